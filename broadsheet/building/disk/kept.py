"""What took long to make is kept below `.broadsheet/`, each in a file that carries the digest of its own bytes.

So nothing waits for the disk: what a crash leaves damaged is found out, and made again.
"""

import os
import shutil
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path

_SEAL = 16
IMAGES = "images"
"""The folder of `.broadsheet/` where pictures are kept."""


def keep(path: Path, data: bytes) -> None:
    """Keep bytes in a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    beside.write_bytes(blake2b(data, digest_size=_SEAL).digest() + data)
    beside.replace(path)


def is_kept(path: Path) -> bool:
    """Tell whether something was kept, be it damaged since."""
    return path.is_file()


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


def prune_oldest(folder: Path, most: int) -> None:
    """Forget the files of a folder that were kept before the newest so many."""
    files = sorted(folder.glob("[!.]*"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in files[most:]:
        file.unlink(missing_ok=True)


def forget(folder: Path) -> None:
    """Forget a whole folder."""
    shutil.rmtree(folder, ignore_errors=True)
