"""What `planners/edition_feed.py` promises: an item for each edition, with the whole digest, that never comes twice."""

from broadsheet.model.feeds import FeedView
from tests.building.sites import CONFIG, article, documents_of, site_of

WEEKLY = CONFIG + "editions: {cadence: weekly, at: Friday 17:00}\n"
FILES = {
    "content/articles/a.md": article("A <b> & c", date="2026-11-17", source="{name: 'N & M', url: 'https://e.org/?a=1&b=2'}"),
    "content/articles/b.md": article("B", date="2026-11-11", language="ar"),
}  # fmt: skip


def feed(files: dict[str, str], config: str = WEEKLY) -> FeedView:
    """Plan the feed of editions."""
    documents = documents_of(site_of(files, config))
    assert {"editions/feed.xml", "editions/atom.xml", "editions/feed.json"} <= documents.keys()
    view = documents["editions/feed.xml"].view
    assert isinstance(view, FeedView)
    return view


def test_an_item_holds_the_whole_digest_of_its_edition() -> None:
    """Each story with its headline, its source and its summary, whatever characters they have."""
    first, second = feed(FILES).items
    assert (first.title, second.title) == ("2026-W47", "2026-W46")
    (story,) = first.digest
    assert isinstance(story, str)
    assert "A &lt;b&gt; &amp; c</a></h2>" in story
    assert '<a href="https://e.org/?a=1&amp;b=2">N &amp; M</a>' in story
    assert 'lang="ar" dir="rtl"' in str(second.digest[0])


def test_an_edition_is_one_item_whatever_changes() -> None:
    """Its title, its note, the domain: no reader shows it twice, and nothing but its close dates it."""
    note = "---\ntitle: The note\ndate: 2026-11-20 17:00\n---\n\nA note.\n"
    moved = WEEKLY.replace("https://example.org", "https://other.example/paper")
    before, after = feed(FILES), feed({**FILES, "content/editions/n.md": note}, moved)
    assert [item.id for item in before.items] == [item.id for item in after.items]
    assert [item.updated for item in before.items] == [item.updated for item in after.items]
    assert (after.items[0].title, bool(after.items[0].text.body)) == ("The note", True)


def test_a_site_without_an_edition_has_no_such_feed() -> None:
    """Nor a page of them."""
    assert "editions/feed.xml" not in documents_of(site_of({}, CONFIG))
