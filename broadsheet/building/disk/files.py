"""Single files: looked at, read with care, written whole or not at all."""

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from broadsheet.building.manifest import ABSENT, UNSURE, Stat
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.ledger import LEDGER

TRIES = 5
_BLOCK = 1 << 20
_COMPILED = "__pycache__"


class Found(Struct, frozen=True):
    """A file that is there."""

    path: str
    """Relative to the site's root, or `built-in/...`."""
    stat: Stat
    """Its look now."""
    digest: str
    """Of its bytes."""


def digest_of(data: bytes) -> str:
    """Give the digest of bytes, in hex."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of_file(path: Path | str, *, follow: bool = True) -> str:
    """Give the digest of a file's bytes, in hex; one that is a link and not to be followed is an OSError."""
    digest = blake2b(digest_size=16)
    # A pipe would keep us waiting.
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW)
    descriptor = os.open(path, flags)
    try:
        left = os.fstat(descriptor).st_size
        size = min(left + 1, _BLOCK)  # a larger buffer costs more than the file
        while block := os.read(descriptor, size):
            digest.update(block)
            left -= len(block)
            if left == 0 and len(block) < size:  # that was the end; a network's may give less before it
                break
    finally:
        os.close(descriptor)
    return digest.hexdigest()


def names_digest(path: str, names: Iterable[str]) -> str:
    """Give the digest of the names in a folder, whatever their order; what Python compiles there does not count.

    Nor does the ledger, which is looked at by itself, and which a build may write.
    """
    told = sorted(os.fsencode(name) for name in names if name != _COMPILED and f"{path}/{name}" != LEDGER)
    return digest_of(b"\0".join(told))


def names_in(folder: Path | str) -> list[str]:
    """Give the names in a folder, in no order."""
    return os.listdir(folder)  # noqa: PTH208  # a Path for each name costs ten times as much


def look(path: Path | str) -> Stat:
    """Give what a look at a file tells."""
    return stat_of(os.stat(path))  # noqa: PTH116  # a Path costs as much as the look itself


def look_or_absent(path: Path | str) -> Stat:
    """Give what a look at a file tells; ABSENT where nothing is there."""
    try:
        return look(path)
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT


def stat_of(found: os.stat_result) -> Stat:
    """Give what of a look is kept."""
    return Stat(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def settled(stat: Stat, stamp: int) -> Stat:
    """Give a stat, or UNSURE where the file may still change within the same tick of the file system's clock."""
    return stat if stat.mtime < stamp and stat.ctime < stamp else UNSURE


def stamp(folder: Path) -> int:
    """Give the file system's own time, in nanoseconds since the epoch."""
    path = folder / "stamp"
    path.write_bytes(b"")
    os.utime(path)
    return path.stat().st_mtime_ns


def read(path: Path, source_path: str) -> tuple[bytes, Stat]:
    """Read a file that nobody changes meanwhile: the looks before and after must agree."""
    for _ in range(TRIES):
        try:
            before = look(path)
            data = path.read_bytes()
            after = look(path)
        except FileNotFoundError:
            raise BuildError("the file vanished while it was read", Source(source_path), "build again") from None
        if before == after:
            return data, after
    raise BuildError("the file keeps changing while it is read", Source(source_path), "build again when it is saved")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, make it durable, and rename it: it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, whole or not at all; raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
        os.link(beside, path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
