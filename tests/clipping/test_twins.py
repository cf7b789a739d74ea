"""The same original is known again."""

import pytest

from broadsheet.clipping.twins import find_alike, same_address
from broadsheet.model.content import Article, Clipping, Origin


def _article(path: str, digest: str, url: str) -> Article:
    return Article(source_path=path, title="T", slug="t", clipping=Clipping("a.txt", digest), source=Origin("N", url))


ARTICLES = (
    _article("content/articles/b.md", "11", "https://www.example.org/a/?utm_source=x"),
    _article("content/articles/a.md", "11", "https://example.org/b"),
    Article(source_path="content/articles/c.md", title="T", slug="t"),
)


def test_the_same_original_is_known_by_its_address() -> None:
    """However it was reached; another address is another original."""
    (found,) = find_alike("http://example.org/a#top", b"", ARTICLES, {})
    assert (found.path, found.same_source) == ("content/articles/b.md", True)
    assert find_alike("http://example.org/c", b"", ARTICLES, {}) == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/a/?utm_source=x&fbclid=y",
        "http://example.org/a",
        "https://amp.example.org/a",
        "https://example.org/amp/a",
        "https://example.org/a/amp/",
        "https://m.example.org/a/#top",
    ],
)
def test_forms_of_one_address_are_equal(url: str) -> None:
    """Tracking, AMP, `www.`, scheme and fragment do not tell pages apart."""
    assert same_address(url) == "example.org/a"


def test_a_query_that_matters_is_kept() -> None:
    """Two ids are two pages; an address that cannot be read is none."""
    assert same_address("https://example.org/?id=1") != same_address("https://example.org/?id=2")
    assert not same_address("http://[::1")
