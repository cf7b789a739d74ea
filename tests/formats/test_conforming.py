"""What `formats/conforming.py` and `formats/attributes.py` promise: HTML's rules hold, and every word stays."""

import re
from html import unescape
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.formats.attributes import legal
from broadsheet.formats.conforming import conforming
from broadsheet.formats.xhtml import to_xhtml
from broadsheet.reading.sanitising import sanitise
from tests.formats.nesting import nested


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("<ul><li>a</li></ul>", "<ul><li>a</li></ul>"),
        ("<p>x</p><li>a</li>", "<p>x</p><div>a</div>"),
        ("<h2>a<p>b</p></h2>", "<h2>a<span>b</span></h2>"),
        ("<figcaption>a</figcaption>", "<div>a</div>"),
        ("<figure>a<figcaption>b</figcaption>c</figure>", "<div>a<div>b</div>c</div>"),
        ("<ul>a<li>b</li></ul>", "<div>a<div>b</div></div>"),
        ("<dl><dd>a</dd><dt>b</dt></dl>", "<div><div>a</div><div>b</div></div>"),
        ("<dl><dt><h2>a</h2></dt><dd><h2>b</h2></dd></dl>", "<dl><dt><div>a</div></dt><dd><h2>b</h2></dd></dl>"),
        ("<details>a</details>", "<div>a</div>"),
        ("<ruby>a<rp>(<b>x</b></rp><rt>b</rt><rp>)</rp></ruby>", "<ruby>a<rp>(x</rp><rt>b</rt><rp>)</rp></ruby>"),
        ("<ruby><rt>b</rt></ruby>", "<div><div>b</div></div>"),
        ("<a href='#x'><details><summary>a</summary></details></a>", '<a href="#x"><div><div>a</div></div></a>'),
        (
            "<p><time>soon</time> <time datetime=2026-02-03>x</time>",
            '<p><span>soon</span> <time datetime="2026-02-03">x</time></p>',
        ),
        ("<ol><li value=2>a</li></ol><ul><li value=2>b</li></ul>", '<ol><li value="2">a</li></ol><ul><li>b</li></ul>'),
        ("<bdo>a</bdo><p dir=up lang=en_GB>b</p>", "<bdi>a</bdi><p>b</p>"),
        ("<td colspan=0>a</td><table><td colspan=0>b</table>", "a<table><tbody><tr><td>b</td></tr></tbody></table>"),
    ],
)
def test_what_html_does_not_allow_where_it_stands_is_renamed(html: str, xhtml: str) -> None:
    """A list without items, a paragraph in a heading; and attributes that mean nothing there go."""
    assert to_xhtml(html) == xhtml


@given(st.integers())
def test_every_word_stays_and_what_is_valid_is_left_alone(seed: int) -> None:
    """Whatever stood in whatever."""
    html = nested(Random(seed))  # noqa: S311  # any will do
    once = to_xhtml(html)
    assert conforming(once) == once
    assert _words(once) == _words(sanitise(html))


def _words(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html))


def test_texts_may_be_nested_deeper_than_calls() -> None:
    """No recursion."""
    assert conforming("<b>" * 5000 + "x" + "</b>" * 5000).count("<b>") == 5000


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (r"https://a.b/start\_page.do?x=\y", "https://a.b/start/_page.do?x=%5Cy"),
        ("https://a.b/1](https://c.d/2)", "https://a.b/1%5D(https://c.d/2)"),
        ("https://a.b/c d#e f#g", "https://a.b/c%20d#e%20f%23g"),
        ("https://a.b/%41%zz?q=é", "https://a.b/%41%25zz?q=%C3%A9"),
        ("https://[::1]:8000/", "https://[::1]:8000/"),
        ("https://münchen.example", "https://münchen.example"),
        ("mailto:a b@c.example", "mailto:a%20b@c.example"),
        ("chapter-1.xhtml#h-é", "chapter-1.xhtml#h-%C3%A9"),
        *((each, "") for each in ("https://a b/", "https://a..b/", "https://a.b:123456/", "https://", "//a.b/", "x:y")),
    ],
)
def test_an_address_leads_where_a_browser_goes_or_nowhere(written: str, address: str) -> None:
    r"""Browsers take `\` for `/`, and write what a URL may not have as `%` and two digits."""
    assert legal(written) == address
