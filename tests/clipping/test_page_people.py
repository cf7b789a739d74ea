"""Who wrote a saved page: what it says to machines, what stands about its headline, and its text say so."""

import pytest

from broadsheet.clipping.page_blocks import Block
from broadsheet.clipping.page_facts import facts_of
from broadsheet.clipping.page_head import head_of
from broadsheet.clipping.page_linked import parsed
from broadsheet.clipping.page_people import find_authors
from broadsheet.clipping.page_signed import signature_of
from broadsheet.clipping.page_tree import load

TITLE = "Harbour reopens after ten years"
PROSE = (
    "The harbour of the old town reopened on Monday after ten years of dredging, and the first ferry came in at noon."
)


def authors(
    beside: str = "", head: str = "", *, after: str = "", url: str = "https://example.org/harbour"
) -> list[str]:
    """Give who wrote a page with something beside its headline, in its head, or below its text."""
    html = f"""<html lang="en"><head><title>{TITLE}</title>{head}</head><body class="has-sidebar">
    <nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>{beside}<p>{PROSE}</p><p>{PROSE}</p></article>{after}"""
    tree = load(html.encode(), "page.html")
    found = find_authors(facts_of(tree, url), tree, head_of(tree, TITLE))
    return list(found.value) if found else []


def linked(json: str) -> str:
    """Write a JSON-LD script."""
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    "json",
    [
        '{"@type": "NewsArticle", "author": "Ann Lee"}',
        '{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "By Ann Lee"}]}',
        '{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ann Lee"}]}',
        '{"@graph": [{"@type": "WebPage", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ann Lee"}]}',
        '{"@type": "Article", "author": {"@type": ["Person", "Organization"], "name": "Ann Lee"},}',
        '/* ours */ {"@type": "Article", "description": "a\nb", "wordCount": , "creator": ["Ann Lee"]}',
        '[{"@type": "WebSite", "name": "The Tide"}] {"@type": "Article", "author": {"name": "Ann Lee"}}',
    ],
)
def test_json_ld_names_its_authors_in_many_ways(json: str) -> None:
    """As texts, lists and people, by reference, on the page instead of the article, and in JSON that needs mending."""
    assert authors(head=linked(json)) == ["Ann Lee"]


def test_json_that_cannot_be_mended_is_none() -> None:
    """And what only looks like HTML's wrapping is taken off."""
    assert parsed("not json") == parsed("") == []
    assert parsed('<!-- //<![CDATA[ {"a": "x"} //]]> -->'[5:-4]) == [{"a": "x"}]


@pytest.mark.parametrize(
    "beside",
    [
        '<p>Written by <a href="/who/7">Ann Lee</a> on Monday</p>',
        '<div><span class="meta">2 March 2026</span> von <b>Ann Lee</b></div>',
        '<div class="post-author"><div class="name">Ann Lee</div></div>',
        '<p>Coast / <a href="/autoren/ann-lee/">Ann Lee</a></p>',
        "<dl><dt>Author</dt><dd>Ann Lee</dd></dl>",
        "<p>2.3.2026 - Ann Lee</p>",
        '<p class="byline">By Ann Lee, The Tide</p>',
        '<p class="author">Ann Lee, Chefredakteurin</p>',
        '<p class="author"><span>Author</span>Ann Lee</p>',
        '<p class="byline">Ann Lee @annlee</p>',
    ],
)
def test_a_name_about_the_headline_is_found_however_it_is_marked(beside: str) -> None:
    """By the words before it, its element's class, where its link leads, or what stands below."""
    assert authors(beside) == ["Ann Lee"]


def test_a_known_name_alone_above_a_link_to_more_of_theirs_is_an_author() -> None:
    """And alone it proves nothing."""
    assert authors("<p>Anna Lee</p><p>All articles</p>") == ["Anna Lee"]
    assert authors("<p>Anna Lee</p>") == []


