"""The staging folder: outputs wait there, whole, until every one of them has been made."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from broadsheet.building.disk.files import digest_of, digest_of_file
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Copy

INSIDE = ".broadsheet-staging"


class Staged(Struct, frozen=True):
    """A file that waits to be published."""

    output_path: str
    """Where it will be, relative to the output folder."""
    name: str
    """Its file in the staging folder."""
    digest: str
    """Of its bytes."""


@contextmanager
def staging(private: Path, output: Path) -> Iterator[Path]:
    """Give an empty staging folder on the output's own file system, and remove it at the end.

    It is `.broadsheet/staging/` if that is the output's file system, else beside the output, else inside it.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(output)) from None
    folder = _place(private, Path(os.path.realpath(output)))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _place(private: Path, output: Path) -> Path:
    device = output.stat().st_dev
    private.mkdir(parents=True, exist_ok=True)
    if private.stat().st_dev == device:
        return private / "staging"
    if output.parent.stat().st_dev == device and os.access(output.parent, os.W_OK):
        return output.parent / f".{output.name}.staging"
    return output / INSIDE


def stage(folder: Path, name: str, output_path: str, data: bytes) -> Staged:
    """Write one output's bytes into staging, with the umask's mode."""
    descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)
    return Staged(output_path, name, digest_of(data))


def stage_copy(folder: Path, name: str, copy: Copy, file: Path) -> Staged:
    """Copy a file into staging; raises BuildError where it is no longer what was planned."""
    try:
        shutil.copyfile(file, folder / name)
    except FileNotFoundError:
        raise BuildError(
            "the file vanished while the site was built", Source(copy.source_path), "build again"
        ) from None
    if digest_of_file(folder / name) != copy.digest:
        raise BuildError("the file changed while the site was built", Source(copy.source_path), "build again")
    return Staged(copy.output_path, name, copy.digest)
