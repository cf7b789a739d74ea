"""An id is added to a file's bytes, and nothing else changes."""

import pytest

from broadsheet.desk.mint import with_id
from broadsheet.model.site import ContentFile


def minted(data: bytes) -> bytes | None:
    """Add an id to an article's bytes."""
    return with_id(ContentFile("content/articles/x.md", data), "new")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_an_id_stands_below_the_fence_with_the_files_own_line_ends(mark: bytes, end: bytes) -> None:
    """A byte order mark stays where it is."""
    before = mark + end.join([b"---", b"title: X", b"---", b"body", b""])
    assert minted(before) == mark + end.join([b"---", b"id: new", b"title: X", b"---", b"body", b""])


def test_three_dashes_within_a_value_are_no_fence() -> None:
    """An empty `id` below a title with dashes is filled, not doubled."""
    assert minted(b"---\ntitle: a --- b\nid:\n---\n") == b"---\ntitle: a --- b\nid: new\n---\n"


@pytest.mark.parametrize("text", [b"---\ntitle: X\nid: old\n---\n", b"no fence", b"---\ntitle: [\n---\n", b"\xff"])
def test_a_file_with_an_id_or_that_cannot_be_read_is_left_alone(text: bytes) -> None:
    """Nothing is to be written then."""
    assert minted(text) is None
