"""What the last build began with and left behind, as it looked: the next one sees by a look what has changed since.

Every file and folder is named, the program's own among them. One that looks otherwise is read: a new date alone is
no change. It lies in a file of its own below `.broadsheet/`, and may be deleted at any time.
"""

import os
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from broadsheet import __version__
from broadsheet.building.disk.files import Found, digest_of, digest_of_file, names_digest, names_in, stamp
from broadsheet.building.disk.kept import keep, kept, prune_oldest
from broadsheet.building.disk.manifests import manifest_path
from broadsheet.building.halving import in_two
from broadsheet.building.looks import FIELDS, column_of, different, look_at, numbers_of
from broadsheet.building.manifest import UNSURE
from broadsheet.building.order import Order
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.report import Held, Report

_DIGEST = 32
_UNSURE = array("Q", numbers_of(UNSURE))
FOLDERS = 8
"""Output folders that are remembered, those of the latest builds."""
MANY = 256
"""Files that have to be read from which on two processes read them, and what was seen is remembered anew."""


class Watched(Struct, frozen=True):
    """Everything that a build depended on and everything that it made, as it was then; paths as `place` takes them."""

    folders: tuple[Found, ...]
    """With the digest of their names."""
    contents: tuple[Found, ...]
    """Articles, editions and pages."""
    others: tuple[Found, ...]
    """Every other file, the program's own among them; one that must not be there has no digest."""
    outputs: tuple[Found, ...]
    """Every file that was made."""


class _Told(Struct, frozen=True):
    """What the build reported; as JSON, since msgpack would forget the offset of a date."""

    now: datetime
    next_build_at: datetime | None
    articles: int
    outputs: int
    held: tuple[Held, ...]
    warnings: tuple[tuple[str, Source, str], ...]
    drafts: int = 0


class Memory(Struct, frozen=True, array_like=True):
    """A build that ended well, in columns: thousands of values of their own would take longer than the looks."""

    key: str
    """Of the options, of Python and of where its libraries are."""
    told: bytes
    """What it reported."""
    alone: bytes
    """How an edited file is read where its words can be rendered alone, as msgpack; else empty."""
    counts: tuple[int, int, int]
    """How many of the files are folders, content, others; the rest are outputs."""
    paths: bytes
    """Each before a zero byte."""
    stats: bytes
    """Four numbers of 64 bits each."""
    digests: bytes
    """In hex, each as long as the others."""


class Since(Struct, frozen=True):
    """What has become of the last build."""

    report: Report
    """What it reported, with nothing written."""
    changed: tuple[str, ...]
    """The source paths of the content files with other bytes; nothing else differs."""
    memory: Memory
    """As it was."""
    stamp: int
    """The file system's time before the look."""


def remember(order: Order, watched: Watched, report: Report, alone: bytes = b"") -> None:
    """Keep what the next build will ask for; looks that are not settled are to be UNSURE already."""
    every = (*watched.folders, *watched.contents, *watched.others, *watched.outputs)
    counts = (len(watched.folders), len(watched.contents), len(watched.others))
    paths = b"".join(os.fsencode(each.path) + b"\0" for each in every)
    numbers = array("Q")
    for each in every:
        numbers.extend(numbers_of(each.stat))
    digests = "".join(each.digest or "-" * _DIGEST for each in every).encode()
    _keep(order, Memory(_key(order), _tell(report, order.now), alone, counts, paths, numbers.tobytes(), digests))


def remember_change(
    order: Order, since: Since, changed: Iterable[Found], report: Report, *, moved: Mapping[str, str]
) -> None:
    """Keep what was remembered, but for some files and the report; files that have `moved` by their old paths."""
    memory = _renamed(since.memory, moved)
    numbers, digests = column_of(memory.stats), bytearray(memory.digests)
    for each in changed:
        at = _number_of(memory, each.path)
        numbers[at * FIELDS : (at + 1) * FIELDS] = array("Q", numbers_of(each.stat))
        digests[at * _DIGEST : (at + 1) * _DIGEST] = each.digest.encode()
    told = _tell(report, order.now)
    _keep(order, structs.replace(memory, told=told, stats=numbers.tobytes(), digests=bytes(digests)))


def _renamed(memory: Memory, moved: Mapping[str, str]) -> Memory:
    if not moved:
        return memory
    names = memory.paths.split(b"\0")
    for old, new in moved.items():
        names[_number_of(memory, old)] = os.fsencode(new)
    return structs.replace(memory, paths=b"\0".join(names))


