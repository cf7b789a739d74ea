"""Where the script goes in a page, and how a bug of ours reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.desk.preview import internal_error, with_script


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<body>a</body></html>", b"<body>aS</body></html>"),
        (b"<BODY>a</BODY >", b"<BODY>aS</BODY >"),
        (b"<body><pre></body></pre></body>", b"<body><pre></body></pre>S</body>"),
        (b"<p>a", b"<p>aS"),
        (b"", b"S"),
    ],
)
def test_the_script_stands_before_the_last_end_of_the_body(page: bytes, expected: bytes) -> None:
    """Else at the end of the page."""
    assert with_script(page, b"S") == expected


@given(st.binary())
def test_a_page_loses_nothing_to_the_script(page: bytes) -> None:
    """Whatever bytes it is made of."""
    places = range(len(page) + 1)
    assert with_script(page, b"S") in {page[:place] + b"S" + page[place:] for place in places}


def test_a_bug_is_named_by_type_and_message() -> None:
    """An editor is told that it is not theirs."""
    shown = internal_error(ValueError("odd"))
    assert (shown.ok, shown.summary) == (False, "")
    assert shown.messages == (
        "internal error: ValueError: odd\n  hint: this is a bug in Broadsheet, not a mistake in your files",
    )
