"""What `reading/markup.py` promises of a body, whichever engine makes it."""

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model.config import Markdown
from broadsheet.model.content import Body
from broadsheet.reading.markup import parse_body
from broadsheet.reading.python_markdown import unknown_extensions

ENGINES = [Markdown(), Markdown(engine="pyromark")]
both = pytest.mark.parametrize("engine", ENGINES, ids=["markdown", "pyromark"])
ESCAPING = [Markdown(raw_html="escape"), Markdown(engine="pyromark", raw_html="escape")]
both_escaping = pytest.mark.parametrize("engine", ESCAPING, ids=["markdown", "pyromark"])


def html_of(body: Body) -> str:
    """Show a body with its gaps as `{kind:value}`."""
    gaps = [f"{{{slot.kind}:{slot.value}}}{slot.rest}" for slot in body.slots]
    return body.parts[0] + "".join(gap + part for gap, part in zip(gaps, body.parts[1:], strict=True))


def shown(text: str, engine: Markdown) -> str:
    """Parse a body and show it."""
    return html_of(parse_body(text, engine).body)


@both
def test_a_table_scrolls_in_itself_and_its_alignment_is_a_class(engine: Markdown) -> None:
    """The wrapper can be reached by keyboard (WCAG 2.1.1), and no `style` is left."""
    html = shown("a | b | c\n:--|:-:|--:\n1 | 2 | 3\n", engine)
    assert html.startswith('<div class="table" tabindex="0" role="region" aria-label="Table"><table>')
    assert html.rstrip().endswith("</table></div>")
    assert re.findall(r"<td([^>]*)>", html) == [f' class="align-{side}"' for side in ("left", "center", "right")]


@both
def test_only_the_outer_of_nested_tables_is_wrapped(engine: Markdown) -> None:
    """A wrapper in a wrapper would scroll twice."""
    html = shown("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>", engine)
    assert html.count('<div class="table"') == 1
    assert html.count("</div>") == 1


@both
def test_footnotes_have_ids_and_links_back(engine: Markdown) -> None:
    """They are numbered as they are cited, and each citation is led back to."""
    html = shown("One[^b] two[^a c] three[^b].\n\n[^a c]: Note *a*.\n\n[^b]: Note b.\n\nLast.\n", engine)
    text, notes = html.split('<div class="footnotes">')
    assert "Last." in text
    assert re.findall(
        r'<sup id="\{id:(fn:[^}]*)\}"><a href="\{fragment:(fn:\d)\}" class="footnote-ref">(\d)', text
    ) == [
        ("fn:1:ref", "fn:1", "1"),
        ("fn:2:ref", "fn:2", "2"),
        ("fn:1:ref2", "fn:1", "1"),
    ]
    assert re.findall(r'<li id="\{id:(fn:\d)\}">\s*<p>(Note .*?)\.', notes) == [
        ("fn:1", "Note b"),
        ("fn:2", "Note <em>a</em>"),
    ]
    back = r'<a href="\{fragment:(.*?)\}" class="footnote-backref" title="Back to note (\d) in the text">'
    assert re.findall(back, notes) == [("fn:1:ref", "1"), ("fn:1:ref2", "1"), ("fn:2:ref", "2")]


@both
def test_a_note_that_nothing_cites_has_no_link_back(engine: Markdown) -> None:
    """It would lead nowhere."""
    html = shown("Text.\n\n[^a]: Note.\n", engine)
    assert "Note." in html
    assert "backref" not in html


@both
def test_a_note_may_hold_paragraphs_and_html_blocks(engine: Markdown) -> None:
    """The note ends where its own element does."""
    html = shown("x[^a]\n\n[^a]: One.\n\n    <div><div>y</div></div>\n\n    Two.\n\nAfter.\n", engine)
    text, notes = html.split('<div class="footnotes">')
    assert "After." in text
    assert all(word in notes for word in ("One.", "y</div>", "Two."))


@both
def test_notes_of_one_body_never_reach_another(engine: Markdown) -> None:
    """One engine serves many bodies."""
    alone = parse_body("See[^a].\n\n[b]: /c\n", engine)
    parse_body("x[^a] [b][b]\n\n[^a]: Note.\n\n[b]: /elsewhere\n", engine)
    assert parse_body("See[^a].\n\n[b]: /c\n", engine) == alone
    assert "footnotes" not in html_of(alone.body)


@both
def test_fenced_code_keeps_its_language_and_its_text(engine: Markdown) -> None:
    """Names such as C++ too."""
    html = shown('```python\nx = "<b>" & y\n```\n\n```c++\nz\n```\n', engine)
    assert '<pre><code class="language-python">x = "&lt;b&gt;" &amp; y\n</code></pre>' in html
    assert '<code class="language-c++">' in html


@both
def test_every_heading_has_an_id(engine: Markdown) -> None:
    """The one given, else the slug of its text, else `section`; none twice."""
    html = shown("## Über *C++*\n\n## Intro\n\n## Other {#intro .wide}\n\n## Intro\n\n## 🎉\n", engine)
    assert re.findall(r"\{id:([^}]*)\}", html) == ["uber-cplusplus", "intro-2", "intro", "intro-3", "section"]
    assert '<h2 id="{id:intro}" class="wide">Other</h2>' in html


@both
def test_a_top_heading_moves_every_heading_down_by_one(engine: Markdown) -> None:
    """The page's own headline is the only h1; nothing moves where a body has none."""
    assert re.findall(r"</?h\d", shown("# A\n\n## B\n\n###### C\n", engine)) == [
        "<h2", "</h2", "<h3", "</h3", "<h6", "</h6",
    ]  # fmt: skip
    assert re.findall(r"<h\d", shown("## B\n\n###### C\n", engine)) == ["<h2", "<h6"]


