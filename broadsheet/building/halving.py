"""Half of many small things is done in a copy of this process: it is there in a moment, and knows what this one knows.

Only what looks and reads may be done so: the copy gives its bytes and ends, without a word to anybody else. Knows
nothing of what is done.
"""

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread
from typing import NoReturn, TypeVar

Item = TypeVar("Item")
Work = Callable[[Sequence[Item]], bytes]


def in_two(work: Work[Item], first: Sequence[Item], second: Sequence[Item], *, jobs: int) -> bytes:
    """Give what work gives for some items, then what it gives for others; with one job, nothing is done beside.

    Where the copy cannot be made, or does not end well, its half is done here. So is all of it beside the main thread:
    that is the preview, whose process has grown, and what is large takes long to copy.
    """
    # Elsewhere than on Linux a copy of a process with threads may never end.
    if jobs == 1 or sys.platform != "linux" or current_thread() is not main_thread():
        return work(first) + work(second)
    with _beside(work, second) as finished:
        own = work(first)
        theirs = finished()
    return own + (work(second) if theirs is None else theirs)


@contextmanager
def _beside(work: Work[Item], items: Sequence[Item]) -> Iterator[Callable[[], bytes | None]]:
    """Begin in a copy; give what waits for its end, and gives its bytes, or None where it did not end well."""
    reading, writing = os.pipe()
    copy = 0

    def finished() -> bytes | None:
        nonlocal copy
        with open(reading, "rb", closefd=False) as stream:  # it is no file
            found = stream.read()
        copy, ended = 0, copy
        return found if ended and os.waitpid(ended, 0)[1] == 0 else None

    try:
        copy = _copied(work, items, writing)
        os.close(writing)
        yield finished
    finally:
        os.close(reading)
        if copy:  # nobody waits for it any more
            with suppress(ProcessLookupError):
                os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)


def _copied(work: Work[Item], items: Sequence[Item], writing: int) -> int:
    """Make the copy, and give its number; 0 where the system makes none."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # the copy leaves Ctrl-C to this process
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # it takes no lock that another thread could hold
            copy = os.fork()
        if not copy:
            _give(work, items, writing)
    except OSError:
        return 0
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return copy


def _give(work: Work[Item], items: Sequence[Item], writing: int) -> NoReturn:
    """Do the work, write what it gives, and end, whatever happens."""
    status = 1
    try:
        with open(writing, "wb") as stream:  # as above
            stream.write(work(items))
        status = 0
    finally:
        os._exit(status)
