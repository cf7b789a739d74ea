"""What in a drawing may not be published."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.reading.drawings import MOST, drawing_errors

TOP = Path(__file__).parents[2]
DRAWINGS = sorted((*TOP.glob("content/**/*.svg"), *TOP.glob("templates/**/*.svg"), *TOP.glob("tests/golden/**/*.svg")))
BEGIN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml">'
HOSTILE = (
    "<script>alert(1)</script>",
    "<script href='/static/x.js'/>",
    "<h:script>alert(1)</h:script>",
    "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
    "<script><![CDATA[alert(1)]]></script>",
    "<rect onload='alert(1)'/>",
    "<rect ONCLICK='alert(1)'/>",
    "<animate onbegin='alert(1)' attributeName='x' dur='1s'/>",
    "<g h:onclick='alert(1)'/>",
    "<a href='javascript:alert(1)'/>",
    "<a x:href='JaVaScRiPt:alert(1)'/>",
    "<a xmlns:y='http://www.w3.org/1999/xlink' y:href='javascript:alert(1)'/>",
    "<a href=' &#1;java&#9;script&#10;:alert(1)'/>",
    "<a href='&#x6A;avascript:alert(1)'/>",
    "<a href='vbscript:x'/>",
    "<a href='data:text/html,&lt;script>alert(1)&lt;/script>'/>",
    "<a href='data:image/svg+xml,&lt;svg/>'/>",
    "<a href='/' ping='https://example.org/'/>",
    "<foreignObject><h:iframe src='/'/></foreignObject>",
    "<foreignobject/>",
    "<h:img src='x'/>",
    "<iframe/>",
    "<image href='https://example.org/x.png'/>",
    "<image x:href='//example.org/x.png'/>",
    "<image href='\\\\example.org/x.png'/>",
    "<image href='/\t/example.org/x.png'/>",
    "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
    "<use href='http://example.org/x.svg#a'/>",
    "<use href='data:image/svg+xml,x#a'/>",
    "<feImage href='https://example.org/x.png'/>",
    "<g xml:base='https://example.org/'/>",
    f"<rect fill='url(\"{' ' * 300}https://example.org/x.svg#a\")'/>",
    "<rect fill='url(https://example.org/x.svg#a)'/>",
    "<rect filter='URL( \"//example.org/x.svg#a\" )'/>",
    "<rect fill='u\\72l(https://example.org/x.svg#a)'/>",
    "<rect cursor='image-set(\"https://example.org/x.png\" 1x)'/>",
    "<rect style='fill:url(https://example.org/x)'/>",
    "<rect style='--a: \"https://example.org/x\"'/>",
    "<style>@import 'https://example.org/x.css';</style>",
    "<style>@im<!-- -->port '/x.css';</style>",
    "<style>@im<g>x</g>port '/x.css';</style>",
    "<style><style/>@import '/x.css';</style>",
    "<style>@\\69 mport '/x.css';</style>",
    "<style><![CDATA[@import url(//example.org/x.css);]]></style>",
    "<style>@font-face { src: url('https://example.org/x.woff2') }</style>",
    "<style>g { cursor: image-set('ht\\9 tps://example.org/x.png' 1x) }</style>",
    "<h:style>@import '/x.css';</h:style>",
    "<set attributeName='href' to='javascript:alert(1)'/>",
    "<animate attributeName='x:href' values='javascript:alert(1)'/>",
    "<set attributeName=' onclick ' to='alert(1)'/>",
    "<animate attributeName='fill' to='url(https://example.org/x)'/>",
    "<handler type='text/javascript'>alert(1)</handler>",
    "<?xml-stylesheet href='/x.css'?>",
    "&script;",
    "<y:g/>",
    "<g>",
)
HARMLESS = (
    "<a href='https://example.org/'><text>there</text></a>",
    "<a x:href='#b'/>",
    "<image href='boat.png'/>",
    "<image href='data:image/png;base64,iVBORw0KGgo='/>",
    "<use x:href='#boat'/>",
    "<rect fill='url(#sky)' style='stroke: url(\"#sky\")'/>",
    "<style>@font-face { font-family: 'N'; src: url(data:font/woff2;base64,AA==) } g > rect { fill: red }</style>",
    "<animate attributeName='x' from='0' to='9' dur='1s'/>",
    "<metadata><r:about xmlns:r='urn:r' r:resource='https://example.org/'/></metadata>",
    "<text>javascript:alert(1) onload='x' &lt;script> https://example.org/ @import</text>",
    "<!-- <script>alert(1)</script> -->",
    "<?xpacket begin=''?>",
)


def drawn(inner: str) -> bytes:
    """Give a drawing that holds something."""
    return f"{BEGIN}\n{inner}\n</svg>\n".encode()


@pytest.mark.parametrize("inner", HOSTILE)
def test_what_could_run_script_or_ask_another_site_is_named_with_its_place(inner: str) -> None:
    """OWASP's list for SVG, and more: path, line, column and a hint."""
    errors = drawing_errors("content/images/x.svg", drawn(inner))
    assert errors
    for error in errors:
        assert error.source.path == "content/images/x.svg"
        assert (error.source.line >= 2, error.source.column >= 1, bool(error.hint)) == (True, True, True)


@pytest.mark.parametrize("inner", HARMLESS)
def test_what_does_neither_passes(inner: str) -> None:
    """Links, pictures beside the drawing, its own paint, words about script."""
    assert drawing_errors("content/images/x.svg", drawn(inner)) == []


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.name)
def test_our_own_drawings_pass(file: Path) -> None:
    """The demo's, the theme's and those of the golden sites."""
    assert drawing_errors("x.svg", file.read_bytes()) == []


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>',
        b'<!DOCTYPE svg [<!ENTITY s "<script>alert(1)</script>">]><svg>&s;</svg>',
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>',
        b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg/>',
        b'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?><svg/>',
        b'<?xml version="1.0" encoding="utf-7"?><svg/>',
        '<?xml version="1.0" encoding="utf-16"?><svg/>'.encode("utf-16"),
        "<svg/>".encode("utf-16-le"),
        b"\x1f\x8b\x08\0",
        b"",
        b"no drawing",
    ],
)
def test_what_hides_script_is_refused_before_the_drawing_begins(data: bytes) -> None:
    """Declarations, style sheets, encodings, compression, and what is no XML."""
    assert len(drawing_errors("x.svg", data)) >= 1


def test_a_compressed_drawing_is_refused_by_its_name() -> None:
    """Servers may send `.svgz` in a way that browsers unpack."""
    assert [error.message for error in drawing_errors("x.SVGZ", drawn(""))] == ["the drawing is compressed"]


def test_a_drawing_of_many_mistakes_names_the_first() -> None:
    """A page of errors helps nobody."""
    assert len(drawing_errors("x.svg", drawn("<script/>" * 10_000))) == MOST


def test_rules_made_to_be_slow_are_read_in_their_length() -> None:
    """Of every address its beginning is looked at: a file of 200 kB would else take minutes."""
    assert drawing_errors("x.svg", drawn(f"<style>{'url(' * 50_000}</style>")) == []


@given(st.binary() | st.text().map(drawn))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    """Whatever is in a file, it passes or is named."""
    assert isinstance(drawing_errors("x.svg", data), list)


@given(st.sampled_from(HOSTILE), st.lists(st.sampled_from(HARMLESS), max_size=4), st.integers(0, 40))
def test_nothing_around_hides_it(inner: str, around: list[str], depth: int) -> None:
    """At any depth, behind anything harmless."""
    assert drawing_errors("x.svg", drawn("".join(around) + "<g>" * depth + inner + "</g>" * depth))
