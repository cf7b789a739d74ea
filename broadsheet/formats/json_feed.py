"""A feed's view becomes JSON Feed 1.1 (jsonfeed.org)."""

from functools import lru_cache
from typing import Any

import msgspec

from broadsheet.formats.feed_items import KEPT, Fill, clean, rfc3339, told
from broadsheet.formats.words import Words
from broadsheet.model.feeds import Enclosure, FeedItem, FeedView

VERSION = "https://jsonfeed.org/version/1.1"


def render_json_feed(view: FeedView, fill: Fill, words: Words) -> bytes:
    """Render a feed as JSON Feed 1.1: UTF-8, one item on a line, in order. What is empty is left out."""
    feed = {
        "version": VERSION,
        "title": view.title.strip() or view.permalink,
        "home_page_url": view.permalink,
        "feed_url": view.addresses.json,
        "description": view.description,
        "language": view.language,
        "authors": [{"name": view.author}] if view.author else [],
        "hubs": [{"type": "WebSub", "url": view.hub}] if view.hub else [],
    }
    head = _encoded(feed).removesuffix(b"}")
    items = b",\n".join(_item(item, html) for item, html in told(view, fill, words))
    return head + b',"items":[\n' + items + b"\n]}\n"


@lru_cache(maxsize=KEPT)
def _item(item: FeedItem, html: str) -> bytes:
    picture, enclosure = item.picture, item.enclosure
    fields = {
        "id": item.id,
        "url": item.permalink,
        "external_url": item.source.url if item.source else "",
        "title": item.title.strip(),
        "content_html": html,
        "content_text": "" if html else item.summary or item.title,
        "summary": item.summary,
        "image": picture.url if picture and not picture.remote else "",
        "date_published": rfc3339(item.date),
        "date_modified": rfc3339(item.updated) if item.updated != item.date else "",
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.categories),
        "language": item.language,
        "attachments": [_attachment(enclosure)] if enclosure else [],
    }
    return _encoded(fields)


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    return {"url": enclosure.url, "mime_type": enclosure.type, "size_in_bytes": enclosure.length}


def _encoded(fields: dict[str, Any]) -> bytes:
    return msgspec.json.encode({key: value for key, value in _cleaned(fields).items() if value})


def _cleaned(value: Any) -> Any:
    """Leave out of every text what troubles readers: lone surrogates above all, which are no UTF-8."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return {key: _cleaned(each) for key, each in value.items()} if isinstance(value, dict) else value
