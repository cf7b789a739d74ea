"""The store: what was parsed, by digest, so that it need not be parsed again. One SQLite file; never pickle.

It may be deleted at any time. Each value carries a digest of its own, so that a damaged one is never believed.
What every build needs of every file lies in a few packs: they are read at once, and an edit writes one of them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from broadsheet.building.disk.files import Found
from broadsheet.building.disk.scan import Known
from broadsheet.building.documents import Documents
from broadsheet.building.packs import DamagedStore, OtherVersion, Packs, believing, seal, unseal
from broadsheet.model.content import Content

Value = TypeVar("Value")
SCHEMA = 4
_TABLES = f"""
CREATE TABLE packs (kind TEXT, number INT, shape TEXT, value BLOB, PRIMARY KEY (kind, number));
CREATE TABLE bodies (digest TEXT PRIMARY KEY, value BLOB);
CREATE TABLE documents (folder TEXT, output TEXT, value BLOB, PRIMARY KEY (folder, output));
CREATE TABLE pieces (digest TEXT PRIMARY KEY, value BLOB);
CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
PRAGMA user_version = {SCHEMA};
"""
_IDLE = 200
_NO_FILE, _JOURNAL = b"", b"\1\1"


class Parsed(Struct, frozen=True, array_like=True):
    """What one file gave."""

    key: str
    """Of its bytes, of the settings and of the engine."""
    content: Content
    """As parsed."""


class Store:
    """Owns the connection; everything that a build writes is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection with the tables in place, and begin the transaction."""
        self._connection = connection
        self._files: Packs[Known] = Packs(connection, "files", Known)
        self._parsed: Packs[Parsed] = Packs(connection, "parsed", Parsed)
        self.documents = Documents(connection)
        self._idle: set[str] = set()
        with believing():
            connection.execute("BEGIN IMMEDIATE")

    @property
    def is_new(self) -> bool:
        """Tell whether it holds nothing yet."""
        with believing():
            return self._connection.execute("SELECT 1 FROM packs LIMIT 1").fetchone() is None

    def known(self) -> dict[str, Known]:
        """Give every file as it was last read."""
        with believing():
            return dict(self._files.items())

    def parsed(self, keys: Mapping[str, str]) -> dict[str, Content]:
        """Give what was parsed of each path whose key is still the same."""
        with believing():
            return {path: each.content for path, each in self._parsed.items() if keys.get(path) == each.key}

    def parsed_of(self, path: str) -> Parsed | None:
        """Give what was parsed of one path, with its key."""
        with believing():
            return self._parsed.get(path)

    def bodies(self, digests: Iterable[str]) -> dict[str, bytes]:
        """Give the encoded bodies of some digests; a missing one is damage."""
        with believing():
            return {digest: self._one_body(digest) for digest in digests}

    def has_bodies(self, digests: Iterable[str]) -> bool:
        """Tell whether the bodies of some digests are all here."""
        query = "SELECT 1 FROM bodies WHERE digest = ?"
        with believing():
            return all(self._connection.execute(query, (digest,)).fetchone() for digest in digests)

    def _one_body(self, digest: str) -> bytes:
        row = self._connection.execute("SELECT value FROM bodies WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise DamagedStore(f"no body {digest}")
        return unseal(digest, row[0])

    def keep_parsed(self, key: str, content: Content, body: bytes) -> None:
        """Keep what was parsed of one file, with its encoded body."""
        with believing():
            old = self._parsed.put(content.source_path, Parsed(key, content))
            if old is not None:
                self._idle.add(old.content.body)
            if content.body:
                row = (content.body, seal(content.body, body))
                self._connection.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", row)

    def keep_files(self, found: Iterable[Found]) -> None:
        """Keep the look of each file, forget those that are gone, and the bodies that nobody has any more."""
        with believing():
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

    def keep_edited(self, found: Found) -> None:
        """Keep the look of one file whose text was edited, and what was parsed of it; its old body stays for now."""
        with believing():
            self._files.put(found.path, Known(found.stat, found.digest))
            self._files.write()
            self._parsed.write()

    def _forget_idle_bodies(self) -> None:
        kept = {each.content.body for _, each in self._parsed.items()}
        (count,) = self._connection.execute("SELECT count(*) FROM bodies").fetchone()
        if count > len(kept) + len(self._idle) + _IDLE:  # edited texts have left theirs
            every = {digest for (digest,) in self._connection.execute("SELECT digest FROM bodies")}
            self._idle = every
        if self._idle:
            self._idle -= kept
            self._connection.executemany("DELETE FROM bodies WHERE digest = ?", [(digest,) for digest in self._idle])
            self._idle.clear()

    def kept(self, name: str) -> bytes | None:
        """Give a value that was kept under a name."""
        with believing():
            row = self._connection.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
            return None if row is None else unseal(name, row[0])

    def recall(self, name: str, kind: type[Value]) -> Value | None:
        """Give a value that was kept under a name as msgpack; none where another version kept something else there."""
        data = self.kept(name)
        try:
            return None if data is None else msgspec.msgpack.decode(data, type=kind)
        except msgspec.DecodeError:
            return None

    def keep(self, name: str, value: bytes) -> None:
        """Keep a value under a name."""
        with believing():
            self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, seal(name, value)))

    def commit(self) -> None:
        """End the transaction."""
        self.documents.write()
        with believing():
            self._connection.execute("COMMIT")


def _connected(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if _journal_of(path) not in {_NO_FILE, _JOURNAL}:
        raise DamagedStore("it is no store of ours")
    with believing():
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
    with believing():
        connection.execute("PRAGMA synchronous = NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.executescript(_TABLES)
        elif version != SCHEMA:
            raise OtherVersion


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
