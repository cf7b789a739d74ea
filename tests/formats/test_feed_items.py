"""What every format of a feed tells alike: an item's whole HTML, and how many items there are."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from broadsheet.formats.feed_items import told
from broadsheet.formats.words import words_of
from broadsheet.model.feeds import FeedItem
from broadsheet.model.outputs import TemplateFile, Theme
from broadsheet.model.views import CorrectionNote, Text
from tests.formats.items import DAY, ENGLISH, FEED, ITEM, PICTURE, SOURCE, body


def content_of(item: FeedItem) -> str:
    """Give the HTML that an item carries."""
    return told(replace(FEED, items=(item,)), body, ENGLISH)[0][1]


def test_an_empty_body_is_not_asked_for() -> None:
    """Who fills bodies need not know the empty one."""

    def refuse(text: Text) -> str:
        raise KeyError(text.body)

    empty = replace(FEED, items=(replace(ITEM, text=Text(body="")),))
    assert [html for _, html in told(empty, refuse, ENGLISH)] == [""]


@pytest.mark.parametrize(("limit", "taken"), [(0, 1), (59, 1), (60, 2), (89, 2), (90, 3), (1000, 3)])
def test_a_feed_stops_before_its_limit_of_bytes(limit: int, taken: int) -> None:
    """Bodies are counted in UTF-8; the first item always is there; no body beyond the limit's is filled but one."""
    asked = []

    def thirty_bytes(text: Text) -> str:
        asked.append(text)
        return "<p>" + "漢" * 7 + "..</p>"

    assert len(told(replace(FEED, items=(ITEM, ITEM, ITEM), max_bytes=limit), thirty_bytes, ENGLISH)) == taken
    assert len(asked) == min(taken + 1, 3)


def test_a_short_item_does_not_slip_in_behind_a_long_one() -> None:
    """A feed has no holes: the first item that is too long ends it."""
    items = tuple(replace(ITEM, text=Text(body=digest)) for digest in ("a", "b" * 100, "c"))
    assert [item.text.body for item, _ in told(replace(FEED, items=items, max_bytes=50), body, ENGLISH)] == ["a"]


def test_corrections_come_first() -> None:
    """A reader meets what was wrong before the article, dated by the site's calendar."""
    late = CorrectionNote(date=datetime(2022, 3, 4, 0, 30, tzinfo=DAY.tzinfo), note="It was <5> & 6.")
    early = CorrectionNote(date=DAY, note="It was Ann.")
    assert content_of(replace(ITEM, corrections=(late, early))) == (
        "<p><strong>Correction · 4 March 2022:</strong> It was &lt;5&gt; &amp; 6.</p>\n"
        "<p><strong>Correction · 2 March 2022:</strong> It was Ann.</p>\n"
        "<p>digest</p>"
    )


def test_the_source_is_credited_with_a_link() -> None:
    """The last line of an item leads to the original."""
    assert content_of(replace(ITEM, source=SOURCE)).splitlines()[-1] == (
        "<p>First reported by The &lt;Times&gt; &amp; Co · "
        '<a href="https://times.example/a?x=1&amp;y=2">Read the original</a></p>'
    )


def test_a_source_without_url_is_credited_by_name() -> None:
    """There is nothing to link, but a name to give."""
    item = replace(ITEM, source=replace(SOURCE, name="The Times", url=""))
    assert content_of(item).splitlines()[-1] == "<p>First reported by The Times</p>"


def test_what_must_be_there_past_the_limit_is_there_with_its_summary() -> None:
    """Else an item would be in neither the feed nor its archive."""
    items = tuple(replace(ITEM, text=Text(body=digest)) for digest in ("a", "b" * 100, "c", "d"))
    feed = replace(FEED, items=items, max_bytes=50, least=3)
    assert [(item.text.body[0], html) for item, html in told(feed, body, ENGLISH)] == [
        ("a", "<p>a</p>"),
        ("b", ""),
        ("c", ""),
    ]


def test_a_picture_stands_before_the_text() -> None:
    """With its words, and as a link where it is of another origin."""
    assert content_of(replace(ITEM, picture=PICTURE)).splitlines()[0] == (
        '<figure><img src="https://paper.example/images/a.png" alt="A &lt;map&gt;">'
        "<figcaption>The &amp; map Drawing: Ann</figcaption></figure>"
    )
    remote = replace(PICTURE, remote=True, caption="", credit="")
    assert content_of(replace(ITEM, picture=remote)).splitlines()[0] == (
        '<figure><a href="https://paper.example/images/a.png">A &lt;map&gt;</a></figure>'
    )


def test_an_item_of_another_language_or_direction_says_so() -> None:
    """A reader's window is written from left to right, and in another language."""
    assert (
        content_of(replace(ITEM, language="ar", direction="rtl")) == '<div lang="ar" dir="rtl">\n<p>digest</p>\n</div>'
    )
    assert content_of(replace(ITEM, direction="rtl")) == '<div dir="rtl">\n<p>digest</p>\n</div>'
    assert content_of(replace(ITEM, language="fr")) == '<div lang="fr" dir="ltr">\n<p>digest</p>\n</div>'


def test_an_edition_tells_all_its_stories() -> None:
    """HTML and bodies follow its own text, in order; the HTML is put in as it is."""
    item = replace(ITEM, digest=("<h2>One</h2>", Text(body="1"), "", Text(body=""), "<h2>Two</h2>"))
    assert content_of(item).splitlines() == ["<p>digest</p>", "<h2>One</h2>", "<p>1</p>", "<h2>Two</h2>"]


def test_an_item_speaks_the_sites_language() -> None:
    """As its pages do: the theme's catalogue has the words, CLDR the date."""
    text = 'msgid "Read the original"\nmsgstr "Zum Original"\n'
    german = words_of(Theme((), (), "", (TemplateFile("words/de.po", "words/de.po", text),)), "de")
    item = replace(ITEM, source=SOURCE, corrections=(CorrectionNote(DAY, "Nein."),))
    html = told(replace(FEED, items=(item,)), body, german)[0][1]
    assert "2. März 2022" in html
    assert "Zum Original" in html
