"""What `import` reads, from anywhere: files and folders that are no part of the site."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from broadsheet.model.errors import BuildError, Source

_NEVER = frozenset({"node_modules", "__pycache__", "_site", "vendor"})


def read_clipping(path: Path, limit: int) -> bytes:
    """Read a file from anywhere; raises BuildError where it cannot be read or is larger than `limit` bytes."""
    try:
        if path.is_dir():
            raise BuildError("a folder, not a file", Source(str(path)), "name the files in it: import FOLDER/*.txt")
        if not path.is_file():
            raise BuildError("there is no such file", Source(str(path)), "check the path")
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except PermissionError:
        raise BuildError("the file may not be read", Source(str(path)), "check its permissions") from None
    except FileNotFoundError:
        raise BuildError("the file vanished while it was read", Source(str(path)), "import it again") from None
    if len(data) > limit:
        raise BuildError(f"more than {limit:,} bytes", Source(str(path)), "clip the article's own text")
    return data


def first_bytes(path: Path, size: int) -> bytes:
    """Read how a file begins; nothing where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(size)
    except OSError:
        return b""


def remove_unless_changed(path: Path, sha256: str) -> bool:
    """Delete a file whose digest is still the given one, and say so; raises FileNotFoundError where there is none."""
    if file_digest(path) != sha256:
        return False
    path.unlink()
    return True


def file_digest(path: Path) -> str:
    """Give the SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files_below(folder: Path) -> list[Path]:
    """Give every file below a folder, in order of their paths; what is hidden or a program's own is left out."""
    return sorted(_walk(folder))


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _NEVER:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path))
            elif entry.is_file():
                yield Path(entry.path)
