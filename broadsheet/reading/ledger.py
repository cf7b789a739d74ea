"""`content/ids.lock` is read, written, and reconciled with the content.

A line is `id first-published path body-digest`; a tombstone is such a line after `-`, with a time at its end.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from urllib.parse import quote, unquote

from msgspec import structs

from broadsheet.model.content import Article, Content, Edition, Page
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.ledger import LEDGER, Entry, Ledger
from broadsheet.reading.cross_checks import place_of
from broadsheet.reading.visibility import state_of

_HEAD = """\
# The identity of everything that was ever published; `build` adds to it. Commit it with the content.
# id, first published, file, digest of the body. A line after - is a tombstone, with the time of the burial at its end.
"""
_NAMESPACE = "# All of it was published with the namespace "
_FIELDS = 4
_NAMED = 10
"""Of more vanished articles than these, one mistake names the first."""
_NONE = "-"
_FORM = "a line is: id first-published path body-digest"
Changing = tuple[tuple[Entry, ...], list[BuildError]]


def parse_ledger(data: bytes | None) -> tuple[Ledger, list[BuildError]]:
    """Read the ledger; lines of one id fold, the earliest date and any tombstone among them win."""
    if data is None:
        return Ledger(()), []
    entries: dict[str, Entry] = {}
    lines: dict[str, int] = {}
    errors: list[BuildError] = []
    namespace = ""
    for number, line in enumerate(data.decode(errors="replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            namespace = line.removeprefix(_NAMESPACE).strip(" .") if line.startswith(_NAMESPACE) else namespace
            continue
        entry = _read(line)
        if entry is None:
            errors.append(_unreadable(line, number))
            continue
        entries[entry.id] = _folded(entries[entry.id], entry) if entry.id in entries else entry
        lines.setdefault(entry.id, number)
    ordered = tuple(entries[key] for key in sorted(entries))
    return Ledger(ordered, lines, blake2b(data, digest_size=16).hexdigest(), namespace), errors


def _unreadable(line: str, number: int) -> BuildError:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        hint = "keep the lines of both sides, and delete the marks: lines that are the same fold"
        return BuildError("a merge was not finished here", Source(LEDGER, number), hint)
    return BuildError("cannot read this line", Source(LEDGER, number), f"{_FORM}; take it from the last commit")


def _read(line: str) -> Entry | None:
    dead = line.startswith("- ")
    fields = line[2 if dead else 0 :].split()
    if len(fields) != _FIELDS + dead:
        return None
    moments = [_moment(text) for text in (fields[1], *fields[_FIELDS:])]
    if moments[0] is None or moments[-1] is None:
        return None
    text = "" if fields[3] == _NONE else fields[3]
    return Entry(unquote(fields[0]), moments[0], unquote(fields[2]), text, moments[1] if dead else None)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def _folded(one: Entry, other: Entry) -> Entry:
    """Make one of two lines: a tombstone stays one, and the date is the earlier."""
    last = max(one, other, key=lambda entry: (entry.buried is not None, entry.published, entry.path, entry.text))
    return structs.replace(last, published=min(one.published, other.published))


def written_ledger(entries: Iterable[Entry], namespace: str = "") -> bytes:
    """Write the ledger, sorted by id; `namespace` is that of the settings."""
    head = f"{_HEAD}{_NAMESPACE}{namespace}.\n" if namespace else _HEAD
    return (head + "".join(f"{line_of(entry)}\n" for entry in sorted(entries, key=lambda entry: entry.id))).encode()


def renamed(ledger: Ledger, namespace: str, settings: bytes, path: str) -> Iterator[BuildError]:
    """Name another namespace than that of all that was published: in every feed every id would be another."""
    if ledger.namespace and namespace and ledger.namespace.casefold() != namespace.casefold():
        before = settings[: settings.find(b"namespace")]
        place = Source(path, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1)
        message = f"the namespace was '{ledger.namespace}'; with another, readers' feeds show everything again"
        hint = f"write 'namespace: {ledger.namespace}' again; or to begin a new digest, delete {LEDGER}"
        yield BuildError(message, place, hint)


def retold(data: bytes, content: Content) -> bytes | None:
    """Give a ledger as it is to be where nothing but this content's text was edited; None where its line is not plain.

    What has no line is not published, and gets none.
    """
    if isinstance(content, Page) or not content.id:
        return data
    mark = f"\n{_identity(content.id)} ".encode()
    if data.count(mark) != 1:
        return None if mark in data or f"\n- {_identity(content.id)} ".encode() in data else data
    start = data.index(mark) + 1
    end = data.find(b"\n", start)
    entry = _read(data[start:end].decode(errors="replace")) if end > 0 else None
    if entry is None or entry.buried:
        return None
    return data[:start] + line_of(structs.replace(entry, text=_told(content))).encode() + data[end:]


def _identity(identity: str) -> str:
    written = quote(identity, safe=":/?[]@!$&'()*+,;=~")
    return "%2D" if written == _NONE else written  # else it would be taken for the mark of a tombstone


def line_of(entry: Entry) -> str:
    """Write one line; what is no letter of a path or an id is written as in a URL."""
    identity, path = _identity(entry.id), quote(entry.path, safe="/")
    line = f"{identity} {_written(entry.published)} {path} {entry.text or _NONE}"
    return f"- {line} {_written(entry.buried)}" if entry.buried else line


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def reconcile(ledger: Ledger, contents: Sequence[Content], now: datetime, *, whole: bool = True) -> Changing:
    """Give the ledger as it is to be after this build, and every mistake.

    `contents` is everything parsed, shown or not. Where some could not be read it is not `whole`, and nothing has
    vanished for sure.
    """
    dated = [each for each in contents if not isinstance(each, Page) and each.id]
    by_id = {each.id: each for each in dated}
    known = {entry.id: entry for entry in ledger.entries}
    errors = [*_raised(known, by_id)]
    if whole:
        errors += _vanished(ledger, by_id, {each.source_path: each for each in dated}, now)
    entries = dict(known)
    for identity, content in by_id.items():
        entry = known.get(identity)
        if content.date is None or (entry is None and state_of(content, now)) or (entry and entry.buried):
            continue
        first = entry.published if entry else content.date.astimezone(UTC)
        entries[identity] = Entry(identity, first, content.source_path, _told(content))
    return tuple(entries[key] for key in sorted(entries)), errors


def _raised(known: dict[str, Entry], by_id: dict[str, Article | Edition]) -> Iterator[BuildError]:
    for identity, content in by_id.items():
        entry = known.get(identity)
        if entry and entry.buried:
            message = f"the id '{identity}' is that of {entry.path}, which was deleted"
            line = f"the line of {LEDGER} that begins with '- {identity}'"
            hint = f"give this one another id; or if it is the same article come back, delete {line}"
            yield BuildError(message, place_of(content, "id"), hint)


def _vanished(
    ledger: Ledger, by_id: dict[str, Article | Edition], by_path: dict[str, Article | Edition], now: datetime
) -> Iterator[BuildError]:
    """Name every id that is nowhere any more: changed where its file still is, else gone with it."""
    living = [entry for entry in ledger.entries if not entry.buried]
    lost = [entry for entry in living if entry.id not in by_id]
    changed = [entry for entry in lost if entry.path in by_path]
    gone = [entry for entry in lost if entry.path not in by_path]
    for entry in changed:
        message = f"the id was '{entry.id}' when this was published; with another, readers' feeds show it again"
        yield BuildError(message, place_of(by_path[entry.path], "id"), f"write 'id: {entry.id}' again")
    if gone and len(gone) == len(living) > 1:
        message = f"none of the {len(living)} published articles of this ledger is there"
        hint = f"to begin a new digest, delete {LEDGER}; else put the articles back"
        yield BuildError(message, Source(LEDGER), hint)
    elif len(gone) > _NAMED:
        names = ", ".join(entry.path for entry in gone[:_NAMED])
        hint = "put them back; or if they were deleted on purpose, run 'build.py check --bury'"
        yield BuildError(f"{len(gone)} published articles are gone: {names} and more", Source(LEDGER), hint)
    else:
        yield from (_gone(entry, ledger, now) for entry in gone)


def _gone(entry: Entry, ledger: Ledger, now: datetime) -> BuildError:
    stone = line_of(structs.replace(entry, buried=now))
    hint = f"put it back; or if it was deleted on purpose, run 'build.py check --bury', or make the line: {stone}"
    return BuildError(f"{entry.path} was published and is gone", Source(LEDGER, ledger.lines.get(entry.id, 0)), hint)


def bury(ledger: Ledger, contents: Iterable[Content], now: datetime) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Give the ledger with a tombstone for every id whose file is gone, and the paths of those."""
    present = [each for each in contents if not isinstance(each, Page)]
    safe = {each.id for each in present} | {each.source_path for each in present}
    dead = {
        entry.id: entry
        for entry in ledger.entries
        if not entry.buried and entry.id not in safe and entry.path not in safe
    }
    entries = tuple(structs.replace(each, buried=now) if each.id in dead else each for each in ledger.entries)
    return entries, tuple(entry.path for entry in dead.values())


