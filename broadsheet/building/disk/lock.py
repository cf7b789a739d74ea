"""One build at a time for one site."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOKS, _PAUSE = 50, 0.02
"""How often, and seconds apart, the holder's number is looked for: it is written a moment after the lock is taken."""


@contextmanager
def locked(private: Path) -> Iterator[None]:
    """Hold the site's lock; raises BlockingIOError that names the process which holds it.

    The lock is the kernel's: it goes with the process, however that ends.
    """
    if not private.is_dir():
        try:
            private.mkdir(parents=True)
        except FileExistsError:
            raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(private)) from None
        (private / ".gitignore").write_text("*\n", encoding="utf-8")
    path = private / "lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"another build of this site is running (process {_holder(descriptor)}); wait for it to end"
            raise BlockingIOError(errno.EAGAIN, message, str(path)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _holder(descriptor: int) -> str:
    for _ in range(_LOOKS):
        number = os.pread(descriptor, 32, 0).decode(errors="replace").strip()
        if number:
            return number
        time.sleep(_PAUSE)
    return "unknown"
