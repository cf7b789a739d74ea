"""What an editor names (a file, a folder, an address) becomes clippings, each read by its kind.

The one dispatcher: a new kind of clipping is one entry in `_READERS`. Knows nothing of where articles are written.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from msgspec import Struct, structs

from broadsheet.building.disk.clippings import files_below, read_clipping
from broadsheet.building.executors import Workers
from broadsheet.clipping.checking import find_mistake
from broadsheet.clipping.feed_items import LARGEST, clip_feed, feeds_in
from broadsheet.clipping.fetching import Unreachable, fetch, is_url
from broadsheet.clipping.pages import clip_page
from broadsheet.clipping.posts import clip_posts
from broadsheet.clipping.posts_folder import find_site, post_alone, posts_in
from broadsheet.clipping.posts_front import has_front
from broadsheet.clipping.posts_pictures import picture_below
from broadsheet.clipping.posts_site import GENERATORS, Generator, OldSite
from broadsheet.clipping.posts_survey import Known, Post
from broadsheet.clipping.text import clip_text
from broadsheet.clipping.values import Clipped
from broadsheet.model.config import Config
from broadsheet.model.errors import BuildError, Source

_ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".opml")
_BEGINS = (
    ("opml", re.compile(r"<opml\b", re.IGNORECASE)),
    ("feed", re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)),
    ("html", re.compile(r"<!doctype html|<html\b|<head\b|<body\b", re.IGNORECASE)),
)
_SNIFFED = 4096
_UNMINTED = "not-minted-yet"
"""The identity of an article that another process made: who asked for it mints."""


class Intake(Struct, frozen=True, kw_only=True):
    """How clippings are read."""

    mint: Callable[[], str]
    """Gives a new identity."""
    config: Config
    """The site's settings."""
    known: Known = Known()
    """The site's tags and sections."""
    kind: str = ""
    """What the clippings are; empty lets each say so itself."""
    since: str = ""
    """Items of feeds before this day, `YYYY-MM-DD`, are left out; empty takes all."""


class Raw(Struct, frozen=True):
    """One clipping's bytes, and where they came from."""

    place: str
    """The path or address that an editor named."""
    data: bytes
    """As they were read."""
    url: str = ""
    """Where they were fetched from; empty for a file."""

    @property
    def name(self) -> str:
        """The last part of the path or address."""
        return PurePosixPath(urlsplit(self.place).path).name if self.url else Path(self.place).name


Taken = Clipped | BuildError
"""An article to be, or why there is none; the error's path is the file or address that the editor can open."""


def clippings(named: str, intake: Intake) -> Iterator[Taken]:
    """Give what one argument names, clipping by clipping; nothing is read before its turn."""
    path = Path(named)
    try:
        if path.is_dir() and not is_url(named):
            yield from _folder(path, intake)
        else:
            yield from _read(_raw(named), intake)
    except BuildError as error:
        yield error


def clippings_of_all(named: Sequence[str], intake: Intake, workers: Workers) -> Iterator[Taken]:
    """Give what all arguments name, in order; many files are read in several processes, few here, one by one."""
    for files, each in groupby(named, lambda name: not is_url(name) and not Path(name).is_dir()):
        if files:
            yield from _many(list(each), intake, workers)
            continue
        for name in each:
            folder = None if is_url(name) else Path(name)
            found = _files(folder, intake) if folder else []
            yield from _many(found, intake, workers) if found else clippings(name, intake)


def _files(folder: Path, intake: Intake) -> list[str]:
    """Give the files of a folder that are read one by one; none where it is another generator's, or the site's own."""
    wanted = _generator(intake.kind)
    if _is_ours(folder) or ((wanted or not intake.kind) and find_site(folder, wanted)):
        return []
    return [str(path) for path in files_below(folder) if path.name.lower().endswith(_ENDINGS)]


def _many(files: Sequence[str], intake: Intake, workers: Workers) -> Iterator[Taken]:
    chunks = workers.chunks(files)
    work = partial(_read_files, intake=structs.replace(intake, mint=_unminted))
    for taken in chain.from_iterable(workers.map(work, chunks, len(files))):
        if isinstance(taken, Clipped) and taken.id == _UNMINTED:
            yield structs.replace(taken, id=intake.mint())
        else:
            yield taken


def _unminted() -> str:
    return _UNMINTED


def _read_files(files: Sequence[str], intake: Intake) -> list[Taken]:
    return [taken for each in files for taken in clippings(each, intake)]


