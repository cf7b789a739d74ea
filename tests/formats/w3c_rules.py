"""What the W3C's feed validator doubts at level AA, as far as a feed of ours could give it cause.

It runs apart, over whole sites; this keeps its findings. One is not here: the namespace of tombstones (RFC 6721),
which it does not know.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_DC_SOURCE = "{http://purl.org/dc/elements/1.1/}source"
_ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
_MARKS = re.compile(r"</\w+>|&#?\w")


def doubts_of(rendered: bytes, place: str) -> list[str]:
    """Give what is doubtful in a feed that is published at `place`, an absolute URL."""
    root = etree.fromstring(rendered)
    found = _of_atom(root) if root.tag == f"{_ATOM}feed" else _of_rss(root)
    links = {link.get("rel"): link.get("href") for link in root.iter(f"{_ATOM}link") if _is_of_feed(link)}
    return [*found, *_of_links(links, archived=next(root.iter(_ARCHIVE), None) is not None, place=place)]


def _is_of_feed(link: Any) -> bool:
    return link.getparent().tag in {f"{_ATOM}feed", "channel"}


def _of_links(links: dict[str, str], *, archived: bool, place: str) -> Iterator[str]:
    if links.get("self") != place:
        yield f"Self reference doesn't match document location: {links.get('self')}"
    if archived and not links.keys() & {"prev-archive", "next-archive"}:
        yield "Archive incomplete"
    if archived and "current" not in links:
        yield "Archives should have current links"


def _of_atom(root: Any) -> Iterator[str]:
    for text in root.iter(*(_ATOM + name for name in ("title", "subtitle", "summary"))):
        if text.get("type", "text") == "text" and _MARKS.search(text.text or ""):
            yield f"{text.text!r} should not contain HTML unless declared in the type attribute"
    changed = [entry.findtext(f"{_ATOM}updated") for entry in root.iter(f"{_ATOM}entry")]
    if len(set(changed)) < len(changed):
        yield "Two entries with the same value for atom:updated"
    for entry in root.iter(f"{_ATOM}entry"):
        if entry.find(f"{_ATOM}content") is None and entry.find(f"{_ATOM}summary") is None:
            yield "Missing textual content"
    for date in root.iter(f"{_ATOM}updated", f"{_ATOM}published"):
        if date.text < "1990":
            yield f"Implausible date {date.text}"


def _of_rss(root: Any) -> Iterator[str]:
    for title in root.iter("title"):
        if re.search(r"</\w+>", title.text or ""):
            yield f"{title.text!r} should not contain HTML"
    for item in root.iter("item"):
        if item.find("source") is not None and item.find(_DC_SOURCE) is not None:
            yield "An item should not include both source and dc:source"
