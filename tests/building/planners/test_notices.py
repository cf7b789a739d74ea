"""Pages about the digest itself: its corrections, its feeds, and what has gone."""

from broadsheet.building.planners.search import bundles_of
from broadsheet.model.feeds import FeedView, OpmlView
from broadsheet.model.notices import CorrectionsView, ExpiredView, FeedsView
from broadsheet.model.sitemaps import SitemapView
from tests.building.sites import CONFIG, article, documents_of, site_of

CORRECTED = "[{date: 2026-04-01, note: First}, {date: 2026-04-03, note: Third}]"
FILES = {
    "content/articles/a.md": article("A", corrections=CORRECTED, tags="[t]"),
    "content/articles/b.md": article("B", corrections="[{date: 2026-04-02, note: Second}]", language="ar"),
}


def test_every_correction_is_listed_the_newest_first() -> None:
    """With its article, and a link to its place there."""
    view = documents_of(site_of(FILES))["corrections/index.html"].view
    assert isinstance(view, CorrectionsView)
    assert [each.note for each in view.corrections] == ["Third", "Second", "First"]
    assert (view.corrections[1].title, view.corrections[1].direction) == ("B", "rtl")
    assert view.corrections[1].url.endswith("/b/#corrections")


def _feed(files: dict[str, str]) -> FeedView:
    view = documents_of(site_of(files))["corrections/atom.xml"].view
    assert isinstance(view, FeedView)
    return view


def test_corrections_have_a_feed_in_which_each_keeps_its_identity() -> None:
    """Whatever follows, and whatever becomes of the note's words or the article's title."""
    old = article("A", id="a", corrections=CORRECTED)
    before = [item.id for item in _feed({**FILES, "content/articles/a.md": old}).items]
    assert len(set(before)) == 3
    new = article("New", id="a", corrections=CORRECTED.replace("First", "1st"))
    assert [item.id for item in _feed({**FILES, "content/articles/a.md": new}).items] == before


def test_without_a_correction_the_feed_is_dated_by_the_oldest_article() -> None:
    """Not by the clock."""
    feed = _feed({"content/articles/a.md": article("A")})
    assert feed.items == ()
    assert feed.updated == site_of({"content/articles/a.md": article("A")}).articles[0].date


def test_an_expired_article_leaves_a_notice_and_leaves_the_rest() -> None:
    """It is in no list, feed, sitemap or search, and asks search engines to forget it."""
    gone = article("Gone", tags="[t]", expires="2026-03-20", section="S")
    site = site_of({**FILES, "content/articles/gone.md": gone})
    documents = documents_of(site)
    assert [record.title for bundle in bundles_of(site) for record in bundle.records] == ["B", "A"]
    (sitemap,) = [each.view for each in documents.values() if isinstance(each.view, SitemapView)]
    assert not [each for each in sitemap.entries if "gone" in each.permalink]
    (notice,) = [each for each in documents.values() if isinstance(each.view, ExpiredView)]
    assert isinstance(notice.view, ExpiredView)
    assert (notice.view.title, notice.view.head.indexed, notice.template) == ("Gone", False, "expired.html")
    assert notice.view.expired.isoformat() == "2026-03-21T00:00:00+00:00"
    assert "sections/s/index.html" not in documents
    view = documents["tags/t/atom.xml"].view
    assert isinstance(view, FeedView)
    assert [item.title for item in view.items] == ["A"]


def test_an_address_that_was_taken_over_needs_no_notice() -> None:
    """The new article stands there."""
    gone = {"content/articles/gone.md": article("A", id="old", expires="2026-03-20")}
    documents = documents_of(site_of({**FILES, **gone}))
    assert not [each for each in documents.values() if isinstance(each.view, ExpiredView)]


def test_the_feeds_page_and_the_opml_file_list_every_feed() -> None:
    """Both name what is planned, and no more."""
    documents = documents_of(site_of(FILES, CONFIG.replace("example.org", "example.org/paper")))
    page, opml = documents["feeds/index.html"].view, documents["feeds.opml"].view
    assert isinstance(page, FeedsView)
    assert isinstance(opml, OpmlView)
    places = [*page.general, *(place for group in page.groups for place in group.places)]
    planned = {f"/paper/{path}" for path in documents if path.endswith("feed.xml")}
    assert {place.rss for place in places} == planned
    assert {f"https://example.org{url}" for url in planned} == {each.feed for each in opml.outlines}
    assert page.opml == "/paper/feeds.opml"
