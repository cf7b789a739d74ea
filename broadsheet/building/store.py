"""The store: what was parsed, by digest, so that it need not be parsed again. One SQLite file; never pickle.

It may be deleted at any time. Each row carries a digest of its own, so that a damaged one is never believed.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from broadsheet.building.disk.scan import Found, Known
from broadsheet.building.manifest import Stat
from broadsheet.model.content import Article, Body, Content, Edition, Page

SCHEMA = 1
_TABLES = f"""
CREATE TABLE files (path TEXT PRIMARY KEY, size INT, mtime INT, ctime INT, inode INT, digest TEXT, seal BLOB)
WITHOUT ROWID;
CREATE TABLE parsed (path TEXT PRIMARY KEY, key TEXT, body TEXT, value BLOB) WITHOUT ROWID;
CREATE TABLE bodies (digest TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
PRAGMA user_version = {SCHEMA};
"""
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


def _digest(name: str, value: bytes) -> bytes:
    return blake2b(name.encode() + b"\0" + value, digest_size=_SEAL).digest()


def _seal(name: str, value: bytes) -> bytes:
    return _digest(name, value) + value


def _unseal(name: str, sealed: Any) -> bytes:
    if not isinstance(sealed, bytes) or _digest(name, sealed[_SEAL:]) != sealed[:_SEAL]:
        raise DamagedStore("a value does not match its digest")
    return sealed[_SEAL:]


class Store:
    """Owns the connection; everything that a build writes is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection with the tables in place, and begin the transaction."""
        self._connection = connection
        self._encode = msgspec.msgpack.Encoder().encode
        self._content = msgspec.msgpack.Decoder(Article | Edition | Page)
        self._body = msgspec.msgpack.Decoder(Body)
        with _believing():
            connection.execute("BEGIN IMMEDIATE")

    def known(self) -> dict[str, Known]:
        """Give every file as it was last read."""
        with _believing():
            rows = self._connection.execute("SELECT path, size, mtime, ctime, inode, digest, seal FROM files")
            return dict(map(self._one_file, rows))

    def _one_file(self, row: tuple[Any, ...]) -> tuple[str, Known]:
        if self._file_seal(row[:-1]) != row[-1]:
            raise DamagedStore("a file's look does not match its digest")
        return row[0], Known(Stat(*row[1:5]), row[5])

    def _file_seal(self, row: tuple[Any, ...]) -> bytes:
        return _digest("files", self._encode(row))

    def parsed(self, keys: Mapping[str, str]) -> dict[str, Content]:
        """Give what was parsed of each path whose key is still the same."""
        with _believing():
            rows = self._connection.execute("SELECT path, key, value FROM parsed")
            return {
                path: self._content.decode(_unseal(path, value))
                for path, key, value in rows
                if key and keys.get(path) == key
            }

    def bodies(self, digests: Iterable[str]) -> dict[str, Body]:
        """Give the bodies of some digests; a missing one is damage."""
        with _believing():
            return {digest: self._one_body(digest) for digest in set(digests)}

    def _one_body(self, digest: str) -> Body:
        row = self._connection.execute("SELECT value FROM bodies WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise DamagedStore(f"no body {digest}")
        return self._body.decode(_unseal(digest, row[0]))

    def keep_parsed(self, key: str, content: Content, body: Body) -> None:
        """Keep what was parsed of one file."""
        with _believing():
            row = (content.source_path, key, content.body, _seal(content.source_path, self._encode(content)))
            self._connection.execute("INSERT OR REPLACE INTO parsed VALUES (?, ?, ?, ?)", row)
            if content.body:
                body_row = (content.body, _seal(content.body, self._encode(body)))
                self._connection.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", body_row)

    def keep_files(self, found: Iterable[Found], before: Mapping[str, Known]) -> None:
        """Keep the look of each file, forget those that are gone, and the bodies that nobody has any more."""
        with _believing():
            now = {each.path: Known(each.stat, each.digest) for each in found}
            rows = [
                (path, *msgspec.structs.astuple(each.stat), each.digest)
                for path, each in now.items()
                if before.get(path) != each
            ]
            changed = [(*row, self._file_seal(row)) for row in rows]
            self._connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", changed)
            gone = [(path,) for path in before if path not in now]
            self._connection.executemany("DELETE FROM files WHERE path = ?", gone)
            self._connection.executemany("DELETE FROM parsed WHERE path = ?", gone)
            if changed or gone:
                self._connection.execute("DELETE FROM bodies WHERE digest NOT IN (SELECT body FROM parsed)")

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
