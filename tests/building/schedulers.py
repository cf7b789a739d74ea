"""A Dask scheduler and its workers, in processes of their own on this machine."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec
from msgspec import structs

from broadsheet.building.disk.roots import PACKAGE
from broadsheet.building.executors import WORTH_IT
from broadsheet.building.order import Order
from tests.building.sites import article, new_site

REPOSITORY = PACKAGE.parent


class Scheduler:
    """Owns a scheduler and its workers."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        """Start a scheduler that gives a task up when two workers have died of it."""
        self._folder, self._stack = folder, stack
        self._file = folder / "scheduler.json"
        self.process = self._run("scheduler", "--port", "0", "--scheduler-file", str(self._file))
        until(lambda: self._file.exists() and self._file.read_bytes().rstrip().endswith(b"}"))
        self.address: str = msgspec.json.decode(self._file.read_bytes())["address"]

    def worker(self, path: Path = REPOSITORY) -> subprocess.Popen[bytes]:
        """Start a worker whose Broadsheet is below a folder."""
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder))
        return self._run("worker", self.address, *options, path=path)

    def _run(self, *words: str, path: Path = REPOSITORY) -> subprocess.Popen[bytes]:
        setting = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1", "PYTHONPATH": str(path)}
        arguments = [sys.executable, "-P", "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"]
        with (self._folder / "log").open("ab") as log:
            started = subprocess.Popen(arguments, stderr=log, stdout=log, env=os.environ | setting, cwd=path)
        self._stack.callback(started.wait)
        self._stack.callback(started.kill)
        return started


def until(happened: Callable[[], bool]) -> None:
    """Wait for what comes in a moment, a minute at most."""
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


@contextmanager
def scheduler_in(folder: Path) -> Iterator[Scheduler]:
    """Run a scheduler and whatever workers are asked for, and end them."""
    with ExitStack() as stack:
        yield Scheduler(folder, stack)


def paper(root: Path, address: str = "", count: int = 3 * WORTH_IT) -> Order:
    """Write a site, and give the order to build it on a cluster."""
    texts = {
        f"content/articles/{n}.md": article(f"N {n}", f"Body *{n}*.\n\nA note[^1].\n\n[^1]: {n}.", tags=f"[t{n % 5}]")
        for n in range(count)
    }
    return structs.replace(new_site(root, texts), cluster=address)
