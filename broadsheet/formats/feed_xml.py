"""An item becomes XML text, for RSS 2.0 and Atom 1.0, without a tree: there are many, and each is in several feeds.

Its bytes are those that feedgen and lxml write: `tests/formats/feedgen_items.py` has them do it, and a test compares.
Knows nothing of the feed around an item but the names that its root declares: `atom`, `content`, `dc` and `media`.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from html import escape, unescape

from broadsheet.formats.feed_items import KEPT, clean, own_instant, rfc3339
from broadsheet.model.feeds import Enclosure, FeedItem, FeedPicture

_TAG = re.compile("<[A-Za-z/!?]")
_MARK = re.compile(r"<|&#?\w")


def rss_item(item: FeedItem, html: str) -> str:
    """Write an item of RSS 2.0 with the RSS Advisory Board's profile: lines, indented by two."""
    return "".join(["  <item>\n", *_rss_elements(item, html), "  </item>\n"])


def atom_entry(item: FeedItem, html: str) -> str:
    """Write an entry of Atom 1.0 (RFC 4287, section 4.1.2): lines, indented by two."""
    language = f' xml:lang="{_attribute(item.language)}"' if item.language else ""
    return "".join([f"  <entry{language}>\n", *_atom_elements(item, html), "  </entry>\n"])


def _rss_elements(item: FeedItem, html: str) -> Iterator[str]:
    yield f"    <title>{_plain(as_html(_title(item)))}</title>\n"
    yield f"    <link>{_text(item.permalink)}</link>\n"
    if item.summary or html:  # the profile wants a description beside the content, and readers take it for HTML
        yield f"    <description>{_escaped(_escaped(clean(item.summary) or _title(item)))}</description>\n"
    yield f'    <guid isPermaLink="false">{_text(item.id)}</guid>\n'
    for word in filter(None, map(clean, item.categories)):
        yield f"    <category>{_plain(word)}</category>\n"
    yield from _origin(item)
    if item.language:
        yield f"    <dc:language>{_text(item.language)}</dc:language>\n"
    if item.enclosure:
        about = f'length="{item.enclosure.length}" type="{_attribute(item.enclosure.type)}"'
        yield f'    <enclosure url="{_attribute(item.enclosure.url)}" {about}/>\n'
    yield from _media(item)
    yield f"    <pubDate>{rfc822(item.date)}</pubDate>\n"
    if item.updated != item.date:
        yield f"    <atom:updated>{rfc3339(item.updated)}</atom:updated>\n"
    if html:
        yield f"    <content:encoded>{_escaped(html)}</content:encoded>\n"


def _origin(item: FeedItem) -> Iterator[str]:
    """Credit who told it: RSS's `source` where the publisher's feed is known, else Dublin Core's; never both."""
    if item.source and item.source_feed:
        yield f'    <source url="{_attribute(item.source_feed)}">{_plain(clean(item.source.name))}</source>\n'
    for author in filter(None, map(clean, item.authors)):
        yield f"    <dc:creator>{_text(author)}</dc:creator>\n"
    if item.source and not item.source_feed:
        yield f"    <dc:source>{_text(item.source.url or item.source.name)}</dc:source>\n"


def _atom_elements(item: FeedItem, html: str) -> Iterator[str]:
    title = _title(item)
    summary = clean(item.summary) or ("" if html else title)  # an entry without any text troubles readers
    yield f"    <id>{_text(item.id)}</id>\n"
    yield f"    <title{_construct(title)}</title>\n"
    yield f"    <updated>{_own(item.updated, item)}</updated>\n"
    for author in filter(None, map(clean, item.authors)):
        yield f"    <author>\n      <name>{_text(author)}</name>\n    </author>\n"
    if html:
        yield f'    <content type="html">{_escaped(html)}</content>\n'
    yield f'    <link href="{_attribute(item.permalink)}" rel="alternate" type="text/html"/>\n'
    if item.source and item.source.url:
        name = _attribute(item.source.name)
        yield f'    <link href="{_attribute(item.source.url)}" rel="via" title="{name}"/>\n'
    if item.enclosure:
        yield _enclosure_link(item.enclosure)
    if summary:
        yield f"    <summary{_construct(summary)}</summary>\n"
    for word in filter(None, map(clean, item.categories)):
        yield f'    <category term="{_attribute(word)}"/>\n'
    yield f"    <published>{_own(item.date, item)}</published>\n"
    yield from _media(item)


def _own(instant: datetime, item: FeedItem) -> str:
    return rfc3339(own_instant(instant, item.id))


def _enclosure_link(each: Enclosure) -> str:
    about = f'type="{_attribute(each.type)}" length="{each.length}"'
    return f'    <link href="{_attribute(each.url)}" rel="enclosure" {about}/>\n'


def _media(item: FeedItem) -> Iterator[str]:
    """Add the recording and the picture (Media RSS 1.5.1)."""
    if item.enclosure:
        each = item.enclosure
        size = f' fileSize="{each.length}"' if each.length else ""
        about = f'type="{_attribute(each.type)}"{size}'
        yield f'    <media:content medium="{_medium(each.type)}" url="{_attribute(each.url)}" {about}/>\n'
    if item.picture and not item.picture.remote:
        yield from _picture(item.picture)


def _medium(media_type: str) -> str:
    """Give one of the kinds that Media RSS knows."""
    kind = media_type.partition("/")[0]
    return kind if kind in {"audio", "video", "image"} else "document"


def _picture(picture: FeedPicture) -> Iterator[str]:
    kind = f' type="{_attribute(picture.type)}"' if picture.type else ""
    yield f'    <media:content url="{_attribute(picture.url)}" medium="image"{kind}>\n'
    yield f'      <media:description type="plain">{_text(picture.alt)}</media:description>\n'
    if picture.credit:
        yield f"      <media:credit>{_text(picture.credit)}</media:credit>\n"
    yield "    </media:content>\n"


def _title(item: FeedItem) -> str:
    return clean(item.title).strip() or clean(item.permalink)


def as_html(text: str) -> str:
    """Write a plain title for RSS, which many readers take for HTML: what would read otherwise there is escaped."""
    return escape(text, quote=False) if _TAG.search(text) or unescape(text) != text else text


def is_marked_up(text: str) -> bool:
    """Tell whether a plain text of Atom is better given as HTML: some readers, and validators, guess otherwise."""
    return bool(_MARK.search(text))


def _construct(text: str) -> str:
    """Give what follows a text construct's name (RFC 4287, section 3.1)."""
    return f' type="html">{_escaped(_escaped(text))}' if is_marked_up(text) else f">{_escaped(text)}"


def _plain(text: str) -> str:
    """Write `&` and `<` of plain text as hexadecimal references, as the profile asks: fewer readers see HTML in it."""
    return text.replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&gt;")


def _text(text: str) -> str:
    return _escaped(clean(text))


@lru_cache(maxsize=KEPT)
def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


def rfc822(instant: datetime) -> str:
    """Write an instant in GMT as RFC 822 does, with the four-digit year that RSS asks for."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)
