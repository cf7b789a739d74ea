"""What the last build began with and left behind, as it looked: the next one sees by a look what has changed since.

Every file and folder is named, the program's own among them. One that looks otherwise is read: a new date alone is
no change. It lies in a file of its own below `.broadsheet/`, and may be deleted at any time.
"""

import os
import sys
from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from broadsheet import __version__
from broadsheet.building.disk.files import Found, digest_of, digest_of_file, names_digest, names_in, settled, stamp
from broadsheet.building.disk.kept import keep, kept, prune_oldest
from broadsheet.building.disk.manifests import manifest_path
from broadsheet.building.manifest import Stat
from broadsheet.building.order import Order
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.report import Held, Report

_FIELDS, _DIGEST = 4, 32
_UNSIGNED = (1 << 64) - 1
_NOTHING = (_UNSIGNED,) * _FIELDS
FOLDERS = 8
"""Output folders that are remembered, those of the latest builds."""
MANY = 256
"""Files that have to be read from which on two threads read them, and what was seen is remembered anew."""


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
    dialect: bytes
    """How content is parsed where an edited text can be rendered alone, as msgpack; else empty."""
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


def remember(order: Order, watched: Watched, report: Report, dialect: bytes = b"") -> None:
    """Keep what the next build will ask for; looks that are not settled are to be UNSURE already."""
    every = (*watched.folders, *watched.contents, *watched.others, *watched.outputs)
    counts = (len(watched.folders), len(watched.contents), len(watched.others))
    paths = b"".join(os.fsencode(each.path) + b"\0" for each in every)
    numbers = array("Q")
    for each in every:
        numbers.extend(_numbers(each.stat))
    digests = "".join(each.digest or "-" * _DIGEST for each in every).encode()
    _keep(order, Memory(_key(order), _tell(report, order.now), dialect, counts, paths, numbers.tobytes(), digests))


def remember_change(order: Order, since: Since, changed: Iterable[Found], report: Report) -> None:
    """Keep what was remembered, but for some files and the report."""
    names, numbers = since.memory.paths.split(b"\0"), _column(since.memory.stats)
    digests = bytearray(since.memory.digests)
    for each in changed:
        at = names.index(os.fsencode(each.path))
        numbers[at * _FIELDS : (at + 1) * _FIELDS] = array("Q", _numbers(each.stat))
        digests[at * _DIGEST : (at + 1) * _DIGEST] = each.digest.encode()
    told = _tell(report, order.now)
    _keep(order, structs.replace(since.memory, told=told, stats=numbers.tobytes(), digests=bytes(digests)))


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
    numbers = _look_at(paths, base)
    doubtful = _different(_column(memory.stats), numbers)
    changed = _changed(doubtful, paths, memory, base)
    first, last = memory.counts[0], memory.counts[0] + memory.counts[1]
    if changed is None or any(not first <= each < last for each in changed):
        return None
    since = Since(_report(told), tuple(paths[each] for each in changed), memory, moment)
    if not changed and len(doubtful) >= MANY:
        _keep(order, structs.replace(memory, stats=_settled(memory, doubtful, numbers, moment)))
    return since


def digest_then(memory: Memory, path: str) -> str:
    """Give the digest that a file had, by its path as it was remembered; empty where it is not known."""
    names = memory.paths.split(b"\0")
    try:
        number = names.index(os.fsencode(path))
    except ValueError:
        return ""
    return memory.digests[number * _DIGEST : (number + 1) * _DIGEST].decode()


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


def _numbers(stat: Stat) -> tuple[int, int, int, int]:
    return (stat.size & _UNSIGNED, stat.mtime & _UNSIGNED, stat.ctime & _UNSIGNED, stat.inode & _UNSIGNED)


def _column(stats: bytes) -> "array[int]":
    column = array("Q")
    column.frombytes(stats)
    return column


def _base(site: Path) -> str:
    """Give what stands before a path below the site: nothing where that is the working folder, which is quicker."""
    return "" if Path.cwd() == site else f"{site}/"


def _look_at(paths: Sequence[str], base: str) -> "array[int]":
    """Look at every file; what cannot be looked at is as if it were not there."""
    numbers = array("Q")
    add, stat = numbers.extend, os.stat
    for path in paths:
        try:
            found = stat(path if path[0] == "/" else base + path)
        except OSError:
            add(_NOTHING)
        else:
            add((found.st_size, found.st_mtime_ns & _UNSIGNED, found.st_ctime_ns & _UNSIGNED, found.st_ino))
    return numbers


def _different(before: "array[int]", now: "array[int]") -> list[int]:
    if before == now:
        return []
    old, new = memoryview(before), memoryview(now)
    places = range(0, len(now), _FIELDS)
    return [place // _FIELDS for place in places if old[place : place + _FIELDS] != new[place : place + _FIELDS]]


def _changed(doubtful: Sequence[int], paths: Sequence[str], memory: Memory, base: str) -> list[int] | None:
    """Give those whose bytes or names are others; None where too many are for it to matter which."""

    def differs(number: int) -> bool:
        before = memory.digests[number * _DIGEST : (number + 1) * _DIGEST].decode()
        return _digest_now(number, paths[number], memory.counts, base) != before

    if len(doubtful) < MANY:
        return [number for number in doubtful if differs(number)]
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # 9 ms, and only where much has to be read

    pieces = [doubtful[start : start + MANY] for start in range(0, len(doubtful), MANY)]
    with ThreadPoolExecutor(2) as threads:  # reading and digesting let others run
        found = threads.map(lambda piece: [number for number in piece if differs(number)], pieces)
        return [number for piece in found for number in piece]


def _digest_now(number: int, path: str, counts: tuple[int, int, int], base: str) -> str:
    file = path if path[0] == "/" else base + path
    try:
        if number < counts[0]:
            return names_digest(path, names_in(file))
        if number >= sum(counts) and os.path.islink(file):  # noqa: PTH114  # a Path costs more than the look
            return ""
        return digest_of_file(file)
    except FileNotFoundError:
        return "-" * _DIGEST
    except OSError:
        return ""


def _settled(memory: Memory, seen: Iterable[int], now: "array[int]", moment: int) -> bytes:
    """Give the looks with those of files that were read put in, where they can no more change within their tick."""
    numbers = _column(memory.stats)
    for number in seen:
        size, mtime, ctime, inode = now[number * _FIELDS : (number + 1) * _FIELDS]
        stat = settled(Stat(size, mtime, ctime, inode), moment)
        numbers[number * _FIELDS : (number + 1) * _FIELDS] = array("Q", _numbers(stat))
    return numbers.tobytes()
