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
_LATEST: dict[bytes, Manifest] = {}
"""The last manifests that were encoded here, by their seals: the preview reads again what it wrote at the last save."""
_MOST = 3
"""One edit encodes as many: what it is about to make, the manifest, and what is kept beside its copy."""
_LARGEST = 20_000
"""Files of a manifest from which on it is not held for the next save: at 70,000 that were 30 MB."""


def encode(manifest: Manifest) -> bytes:
    """Encode a manifest as JSON, in the order of its paths, with a seal over all of it."""
    ordered = Manifest(dict(sorted(manifest.entries.items())), manifest.version)
    rest = memoryview(msgspec.json.encode(ordered))[1:]  # of 70,000 files each copy has 14 MB
    seal = _seal_of(rest)
    if len(ordered.entries) <= _LARGEST:
        _LATEST.pop(seal, None)
        _LATEST[seal] = ordered
        for oldest in list(_LATEST)[:-_MOST]:
            del _LATEST[oldest]
    return b"".join((seal, rest))


def _seal_of(rest: bytes | memoryview) -> bytes:
    return _SEALED % (blake2b(rest, digest_size=16).hexdigest().encode(), b"")


def decode(data: bytes) -> Manifest | None:
    """Decode a manifest; None where it is damaged, be it by one byte, or of another version."""
    seal = data[:_SEAL]
    if seal != _seal_of(memoryview(data)[_SEAL:]):
        return None
    try:
        manifest = _LATEST.get(seal) or msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return manifest if manifest.version == VERSION else None


def ours(manifests: Iterable[Manifest]) -> set[str]:
    """Give every output path that any of them names."""
    return {path for manifest in manifests for path in manifest.entries}
