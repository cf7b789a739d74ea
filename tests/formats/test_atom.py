"""Atom as a subscriber's reader gets it: feedparser reads it, and RFC 4287's rules that a program can check hold."""

import re
from calendar import timegm
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from broadsheet.formats.feeds import render_atom
from broadsheet.model.feeds import DeletedItem, FeedAddresses, FeedChain, FeedItem, FeedView
from broadsheet.model.views import Text
from tests.formats.items import (
    ANYTHING,
    DAY,
    ENCLOSURE,
    ENGLISH,
    FEED,
    ITEM,
    PICTURE,
    SOURCE,
    WORDS,
    body,
    fit,
    hostile,
)
from tests.formats.rfc4287 import ATOM, faults_of

NAMES = {
    "a": ATOM.strip("{}"),
    "at": "http://purl.org/atompub/tombstones/1.0",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def tree(feed: FeedView) -> Any:
    """Give the rendered feed as a tree."""
    return etree.fromstring(render_atom(feed, body, ENGLISH))


def only_entry(item: FeedItem) -> Any:
    """Give an item as it stands in a feed of its own."""
    return tree(replace(FEED, items=(item,))).find("a:entry", NAMES)


def links(element: Any) -> list[dict[str, str]]:
    """Give the attributes of each link."""
    return [dict(link.attrib) for link in element.findall("a:link", NAMES)]


def shown(detail: Any) -> str:
    """Give a text construct as a reader shows it (RFC 4287, section 3.1.1)."""
    words: str = detail.value
    return unescape(words) if detail.type == "text/html" else words


def read(feed: FeedView, html: str = "<p>x</p>") -> Any:
    """Read the rendered feed as a reader does, but as it is written: unsanitised."""
    rendered = render_atom(feed, lambda _: html, ENGLISH)
    assert faults_of(rendered) == []
    parsed = feedparser.parse(rendered, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


@pytest.mark.parametrize("words", WORDS)
def test_a_reader_gets_back_every_word_as_published(words: str) -> None:
    """Whatever the script or the marks, title, summary, author, category and body come back the same."""
    item = replace(ITEM, title=words, summary=words, categories=(words,), authors=(words,))
    parsed = read(replace(FEED, title=words, description=words, items=(item,)), f"<p>{words}</p>")
    assert [shown(parsed.feed[name]) for name in ("title_detail", "subtitle_detail")] == [words, words]
    (entry,) = parsed.entries
    assert [shown(entry[name]) for name in ("title_detail", "summary_detail")] == [words, words]
    assert entry.author == words
    assert [tag.term for tag in entry.tags] == [words]
    assert entry.content[0].value == f"<p>{words}</p>"


@given(title=ANYTHING, html=ANYTHING, seconds=st.integers(-(10**10), 10**10), later=st.integers(0, 10**6))
def test_any_article_survives_the_journey(title: str, html: str, seconds: int, later: int) -> None:
    """Title, id, link, dates and body come back, less only what XML cannot carry."""
    moment = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    changed = moment + timedelta(seconds=later)
    item = replace(ITEM, title=title, date=moment, updated=changed)
    (entry,) = read(replace(FEED, items=(item,)), html + "<p>end</p>").entries
    assert shown(entry.title_detail) == (fit(title).strip() or ITEM.permalink)
    assert (entry.id, entry.link) == (ITEM.id, ITEM.permalink)
    assert timegm(entry.published_parsed) == moment.timestamp()
    assert timegm(entry.updated_parsed) == changed.timestamp()
    assert entry.content[0].value == (fit(html) + "<p>end</p>").strip()


@given(ANYTHING)
def test_no_text_in_any_place_breaks_a_feed(text: str) -> None:
    """Every field may hold control characters, lone surrogates and markup, and the feed still parses."""
    root = etree.fromstring(render_atom(hostile(text), lambda _: text, ENGLISH))
    assert len(root.findall("a:entry", NAMES)) == 2


def test_a_long_body_comes_back_whole() -> None:
    """A body of 100 KB loses nothing."""
    html = "<p>" + "漢字 &amp; words ]]&gt; " * 4000 + "</p>"
    assert read(FEED, html).entries[0].content[0].value == html


def test_a_feed_says_what_it_is_of_and_where_it_is() -> None:
    """Its page, itself, its language and its lasting id, and an author, whoever publishes."""
    root = tree(FEED)
    assert links(root) == [
        {"href": FEED.addresses.atom, "rel": "self", "type": "application/atom+xml"},
        {"href": FEED.permalink, "rel": "alternate", "type": "text/html"},
    ]
    assert root.findtext("a:id", namespaces=NAMES) == FEED.id
    assert root.get(LANGUAGE) == "en"
    assert root.findtext("a:author/a:name", namespaces=NAMES) == FEED.title
    assert tree(replace(FEED, author="Ann")).findtext("a:author/a:name", namespaces=NAMES) == "Ann"


def test_an_empty_feed_is_not_dated_by_the_clock() -> None:
    """Atom wants a date, and gets the same one every time."""
    empty = replace(FEED, items=(), updated=None)
    assert tree(empty).findtext("a:updated", namespaces=NAMES) == "2000-01-01T00:00:00Z"
    assert read(empty).entries == []


def test_an_entrys_links_say_what_they_are() -> None:
    """The page, the original with its publisher, the recording with its length."""
    entry = only_entry(replace(ITEM, source=SOURCE, enclosure=ENCLOSURE))
    assert links(entry) == [
        {"href": ITEM.permalink, "rel": "alternate", "type": "text/html"},
        {"href": SOURCE.url, "rel": "via", "title": SOURCE.name},
        {"href": ENCLOSURE.url, "rel": "enclosure", "type": "audio/mpeg", "length": "4815"},
    ]
    assert links(only_entry(replace(ITEM, source=replace(SOURCE, url="")))) == links(only_entry(ITEM))


def test_an_entrys_body_is_html_and_its_summary_text() -> None:
    """CDATA is no type of Atom's; without a body the summary stands alone."""
    entry = only_entry(ITEM)
    assert entry.find("a:content", NAMES).attrib == {"type": "html"}
    assert entry.find("a:summary", NAMES).attrib == {}
    bare = only_entry(replace(ITEM, text=Text("")))
    assert bare.find("a:content", NAMES) is None
    assert bare.findtext("a:summary", namespaces=NAMES) == ITEM.summary
    assert only_entry(replace(ITEM, text=Text(""), summary="")).findtext("a:summary", namespaces=NAMES) == ITEM.title


def test_marks_in_a_plain_text_are_declared() -> None:
    """RFC 4287, section 3.1.1: as HTML, escaped, since readers and validators guess otherwise."""
    entry = only_entry(replace(ITEM, title="<b> & c", summary="R&D"))
    for name, html in (("title", "&lt;b&gt; &amp; c"), ("summary", "R&amp;D")):
        assert entry.find(f"a:{name}", NAMES).attrib == {"type": "html"}
        assert entry.findtext(f"a:{name}", namespaces=NAMES) == html


def test_an_ampersand_between_words_needs_no_declaration() -> None:
    """Whoever looks at the feed itself reads `&`, not `&amp;`."""
    title = only_entry(replace(ITEM, title="Arts & letters")).find("a:title", NAMES)
    assert (title.attrib, title.text) == ({}, "Arts & letters")


def test_an_entry_names_its_language_only_where_it_differs() -> None:
    """An Arabic article in an English feed says so."""
    assert only_entry(replace(ITEM, language="ar")).get(LANGUAGE) == "ar"
    assert only_entry(ITEM).get(LANGUAGE) is None


def test_an_entry_carries_its_picture() -> None:
    """By Media RSS, with the words for those who cannot see it."""
    (picture,) = only_entry(replace(ITEM, picture=PICTURE)).findall("media:content", NAMES)
    assert (picture.get("url"), picture.findtext("media:description", namespaces=NAMES)) == (PICTURE.url, PICTURE.alt)


def test_the_archive_and_the_hub_are_linked() -> None:
    """RFC 5005, section 4, and WebSub."""
    other = FeedAddresses("https://paper.example/x.xml", "https://paper.example/y.xml", "")
    root = tree(
        replace(
            FEED, hub="https://hub.example/", chain=FeedChain(archived=True, current=other, older=other, newer=None)
        )
    )
    found = {link["rel"]: link["href"] for link in links(root)}
    assert found == {
        "self": FEED.addresses.atom,
        "current": other.atom,
        "prev-archive": other.atom,
        "hub": "https://hub.example/",
        "alternate": FEED.permalink,
    }
    assert root.find("fh:archive", NAMES) is not None
    assert tree(FEED).find("fh:archive", NAMES) is None


def test_what_has_gone_leaves_a_tombstone() -> None:
    """RFC 6721, section 3: who reads it takes the item out."""
    (gone,) = tree(replace(FEED, deleted=(DeletedItem("urn:uuid:1", DAY),))).findall("at:deleted-entry", NAMES)
    assert dict(gone.attrib) == {"ref": "urn:uuid:1", "when": "2022-03-02T09:30:00+01:00"}


def test_names_are_declared_once_at_the_root() -> None:
    """No element below the root declares a name again."""
    rendered = render_atom(replace(FEED, items=(replace(ITEM, picture=PICTURE),) * 2), body, ENGLISH)
    assert rendered.count(b"xmlns") == 3


@given(st.builds(lambda title, tags: replace(ITEM, title=title, categories=tuple(tags)), ANYTHING, st.lists(ANYTHING)))
def test_every_feed_keeps_the_rules_of_atom(item: FeedItem) -> None:
    """Those of RFC 4287 that a program can check."""
    assert faults_of(render_atom(replace(FEED, items=(item,)), body, ENGLISH)) == []


def test_two_items_of_one_minute_do_not_say_that_they_changed_in_the_same_instant() -> None:
    """Each has a microsecond of its own, whatever stands beside it, in UTC; the feed is as new as the newest."""
    twin = replace(ITEM, id="urn:uuid:5f1e0c3a-3b0e-5d0c-9a51-0d3c7e7a0002")
    alone, both = (
        etree.fromstring(render_atom(replace(FEED, items=items), body, ENGLISH)) for items in ((ITEM,), (twin, ITEM))
    )
    told = [[each.text for each in root.iter(f"{ATOM}updated")] for root in (alone, both)]
    assert told[0][1] == told[1][2] != told[1][1]
    assert told[1][0] == max(told[1][1:])
    assert all(re.fullmatch(r"2022-03-02T08:30:00\.\d{6}Z", each) for each in told[1])
