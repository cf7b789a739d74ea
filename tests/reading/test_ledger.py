"""The ledger: an id neither changes nor vanishes unseen, nor is it used twice."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.model.content import Content
from broadsheet.model.ledger import Entry, Ledger
from broadsheet.reading.ledger import bury, parse_ledger, reconcile, silent_edits, withdrawn, written_ledger
from tests.makers import article_of, edition_of, page_of, told

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOMENTS = st.integers(0, 4 * 10**9).map(lambda seconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))
ENTRIES = st.builds(
    Entry,
    id=st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1),
    published=MOMENTS,
    path=st.text(st.characters(exclude_categories=("Cs", "Co")), min_size=1),
    text=st.sampled_from(["", "0123456789abcdef", "0123456789abcdef.01234567"]),
    buried=st.none() | MOMENTS,
)


def kept(*contents: Content) -> Ledger:
    """Give the ledger that a first build writes."""
    return parse_ledger(written_ledger(reconcile(Ledger(()), contents, NOW)[0]))[0]


def faults(ledger: Ledger, *contents: Content, whole: bool = True) -> list[str]:
    """Give the mistakes of a build with that ledger."""
    return [told(error) for error in reconcile(ledger, contents, NOW, whole=whole)[1]]


@given(st.lists(ENTRIES, unique_by=lambda entry: entry.id))
def test_every_ledger_comes_back_as_written(entries: list[Entry]) -> None:
    """Whatever is in an id or a path."""
    ledger, mistakes = parse_ledger(written_ledger(entries))
    assert mistakes == []
    assert ledger.entries == tuple(sorted(entries, key=lambda entry: entry.id))


def test_a_line_has_id_date_file_and_digest() -> None:
    """In UTC, and a path that has spaces is still one word."""
    article = article_of("id: x\ndate: 2026-03-02 10:00", path="content/articles/a b.md")
    line = written_ledger(kept(article).entries).decode().splitlines()[-1]
    assert line == f"x 2026-03-02T10:00:00Z content/articles/a%20b.md {article.text}"


def test_what_readers_never_saw_is_not_recorded() -> None:
    """A draft, a held article and a page are not; an edition is."""
    hidden = [article_of("id: a\ndraft: yes"), article_of("id: b\ndate: 2027-01-01", path="content/articles/b.md")]
    ledger = kept(*hidden, page_of("title: P"), edition_of("id: e"))
    assert [entry.id for entry in ledger.entries] == ["e"]


def test_a_second_build_changes_nothing() -> None:
    """The same content gives the same ledger."""
    article = article_of()
    ledger = kept(article)
    assert reconcile(ledger, [article], NOW) == (ledger.entries, [])


def test_everything_but_the_id_may_change() -> None:
    """Title, date, slug and file may; the first date stays."""
    ledger = kept(article_of())
    moved = article_of("title: New\ndate: 2026-01-01\nslug: new", "Other.", "content/articles/new.md")
    (entry,), mistakes = reconcile(ledger, [moved], NOW)
    assert mistakes == []
    assert (entry.published, entry.path) == (ledger.entries[0].published, "content/articles/new.md")
    assert entry.text != ledger.entries[0].text


def test_a_changed_id_is_a_mistake() -> None:
    """Named in its file, with the line to write."""
    (fault,) = faults(kept(article_of()), article_of("id: other"))
    assert fault == (
        "4:1 the id was 'today' when this was published; with another, readers' feeds show it again"
        " | write 'id: today' again"
    )


def test_an_article_that_went_back_to_draft_is_still_there() -> None:
    """Its id is not free, and nobody has lost it."""
    assert faults(kept(article_of()), article_of("draft: yes")) == []


@pytest.mark.parametrize(
    ("keys", "words"),
    [("draft: yes", ["a draft"]), ("date: 2026-12-01", ["held"]), ("draft: yes\nexpires: 2026-11-21", []), ("", [])],
)
def test_a_published_article_that_nobody_can_see_any_more_is_told(keys: str, words: list[str]) -> None:
    """Unless it leaves a notice; one that was never published, or is held since the clock went back, is no news."""
    now = article_of(keys)
    found = [error.message for error in withdrawn(kept(article_of()), [now], NOW)]
    assert found == [f"this was published, and is {word} now: its address leads nowhere" for word in words]
    assert not list(withdrawn(Ledger(()), [now], NOW))
    assert not list(withdrawn(kept(article_of()), [article_of()], NOW - timedelta(days=9)))


def test_a_vanished_article_is_a_mistake_with_its_tombstone_at_hand() -> None:
    """The hint is the command, and the line that it would write."""
    other = article_of("id: o", path="content/articles/o.md")
    (fault,) = faults(kept(article_of(), other), other)
    assert fault == (
        "4:0 content/articles/x.md was published and is gone | put it back; or if it was deleted on purpose, run "
        "'build.py check --bury', or make the line: - today 2026-11-21T00:00:00Z content/articles/x.md "
        f"{article_of().text} 2026-11-22T12:00:00Z"
    )


def test_nothing_has_vanished_for_sure_while_a_file_cannot_be_read() -> None:
    """It may be that one."""
    assert faults(kept(article_of()), whole=False) == []


def test_a_tombstone_is_at_rest() -> None:
    """What was buried is no mistake, until its id is used again."""
    other = article_of("id: o", path="content/articles/o.md")
    entries, paths = bury(kept(article_of(), other), [other], NOW)
    assert paths == ("content/articles/x.md",)
    ledger = parse_ledger(written_ledger(entries))[0]
    assert faults(ledger, other) == []
    assert reconcile(ledger, [other], NOW)[0] == ledger.entries
    (fault,) = faults(ledger, other, article_of(path="content/articles/new.md"))
    assert fault.startswith("4:1 the id 'today' is that of content/articles/x.md, which was deleted | give this one")


def test_a_new_digest_in_an_old_folder_is_told_once() -> None:
    """Whoever empties the demo is not told of each of its articles."""
    articles = [article_of(f"id: n{n}", path=f"content/articles/{n}.md") for n in range(30)]
    (fault,) = faults(kept(*articles), article_of("id: mine", path="content/articles/mine.md"))
    assert fault == (
        "0:0 none of the 30 published articles of this ledger is there"
        " | to begin a new digest, delete content/ids.lock; else put the articles back"
    )


def test_many_vanished_articles_are_told_together() -> None:
    """The first ten by name."""
    articles = [article_of(f"id: n{n:02}", path=f"content/articles/{n:02}.md") for n in range(30)]
    (fault,) = faults(kept(*articles), articles[0])
    assert fault.startswith("0:0 29 published articles are gone: content/articles/01.md, ")
    assert "content/articles/10.md and more" in fault


def test_the_lines_of_a_merge_fold() -> None:
    """The same line twice is one; of two for one id the earlier date and the tombstone hold."""
    one, two = kept(article_of()).entries[0], kept(article_of("date: 2026-01-01")).entries[0]
    buried = structs.replace(one, buried=NOW)
    text = written_ledger([one]) + written_ledger([one, two, buried])
    assert parse_ledger(text)[0].entries == (structs.replace(buried, published=two.published),)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<<<<<<< ours", "a merge was not finished here"),
        ("x", "cannot read this line"),
        ("x yesterday content/articles/x.md -", "cannot read this line"),
        ("- x 2026-11-20T00:00:00Z content/articles/x.md -", "cannot read this line"),
        ("x 2026-11-20T00:00:00 content/articles/x.md -", "cannot read this line"),
    ],
)
def test_a_damaged_line_is_named(line: str, message: str) -> None:
    """With its number."""
    (mistake,) = parse_ledger(f"# one\n{line}\n".encode())[1]
    assert (mistake.message, mistake.source.line) == (message, 2)


def silent(before: Content, after: Content) -> list[str]:
    """Give what `check` says of an edit."""
    return [error.message for error in silent_edits(kept(before), [after], NOW)]


def test_a_silent_edit_is_noticed() -> None:
    """Unless `updated` or a correction says so; an edit of a summary or a tag is none."""
    said = "the text changed after it was published, and nothing tells readers"
    assert silent(article_of(), article_of("", "Other.")) == [said]
    assert silent(article_of(), article_of("updated: 2026-11-22", "Other.")) == []
    assert silent(article_of(), article_of("corrections: [{date: 2026-11-22, note: No}]", "Other.")) == []
    assert silent(article_of(), article_of("tags: [a]\nsummary: S")) == []


def test_a_second_silent_edit_is_noticed_too() -> None:
    """An old correction does not speak for a new edit."""
    once = "corrections: [{date: 2026-11-21, note: No}]"
    assert len(silent(article_of(once), article_of(once, "Other."))) == 1
    twice = "corrections: [{date: 2026-11-21, note: No}, {date: 2026-11-22, note: Nor}]"
    assert silent(article_of(once), article_of(twice, "Other.")) == []
