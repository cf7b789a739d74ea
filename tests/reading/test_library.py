"""What `reading/library.py` promises: all that was parsed is one site, whatever the order it came in."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.model.config import Config, Images, Permalinks
from broadsheet.model.content import Content
from broadsheet.model.errors import BuildError
from broadsheet.model.site import Asset, Site
from broadsheet.reading.library import Aside, assemble
from tests.makers import article_of, assembled, edition_of, page_of

CONFIG = Config(title="T", description="D", url="https://example.org", timezone="Europe/London")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def named(name: str, keys: str = "", body: str = "Body.") -> Content:
    """Parse an article whose file, title and id are its name."""
    front = f"title: {name}\nid: {name}" + (f"\n{keys}" if keys else "")
    return article_of(front, body, f"content/articles/{name}.md")


def site_of(*contents: Content, config: Config = CONFIG, files: Sequence[str] = (), preview: bool = False) -> Site:
    """Assemble a site at noon of 22 November 2026."""
    return assembled(config, contents, [Asset(path, "digest") for path in files], now=NOW, preview=preview)


def refused(*contents: Content, config: Config = CONFIG, files: Sequence[str] = ()) -> list[str]:
    """Give the mistakes of a site, as an editor reads them, hints left out."""
    with pytest.raises(ExceptionGroup) as raised:
        site_of(*contents, config=config, files=files)
    return [str(error).partition("\n")[0] for error in raised.value.exceptions]


def titles(site: Site) -> list[str]:
    """Give the articles in order."""
    return [placed.article.title for placed in site.articles]


def test_articles_are_newest_first_and_ties_go_by_id() -> None:
    """By instant, not by what the date looks like."""
    site = site_of(
        named("c", "date: 2026-11-20"),
        named("a", "date: 2026-11-20T02:00+02:00"),
        named("b", "date: 2026-11-20"),
        named("d", "date: 2026-11-20T01:00+02:00"),
        named("e", "date: 2026-11-20 00:01"),
    )
    assert titles(site) == ["e", "c", "b", "a", "d"]
    twins = (article_of(f"title: {n}\nid: '{9 - n}'", path=f"content/articles/{n}.md") for n in (1, 2))
    assert titles(site_of(*twins)) == ["1", "2"]


def test_only_what_is_visible_is_on_the_site() -> None:
    """A date that is now is visible, an expiry that is now is not."""
    site = site_of(
        named("now", "date: 2026-11-22 12:00"),
        named("held", "date: 2026-11-22 12:01"),
        named("draft", "draft: true"),
        named("gone", "expires: 2026-11-22 12:00"),
        named("going", "expires: 2026-11-22"),
    )
    assert titles(site) == ["now", "going"]
    assert [(held.path, held.time.isoformat()) for held in site.held] == [
        ("content/articles/held.md", "2026-11-22T12:01:00+00:00")
    ]
    assert site.next_build_at == datetime(2026, 11, 22, 12, 1, tzinfo=UTC)


def test_the_next_build_is_the_least_instant_at_which_the_site_could_differ() -> None:
    """A held article or edition, an expiry; a draft never comes by itself."""
    assert site_of(named("a", "date: 2026-11-01"), named("b", "draft: yes\nexpires: 2026-12-01")).next_build_at is None
    expiring = named("a", "date: 2026-11-01\nexpires: 2026-11-30")
    assert site_of(expiring).next_build_at == datetime(2026, 12, 1, tzinfo=UTC)
    held = edition_of("id: e\ndate: 2026-11-29\narticles: [a]")
    assert site_of(expiring, held).next_build_at == datetime(2026, 11, 29, tzinfo=UTC)


def test_a_preview_shows_drafts_and_held_articles_marked() -> None:
    """A draft without a date is of today; what has expired is gone."""
    site = site_of(
        named("new"),
        named("held", "date: 2026-12-01"),
        article_of("title: draft\ndraft: yes\ndate: ~\nid: ~", path="content/articles/draft.md"),
        named("gone", "expires: 2026-11-21 12:00"),
        page_of("title: P\ndraft: true"),
        preview=True,
    )
    assert [(placed.article.title, placed.card.state) for placed in site.articles] == [
        ("held", "held"), ("draft", "draft"), ("new", ""),
    ]  # fmt: skip
    assert site.articles[1].date.isoformat() == "2026-11-22T00:00:00+00:00"
    assert [page.state for page in site.pages] == ["draft"]
    assert site.next_build_at == datetime(2026, 11, 23, tzinfo=UTC)


def test_a_draft_page_is_not_published() -> None:
    """Nor is it held."""
    site = site_of(page_of("title: P\ndraft: true"), page_of("title: Q", path="content/pages/q.md"))
    assert [standing.path for standing in site.pages] == ["/q/"]


def test_a_permalink_uses_the_sites_zone() -> None:
    """Half past eleven at night in New York is tomorrow in London."""
    piece = named("a", "date: 2025-12-31T23:30-05:00\nsection: The World")
    shape = Permalinks(article="/{year}/{month}/{day}/{section}/{slug}/")
    config = Config(title="T", description="D", url="https://example.org", timezone="Europe/London", permalinks=shape)
    assert site_of(piece, config=config).articles[0].path == "/2026/01/01/the-world/a/"
    assert site_of(named("a"), config=config).articles[0].path == "/2026/11/21/articles/a/"


def test_an_edition_has_its_picks_in_the_editors_order() -> None:
    """What is not visible is left out without a word."""
    site = site_of(
        named("a"), named("b", "date: 2026-11-20"), named("c", "draft: yes"), edition_of("id: e\narticles: [b, c, a]")
    )
    assert [site.articles[place].article.title for place in site.issues[0].stories] == ["b", "a"]


def test_an_edition_without_picks_has_all_since_the_last() -> None:
    """After the last one's date, up to and with its own; editions are numbered oldest first."""
    site = site_of(
        named("a", "date: 2026-11-01"),
        named("b", "date: 2026-11-02"),
        named("c", "date: 2026-11-03"),
        named("d", "date: 2026-11-04"),
        edition_of("title: First\nid: e1\ndate: 2026-11-02", path="content/editions/1.md"),
        edition_of("title: Second\nid: e2\ndate: 2026-11-03", path="content/editions/2.md"),
    )
    assert [
        (issue.edition.title, issue.number, issue.path, [site.articles[place].article.title for place in issue.stories])
        for issue in site.issues
    ] == [("Second", 2, "/editions/second/", ["c"]), ("First", 1, "/editions/first/", ["b", "a"])]


