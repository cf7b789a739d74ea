"""Which files of a folder are another generator's posts, and which generator's.

Looks at names and at how files begin; knows nothing of what they say.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from broadsheet.building.disk.clippings import files_below, first_bytes, read_clipping
from broadsheet.clipping.posts_front import has_front
from broadsheet.clipping.posts_site import SETTINGS, Generator, OldSite, old_site
from broadsheet.clipping.posts_survey import Post

LARGEST = 1 << 20
"""Bytes of a post."""
ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
_SHELVES: dict[str, tuple[str, ...]] = {"jekyll": ("_posts", "_drafts"), "hugo": ("content",), "zola": ("content",)}
_NO_POSTS = re.compile(r"(?:_index|readme|licen[cs]e|contributing|changelog|code_of_conduct|security)\.", re.IGNORECASE)
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[-_]")
_ABOVE = 3
_SAMPLE = 40
_BEGINNING = 4096


def find_site(folder: Path, generator: Generator | None) -> OldSite | None:
    """Tell whose posts a folder holds: by its settings, there or up to three folders above, else by how files begin.

    Nothing where its files are no posts.
    """
    for place in (folder, *folder.absolute().parents[:_ABOVE]):
        for name in SETTINGS:
            site = old_site(name, read_clipping(place / name, LARGEST)) if (place / name).is_file() else None
            if site and generator in {None, site.generator}:
                return site
    guess = generator or _guessed(folder)
    return OldSite(guess) if guess else None


def _guessed(folder: Path) -> Generator | None:
    named = [
        path for path in files_below(folder) if path.name.lower().endswith(ENDINGS) and not _NO_POSTS.match(path.name)
    ]
    sample = named[:: max(1, len(named) // _SAMPLE)]
    votes = Counter(vote for path in sample if (vote := _vote(path)))
    return votes.most_common(1)[0][0] if sum(votes.values()) * 2 > len(sample) else None


def _vote(path: Path) -> Generator | None:
    """Guess a post's generator by how it begins."""
    text = first_bytes(path, _BEGINNING).decode(errors="replace")
    if not has_front(text):
        return None
    fence = text.lstrip("\ufeff")[:3]
    if fence == "+++":
        is_zola = re.search(r"^\[(?:taxonomies|extra)\]|^(?:path|template)\s*=", text, re.MULTILINE)
        return "zola" if is_zola else "hugo"
    if fence != "---":
        return "pelican"
    if re.search(r"^(?:lastmod|publishDate|keywords|weight|draft):", text, re.MULTILINE):
        return "hugo"
    says_date = re.search(r"^date:", text, re.MULTILINE)
    is_jekyll = re.search(r"^layout:|: ! ['\"]", text, re.MULTILINE) or (_DATED.match(path.name) and not says_date)
    return "jekyll" if is_jekyll else "eleventy"


def posts_in(folder: Path, site: OldSite) -> list[Post]:
    """Give every post below a folder, or below its shelves of posts where it has them, in order of their paths."""
    shelves = [folder / name for name in _SHELVES.get(site.generator, ()) if (folder / name).is_dir()] or [folder]
    return [
        Post(path.relative_to(folder).as_posix(), _reader(path))
        for shelf in shelves
        for path in files_below(shelf)
        if path.name.lower().endswith(ENDINGS) and not _NO_POSTS.match(path.name)
    ]


def _reader(path: Path) -> Callable[[], bytes]:
    return lambda: read_clipping(path, LARGEST)


def post_alone(path: Path) -> Sequence[Post]:
    """Give one file as a post."""
    return [Post(path.name, _reader(path))]
