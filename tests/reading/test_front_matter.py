"""What `reading/front_matter.py` promises: bytes become front matter and body, or the first mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.errors import BuildError
from broadsheet.model.site import ContentFile
from broadsheet.reading.front_matter import decode, split
from tests.makers import DIALECT, mistakes, read

BEGIN = "begin the file with '---', lines of 'key: value', and '---'"
GOOD = b"---\ntitle: Today\ndate: 2026-11-21\nid: today\n---\nBody.\n"


def body_of(data: bytes) -> tuple[str, int]:
    """Give a file's body and the number of lines above it."""
    parts = split(ContentFile("x.md", data), 1000)
    return parts.text, parts.lines_above


def test_the_body_begins_below_the_second_fence() -> None:
    """A later fence is the body's own rule."""
    assert body_of(b"---\ntitle: x\n---\nOne\n---\nTwo") == ("One\n---\nTwo", 3)


def test_a_byte_order_mark_and_other_line_ends_change_nothing() -> None:
    """Editors on Windows write both, and some tools write two marks."""
    reading = read(GOOD)
    assert reading.content
    for data in (
        b"\xef\xbb\xbf" + GOOD,
        b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"\n", b"\r"),
        b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"---\n", b"--- \t\n"),
    ):
        assert read(data) == reading


def test_a_place_is_right_after_a_mark_and_carriage_returns() -> None:
    r"""The mark takes no column, and `\\r\\n` is one line."""
    data = b"\xef\xbb\xbf---\r\ntitle: Today\r\nid: x\r\ndate: 2026-02-30\r\n---\r\n"
    assert mistakes(data) == ["4:7 'date': '2026-02-30' does not exist | that month ends on 2026-02-28"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", f"1:1 the file is empty | {BEGIN}"),
        (b"\xef\xbb\xbf\n \n", f"1:1 the file is empty | {BEGIN}"),
        (b"# Head\n", f"1:1 there is no front matter | {BEGIN}"),
        (
            b"\n---\ntitle: x\n---\n",
            "1:1 the front matter does not begin in line 1 | delete the empty lines above '---'",
        ),
        (b"---\ntitle: x\n", "1:1 the front matter is not closed | put '---' on a line of its own below the last key"),
        (b"---\ntitle: caf\xe9\n---\n", "2:11 not UTF-8 | save the file as UTF-8"),
        (b"\xef\xbb\xbf---\ntitle: \xc3\xa9\xff\n---\n", "2:9 not UTF-8 | save the file as UTF-8"),
        ("---\n".encode("utf-16"), "1:1 not UTF-8 | save the file as UTF-8"),
        (b"---\ntitle: a\0b\n---\n", "2:9 control character U+0000 | delete it"),
        (b"---\ntitle: x\n---\n\xf0\x9f\x8e\x89\x0c\n", "4:2 control character U+000C | delete it"),
        (b"---\ntitle: a\xc2\x85b\n---\n", "2:9 control character U+0085 | delete it"),
        (b"---\ntitle: a\xef\xbf\xbfb\n---\n", "2:9 control character U+FFFF | delete it"),
    ],
)
def test_what_makes_a_file_unreadable_is_named_with_its_place(data: bytes, words: str) -> None:
    """Nothing else is said of it: nothing else can be."""
    assert mistakes(data) == [words]


def test_a_control_character_is_found_before_the_yaml() -> None:
    """The place is the character's, not that of a parser which stumbles over it."""
    assert mistakes(b"---\ntitle: [\x1b\n---\n") == ["2:9 control character U+001B | delete it"]


def test_front_matter_has_at_most_64_kib() -> None:
    """To the byte."""
    room = 64 * 1024 - len("title: \n")
    assert split(ContentFile("x.md", b"---\ntitle: " + b"x" * room + b"\n---\n"), 100_000)
    with pytest.raises(BuildError) as raised:
        split(ContentFile("x.md", b"---\ntitle: " + b"x" * (room + 1) + b"\n---\n"), 100_000)
    assert raised.value.args[0] == "the front matter has more than 64 KiB"
    assert raised.value.hint == "move text into the body"


def test_a_file_larger_than_the_limit_is_refused() -> None:
    """To the byte; the message gives both sizes."""
    assert read(GOOD.ljust(1048576)).content
    hint = "split it, or raise 'limits.article' in config.yaml"
    words = f"0:0 the file has 1,048,577 bytes, more than the 1,048,576 allowed | {hint}"
    assert mistakes(GOOD.ljust(DIALECT.article_limit + 1)) == [words]


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_mistake(data: bytes) -> None:
    """No other exception, and a place within the file."""
    text, error = "", None
    try:
        text = decode(ContentFile("x.md", data))
    except BuildError as mistake:
        error = mistake
    assert "\r" not in text
    if error:
        assert 1 <= error.source.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert error.source.column >= 1
