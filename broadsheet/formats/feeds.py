"""A feed's view becomes RSS 2.0: the one module that knows feedgen and lxml, and mends their faults.

Knows nothing of plans, templates and stores; reads neither clock nor locale nor time zone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from broadsheet.model.feeds import FeedItem, FeedView
from broadsheet.model.views import CorrectionNote, SourceNote, Text

Told = tuple[FeedItem, str]
"""An item with the HTML that it carries, which every format of a feed tells alike."""

_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_UNFIT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def render_rss(view: FeedView, html_of: Callable[[Text], str]) -> bytes:
    """Render a feed as RSS 2.0 with the RSS Advisory Board's profile, the content module and Dublin Core.

    `html_of` fills a body and gives HTML with absolute URLs; it is not asked for an empty body. Items keep their
    order. The bytes are UTF-8 with a declaration, and depend on the arguments alone.
    """
    told = tuple(_within(view.max_bytes, ((item, _content(item, html_of)) for item in view.items)))
    rss = _rss(view, told)
    _mend(rss.find("channel"), view.newest, told)
    rendered: bytes = etree.tostring(rss, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return rendered


def _within(max_bytes: int, told: Iterable[Told]) -> Iterator[Told]:
    """Give items until one would take the bytes of all their HTML past the limit; the first always is given."""
    size = 0
    for number, (item, html) in enumerate(told):
        size += len(html.encode())
        if number and size > max_bytes:
            return
        yield item, html


def _content(item: FeedItem, html_of: Callable[[Text], str]) -> str:
    """Tell the whole article: what was wrong, the body, who had it first; empty where there is nothing to tell."""
    body = html_of(item.text) if item.text.body else ""
    parts = (*map(_correction, item.corrections), body, _credit(item.source))
    return _clean("\n".join(part for part in parts if part))


def _correction(correction: CorrectionNote) -> str:
    day = correction.date
    date = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"<p><strong>Correction, {date}:</strong> {escape(correction.note)}</p>"


def _credit(source: SourceNote | None) -> str:
    if not source:
        return ""
    link = f': <a href="{escape(source.url)}">read the original</a>' if source.url else ""
    return f"<p>First reported by {escape(source.name)}{link}.</p>"


def _rss(view: FeedView, told: Iterable[Told]) -> Any:
    """Have feedgen build the tree, without any date: it would change the process's locale to write one."""
    feed = _feed(view)
    for item, html in told:
        entry = feed.add_entry(_entry(item, html), order="append")
        _describe(entry.dc, item, view.language)
    rss, _ = feed._create_rss()  # noqa: SLF001 - feedgen shows its tree in no other way, and the tree needs mending
    return rss


def _feed(view: FeedView) -> FeedGenerator:
    feed, link = FeedGenerator(), _clean(view.permalink)
    feed.load_extension("dc")
    feed.title(_clean(view.title).strip() or link)
    feed.description(_clean(view.description).strip() or link)
    feed.link(href=_clean(view.self_permalink), rel="self", type="application/rss+xml")
    feed.link(href=link, rel="alternate")  # last: feedgen takes the channel's link from the last one added
    feed.language(_clean(view.language))
    feed.generator("Broadsheet")
    feed.docs("https://www.rssboard.org/rss-specification")
    if view.email:
        feed.managingEditor(f"{_clean(view.email)} ({_clean(view.author or view.title)})")
    feed._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001 - feedgen's own setter takes None for "the clock"
    return feed


def _entry(item: FeedItem, html: str) -> FeedEntry:
    entry, link = FeedEntry(), _clean(item.permalink)
    summary = item.summary or (item.title if html else "")  # the profile wants a description beside the content
    entry.title(_clean(item.title).strip() or link)
    entry.link(href=link)
    entry.guid(_clean(item.id), permalink=False)
    entry.description(escape(_clean(summary), quote=False))  # readers take a description for HTML
    entry.category([{"term": _clean(category)} for category in item.categories])
    if item.source and item.source_feed:
        entry.source(url=_clean(item.source_feed), title=_clean(item.source.name))
    return entry


def _describe(dublin_core: Any, item: FeedItem, feed_language: str) -> None:
    """Say in Dublin Core what RSS has no element for: names without an e-mail, the original, a language."""
    dublin_core.dc_creator([_clean(author) for author in item.authors])
    if item.source and not item.source_feed:  # RSS's own element says it otherwise, and one is enough
        dublin_core.dc_source(_clean(item.source.url or item.source.name))
    if item.language and item.language != feed_language:
        dublin_core.dc_language(_clean(item.language))


def _mend(channel: Any, updated: datetime | None, told: Iterable[Told]) -> None:
    """Put into feedgen's tree the dates, and bodies, which it calls descriptions where there is no summary."""
    if updated:
        built = etree.Element("lastBuildDate")
        built.text = _rfc822(updated)
        channel.find("generator").addnext(built)
    for plain in (channel.find("description"), *channel.iter("title", "category", "source", "managingEditor")):
        _spell_out(plain)
    for element, (item, html) in zip(channel.iterfind("item"), told, strict=True):
        etree.SubElement(element, "pubDate").text = _rfc822(item.date)
        if html:
            etree.SubElement(element, _ENCODED).text = html


def _spell_out(plain: Any) -> None:
    """Write `&` and `<` of plain text as hexadecimal references, as the profile asks: fewer readers see HTML in it."""
    first, *rest = re.split("([&<])", plain.text)
    plain.text = first
    for mark, tail in zip(rest[::2], rest[1::2], strict=True):
        reference = etree.Entity(f"#x{ord(mark):X}")
        reference.tail = tail
        plain.append(reference)


def _rfc822(instant: datetime) -> str:
    """Write an instant in GMT as RFC 822 does, with the four-digit year that RSS asks for."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)


def _clean(text: str) -> str:
    """Leave out what XML 1.0 (production Char) forbids, and DEL, CR and the C1 controls, which trouble readers."""
    return _UNFIT.sub("", text)
