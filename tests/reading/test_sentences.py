"""What `reading/sentences.py` promises: prose is cut at its sentences, and a summary never within a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.reading.sentences import LONGEST, sentences_of, summarise


@pytest.mark.parametrize(
    "parts",
    [
        ["One.", "Two!", "Three?"],
        ["Mr. Smith met Dr. Who at 5 p.m. Monday.", "He left."],
        ["J. R. R. Tolkien wrote it.", "He did."],
        ["The U.S. Navy left.", "It came back."],
        ["The No. 1 song, e.g. The One, won.", "It did."],
        ["Smith et al. (2020) say so.", "They do."],
        ["It costs 3.5 million.", "Version 2.0 too."],
        ["Wait... what?", "Yes."],
        ["Wait…", "Then go."],
        ["Really?!", "Yes."],
        ["He said “No.”", "Then he left."],
        ['He asked, "Why?"', "She left."],
        ["(He left.)", "“She did not.”", "[Nor I.]"],
        ["“Mr. Smith left.”", "He did."],
        ["Il a dit « Non. »", "Puis rien."],
        ["¿Qué?", "¡Sí!", "Bueno."],
        ["Über alles.", "Äpfel.", "Élan."],
        ["Москва.", "Город."],
        ["العربية جملة.", "جملة أخرى؟", "نعم"],
        ["हिन्दी वाक्य।", "दूसरा वाक्य।"],
        ["Yahoo! is a firm.", "It was."],
        ["It ended on Jan. 5.", "Then 6."],
        ["one. two without capitals. three"],
    ],
)
def test_a_sentence_ends_where_a_reader_sees_it_end(parts: list[str]) -> None:
    """Not at an abbreviation, an initial, a number or within quotes."""
    assert list(sentences_of(" ".join(parts))) == parts


def test_chinese_and_japanese_end_without_a_space() -> None:
    """A quotation that goes on is one sentence."""
    assert list(sentences_of("今天下雨。明天晴天！後天")) == ["今天下雨。", "明天晴天！", "後天"]
    assert list(sentences_of("彼は「はい。」と言った。次。")) == ["彼は「はい。」と言った。", "次。"]
    assert list(sentences_of("「はい。」彼は行った。")) == ["「はい。」", "彼は行った。"]


def test_a_line_is_a_paragraph() -> None:
    """No sentence runs over its end."""
    assert list(sentences_of("One\nTwo and Mr.\nThree")) == ["One", "Two and Mr.", "Three"]
    assert list(sentences_of(" \n\n")) == []


def test_a_summary_is_as_many_sentences_as_fit() -> None:
    """200 characters fit, 201 do not."""
    first, second = "A" * 98 + ".", "B" * 99 + "."
    assert summarise(f"{first} {second}") == f"{first} {second}"
    assert len(summarise(f"{first} {second}")) == 200
    assert summarise(f"{first} B{second}") == first
    assert summarise("One.\nTwo.") == "One. Two."
    assert summarise("今天下雨。明天晴天！") == "今天下雨。明天晴天！"
    assert summarise("") == ""


def test_a_long_sentence_is_cut_after_a_word() -> None:
    """With an ellipsis, and no comma or dash before it."""
    assert summarise("word " * 60) == "word " * 39 + "word…"
    assert summarise("x" * 199 + " y") == "x" * 199 + "…"
    assert summarise("a " + "x" * 300) == "a…"
    assert summarise("word, " * 60).endswith("word…")
    assert summarise("one – " * 60).endswith("one…")


def test_a_word_without_end_is_cut_within() -> None:
    """There is no better place."""
    assert summarise("x" * 300) == "x" * 199 + "…"


def test_chinese_is_cut_after_a_character() -> None:
    """It has no spaces; the last one may be far back."""
    assert summarise("2026年 " + "字" * 300) == "2026年 " + "字" * 193 + "…"


@given(st.text(max_size=500), st.text("ab .!?…。「」\n\"'\u00a0", max_size=500))
def test_a_summary_is_never_too_long_and_made_of_the_text(text: str, other: str) -> None:
    """At most 200 characters, its ellipsis among them; empty only where the text is."""
    for prose in (text, other, "long " * 45 + text):
        summary = summarise(prose)
        assert len(summary) <= LONGEST
        assert bool(summary) == bool(prose.strip())
        folded = "".join(prose.split())
        assert folded.startswith("".join(summary.removesuffix("…").split()))


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=30), min_size=30, max_size=60))
def test_no_word_is_cut(words: list[str]) -> None:
    """What stands before the ellipsis are whole words."""
    summary = summarise(" ".join(words))
    if summary.endswith("…"):
        kept = summary.removesuffix("…").split()
        assert kept == words[: len(kept)]


@given(st.text(max_size=300))
def test_sentences_hold_all_of_the_text(text: str) -> None:
    """In order; only space between them goes."""
    assert "".join("".join(sentences_of(text)).split()) == "".join(text.split())
