"""What one import wrote is taken back, by the report that `import --json` gave, where nobody has edited it since."""

from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from broadsheet.building.disk.clippings import read_clipping, remove_unless_changed
from broadsheet.building.disk.files import write_whole
from broadsheet.model.errors import BuildError, Source

LARGEST = 1 << 28
"""Bytes of a report."""


class Linked(Struct, frozen=True):
    """An article that learned of a clipping."""

    path: str
    """The article's file."""
    added: str
    """The text that it got."""
    at: int
    """Where in the text, in characters from 0."""
    written: str
    """The SHA-256 of the file as it was written then, in hex."""


class Entry(Struct, frozen=True):
    """What a report says of one clipping, as far as it can be taken back."""

    path: str = ""
    """The article that was written; empty if none was."""
    written: str = ""
    """The SHA-256 of its file, in hex; empty if nothing was written."""
    images: dict[str, str] = {}
    """Pictures that were written, each with its SHA-256."""
    linked: Linked | None = None
    """The article that learned of the clipping; none if none did."""


class Undone(Struct, frozen=True):
    """What became of one file."""

    path: str
    """The file."""
    error: BuildError | None = None
    """Why it was left alone; none where it was taken back."""


def undo(report: Path) -> list[Undone]:
    """Take back what a report says was written, the last first; raises BuildError where it is no such report."""
    try:
        entries = msgspec.json.decode(read_clipping(report, LARGEST), type=list[Entry])
    except (msgspec.DecodeError, msgspec.ValidationError):
        hint = "it is what 'import --json' printed"
        raise BuildError("this is no report of an import", Source(str(report)), hint) from None
    done: list[Undone] = []
    for entry in reversed(entries):
        written = {**({entry.path: entry.written} if entry.written else {}), **entry.images}
        done += [_removed(path, digest) for path, digest in written.items()]
        done += [_unlinked(entry.linked)] if entry.linked else []
    return done


def _removed(path: str, digest: str) -> Undone:
    try:
        return Undone(path, None if remove_unless_changed(Path(path), digest) else _edited(path))
    except FileNotFoundError:
        return Undone(path, BuildError("it is gone already", Source(path)))


def _unlinked(linked: Linked) -> Undone:
    path = Path(linked.path)
    try:
        data = read_clipping(path, LARGEST)
    except BuildError as error:
        return Undone(linked.path, error)
    if sha256(data).hexdigest() != linked.written:
        return Undone(linked.path, _edited(linked.path))
    text = data.decode()
    write_whole(path, (text[: linked.at] + text[linked.at + len(linked.added) :]).encode())
    return Undone(linked.path)


def _edited(path: str) -> BuildError:
    return BuildError("it was edited since, so it stays", Source(path), "delete it by hand if it should go")
