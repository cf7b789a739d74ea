"""Clippings on disk become article files: each is written whole or not at all, and never over another.

Knows no randomness: the mint is brought.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from broadsheet.building.disk.clippings import read_clipping
from broadsheet.building.disk.files import write_new, write_whole
from broadsheet.building.executors import working
from broadsheet.clipping.article_file import article_text
from broadsheet.clipping.intake import Intake, clippings_of_all
from broadsheet.clipping.likeness import signature_of
from broadsheet.clipping.linking import with_coverage
from broadsheet.clipping.pictures import Pictured, copy_pictures, fetch_pictures
from broadsheet.clipping.places import Places
from broadsheet.clipping.posts_survey import Known
from broadsheet.clipping.reports import lines_of
from broadsheet.clipping.twins import Alike, Twins
from broadsheet.clipping.undoing import LARGEST, Linked
from broadsheet.clipping.values import Clipped
from broadsheet.model.config import Config
from broadsheet.model.content import Article
from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.dates import zone_named

_IMAGES = Path("content/images")


class Wish(Struct, frozen=True, kw_only=True):
    """How to import."""

    into: Path
    """The folder that articles go to."""
    config: Config
    """The site's settings."""
    kind: str = ""
    """What the clippings are; empty lets each say so itself."""
    since: str = ""
    """Items of feeds before this day, `YYYY-MM-DD`, are left out; empty takes all."""
    keep_names: bool = False
    """Whether an article's file is named like its clipping."""
    dry: bool = False
    """Whether nothing is written."""
    again: bool = False
    """Whether a clipping that is here already is clipped once more."""
    pictures: bool = False
    """Whether pictures are fetched into `content/images/`."""
    jobs: int = 1
    """How many processes read clippings, where these are many."""
    link: bool = False
    """Whether a clipping that tells a story which is here joins that article's `also`, and is no article."""


class Imported(Struct, frozen=True):
    """What became of one clipping."""

    clipped: Clipped | None
    """The article; none where there was a mistake or it is here already."""
    text: str
    """Its file's text."""
    path: str
    """Where it was, or would be, written; empty where it was not."""
    twin: str
    """The article that was made of the same clipping already; empty if there is none."""
    error: BuildError | None
    """Why there is no article."""
    warnings: tuple[BuildError, ...] = ()
    """What the editor should look at."""
    alike: tuple[Alike, ...] = ()
    """Articles that tell the same, the most alike first."""
    written: str = ""
    """The SHA-256 of the file that was written; empty if none was."""
    linked: Linked | None = None
    """The article that learned of the clipping; none if none did."""
    images: dict[str, str] = {}
    """The path of each picture that was written, with its SHA-256."""


class Site(Struct, frozen=True):
    """What is in `content/`."""

    articles: tuple[Article, ...]
    """Every article that can be read."""
    signatures: dict[str, bytes]
    """Of each one's text, by source path, as `signature_of` gives it."""


class Desk(Struct, frozen=True):
    """What an import works with."""

    wish: Wish
    """How to import."""
    twins: Twins
    """What is told already."""
    places: Places
    """Where articles are."""


def import_all(named: Sequence[str], wish: Wish, site: Site, mint: Callable[[], str]) -> Iterator[Imported]:
    """Import what is named, in order; a bad clipping does not keep the others from coming."""
    known = site.articles
    desk = Desk(wish, Twins(known, site.signatures), Places(known, zone_named(wish.config.timezone)))
    seen = {article.id: article.source_path for article in known if article.id}
    seen |= {article.clipping.sha256: article.source_path for article in known if article.clipping}
    intake = Intake(mint=mint, known=_known(known, wish.config), config=wish.config, kind=wish.kind, since=wish.since)
    with working(wish.jobs) as workers:
        for taken in clippings_of_all(named, intake, workers):
            if isinstance(taken, BuildError):
                yield Imported(None, "", "", "", taken)
                continue
            done = _import(taken, desk, seen)
            if done.clipped is not None:
                seen |= dict.fromkeys((taken.clipping.sha256, taken.id), done.path)
            yield done


def _known(articles: Iterable[Article], config: Config) -> Known:
    tags = tuple(dict.fromkeys(tag for article in articles for tag in article.tags))
    return Known(tags, config.sections, config.permalinks.article, config.language)