def silent_edits(ledger: Ledger, contents: Iterable[Content], now: datetime) -> Iterator[BuildError]:
    """Warn of each published body that changed while neither `updated` nor a correction says so."""
    known = {entry.id: entry for entry in ledger.entries if not entry.buried}
    articles = (content for content in contents if isinstance(content, Article))
    for content in articles:
        entry = known.get(content.id)
        if entry is None or state_of(content, now) or not entry.text:
            continue
        (text, _, said), (text_then, _, said_then) = _told(content).partition("."), entry.text.partition(".")
        if text != text_then and said == said_then:
            message = "the text changed after it was published, and nothing tells readers"
            hint = "add 'updated', or to 'corrections' what was wrong; a spelling mistake needs neither"
            yield BuildError(message, Source(content.source_path), hint)


def withdrawn(ledger: Ledger, contents: Iterable[Content], now: datetime) -> Iterator[BuildError]:
    """Warn of each published article that is a draft now, or was moved to a later day."""
    known = {entry.id: entry for entry in ledger.entries if not entry.buried}
    for content in contents:
        entry = known.get(content.id) if isinstance(content, Article) else None
        if entry is None or not isinstance(content, Article):
            continue
        state = state_of(content, now)
        later = state == "held" and content.date is not None and content.date > entry.published
        if state == "draft" or later:
            now_it_is = "a draft" if state == "draft" else "held"
            message = f"this was published, and is {now_it_is} now: its address leads nowhere"
            hint = "give it 'expires', which leaves a notice there and tells feed readers; or publish it again"
            yield BuildError(message, place_of(content, "draft" if state == "draft" else "date"), hint)


def _told(content: Article | Edition) -> str:
    """Give the digest of a body, and after a point that of what `updated` and the corrections say of it."""
    if not isinstance(content, Article) or not (content.updated or content.corrections):
        return content.text
    said = repr((content.updated, content.corrections))
    return f"{content.text}.{blake2b(said.encode(), digest_size=4).hexdigest()}"


def text_digest(written: str) -> str:
    """Give the digest of a body's text by which an edit is known; empty where there is no text."""
    text = written.strip()
    return blake2b(text.encode(), digest_size=8).hexdigest() if text else ""
