"""Run a command and say how long it took and how much memory its whole process tree held at most."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY = 0.02
"""Seconds between two looks at the processes."""


class Run(NamedTuple):
    """One run of a command."""

    seconds: float
    """From start to end."""
    megabytes: float
    """The most that all its processes held together: the sum of resident sets, shared pages counted in each."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end; raises CalledProcessError, with what it said, where it fails."""
    begun = time.perf_counter()
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        command, cwd=folder, env=usual, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        peak = [0]
        done = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, peak, done))
        watcher.start()
        said, _ = process.communicate()
        seconds = time.perf_counter() - begun
        done.set()
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), said)
    return Run(seconds, peak[0] / 1e6)


def _watch(root: int, peak: list[int], done: threading.Event) -> None:
    while not done.wait(EVERY):
        peak[0] = max(peak[0], sum(map(_resident, _tree(root))))


def _tree(root: int) -> list[int]:
    """Give a process and all that descend from it; those that ended meanwhile are left out."""
    found, waiting = [root], [root]
    while waiting:
        pids = _children(waiting.pop())
        found += pids
        waiting += pids
    return found


def _children(pid: int) -> list[int]:
    try:
        texts = [file.read_text() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [int(child) for text in texts for child in text.split()]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0