def test_an_edition_that_names_no_article_is_a_mistake() -> None:
    """At its place, once for each id; a held edition is looked at too."""
    edition = edition_of("id: e\ndate: 2026-12-01\narticles: [a, b, c]")
    assert refused(named("a"), edition) == [
        "content/editions/e.md:5:15: no article has the id 'b'",
        "content/editions/e.md:5:18: no article has the id 'c'",
    ]


@pytest.mark.parametrize("wanted", ["Rain at last", "rain-at-last", "a.md", "content/articles/a.md"])
def test_an_edition_that_names_an_article_otherwise_is_told_its_id(wanted: str) -> None:
    """By its title, its slug or its file."""
    article = article_of("title: Rain at last\nid: q7\ndate: 2026-11-01", path="content/articles/a.md")
    with pytest.raises(ExceptionGroup) as raised:
        site_of(article, edition_of(f"id: e\ndate: 2026-12-01\narticles: [{wanted}]"))
    assert str(raised.value.exceptions[0]).endswith("\n  hint: write the id of that article: q7")


def test_two_files_cannot_have_one_id() -> None:
    """Articles and editions alike; drafts too; the newer is told."""
    older = named("a", "date: 2026-11-01")
    newer = article_of("title: b\nid: a\ndraft: yes", path="content/articles/b.md")
    assert refused(newer, older) == ["content/articles/b.md:4:1: the id 'a' is also that of content/articles/a.md"]
    edition = edition_of("id: a\ndate: 2026-11-20")
    assert refused(older, edition) == ["content/editions/e.md:3:1: the id 'a' is also that of content/articles/a.md"]


def test_two_drafts_without_an_id_are_no_mistake() -> None:
    """They have none in common."""
    drafts = (article_of(f"title: {n}\ndraft: yes\nid: ~", path=f"content/articles/{n}.md") for n in "ab")
    assert titles(site_of(*drafts)) == []


