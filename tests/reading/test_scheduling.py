"""What `reading/scheduling.py` promises: a period with articles has its edition, and a file adds to it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.model.config import Config, Editions
from broadsheet.model.content import Article, Content, Edition
from broadsheet.model.site import Site
from tests.makers import DIALECT, article_of, assembled, read

CONFIG = Config(
    title="T",
    description="D",
    url="https://example.org",
    timezone="Europe/London",
    editions=Editions("weekly", "Friday 17:00"),
)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def named(name: str, date: str, keys: str = "") -> Article:
    """Make an article whose file, id and title are one word."""
    return article_of(f"title: {name}\nid: {name}\ndate: {date}\n{keys}", path=f"content/articles/{name}.md")


def filed(date: str, keys: str = "", name: str = "note") -> Edition:
    """Make an edition file as it is read where editions come by cadence."""
    text = f"---\ntitle: The {name}\ndate: {date}\n{keys}\n---\nThe note.\n"
    content = read(text, f"content/editions/{name}.md", structs.replace(DIALECT, scheduled=True)).content
    assert isinstance(content, Edition)
    return content


def site(*contents: Content, now: datetime = NOW, preview: bool = False, config: Config = CONFIG) -> Site:
    """Assemble a site."""
    return assembled(config, contents, (), now=now, preview=preview)


def editions(made: Site) -> list[tuple[str, str, int, list[str]]]:
    """Give each edition's path, title and number with the titles of its stories, newest first."""
    return [
        (
            issue.path,
            issue.edition.title,
            issue.number,
            [made.articles[place].article.title for place in issue.stories],
        )
        for issue in made.issues
    ]


WEEKS = (
    named("a", "2026-11-11"),
    named("b", "2026-11-17"),
    named("c", "2026-11-20 16:59"),
    named("d", "2026-11-20 17:00"),
)


def test_every_week_with_articles_has_an_edition_once_it_has_closed() -> None:
    """A week without articles has none; the open one waits, and the next build is at its close."""
    early = named("early", "2026-10-01")
    made = site(early, *WEEKS, now=NOW + timedelta(days=2))  # when nothing is news any more
    assert editions(made) == [
        ("/editions/2026-w47/", "2026-W47", 3, ["c", "b"]),
        ("/editions/2026-w46/", "2026-W46", 2, ["a"]),
        ("/editions/2026-w40/", "2026-W40", 1, ["early"]),
    ]
    assert made.next_build_at == datetime(2026, 11, 27, 17, tzinfo=UTC)


def test_an_edition_appears_at_the_very_instant_of_its_close() -> None:
    """Not a moment before."""
    close = datetime(2026, 11, 27, 17, tzinfo=UTC)
    assert editions(site(*WEEKS, now=close))[0][0] == "/editions/2026-w48/"
    assert editions(site(*WEEKS, now=close.replace(hour=16, minute=59)))[0][0] == "/editions/2026-w47/"


def test_a_held_article_joins_its_edition_when_both_are_due() -> None:
    """Until then neither is seen; its own date is the next build."""
    held = named("held", "2026-11-26")
    made = site(held)
    assert editions(made) == []
    assert made.next_build_at == datetime(2026, 11, 26, tzinfo=UTC)
    assert site(held, now=datetime(2026, 11, 26, tzinfo=UTC)).next_build_at == datetime(2026, 11, 27, 17, tzinfo=UTC)


@pytest.mark.parametrize("date", ["2026-11-20 17:00", "2026-11-18", "2026-11-14"])
def test_a_file_adds_its_words_to_the_edition_of_its_date(date: str) -> None:
    """Its title, note and more; path and date stay those of the period. A date at the close means what closes."""
    made = site(*WEEKS, filed(date, "summary: What it says."))
    issue = made.issues[0]
    assert editions(made)[0] == ("/editions/2026-w47/", "The note", 2, ["c", "b"])
    assert issue.date == datetime(2026, 11, 20, 17, tzinfo=UTC)
    assert (issue.edition.id, issue.edition.summary, bool(issue.edition.body)) == ("2026-w47", "What it says.", True)


