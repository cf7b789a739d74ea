"""Work in several processes: in order, with every error, and deaf to Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from broadsheet.building.disk.roots import PACKAGE
from broadsheet.building.executors import WORTH_IT, Workers, working
from tests.building.schedulers import until


def _times_two(chunk: list[int]) -> list[int]:
    return [2 * item for item in chunk]


def _interrupted(_: list[int]) -> bool:
    os.kill(os.getpid(), signal.SIGINT)
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def _where(_: list[int]) -> int:
    return os.getpid()


def _failing(chunk: list[int]) -> int:
    if 70 in chunk:
        raise ValueError("seventy")
    return len(chunk)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_chunks(jobs: int) -> None:
    """Every item is in one chunk, in its place."""
    items = list(range(200))
    with working(jobs) as workers:
        results = workers.map(_times_two, [list(chunk) for chunk in workers.chunks(items)], len(items))
        assert [item for chunk in results for item in chunk] == [2 * item for item in items]


def test_little_work_is_done_by_the_process_itself() -> None:
    """A pool costs more than a few pages."""
    with working(2) as workers:
        assert list(workers.map(_where, [[1]], WORTH_IT - 1)) == [os.getpid()]
        assert list(workers.map(_where, [[1]], WORTH_IT)) != [os.getpid()]


def test_workers_leave_ctrl_c_to_the_coordinating_process() -> None:
    """An interrupt that reaches one of them changes nothing there."""
    with working(2) as workers:
        assert list(workers.map(_interrupted, [[1], [2]], WORTH_IT)) == [True, True]


def test_processes_that_begin_early_do_the_work() -> None:
    """Where everything is done here none begins."""
    with working(2) as workers:
        workers.begin()
        early = {process.pid for process in active_children()}
        assert early
        assert early & set(workers.map(_where, [[1]] * 8, WORTH_IT))
    with working(1) as workers:
        workers.begin()
        assert not active_children()


def test_an_error_in_a_process_reaches_the_caller() -> None:
    """As it was raised."""
    with working(2) as workers, pytest.raises(ValueError, match="seventy"):
        list(workers.map(_failing, [list(range(60, 80)), [1]], WORTH_IT))


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 63, 64, 1000, 5000])
def test_chunks_hold_every_item_once(count: int) -> None:
    """Whatever the number of processes."""
    for jobs in (1, 2, 16):
        chunks = Workers(jobs).chunks(range(count))
        assert [item for chunk in chunks for item in chunk] == list(range(count))
        assert all(len(chunk) <= 100 for chunk in chunks)


_KILLED = """
import os, signal, time
from broadsheet.building.executors import WORTH_IT, working
from tests.building.test_executors import _where
with working(2) as workers:
    print(*workers.map(_where, [[n] for n in range(WORTH_IT)], WORTH_IT), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_with_a_coordinating_process_that_is_killed() -> None:
    """They would wait for ever for work that nobody sends."""
    command = [sys.executable, "-c", _KILLED]
    killed = subprocess.run(command, cwd=PACKAGE.parent, stdout=subprocess.PIPE, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    workers = {int(word) for word in killed.stdout.split()}
    until(lambda: not any(_is_alive(worker) for worker in workers))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _steps(done: list[int]) -> Iterator[None]:
    for number in range(1000):
        done.append(number)
        yield


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_of_this_process_is_done_while_others_work(jobs: int) -> None:
    """Step by step, and what is left of it at the end, also where nobody else works."""
    done: list[int] = []
    with working(jobs) as workers:
        with workers.meanwhile(_steps(done)):
            assert list(workers.map(_times_two, [[1], [2]], WORTH_IT)) == [[2], [4]]
            assert (len(done) > 0) == (jobs > 1)
        assert done == list(range(1000))


def test_no_step_is_done_once_something_failed() -> None:
    """Nor while there is other work, as where a store that was damaged is made again."""
    done: list[int] = []
    with working(2) as workers:
        with pytest.raises(ValueError, match="seventy"), workers.meanwhile(_steps(done)):
            raise ValueError("seventy")
        assert list(workers.map(_times_two, [[1], [2]], WORTH_IT)) == [[2], [4]]
    assert done == []
