"""What `formats/bodies.py` promises: gaps filled rightly, and nothing in content that runs or fetches."""

import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.formats.bodies import fill, is_remote
from broadsheet.model.config import Markdown
from broadsheet.model.images import ImageSource, Sized
from broadsheet.model.views import Text
from broadsheet.reading.markup import parse_body

UNTRUSTED = [
    Markdown(),
    Markdown(raw_html="escape"),
    Markdown(engine="pyromark"),
    Markdown(engine="pyromark", raw_html="escape"),
]
every_engine = pytest.mark.parametrize("engine", UNTRUSTED, ids=lambda each: f"{each.engine}-{each.raw_html}")
C0_AND_SPACE = "".join(map(chr, range(0x21)))  # what browsers skip around a URL; tabs and line ends also within it
FETCHING = {"src", "srcset", "poster", "background", "data", "action", "formaction", "ping", "style", "xlink:href"}

ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://evil.example/x.png'>",
    "<img src=//evil.example/x.png srcset='//evil.example/y.png 2x'>",
    r"<img src='/\evil.example/x.png'><img src='\\evil.example\x.png'>",
    "<img src='ht\ntp://evil.example/x'><img src=' //evil.example/x'><img src='/\t/evil.example/x'>",
    "<img src='http:evil.example/x'><img src='HTTPS:/evil.example/x'>",
    "![x](https://evil.example/x.png) ![](//evil.example/x.png) ![x](/\\evil.example/x.png)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=) ![x](javascript:alert(1))",
    "[x](javascript:alert(1)) [x](JaVaScRiPt:alert(1)) [x](vbscript:x) [x](data:text/html,x) <javascript:alert(1)>",
    "[x](java&#115;cript:alert(1)) [x](&#x6a;avascript:alert(1)) [x](java\tscript:alert(1))",
    "[x](<java\nscript:alert(1)>) [x](\x01javascript:alert(1)) [x](javascript&colon;alert(1))",
    '<a href="java&#10;script:alert(1)">x</a><a href=" &#14; javascript:alert(1)">x</a>',
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](a"onmouseover="alert(1)) ![a"onload="x](b"onerror="x)',
    "[x](a 'b\"onclick=alert(1) \"')",
    "## x {onclick=alert(1) #a\"onclick=x style='x'}\n\ntext\n{: onclick=alert(1) style=color:red }",
    "<svg onload=alert(1)><script>alert(1)</script><a xlink:href='javascript:x'>x</a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<iframe src=javascript:alert(1)></iframe><object data=x></object><embed src=x>",
    "<form action=x><input name=y><button formaction=javascript:x>z</button></form>",
    "<style>@import '//evil.example/x'</style><p style='background:url(//evil.example)'>x</p>",
    "<link rel=stylesheet href=//evil.example/x><meta http-equiv=refresh content='0;url=//e.example'><base href=//e>",
    "<table background=//evil.example/x><tr><td background=//evil.example/y>z</table>",
    "<video poster=//evil.example/x src=//evil.example/y></video><audio src=//evil.example/z></audio>",
    "<a ping=//evil.example/x href=y>z</a><blockquote cite='javascript:x'>q</blockquote>",
    "<details ontoggle=alert(1) open>x</details><body onload=alert(1)>",
    "<textarea><img src=x onerror=alert(1)></textarea><title><img src=x onerror=x></title>",
    "<template><img src=x onerror=alert(1)></template><plaintext><img src=x onerror=x>",
    '```<img src=x onerror=alert(1)>\nx\n```\n\n```" onclick="x\ny\n```',
    'x[^"><img src=y onerror=z>]\n\n[^"><img src=y onerror=z>]: note',
    "<!--><img src=x onerror=alert(1)>--> <![CDATA[<img src=x onerror=x>]]> <?x <img src=x onerror=x>?>",
    "<div class='footnote-definition' id='\"><script>x</script>'><sup class='footnote-definition-label'>1</sup></div>",
]  # fmt: skip


