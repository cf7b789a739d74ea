"""Work in several processes, behind `concurrent.futures`: chunks go out, results come back in order."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from broadsheet.building.stopwatch import Clock, Stopwatch

if TYPE_CHECKING:  # 20 ms, and only where there is much to do
    from concurrent.futures import Executor, Future
    from multiprocessing.process import BaseProcess

WORTH_IT = 64
"""Fewer items than these are done by the coordinating process itself."""
_LARGEST, _SMALLEST, _ROUNDS, _AHEAD = 100, 8, 4, 3
_SELDOM = (50_000, 10, 100)
"""How often a worker looks for cycles: it makes few, and has much to look through."""
Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """Owns the pool, which is begun only when there is work worth it."""

    def __init__(self, jobs: int, left: Callable[[int], None] = lambda _: None) -> None:
        """Take the number of processes, where 1 does everything here, and who is told how many items are left."""
        self._jobs, self._left = jobs, left
        self.stopwatch = Stopwatch()
        self._pool: Executor | None = None
        self._steps: Iterator[None] = iter(())

    def chunks(self, items: Sequence[Item]) -> list[Sequence[Item]]:
        """Cut items in chunks, small enough that processes end together."""
        size = max(_SMALLEST, min(_LARGEST, len(items) // (self._jobs * _ROUNDS)))
        return [items[start : start + size] for start in range(0, len(items), size)]

    def map(
        self, work: Callable[[Item], Result], chunks: Sequence[Item], items: int, *, worth: int = WORTH_IT
    ) -> Iterator[Result]:
        """Work on every chunk; results come in the order of the chunks, whoever was first.

        Fewer items than are `worth` it are done here.
        """
        results = map(work, chunks) if self._jobs == 1 or items < worth else self._map(work, chunks)
        for number, result in enumerate(results, 1):
            self._left(items - items * number // len(chunks))
            yield result

    def begin(self) -> None:
        """Begin the processes now, since there will be work worth it: they are ready in a fifth of a second."""
        if self._jobs > 1:
            for _ in range(self._jobs):  # one begins for each call that no idle one takes
                self._submit(int)

    def _submit(self, work: Callable[..., Result], *arguments: Any) -> "Future[Result]":
        with _interrupt_held():  # it would leave a half-made process behind
            if self._pool is None:
                self._pool = _pool(self._jobs)
            return self._pool.submit(work, *arguments)

    def _map(self, work: Callable[[Item], Result], chunks: Sequence[Item]) -> Iterator[Result]:
        waiting: deque[Future[Result]] = deque()
        for chunk in chunks:
            waiting.append(self._submit(work, chunk))
            if len(waiting) > _AHEAD * self._jobs:
                yield self._awaited(waiting.popleft())
        while waiting:
            yield self._awaited(waiting.popleft())

    def _awaited(self, future: "Future[Result]") -> Result:
        """Wait for a result, and do what there is to be done here meanwhile."""
        while not future.done():
            if next(self._steps, self) is self:
                break
        return future.result()

    @contextmanager
    def meanwhile(self, steps: Iterator[None]) -> Iterator[None]:
        """Do work of this process, in steps of some milliseconds, while others work, and at the end what is left of it.

        Where what is done within fails, no further step is done.
        """
        self._steps = steps
        try:
            yield
            for _ in steps:
                pass
        finally:
            self._steps = iter(())

    def abandon(self) -> None:
        """End the processes in the middle of their work: nobody waits for it any more."""
        if self._pool is not None:
            import multiprocessing  # noqa: PLC0415  # it is there already

            children = multiprocessing.active_children()
            for process in children:
                process.kill()
            for process in children:
                process.join()

    @contextmanager
    def ended_on_failure(self) -> Iterator[None]:
        """End the processes where what is done within fails, so that they write no more."""
        done = False
        try:
            yield
            done = True
        finally:
            if not done:
                self.abandon()

    def close(self) -> None:
        """End the processes; work that has not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> "Executor":
    import multiprocessing  # noqa: PLC0415  # 20 ms, and only where there is much to do
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # the same
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415  # the same

    if "forkserver" not in multiprocessing.get_all_start_methods():
        spawning = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, mp_context=spawning, initializer=_begin_work)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["broadsheet.building.work"])
    resource_tracker.ensure_running()  # by itself it would let SIGINT through again
    with _interrupt_held():
        forkserver.ensure_running()  # what it starts is deaf to Ctrl-C from its first instruction
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_work)


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Keep Ctrl-C waiting for a moment."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_work() -> None:
    """Leave Ctrl-C to the coordinating process, and end with it, however it ends; collect cycles seldom."""
    gc.set_threshold(*_SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from multiprocessing import parent_process  # noqa: PLC0415  # it is there already

    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: "BaseProcess") -> None:
    parent.join()
    os._exit(1)


@contextmanager
def working(
    jobs: int, cluster: str = "", left: Callable[[int], None] = lambda _: None, *, clock: Clock | None = None
) -> Iterator[Workers]:
    """Give workers for one build: processes here, or a cluster's by the address of its scheduler.

    After each chunk `left` is told how many items are left; a `clock` takes the time of each item.
    """
    workers = _elsewhere(cluster, left) if cluster else Workers(jobs, left)
    workers.stopwatch = Stopwatch(clock)
    try:
        with workers.ended_on_failure():
            yield workers
    finally:
        workers.close()


def _elsewhere(address: str, left: Callable[[int], None]) -> Workers:
    from broadsheet.building.cluster import Cluster  # noqa: PLC0415  # half a second, and an extra that few have

    return Cluster(address, left)