def test_a_section_that_config_does_not_list_is_a_mistake() -> None:
    """Spelling by case is none; without a list any will do."""
    config = Config(title="T", description="D", url="https://example.org", sections=("World", "Science"))
    assert refused(named("a", "section: Sceince"), config=config) == [
        "content/articles/a.md:5:1: unknown section 'Sceince'"
    ]
    assert site_of(named("a", "section: WORLD"), config=config).articles[0].card.section
    assert site_of(named("a", "section: Sceince")).articles


@pytest.mark.parametrize("slug", ["tags", "archive", "page", "2026", "assets", "latest"])
def test_a_page_cannot_take_a_reserved_place(slug: str) -> None:
    """By slug or by title."""
    assert refused(page_of(f"title: P\nslug: '{slug}'")) == [
        f"content/pages/p.md:3:1: a page cannot be at '/{slug}/': pages of Broadsheet's own are there"
    ]
    assert refused(page_of(f"title: '{slug}'"))[0].startswith("content/pages/p.md:2:1: a page cannot be at")


def test_links_between_files_are_resolved_and_checked() -> None:
    """Bodies, images and audio; every broken one in one run."""
    site = site_of(
        named("a", "image: {src: ../images/i.png, alt: A}", "[b](b.md) [c](c.md) ![x](x.svg)"),
        named("b"),
        named("c", "draft: yes"),
        files=[
            *("content/images/i.png", "content/articles/x.svg", "content/articles/y.svg", "content/static/CNAME"),
            *("content/articles/note.TXT", "content/static/note.txt"),
        ],
    )
    first = next(placed for placed in site.articles if placed.article.title == "a")
    assert dict(first.links) == {
        "b.md": "/2026/11/b/", "c.md": "", "x.svg": "/images/articles/x.svg", "../images/i.png": "/images/i.png",
    }  # fmt: skip
    assert first.card.picture
    assert first.card.picture.url == "/images/i.png"
    assert [asset.path for asset in site.assets] == [
        "content/articles/x.svg", "content/images/i.png", "content/static/CNAME", "content/static/note.txt",
    ]  # fmt: skip
    assert [str(warning).partition("\n")[0] for warning in site.warnings] == [
        "content/articles/a.md:7:15: the link leads to 'content/articles/c.md', which is a draft",
        "content/articles/note.TXT: nothing is made of this file: it is no Markdown",
    ]
    assert refused(
        named("a", "image: {src: no.png, alt: A}\naudio: {src: no.mp3, type: audio/mpeg, length: 1}", "[b](no.md)")
    ) == [
        "content/articles/a.md:5:9: no file 'content/articles/no.png'",
        "content/articles/a.md:6:9: no file 'content/articles/no.mp3'",
        "content/articles/a.md:8:5: no file 'content/articles/no.md'",
    ]


def test_a_link_to_a_file_with_mistakes_is_not_another_one() -> None:
    """Nor is an edition's pick: the file itself is told."""
    contents = [named("a", body="[b](b.md)"), edition_of("id: e\narticles: [b]")]
    aside = Aside(unreadable=("content/articles/b.md",))
    site, mistakes = assemble(CONFIG, contents, [], now=NOW, preview=False, aside=aside)
    assert (len(site.articles), mistakes) == (1, [])


def test_a_file_with_mistakes_is_checked_as_far_as_it_could_be_read() -> None:
    """So that one run names its section and its links too; it is no part of the site."""
    doubtful = named("b", "section: Nowhere", "[c](c.md)")
    config = structs.replace(CONFIG, sections=("World",))
    site, mistakes = assemble(config, [named("a")], [], now=NOW, preview=False, aside=Aside(doubtful=(doubtful,)))
    assert [placed.article.id for placed in site.articles] == ["a"]
    assert sorted(mistake.message for mistake in mistakes) == [
        "no file 'content/articles/c.md'",
        "unknown section 'Nowhere'",
    ]