@pytest.mark.parametrize(
    "name",
    [
        "Admin",
        "Share",
        "example.org",
        "Example",
        "Example News",
        "2 March 2026",
        "Red. / 2 March 2026",
        "Last Updated: 2 March 2026",
        "Photo by <a>Ann Lee</a>",
    ],
)
def test_nobody_is_no_author(name: str) -> None:
    """A login, a button, the site itself or a day stands where a name would, or a photographer's."""
    assert authors(f'<p class="author">{name}</p>' if "<a>" not in name else f"<p>{name}</p>") == []


@pytest.mark.parametrize(
    "name", ["AFP", "dpa/lno", "AFP/The Tide", "The Tide Redaktion", "Redaktion", "Staff Writer", "Tide Media GmbH"]
)
def test_a_desk_or_an_agency_signs_where_no_person_does(name: str) -> None:
    """As it is written; and beside a person it is nobody."""
    for beside in (f'<p class="author">By {name}, 2 March 2026</p>', f"<p>Von: {name}</p>"):
        assert authors(beside) == [name]
    assert authors(f'<p class="author">By {name}</p><p>Text: Ann Lee</p>') == ["Ann Lee"]


@pytest.mark.parametrize(
    "line",
    [
        "Autorin: Ann Lee, Leiterin des Hafens",
        "Text und Fotos: Ann Lee",
        "Autorinnen Ann Lee",
        "Gespeichert von Ann Lee am 2. März 2026 - 18:55",
    ],
)
def test_a_short_line_anywhere_may_say_who_wrote_it(line: str) -> None:
    """Below what is found to be the article, too; where several do, they are others' or comments."""
    below = f"<p>{PROSE}</p>" * 9 + f"<div>{line}</div>"
    assert authors(after=below) == ["Ann Lee"]
    assert authors(after=f"{below}<div>{line.replace('Ann Lee', 'Bo Chan')}</div>") == []


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("2.3.2026 - Redaktion: Ann Lee (Sprecherin)", ["Ann Lee"]),
        ("By ANN LEE, DAVID CHAN and EVA ROSS", ["Ann Lee", "David Chan", "Eva Ross"]),
        ("By Ann (A.B.) Lee", ["Ann Lee"]),
        ("By Kate May", ["Kate May"]),
        ("By Ann Lee, Vice President, Harbour Division", ["Ann Lee"]),
        ("Politics · Anna Lee, Bo Chan", ["Anna Lee", "Bo Chan"]),
    ],
)
def test_a_byline_is_read_whole_and_no_further(byline: str, names: list[str]) -> None:
    """Names in capitals, with initials in brackets, and of months that are family names."""
    assert authors(f'<p class="byline">{byline}</p>') == names


def test_a_pseudonym_is_a_name_where_its_element_says_so() -> None:
    """Small letters and figures too; on a host of blogs it may be the blog's own."""
    assert authors('<p>Posted by <a rel="author" href="/u">tidewatcher1984</a></p>') == ["tidewatcher1984"]
    byline = '<p>by <a rel="author" href="/author/tides">tides</a></p>'
    assert authors(byline, url="https://tides.wordpress.com/x") == ["tides"]
    assert authors(byline, url="https://tides.org/x") == []
    own = '{"@type": "Article", "author": {"name": "Tides"}, "publisher": {"@type": %s, "name": "Tides"}}'
    assert authors(head=linked(own % '"Organization"')) == []
    assert authors(head=linked(own % '["Person", "Organization"]')) == ["Tides"]


def test_a_name_that_many_bear_goes_before_a_word_that_is_marked_as_one() -> None:
    """A section's link may be marked as an author's; where nobody else stands, it may be somebody."""
    section = '<p><a rel="author" href="/tech">Coastal Matters</a></p>'
    assert authors(f'{section}<p>by <a href="/u/7">Anna Lee</a></p>') == ["Anna Lee"]
    assert authors(section) == ["Coastal Matters"]


def test_two_authors_of_whom_machines_are_told_one_are_two() -> None:
    """The byline about the headline names both."""
    head = linked('{"@type": "Article", "author": {"name": "Ann Lee"}}')
    assert authors('<p class="byline">By Ann Lee and Bo Chan</p>', head) == ["Ann Lee", "Bo Chan"]


