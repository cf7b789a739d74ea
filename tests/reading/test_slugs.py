"""What `reading/slugs.py` promises: any words become one safe segment of a URL."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from broadsheet.reading.slugs import LONGEST, is_slug, slug_of, slug_or_digest


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("C", "c"),
        ("C++", "cplusplus"),
        ("C#", "csharp"),
        ("Crème brûlée", "creme-brulee"),
        ("Straße", "strasse"),
        ("Москва", "moskva"),
        ("東京", "dong-jing"),
        ("Ｆｕｌｌ", "full"),
        ("../../etc/passwd", "etc-passwd"),
        ("a_b.c/d\\e", "a-b-c-d-e"),
        ("It's 5 o'clock", "it-s-5-o-clock"),
        ("&amp; 100%", "100"),
        ("🎉", ""),
        ("", ""),
    ],
)
def test_words_become_lower_case_ascii(text: str, slug: str) -> None:
    """Transliterated; `+` and `#` are spoken; an emoji has no letters."""
    assert slug_of(text) == slug


def test_a_slug_has_at_most_80_characters() -> None:
    """Cut between words."""
    assert slug_of("word " * 30) == "-".join(["word"] * 16)
    assert slug_of("x" * 100) == "x" * LONGEST


def test_an_empty_slug_is_the_digest_of_the_identity() -> None:
    """Its first 8 hex digits, the same at every build."""
    assert slug_or_digest("🎉", "party") == "a9770215"
    assert slug_or_digest("Party", "party") == "party"


@pytest.mark.parametrize("text", ["a", "a-b", "2026", "a" * 80])
def test_what_is_a_slug_may_stand(text: str) -> None:
    """As it is written."""
    assert is_slug(text)


@pytest.mark.parametrize("text", ["", "-", "A", "a b", "a_b", "../x", "a/b", "a.b", "é", "²", "a" * 81, "a\n", "١"])
def test_what_is_no_slug_may_not(text: str) -> None:
    """Letters, digits and hyphens of ASCII alone."""
    assert not is_slug(text)


@given(st.text())
def test_every_slug_is_one(text: str) -> None:
    """Or empty; with a digest never empty."""
    slug = slug_of(text)
    assert slug == "" or (is_slug(slug) and not re.search(r"^-|-$|--", slug))
    assert is_slug(slug_or_digest(text, "x"))


@given(st.text("aZ09 -.:;?!(),'&_/é+#", max_size=100))
def test_a_slug_is_the_librarys_own(text: str) -> None:
    """Where it is had without the library too."""
    assert slug_of(text) == slugify(
        text, max_length=LONGEST, word_boundary=True, replacements=(("+", "plus"), ("#", "sharp"))
    )
