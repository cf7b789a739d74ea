"""The headline is found below what pages print above it, and what stands below it is none."""

import pytest

from broadsheet.clipping.text import clip_text

TITLE = "Harbour bridge opens after nine years"
DECK = "It carries four lanes and a path for people on foot"
BODY = [
    "The harbour bridge opened on Monday after nine years of work and two changes of plan.",
    "The first to cross it was a woman of ninety who had signed the petition for it.",
]


def _title(*head: str) -> str:
    return clip_text("\n\n".join([*head, *BODY]).encode(), "x.txt", "id").title


@pytest.mark.parametrize(
    "above",
    [
        ("Travel",),
        ("Extreme Weather",),
        ("Aerospace & Defense", "April 25, 2021"),
        ("CAREER FEATURE", "06 February 2021"),
        ("BRIDGES:",),
        ("Startseite | Schweiz |",),
        ("Breadcrumb Trail Links", "News", "Canada"),
        ("Drobečková navigace", f"ZprávyDomácíKauzy{TITLE}"),
        (f"Haber Gündem {TITLE} - Güncel haberler",),
        ("TRAVEL", "WEEKEND", "VIDEO", "LIFE"),
        ("Ann Lee", "April 25, 2021"),
    ],
)
@pytest.mark.parametrize("below", [(), (DECK,)])
def test_words_above_the_headline_are_none(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    """A section, a trail of crumbs, a writer's name, whether a standfirst without a full stop follows or not."""
    assert _title(*above, TITLE, *below) == TITLE


def test_points_below_a_short_headline_are_none() -> None:
    """Two that are as long and no sentences either."""
    assert _title("Bridge Opens", DECK, "The old ferry runs on until its licence ends in autumn") == "Bridge Opens"


def test_a_line_that_says_when_is_none() -> None:
    """Though it stands there twice, or is longer than the headline."""
    dates = "Publisert 04.08.2021, kl. 01.38 Oppdatert 04.08.2021, kl. 09.52"
    assert _title(TITLE, dates, dates) == TITLE
    assert _title("Margaret Ellen Voss", "Published in Argus Leader on Nov. 3, 2021") == "Margaret Ellen Voss"


def test_a_headline_that_stands_there_twice_is_one_below_a_caption() -> None:
    """Even if the caption is a sentence."""
    assert _title("The bridge is seen from the old quay, with all of its lamps lit.", TITLE, TITLE) == TITLE


def test_a_headline_in_wide_letters_is_found_below_a_section() -> None:
    """Which has no spaces to count."""
    title = "東京女子医大元理事長を逮捕 不正に1.2億円支払わせ私的流用か"
    text = (
        "社会\n\n新宿区\n\n"
        + title
        + "\n\n"
        + "警視庁は13日、背任の疑いで、元理事長の容疑者を逮捕した。調べは続いている。" * 2
    )
    assert clip_text(text.encode(), "x.txt", "id").title == title


LONG = [
    "The harbour bridge opened on Monday after nine years of work and two changes of plan, to a brass band.",
    "It carries four lanes, two tracks and a path for people on foot, the city says, and will last a century.",
]


@pytest.mark.parametrize("above", ["Dnes 9:44", "0", "Speak Freely Now", "Restaurants: Dining"])
def test_a_few_words_that_the_text_has_none_of_are_no_headline(above: str) -> None:
    """Right above a line that has most of its words from the text."""
    lines = [above, "Harbour bridge opens after nine years of work", *LONG]
    assert clip_text("\n\n".join(lines).encode(), "x.txt", "id").title == lines[1]


def test_a_short_headline_above_a_byline_stays_the_title() -> None:
    """What stands below a byline is no headline, whatever words it shares with the text."""
    lines = ["Crossing over at last", "By Ann Lee", "Harbour bridge opens after nine years of work", *LONG]
    assert clip_text("\n\n".join(lines).encode(), "x.txt", "id").title == lines[0]
