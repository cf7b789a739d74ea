"""A feed's items become article drafts, each with the identity that its feed gave it.

The one module that knows feedparser. Knows nothing of files and other machines.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from typing import Any
from urllib.parse import quote, urlsplit

from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.page_blocks import Block, blocks_of, joined
from broadsheet.clipping.page_html import article_of
from broadsheet.clipping.posts_dates import read_date
from broadsheet.clipping.posts_keys import plain_text
from broadsheet.clipping.posts_survey import Known
from broadsheet.clipping.summaries import summary_of
from broadsheet.clipping.twins import host_of
from broadsheet.clipping.values import Clipped, Finding, Report
from broadsheet.model.content import Clipping
from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.web_urls import url_mistake

LARGEST = 1 << 25
"""Bytes of a feed."""
_CONTROL = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#0*(?:[0-8]|1[124-9]|2\d|3[01]);|&#x0*(?:[0-8bcef]|1[0-9a-f]);", re.IGNORECASE
)
_OUTLINE = re.compile(r"<outline\b[^>]*?\bxmlUrl\s*=\s*([\"'])(?P<url>.*?)\1", re.IGNORECASE | re.DOTALL)
_MISSING = "pip install 'broadsheet[import]' brings it; 'make site' has done so in the site's own environment"
_MOST_TAGS, _LONGEST_TAG, _LONGEST_TITLE, _LONGEST_SUMMARY, _SURE_ID = 8, 40, 300, 300, 8


def clip_feed(
    raw: bytes, place: str, known: Known, *, since: str = "", url: str = ""
) -> Iterator[Clipped | BuildError]:
    """Give each item as a draft, newest as the feed has it; those before the day `since` are left out.

    `url` is where the feed was fetched from, if it was. Raises BuildError where there is no feed.
    """
    parsed = _parsed(raw, place)
    channel = parsed.feed
    name = plain_text(channel.get("title", "")) or host_of(channel.get("link", "") or url)
    feed = url or next((link.get("href", "") for link in channel.get("links", ()) if link.get("rel") == "self"), "")
    for number, item in enumerate(parsed.entries, 1):
        clipped = _clipped(item, number, (name, "" if url_mistake(feed) else feed), place, known)
        if isinstance(clipped, BuildError) or not since or clipped.date[:10] >= since:
            yield clipped


def feeds_in(raw: bytes, place: str) -> tuple[str, ...]:
    """Give the addresses of the feeds that an OPML file lists, each once; raises BuildError where it lists none."""
    found = _OUTLINE.finditer(raw.decode("utf-8", "replace"))
    urls = tuple(dict.fromkeys(unescape(match["url"]).strip() for match in found))
    if not urls:
        raise BuildError("this OPML file lists no feed", Source(place), "an outline needs an 'xmlUrl'")
    return urls


def _parsed(raw: bytes, place: str) -> Any:
    try:
        import feedparser  # noqa: PLC0415  # 60 ms, only for feeds
    except ImportError as error:
        raise BuildError(f"reading feeds needs the package '{error.name}'", Source(place), _MISSING) from None
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    parsed = feedparser.parse(raw if wide else _CONTROL.sub(b"", raw), sanitize_html=False)
    if not parsed.entries and not parsed.get("version"):
        raise BuildError("this is no feed that can be read", Source(place), "RSS and Atom are read")
    return parsed


def _clipped(  # noqa: PLR0917  # an item, and all there is to know of its feed
    item: Any, number: int, feed: tuple[str, str], place: str, known: Known
) -> Clipped | BuildError:
    """Make a draft of one item; a feed is its name and its address."""
    link = item.get("link", "")
    link = "" if url_mistake(link) else link
    html = next((each.get("value", "") for each in item.get("content", ())), "") or item.get("summary", "")
    blocks = _blocks(html, link, place)
    title = (plain_text(item.get("title", "")) or _first_words(blocks))[:_LONGEST_TITLE]
    if not title:
        return BuildError(f"item {number} has neither a title nor a text", Source(place), "the others were read")
    date = _date(item)
    prose = [block.text for block in blocks if block.kind == "text"]
    shown = tuple(block for block in blocks if block.kind != "image")
    identity = _identity(item, link, feed[1] or link)
    digest = sha256(f"{identity}\n{title}\n{html}".encode()).hexdigest()
    findings = _findings(item, title, date, summary_of(prose, title) or _short(prose), known)
    source = feed[0] or host_of(link)
    said = {finding.field: finding.value for finding in findings}
    notes = tuple(f"an image, not fetched: {block.markdown}" for block in blocks if block.kind == "image")
    return Clipped(
        id=identity,
        title=title,
        date=date,
        authors=said.get("authors", ()),
        tags=said.get("tags", ()),
        source_name=source,
        source_url=link,
        source_feed=feed[1],
        source_published=date,
        summary=said.get("summary", ("",))[0],
        body=joined(shown) or (f"[{link}]({link})\n" if link else ""),
        clipping=Clipping(place, digest),
        draft=True,
        report=Report(place, findings, (), notes),
    )


def _findings(item: Any, title: str, date: str, summary: str, known: Known) -> tuple[Finding, ...]:  # noqa: PLR0917  # what one item says
    spelled = {tag.casefold(): tag for tag in known.tags}
    words = [tidy(" ".join((tag.get("term") or "").split())) for tag in item.get("tags", ())]
    tags = dict.fromkeys(spelled.get(word.casefold(), word) for word in words if 0 < len(word) <= _LONGEST_TAG)
    people = [plain_text(each.get("name", "")) for each in item.get("authors", ())]
    found = {
        "title": (title,),
        "date": (date,) if date else (),
        "summary": (summary,) if summary else (),
        "tags": tuple(tags)[:_MOST_TAGS],
        "authors": tuple(dict.fromkeys(name for name in people if name and "@" not in name)),
    }
    return tuple(Finding(field, value, 0, "feed item", "certain") for field, value in found.items() if value)


def _blocks(html: str, base: str, place: str) -> tuple[Block, ...]:
    tree = article_of(html, place)
    return () if tree is None else blocks_of(tree, base)


def _first_words(blocks: tuple[Block, ...]) -> str:
    text = next((block.text for block in blocks if block.text), "")
    return " ".join(text.split()[:12]) + ("…" if len(text.split()) > 12 else "")  # noqa: PLR2004 - a headline's length


def _short(prose: list[str]) -> str:
    return prose[0] if prose and len(prose[0]) <= _LONGEST_SUMMARY else ""


def _date(item: Any) -> str:
    for name in ("published", "updated", "created"):
        if date := read_date(item.get(name, "")):
            return date
        if moment := item.get(f"{name}_parsed"):
            return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}T{moment.tm_hour:02}:{moment.tm_min:02}Z"
    return ""


def _identity(item: Any, link: str, feed: str) -> str:
    """Keep an item's own identity; one that is only a number is told apart by its feed's host."""
    guid = quote(tidy(item.get("id", "")), safe="/%~!$&'()*+,;=:@-._?#[]") or link
    if urlsplit(guid).scheme or len(guid) >= _SURE_ID or not guid:
        return guid
    return f"{host_of(feed)}/{guid}".lstrip("/")