def test_a_first_name_is_completed_where_the_page_says_whose_it_is() -> None:
    """And stays alone where two bear it."""
    author = '{"@type": "Article", "author": {"name": "Ann", "description": "Ann Lee sails. %s"}}'
    assert authors(head=linked(author % "")) == ["Ann Lee"]
    assert authors(head=linked(author % "So does Ann Chan.")) == ["Ann"]


def test_the_name_that_is_shown_wins_over_the_login_that_machines_are_told() -> None:
    """Which is all there is where none is shown."""
    head = linked('{"@type": "Article", "author": {"name": "alee"}}')
    assert authors('<p class="byline">By Ann Lee</p>', head) == ["Ann Lee"]
    assert authors(head=head) == ["alee"]


def test_a_page_whose_headline_is_not_shown_may_say_who_wrote_it() -> None:
    """In as many words; whoever claims the rights of it need not be its author."""
    html = '<html><title>Else</title><body><p>Written by <a href="/u/7">tide</a> today</p><p>by <a>Disqus</a></p>'
    tree = load(html.encode(), "page.html")
    found = find_authors(facts_of(tree), tree, head_of(tree, TITLE))
    assert found is not None
    assert found.value == ("tide",)
    assert authors(after="<footer>© 2019-2026 Anna Lee. All rights reserved.</footer>") == []


def test_a_card_for_sharing_and_a_link_to_more_of_theirs_name_an_author() -> None:
    """Both are what blogs' programs write."""
    card = '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ann Lee">'
    assert authors(head=card) == ["Ann Lee"]
    assert authors(after='<p><a href="/x" title="View all posts by Ann Lee">More</a></p>') == ["Ann Lee"]


def test_a_sites_owner_whom_only_machines_are_told_must_be_a_known_name() -> None:
    """A place or a firm in a meta tag is nobody."""
    assert authors(head='<meta name="author" content="Nürnberg">') == []
    assert authors(head='<meta name="author" content="Anna Lee">') == ["Anna Lee"]
    assert authors(head='<meta name="author" content="Dr Anna Lee - https://example.org/">') == ["Dr Anna Lee"]


@pytest.mark.parametrize(
    "line",
    [
        "Eine Kolumne von Ann Lee",
        "An interview by Ann Lee with the mayor",
        "Text von Ann Lee Illustration von Bo Chan",
        "Autorin: Ann Lee, Leiterin des Hafens",
        "Author: Ann Lee",
    ],
)
def test_an_articles_own_text_may_say_who_wrote_it(line: str) -> None:
    """At its beginning or end."""
    prose = [Block("text", PROSE, PROSE)] * 12
    for blocks in ([Block("text", line, line), *prose], [*prose, Block("text", line, line)]):
        found = signature_of(blocks)
        assert found is not None
        assert found.value == ("Ann Lee",)
    assert signature_of([*prose[:6], Block("text", line, line), *prose]) is None


def test_a_known_name_set_apart_at_the_end_is_a_signature() -> None:
    """In bold or italics, and as the last of the text."""
    prose = Block("text", PROSE, PROSE)
    signed = signature_of([prose, Block("text", "Anna Lee", "*Anna Lee*")])
    assert signed is not None
    assert (signed.value, signed.rule) == (("Anna Lee",), "signature")
    assert signature_of([prose, Block("text", "Anna Lee", "Anna Lee")]) is None
    assert signature_of([prose, Block("text", "Harbour News", "**Harbour News**")]) is None


def test_what_stands_beside_the_article_names_nobody_of_it() -> None:
    """Not in a list of related articles below, though the headline stands there again."""
    related = f'<div class="related"><h3>{TITLE}</h3><p class="byline">By Bo Chan</p></div>'
    assert authors('<p class="byline">By Ann Lee</p>', after=related) == ["Ann Lee"]
    assert authors(after=related) == []
