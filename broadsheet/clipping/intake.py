"""What an editor names (a file, a folder, an address) becomes clippings, each read by its kind.

The one dispatcher: a new kind of clipping is one entry in `_READERS`. Knows nothing of where articles are written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from broadsheet.building.disk.clippings import files_below, read_clipping
from broadsheet.clipping.checking import find_mistake
from broadsheet.clipping.decoding import LARGEST
from broadsheet.clipping.posts import clip_posts
from broadsheet.clipping.posts_folder import find_site, post_alone, posts_in
from broadsheet.clipping.posts_front import has_front
from broadsheet.clipping.posts_site import GENERATORS, Generator, OldSite
from broadsheet.clipping.posts_survey import Known, Post
from broadsheet.clipping.text import clip_text
from broadsheet.clipping.values import Clipped
from broadsheet.model.config import Config
from broadsheet.model.errors import BuildError, Source

KINDS = ("text", *GENERATORS)
"""What `--from` may say."""
_ENDINGS = (".txt", ".text", ".md", ".markdown")


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


class Raw(Struct, frozen=True):
    """One clipping's bytes, and where they came from."""

    place: str
    """The path or address that an editor named."""
    data: bytes
    """As they were read."""


Taken = Clipped | BuildError
"""An article to be, or why there is none; the error's path is the file that the editor can open."""


def clippings(named: str, intake: Intake) -> Iterator[Taken]:
    """Give what one argument names, clipping by clipping; nothing is read before its turn."""
    path = Path(named)
    if path.is_dir():
        yield from _folder(path, intake)
    else:
        yield from _file(path, intake)


def _folder(folder: Path, intake: Intake) -> Iterator[Taken]:
    if _is_ours(folder):
        hint = "name a folder of clippings, or of another generator's posts"
        yield BuildError("this folder is the site's own", Source(str(folder)), hint)
        return
    wanted = _generator(intake.kind)
    site = find_site(folder, wanted) if wanted or not intake.kind else None
    posts = posts_in(folder, site) if site else []
    files = [] if posts else [path for path in files_below(folder) if path.name.lower().endswith(_ENDINGS)]
    if site and posts:
        yield from _posts(posts, site, folder, intake)
    elif not files:
        hint = f"name files, or a folder that holds {', '.join(_ENDINGS)}"
        yield BuildError("nothing in this folder can be imported", Source(str(folder)), hint)
    for path in files:
        yield from _file(path, intake)


def _is_ours(folder: Path) -> bool:
    content, found = Path("content").absolute(), folder.absolute()
    return found.is_relative_to(content) or content.is_relative_to(found)


def _generator(kind: str) -> Generator | None:
    return next((each for each in GENERATORS if each == kind), None)


def _posts(posts: Sequence[Post], site: OldSite, folder: Path, intake: Intake) -> Iterator[Taken]:
    for taken in clip_posts(posts, site, intake.mint, intake.known):
        error = taken if isinstance(taken, BuildError) else find_mistake(taken, intake.config)
        yield _placed(error, str(folder / error.source.path)) if error else taken


def _file(path: Path, intake: Intake) -> Iterator[Taken]:
    try:
        raw = Raw(str(path), read_clipping(path, LARGEST))
    except BuildError as error:
        yield error
        return
    kind = intake.kind or kind_of(path.name, raw.data)
    yield from _READERS.get(kind, _read_post)(raw, intake)


def kind_of(name: str, data: bytes) -> str:
    """Tell what a file is: by how it begins, and by its name."""
    beginning = data[:4096].decode(errors="replace")
    is_markdown = re.search(r"\.(?:md|markdown|mkd|mdown)$", name, re.IGNORECASE)
    return "post" if is_markdown and has_front(beginning) else "text"


def _read_text(raw: Raw, intake: Intake) -> Iterable[Taken]:
    name = Path(raw.place).name
    try:
        return [clip_text(raw.data, name, intake.mint(), intake.known.tags, sections=intake.known.sections)]
    except BuildError as error:
        return [_placed(error, raw.place)]


def _read_post(raw: Raw, intake: Intake) -> Iterable[Taken]:
    path = Path(raw.place)
    site = find_site(path.parent, _generator(intake.kind)) or OldSite("jekyll")
    return _posts(post_alone(path), site, path.parent, intake)


def _placed(error: BuildError, place: str) -> BuildError:
    return BuildError(error.message, Source(place, error.source.line, error.source.column), error.hint)


_READERS: dict[str, Callable[[Raw, Intake], Iterable[Taken]]] = {"text": _read_text}
