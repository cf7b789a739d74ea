"""A feed's view becomes RSS 2.0 or Atom 1.0: the one module that knows feedgen and lxml, and mends their faults.

Knows nothing of plans, templates and stores; reads neither clock nor locale nor time zone.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from typing import Any

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from broadsheet.formats.feed_items import Fill, clean, own_instant, rfc3339, told
from broadsheet.formats.feed_xml import as_html, atom_entry, is_marked_up, rfc822, rss_item
from broadsheet.formats.words import Words
from broadsheet.model.feeds import FeedAddresses, FeedView

RSS, ATOM = "application/rss+xml", "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_HISTORY = "http://purl.org/syndication/history/1.0"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_RSS_NAMES = {"dc": _DC, "media": _MEDIA}
_ATOM_NAMES = {"media": _MEDIA, "fh": _HISTORY}
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without an item was last updated: the clock is not asked, and validators doubt 1970."""


def render_rss(view: FeedView, fill: Fill, words: Words) -> bytes:
    """Render a feed as RSS 2.0 with the RSS Advisory Board's profile, the content module, Dublin Core and Media RSS.

    Items keep their order. The bytes are UTF-8 with a declaration, and depend on the arguments alone.
    """
    items = told(view, fill, words)
    feed = _feed(view, view.addresses.rss, RSS)
    feed._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001 - feedgen's own setter takes None for "the clock"
    rss, _ = feed._create_rss()  # noqa: SLF001 - feedgen shows its tree in no other way, and the tree needs mending
    _mend_channel(rss[0], view)
    return _joined(rss, view, (rss_item(item, html) for item, html in items))


def render_atom(view: FeedView, fill: Fill, words: Words) -> bytes:
    """Render a feed as Atom 1.0 (RFC 4287), with tombstones (RFC 6721) and archive links (RFC 5005).

    Items keep their order. The bytes are UTF-8 with a declaration, and depend on the arguments alone.
    """
    items = told(view, fill, words)
    feed = _feed(view, view.addresses.atom, ATOM)
    atom, _ = feed._create_atom()  # noqa: SLF001 - as above
    _mend_feed(atom, view)
    return _joined(atom, view, (atom_entry(item, html) for item, html in items))


def _joined(root: Any, view: FeedView, entries: Iterable[str]) -> bytes:
    """Put entries, which are text already, before the end of the innermost element that holds them."""
    head: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    last = "  </channel>\n</rss>\n" if root.tag == "rss" else "</feed>\n"
    style = f'<?xml-stylesheet type="text/css" href="{escape(clean(view.stylesheet))}"?>\n' if view.stylesheet else ""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return "".join([declaration, style, head.removesuffix(last), *entries, last]).encode()


class _RssNames(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Declare at RSS's root what its items use."""

    def extend_ns(self) -> dict[str, str]:
        return _RSS_NAMES


class _AtomNames(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Declare at Atom's root what it uses."""

    def extend_ns(self) -> dict[str, str]:
        return _ATOM_NAMES


def _feed(view: FeedView, own: str, kind: str) -> FeedGenerator:
    feed, link = FeedGenerator(), clean(view.permalink)
    rss = kind == RSS
    feed.register_extension("names", _RssNames if rss else _AtomNames, atom=not rss, rss=rss)
    feed.id(clean(view.id))
    feed.title(clean(view.title).strip() or link)
    feed.description(clean(view.description).strip() or link)
    feed.updated(view.updated or _NEVER)
    feed.link(href=clean(own), rel="self", type=kind)
    if view.hub:
        feed.link(href=clean(view.hub), rel="hub")
    feed.link(href=link, rel="alternate", type="text/html")  # last: feedgen takes the channel's link from the last one
    feed.language(clean(view.language))
    feed.generator("Broadsheet")
    feed.docs("https://www.rssboard.org/rss-specification")
    author = {"name": clean(view.author).strip() or clean(view.title).strip() or link}
    feed.author(author | ({"email": clean(view.email)} if view.email else {}))
    if view.email:
        feed.managingEditor(f"{clean(view.email)} ({author['name']})")
    return feed


def _mend_channel(channel: Any, view: FeedView) -> None:
    """Put into feedgen's channel its date, its hub and its archive, and spell out what is plain text."""
    if view.updated:
        built = etree.Element("lastBuildDate")
        built.text = rfc822(view.updated)
        channel.find("generator").addnext(built)
    title, description = channel.find("title"), channel.find("description")
    for read_as_html in (title, description):
        read_as_html.text = as_html(read_as_html.text)
    for plain in (description, title, *channel.iter("managingEditor")):
        _spell_out(plain)
    own = channel.find(f"{{{_ATOM}}}link")
    for rel, href in reversed([*_hub(view), *_chain(view, lambda each: each.rss)]):
        own.addnext(etree.Element(f"{{{_ATOM}}}link", rel=rel, href=clean(href)))
    if view.chain and view.chain.archived:
        channel.append(etree.Element(f"{{{_HISTORY}}}archive", nsmap={"fh": _HISTORY}))


def _mend_feed(atom: Any, view: FeedView) -> None:
    """Put into feedgen's feed its language, its archive and what has gone; its subtitle is not the clock's."""
    atom.set(_LANGUAGE, clean(view.language))
    atom.find("updated").text = _changed(view)
    for text in atom.iter("title", "subtitle"):
        if is_marked_up(text.text):
            text.set("type", "html")
            text.text = escape(text.text, quote=False)
    for rel, href in reversed(_chain(view, lambda each: each.atom)):
        atom.find("link").addnext(etree.Element("link", href=clean(href), rel=rel, type=ATOM))
    if view.chain and view.chain.archived:
        etree.SubElement(atom, f"{{{_HISTORY}}}archive")
    for gone in view.deleted:  # its name is declared there alone: validators do not know it
        attributes = {"ref": clean(gone.id), "when": rfc3339(gone.when)}
        etree.SubElement(atom, f"{{{_TOMBSTONES}}}deleted-entry", attributes, nsmap={"at": _TOMBSTONES})


def _changed(view: FeedView) -> str:
    """Give when a feed changed: no earlier than what it holds."""
    updated = view.updated or _NEVER
    return rfc3339(max([updated, *(own_instant(item.updated, item.id) for item in view.items)]))


def _hub(view: FeedView) -> list[tuple[str, str]]:
    return [("hub", view.hub)] if view.hub else []


def _chain(view: FeedView, of: Any) -> list[tuple[str, str]]:
    """Give the links of an archived feed (RFC 5005, section 4), each with its rel."""
    chain = view.chain
    if chain is None:
        return []
    places = {"current": chain.current, "prev-archive": chain.older, "next-archive": chain.newer}
    return [(rel, of(place)) for rel, place in places.items() if isinstance(place, FeedAddresses)]


def _spell_out(plain: Any) -> None:
    """Write `&` and `<` of plain text as hexadecimal references, as the profile asks: fewer readers see HTML in it."""
    if "&" not in plain.text and "<" not in plain.text:
        return
    first, *rest = re.split("([&<])", plain.text)
    plain.text = first
    for mark, tail in zip(rest[::2], rest[1::2], strict=True):
        reference = etree.Entity(f"#x{ord(mark):X}")
        reference.tail = tail
        plain.append(reference)
