"""Feeds: which there are, what is in them, and that an item's identity never changes."""

from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from broadsheet.model.feeds import FeedView
from broadsheet.model.pages import RedirectView
from broadsheet.model.urls import FEED_FILES
from tests.building.sites import CONFIG, NAMESPACE, article, documents_of, site_of

PATH = "content/articles/a.md"


def _feed(files: dict[str, str], path: str = "feed.xml", config: str = CONFIG) -> FeedView:
    view = documents_of(site_of(files, config))[path].view
    assert isinstance(view, FeedView)
    return view


def _id(text: str, path: str = PATH, config: str = CONFIG) -> str:
    (item,) = _feed({path: text}, config=config).items
    return item.id


@pytest.mark.parametrize(
    "own", ["urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427", "https://a.example/x", "tag:a.example,2026:x"]
)
def test_an_id_that_is_an_iri_stands_as_written(own: str) -> None:
    """A site that moves here keeps the ids that its subscribers know."""
    assert _id(article("A", id=own)) == own


def test_any_other_id_becomes_a_uuid_within_the_sites_namespace() -> None:
    """RFC 4122, section 4.3, so that it is an IRI and nobody else's."""
    assert _id(article("A", id="harbour-1")) == f"urn:uuid:{uuid5(UUID(NAMESPACE), 'harbour-1')}"


def test_title_slug_date_file_and_domain_leave_the_identity_as_it_is() -> None:
    """A subscriber never sees an item twice."""
    own = _id(article("A", id="x"))
    assert _id(article("B", id="x")) == own
    assert _id(article("A", id="x", slug="other")) == own
    assert _id(article("A", id="x", date="2026-05-05")) == own
    assert _id(article("A", "Other.", id="x", tags="[a]"), "content/articles/deep/b.md") == own
    assert _id(article("A", id="x"), config=CONFIG.replace("example.org", "other.example/x")) == own


def test_only_an_editor_moves_the_time_of_an_items_last_change() -> None:
    """`updated` and corrections do; a body does not."""
    plain = _feed({PATH: article("A", "One.")}).items[0]
    assert plain.updated == plain.date
    assert _feed({PATH: article("A", "Two.")}).items[0].updated == plain.updated
    changed = _feed({PATH: article("A", updated="2026-04-01", corrections="[{date: 2026-05-01, note: No}]")})
    assert changed.items[0].updated.isoformat() == "2026-05-01T00:00:00+00:00"
    assert changed.updated == changed.items[0].updated


def test_a_feed_holds_the_newest_items_first() -> None:
    """As many as config says."""
    files = {f"content/articles/{n}.md": article(f"N {n}", date=f"2026-03-{n + 1:02}") for n in range(9)}
    config = CONFIG.replace("feeds: {", "feeds: {items: 3, ")
    assert [item.title for item in _feed(files, config=config).items] == ["N 8", "N 7", "N 6"]


@pytest.mark.parametrize(("formats", "files"), [("rss", {"feed.xml"}), ("atom, json", {"atom.xml", "feed.json"})])
def test_a_site_publishes_the_formats_that_it_names_and_no_other(formats: str, files: set[str]) -> None:
    """Pages, the list of feeds and feeds themselves lead to those alone."""
    articles = {f"content/articles/{n}.md": article(f"N {n}", date=f"2026-03-{n + 1:02}", tags="[a]") for n in range(9)}
    config = CONFIG.replace("feeds: {", f"feeds: {{items: 2, formats: [{formats}], ")
    documents = documents_of(site_of(articles, config))
    ends = tuple(FEED_FILES.values())
    assert {path.rpartition("/")[2] for path in documents if path.endswith(ends)} == files
    archives = {path.partition("-")[0].rpartition("/")[2] + ".xml" for path in documents if path.startswith("archive/")}
    assert archives - {"index.html.xml"} == {name for name in files if name.endswith(".xml")}
    told = repr(list(documents.values()))
    assert not [name for name in ends if name not in files and name in told]


def test_archive_documents_can_be_left_out() -> None:
    """The feed then holds the newest, and leads to nothing older."""
    articles = {f"content/articles/{n}.md": article(f"N {n}", date=f"2026-03-{n + 1:02}") for n in range(9)}
    config = CONFIG.replace("feeds: {", "feeds: {items: 2, archives: no, ")
    documents = documents_of(site_of(articles, config))
    assert not [path for path in documents if path.startswith("archive/") and path.endswith(".xml")]
    view = _feed(articles, config=config)
    assert (view.chain, view.least, len(view.items)) == (None, 1, 2)


def test_an_empty_site_has_a_feed_without_a_date() -> None:
    """It is not dated by the clock."""
    assert _feed({}).updated is None


def test_a_feed_says_where_it_is_itself() -> None:
    """Its self link is its own address, that of archive documents and of old names too."""
    files = {
        f"content/articles/{n}.md": article(f"N {n}", date=f"2026-03-{n + 1:02}", tags="[Space]") for n in range(9)
    }
    config = CONFIG.replace("feeds: {", "feeds: {items: 3, ") + "tags: {Space: {was: [Spaceflight]}}\n"
    documents = documents_of(site_of(files, config))
    feeds = {path: each.view for path, each in documents.items() if isinstance(each.view, FeedView)}
    assert len(feeds) > 15
    for path, view in feeds.items():
        assert f"https://example.org/{path}" in {view.addresses.rss, view.addresses.atom, view.addresses.json}


def test_the_page_of_a_tags_old_name_redirects_and_its_feed_stays() -> None:
    """Whoever subscribed under the old name goes on reading; the feed says what it is now."""
    config = CONFIG + "tags: {Space: {was: [Spaceflight]}}\n"
    documents = documents_of(site_of({PATH: article("A", tags="[Spaceflight]")}, config))
    view = documents["tags/spaceflight/index.html"].view
    assert isinstance(view, RedirectView)
    assert view.url == "/tags/space/"
    for name in FEED_FILES.values():
        old, new = (documents[f"tags/{slug}/{name}"].view for slug in ("spaceflight", "space"))
        assert isinstance(old, FeedView)
        assert isinstance(new, FeedView)
        assert replace(old, addresses=new.addresses) == new
        assert old.addresses.rss == "https://example.org/tags/spaceflight/feed.xml"
    assert "tags/space/index.html" in documents


def test_every_term_of_the_chosen_taxonomies_has_a_feed() -> None:
    """In every format, and no other: sources and authors have none by default."""
    text = article("A", tags="[t]", section="s", story="y", authors="[u]", source="{name: NASA}")
    feeds = [path for path in documents_of(site_of({PATH: text})) if path.endswith(tuple(FEED_FILES.values()))]
    pages = ("", "corrections/", "sections/s/", "stories/y/", "tags/t/")
    assert sorted(feeds) == sorted(page + name for page in pages for name in FEED_FILES.values())


def test_a_feed_names_absolute_urls_below_the_base_path() -> None:
    """Its page, itself, and every link of a body."""
    config = CONFIG.replace("example.org", "example.org/paper")
    feed = _feed({PATH: article("A", "[x](/tags/) [y](a.md)", tags="[t]")}, "tags/t/feed.xml", config)
    assert feed.permalink == "https://example.org/paper/tags/t/"
    assert feed.addresses.atom == "https://example.org/paper/tags/t/atom.xml"
    assert dict(feed.items[0].text.links) == {
        "/tags/": "https://example.org/paper/tags/",
        "a.md": "https://example.org/paper/2026/03/a/",
    }
