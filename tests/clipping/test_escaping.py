"""Plain text looks the same after both Markdown engines."""

import re

import html5lib
import markdown
import pyromark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from broadsheet.clipping.escaping import escaped, heading, paragraph, quoted_words
from broadsheet.clipping.shapes import markdown_of
from broadsheet.clipping.sheet import Line

_EXTENSIONS = ["tables", "footnotes", "attr_list", "fenced_code", "sane_lists"]
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
NASTY = [
    "*stars* and **more** and 2 * 3 * 4",
    "_lines_ and snake_case_name and __init__",
    "# heading",
    "#MeToo",
    "> quoted",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1986. A good year",
    "2) item",
    "a [link](http://example.org) and ![image](x.png)",
    "[one]: http://example.org",
    "[^1]: note",
    "see [one] and [^1] and [x][one]",
    "`code` and ``more``",
    "```",
    "~~~",
    "~~gone~~ and ~gone~",
    "<b>bold</b> & <script>alert(1)</script>",
    "<https://example.org> <a@b.example>",
    "<<@1> <3@x>",
    "&amp; &copy; &#65; &copy AT&T",
    "a \\ b \\* c \\",
    "\\",
    "===",
    "---",
    "- - -",
    "***",
    "___",
    "| a | b |",
    "|---|---|",
    "{: .class} {#id}",
    "<!-- comment -->",
    "<?php ?>",
    ": definition",
    "*[HTML]: abbreviation",
    "5 < 6 and 7 > 6",
    "![[x]](y)](z)",
    "$x$ and ^up^",
    "“quotes” -- and... 'more'",
]


def _visible(html: str) -> str:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return " ".join("".join(tree.itertext()).split())


def _marked(html: str) -> set[str]:
    return set(re.findall(r"<([a-z0-9]+)", html)) - {"p", "blockquote"}


def _shown(text: str) -> list[tuple[str, set[str]]]:
    by_python = markdown.markdown(text, extensions=_EXTENSIONS)
    by_commonmark = pyromark.html(text, options=_OPTIONS)
    return [(_visible(html), _marked(html)) for html in (by_python, by_commonmark)]


@pytest.mark.parametrize("text", NASTY)
def test_markdown_shows_what_the_clipping_said(text: str) -> None:
    """Neither engine makes anything but a paragraph of it, and the words are the same."""
    wanted = " ".join(text.split())
    assert _shown(escaped(text)) == [(wanted, set()), (wanted, set())]


@pytest.mark.parametrize("text", NASTY)
def test_a_block_quote_shows_its_words(text: str) -> None:
    """Within `>` the same holds."""
    wanted = " ".join(text.split())
    assert _shown(f"Above.\n\n> {escaped(text)}\n\nBelow.") == [(s, set()) for s in _both(wanted)]


def _both(wanted: str) -> list[str]:
    return [f"Above. {wanted} Below."] * 2


_ACTING = st.text(st.sampled_from("*_#>-+.1()[]!`<&;/\\|~=:{}^'\"$@a b"), min_size=1, max_size=40)
_WORDS = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=30)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(_ACTING, _WORDS), min_size=1, max_size=3))
@example(["a*b*", "_x_"])
def test_any_paragraphs_look_the_same_in_both_engines(texts: list[str]) -> None:
    """Whatever characters a text has, a reader sees them and no markup."""
    lines = [line for line in (" ".join(text.split()) for text in texts) if line]
    wanted = " ".join(lines)
    for seen, tags in _shown("\n\n".join(escaped(line) for line in lines)):
        assert seen.replace(" ", "") == wanted.replace(" ", "")
        assert tags == set()


@settings(max_examples=300, deadline=None)
@given(st.one_of(_ACTING, _WORDS, st.sampled_from(NASTY)))
@example("C#")
@example("Why {#id} {.x}")
@example("one ## ")
def test_a_subheading_and_the_items_of_a_list_show_their_words(text: str) -> None:
    """In both engines, whatever characters they have, with no attribute taken from them."""
    words = " ".join(text.split())
    if not words:
        return
    for seen, tags in _shown(f"Above.\n\n{heading(words)}\n\nBelow."):
        assert (seen.replace(" ", ""), tags) == (f"Above.{words}Below.".replace(" ", ""), {"h2"})
    items = markdown_of([Line(1, "Above."), Line(2, f"• {words}"), Line(3, "• two")])
    for seen, tags in _shown(items):
        assert seen.replace(" ", "").endswith(f"{words}two".replace(" ", ""))
        assert tags == {"ul", "li"}


@pytest.mark.parametrize(
    "text", ["A plain sentence, with (brackets) and 50% off.", "snake_case 2 * 3", "a - b", "[They joined] us"]
)
def test_harmless_text_is_left_alone(text: str) -> None:
    """Only what would act is escaped."""
    assert escaped(text) == text


def test_a_paragraph_in_quote_marks_is_a_block_quote() -> None:
    """Single marks say so alone; double ones only behind a colon. The outer marks go."""
    assert paragraph("‘We don’t know yet.’", "") == "> We don’t know yet."
    assert paragraph("“We do not know yet.”", "She told reporters:") == "> We do not know yet."
    assert paragraph("“We do not know yet.”", "She was asked.") == "“We do not know yet.”"


@pytest.mark.parametrize(
    "text", ["‘Yes,’ he said, ‘we will.’", "‘Yes,’ he said of his friends’", "‘Never’", "‘Open is this"]
)
def test_speech_within_a_sentence_is_no_block_quote(text: str) -> None:
    """Marks that close before the end, and single words, are left as they are."""
    assert not quoted_words(text, "He said:")
