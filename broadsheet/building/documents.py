"""The documents of each output folder, as they were planned: kept in the store, and found by what they show.

Knows nothing of what is in a document, nor which of them a build needs.
"""

import sqlite3
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from msgspec import Struct

from broadsheet.building.packs import DamagedStore, Packs, believing, seal, unseal

_TOLD = 12
"""Characters of a digest that are kept where documents are found by it."""


class Shown(Struct, frozen=True):
    """A document that shows articles, as it was planned."""

    output: str
    """Its output path."""
    tokens: tuple[str, ...]
    """What it is found by; none has a space."""
    value: bytes
    """The document, encoded."""


class Documents:
    """Owns the tables of documents and of what they share, within the store's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the store's connection."""
        self._connection = connection
        self._tokens: dict[str, Packs[str]] = {}

    def keep(self, folder: str, shown: Iterable[Shown]) -> None:
        """Keep documents that show articles, for one output folder."""
        tokens = self._tokens_of(folder)

        def row(each: Shown) -> tuple[str, str, bytes]:
            tokens.put(each.output, f" {' '.join(map(_short, each.tokens))} ")
            return folder, each.output, seal(each.output, each.value)

        with believing():
            self._connection.executemany("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", map(row, shown))

    def _tokens_of(self, folder: str) -> Packs[str]:
        """Give what the documents of an output folder are found by: in packs, since all of it is looked through."""
        if folder not in self._tokens:
            self._tokens[folder] = Packs(self._connection, f"shown {folder}", str)
        return self._tokens[folder]

    def keep_pieces(self, pieces: Iterable[tuple[str, bytes]]) -> None:
        """Keep the values that documents share, by digest; those that none shares any more go in time."""
        with believing():
            sealed = ((digest, seal(digest, value)) for digest, value in pieces)
            self._connection.executemany("INSERT OR IGNORE INTO pieces VALUES (?, ?)", sealed)

    def forget(self, folder: str, but: AbstractSet[str]) -> None:
        """Forget the documents of an output folder, but for some; with the last of all, what they shared."""
        tokens = self._tokens_of(folder)
        with believing():
            if but:
                self.drop(folder, {output for output, _ in tokens.items()} - but)
            else:
                tokens.clear()
                self._connection.execute("DELETE FROM documents WHERE folder = ?", (folder,))
            if not self._connection.execute("SELECT 1 FROM documents LIMIT 1").fetchone():
                self._connection.execute("DELETE FROM pieces")

    def drop(self, folder: str, outputs: Iterable[str]) -> None:
        """Forget some documents of an output folder."""
        tokens = self._tokens_of(folder)
        with believing():
            for output in outputs:
                tokens.drop(output)
                self._connection.execute("DELETE FROM documents WHERE folder = ? AND output = ?", (folder, output))

    def folders(self) -> list[str]:
        """Give the output folders that have documents here."""
        with believing():
            return [folder for (folder,) in self._connection.execute("SELECT DISTINCT folder FROM documents")]

    def found_by(self, folder: str, tokens: Iterable[str]) -> dict[str, bytes]:
        """Give the documents of an output folder that are found by any of some tokens, encoded, by output path.

        Others may be among them: of a digest only the beginning is kept.
        """
        wanted = [f" {_short(token)} " for token in tokens]
        query = "SELECT value FROM documents WHERE folder = ? AND output = ?"
        with believing():
            looked_at = self._tokens_of(folder).having([token.encode() for token in wanted])
            outputs = sorted(output for output, found in looked_at if any(token in found for token in wanted))
            rows = {output: self._connection.execute(query, (folder, output)).fetchone() for output in outputs}
            return {output: unseal(output, row and row[0]) for output, row in rows.items()}

    def piece(self, digest: str) -> bytes:
        """Give a value that documents share; a missing one is damage."""
        with believing():
            row = self._connection.execute("SELECT value FROM pieces WHERE digest = ?", (digest,)).fetchone()
            if row is None:
                raise DamagedStore(f"no piece {digest}")
            return unseal(digest, row[0])

    def write(self) -> None:
        """Write what the documents are found by: once, since each pack holds that of many."""
        with believing():
            for tokens in self._tokens.values():
                tokens.write()


def _short(token: str) -> str:
    """Give a URL as it is, and of a digest as much as tells most of them apart: a site has many, and all are read."""
    return token if "/" in token else token[:_TOLD]