def filled(text: str, engine: Markdown = UNTRUSTED[0], **values: Any) -> str:
    """Give the HTML that a reader gets."""
    return str(fill(parse_body(text, engine).body, Text("x", **values)))


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each element as a browser would see it, whatever its namespace."""
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if isinstance(element.tag, str):
            yield element.tag, {str(name): value for name, value in element.attrib.items()}


def faults(html: str) -> list[str]:
    """List what runs script, styles, submits or fetches from another origin."""
    found = []
    for tag, attributes in elements(html):
        if (
            tag in {"script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "base"}
            or "}" in tag
        ):
            found.append(tag)
        for name, value in attributes.items():
            url = re.sub(r"[\t\n\r]", "", value).strip(C0_AND_SPACE).replace("\\", "/").lower()
            if name.startswith("on") or (name in FETCHING and not (tag == "img" and name == "src")):
                found.append(f"{tag} {name}")
            if name == "src" and re.match(r"[a-z][a-z0-9+.-]*:|//", url):
                found.append(f"src {value}")
            if name == "href" and re.match(r"[a-z][a-z0-9+.-]*:", url) and not re.match(r"(https?|mailto):", url):
                found.append(f"href {value}")
            if name == "id" and not value.startswith(("h-", "fn-")):
                found.append(f"id {value}")
    return found


@every_engine
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_known_attack_does_nothing(engine: Markdown, attack: str) -> None:
    """Alone, in a quote, in a heading, in a link's text, and next to itself."""
    for text in (
        attack,
        f"> {attack}",
        f"# {attack}",
        f"[{attack}](x)",
        f"*{attack}*{attack}",
        f"a|b\n-|-\n{attack}|c",
    ):
        assert faults(filled(text, engine)) == []


@every_engine
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(ATTACKS) | st.text(max_size=5), max_size=4).map("".join)))
@settings(max_examples=100, deadline=None)
def test_no_text_runs_script_or_calls_another_origin(engine: Markdown, text: str) -> None:
    """Whatever the text, nothing raises and nothing gets through."""
    assert faults(filled(text, engine)) == []


