"""JSON-LD as pages write it: read where it is JSON, mended where it nearly is, its references followed.

A tree is lxml's. Knows nothing of meta tags and of what a page shows.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

Tree = Any
"""An element of lxml.html; untyped there."""
Linked = dict[str, Any]
"""A JSON-LD object."""
_ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|Recipe|HowTo|Review|\w*NewsArticle)$"
)
_PAGES = re.compile(r"(?:\w*WebPage|\w*Page|CreativeWork|VideoObject|PodcastEpisode|WebSite)$")
_LOUD = re.compile(r"[\x00-\x1f]+")
_WRAPPED = re.compile(
    r"^\s*(?://|/\*)?\s*<!(?:--|\[CDATA\[)\s*(?:\*/)?|(?://|/\*)?\s*(?:-->|\]\]>)\s*(?:\*/)?\s*;?\s*$"
)
_MENDINGS = (
    (re.compile(r"^\s*/\*.*?\*/|(?<=[,{\[])\s*/\*.*?\*/"), ""),
    (re.compile(r",(?=\s*[}\]])"), ""),
    (re.compile(r"(?<=:)\s*(?=[,}])"), '""'),
    (re.compile(r"(?<=})\s*(?={)"), ","),
    (re.compile(r'\\(?!["\\/bfnrtu])'), r"\\\\"),
)
_FOLLOWED = ("author", "creator", "publisher")


def linked_objects(tree: Tree) -> list[Linked]:
    """Give a page's JSON-LD objects in order, with names where authors are but references to others of them."""
    found = [each for value in _values(tree) for each in _flat(value, 0)]
    named = {each["@id"]: each for each in found if isinstance(each.get("@id"), str) and each.get("name")}
    return [{**each, **_followed(each, named)} for each in found]


def articles_in(objects: Iterable[Linked]) -> tuple[Linked, ...]:
    """Give the objects that are articles."""
    return tuple(each for each in objects if _is_one(each, _ARTICLES))


def pages_in(objects: Iterable[Linked]) -> tuple[Linked, ...]:
    """Give the objects that are the page which an article is on: they say who and when where no article does."""
    return tuple(each for each in objects if _is_one(each, _PAGES))


def _values(tree: Tree) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from parsed(script.text)


def parsed(text: str) -> list[Any]:
    """Read JSON as pages write it; several values may follow each other; empty where it cannot be mended."""
    text = _LOUD.sub(" ", _WRAPPED.sub("", text)).strip().rstrip(";")
    for mend in (str, _mended, lambda text: _mended(unescape(text))):
        try:
            return _several(mend(text).strip())
        except (ValueError, RecursionError):
            continue
    return []


def _several(text: str) -> list[Any]:
    decoder, at, found = json.JSONDecoder(strict=False), 0, []
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at += len(text[at:]) - len(text[at:].lstrip(" ,;"))
    return found


def _mended(text: str) -> str:
    for wrong, right in _MENDINGS:
        text = wrong.sub(right, text)
    return text


def _flat(value: Any, depth: int) -> Iterator[Linked]:
    if depth > 4:  # noqa: PLR2004 - `@graph` and `mainEntity` lie no deeper
        return
    if isinstance(value, list):
        for each in value:
            yield from _flat(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf"):
            yield from _flat(value.get(key), depth + 1)


def _followed(each: Linked, named: Mapping[str, Linked]) -> Linked:
    return {key: _follow(each[key], named) for key in _FOLLOWED if isinstance(each.get(key), dict | list)}


def _follow(value: Any, named: Mapping[str, Linked]) -> Any:
    if isinstance(value, list):
        return [_follow(one, named) for one in value]
    if isinstance(value, dict) and not value.get("name"):
        return named.get(str(value.get("@id")), value)
    return value


def _is_one(each: Linked, kinds: re.Pattern[str]) -> bool:
    said = each.get("@type") or ""
    return any(kinds.match(str(kind)) for kind in (said if isinstance(said, list) else [said]))