@both
def test_links_and_images_are_listed_once_in_order(engine: Markdown) -> None:
    """Unsafe ones are not among them, nor those to a place of the text, but those to none are."""
    text = "[a](z.md?x=1&y=2) [b](a.md) ![i](p.png) [c](z.md?x=1&y=2) [d](#e) [f](javascript:x) [g](#h) [t](#top)"
    marked = parse_body(f"{text}[^1]\n\n[^1]: Note.\n\n## H", engine)
    assert marked.hrefs == ("z.md?x=1&y=2", "a.md", "#e")
    assert marked.anchors == ("h",)
    assert marked.srcs == ("p.png",)


@both
def test_an_image_is_one_gap(engine: Markdown) -> None:
    """It carries its words unescaped, and its other attributes."""
    slot = parse_body('![a "b" & c](p.png "T")', engine).body.slots[0]
    assert (slot.kind, slot.value, slot.alt, slot.rest) == ("image", "p.png", 'a "b" & c', ' title="T"')


@both
def test_prose_is_the_text_of_top_level_paragraphs(engine: Markdown) -> None:
    """Headings, quotes, lists, code, notes, tables and captions are not prose."""
    text = (
        "# Head\n\nOne *two*\nthree &amp; four[^a].\n\n> quote\n\n- item\n\n```\ncode\n```\n\na | b\n--|--\nc | d\n\n"
        "<figure><figcaption>caption</figcaption></figure>\n\n![alt](p.png)\n\nLast.\n\n[^a]: Note.\n"
    )
    assert parse_body(text, engine).prose == "One two three & four.\nLast."


@both
def test_words_count_every_kind_of_text(engine: Markdown) -> None:
    """A Chinese or Japanese character counts half, rounded up in sum."""
    assert parse_body("# Two words\n\n- it's\n- well-known\n\n**bo**ld\n", engine).words == 5
    assert parse_body("日本語 and 中国", engine).words == 4


@both_escaping
def test_escaped_html_is_shown_as_text(engine: Markdown) -> None:
    """Once escaped, in text, in code and in blocks; automatic links are no HTML."""
    html = shown("a <b>x</b> `<i>` <https://example.org/>\n\n<div>*y*</div>\n\n    <u>\n\n<!-- c -->\n", engine)
    assert "a &lt;b&gt;x&lt;/b&gt; <code>&lt;i&gt;</code> <a{link:https://example.org/}>" in html
    assert "<p>&lt;div&gt;<em>y</em>&lt;/div&gt;</p>" in html
    assert "<pre><code>&lt;u&gt;\n</code></pre>" in html
    assert "&lt;!-- c --&gt;" in html


@both_escaping
@given(pieces=st.lists(st.sampled_from([*"<>/!?-=\"'`[]()@:\n &;x", "b", "div", " ", "![CDATA["]), max_size=60))
@settings(max_examples=150, deadline=None)
def test_escaped_html_never_becomes_an_element(engine: Markdown, pieces: list[str]) -> None:
    """No way of writing a tag gets past."""
    html = shown("".join(pieces), engine)
    assert not re.search(r"<(b|div|x)\b", html)


@both
def test_trusted_html_keeps_players_and_scripts_but_no_handlers(engine: Markdown) -> None:
    """A script's text is no HTML: nothing in it is cut out."""
    trusting = Markdown(engine=engine.engine, raw_html="trust")
    source = (
        '<script>let a = "<img src=\'x\'><h1>";</script>\n\n<video src="v.mp4" onplay="x" style="color:red"></video>\n'
    )
    html = shown(source, trusting)
    assert "<script>let a = \"<img src='x'><h1>\";</script>" in html
    assert '<video src="v.mp4" style="color:red"></video>' in html
    assert "script" not in shown(source, engine)
    assert "video" not in shown(source, engine)


@both
def test_ids_and_classes_with_odd_characters_go(engine: Markdown) -> None:
    """A class is at most 40 of a-z, 0-9, `_` and `-`; an id holds no space and is never empty."""
    html = shown('<p class="ok No-t a:b" id="a b">x</p>\n\n<p id="">y</p>\n', engine)
    assert '<p class="ok">x</p>' in html
    assert "<p>y</p>" in html


def test_further_extensions_of_config_are_loaded() -> None:
    """Python-Markdown takes them by name."""
    assert 'class="admonition note"' in shown("!!! note\n    x\n", Markdown(extensions=("admonition",)))
    assert unknown_extensions(("admonition", "nowhere", "markdown:no_such", "tables")) == (
        "nowhere",
        "markdown:no_such",
    )


def test_bare_text_gives_an_empty_body() -> None:
    """A file may be front matter alone."""
    marked = parse_body(" \n", Markdown())
    assert (marked.body, marked.words, marked.prose) == (Body(("",), ()), 0, "")


@both
def test_a_body_is_the_same_in_a_fresh_process(engine: Markdown) -> None:
    """No hash order and no earlier body reaches it."""
    text = "# A {#b .c}\n\n[x](y 'z') ![i](j){title=k lang=en width=3}\n\nq[^1] a | b\n\n[^1]: n\n"
    program = (
        "import sys; from broadsheet.model.config import Markdown; from broadsheet.reading.markup import parse_body;"
        "print(ascii(parse_body(sys.argv[1], Markdown(engine=sys.argv[2]))), end='')"
    )
    fresh = subprocess.run([sys.executable, "-c", program, text, engine.engine], capture_output=True, check=True)
    assert fresh.stdout.decode() == ascii(parse_body(text, engine))
