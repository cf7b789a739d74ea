"""Canonical HTML is cut at its tags, and its words are counted."""

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.reading.tags import count_words, plain

_ASCII = st.text(st.characters(max_codepoint=127))


@given(_ASCII)
def test_plain_letters_are_as_many_words_as_python_splits_them_in(text: str) -> None:
    """Whatever parts them: a space, a line, or one of the separators that nobody types."""
    assert count_words(text) == len(text.split())


@given(st.text(st.characters(exclude_characters="<&")))
def test_a_text_without_tags_is_plain_already(text: str) -> None:
    """But for its spaces."""
    assert plain(text) == plain(f"<b></b>{text}") == " ".join(text.split())
