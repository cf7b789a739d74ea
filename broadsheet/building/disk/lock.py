"""One build at a time for one site."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
            holder = os.pread(descriptor, 32, 0).decode(errors="replace").strip() or "unknown"
            message = f"another build of this site is running (process {holder}); wait for it to end"
            raise BlockingIOError(errno.EAGAIN, message, str(path)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)
