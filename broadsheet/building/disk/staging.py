"""The staging folder: outputs wait there, whole, until every one of them has been made."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from broadsheet.building.disk.files import digest_of, digest_of_file, look, stat_of
from broadsheet.building.manifest import UNSURE, Stat
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Copy

INSIDE = ".broadsheet-staging"


class Staged(Struct, frozen=True):
    """A file that waits to be published."""

    output_path: str
    """Where it will be, relative to the output folder; it lies at the same path in the staged tree."""
    digest: str
    """Of its bytes."""
    look: Stat = UNSURE
    """As it was written: moved with its folder it keeps this look, moved by itself it does not."""


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
    private.mkdir(parents=True, exist_ok=True)
    if _reaches(private, output):
        return private / "staging"
    if os.access(output.parent, os.W_OK) and _reaches(output.parent, output):
        return output.parent / f".{output.name}.staging"
    return output / INSIDE


def _reaches(folder: Path, output: Path) -> bool:
    """Try to rename a file from a folder into the output: it fails from another file system, and from another mount."""
    probe, there = folder / ".broadsheet-probe", output / ".broadsheet-probe"
    probe.touch()
    try:
        probe.rename(there)
    except OSError as error:
        probe.unlink()
        if error.errno != errno.EXDEV:
            raise OSError(error.errno, error.strerror, str(output)) from None
        return False
    there.unlink()
    return True


class Tree:
    """Owns a staged tree, which has the shape of the output folder, so that a whole new folder is published at once."""

    def __init__(self, folder: Path) -> None:
        """Take the staging folder."""
        self._root = tree_in(folder)
        self._made: set[str] = set()

    def stage(self, output_path: str, data: bytes) -> Staged:
        """Write one output's bytes, with the umask's mode."""
        descriptor = os.open(self._place(output_path), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            written = os.write(descriptor, data)
            while written < len(data):
                written += os.write(descriptor, memoryview(data)[written:])
            look = stat_of(os.fstat(descriptor))
        finally:
            os.close(descriptor)
        return Staged(output_path, digest_of(data), look)

    def stage_copy(self, copy: Copy, file: Path, change: Callable[[bytes], bytes] | None = None) -> Staged:
        """Copy a file, changed if it is to be; raises BuildError where it is no longer what was planned."""
        place = self._place(copy.output_path)
        try:
            shutil.copyfile(file, place)
        except FileNotFoundError:
            message = "the file vanished while the site was built"
            raise BuildError(message, Source(copy.source_path), "build again") from None
        if digest_of_file(Path(place)) != copy.digest:
            raise BuildError("the file changed while the site was built", Source(copy.source_path), "build again")
        digest = copy.digest
        if change is not None:
            data = change(Path(place).read_bytes())
            Path(place).write_bytes(data)
            digest = digest_of(data)
        return Staged(copy.output_path, digest, look(place))

    def _place(self, output_path: str) -> str:
        """Give the file's path, its folder made."""
        place = f"{self._root}/{output_path}"
        folder = place[: place.rindex("/")]
        if folder not in self._made:
            try:
                os.mkdir(folder)  # noqa: PTH102  # a Path costs as much as the folder
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # the same
            self._made.add(folder)
        return place


def tree_in(folder: Path) -> str:
    """Give the root of the staged tree in a staging folder."""
    return f"{folder}/tree"
