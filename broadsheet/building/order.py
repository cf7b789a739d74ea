"""What is to be built, and how. Knows nothing of how it is done, so that it is had in no time."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from broadsheet.building.disk.roots import Roots
from broadsheet.model.report import Report

Step = Callable[["Order", "Tell"], Report]
Tell = Callable[[str, int], None]
"""Is told the name of each stage as it begins, and how many things it is about; then STILL, and how many are left."""
STILL = ""


class Order(Struct, frozen=True, kw_only=True):
    """What to build, and how."""

    roots: Roots
    """The site's folders."""
    output: Path
    """The output folder."""
    private: Path
    """The folder for store, manifests and staging: the site's own `.broadsheet/`, but for `--verify`."""
    now: datetime
    """The instant whose site is built, with its zone."""
    jobs: int = 1
    """Processes."""
    cluster: str = ""
    """The address of a Dask scheduler whose workers do the work; empty means processes here."""
    preview: bool = False
    """Whether drafts and held articles are shown, and marked."""
    clean: bool = False
    """Whether to begin without the store."""
    base_url: str = ""
    """In place of config's `url`; empty means config's own."""
    search: bool = False
    """Whether the search page and its index are built, where config asks for them."""
    strict: bool = False
    """Whether a warning keeps the site from being published."""
    ledger: Literal["kept", "locked", "read"] = "read"
    """Whether the ledger is written after publishing, may not differ from what it is, or is only read."""
    reviewing: bool = False
    """Whether edits that readers are not told of are warned of."""
    clock: Callable[[], float] | None = None
    """What takes the time of single pieces of work, in seconds; None where nobody asks."""


def is_for_readers(order: Order) -> bool:
    """Tell whether a build is that of the site itself: it makes what lies beside the site too, no other does."""
    return order.ledger != "read" and not order.preview
