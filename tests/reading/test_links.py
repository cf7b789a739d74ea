"""What `reading/links.py` promises: a link between files leads to where they are on the site, or is a mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.model.content import Article, Reference
from broadsheet.reading.links import Resolved, Targets, is_absolute, resolve, site_path
from tests.makers import told

FROM = Article(source_path="content/articles/2026/x.md", title="X", slug="x")
TARGETS = Targets(
    pages={
        "content/articles/2026/x.md": "/2026/11/x/",
        "content/articles/2026/y z.md": "/2026/11/y/",
        "content/articles/2026/é.md": "/2026/11/é/",
        "content/articles/2026/2026-11-03-telescope.md": "/2026/11/telescope/",
        "content/articles/z.md": "/2026/10/z/",
        "content/pages/about.md": "/about/",
    },
    hidden={
        "content/articles/later.md": "held",
        "content/articles/maybe.md": "draft",
        "content/articles/bad.md": "not readable",
    },
    files={
        "content/articles/2026/chart.svg": "/images/articles/2026/chart.svg",
        "content/images/a b.png": "/images/a b.png",
        "content/images/é.png": "/images/é.png",
        "content/static/logo.svg": "/logo.svg",
    },
    anchors={"content/articles/z.md": ("part", "café")},
)


def resolved(*hrefs: str) -> Resolved:
    """Resolve links of an article, each at 9:5."""
    return resolve(FROM, [Reference(href, 9, 5) for href in hrefs], TARGETS)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("../z.md", "/2026/10/z/"),
        ("./../z.md", "/2026/10/z/"),
        ("x.md", "/2026/11/x/"),
        ("../../pages/about.md", "/about/"),
        ("../z.md#part", "/2026/10/z/#h-part"),
        ("../z.md?a=b", "/2026/10/z/?a=b"),
        ("../z.md?a=b#part", "/2026/10/z/?a=b#h-part"),
        ("../z.md#", "/2026/10/z/"),
        ("y%20z.md", "/2026/11/y/"),
        ("y z.md", "/2026/11/y/"),
        ("é.md", "/2026/11/%C3%A9/"),
        ("%C3%A9.md", "/2026/11/%C3%A9/"),
        ("%2e%2e/z.md", "/2026/10/z/"),
        ("?a=b", "/2026/11/x/?a=b"),
        ("chart.svg", "/images/articles/2026/chart.svg"),
        ("../../images/a%20b.png", "/images/a%20b.png"),
        ("../../images/%C3%A9.png#x", "/images/%C3%A9.png#x"),
        ("/images/a b.png", "/images/a%20b.png"),
        ("/images/articles/2026/chart.svg", "/images/articles/2026/chart.svg"),
        ("/logo.svg", "/logo.svg"),
        ("/tags/space/", "/tags/space/"),
        ("/", "/"),
    ],
)
def test_a_link_leads_to_where_its_file_is_on_the_site(href: str, url: str) -> None:
    """With its query; a fragment of another body has that body's prefix; `/` begins a path of the site."""
    found = resolved(href)
    assert (found.links, found.errors, found.warnings) == (((href, url),), (), ())


@pytest.mark.parametrize(
    "href", ["https://example.org/", "mailto:a@example.org", "//example.org/a", "HTTP://x", "tel:1"]
)
def test_an_absolute_url_is_left_alone(href: str) -> None:
    """It is of another site."""
    assert is_absolute(href)
    assert resolved(href) == Resolved((), (), (), ())


def test_only_what_is_linked_or_shown_is_used() -> None:
    """By source path, whichever way it was written."""
    assert resolved("chart.svg", "/images/a b.png", "../z.md").used == (
        "content/articles/2026/chart.svg",
        "content/images/a b.png",
    )


@pytest.mark.parametrize(
    ("href", "path", "state"),
    [
        ("../later.md#x", "content/articles/later.md", "held"),
        ("../maybe.md", "content/articles/maybe.md", "a draft"),
        ("../bad.md", "content/articles/bad.md", "not readable"),
    ],
)
def test_a_link_to_what_readers_cannot_see_is_a_warning(href: str, path: str, state: str) -> None:
    """They get its words; the link comes when the article does."""
    found = resolved(href)
    assert found.links == ((href, ""),)
    assert found.errors == ()
    hint = "readers get the words without the link"
    assert [told(warning) for warning in found.warnings] == [
        f"9:5 the link leads to '{path}', which is {state} | {hint}"
    ]


