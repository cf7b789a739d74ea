"""Python-Markdown made faster gives the same bytes as the library by itself."""

from functools import cache
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from broadsheet.model import config
from broadsheet.reading import python_markdown
from broadsheet.reading.engines import to_html
from broadsheet.reading.python_markdown import library, unknown_extensions

DEFAULTS = config.Markdown()
EXAMPLES = (
    "plain words",
    "*a* **b** ***c*** _d_ __e__ ___f___ a_b_c *unclosed **nested *and* more**",
    "`code` ``co`de`` \\`not\\` `unclosed",
    "\\* \\_ \\\\ \\[ \\# not special",
    '[a](b) [a](<b c> "t") [a](b (c)) [un](closed [a [b](c) d](e)',
    "[a][1] [a] [] [A][] ![i][1] ![1]\n\n[1]: https://example.org 'T'\n[a]: /x",
    "[a][1] without a definition ![a][b] [c]",
    '![i](j) ![i](j "t") ![*i*](j){.c #d width=3}',
    "<https://example.org> <mail@example.org> <b>x</b> <!-- c --> <?p?> a < b > c",
    "&amp; &#38; &#x26; & &nope &copy; AT&T",
    "two spaces  \nbreak\\\nnone",
    "text[^1] and[^two]\n\n[^1]: note\n[^two]: other *note*",
    "| a | b |\n|:--|--:|\n| *1* | `2` |",
    "# h {#i .c}\n\n> q *e*\n> > r\n\n- a\n- b\n\n    c\n\n1. x\n2. y",
    "```python\nx < 1 & *y*\n```\n\n    indented *code*",
    "a\n- - -\nb\n***\n_ _ _\n\n**b**\n---\n\nc\n===",
    "- - -\n\na\n\n***\n\nb\n\n_ _ _",
    "title\n-----\nmore\n# h\n\n  # not one\n\na\n> q",
    "| a |\n| - |\n| 1 |\n\na|b\n-|-\n\n|a|\n\nb|\n-|",
    "words {.c}\n\n## h ##  {: #i }\n\n- item\n  {.d}\n\n*e*{.f} \\{.g} &#123;.h}",
    "[a]:\n  /x 'T'\n[a] [^n]\n\n  [^n]: note\n    more",
    "<div>\n*a*\n</div>\n\n<p markdown=1>x</p>\n&lt;p&gt; <!-- - -\n# -->",
    "\u0002klzzwxh:0001\u0003 \u0002amp\u0003",
)
FRAGMENTS = st.sampled_from(
    [
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "](",
        ")",
        "![",
        "<",
        ">",
        "&",
        ";",
        "  \n",
        "\n",
        "\n\n",
        "\\",
        "a",
        "b c",
        "#",
        "1. ",
        "- ",
        "> ",
        "=",
        "---",
        "| - |",
        "|",
        "{.c}",
        "{: #d }",
        "<div>",
        "</div>",
        "~~~",
        "[^1]",
        "[^1]: ",
        "http://x.y",
        "@",
        "{#i}",
        "|",
        '"',
        "'",
        "é",
        "日",
        "amp",
        ": ",
        "<b>",
        "</b>",
        "://",
    ]
)


@cache
def stock(extensions: tuple[str, ...]) -> Markdown:
    """Make the library's own instance of our settings."""
    made = library(extensions)
    assert type(made.treeprocessors["inline"]) is InlineProcessor
    return made


@pytest.mark.parametrize("text", EXAMPLES)
def test_each_syntax_gives_the_same_bytes(text: str) -> None:
    """Skipping patterns that cannot match changes nothing, one syntax at a time."""
    assert _quick(text) == stock(()).reset().convert(text)


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_any_mixture_gives_the_same_bytes(text: str) -> None:
    """Nor does it for any mixture of them."""
    assert _quick(text) == stock(()).reset().convert(text)


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_an_extension_with_a_pattern_of_its_own_is_still_asked(text: str) -> None:
    """`smarty` replaces quotes and dashes by inline patterns that our table does not know."""
    text = f'"{text}" -- it\'s ...'
    assert _quick(text, ("smarty",)) == stock(("smarty",)).reset().convert(text)


def test_an_empty_footnote_is_no_crash() -> None:
    """The library by itself stumbles over it, and over a note that is another note's definition."""
    assert "footnotes" in to_html("[^1]: ", DEFAULTS)
    assert "footnotes" in to_html("[^1]: [^a b]: x", DEFAULTS)


def test_an_unknown_extension_is_named() -> None:
    """Only those that cannot be loaded are."""
    assert unknown_extensions(["smarty", "nope", "tables"]) == ("nope",)


def test_the_tree_stays_the_librarys_own_kind() -> None:
    """The processor works on the library's elements, so that other extensions find what they expect."""
    assert isinstance(stock(()).parser.parseDocument(["a"]).getroot(), Element)
    assert to_html("*a*", DEFAULTS) == "<p><em>a</em></p>"


def _quick(text: str, extensions: tuple[str, ...] = ()) -> str:
    return python_markdown.convert(text, extensions, escape=False)
