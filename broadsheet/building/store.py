"""The store: what was parsed, by digest, so that it need not be parsed again. One SQLite file; never pickle.

It may be deleted at any time. Each value carries a digest of its own, so that a damaged one is never believed.
What every build needs of every file lies in a few packs: they are read at once, and an edit writes one of them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar
from zlib import crc32

import msgspec
from msgspec import Struct

from broadsheet.building.disk.files import Found, digest_of
from broadsheet.building.disk.scan import Known
from broadsheet.model.content import Content

SCHEMA = 2
_TABLES = f"""
CREATE TABLE packs (kind TEXT, number INT, shape TEXT, value BLOB, PRIMARY KEY (kind, number));
CREATE TABLE bodies (digest TEXT PRIMARY KEY, value BLOB);
CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
PRAGMA user_version = {SCHEMA};
"""
PACKS = 64
"""Packs of each kind: of ten thousand articles one holds some 160."""
_SEAL = 8
_NO_FILE, _JOURNAL = b"", b"\1\1"
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH})
T = TypeVar("T")


class DamagedStore(Exception):  # noqa: N818  # it is a state of the store, which the pipeline mends
    """The store cannot be believed: it is to be set aside and made again."""


@contextmanager
def _believing() -> Iterator[None]:
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


class Parsed(Struct, frozen=True, array_like=True):
    """What one file gave."""

    key: str
    """Of its bytes, of the settings and of the engine."""
    content: Content
    """As parsed."""


def _digest(name: str, value: bytes) -> bytes:
    return blake2b(name.encode() + b"\0" + value, digest_size=_SEAL).digest()


def _seal(name: str, value: bytes) -> bytes:
    return _digest(name, value) + value


def _unseal(name: str, sealed: Any) -> bytes:
    if not isinstance(sealed, bytes) or _digest(name, sealed[_SEAL:]) != sealed[:_SEAL]:
        raise DamagedStore("a value does not match its digest")
    return sealed[_SEAL:]


class _Packs(Generic[T]):
    """Owns the packs of one kind; those of values with other fields, which another version wrote, count as none."""

    def __init__(self, connection: sqlite3.Connection, kind: str, value: Any) -> None:
        self._connection, self._kind = connection, kind
        self._decoder = msgspec.msgpack.Decoder(dict[str, value])
        self._shape = digest_of(repr(msgspec.inspect.type_info(value)).encode())
        self._packs: list[dict[str, T]] | None = None
        self._changed: set[int] = set()

    def _all(self) -> list[dict[str, T]]:
        if self._packs is None:
            self._packs = [{} for _ in range(PACKS)]
            query = "SELECT number, value FROM packs WHERE kind = ? AND shape = ?"
            for number, value in self._connection.execute(query, (self._kind, self._shape)):
                self._packs[number] = self._decoder.decode(_unseal(f"{self._kind} {number}", value))
        return self._packs

    def items(self) -> Iterator[tuple[str, T]]:
        """Give every value with its path."""
        return chain.from_iterable(pack.items() for pack in self._all())

    def put(self, path: str, value: T) -> T | None:
        """Put a value, and give the one that it replaces."""
        number = crc32(path.encode(errors="surrogateescape")) % PACKS
        pack = self._all()[number]
        old = pack.get(path)
        if old != value:
            pack[path] = value
            self._changed.add(number)
        return old

    def drop(self, path: str) -> T | None:
        """Forget a path, and give what it had."""
        number = crc32(path.encode(errors="surrogateescape")) % PACKS
        self._changed.add(number)
        return self._all()[number].pop(path, None)

    def write(self) -> None:
        """Write the packs that changed."""
        packs = self._all()
        for number in sorted(self._changed):
            value = _seal(f"{self._kind} {number}", msgspec.msgpack.encode(packs[number]))
            row = (self._kind, number, self._shape, value)
            self._connection.execute("INSERT OR REPLACE INTO packs VALUES (?, ?, ?, ?)", row)
        self._changed.clear()


class Store:
    """Owns the connection; everything that a build writes is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection with the tables in place, and begin the transaction."""
        self._connection = connection
        self._files: _Packs[Known] = _Packs(connection, "files", Known)
        self._parsed: _Packs[Parsed] = _Packs(connection, "parsed", Parsed)
        self._idle: set[str] = set()
        with _believing():
            connection.execute("BEGIN IMMEDIATE")

    def known(self) -> dict[str, Known]:
        """Give every file as it was last read."""
        with _believing():
            return dict(self._files.items())

    def parsed(self, keys: Mapping[str, str]) -> dict[str, Content]:
        """Give what was parsed of each path whose key is still the same."""
        with _believing():
            return {path: each.content for path, each in self._parsed.items() if keys.get(path) == each.key}

    def bodies(self, digests: Iterable[str]) -> dict[str, bytes]:
        """Give the encoded bodies of some digests; a missing one is damage."""
        with _believing():
            return {digest: self._one_body(digest) for digest in digests}

    def _one_body(self, digest: str) -> bytes:
        row = self._connection.execute("SELECT value FROM bodies WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise DamagedStore(f"no body {digest}")
        return _unseal(digest, row[0])

    def keep_parsed(self, key: str, content: Content, body: bytes) -> None:
        """Keep what was parsed of one file, with its encoded body."""
        with _believing():
            old = self._parsed.put(content.source_path, Parsed(key, content))
            if old is not None:
                self._idle.add(old.content.body)
            if content.body:
                row = (content.body, _seal(content.body, body))
                self._connection.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", row)

    def keep_files(self, found: Iterable[Found]) -> None:
        """Keep the look of each file, forget those that are gone, and the bodies that nobody has any more."""
        with _believing():
            now = {each.path: Known(each.stat, each.digest) for each in found}
            for path in [path for path, _ in self._files.items() if path not in now]:
                self._files.drop(path)
                old = self._parsed.drop(path)
                self._idle |= {old.content.body} if old is not None else set()
            for path, known in now.items():
                self._files.put(path, known)
            self._files.write()
            self._parsed.write()
            self._forget_idle_bodies()

    def _forget_idle_bodies(self) -> None:
        if self._idle:
            self._idle -= {each.content.body for _, each in self._parsed.items()}
            self._connection.executemany("DELETE FROM bodies WHERE digest = ?", [(digest,) for digest in self._idle])
            self._idle.clear()

    def kept(self, name: str) -> bytes | None:
        """Give a value that was kept under a name."""
        with _believing():
            row = self._connection.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
            return None if row is None else _unseal(name, row[0])

    def keep(self, name: str, value: bytes) -> None:
        """Keep a value under a name."""
        with _believing():
            self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, _seal(name, value)))

    def commit(self) -> None:
        """End the transaction."""
        with _believing():
            self._connection.execute("COMMIT")


def _connected(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if _journal_of(path) not in {_NO_FILE, _JOURNAL}:
        raise DamagedStore("it is no store of ours")
    with _believing():
        return sqlite3.connect(path, isolation_level=None)


def _journal_of(path: Path) -> bytes:
    """Give the two bytes that say how SQLite keeps its journal: damaged ones make it call the file read-only."""
    try:
        with path.open("rb") as stream:
            return stream.read(20)[18:]
    except FileNotFoundError:
        return _NO_FILE


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none."""
    with _believing():
        connection.execute("PRAGMA synchronous = NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.executescript(_TABLES)
        elif version != SCHEMA:
            raise DamagedStore(f"it is of version {version}")


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """Open the store, made new where there is none; a transaction that was not committed is undone."""
    with closing(_connected(path)) as connection:
        _prepare(connection)
        yield Store(connection)


def set_aside(path: Path) -> Path:
    """Move a store that cannot be believed out of the way, and give its new place."""
    aside = path.with_suffix(".damaged")
    path.replace(aside)
    for suffix in ("-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
    return aside