@every_engine
@given(pieces=st.lists(st.sampled_from(re.findall(r"\w+|\s+|.", "".join(ATTACKS), re.DOTALL)), max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_mixture_of_attacks_gets_through(engine: Markdown, pieces: list[str]) -> None:
    """Cut into words and signs, and put together in any order."""
    assert faults(filled("".join(pieces), engine)) == []


def test_ids_are_prefixed_and_fragments_follow() -> None:
    """Headings get `h-`, footnotes `fn-`; where bodies share a page a prefix of their own comes next."""
    text = "## One {#a}\n\n[to](#a) [top](#top) x[^n]\n\n[^n]: y\n"
    html = filled(text, prefix="slug-", page_url="/p/")
    assert '<h2 id="h-slug-a">' in html
    assert '<a href="/p/#h-slug-a">to</a> <a href="/p/#top">top</a>' in html
    assert '<sup id="fn-slug-1-ref"><a href="/p/#fn-slug-1"' in html
    assert '<li id="fn-slug-1">' in html
    assert '<a href="/p/#fn-slug-1-ref"' in html
    assert '<a href="#h-a">to</a>' in filled(text)


@pytest.mark.parametrize("engine", [UNTRUSTED[0], UNTRUSTED[2]], ids=["markdown", "pyromark"])
def test_a_fragment_may_be_percent_encoded(engine: Markdown) -> None:
    """Engines differ in how they write one."""
    assert 'href="#h-é"' in filled("## x {#é}\n\n[y](#é) [z](#%C3%A9)\n", engine)


def test_links_are_looked_up_and_others_stand_as_written() -> None:
    """Only what was written with a host is external, even where the value put in has one."""
    html = filled(
        "[a](b.md) [c](/d/) [e](https://f.example/?g=1&h=2 't') [i](mailto:j@k.example)",
        links=(("b.md", 'https://own.example/b/?"&'),),
    )
    assert '<a href="https://own.example/b/?&quot;&amp;">a</a>' in html
    assert '<a href="/d/">c</a>' in html
    assert '<a href="https://f.example/?g=1&amp;h=2" rel="external noopener" title="t">e</a>' in html
    assert '<a href="mailto:j@k.example">i</a>' in html


def test_a_link_to_what_readers_cannot_see_keeps_its_words() -> None:
    """An empty value says so."""
    assert filled("[a](b.md)", links=(("b.md", ""),)) == "<p><a>a</a></p>"


def test_a_local_image_is_loaded_late() -> None:
    """Its URL is looked up, its words and other attributes escaped."""
    html = filled('![a "b"](c.png "d<")', links=(("c.png", "/images/c.png?&"),))
    assert html == (
        '<p><img src="/images/c.png?&amp;" alt="a &quot;b&quot;" title="d&lt;" loading="lazy" decoding="async"></p>'
    )


def test_a_remote_image_becomes_a_link() -> None:
    """With its words, or its host where there are none; config may keep it."""
    text = "![a & b](https://c.example/d.png) ![](//e.example/f.png)"
    assert filled(text) == (
        '<p><a href="https://c.example/d.png" rel="external noopener">a &amp; b</a> '
        '<a href="https://e.example/f.png" rel="external noopener">e.example</a></p>'
    )
    assert '<img src="https://c.example/d.png" alt="a &amp; b" loading="lazy"' in filled(text, remote_images=True)


def test_a_remote_image_within_a_link_leaves_its_words() -> None:
    """Links cannot nest; after the link another image is a link again."""
    html = filled("[![a](https://b.example/c) d](e) ![f](https://g.example/h)")
    assert html == '<p><a href="e">a d</a> <a href="https://g.example/h" rel="external noopener">f</a></p>'


def test_an_image_with_an_unsafe_source_leaves_its_words() -> None:
    """There is nothing to show."""
    assert filled("![a & b](javascript:x)") == "<p>a &amp; b</p>"


@pytest.mark.parametrize("url", ["http://a", "HTTPS://a", "//a", r"\\a", r"/\a", " //a", "http:a", "https://[a"])
def test_a_url_with_a_host_is_remote(url: str) -> None:
    """As browsers read it, not as it looks."""
    assert is_remote(url)
    assert "<img" not in filled(f"<img src='{url}'>")


@pytest.mark.parametrize("url", ["a", "/a", "a//b", "?//b", "mailto:a@b", "https.png"])
def test_a_url_without_a_host_is_not_remote(url: str) -> None:
    """Two slashes within a path are none."""
    assert not is_remote(url)


HARBOUR = Sized(
    1200,
    800,
    "tone r5 g0 b1",
    (ImageSource("image/avif", "/a-480.avif 480w"), ImageSource("image/webp", "/a-480.webp 480w")),
)


def test_a_local_image_comes_in_sizes_with_its_room_and_colour() -> None:
    """The preferred format first; a browser that knows none takes the file itself."""
    assert filled("![x](a.jpg)", images=(("a.jpg", HARBOUR),)) == (
        '<p><picture><source type="image/avif" srcset="/a-480.avif 480w" sizes="(min-width: 40rem) 36rem, 100vw">'
        '<source type="image/webp" srcset="/a-480.webp 480w" sizes="(min-width: 40rem) 36rem, 100vw">'
        '<img src="a.jpg" alt="x" width="1200" height="800" class="tone r5 g0 b1"'
        ' loading="lazy" decoding="async"></picture></p>'
    )


def test_what_an_editor_says_of_an_image_holds() -> None:
    """A width stays, a class stands beside those of the tone; a picture that is in one size has no sources."""
    small = structs.replace(HARBOUR, sources=())
    html = filled("![x](a.jpg){width=30 .wide}", images=(("a.jpg", small),))
    assert html.count("width=") == 1
    assert 'class="tone r5 g0 b1 wide"' in html
    assert "<picture>" not in html


def test_a_picture_within_a_link_stays_within_it() -> None:
    """Any browser reads the same tree."""
    html = filled("[![x](a.jpg)](b)", images=(("a.jpg", HARBOUR),))
    assert [tag for tag, _ in elements(html)][1:] == ["p", "a", "picture", "source", "source", "img"]
