"""A whole page, pasted with its menus and its foot, gives the article that stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.clipping.page_span import page_part, text_span
from broadsheet.clipping.sheet import paragraphs
from broadsheet.clipping.text import clip_text

TITLE = "Harbour bridge opens after nine years"
BODY = [
    "The harbour bridge opened on Monday after nine years of work and two changes of plan, to a brass band.",
    "It carries four lanes, two tracks and a path for people on foot, the city says, and will last for a century.",
    "The first to cross it was a woman of ninety who had signed the petition for it when she was still at work there.",
    "The old ferry will keep running until the autumn, when its licence ends and its captain, he says, goes fishing.",
]
MENU = [
    f"{word} {place}" for place in ("North", "South", "Hills", "Coast") for word in ("Rain", "Rail", "Trade", "Art")
]
TEASERS = ["Ten gardens to see before the frost", "Who paid for the concert hall?", "Mayor will not stand again"]
FOOT = [f"{word} desk" for word in ("Sales", "Sport", "Photo", "Night", "Letters", "Maps", "Games", "Books") * 4]
PAGE = [
    "The coast's best-loved daily paper",
    *MENU,
    *TEASERS,
    TITLE,
    "By Ann Lee",
    "5 April 2021",
    *BODY,
    *TEASERS,
    *FOOT,
]


def test_a_whole_page_gives_its_article() -> None:
    """Title, byline and date are the article's, its body is whole, and menus, teasers and foot are gone."""
    clipped = clip_text("\n\n".join(PAGE).encode(), "x.txt", "id")
    assert (clipped.title, clipped.authors, clipped.date) == (TITLE, ("Ann Lee",), "2021-04-05")
    assert clipped.body.split("\n\n") == [*BODY[:-1], BODY[-1] + "\n"]


def test_what_stands_around_the_article_is_reported() -> None:
    """Every line that is not in the article is in the report, once, in the clipping's order."""
    clipped = clip_text("\n\n".join(PAGE).encode(), "x.txt", "id")
    gone = [removed.line for removed in clipped.report.removed]
    kept = {1 + 2 * PAGE.index(text) for text in (TITLE, *BODY)}
    assert gone == sorted(set(range(1, 2 * len(PAGE), 2)) - kept)


@pytest.mark.parametrize("above", [[], TEASERS[:2]])
def test_a_headline_above_a_list_stays_the_title(above: list[str]) -> None:
    """An article of many short lines is no page: its first line is its title, and nothing is cut off."""
    results = [f"{town} {points}" for points, town in enumerate(("Ash", "Elm", "Oak", "Fir", "Yew", "Box") * 8)]
    lines = [*above, TITLE, "By Ann Lee", *BODY, *results]
    assert clip_text("\n\n".join(lines).encode(), "x.txt", "id").title == (above or [TITLE])[0]
    assert page_part(paragraphs(lines), len(above)) == range(len(lines))


def test_the_text_is_where_most_running_text_stands() -> None:
    """A notice above a menu is less than the article, and a teaser's sentence in the foot is no part of it."""
    notice = "We use cookies and need you to agree to all of them before you may read on."
    lines = [notice, *MENU, *MENU, TITLE, *BODY, *FOOT, notice, *FOOT]
    first = lines.index(BODY[0])
    assert text_span(paragraphs(lines)) == range(first, first + len(BODY))


@given(st.lists(st.sampled_from([*BODY, *TEASERS, "Ash 3", "5 April 2021"]), max_size=30), st.integers(0, 29))
def test_an_article_is_a_run_of_lines_with_its_title(lines: list[str], title: int) -> None:
    """Whatever stands where, the part holds the title and the text."""
    made = paragraphs(lines)
    part, span = page_part(made, title), text_span(made)
    assert set(span) <= set(part) <= set(range(len(made)))
    assert title in part or title >= len(made)
