"""Who wrote it is read wherever pages say so, and nobody is made an author who is none."""

import pytest

from broadsheet.clipping.glue import unglued
from broadsheet.clipping.names import is_given, is_name, names_in
from broadsheet.clipping.text import clip_text
from broadsheet.clipping.wide_names import is_wide_name

TITLE = "Harbour bridge opens after nine years"
BODY = [
    "The harbour bridge opened on Monday after nine years of work and two changes of plan.",
    "It carries four lanes, two tracks and a path for people on foot, the city said.",
    "The first to cross it was a woman of ninety who had signed the petition for it.",
    "The old ferry will keep running until the autumn, when its licence ends.",
]
GERMAN = [
    "Die Brücke über den Hafen ist am Montag nach neun Jahren und zwei Änderungen des Plans geöffnet worden.",
    "Sie trägt vier Spuren, zwei Gleise und einen Weg für die Leute zu Fuß, sagt die Stadt.",
    "Die alte Fähre fährt noch bis zum Herbst, denn dann endet die Genehmigung der Reederei.",
]


def _authors(head: str, body: list[str] = BODY, tail: str = "") -> tuple[str, ...]:
    lines = [TITLE, *head.split("\n"), *body, *filter(None, [tail])]
    return clip_text("\n\n".join(lines).encode(), "x.txt", "id").authors


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("By\nAnn Lee\nJo Park", ("Ann Lee", "Jo Park")),
        ("21 January 2022 11:46 by\nAnn Lee", ("Ann Lee",)),
        ("ByAnn Lee", ("Ann Lee",)),
        ("By Ann Lee0, Jo Park & Kim Day", ("Ann Lee", "Jo Park", "Kim Day")),
        ("By Ann Lee Follow", ("Ann Lee",)),
        ("By Ann Lee and AP Technology Writer", ("Ann Lee",)),
        ("Ann Lee 7 hours", ("Ann Lee",)),
        ("Ann Lee and AP\nJune 30, 2026 - 4.34pm", ("Ann Lee",)),
        ("Ann Lee\nJo Park\nKim Day\nMay 3, 2022", ("Ann Lee", "Jo Park", "Kim Day")),
        ("Ann Lee / TNN / Jul 19, 2024, 21:27 IST", ("Ann Lee",)),
        ("Ann Lee/November 18, 2016", ("Ann Lee",)),
        ("Ann Lee20.04.2024, 19:35", ("Ann Lee",)),
        ("16 May 2019 Ann Lee Networks, Bridges 2", ("Ann Lee",)),
        ("Ann LeeLifestyle Writer", ("Ann Lee",)),
        ("Ann Lee – Journalist i Paris Journalist i Paris", ("Ann Lee",)),
        ("April Glaser\nDec 15, 2016, 1:55pm EST", ("April Glaser",)),
        ("By Will May", ("Will May",)),
        ("ANN LEE, FUTURISM\n18 NOV 2019", ("Ann Lee",)),
        ("Ann Lee @annlee / 2 days", ("Ann Lee",)),
        ("谢若含2017-03-01 14:27:02", ("谢若含",)),
    ],
)
def test_a_byline_is_read_however_a_page_breaks_or_glues_it(head: str, authors: tuple[str, ...]) -> None:
    """In two lines, without spaces, with a button, an agency or a profession behind."""
    assert _authors(head) == authors


@pytest.mark.parametrize(
    "head",
    [
        "Kolumne von Ann Lee",
        "von Ann Lee",
        "Autorin/Autor Ann Lee",
        "Von Ann Lee, Redakteurin",
        "Ann Lee Redakteurin",
        "Ann Lee\nChefredakteurin",
    ],
)
def test_a_german_byline_is_read(head: str) -> None:
    """Though it begins with a small letter below a title that has no full stop, or names a profession."""
    lines = ["Brücke über den Hafen nach neun langen Jahren endlich für alle geöffnet", *head.split("\n")]
    assert clip_text("\n".join([*lines, "", "\n\n".join(GERMAN)]).encode(), "x.txt", "id").authors == ("Ann Lee",)


def test_a_byline_below_key_points_is_read() -> None:
    """Of five sentences above it none is the text."""
    points = "\n".join(
        f"The bridge was closed {word} before it could open at last." for word in ["twice", "thrice", "again"]
    )
    assert _authors(f"{points}\nBy Ann Lee\nMay 3, 2022", [*BODY, *reversed(BODY)]) == ("Ann Lee",)


def test_a_name_below_the_text_signs_it_where_none_stands_above() -> None:
    """With a byline above, it does not."""
    assert _authors("May 3, 2022", tail="– Ann Lee") == ("Ann Lee",)
    assert _authors("By Jo Park", tail="Ann Lee") == ("Jo Park",)


def test_whom_the_text_tells_of_does_not_sign_it() -> None:
    """A name below is a tag then, or whose words were quoted."""
    assert (
        _authors(
            "May 3, 2022", [*BODY[:3], "The bridge was a mistake from the first day, Ann Lee told the town."], "Ann Lee"
        )
        == ()
    )


def test_one_name_is_an_author_in_german_where_people_are_called_so() -> None:
    """`von Berlin` names none."""
    assert _authors("von Kathrin", GERMAN) == ("Kathrin",)
    assert _authors("von Landesspiegel", GERMAN) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Release Date\nMay 3, 2022",
        "Partition Dispatcher",
        "Thema des Tages\n3.5.2022",
        "Deccan Chronicle.\nMay 3, 2022",
    ],
)
def test_words_that_nobody_is_called_are_no_author(line: str) -> None:
    """Beside a date as well, whatever their capitals."""
    assert _authors(line, GERMAN) == ()


def test_an_initial_is_no_article() -> None:
    """`A.` in a name is not the word."""
    assert is_name("Miguel A. Herguedas")
    assert not is_name("The Bridge")


def test_a_given_name_may_lack_its_accents() -> None:
    """Papers leave them out."""
    assert is_given("Joaquin dela Cruz")
    assert is_given("Joaquín Pérez")


def test_names_that_run_together_are_parted_before_a_given_name() -> None:
    """A second given name does not begin another."""
    assert names_in("Ruth Oberlin Jo Park Jan Michael Day") == ("Ruth Oberlin", "Jo Park", "Jan Michael Day")


def test_two_dates_without_a_space_are_two() -> None:
    """And a name behind a figure is no part of it."""
    assert unglued("28. Juni 201914. Januar 2020") == "28. Juni 2019 14. Januar 2020"


def test_a_name_in_wide_letters_begins_with_a_family_name() -> None:
    """So that a word is none."""
    assert is_wide_name("松岡大地")
    assert not is_wide_name("速報")


@pytest.mark.parametrize(
    "line",
    [
        "Publisert 24.10.2025, kl. 15.26 Oppdatert 25.10.2025, kl. 09.52",
        "24 жовтня 2025, 15:26",
        "24. října 2025 15:26",
        "24 października 2025, 15:26",
        "Thứ sáu, 24/10/2025, 15:26",
        "24 ottobre 2025 15:26 ( modifica il 25 ottobre 2025 | 14:08)",
        "Offentliggjort fredag 24. okt 2025 15:26",
    ],
)
def test_a_date_is_read_in_many_languages(line: str) -> None:
    """The first of two, which is not of a change."""
    assert clip_text("\n\n".join([TITLE, line, *BODY]).encode(), "x.txt", "id").date == "2025-10-24T15:26"
