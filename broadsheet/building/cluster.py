"""Work on other machines, through Dask's distributed. The one module that knows it.

Only the coordinating process reads content and writes; a worker gets chunks and gives bytes.
"""

import logging
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from typing import Any

from distributed import Client, KilledWorker

from broadsheet.building.errands import OtherEngine, Returned, pack, run, unpack
from broadsheet.building.executors import WORTH_IT, Item, Result, Workers
from broadsheet.building.freshness import engine_facts

PATIENCE = 10
"""Seconds to wait for a scheduler, and for a first worker."""
_LOOK, _AHEAD = 1, 4
"""Seconds between looks at the cluster while a result is awaited; chunks on their way for each thread."""
_NAMED = 4
for _name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # what it has to say is raised too
warnings.filterwarnings("ignore", module=r"distributed\.")


class Cluster(Workers):
    """Owns the connection to a scheduler, which is made only when there is work worth it."""

    def __init__(self, address: str, left: Callable[[int], None]) -> None:
        """Take the scheduler's address, such as `tcp://10.0.0.5:8786`, and who is told how many items are left."""
        super().__init__(1, left)
        self._address = address
        self._client: Any = None

    def chunks(self, items: Sequence[Item]) -> list[Sequence[Item]]:
        """Cut items in chunks, by the number of threads that the cluster has."""
        if len(items) >= WORTH_IT and self._client is None:
            self._connect()
        return super().chunks(items)

    def close(self) -> None:
        """Leave the cluster; it drops what has not begun."""
        if self._client is not None:
            self._client.close(timeout=_LOOK)

    def _connect(self) -> None:
        try:
            self._client = _client(self._address)
        except (OSError, ValueError) as error:
            raise self._lost(f"there is no answer ({error})", "start one with: dask scheduler") from None
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise self._lost("it has no worker", f"start one with: dask worker {self._address}") from None
        self._refuse_other_engines()
        threads = self._client.nthreads().values()
        self._jobs = max(2, sum(threads))  # with one the work would be done here

    def _refuse_other_engines(self) -> None:
        """Ask every worker what its engine is made of, so that no other one is given work at all."""
        found = self._client.run(engine_facts, on_error="return")
        for worker, facts in sorted(found.items()):
            if isinstance(facts, BaseException):
                raise self._lost(f"the worker {worker} has no such Broadsheet ({facts})", "install it there too")
            if facts != engine_facts():
                raise self._refused(worker, facts)

    def _map(self, work: Callable[[Item], Result], chunks: Sequence[Item]) -> Iterator[Result]:
        executor = self._client.get_executor(pure=False, retries=3)
        waiting: deque[tuple[Item, Future[Returned]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, executor.submit(run, pack(work, chunk))))
            if len(waiting) > _AHEAD * self._jobs:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[tuple[Item, Future[Returned]]]) -> Any:
        chunk, future = waiting.popleft()
        return unpack(chunk, self._result(future))

    def _result(self, future: Future[Returned]) -> Returned:
        last_seen = time.monotonic()
        while True:
            try:
                return future.result(timeout=_LOOK)
            except TimeoutError:
                if self._client.scheduler_info().get("workers"):
                    last_seen = time.monotonic()
                elif time.monotonic() - last_seen > PATIENCE:
                    raise self._lost("it has no worker left", f"start one with: dask worker {self._address}") from None
            except KilledWorker as killed:
                reason = f"its workers were killed again and again ({killed.last_worker.address} was the last)"
                raise self._lost(reason, "give them more memory, and look at their logs") from None
            except CancelledError:
                raise self._lost("the connection was lost", "is the scheduler still running?") from None
            except OtherEngine as other:
                raise self._refused("that came later", other.args[0]) from None

    def _refused(self, worker: str, facts: tuple[str, ...]) -> OSError:
        own = engine_facts()
        names = sorted({fact.split(" ")[0] for fact in {*own} ^ {*facts}})
        named = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
        reason = f"the worker {worker} would make other bytes: not the same there are {named}"
        return self._lost(reason, "give it the same Python, Broadsheet and libraries")

    def _lost(self, reason: str, hint: str) -> OSError:
        return ConnectionError(f"the cluster at {self._address}: {reason}; {hint}")


def _client(address: str) -> Client:
    return Client(address, timeout=PATIENCE, set_as_default=False, name="broadsheet")  # type: ignore[no-untyped-call]  # Dask's
