"""What took long to make is kept below `.broadsheet/`, each in a file that carries the digest of its own bytes."""

import shutil
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path

from broadsheet.building.disk.files import write_whole

_SEAL = 16


def keep(path: Path, data: bytes) -> None:
    """Keep bytes in a file, whole or not at all."""
    write_whole(path, blake2b(data, digest_size=_SEAL).digest() + data)


def kept(path: Path) -> bytes | None:
    """Give what was kept; nothing where it is gone or damaged."""
    try:
        sealed = path.read_bytes()
    except FileNotFoundError:
        return None
    data = sealed[_SEAL:]
    return data if blake2b(data, digest_size=_SEAL).digest() == sealed[:_SEAL] else None


def prune(folder: Path, names: Collection[str]) -> None:
    """Forget every file of a folder but some."""
    for file in folder.glob("*"):
        if file.name not in names:
            file.unlink(missing_ok=True)


def forget(folder: Path) -> None:
    """Forget a whole folder."""
    shutil.rmtree(folder, ignore_errors=True)
