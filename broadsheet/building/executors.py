"""Work in several processes, behind `concurrent.futures`: chunks go out, results come back in order."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

WORTH_IT = 64
"""Fewer items than these are done by the coordinating process itself."""
_LARGEST, _SMALLEST, _ROUNDS = 100, 8, 4
Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """Owns the pool, which is begun only when there is work worth it."""

    def __init__(self, jobs: int) -> None:
        """Take the number of processes; 1 does everything here."""
        self._jobs = jobs
        self._pool: Executor | None = None

    def chunks(self, items: Sequence[Item]) -> list[Sequence[Item]]:
        """Cut items in chunks, small enough that processes end together."""
        size = max(_SMALLEST, min(_LARGEST, len(items) // (self._jobs * _ROUNDS)))
        return [items[start : start + size] for start in range(0, len(items), size)]

    def map(self, work: Callable[[Item], Result], chunks: Sequence[Item], items: int) -> Iterator[Result]:
        """Work on every chunk; results come in the order of the chunks, whoever was first."""
        if self._jobs == 1 or items < WORTH_IT:
            return map(work, chunks)
        if self._pool is None:
            self._pool = _pool(self._jobs)
        return self._pool.map(work, chunks)

    def close(self) -> None:
        """End the processes; work that has not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> Executor:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(["broadsheet.building.work"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_ignore_interrupt)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the coordinating process, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def working(jobs: int, cluster: str = "") -> Iterator[Workers]:
    """Give workers for one build: processes here, or a cluster's by the address of its scheduler."""
    workers = _elsewhere(cluster) if cluster else Workers(jobs)
    try:
        yield workers
    finally:
        workers.close()


def _elsewhere(address: str) -> Workers:
    from broadsheet.building.cluster import Cluster  # noqa: PLC0415  # half a second, and an extra that few have

    return Cluster(address)
