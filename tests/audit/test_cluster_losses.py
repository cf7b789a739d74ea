"""What a cluster loses on the way is told in a line, and the site is as it was."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.building.disk.roots import Roots
from broadsheet.building.executors import WORTH_IT, working
from broadsheet.building.order import Order
from broadsheet.building.starting import build
from broadsheet.building.work import RenderChunk
from broadsheet.model.outputs import Theme
from tests.building.schedulers import REPOSITORY, paper, scheduler_in, until

MANY = 20 * WORTH_IT


def _die(_: RenderChunk) -> None:
    os._exit(1)


def _do_what_kills(address: str) -> None:
    with working(1, address) as workers:
        workers.chunks(range(WORTH_IT))
        list(workers.map(_die, [RenderChunk((), Theme((), (), ""), {}, Roots(Path(), Path()), "")], WORTH_IT))


def test_work_that_every_worker_dies_of_is_given_up(tmp_path: Path) -> None:
    """As by a machine without enough memory."""
    with scheduler_in(tmp_path) as scheduler:
        workers = [scheduler.worker(), scheduler.worker()]
        with pytest.raises(ConnectionError, match="its workers were killed again and again"):
            _do_what_kills(scheduler.address)
        assert [worker.wait() for worker in workers] == [1, 1]


def _at_first_page(order: Order, act: Callable[[], object]) -> None:
    until(lambda: any((order.private / "staging").glob("*")))
    act()


def test_a_scheduler_that_dies_ends_the_build(tmp_path: Path) -> None:
    """In a moment, with nothing published."""
    with scheduler_in(tmp_path) as scheduler:
        scheduler.worker()
        order = paper(tmp_path / "paper", scheduler.address, MANY)

        stages: list[str] = []

        def kill_in_the_middle(stage: str, _: int) -> None:
            stages.append(stage)
            if stages[-2:] == ["render", ""]:
                scheduler.process.kill()
                scheduler.process.wait()

        with pytest.raises(ConnectionError, match="the connection was lost"):
            build(order, kill_in_the_middle)
    assert not any(order.output.glob("*"))


def test_ctrl_c_leaves_the_cluster_and_ends_with_130(tmp_path: Path) -> None:
    """The workers go on to the next build."""
    with scheduler_in(tmp_path) as scheduler:
        worker = scheduler.worker()
        order = paper(tmp_path / "paper", scheduler.address, MANY)
        command = [
            sys.executable,
            "-m",
            "broadsheet",
            "-C",
            str(order.roots.site),
            "--cluster",
            scheduler.address,
            "-q",
        ]
        with subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE) as build_:
            _at_first_page(order, lambda: build_.send_signal(signal.SIGINT))
            _, told = build_.communicate()
        assert (build_.returncode, told) == (130, b"\ninterrupted\n")
        assert not any(order.output.glob("*"))
        assert worker.poll() is None
