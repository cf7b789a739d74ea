"""What `reading/visibility.py` promises: one answer to whether a reader may see something at an instant."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.content import Article, Edition
from broadsheet.reading.visibility import NEWS_LASTS, is_news, next_change, shown, state_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def article(date: datetime | None = NOON, expires: datetime | None = None, *, draft: bool = False) -> Article:
    """Make an article."""
    return Article(source_path="x.md", title="T", slug="t", date=date, expires=expires, draft=draft)


def test_an_article_is_visible_from_its_date_to_its_expiry() -> None:
    """The first instant is within, the last is not."""
    piece = article(NOON, NOON + SECOND * 10)
    assert state_of(piece, NOON - SECOND) == "held"
    assert state_of(piece, NOON) == ""
    assert state_of(piece, NOON + SECOND * 9) == ""
    assert state_of(piece, NOON + SECOND * 10) == "expired"


def test_an_offset_changes_no_instant() -> None:
    """Two ways of writing it are one."""
    there = NOON.astimezone(tz=None)
    assert state_of(article(there), NOON) == ""


def test_a_draft_is_never_visible_and_expires_all_the_same() -> None:
    """With or without a date."""
    assert state_of(article(draft=True), NOON) == "draft"
    assert state_of(article(None, draft=True), NOON) == "draft"
    assert state_of(article(NOON - SECOND, NOON, draft=True), NOON) == "expired"


@pytest.mark.parametrize(
    ("piece", "reader", "preview"),
    [
        (article(), True, True),
        (article(NOON + SECOND), False, True),
        (article(draft=True), False, True),
        (article(NOON - SECOND, NOON), False, False),
    ],
)
def test_a_preview_shows_drafts_and_held_ones_too(piece: Article, reader: bool, preview: bool) -> None:  # noqa: FBT001 - what the table says
    """What has expired is gone in both."""
    assert shown(piece, NOON, preview=False) is reader
    assert shown(piece, NOON, preview=True) is preview


def test_an_edition_is_held_until_its_date() -> None:
    """It never expires."""
    edition = Edition(source_path="e.md", title="E", slug="e", date=NOON)
    assert [state_of(edition, NOON - SECOND), state_of(edition, NOON)] == ["held", ""]


def test_the_next_change_is_the_least_instant_at_which_one_comes_or_goes() -> None:
    """Drafts never do; neither does what is past."""
    assert next_change([], NOON) is None
    assert next_change([article(NOON - NEWS_LASTS), article(NOON + SECOND, draft=True)], NOON) is None
    pieces = [article(NOON - SECOND, NOON + SECOND * 5), article(NOON + SECOND * 9), article(NOON + SECOND * 7)]
    assert next_change(pieces, NOON) == NOON + SECOND * 5
    assert next_change(pieces, NOON + SECOND * 5) == NOON + SECOND * 7


def test_an_article_is_news_until_two_days_have_passed() -> None:
    """A held one, a draft and one that has gone are none; an edition never is the reason for a build."""
    piece = article(NOON)
    assert next_change([piece], NOON) == NOON + NEWS_LASTS
    assert [is_news(piece, at) for at in (NOON - SECOND, NOON, NOON + NEWS_LASTS - SECOND, NOON + NEWS_LASTS)] == [
        *(False, True, True, False)
    ]
    assert not is_news(article(NOON, draft=True), NOON)
    assert not is_news(article(NOON, NOON + SECOND), NOON + SECOND)
    edition = Edition(source_path="e.md", title="E", slug="e", date=NOON)
    assert next_change([edition], NOON) is None


SECONDS = st.integers(-5, 5).map(lambda number: NOON + SECOND * number)


@given(st.lists(st.builds(article, SECONDS, st.none() | SECONDS, draft=st.booleans()), max_size=4))
def test_nothing_changes_before_the_next_change(pieces: list[Article]) -> None:
    """And never after it where there is none."""
    change = next_change(pieces, NOON)
    for number in range(10):
        later = NOON + SECOND * number
        if change is None or later < change:
            assert [shown(piece, later, preview=False) for piece in pieces] == [
                shown(piece, NOON, preview=False) for piece in pieces
            ]
