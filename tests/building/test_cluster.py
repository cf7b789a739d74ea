"""Work on a cluster: a real scheduler and workers in processes of their own give the bytes of a local build."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from msgspec import structs

from broadsheet.building import cluster as clusters
from broadsheet.building.disk.roots import PACKAGE
from broadsheet.building.errands import Errand, OtherEngine, run
from broadsheet.building.executors import WORTH_IT
from broadsheet.building.order import Order
from broadsheet.building.starting import build
from broadsheet.building.verifying import differences
from tests.building.schedulers import REPOSITORY, paper, scheduler_in, until
from tests.building.sites import built, tree
from tests.makers import Told
from tests.makers import run as command


def _clean(order: Order, folder: Path) -> dict[str, bytes]:
    clean = structs.replace(order, output=folder / "site", private=folder / "private", clean=True, cluster="")
    built(clean)
    return tree(clean.output)


def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(tmp_path: Path) -> None:
    """Its chunks are done by another worker."""
    with scheduler_in(tmp_path) as scheduler:
        order = paper(tmp_path / "paper", scheduler.address)
        first, _ = scheduler.worker(), scheduler.worker()

        def kill_in_the_middle(stage: str, _: int) -> None:
            if stage == "render":
                Thread(target=_kill_at_first_page, args=(order, first)).start()

        report = build(order, kill_in_the_middle)
        assert first.wait() == -signal.SIGKILL
        assert report.written > 3 * WORTH_IT
        assert tree(order.output) == _clean(order, tmp_path / "clean")
        assert differences(order) == []


def _kill_at_first_page(order: Order, worker: subprocess.Popen[bytes]) -> None:
    until(lambda: any((order.private / "staging").glob("*")))
    worker.kill()


def test_no_worker_and_a_worker_with_another_engine_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one would wait for ever, the other make other bytes; the message says so, and nothing is published."""
    other = tmp_path / "other"
    shutil.copytree(PACKAGE, other / "broadsheet", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", other)
    (other / "broadsheet/__init__.py").write_text('"""Older."""\n\n__version__ = "0.0.1"\n', encoding="utf-8")
    with scheduler_in(tmp_path) as scheduler:
        root = paper(tmp_path / "paper", count=WORTH_IT).roots.site
        with monkeypatch.context() as hasty:
            hasty.setattr(clusters, "PATIENCE", 1)
            alone = _build(root, scheduler.address)
        scheduler.worker(other)
        told = _build(root, scheduler.address)
    assert alone.code == 3
    assert alone.err.endswith(f"it has no worker; start one with: dask worker {scheduler.address}\n")
    assert (told.code, told.out) == (3, "")
    assert told.err.startswith(f"the cluster at {scheduler.address}: the worker tcp://127.0.0.1:")
    assert "would make other bytes: not the same there are __init__.py, broadsheet;" in told.err
    assert not any((root / "site").glob("*"))


def _build(root: Path, address: str) -> Told:
    return command("-C", root, "build", "--now", "2026-11-22T12:00Z", "--cluster", address)


def test_an_errand_of_another_engine_is_not_done() -> None:
    """Not even unpacked: a worker may come when the others have been asked already."""
    with pytest.raises(OtherEngine) as other:
        run(Errand("another", (), b"not even a pickle", {}))
    assert "broadsheet 0." in str(other.value)


def test_a_scheduler_that_does_not_answer_ends_with_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a moment, with the way out; the site is as it was."""
    monkeypatch.setattr(clusters, "PATIENCE", 0.2)
    root = paper(tmp_path, count=WORTH_IT).roots.site
    told = _build(root, "127.0.0.1:1")
    assert (told.code, told.out) == (3, "")
    assert told.err.startswith("the cluster at 127.0.0.1:1: there is no answer (")
    assert told.err.endswith("; start one with: dask scheduler\n")
    assert not any((root / "site").glob("*"))


def test_little_work_needs_no_cluster(tmp_path: Path) -> None:
    """A connection costs more than a few pages."""
    order = paper(tmp_path, "127.0.0.1:1", count=3)
    assert built(order).written > 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--cluster", "nowhere"), "'nowhere' is no scheduler's address; write tcp://10.0.0.5:8786"),
        (("--cluster", "http://a:1"), "is no scheduler's address"),
        (("--cluster", "a:1", "--jobs", "2"), "--jobs is for processes here"),
    ],
)
def test_a_wrong_address_is_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """It is found before anything is read."""
    told = command("-C", paper(tmp_path, count=0).roots.site, "build", *arguments)
    assert (told.code, told.out) == (2, "")
    assert words in told.err


def test_a_python_without_dask_is_told_what_to_install(tmp_path: Path) -> None:
    """Found out without importing it."""
    paper(tmp_path, count=0)
    without = (
        "import sys, importlib.util as util; find = util.find_spec;"
        "util.find_spec = lambda name, *rest: None if name == 'distributed' else find(name, *rest);"
        "from broadsheet.cli import main; main()"
    )
    left = subprocess.run(
        [sys.executable, "-c", without, "-C", str(tmp_path), "build", "--cluster", "127.0.0.1:1"],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )
    assert left.returncode == 2
    assert "--cluster needs Dask: run 'make cluster', or pip install 'broadsheet[cluster]'" in left.stderr
