"""Items as feedgen and lxml write them, mended: what `formats/feed_xml.py` writes must be these bytes."""

from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from lxml import etree

from broadsheet.formats.feed_items import clean, own_instant, rfc3339
from broadsheet.formats.feed_xml import as_html, is_marked_up, rfc822
from broadsheet.formats.feeds import _ATOM, _ATOM_NAMES, _CONTENT, _DC, _LANGUAGE, _MEDIA, _RSS_NAMES, _spell_out
from broadsheet.model.feeds import Enclosure, FeedItem, FeedPicture


def entries(item: FeedItem, html: str) -> tuple[str, str]:
    """Give an item as RSS and as Atom: text that fits between the root's tags."""
    entry, link = FeedEntry(), clean(item.permalink)
    entry.title(clean(item.title).strip() or link)
    entry.guid(clean(item.id), permalink=False)
    entry.link(href=link)
    if words := [word for word in map(clean, item.categories) if word]:
        entry.category([{"term": word} for word in words])
    if names := [name for name in map(clean, item.authors) if name]:
        entry.author([{"name": name} for name in names])
    if item.summary or html:  # the profile wants a description beside the content
        entry.description(
            escape(clean(item.summary) or clean(item.title).strip() or link, quote=False)
        )  # readers take it for HTML
    rss = entry.rss_entry()
    _mend_item(rss, item, html)
    if html:
        entry.content(html, type="html")
    else:
        entry._FeedEntry__atom_content = None  # noqa: SLF001 - feedgen takes a description for the content
    if summary := clean(item.summary) or ("" if html else clean(item.title).strip() or link):
        entry.summary(summary)
    entry.published(item.date)
    atom = entry.atom_entry()
    _mend_entry(atom, item)
    return _text(rss, _RSS_ROOT), _text(atom, _ATOM_ROOT)


def _mend_item(rss: Any, item: FeedItem, html: str) -> None:
    """Say in an RSS item what feedgen cannot: dates without a locale, names without an e-mail, the original, media."""
    if item.source and item.source_feed:
        source = etree.SubElement(rss, "source", url=clean(item.source_feed))
        source.text = clean(item.source.name)
    title = rss.find("title")
    title.text = as_html(title.text)
    for plain in rss.iter("title", "category", "source"):
        _spell_out(plain)
    for author in filter(None, map(clean, item.authors)):
        etree.SubElement(rss, f"{{{_DC}}}creator").text = author
    if item.source and not item.source_feed:
        etree.SubElement(rss, f"{{{_DC}}}source").text = clean(item.source.url or item.source.name)
    if item.language:
        etree.SubElement(rss, f"{{{_DC}}}language").text = clean(item.language)
    if item.enclosure:
        each = item.enclosure
        etree.SubElement(rss, "enclosure", url=clean(each.url), length=str(each.length), type=clean(each.type))
    _add_media(rss, item)
    etree.SubElement(rss, "pubDate").text = rfc822(item.date)
    if item.updated != item.date:
        etree.SubElement(rss, f"{{{_ATOM}}}updated").text = rfc3339(item.updated)
    if html:
        etree.SubElement(rss, f"{{{_CONTENT}}}encoded").text = html


def _mend_entry(atom: Any, item: FeedItem) -> None:
    """Say in an Atom entry what feedgen loses of its links, and what it has no word for."""
    if item.language:
        atom.set(_LANGUAGE, clean(item.language))
    for text in atom.iter("title", "summary"):
        if is_marked_up(text.text):
            text.set("type", "html")
            text.text = escape(text.text, quote=False)
    atom.find("updated").text = rfc3339(own_instant(item.updated, item.id))
    atom.find("published").text = rfc3339(own_instant(item.date, item.id))
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
        attributes = {"url": clean(each.url), "type": clean(each.type)}
        attributes |= {"fileSize": str(each.length)} if each.length else {}
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
