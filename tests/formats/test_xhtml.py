"""What `formats/xhtml.py` promises: whatever HTML says, XML reads."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.formats.xhtml import fit, to_xhtml

TAGS = ("<p>", "</p>", "<br>", "<details open>", "<script>x</script>", "<!-- c -->", "<table><td>", "</a>", "<hr/>")
WORDS = ("<img src=a alt='<&\">'>", "<a href='?a=1&b=2'>", "&nbsp;", "&amp;", "&", "<", ">", "]]>", "\x0c", "&copy;")
PIECES = st.sampled_from([*TAGS, *WORDS])


def parsed(xhtml: str) -> ET.Element:
    """Parse a fragment as XML does."""
    return ET.fromstring(f"<body>{xhtml}</body>")  # noqa: S314  # expat, on what we made ourselves


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map("".join))
def test_whatever_html_says_xml_reads(html: str) -> None:
    """Well-formed, whatever was unclosed, misspelt or forbidden."""
    parsed(fit(to_xhtml(html)))


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("a<br>b<hr><img src='x.png' alt='1 > 0'>", 'a<br/>b<hr/><img src="x.png" alt="1 &gt; 0"/>'),
        ("<p>one&nbsp;two &copy;", "<p>one\u00a0two ©</p>"),
        ("<a href='?a=1&b=2'>x</a>", '<a href="?a=1&amp;b=2">x</a>'),
        ("<iframe src='https://x.example'></iframe><p onclick='x()' style='color:red'>y</p>", "<p>y</p>"),
    ],
)
def test_html_is_written_as_xml_wants_it(html: str, xhtml: str) -> None:
    """And nothing runs, plays or calls elsewhere, whatever the site trusts."""
    assert to_xhtml(html) == xhtml