@pytest.mark.parametrize("href", ["../z.md#part", "../z.md#caf%C3%A9", "../z.md#top", "../z.md#", "x.md#:~:text=word"])
def test_a_link_to_a_place_that_is_there_is_no_warning(href: str) -> None:
    """A heading, the top of a page, words within it."""
    assert resolved(href).warnings == ()


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("../z.md#prat", "'content/articles/z.md' has no place '#prat' | did you mean '#part'?"),
        ("../z.md?a#zzz", "'content/articles/z.md' has no place '#zzz' | known: #part, #café"),
        ("#zzz", "'content/articles/2026/x.md' has no place '#zzz' | it has no headings"),
    ],
)
def test_a_link_to_a_place_that_is_not_there_is_a_warning(href: str, words: str) -> None:
    """It leads to the page all the same."""
    found = resolved(href)
    assert [told(warning) for warning in found.warnings] == [f"9:5 {words}"]
    assert found.errors == ()


HINT = "link to a .md file, a file below content/, or begin a path of the site with '/'"
ASTRAY = "check its name, and its folder: a link begins at the file that it stands in"
UNSEEN = "check its name, and its folder: a path begins at the file that it stands in, '/images/' at content/images/"


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("y-z.md", "no file 'content/articles/2026/y-z.md' | did you mean 'y z.md'?"),
        ("../latter.md", "no file 'content/articles/latter.md' | did you mean '../later.md'?"),
        ("about.md", "no file 'content/articles/2026/about.md' | did you mean '../../pages/about.md'?"),
        (
            "nowhere/q.md",
            "no file 'content/articles/2026/nowhere/q.md' | " + ASTRAY,
        ),
        ("2026-11-02-q.md", "no file 'content/articles/2026/2026-11-02-q.md' | " + ASTRAY),
        ("2025-01-05-y%20z.md", "no file 'content/articles/2026/2025-01-05-y z.md' | did you mean 'y z.md'?"),
        ("../z", "no file 'content/articles/z' | did you mean '../z.md'?"),
        ("../later", "no file 'content/articles/later' | did you mean '../later.md'?"),
        ("q.png", "no file 'content/articles/2026/q.png' | " + UNSEEN),
        ("/images/q.png", "no file 'content/images/q.png' | " + UNSEEN),
        ("../qqqqqqqqq", f"no file 'content/articles/qqqqqqqqq' | {HINT}"),
        ("../../images/a-b.png", "no file 'content/images/a-b.png' | did you mean '../../images/a b.png'?"),
        (
            "../../../config.yaml",
            "the link '../../../config.yaml' leads out of content/ | link to a file below content/, or to a URL",
        ),
        (
            "../../../../../etc/passwd",
            ("the link '../../../../../etc/passwd' leads out of content/ | link to a file below content/, or to a URL"),
        ),
        ("../..", "the link '../..' leads out of content/ | link to a file below content/, or to a URL"),
        ("a%0Ab.md", "the link holds a control character, written with '%' | delete it"),
        ("%00", "the link holds a control character, written with '%' | delete it"),
    ],
)
def test_a_link_to_nowhere_is_a_mistake_at_its_place(href: str, words: str) -> None:
    """The nearest file is hinted at."""
    found = resolved(href)
    assert found.links == ()
    assert [told(error) for error in found.errors] == [f"9:5 {words}"]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("content/images/a/b.png", "/images/a/b.png"),
        ("content/static/CNAME", "/CNAME"),
        ("content/static/.well-known/x", "/.well-known/x"),
        ("content/articles/2026/a.svg", "/images/articles/2026/a.svg"),
        ("content/pages/a.svg", "/images/pages/a.svg"),
    ],
)
def test_a_file_beside_an_article_goes_to_images(source: str, path: str) -> None:
    """`static/` is the root of the site."""
    assert site_path(source) == path


@given(st.text(max_size=40))
def test_any_link_is_resolved_or_named(href: str) -> None:
    """Never both, never an exception, nothing outside the site; what leads within the page needs neither."""
    found = resolved(href)
    assert len(found.links) + len(found.errors) == (0 if is_absolute(href) or href.startswith("#") else 1)
    assert all("\n" not in error.message for error in found.errors) or "\n" in href


@pytest.mark.parametrize("name", ["x.html", "X.HTM", "x.js", "x.xhtml"])
def test_a_file_that_can_run_script_is_published_from_static_alone(name: str) -> None:
    """Beside an article it came with the content, which nobody trusts."""
    targets = structs.replace(TARGETS, files={f"content/articles/2026/{name}": f"/images/articles/2026/{name}"})
    found = resolve(FROM, [Reference(name, 9, 5)], targets)
    assert found.used == ()
    assert "could run script" in str(found.errors[0])
