"""A feed's view becomes RSS 2.0 or Atom 1.0: the one module that knows feedgen and lxml, and mends their faults.

Knows nothing of plans, templates and stores; reads neither clock nor locale nor time zone.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from broadsheet.formats.feed_items import KEPT, Fill, clean, rfc3339, told
from broadsheet.formats.words import Words
from broadsheet.model.feeds import Enclosure, FeedAddresses, FeedItem, FeedPicture, FeedView

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
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without an item was last updated: Atom wants a date, and the clock is not asked."""


def render_rss(view: FeedView, fill: Fill, words: Words) -> bytes:
    """Render a feed as RSS 2.0 with the RSS Advisory Board's profile, the content module, Dublin Core and Media RSS.

    Items keep their order. The bytes are UTF-8 with a declaration, and depend on the arguments alone.
    """
    items = told(view, fill, words)
    feed = _feed(view, view.addresses.rss, RSS)
    feed._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001 - feedgen's own setter takes None for "the clock"
    rss, _ = feed._create_rss()  # noqa: SLF001 - feedgen shows its tree in no other way, and the tree needs mending
    _mend_channel(rss[0], view)
    return _joined(rss, view, [_entries(item, html)[0] for item, html in items])


def render_atom(view: FeedView, fill: Fill, words: Words) -> bytes:
    """Render a feed as Atom 1.0 (RFC 4287), with tombstones (RFC 6721) and archive links (RFC 5005).

    Items keep their order. The bytes are UTF-8 with a declaration, and depend on the arguments alone.
    """
    items = told(view, fill, words)
    feed = _feed(view, view.addresses.atom, ATOM)
    atom, _ = feed._create_atom()  # noqa: SLF001 - as above
    _mend_feed(atom, view)
    return _joined(atom, view, [_entries(item, html)[1] for item, html in items])


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
        built.text = _rfc822(view.updated)
        channel.find("generator").addnext(built)
    for plain in (channel.find("description"), *channel.iter("title", "managingEditor")):
        _spell_out(plain)
    own = channel.find(f"{{{_ATOM}}}link")
    for rel, href in reversed([*_hub(view), *_chain(view, lambda each: each.rss)]):
        own.addnext(etree.Element(f"{{{_ATOM}}}link", rel=rel, href=clean(href)))
    if view.chain and view.chain.archived:
        channel.append(etree.Element(f"{{{_HISTORY}}}archive", nsmap={"fh": _HISTORY}))


def _mend_feed(atom: Any, view: FeedView) -> None:
    """Put into feedgen's feed its language, its archive and what has gone; its subtitle is not the clock's."""
    atom.set(_LANGUAGE, clean(view.language))
    atom.find("updated").text = rfc3339(view.updated or _NEVER)
    for rel, href in reversed(_chain(view, lambda each: each.atom)):
        atom.find("link").addnext(etree.Element("link", href=clean(href), rel=rel, type=ATOM))
    if view.chain and view.chain.archived:
        etree.SubElement(atom, f"{{{_HISTORY}}}archive")
    for gone in view.deleted:  # its name is declared there alone: validators do not know it
        attributes = {"ref": clean(gone.id), "when": rfc3339(gone.when)}
        etree.SubElement(atom, f"{{{_TOMBSTONES}}}deleted-entry", attributes, nsmap={"at": _TOMBSTONES})


def _hub(view: FeedView) -> list[tuple[str, str]]:
    return [("hub", view.hub)] if view.hub else []


def _chain(view: FeedView, of: Any) -> list[tuple[str, str]]:
    """Give the links of an archived feed (RFC 5005, section 4), each with its rel."""
    chain = view.chain
    if chain is None:
        return []
    places = {"current": chain.current, "prev-archive": chain.older, "next-archive": chain.newer}
    return [(rel, of(place)) for rel, place in places.items() if isinstance(place, FeedAddresses)]


@lru_cache(maxsize=KEPT)
def _entries(item: FeedItem, html: str) -> tuple[str, str]:
    """Render an item as RSS and as Atom: text that fits between the root's tags."""
    entry, link = FeedEntry(), clean(item.permalink)
    entry.title(clean(item.title).strip() or link)
    entry.guid(clean(item.id), permalink=False)
    entry.link(href=link)
    if words := [word for word in map(clean, item.categories) if word]:
        entry.category([{"term": word} for word in words])
    if names := [name for name in map(clean, item.authors) if name]:
        entry.author([{"name": name} for name in names])
    if item.summary or html:  # the profile wants a description beside the content
        entry.description(escape(clean(item.summary or item.title), quote=False))  # readers take it for HTML
    rss = entry.rss_entry()
    _mend_item(rss, item, html)
    if html:
        entry.content(html, type="html")
    else:
        entry._FeedEntry__atom_content = None  # noqa: SLF001 - feedgen takes a description for the content
    if item.summary:
        entry.summary(clean(item.summary), type="text")
    entry.published(item.date)
    atom = entry.atom_entry()
    _mend_entry(atom, item)
    return _text(rss, _RSS_ROOT), _text(atom, _ATOM_ROOT)


