"""JSON Feed 1.1: the published rules hold, and every word comes back."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from broadsheet.formats.json_feed import render_json_feed
from broadsheet.model.feeds import FeedView
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
from tests.formats.json_feed_rules import faults_of


def read(feed: FeedView, html: str = "<p>x</p>") -> Any:
    """Read the rendered feed, which keeps the rules."""
    parsed = json.loads(render_json_feed(feed, lambda _: html, ENGLISH))
    assert faults_of(parsed) == []
    return parsed


@pytest.mark.parametrize("words", WORDS)
def test_a_reader_gets_back_every_word_as_published(words: str) -> None:
    """Whatever the script or the marks."""
    item = replace(ITEM, title=words, summary=words, categories=(words,), authors=(words,))
    parsed = read(replace(FEED, title=words, description=words, items=(item,)), f"<p>{words}</p>")
    assert (parsed["title"], parsed["description"]) == (words, words)
    (entry,) = parsed["items"]
    assert (entry["title"], entry["summary"], entry["tags"]) == (words, words, [words])
    assert entry["authors"] == [{"name": words}]
    assert entry["content_html"] == f"<p>{words}</p>"


@given(ANYTHING)
def test_no_text_in_any_place_breaks_a_feed(text: str) -> None:
    """Every field may hold control characters and lone surrogates, and the feed is JSON in UTF-8."""
    parsed = json.loads(render_json_feed(hostile(text), lambda _: text, ENGLISH))
    assert len(parsed["items"]) == 2
    assert parsed["items"][0]["id"] == f"urn:{fit(text)}"


def test_a_long_body_comes_back_whole() -> None:
    """A body of 100 KB loses nothing."""
    html = "<p>" + "漢字 &amp; words ]]&gt; " * 4000 + "</p>"
    assert read(FEED, html)["items"][0]["content_html"] == html


def test_the_original_is_the_external_url() -> None:
    """A link blog's whole point; `url` stays this site's page."""
    (entry,) = read(replace(FEED, items=(replace(ITEM, source=SOURCE),)))["items"]
    assert (entry["url"], entry["external_url"]) == (ITEM.permalink, SOURCE.url)


def test_what_is_empty_is_left_out() -> None:
    """An item has what it has, and says when it changed only where it did."""
    (entry,) = read(FEED)["items"]
    assert sorted(entry) == ["content_html", "date_published", "id", "summary", "title", "url"]
    (entry,) = read(replace(FEED, items=(replace(ITEM, updated=DAY + timedelta(days=1)),)))["items"]
    assert entry["date_modified"] == "2022-03-03T09:30:00+01:00"


def test_an_item_without_body_is_its_summary_else_its_title() -> None:
    """One of `content_html` and `content_text` must be there."""
    bare = replace(ITEM, text=Text(""))
    assert read(replace(FEED, items=(bare,)))["items"][0]["content_text"] == ITEM.summary
    assert read(replace(FEED, items=(replace(bare, summary=""),)))["items"][0]["content_text"] == ITEM.title


def test_recording_picture_hub_and_author_are_told() -> None:
    """Each where version 1.1 has its place."""
    item = replace(ITEM, picture=PICTURE, enclosure=ENCLOSURE, language="ar")
    parsed = read(replace(FEED, items=(item,), hub="https://hub.example/", author="Ann"))
    (entry,) = parsed["items"]
    assert (entry["image"], entry["language"]) == (PICTURE.url, "ar")
    assert entry["attachments"] == [{"url": ENCLOSURE.url, "mime_type": "audio/mpeg", "size_in_bytes": 4815}]
    assert parsed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert parsed["authors"] == [{"name": "Ann"}]


def test_an_empty_feed_has_an_empty_list() -> None:
    """`items` is required."""
    assert read(replace(FEED, items=()))["items"] == []


def test_one_item_stands_on_one_line() -> None:
    """So that a difference reads like one."""
    assert len(render_json_feed(replace(FEED, items=(ITEM, ITEM)), body, ENGLISH).splitlines()) == 4
