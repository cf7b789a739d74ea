"""The manifest: what we made in one output folder, with what each file was made from.

Knows no disk: `disk/` reads and writes it.
"""

from collections.abc import Iterable
from hashlib import blake2b

import msgspec
from msgspec import Struct

VERSION = 1
_SEALED = b'{"seal":"%s",%s'
_SEAL = len(_SEALED % (b"0" * 32, b""))


class Stat(Struct, frozen=True, array_like=True):
    """What a look at a file tells without reading it."""

    size: int
    """Bytes."""
    mtime: int
    """Nanoseconds since the epoch."""
    ctime: int
    """Nanoseconds since the epoch."""
    inode: int
    """Of its file system."""


UNSURE = Stat(-1, 0, 0, 0)
"""The stat of a file that may have changed within the clock's own tick: it is read again."""
ABSENT = Stat(-1, -1, -1, -1)
"""The stat of what is not there."""


class Entry(Struct, frozen=True, array_like=True):
    """One file that we made."""

    fingerprint: str
    """Of everything that it was made from."""
    digest: str
    """Of its bytes."""
    stat: Stat
    """After it was published."""


class Manifest(Struct, frozen=True):
    """The files that we made in one output folder."""

    entries: dict[str, Entry]
    """By output path."""
    version: int = VERSION
    """Of this format."""


EMPTY = Manifest({})


def encode(manifest: Manifest) -> bytes:
    """Encode a manifest as JSON, in the order of its paths, with a seal over all of it."""
    ordered = Manifest(dict(sorted(manifest.entries.items())), manifest.version)
    return _sealed(msgspec.json.encode(ordered)[1:])


def _sealed(rest: bytes) -> bytes:
    return _SEALED % (blake2b(rest, digest_size=16).hexdigest().encode(), rest)


def decode(data: bytes) -> Manifest | None:
    """Decode a manifest; None where it is damaged, be it by one byte, or of another version."""
    if data != _sealed(data[_SEAL:]):
        return None
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return manifest if manifest.version == VERSION else None


def ours(manifests: Iterable[Manifest]) -> set[str]:
    """Give every output path that any of them names."""
    return {path for manifest in manifests for path in manifest.entries}
