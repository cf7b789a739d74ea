"""Archive documents: all that was ever published is in the feed or behind it, and a full one does not change."""

from collections.abc import Mapping

import pytest

from broadsheet.model.feeds import FeedView
from broadsheet.model.outputs import Document
from tests.building.sites import CONFIG, article, documents_of, site_of

SMALL = CONFIG.replace("feeds: {", "feeds: {items: 3, ")


def _documents(count: int, **changed: str) -> Mapping[str, Document]:
    files = {f"content/articles/{n}.md": article(f"N {n}", date=f"2026-03-{n + 1:02}") for n in range(count)}
    return documents_of(site_of({**files, **{f"content/articles/{n}.md": text for n, text in changed.items()}}, SMALL))


def _feed(documents: Mapping[str, Document], path: str) -> FeedView:
    view = documents[path].view
    assert isinstance(view, FeedView)
    return view


def _titles(documents: Mapping[str, Document], path: str) -> list[str]:
    return [item.title for item in _feed(documents, path).items]


def test_a_feed_that_holds_everything_has_no_archive() -> None:
    """Until there is more than fits."""
    documents = _documents(3)
    assert _feed(documents, "feed.xml").chain is None
    assert not [path for path in documents if path.startswith("archive/feed")]


def test_no_archive_document_is_alone() -> None:
    """Validators call one without a neighbour incomplete: there are two as soon as there is one."""
    for count in range(4, 9):
        documents = _documents(count)
        view = _feed(documents, "archive/feed-1.xml")
        assert view.chain
        assert view.chain.newer
        assert _titles(documents, "archive/feed-2.xml") == ["N 3", "N 2"]


@pytest.mark.parametrize("count", [4, 5, 6, 7, 11])
def test_nothing_is_lost_between_the_feed_and_its_archive(count: int) -> None:
    """Whoever follows the links from the feed to the oldest has met everything, though bytes cut the feed short."""
    documents = _documents(count)
    view = _feed(documents, "atom.xml")
    met = [item.title for item in view.items[: view.least]]
    while view.chain and view.chain.older:
        view = _feed(documents, view.chain.older.atom.removeprefix("https://example.org/"))
        met += [item.title for item in view.items]
    assert set(met) == {f"N {n}" for n in range(count)}


def test_archive_documents_are_linked_both_ways_and_to_the_feed() -> None:
    """RFC 5005, section 4; each in its own format, under the feed's one id."""
    documents = _documents(6)
    first, second = (_feed(documents, f"archive/feed-{number}.xml") for number in (1, 2))
    assert first.chain
    assert second.chain
    assert (first.chain.older, first.chain.newer) == (None, second.addresses)
    assert (second.chain.older, second.chain.newer) == (first.addresses, None)
    assert first.chain.current == _feed(documents, "feed.xml").addresses
    assert first.id == _feed(documents, "feed.xml").id
    assert "archive/atom-2.xml" in documents


def test_a_full_archive_document_does_not_change_when_articles_follow() -> None:
    """But for the link to the one that came after it."""
    assert _titles(_documents(7), "archive/feed-1.xml") == _titles(_documents(11), "archive/feed-1.xml")
    assert _documents(10)["archive/atom-2.xml"] == _documents(11)["archive/atom-2.xml"]


def test_an_expired_article_keeps_its_place_as_a_tombstone() -> None:
    """In the feed and in its archive document (RFC 6721); no later document moves."""
    gone = article("N 1", date="2026-03-02", expires="2026-03-05")
    documents = _documents(9, **{"1": gone})
    assert _titles(documents, "archive/feed-1.xml") == ["N 0"]
    assert _titles(documents, "archive/feed-2.xml") == _titles(_documents(9), "archive/feed-2.xml")
    (stone,) = _feed(documents, "archive/atom-1.xml").deleted
    assert stone == _feed(documents, "atom.xml").deleted[0]
    assert stone.id == _feed(_documents(9), "archive/atom-1.xml").items[0].id
    assert stone.when.isoformat() == "2026-03-06T00:00:00+00:00"
