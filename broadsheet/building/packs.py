"""Many small values in a few packs of the store: all are read at once, an edit reads and writes one of them.

Each value carries a digest, so that a damaged one is never believed.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import chain
from typing import Any, Generic, TypeVar
from zlib import crc32

import msgspec

from broadsheet.building.disk.files import digest_of

PACKS = 64
"""Packs of each kind: of ten thousand articles one holds some 160."""
_SEAL = 8
T = TypeVar("T")


class DamagedStore(Exception):  # noqa: N818  # it is a state of the store, which the pipeline mends
    """The store cannot be believed: it is to be set aside and made again."""


class OtherVersion(DamagedStore):
    """The store is of another version of this program, and nothing is wrong with it: it is made again."""


_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH})


@contextmanager
def believing() -> Iterator[None]:
    """Tell damage from a machine that is full or read-only."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if code & 0xFF in _DAMAGE:
            raise DamagedStore(str(error)) from error
        raise OSError(f"the store: {error}") from error
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, OverflowError) as error:
        raise DamagedStore(str(error)) from error


def _digest(name: str, value: bytes) -> bytes:
    return blake2b(name.encode() + b"\0" + value, digest_size=_SEAL).digest()


def seal(name: str, value: bytes) -> bytes:
    """Give a value with a digest of its own before it, of its name too."""
    return _digest(name, value) + value


def unseal(name: str, sealed: Any) -> bytes:
    """Give a value without its digest; raises DamagedStore where they do not match."""
    if not isinstance(sealed, bytes) or _digest(name, sealed[_SEAL:]) != sealed[:_SEAL]:
        raise DamagedStore("a value does not match its digest")
    return sealed[_SEAL:]


def _number(path: str) -> int:
    return crc32(path.encode(errors="surrogateescape")) % PACKS


class Packs(Generic[T]):
    """Owns the packs of one kind; those of values with other fields, which another version wrote, count as none."""

    def __init__(self, connection: sqlite3.Connection, kind: str, value: Any) -> None:
        """Take the name of the kind, and the type of its values."""
        self._connection, self._kind = connection, kind
        self._decoder = msgspec.msgpack.Decoder(dict[str, value])
        self._shape = digest_of(repr(msgspec.inspect.type_info(value)).encode())
        self._packs: dict[int, dict[str, T]] = {}
        self._read: dict[int, bytes] = {}
        self._changed: set[int] = set()

    def _pack(self, number: int) -> dict[str, T]:
        if number not in self._packs:
            encoded = self._encoded(number)
            self._packs[number] = self._decoder.decode(encoded) if encoded else {}
        return self._packs[number]

    def _encoded(self, number: int) -> bytes:
        """Give a pack as it was when the store was opened."""
        if number in self._read:
            return self._read[number]
        query = "SELECT value FROM packs WHERE kind = ? AND number = ? AND shape = ?"
        row = self._connection.execute(query, (self._kind, number, self._shape)).fetchone()
        encoded = self._read[number] = unseal(f"{self._kind} {number}", row[0]) if row else b""
        return encoded

    def _pack_of(self, path: str) -> dict[str, T]:
        return self._pack(_number(path))

    def get(self, path: str) -> T | None:
        """Give the value of one path."""
        return self._pack_of(path).get(path)

    def items(self) -> Iterator[tuple[str, T]]:
        """Give every value with its path."""
        return chain.from_iterable(self._pack(number).items() for number in range(PACKS))

    def having(self, parts: Sequence[bytes]) -> Iterator[tuple[str, T]]:
        """Give every value of those packs in which one of some parts stands as bytes: no other need be decoded."""
        for number in range(PACKS):
            encoded = None if number in self._packs else self._encoded(number)
            if encoded is None or any(part in encoded for part in parts):
                yield from self._pack(number).items()

    def put(self, path: str, value: T) -> T | None:
        """Put a value, and give the one that it replaces."""
        pack = self._pack_of(path)
        old = pack.get(path)
        if old != value:
            pack[path] = value
            self._changed.add(_number(path))
        return old

    def drop(self, path: str) -> T | None:
        """Forget a path, and give what it had."""
        self._changed.add(_number(path))
        return self._pack_of(path).pop(path, None)

    def clear(self) -> None:
        """Forget everything, the packs themselves too."""
        self._connection.execute("DELETE FROM packs WHERE kind = ?", (self._kind,))
        self._packs.clear()
        self._read.clear()
        self._changed.clear()

    def write(self) -> None:
        """Write the packs that changed."""
        for number in sorted(self._changed):
            value = seal(f"{self._kind} {number}", msgspec.msgpack.encode(self._packs[number]))
            row = (self._kind, number, self._shape, value)
            self._connection.execute("INSERT OR REPLACE INTO packs VALUES (?, ?, ?, ?)", row)
        self._changed.clear()
