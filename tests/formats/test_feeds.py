"""RSS as a subscriber's reader gets it: feedparser reads it, lxml looks at its shape."""

import locale
import os
import subprocess
import sys
from calendar import timegm
from datetime import UTC, datetime, timedelta, timezone
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import fragment_fromstring
from msgspec.structs import replace

from broadsheet.formats.feeds import render_rss
from broadsheet.model.feeds import FeedAddresses, FeedChain, FeedItem, FeedView
from broadsheet.model.views import CorrectionNote, Text
from tests.formats.items import (
    ANYTHING,
    DAY,
    ENCLOSURE,
    ENGLISH,
    FEED,
    ITEM,
    NAMES,
    PICTURE,
    SOURCE,
    WORDS,
    body,
    fit,
    hostile,
)

NAME = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


def channel(feed: FeedView) -> Any:
    """Give the channel of the rendered feed as a tree."""
    return etree.fromstring(render_rss(feed, body, ENGLISH))[0]


def only_item(item: FeedItem) -> Any:
    """Give an item as it stands in a feed of its own."""
    return channel(replace(FEED, items=(item,))).find("item")


def shown(detail: Any) -> str:
    """Give a title as a reader shows it: feedparser says whether it is HTML."""
    words: str = detail.value
    return unescape(words) if detail.type == "text/html" else words


