"""The plan: every output known, every collision named with both files, links to nothing pointed out."""

import pytest

from broadsheet.building.plan import plan
from tests.building.sites import CONFIG, article, plan_mistakes, site_of

ONE = "content/articles/one.md"
TWO = "content/articles/two.md"


def test_two_articles_cannot_claim_one_url() -> None:
    """Both files are named, and what to do."""
    files = {ONE: article("One", slug="same"), TWO: article("Two", slug="same")}
    (mistake,) = plan_mistakes(files)
    assert mistake.startswith(f"{TWO}:5:1: '/2026/03/same/' is also claimed by {ONE}:5:1\n  hint: ")


def test_an_alias_cannot_take_the_place_of_an_article() -> None:
    """Nor can the alias of one article be that of another."""
    files = {ONE: article("One", aliases="[/2026/03/two/, /old]"), TWO: article("Two", aliases="[/old/]")}
    assert sorted(mistake.partition("\n")[0] for mistake in plan_mistakes(files)) == [
        f"{ONE}:5:1: '/2026/03/two/' is also claimed by {TWO}:2:1",
        f"{TWO}:5:1: '/old/' is also claimed by {ONE}:5:1",
    ]


@pytest.mark.parametrize(
    ("alias", "taken"),
    [
        ("/feed.xml/x", "feed.xml"),
        ("/TAGS/", "/tags/"),
        ("/404.html", "templates/404.html"),
        ("/tags/war/", TWO),
        ("/", "templates/front.html"),
    ],
)
def test_an_alias_cannot_take_the_place_of_a_page_of_our_own(alias: str, taken: str) -> None:
    """Be it in another case, or as a folder where a file is."""
    files = {ONE: article("One", aliases=f"[{alias}]"), TWO: article("Two", tags="[War]", date="2026-03-05")}
    mistakes = plan_mistakes(files)
    assert mistakes
    assert all(ONE in mistake and taken in mistake for mistake in mistakes)


def test_a_copied_file_cannot_take_the_place_of_a_page() -> None:
    """A file of `static/` is at the root of the site, where pages are too."""
    files = {ONE: article("One"), "content/static/2026/03/one/index.html": "", "content/static/feed.xml": ""}
    mistakes = plan_mistakes(files)
    assert len(mistakes) == 2
    assert any("/2026/03/one/" in mistake and ONE in mistake and "content/static" in mistake for mistake in mistakes)


def test_a_file_cannot_stand_where_a_folder_must_be() -> None:
    """`/tags` as a file would be in the way of every tag's page."""
    mistakes = plan_mistakes({ONE: article("One"), "content/static/tags": ""})
    assert any("content/static/tags" in mistake and "templates/terms.html" in mistake for mistake in mistakes)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Map.png", "map.png"), ("caf\u00e9.png", "cafe\u0301.png"), ("stra\u00dfe.png", "STRASSE.png")],
)
def test_names_that_differ_in_case_or_unicode_form_alone_collide(first: str, second: str) -> None:
    """Some file systems hold only one of them."""
    (mistake,) = plan_mistakes({f"content/images/{first}": "", f"content/images/{second}": ""})
    assert f"content/images/{first}" in mistake
    assert f"content/images/{second}" in mistake


def test_every_collision_is_named_in_one_run() -> None:
    """An editor mends them all at once."""
    files = {f"content/articles/{n}.md": article(f"N {n}", slug=f"s{n // 2}") for n in range(6)}
    assert len(plan_mistakes(files)) == 3


def test_nothing_collides_in_a_site_of_distinct_files() -> None:
    """C, C++ and C# are three tags."""
    assert plan_mistakes({ONE: article("One", tags='["C", "C++", "C#"]'), TWO: article("Two")}) == []


def test_a_link_to_nothing_is_a_warning_at_its_place() -> None:
    """The place is the link's own; links that lead somewhere, and fragments, are none."""
    body = (
        "[a](/nowhere/) [b](/tags/) [c](/tags) [d](/) [e](/feed.xml#x) [f](#x) [g](/2026/03/one/?q) ![h](/images/x.png)"
    )
    files = {ONE: article("One", body), "content/images/x.png": ""}
    (warning,) = plan(site_of(files), ()).warnings
    assert str(warning).startswith(f"{ONE}:7:5: the link '/nowhere/' leads to nothing on this site\n  hint: ")


def test_a_menu_link_to_nothing_is_a_warning() -> None:
    """A link to a page that is there, or to another site, is none."""
    menu = "menu: [{title: A, url: /nowhere/}, {title: B, url: /archive/}, {title: C, url: 'https://c.example/'}]\n"
    (warning,) = plan(site_of({}, CONFIG + menu), ()).warnings
    assert "the menu's link '/nowhere/' leads to nothing" in str(warning)


def test_what_is_linked_to_is_published_before_what_links() -> None:
    """The front page is the last, so that a reader who comes meanwhile finds what it lists."""
    documents = plan(site_of({ONE: article("One", tags="[a]")}), ()).documents
    paths = [document.output_path for document in documents]
    assert paths.index("2026/03/one/index.html") < paths.index("tags/a/index.html") < paths.index("archive/index.html")
    assert paths[-1] == "index.html"
