"""The rules of JSON Feed 1.1 that a program can check, written down from jsonfeed.org/version/1.1."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_FEED = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "user_comment": str,
    "next_url": str,
    "icon": str,
    "favicon": str,
    "authors": list,
    "language": str,
    "expired": bool,
    "hubs": list,
    "items": list,
}
_ITEM = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_html", "content_text", "summary"), str),
    **dict.fromkeys(("image", "banner_image", "date_published", "date_modified", "language"), str),
    "authors": list,
    "tags": list,
    "attachments": list,
}
_ATTACHMENT = {"url": str, "mime_type": str, "title": str, "size_in_bytes": int, "duration_in_seconds": int}
_AUTHOR = {"name": str, "url": str, "avatar": str}
_HUB = {"type": str, "url": str}
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_URLS = ("url", "external_url", "image", "banner_image", "home_page_url", "feed_url", "next_url", "icon", "favicon")


def faults_of(feed: Any) -> list[str]:
    """Give every rule that a feed breaks."""
    faults = [*_fields(feed, _FEED, "the feed", ("version", "title", "items"))]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append("the version is not 1.1")
    for place, item in enumerate(feed.get("items", ())):
        faults += _of_item(item, f"item {place}")
    identities = [item.get("id") for item in feed.get("items", ())]
    if len(set(identities)) != len(identities):
        faults.append("two items have one id")
    for hub in feed.get("hubs", ()):
        faults += _fields(hub, _HUB, "a hub", ("type", "url"))
    return faults + [fault for author in feed.get("authors", ()) for fault in _of_author(author)]


def _of_item(item: Any, name: str) -> Iterator[str]:
    yield from _fields(item, _ITEM, name, ("id",))
    if not ({"content_html", "content_text"} & item.keys()):
        yield f"{name}: neither content_html nor content_text"
    for key in ("date_published", "date_modified"):
        if key in item and not _DATE.fullmatch(item[key]):
            yield f"{name}: {key} is no RFC 3339 date"
    for attachment in item.get("attachments", ()):
        yield from _fields(attachment, _ATTACHMENT, f"{name}: an attachment", ("url", "mime_type"))
    for author in item.get("authors", ()):
        yield from _of_author(author)
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", ())):
        yield f"{name}: a tag is no text"


def _of_author(author: Any) -> Iterator[str]:
    yield from _fields(author, _AUTHOR, "an author", ())
    if not author:
        yield "an author has none of name, url, avatar"


def _fields(value: Any, known: Mapping[str, type], name: str, needed: tuple[str, ...]) -> Iterator[str]:
    for key in needed:
        if key not in value:
            yield f"{name}: {key} is missing"
    for key, each in value.items():
        if key.startswith("_"):
            continue
        if key not in known:
            yield f"{name}: unknown {key}"
        elif not isinstance(each, known[key]):
            yield f"{name}: {key} is no {known[key].__name__}"
        elif key in _URLS and not re.match(r"https?://\S+$", str(each)):
            yield f"{name}: {key} is no URL"
