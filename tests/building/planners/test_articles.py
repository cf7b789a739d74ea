"""What stands around an article: neighbours, related ones, its story; and editions and old addresses."""

from broadsheet.building.planners.related import MOST, relate
from broadsheet.model.lists import EditionsView
from broadsheet.model.pages import ArticleView, EditionView, RedirectView
from tests.building.sites import CONFIG, article, documents_of, site_of


def _view(files: dict[str, str], slug: str) -> ArticleView:
    view = documents_of(site_of(files))[f"2026/03/{slug}/index.html"].view
    assert isinstance(view, ArticleView)
    return view


def _row(count: int, **fields: str) -> dict[str, str]:
    return {f"content/articles/{n}.md": article(f"N {n}", date=f"2026-03-{n + 1:02}", **fields) for n in range(count)}


def test_neighbours_are_the_next_and_the_one_before_in_time() -> None:
    """The newest has none newer, the oldest none older."""
    files = _row(3)
    newest, middle, oldest = (_view(files, f"n-{n}") for n in (2, 1, 0))
    assert newest.newer is None
    assert middle.newer and middle.newer.name == "N 2"  # noqa: PT018  # one neighbour, one look
    assert middle.older and middle.older.url == "/2026/03/n-0/"  # noqa: PT018  # the same
    assert oldest.older is None


def test_a_rare_tag_relates_more_than_a_common_one() -> None:
    """Of two articles that share a tag, the one that shares the rarer is the closer."""
    files = _row(6, tags="[common]")
    files["content/articles/0.md"] = article("N 0", date="2026-03-01", tags="[common, rare]")
    files["content/articles/5.md"] = article("N 5", date="2026-03-06", tags="[common, rare]")
    related = [card.title for card in _view(files, "n-5").related]
    assert related[0] == "N 0"
    assert related[1:] == ["N 4", "N 3", "N 2"]


def test_one_rare_tag_relates_more_than_two_common_ones() -> None:
    """The rarer, the closer: what everything is about says little."""
    files = _row(8, tags="[common, usual]")
    files["content/articles/0.md"] = article("N 0", date="2026-03-01", tags="[rare]")
    files["content/articles/7.md"] = article("N 7", date="2026-03-08", tags="[common, usual, rare]")
    assert _view(files, "n-7").related[0].title == "N 0"


def test_related_articles_are_few_and_never_the_article_itself() -> None:
    """However many share a tag; an article without tags has none."""
    site = site_of(_row(28, tags="[a, b]") | {"content/articles/x.md": article("X")})
    for place, related in enumerate(relate(site)):
        assert len(set(related)) == len(related) <= MOST
        assert place not in related
        assert bool(related) == bool(site.articles[place].article.tags)


def test_articles_of_the_same_story_are_in_its_timeline_and_not_among_the_related() -> None:
    """Nothing is shown twice."""
    files = _row(3, tags="[a]", story="Voyager") | {"content/articles/x.md": article("X", tags="[a]")}
    view = _view(files, "n-0")
    assert [card.title for card in view.related] == ["X"]
    assert [card.title for card in view.timeline] == ["N 2", "N 1"]


def test_related_articles_do_not_depend_on_the_order_of_files() -> None:
    """Nor does anything else in the plan."""
    files = _row(12, tags="[a, b]") | {"content/articles/s.md": article("S", story="T", tags="[b]")}
    assert documents_of(site_of(dict(reversed(files.items())))) == documents_of(site_of(files))


def test_a_timeline_shows_the_newest_six_others_of_a_story() -> None:
    """The article itself is not among them; an article without a story has no timeline."""
    files = _row(9, story="Voyager") | {"content/articles/x.md": article("X")}
    assert [card.title for card in _view(files, "n-8").timeline] == [f"N {n}" for n in (7, 6, 5, 4, 3, 2)]
    assert [card.title for card in _view(files, "n-0").timeline] == [f"N {n}" for n in (8, 7, 6, 5, 4, 3)]
    assert _view(files, "x").timeline == ()


def test_an_edition_holds_its_picks_in_their_order_else_all_since_the_last() -> None:
    """Editions are numbered from the oldest, and listed from the newest."""
    files = _row(4) | {
        "content/editions/a.md": article("Ed A", date="2026-03-02"),
        "content/editions/b.md": article("Ed B", date="2026-03-04"),
        "content/editions/c.md": article("Ed C", date="2026-03-05", articles="[id-n-0, id-n-3]"),
    }
    documents = documents_of(site_of(files))
    views = {slug: documents[f"editions/ed-{slug}/index.html"].view for slug in "abc"}
    stories = {
        slug: [card.title for card in view.stories] for slug, view in views.items() if isinstance(view, EditionView)
    }
    assert stories == {"a": ["N 1", "N 0"], "b": ["N 3", "N 2"], "c": ["N 0", "N 3"]}
    listed = documents["editions/index.html"].view
    assert isinstance(listed, EditionsView)
    assert [(card.title, card.number) for card in listed.editions] == [("Ed C", 3), ("Ed B", 2), ("Ed A", 1)]


def test_without_an_edition_there_is_no_list_of_them() -> None:
    """And the masthead does not lead there."""
    documents = documents_of(site_of(_row(1)))
    assert "editions/index.html" not in documents
    masthead = documents["index.html"].masthead
    assert masthead is not None
    assert not masthead.editions


def test_an_alias_leads_to_where_the_article_is_now() -> None:
    """`/a` and `/a/` are one address; `/x.html` is that file; below a path, the base path is kept."""
    files = {"content/articles/a.md": article("A", aliases="[/old, /old/, /x.html]")}
    documents = documents_of(site_of(files, CONFIG.replace("example.org", "example.org/paper")))
    for path in ("old/index.html", "x.html"):
        view = documents[path].view
        assert isinstance(view, RedirectView)
        assert (view.url, view.permalink) == ("/paper/2026/03/a/", "https://example.org/paper/2026/03/a/")