def _raw(named: str) -> Raw:
    if is_url(named):
        fetched = fetch(named, LARGEST)
        return Raw(named, fetched.data, fetched.url)
    return Raw(named, read_clipping(Path(named), LARGEST))


def _read(raw: Raw, intake: Intake) -> Iterator[Taken]:
    kind = intake.kind or kind_of(raw.name, raw.data)
    return _READERS.get(kind, _read_post)(raw, intake)


def kind_of(name: str, data: bytes) -> str:
    """Tell what a clipping is: by how it begins, and by its name."""
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    beginning = data[:_SNIFFED].decode("utf-16" if wide else "utf-8", "replace")
    if re.search(r"\.(?:md|markdown|mkd|mdown)$", name, re.IGNORECASE):
        return "post" if has_front(beginning) else "text"
    if beginning.lstrip("\ufeff \t\r\n").startswith("<"):
        return next((kind for kind, begins in _BEGINS if begins.search(beginning)), "text")
    return "html" if re.search(r"\.x?html?$", name, re.IGNORECASE) else "text"


def _folder(folder: Path, intake: Intake) -> Iterator[Taken]:
    if _is_ours(folder):
        hint = "name a folder of clippings, or of another generator's posts"
        raise BuildError("this folder is the site's own", Source(str(folder)), hint)
    wanted = _generator(intake.kind)
    site = find_site(folder, wanted) if wanted or not intake.kind else None
    posts = posts_in(folder, site) if site else []
    if site and posts:
        yield from _posts(posts, site, folder, intake)
        return
    files = [path for path in files_below(folder) if path.name.lower().endswith(_ENDINGS)]
    if not files:
        hint = f"name files, or a folder that holds {', '.join(_ENDINGS)}"
        raise BuildError("nothing in this folder can be imported", Source(str(folder)), hint)
    for path in files:
        yield from clippings(str(path), intake)


def _is_ours(folder: Path) -> bool:
    content, found = Path("content").absolute(), folder.absolute()
    return found.is_relative_to(content) or content.is_relative_to(found)


def _generator(kind: str) -> Generator | None:
    return next((each for each in GENERATORS if each == kind), None)


def _posts(posts: Sequence[Post], site: OldSite, folder: Path, intake: Intake) -> Iterator[Taken]:
    for taken in clip_posts(posts, site, intake.mint, intake.known, find_picture=picture_below(folder)):
        error = taken if isinstance(taken, BuildError) else find_mistake(taken, intake.config)
        yield _placed(error, str(folder / error.source.path)) if error else taken


def _read_post(raw: Raw, intake: Intake) -> Iterator[Taken]:
    path = Path(raw.place)
    site = find_site(path.parent, _generator(intake.kind)) or OldSite("jekyll")
    return _posts(post_alone(path), site, path.parent, intake)


def _read_text(raw: Raw, intake: Intake) -> Iterator[Taken]:
    try:
        yield clip_text(raw.data, raw.name, intake.mint(), intake.known.tags, sections=intake.known.sections)
    except BuildError as error:
        yield _placed(error, raw.place)


def _read_page(raw: Raw, intake: Intake) -> Iterator[Taken]:
    try:
        clipped = clip_page(raw.data, raw.name or "page.html", intake.mint(), intake.known, url=raw.url)
        error = find_mistake(clipped, intake.config)
        yield _placed(error, raw.place) if error else clipped
    except BuildError as error:
        yield _placed(error, raw.place)


def _read_feed(raw: Raw, intake: Intake) -> Iterator[Taken]:
    for taken in clip_feed(raw.data, raw.place, intake.known, since=intake.since, url=raw.url):
        error = taken if isinstance(taken, BuildError) else find_mistake(taken, intake.config)
        yield _placed(error, raw.place) if error else taken


def _read_opml(raw: Raw, intake: Intake) -> Iterator[Taken]:
    for url in feeds_in(raw.data, raw.place):
        yield from clippings(url, intake) if is_url(url) else [_no_address(url, raw.place)]


def _no_address(url: str, place: str) -> BuildError:
    return BuildError(f"'{url}' is no address that can be fetched", Source(place), "write it with http: or https:")


def _placed(error: BuildError, place: str) -> BuildError:
    kind = Unreachable if isinstance(error, Unreachable) else BuildError
    return kind(error.message, Source(place, error.source.line, error.source.column), error.hint)


_READERS: dict[str, Callable[[Raw, Intake], Iterator[Taken]]] = {
    "text": _read_text,
    "html": _read_page,
    "feed": _read_feed,
    "opml": _read_opml,
}
KINDS = (*_READERS, *GENERATORS)
"""What a clipping may be."""
