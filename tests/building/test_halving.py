"""Half of a piece of work is done in a copy of the process, and what comes of it is the same."""

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from broadsheet.building.halving import in_two

HERE = os.getpid()


def _told(items: Sequence[int]) -> bytes:
    return b"".join(b"%d in %d\n" % (item, os.getpid() == HERE) for item in items)


def test_the_second_half_is_done_beside_and_comes_last() -> None:
    """In the order of the items; with one job all is done here."""
    assert in_two(_told, [1, 2], [3, 4], jobs=2) == b"1 in 1\n2 in 1\n3 in 0\n4 in 0\n"
    assert in_two(_told, [1, 2], [3, 4], jobs=1) == b"1 in 1\n2 in 1\n3 in 1\n4 in 1\n"
    large = in_two(lambda items: bytes(items) * 100_000, [1], [2, 3], jobs=2)
    assert large == b"\1" * 100_000 + b"\2\3" * 100_000


def test_what_a_copy_does_not_end_well_is_done_here() -> None:
    """It raised, or was ended from outside in the middle."""

    def raising(items: Sequence[int]) -> bytes:
        if os.getpid() != HERE:
            raise ValueError(items)
        return bytes(items)

    def ended(items: Sequence[int]) -> bytes:
        if os.getpid() != HERE:
            os.kill(os.getpid(), 9)
        return bytes(items)

    assert in_two(raising, [1], [2], jobs=2) == in_two(ended, [1], [2], jobs=2) == b"\1\2"


def test_beside_the_main_thread_all_is_done_here() -> None:
    """The preview's process is too large to be copied for a look."""
    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(in_two, _told, [1], [2], jobs=2).result()
    assert found == b"1 in 1\n2 in 1\n"


def test_where_no_copy_can_be_made_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with too many processes."""

    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    assert in_two(_told, [1], [2], jobs=2) == b"1 in 1\n2 in 1\n"


def test_no_copy_outlives_a_work_that_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C here ends it at once, and nothing is left of it."""
    copies: list[int] = []
    fork = os.fork

    def counted() -> int:
        copies.append(fork())
        return copies[-1]

    def endless(_: Sequence[int]) -> bytes:
        if os.getpid() == HERE:
            raise KeyboardInterrupt
        time.sleep(60)
        return b""

    monkeypatch.setattr(os, "fork", counted)
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        in_two(endless, [1], [2], jobs=2)
    assert time.monotonic() - begun < 30
    with pytest.raises(ProcessLookupError):
        os.kill(copies[0], 0)