def _import(clipped: Clipped, desk: Desk, seen: Mapping[str, str]) -> Imported:
    there = seen.get(clipped.clipping.sha256) or seen.get(clipped.id)
    if there and not desk.wish.again:
        return Imported(None, "", "", there, None)
    signature = signature_of(clipped.body)
    alike = () if there else desk.twins.find(clipped.source_url, signature)
    try:
        if alike and desk.wish.link:
            linked = _link(clipped, alike[0].path, dry=desk.wish.dry)
            return Imported(clipped, "", "", "", None, alike=alike, linked=linked)
        done = _place(clipped, desk, alike)
    except BuildError as error:
        return Imported(None, "", "", "", error)
    if not desk.wish.dry:
        desk.twins.add(Path(done.path).as_posix(), clipped.source_url, signature)
    return done


def _place(clipped: Clipped, desk: Desk, alike: tuple[Alike, ...]) -> Imported:
    """Write an article where nothing is."""
    wish = desk.wish
    clipped, name = desk.places.settle(clipped, wish.into, named=wish.keep_names)
    file = wish.into / name
    if not wish.dry:
        _refuse_file(file)
    pictured = _pictured(clipped, wish, file)
    text = article_text(structs.replace(clipped, body=pictured.body))
    if not wish.dry:
        _write(file, text)
    written = "" if wish.dry else sha256(text.encode()).hexdigest()
    warnings = (*_warnings(alike, file), *pictured.warnings)
    return Imported(clipped, text, str(file), "", None, warnings, alike, written, images=pictured.written)


def _link(clipped: Clipped, path: str, *, dry: bool) -> Linked:
    before = read_clipping(Path(path), LARGEST).decode()
    after = with_coverage(before, clipped, path)
    at = next((place for place, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(before))
    if not dry:
        write_whole(Path(path), after.encode())
    added = after[at : at + len(after) - len(before)]
    return Linked(path, added, at, "" if dry else sha256(after.encode()).hexdigest())


def _pictured(clipped: Clipped, wish: Wish, file: Path) -> Pictured:
    if clipped.pictures and not wish.dry:
        return structs.replace(copy_pictures(clipped.pictures, _IMAGES), body=clipped.body)
    if not wish.pictures or wish.dry or not clipped.illustrated:
        return Pictured(clipped.body, {}, ())
    return fetch_pictures(clipped.illustrated, clipped.source_url, file.stem, _IMAGES)


def _write(file: Path, text: str) -> None:
    try:
        write_new(file, text.encode())
    except FileExistsError:
        raise _there(file) from None


def _refuse_file(file: Path) -> None:
    if file.exists():
        raise _there(file)


def _there(file: Path) -> BuildError:
    hint = "rename that one, or import with '--keep-names' or '--into DIR'"
    return BuildError(f"'{file}' is there already, and nothing is written over it", Source(str(file)), hint)


def _warnings(alike: Sequence[Alike], file: Path) -> tuple[BuildError, ...]:
    hint = "keep one of the two, or import with '--link' to name this one as 'also covered by' there"
    return tuple(BuildError(_said(each), Source(str(file)), hint) for each in alike[:1])


def _said(alike: Alike) -> str:
    if alike.same_source:
        return f"the same original is told in {alike.path}"
    return f"{alike.path} is much the same text: {alike.likeness:.0%} of the words run alike"


def lines_of_import(each: Imported, *, dry: bool) -> list[str]:
    """Say what became of a clipping, for people."""
    if each.twin:
        return [f"the same clipping is here already: {each.twin}"]
    if each.clipped is None:
        return []
    if each.linked is not None:
        return [f"{'would join' if dry else 'joined'} 'also' of {each.linked.path}", f"  {_said(each.alike[0])}"]
    state = " (a draft: look at its title and date)" if each.clipped.draft else ""
    return [f"{'would write ' if dry else ''}{each.path}{state}", *lines_of(each.clipped.report)]


def plain_import(each: Imported) -> dict[str, Any]:
    """Say what became of a clipping, for machines."""
    error = each.error and {
        "path": each.error.source.path,
        "line": each.error.source.line,
        "column": each.error.source.column,
        "message": each.error.message,
        "hint": each.error.hint,
    }
    draft = each.clipped is not None and each.clipped.draft
    report = each.clipped and each.clipped.report
    return {
        "path": each.path,
        "written": each.written,
        "images": each.images,
        "twin": each.twin,
        "draft": draft,
        "alike": each.alike,
        "linked": each.linked if each.linked and each.linked.written else None,
        "error": error,
        "report": report,
    }