def test_a_files_picks_are_the_edition_in_their_order() -> None:
    """Whatever week they are of."""
    assert editions(site(*WEEKS, filed("2026-11-20 17:00", "articles: [b, a]")))[0][3] == ["b", "a"]


def test_a_file_may_keep_a_slug_and_an_id_of_its_own() -> None:
    """The period's own address then leads to it; what it said before there was a cadence stays said."""
    issue = site(*WEEKS, filed("2026-11-20", "slug: november\nid: 0d9c\naliases: [/n/]")).issues[0]
    assert (issue.path, issue.edition.id) == ("/editions/november/", "0d9c")
    assert issue.edition.aliases == ("/n/", "/editions/2026-w47/")


def test_a_file_makes_an_edition_of_a_week_without_articles() -> None:
    """An editor may have something to say all the same."""
    assert editions(site(filed("2026-11-18"))) == [("/editions/2026-w47/", "The note", 1, [])]


def test_a_draft_is_no_part_of_an_edition() -> None:
    """Neither an article nor a note; a preview shows both, marked, and the edition that is still open."""
    contents = (*WEEKS, named("e", "2026-11-16", "draft: yes"), filed("2026-11-18", "draft: yes"))
    assert editions(site(*contents))[0] == ("/editions/2026-w47/", "2026-W47", 2, ["c", "b"])
    made = site(*contents, preview=True)
    assert editions(made)[:2] == [
        ("/editions/2026-w48/", "2026-W48", 3, ["d"]),
        ("/editions/2026-w47/", "The note", 2, ["c", "b", "e"]),
    ]
    assert [issue.state for issue in made.issues] == ["held", "draft", ""]


def test_an_edition_stays_when_its_articles_have_expired() -> None:
    """Its address and its number were given out."""
    gone = named("gone", "2026-11-03", "expires: 2026-11-10")
    assert editions(site(gone, *WEEKS))[-1] == ("/editions/2026-w45/", "2026-W45", 1, [])


def test_two_files_for_one_week_are_a_mistake() -> None:
    """Named at the second one's date."""
    with pytest.raises(ExceptionGroup) as caught:
        site(*WEEKS, filed("2026-11-18"), filed("2026-11-19", name="other"))
    assert [str(error).splitlines()[0] for error in caught.value.exceptions] == [
        "content/editions/other.md:3:1: content/editions/note.md is for the edition 2026-w47 as well"
    ]


def test_what_was_before_the_cadence_stays_as_it_was() -> None:
    """An older edition file keeps its path and date, and needs its id; older articles have no edition."""
    config = structs.replace(CONFIG, editions=Editions("weekly", "Friday 17:00", "2026-11-14"))
    old = filed("2026-11-12", "id: old", name="round")
    assert editions(site(*WEEKS, old, config=config)) == [
        ("/editions/2026-w47/", "2026-W47", 2, ["c", "b"]),
        ("/editions/the-round/", "The round", 1, ["a"]),
    ]
    with pytest.raises(ExceptionGroup, match="mistakes") as caught:
        site(*WEEKS, filed("2026-11-12"), config=config)
    assert "content/editions/note.md:2:1: 'id' is missing" in str(caught.value.exceptions[0])


def test_an_edition_that_closes_at_midnight_is_of_the_day_before() -> None:
    """Readers of Monday's edition are not told that it is of Tuesday."""
    config = structs.replace(CONFIG, editions=Editions("daily"))
    issue = site(named("a", "2026-11-17"), config=config).issues[0]
    assert (issue.edition.slug, issue.date.isoformat()) == ("2026-11-17", "2026-11-17T23:59:00+00:00")


def test_a_retitled_edition_is_the_same_one() -> None:
    """Its identity is its period's: neither a title nor a note written later makes it another."""
    before, after = site(*WEEKS).issues[0].edition, site(*WEEKS, filed("2026-11-20 17:00")).issues[0].edition
    assert (before.id, before.slug) == (after.id, after.slug) == ("2026-w47", "2026-w47")


@given(st.permutations([*WEEKS, filed("2026-11-20 17:00")]))
def test_the_order_of_files_changes_no_edition(contents: list[Content]) -> None:
    """A build is a function."""
    assert site(*contents) == site(*WEEKS, filed("2026-11-20 17:00"))