def read(feed: FeedView, html: str = "<p>x</p>") -> Any:
    """Read the rendered feed as a reader does, but as it is written: unsanitised."""
    rendered = render_rss(feed, lambda _: html, ENGLISH)
    parsed = feedparser.parse(rendered, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    assert parsed.version == "rss20"
    return parsed


@pytest.mark.parametrize("words", WORDS)
def test_a_reader_gets_back_every_word_as_published(words: str) -> None:
    """Whatever the script or the marks, title, author, category and body come back the same."""
    item = replace(ITEM, title=words, categories=(words, "Second"))
    parsed = read(replace(FEED, title=words, description=words, items=(item,)), f"<p>{words}</p>")
    assert (shown(parsed.feed.title_detail), shown(parsed.feed.subtitle_detail)) == (words, words)
    (entry,) = parsed.entries
    assert shown(entry.title_detail) == words
    assert [tag.term for tag in entry.tags] == [words, "Second"]
    assert entry.content[0].value == f"<p>{words}</p>"


@given(title=ANYTHING, html=ANYTHING, names=st.lists(NAME, max_size=3), seconds=st.integers(-(10**10), 10**10))
def test_any_article_survives_the_journey(title: str, html: str, names: list[str], seconds: int) -> None:
    """Title, id, link, date, authors, categories and body come back, less only what XML cannot carry."""
    moment = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    item = replace(ITEM, title=title, date=moment, authors=tuple(names), categories=tuple(names))
    (entry,) = read(replace(FEED, items=(item,)), html + "<p>end</p>").entries
    assert shown(entry.title_detail) == (fit(title).strip() or ITEM.permalink)
    assert (entry.id, entry.link) == (ITEM.id, ITEM.permalink)
    assert timegm(entry.published_parsed) == moment.timestamp()
    assert [author.name for author in entry.get("authors", ())] == names
    assert [tag.term for tag in entry.get("tags", ())] == list(dict.fromkeys(names))
    assert entry.content[0].value == (fit(html) + "<p>end</p>").strip()


@given(ANYTHING)
def test_no_text_in_any_place_breaks_a_feed(text: str) -> None:
    """Every field may hold control characters, lone surrogates and markup, and the feed still parses."""
    root = etree.fromstring(render_rss(hostile(text), lambda _: text, ENGLISH))
    assert len(root.findall("channel/item")) == 2


def test_a_long_body_comes_back_whole() -> None:
    """A body of 100 KB loses nothing."""
    html = "<p>" + "漢字 &amp; words ]]&gt; " * 4000 + "</p>"
    assert read(FEED, html).entries[0].content[0].value == html


def test_an_identity_is_no_permalink() -> None:
    """Each item's guid is its id, and says that it is no address."""
    items = tuple(replace(ITEM, id=f"urn:uuid:{number}") for number in range(5))
    guids = channel(replace(FEED, items=items)).findall("item/guid")
    assert [guid.text for guid in guids] == [item.id for item in items]
    assert {guid.get("isPermaLink") for guid in guids} == {"false"}


def test_items_keep_their_order() -> None:
    """Newest first in the view is newest first in the feed."""
    items = tuple(replace(ITEM, title=f"Story {number}") for number in range(5))
    titles = [title.text for title in channel(replace(FEED, items=items)).findall("item/title")]
    assert titles == [item.title for item in items]


def test_the_channel_leads_to_its_page_and_to_itself() -> None:
    """`link` is the page that the feed is of; the self link is the feed."""
    (self_link,) = channel(FEED).findall("atom:link", NAMES)
    assert [link.text for link in channel(FEED).findall("link")] == [FEED.permalink]
    assert dict(self_link.attrib) == {
        "href": FEED.addresses.rss,
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_namespaces_are_declared_once_at_the_root() -> None:
    """No element below the root declares a name again."""
    item = replace(ITEM, source=SOURCE, authors=("Ann",), language="fr")
    rendered = render_rss(replace(FEED, items=(item, item)), body, ENGLISH)
    assert rendered.count(b"xmlns:") == 4
    assert etree.fromstring(rendered).nsmap == NAMES


def test_a_feed_says_who_made_it_and_in_which_language() -> None:
    """Language and generator are there, and no version that would change bytes."""
    assert channel(replace(FEED, language="de-CH")).findtext("language") == "de-CH"
    assert channel(FEED).findtext("generator") == "Broadsheet"


def test_the_build_date_is_the_newest_change() -> None:
    """`lastBuildDate` is the view's, never the clock's."""
    assert channel(FEED).findtext("lastBuildDate") == "Wed, 02 Mar 2022 08:30:00 GMT"


def test_an_empty_feed_has_no_date() -> None:
    """Without an item there is no date to tell, and the clock is not asked."""
    empty = replace(FEED, items=(), updated=None)
    assert b"Date>" not in render_rss(empty, body, ENGLISH)
    assert read(empty).entries == []


def test_a_date_from_before_time_zones_is_a_valid_one() -> None:
    """An offset with seconds, as local mean time has it, is no RFC 822: dates are in GMT."""
    paris = timezone(timedelta(minutes=9, seconds=21))
    item = only_item(replace(ITEM, date=datetime(1889, 3, 31, 12, 9, 21, tzinfo=paris)))
    assert item.findtext("pubDate") == "Sun, 31 Mar 1889 12:00:00 GMT"


def test_two_renders_are_equal() -> None:
    """Rendering is a function."""
    assert render_rss(FEED, body, ENGLISH) == render_rss(FEED, body, ENGLISH)


@pytest.mark.parametrize("place", [{"TZ": "Asia/Tokyo", "LC_ALL": "C"}, {"TZ": "America/Lima", "LC_ALL": "C.UTF-8"}])
def test_time_zone_and_locale_change_nothing(place: dict[str, str]) -> None:
    """Another process in another place renders the same bytes."""
    program = (
        "import locale, sys, msgspec\n"
        "from broadsheet.formats.feeds import render_rss\n"
        "from broadsheet.formats.words import words_of\n"
        "from broadsheet.model.outputs import Theme\n"
        "from broadsheet.model.feeds import FeedView\n"
        "locale.setlocale(locale.LC_ALL, '')\n"
        "feed = msgspec.json.decode(sys.stdin.buffer.read(), type=FeedView)\n"
        "words = words_of(Theme((), (), ''), 'en-GB')\n"
        "sys.stdout.buffer.write(render_rss(feed, lambda text: f'<p>{text.body}</p>', words))\n"
    )
    feed = replace(FEED, title="Æther 漢字", items=(replace(ITEM, corrections=(CorrectionNote(DAY, "é"),)),))
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=msgspec.json.encode(feed),
        cwd=Path(__file__).parents[2],
        env={**os.environ, **place},
        capture_output=True,
        check=True,
    )
    assert done.stdout == render_rss(feed, body, ENGLISH)


def test_the_process_keeps_its_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """The locale belongs to every thread, so rendering never sets it, not even for a moment."""

    def refuse(*_: object) -> None:
        pytest.fail("the locale was set")

    monkeypatch.setattr(locale, "setlocale", refuse)
    render_rss(FEED, body, ENGLISH)
    render_rss(replace(FEED, items=(), updated=None), body, ENGLISH)


def test_a_summary_is_text_within_html() -> None:
    """Readers take a description for HTML, so marks in a plain summary are escaped once more."""
    assert only_item(replace(ITEM, summary="1 < 2 & <b>")).findtext("description") == "1 &lt; 2 &amp; &lt;b&gt;"


def test_a_title_is_plain_text_in_hexadecimal_references() -> None:
    """The RSS Advisory Board's profile has `&` and `<` written so in plain text."""
    rendered = render_rss(replace(FEED, title="1 < R&D", items=()), body, ENGLISH)
    assert b"<title>1 &#x3C; R&#x26;D</title>" in rendered


@pytest.mark.parametrize("title", ["How <b> works", "</b> ends", "AT&amp;T", "&lt", "<!-- -->", "&#60;"])
def test_a_title_that_would_lose_words_as_html_is_written_as_html(title: str) -> None:
    """Most readers show titles as HTML: what looks like a tag or a reference would be gone, or change."""
    item = replace(ITEM, title=title)
    made = only_item(item).findtext("title")
    assert "".join(fragment_fromstring(made, create_parent=True).itertext()) == title
    assert "<" not in made


def test_an_item_without_summary_still_carries_its_article() -> None:
    """The body stays the content, and the headline stands in for the summary."""
    item = only_item(replace(ITEM, summary=""))
    assert item.findtext("content:encoded", namespaces=NAMES) == "<p>digest</p>"
    assert item.findtext("description") == ITEM.title


def test_an_item_without_summary_and_body_is_a_headline() -> None:
    """RSS asks for a title or a description, and no element is empty."""
    item = only_item(replace(ITEM, summary="", text=Text(body="")))
    assert [element.tag for element in item] == ["title", "link", "guid", "pubDate"]


def test_a_source_without_url_is_told_by_name() -> None:
    """There is nothing to link, but a name to give."""
    item = replace(ITEM, source=replace(SOURCE, name="The Times", url=""))
    assert only_item(item).findtext("dc:source", namespaces=NAMES) == "The Times"


def test_a_source_is_told_to_machines() -> None:
    """Dublin Core's `source` names the original; RSS's own, which needs the publisher's feed, stands in its place."""
    without = only_item(replace(ITEM, source=SOURCE))
    assert without.findtext("dc:source", namespaces=NAMES) == SOURCE.url
    assert without.find("source") is None
    known = only_item(replace(ITEM, source=SOURCE, source_feed="https://times.example/rss"))
    assert known.find("dc:source", NAMES) is None
    assert known.find("source").get("url") == "https://times.example/rss"
    assert "".join(known.find("source").itertext()) == SOURCE.name


def test_authors_need_no_address() -> None:
    """Each author is a creator of their own; RSS's `author` would want an e-mail."""
    item = only_item(replace(ITEM, authors=("Gloria Christie", "李雷")))
    assert [creator.text for creator in item.findall("dc:creator", NAMES)] == ["Gloria Christie", "李雷"]
    assert item.find("author") is None


def test_an_item_names_its_language_only_where_it_differs() -> None:
    """An Arabic article in an English feed says so."""
    assert only_item(replace(ITEM, language="ar")).findtext("dc:language", namespaces=NAMES) == "ar"
    assert only_item(ITEM).find("dc:language", NAMES) is None


def test_the_editor_is_named_only_with_an_address() -> None:
    """RSS wants `mail (name)`; the paper's name serves where no person is named."""
    assert channel(replace(FEED, author="Ann")).find("managingEditor") is None
    assert channel(replace(FEED, author="Ann", email="a@b.c")).findtext("managingEditor") == "a@b.c (Ann)"
    assert channel(replace(FEED, email="a@b.c")).findtext("managingEditor") == "a@b.c (The Paper)"


def test_an_item_carries_its_recording_and_its_picture() -> None:
    """RSS has one enclosure, with its length; Media RSS has both."""
    item = only_item(replace(ITEM, picture=PICTURE, enclosure=ENCLOSURE))
    assert dict(item.find("enclosure").attrib) == {"url": ENCLOSURE.url, "length": "4815", "type": "audio/mpeg"}
    sound, picture = item.findall("media:content", NAMES)
    assert dict(sound.attrib) == {"url": ENCLOSURE.url, "type": "audio/mpeg", "fileSize": "4815", "medium": "audio"}
    assert dict(picture.attrib) == {"url": PICTURE.url, "type": "image/png", "medium": "image"}
    assert picture.findtext("media:description", namespaces=NAMES) == PICTURE.alt
    assert picture.findtext("media:credit", namespaces=NAMES) == PICTURE.credit


def test_a_recording_of_unknown_length_has_no_size() -> None:
    """RSS wants a length, and 0 says that nobody knows; Media RSS and validators want a size to be more."""
    item = only_item(replace(ITEM, enclosure=replace(ENCLOSURE, length=0)))
    assert item.find("enclosure").get("length") == "0"
    assert "fileSize" not in item.find("media:content", NAMES).attrib


def test_a_picture_of_another_origin_is_no_media() -> None:
    """A reader's program would fetch it, and tell that origin who reads."""
    assert only_item(replace(ITEM, picture=replace(PICTURE, remote=True))).find("media:content", NAMES) is None


def test_an_item_says_when_it_changed_only_where_it_did() -> None:
    """In Atom's word, since RSS has none."""
    later = DAY + timedelta(days=1)
    assert only_item(replace(ITEM, updated=later)).findtext("atom:updated", namespaces=NAMES) == later.isoformat()
    assert only_item(ITEM).find("atom:updated", NAMES) is None


def test_a_hub_and_the_archive_are_linked() -> None:
    """WebSub, and RFC 5005, section 4; the channel's own link stays the page."""
    older = FeedAddresses("https://paper.example/older.xml", "https://paper.example/older-atom.xml", "")
    chain = FeedChain(archived=False, current=None, older=older, newer=None)
    made = channel(replace(FEED, hub="https://hub.example/", chain=chain))
    links = {link.get("rel"): link.get("href") for link in made.findall("atom:link", NAMES)}
    assert links == {"self": FEED.addresses.rss, "hub": "https://hub.example/", "prev-archive": older.rss}
    assert made.findtext("link") == FEED.permalink
    assert made.find("fh:archive", {"fh": "http://purl.org/syndication/history/1.0"}) is None


def test_an_archive_document_says_so() -> None:
    """With its neighbours and the feed that readers subscribe to."""
    other = FeedAddresses("https://paper.example/x.xml", "https://paper.example/y.xml", "")
    made = channel(replace(FEED, chain=FeedChain(archived=True, current=other, older=None, newer=other)))
    assert made.find("fh:archive", {"fh": "http://purl.org/syndication/history/1.0"}) is not None
    assert [link.get("rel") for link in made.findall("atom:link", NAMES)] == ["self", "current", "next-archive"]


def test_a_browser_is_given_a_stylesheet() -> None:
    """CSS, since browsers no longer know XSLT."""
    rendered = render_rss(replace(FEED, stylesheet="/a&b/feed.css"), body, ENGLISH).splitlines()
    assert rendered[1] == b'<?xml-stylesheet type="text/css" href="/a&amp;b/feed.css"?>'
    assert b"xml-stylesheet" not in render_rss(FEED, body, ENGLISH)
