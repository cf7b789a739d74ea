"""The same original is known again."""

import pytest

from broadsheet.clipping.likeness import signature_of
from broadsheet.clipping.twins import Twins, same_address
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
    (found,) = Twins(ARTICLES, {}).find("http://example.org/a#top", b"")
    assert (found.path, found.same_source) == ("content/articles/b.md", True)
    assert Twins(ARTICLES, {}).find("http://example.org/c", b"") == ()


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


def test_a_clipping_that_came_is_known_to_the_next() -> None:
    """By its words and by its address."""
    twins = Twins(ARTICLES, {})
    signature = signature_of("The harbour of the old town reopened on Monday after ten years of dredging and waiting.")
    twins.add("content/articles/d.md", "https://example.org/d", signature)
    assert [each.path for each in twins.find("", signature)] == ["content/articles/d.md"]
    assert [each.same_source for each in twins.find("http://www.example.org/d/", b"")] == [True]
