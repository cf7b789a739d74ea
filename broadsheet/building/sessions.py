"""One build's hold on a site: its lock, its store in one transaction, its worker processes."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from broadsheet.building.disk.kept import IMAGES, forget
from broadsheet.building.disk.lock import locked
from broadsheet.building.executors import Workers, working
from broadsheet.building.order import STILL, Order, Tell
from broadsheet.building.packs import DamagedStore, OtherVersion
from broadsheet.building.store import Store, opened, set_aside
from broadsheet.building.templates import COMPILED
from broadsheet.model.errors import BuildError, Source

Result = TypeVar("Result")
Stepping = Callable[[Order, Tell, Store, Workers], Result]


def with_store(order: Order, tell: Tell, step: Stepping[Result]) -> tuple[Result, tuple[BuildError, ...]]:
    """Do a step with lock, store and workers; a store that cannot be believed is set aside and made again, once."""
    path = order.private / "store.sqlite"
    left = partial(tell, STILL)
    with locked(order.private), _uncollected(), working(order.jobs, order.cluster, left, clock=order.clock) as workers:
        if order.clean:
            path.unlink(missing_ok=True)
            forget(order.private / "index")
            forget(order.private / IMAGES)
            (order.private / COMPILED).unlink(missing_ok=True)
        try:
            return _committed(path, order, tell, workers, step), ()
        except DamagedStore as damage:
            warnings = _made_again(path, damage)
        return _committed(path, order, tell, workers, step), warnings


def _made_again(path: Path, damage: DamagedStore) -> tuple[BuildError, ...]:
    """Move the store away, and say so; one of another version goes in silence, since an upgrade is no damage."""
    aside = set_aside(path)
    if isinstance(damage, OtherVersion):
        aside.unlink()
        return ()
    message = f"the store was damaged ({damage}) and is made again"
    return (BuildError(message, Source(path.name), f"the old one is {aside.name}; it may be deleted"),)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles meanwhile: a build makes a million values that all stay, and hardly a cycle."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _committed(path: Path, order: Order, tell: Tell, workers: Workers, step: Stepping[Result]) -> Result:  # noqa: PLR0917  # passed on as they came
    """Do a step in one transaction; what was parsed is kept even where there are mistakes."""
    with opened(path) as store:
        try:
            return step(order, tell, store, workers)
        finally:
            if not isinstance(sys.exception(), DamagedStore):
                store.commit()
