"""What `reading/config_urls.py` promises: no setting makes an address that leads astray."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import LEAST, config_of, settings_mistakes

SHAPE = "for example: article: /{year}/{month}/{slug}/"
KNOWN = "known: year, month, day, slug, section"


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("{slug}", f"'{{slug}}' is not a permalink | {SHAPE}"),
        ("/x/", f"'/x/' is not a permalink | {SHAPE}"),
        ("/{slug", f"'/{{slug' is not a permalink | {SHAPE}"),
        ("/{slug}}/", f"'/{{slug}}}}/' is not a permalink | {SHAPE}"),
        ("//{slug}/", f"'//{{slug}}/' is not a permalink | {SHAPE}"),
        ("/{slug}?x", f"'/{{slug}}?x' is not a permalink | {SHAPE}"),
        ("/%2e%2e/{slug}/", f"'/%2e%2e/{{slug}}/' is not a permalink | {SHAPE}"),
        ("/../{slug}/", f"'/../{{slug}}/' has a segment that begins with a dot | {SHAPE}"),
        ("/.{slug}/", f"'/.{{slug}}/' has a segment that begins with a dot | {SHAPE}"),
        ("/{yaer}/{slug}/", "'{yaer}' is not part of a permalink | did you mean 'year'?"),
        ("/{slug!r}/", "'{slug!r}' is not part of a permalink | did you mean 'slug'?"),
        ("/{slug.__class__}/", f"'{{slug.__class__}}' is not part of a permalink | {KNOWN}"),
        ("/{}/{slug}/", f"'{{}}' is not part of a permalink | {KNOWN}"),
        ("/{{slug}}/", "'{{slug}' is not part of a permalink | did you mean 'slug'?"),
    ],
)
def test_a_permalink_that_leads_astray_is_refused(shape: str, words: str) -> None:
    """It begins with one slash, holds the slug, and stays below the base URL."""
    assert settings_mistakes(LEAST + f"permalinks: {{article: '{shape}'}}") == [f"5:14 {words}"]


def test_a_pages_permalink_takes_the_slug_alone() -> None:
    """A page has no date."""
    assert settings_mistakes(LEAST + "permalinks: {page: '/{year}/{slug}/'}") == [
        "5:14 '{year}' is not part of a permalink | known: slug"
    ]


@given(
    st.lists(st.sampled_from(["/", "{", "}", "{slug}", "{year}", "a", ".", "..", "-", "%"]), max_size=8).map("".join)
)
def test_a_permalink_that_passes_can_be_filled_in(shape: str) -> None:
    """Whatever its braces."""
    text = LEAST + f"permalinks: {{article: '/{shape}'}}"
    if settings_mistakes(text):
        return
    path = config_of(text).permalinks.article.format(year="2026", month="11", day="22", slug="x", section="y")
    assert path.startswith("/")
    assert not {".", ".."} & set(path.split("/"))
    assert "x" in path


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org", "https://example.org"),
        ("https://example.org/", "https://example.org"),
        ("https://example.org/paper//", "https://example.org/paper"),
        ("http://localhost:8000/a/b", "http://localhost:8000/a/b"),
        ("https://example.org/é/", "https://example.org/%C3%A9"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ],
)
def test_a_path_in_the_base_url_is_kept(written: str, url: str) -> None:
    """Without its last slash, and as feeds must write it."""
    assert config_of(LEAST.replace("https://example.org", written)).url == url


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("https://example.org/?a", "3:1 'url' holds a query or a fragment | end it at the path"),
        ("https://example.org/?", "3:1 'url' holds a query or a fragment | end it at the path"),
        ("https://example.org/#a", "3:1 'url' holds a query or a fragment | end it at the path"),
        ("https://example.org/a/../b", "3:1 'url' holds '.', '..' or an empty segment | write the plain path"),
        ("https://example.org/a//b", "3:1 'url' holds '.', '..' or an empty segment | write the plain path"),
        ("https://example.org/%2e%2e/", "3:1 'url' holds '.', '..' or an empty segment | write the plain path"),
        (
            "https://a:b@example.org",
            (
                "3:6 'url': 'https://a:b@example.org' is not a URL that may stand here | "
                "leave out the name and the password before '@'"
            ),
        ),
        ("[a]", "3:6 'url' must be text, not a list or map | write 'url: ...'"),
    ],
)
def test_a_base_url_is_an_origin_and_a_plain_path(written: str, words: str) -> None:
    """Everything else would be in every link of the site."""
    assert settings_mistakes(LEAST.replace("https://example.org", written)) == [words]