def _mend_item(rss: Any, item: FeedItem, html: str) -> None:
    """Say in an RSS item what feedgen cannot: dates without a locale, names without an e-mail, the original, media."""
    if item.source and item.source_feed:
        source = etree.SubElement(rss, "source", url=clean(item.source_feed))
        source.text = clean(item.source.name)
    for plain in rss.iter("title", "category", "source"):
        _spell_out(plain)
    for author in item.authors:
        etree.SubElement(rss, f"{{{_DC}}}creator").text = clean(author)
    if item.source and (item.source.url or not item.source_feed):
        etree.SubElement(rss, f"{{{_DC}}}source").text = clean(item.source.url or item.source.name)
    if item.language:
        etree.SubElement(rss, f"{{{_DC}}}language").text = clean(item.language)
    if item.enclosure:
        each = item.enclosure
        etree.SubElement(rss, "enclosure", url=clean(each.url), length=str(each.length), type=clean(each.type))
    _add_media(rss, item)
    etree.SubElement(rss, "pubDate").text = _rfc822(item.date)
    if item.updated != item.date:
        etree.SubElement(rss, f"{{{_ATOM}}}updated").text = rfc3339(item.updated)
    if html:
        etree.SubElement(rss, f"{{{_CONTENT}}}encoded").text = html


def _mend_entry(atom: Any, item: FeedItem) -> None:
    """Say in an Atom entry what feedgen loses of its links, and what it has no word for."""
    if item.language:
        atom.set(_LANGUAGE, clean(item.language))
    atom.find("updated").text = rfc3339(item.updated)
    atom.find("published").text = rfc3339(item.date)
    link = atom.find("link")
    link.attrib.update({"rel": "alternate", "type": "text/html"})
    if item.enclosure:
        _add_link(link, "enclosure", item.enclosure.url, _about(item.enclosure))
    if item.source and item.source.url:
        _add_link(link, "via", item.source.url, {"title": clean(item.source.name)})
    _add_media(atom, item)


def _about(enclosure: Enclosure) -> dict[str, str]:
    return {"type": clean(enclosure.type), "length": str(enclosure.length)}


def _add_link(after: Any, rel: str, href: str, more: dict[str, str]) -> None:
    after.addnext(etree.Element("link", href=clean(href), rel=rel, **more))


def _add_media(parent: Any, item: FeedItem) -> None:
    """Add the recording and the picture (Media RSS 1.5.1)."""
    if item.enclosure:
        each = item.enclosure
        attributes = {"url": clean(each.url), "type": clean(each.type), "fileSize": str(each.length)}
        etree.SubElement(parent, f"{{{_MEDIA}}}content", attributes, medium=_medium(each.type))
    if item.picture and not item.picture.remote:
        _add_picture(parent, item.picture)


def _medium(media_type: str) -> str:
    """Give one of the kinds that Media RSS knows."""
    kind = media_type.partition("/")[0]
    return kind if kind in {"audio", "video", "image"} else "document"


def _add_picture(parent: Any, picture: FeedPicture) -> None:
    kind = {"type": clean(picture.type)} if picture.type else {}
    attributes = {"url": clean(picture.url), "medium": "image", **kind}
    content = etree.SubElement(parent, f"{{{_MEDIA}}}content", attributes)
    etree.SubElement(content, f"{{{_MEDIA}}}description", type="plain").text = clean(picture.alt)
    if picture.credit:
        etree.SubElement(content, f"{{{_MEDIA}}}credit").text = clean(picture.credit)


_RSS_ROOT = ("rss", {"atom": _ATOM, "content": _CONTENT, **_RSS_NAMES})
_ATOM_ROOT = ("feed", _ATOM_NAMES)


def _text(entry: Any, root: tuple[str, dict[str, str]]) -> str:
    """Write an element as it stands below a root that declares the names."""
    parent = etree.Element(root[0], nsmap=root[1])
    parent.append(entry)
    whole: str = etree.tostring(parent, encoding="unicode", pretty_print=True)
    return whole[whole.index(">\n") + 2 :].removesuffix(f"</{root[0]}>\n")


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


def _rfc822(instant: datetime) -> str:
    """Write an instant in GMT as RFC 822 does, with the four-digit year that RSS asks for."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)