def recall(order: Order) -> Since | None:
    """Give what has become of the last build; None where more than content changed, or the clock has passed a bound.

    The clock makes no difference where last `now` <= `now` < `next_build_at`.
    """
    memory = _read(order)
    if memory is None or memory.key != _key(order) or not (order.private / "store.sqlite").is_file():
        return None
    told = msgspec.json.decode(memory.told, type=_Told)
    if order.now < told.now or (told.next_build_at is not None and order.now >= told.next_build_at):
        return None
    moment = stamp(order.private)
    paths = os.fsdecode(memory.paths).split("\0")[:-1]
    base = _base(order.roots.site)
    numbers = look_at(paths, base, order.jobs)
    doubtful = different(column_of(memory.stats), numbers)
    changed = _changed(doubtful, paths, memory, base=base, jobs=order.jobs)
    first, last = memory.counts[0], memory.counts[0] + memory.counts[1]
    if any(not first <= each < last for each in changed):
        return None
    since = Since(_report(told), tuple(paths[each] for each in changed), memory, moment)
    if not changed and len(doubtful) >= MANY:
        _keep(order, structs.replace(memory, stats=_settled(memory, doubtful, numbers, moment)))
    return since


def digest_then(memory: Memory, path: str) -> str:
    """Give the digest that a file had, by its path as it was remembered; empty where it is not known."""
    number = _number_of(memory, path)
    if number < 0:
        return ""
    return memory.digests[number * _DIGEST : (number + 1) * _DIGEST].decode()


def _number_of(memory: Memory, path: str) -> int:
    """Give the number of a file, -1 where it is not known."""
    paths, name = memory.paths, os.fsencode(path) + b"\0"
    at = 0 if paths.startswith(name) else paths.find(b"\0" + name) + 1
    return paths.count(b"\0", 0, at) if at or paths.startswith(name) else -1


def _path(order: Order) -> Path:
    return order.private / "memory" / manifest_path(order.private, order.output).stem


def remembered(order: Order) -> set[str]:
    """Give the output folders whose last build is remembered, this one among them, as manifests name them."""
    path = _path(order)
    return {path.name, *(file.name for file in path.parent.glob("[!.]*"))}


def _keep(order: Order, memory: Memory) -> None:
    path = _path(order)
    keep(path, msgspec.msgpack.encode(memory))
    prune_oldest(path.parent, FOLDERS)


def _read(order: Order) -> Memory | None:
    data = kept(_path(order))
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=Memory)
    except msgspec.DecodeError:  # another version remembered something else
        return None


def _key(order: Order) -> str:
    """Give the digest of what is no file: the options, Python, and where it looks for libraries."""
    options = (order.preview, order.base_url, order.strict, order.ledger, order.search, str(order.roots.theme))
    return digest_of(repr((__version__, sys.version, sys.path[1:], options)).encode())


def _tell(report: Report, now: datetime) -> bytes:
    warnings = tuple((error.message, error.source, error.hint) for error in report.warnings)
    numbers = (report.articles, report.outputs)
    return msgspec.json.encode(_Told(now, report.next_build_at, *numbers, report.held, warnings, report.drafts))


def _report(told: _Told) -> Report:
    warnings = tuple(BuildError(*warning) for warning in told.warnings)
    return Report(
        outputs=told.outputs,
        unchanged=told.outputs,
        articles=told.articles,
        drafts=told.drafts,
        held=told.held,
        next_build_at=told.next_build_at,
        warnings=warnings,
    )


def _base(site: Path) -> str:
    """Give what stands before a path below the site: nothing where that is the working folder, which is quicker."""
    return "" if Path.cwd() == site else f"{site}/"


def _changed(doubtful: Sequence[int], paths: Sequence[str], memory: Memory, *, base: str, jobs: int) -> list[int]:
    """Give those whose bytes or names are others, in order."""

    def differing(numbers: Sequence[int]) -> bytes:
        return array("Q", filter(differs, numbers)).tobytes()

    def differs(number: int) -> bool:
        before = memory.digests[number * _DIGEST : (number + 1) * _DIGEST].decode()
        return _digest_now(number, paths[number], memory.counts, base) != before

    found = in_two(differing, doubtful[::2], doubtful[1::2], jobs=jobs if len(doubtful) >= MANY else 1)
    return sorted(column_of(found))


def _digest_now(number: int, path: str, counts: tuple[int, int, int], base: str) -> str:
    file = path if path[0] == "/" else base + path
    try:
        if number < counts[0]:
            return names_digest(path, names_in(file))
        return digest_of_file(file, follow=number < sum(counts))
    except FileNotFoundError:
        return "-" * _DIGEST
    except OSError:
        return ""


def _settled(memory: Memory, seen: Iterable[int], now: "array[int]", moment: int) -> bytes:
    """Give the looks with those of files that were read put in, where they can no more change within their tick."""
    numbers = column_of(memory.stats)
    for number in seen:
        first = number * FIELDS
        _, mtime, ctime, _ = look = now[first : first + FIELDS]
        numbers[first : first + FIELDS] = look if mtime < moment and ctime < moment else _UNSURE
    return numbers.tobytes()
