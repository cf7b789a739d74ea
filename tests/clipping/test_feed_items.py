"""A feed's items become drafts that keep their identity."""

import pytest

from broadsheet.clipping.feed_items import clip_feed, feeds_in
from broadsheet.clipping.posts_survey import Known
from broadsheet.clipping.values import Clipped
from broadsheet.model.errors import BuildError

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Tide &amp; Times</title><link>https://example.org/</link>
<item><title>A &lt;b&gt;low&lt;/b&gt; tide</title><link>https://example.org/low</link>
<guid isPermaLink="false">tide-2026-0001</guid><pubDate>Mon, 02 Mar 2026 09:30:00 +0100</pubDate>
<category>sea</category><author>ann@example.org (Ann Lee)</author><content:encoded><![CDATA[
<p>The sea was <b>low</b> today, and <a href="/old">older tides</a> were lower still than this.</p>
<script>alert(1)</script><img src="/a.png" onerror="alert(2)"><ul><li>one</li><li>two</li></ul>
]]></content:encoded></item>
<item><title>An older tide</title><link>https://example.org/old</link><guid>12</guid>
<pubDate>Sun, 01 Feb 2026 00:00:00 GMT</pubDate></item>
<item><link>javascript:alert(3)</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tide</title><id>urn:uuid:1</id>
<link rel="self" href="https://example.org/atom.xml"/><entry><id>urn:uuid:2</id><title>High\x0b tide</title>
<updated>2026-03-04T10:00:00Z</updated><link href="https://example.org/high"/>
<summary>It was&#1; high.</summary></entry></feed>"""


def items(raw: bytes, since: str = "", url: str = "https://example.org/feed.xml") -> list[Clipped | BuildError]:
    """Clip a feed."""
    return list(clip_feed(raw, "feed.xml", Known(("Sea",)), since=since, url=url))


def test_an_item_is_a_draft_with_source_link_and_date() -> None:
    """And its own identity, so that it never comes twice."""
    first = items(RSS)[0]
    assert isinstance(first, Clipped)
    assert (first.id, first.draft, first.title) == ("tide-2026-0001", True, "A low tide")
    assert (first.date, first.tags, first.authors) == ("2026-03-02T09:30+01:00", ("Sea",), ("Ann Lee",))
    assert (first.source_name, first.source_url) == ("The Tide & Times", "https://example.org/low")
    assert (first.source_feed, first.source_published) == ("https://example.org/feed.xml", first.date)


def test_an_items_html_becomes_markdown() -> None:
    """Without scripts; links are absolute; pictures are listed."""
    first = items(RSS)[0]
    assert isinstance(first, Clipped)
    assert first.body == (
        "The sea was **low** today, and [older tides](https://example.org/old) were lower still than this.\n\n"
        "- one\n- two\n"
    )
    assert first.report.notes == ("an image, not fetched: https://example.org/a.png",)


def test_an_item_without_a_text_is_its_link() -> None:
    """And a number that is no identity in all the world gets its feed's host."""
    second = items(RSS)[1]
    assert isinstance(second, Clipped)
    assert (second.body, second.id) == ("[https://example.org/old](https://example.org/old)\n", "example.org/12")


def test_an_item_that_says_nothing_is_named() -> None:
    """The others come."""
    third = items(RSS)[2]
    assert isinstance(third, BuildError)
    assert third.message == "item 3 has neither a title nor a text"


def test_items_before_a_day_are_left_out() -> None:
    """The day itself is in."""
    assert [each.title for each in items(RSS, "2026-03-02") if isinstance(each, Clipped)] == ["A low tide"]


def test_control_characters_do_not_break_a_feed() -> None:
    """Written as they are, or as references."""
    (only,) = items(ATOM.encode(), url="")
    assert isinstance(only, Clipped)
    assert (only.title, only.body, only.id) == ("High tide", "It was high.\n", "urn:uuid:2")
    assert only.source_feed == "https://example.org/atom.xml"


@pytest.mark.parametrize("raw", [b"", b"not a feed", b"<html><body>x</body></html>", b"\x00\xff\x00"])
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    """By name."""
    with pytest.raises(BuildError, match="no feed"):
        items(raw)


def test_opml_lists_feeds() -> None:
    """At any depth, each once."""
    raw = b"""<opml version="2.0"><body><outline text="a">
    <outline type="rss" xmlUrl="https://example.org/a?x=1&amp;y=2"/></outline>
    <outline xmlUrl='https://example.org/b'/><outline xmlUrl='https://example.org/b'/></body></opml>"""
    assert feeds_in(raw, "a.opml") == ("https://example.org/a?x=1&y=2", "https://example.org/b")
    with pytest.raises(BuildError, match="lists no feed"):
        feeds_in(b"<opml/>", "a.opml")
