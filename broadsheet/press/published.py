"""A feed of ours is read back, item by item, as readers' programs do: in whichever of its formats.

Knows nothing of sites; whoever calls says which format it is.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
from msgspec import Struct

from broadsheet.model.config import FeedFormat
from broadsheet.model.errors import BuildError, Source

_ATOM, _DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"


class Item(Struct, frozen=True):
    """What a feed says of an item."""

    id: str
    """As readers know it."""
    title: str
    """Plain text."""
    link: str
    """Its page."""
    via: str
    """Where it was first told; may be empty."""
    published: str
    """As the format writes dates."""
    updated: datetime
    """The time of its last change."""


def read_items(data: bytes, name: FeedFormat, path: str) -> tuple[Item, ...]:
    """Read the items of a feed of ours, newest first; raise where it is none."""
    try:
        return tuple(_READERS[name](data))
    except (ET.ParseError, msgspec.DecodeError, ValueError, KeyError, TypeError) as fault:
        hint = "put back the feed that was published last, or build"
        raise BuildError(f"the published feed cannot be read: {fault}", Source(path), hint) from None


def _from_atom(data: bytes) -> Iterator[Item]:
    for entry in ET.fromstring(data).iter(f"{_ATOM}entry"):  # noqa: S314  # our own output
        links = {each.get("rel", "alternate"): each.get("href", "") for each in reversed(entry.findall(f"{_ATOM}link"))}
        own, title, published, updated = (
            entry.findtext(f"{_ATOM}{name}", "") for name in ("id", "title", "published", "updated")
        )
        if entry.find(f"{_ATOM}title[@type='html']") is not None:
            title = unescape(title)
        yield Item(own, title, links.get("alternate", ""), links.get("via", ""), published, _instant(updated))


def _from_rss(data: bytes) -> Iterator[Item]:
    for item in ET.fromstring(data).iter("item"):  # noqa: S314  # our own output
        own, title, link, published = (item.findtext(name, "") for name in ("guid", "title", "link", "pubDate"))
        updated = item.findtext(f"{_ATOM}updated")
        changed = _instant(updated) if updated else parsedate_to_datetime(published)
        yield Item(own, unescape(title), link, item.findtext(f"{_DC}source", ""), published, changed)


def _from_json(data: bytes) -> Iterator[Item]:
    feed: dict[str, Any] = msgspec.json.decode(data)
    for each in feed["items"]:
        published = each["date_published"]
        changed = _instant(each.get("date_modified", published))
        yield Item(each["id"], each.get("title", ""), each["url"], each.get("external_url", ""), published, changed)


_READERS: dict[FeedFormat, Callable[[bytes], Iterator[Item]]] = {
    "atom": _from_atom,
    "rss": _from_rss,
    "json": _from_json,
}


def _instant(written: str) -> datetime:
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError(f"'{written}' has no zone")
    return instant.replace(microsecond=0)  # it tells items apart, and says nothing of a change
