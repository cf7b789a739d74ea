"""Machines that refuse: a disk that is full, a folder that can only be read, a process that is killed.

The first two are real file systems, in a mount namespace of their own (mount_namespaces(7)), which Linux gives to root
and, in most places, to anybody.
"""

import inspect
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.building.disk.roots import PACKAGE

_WAYS = (("unshare", "-rm"), ("unshare", "-m"))


def in_namespace(scenario: Callable[[Path], None], folder: Path) -> None:
    """Run a test module's function in a mount namespace; what it asserts is asserted."""
    ways = [
        way for way in _WAYS if shutil.which("unshare") and _allowed([*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
    ]
    if not ways:
        pytest.skip("this kernel gives no mount namespace")
    module = inspect.getmodule(scenario)
    assert module is not None
    call = f"from pathlib import Path; import {module.__name__} as m; m.{scenario.__name__}(Path({str(folder)!r}))"
    done = subprocess.run([*ways[0], sys.executable, "-c", call], cwd=PACKAGE.parent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def _allowed(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def mount(folder: Path, options: str) -> None:
    """Mount a file system in memory, or mount it anew with other options."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)


def bind(folder: Path) -> None:
    """Make a folder a mount of its own, on the same device: a rename into it fails like one from another device."""
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)


def only_readable(folder: Path) -> None:
    """Let a mount be read and no more."""
    subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)


def unprivileged() -> list[str]:
    """Give what to put before a command so that modes bind it, even where it is root's."""
    if os.geteuid():
        return []
    without = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={without}", f"--inh-caps={without}"]