def test_an_image_of_another_origin_is_named() -> None:
    """In the body and at the head; not where config allows it."""
    piece = named("a", "image: {src: https://cdn.example/h.png, alt: A}", "Text ![x](https://cdn.example/i.png)")
    assert [str(warning).partition("\n")[0] for warning in site_of(piece).warnings] == [
        "content/articles/a.md:5:9: the image https://cdn.example/h.png is of another origin: readers get a link",
        "content/articles/a.md:7:11: the image https://cdn.example/i.png is of another origin: readers get a link",
    ]
    allowing = Config(title="T", description="D", url="https://example.org", images=Images(remote="allow"))
    assert site_of(piece, config=allowing).warnings == ()


def test_all_mistakes_of_all_files_are_raised_together() -> None:
    """In order of file and place."""
    assert [line.split(":")[0] for line in refused(
        named("b", "tags: [Cafe]", "[x](no.md)"),
        named("a", "tags: [Café]"),
        edition_of("id: b\narticles: [zzz]"),
        page_of("title: Tags"),
    )] == [
        "content/articles/a.md", "content/articles/b.md", "content/editions/e.md", "content/editions/e.md",
        "content/pages/p.md",
    ]  # fmt: skip


MANY = [
    *(named(name, f"date: 2026-11-2{number % 3}\ntags: [Space, {tag}]\nstory: S", "[x](a.md)")
      for number, (name, tag) in enumerate(zip("abcdef", ["space", "SPACE", "Café", "é", "Space", "b"], strict=True))),
    named("held", "date: 2026-12-01"),
    named("draft", "draft: yes", "![i](https://cdn.example/i.png)"),
    edition_of("id: e1\ndate: 2026-11-20", path="content/editions/1.md"),
    edition_of("id: e2\ntitle: Two\narticles: [b, a]", path="content/editions/2.md"),
    page_of("title: P"),
    page_of("title: Q", path="content/pages/q.md"),
]  # fmt: skip
FILES = [Asset(f"content/{name}", "x") for name in ("images/b.png", "images/a.png", "static/CNAME", "articles/z.svg")]


@settings(max_examples=30)
@given(st.permutations(MANY), st.permutations(FILES), st.booleans())
def test_the_order_of_what_was_parsed_changes_nothing(
    contents: list[Content],
    files: list[Asset],
    preview: bool,  # noqa: FBT001 - drawn by Hypothesis
) -> None:
    """Nor does that of the files."""
    expected = assembled(CONFIG, MANY, FILES, now=NOW, preview=preview)
    found = assembled(CONFIG, contents, files, now=NOW, preview=preview)
    assert structural(found) == structural(expected)


def structural(site: Site) -> tuple[object, ...]:
    """Give a site without its warnings, and those by their words: exceptions are equal to themselves alone."""
    fields = tuple(getattr(site, name) for name in Site.__struct_fields__ if name != "warnings")
    return (*fields, [str(warning) for warning in site.warnings])


@settings(max_examples=20)
@given(st.permutations([named("a", "section: X", "[x](no.md)"), named("b", "section: Y"), edition_of("id: a")]))
def test_the_order_of_what_was_parsed_changes_no_mistake(contents: list[Content]) -> None:
    """They come in the order of their places."""
    config = Config(title="T", description="D", url="https://example.org", sections=("World",))
    first, *others = refused(*contents, config=config)
    assert first == "content/articles/a.md:5:1: unknown section 'X'"
    assert len(others) == 3
    with pytest.raises(ExceptionGroup) as raised:
        site_of(*contents, config=config)
    assert all(isinstance(error, BuildError) for error in raised.value.exceptions)


def test_a_change_that_feeds_would_not_show_is_warned_of() -> None:
    """A date alone is the beginning of that day, before the article itself; with a time it is after it."""
    early, late = "2026-11-20", "2026-11-20 11:00"
    keys = [
        *(f"updated: {early}", f"corrections: [{{date: {early}, note: N}}]"),
        *(f"updated: {late}", f"corrections: [{{date: {early}, note: N}}, {{date: {late}, note: N}}]"),
    ]
    site = site_of(*(named(str(n), f"date: 2026-11-20 10:00\n{each}") for n, each in enumerate(keys)))
    assert [str(each).partition("\n")[0] for each in site.warnings] == [
        "content/articles/0.md:5:1: 'updated' is not after 'date', so feed readers are not told of it",
        "content/articles/1.md:5:1: the last correction is not after 'date', so feed readers are not told of it",
    ]
