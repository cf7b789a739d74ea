"""What `formats/metadata.py` promises: the same pixels, turned the same way, and no story."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from broadsheet.formats.metadata import without_metadata
from tests.photographs import photograph, taken_at_greenwich

XMP = b'<x exif:GPSLatitude="51,28.6N"/>'


def _told() -> PngInfo:
    told = PngInfo()
    told.add_text("Comment", "at home")
    return told


@pytest.mark.parametrize(
    "data",
    [
        photograph(exif=taken_at_greenwich(), xmp=XMP, comment=b"at home"),
        photograph(exif=taken_at_greenwich(), progressive=True),
        photograph(kind="PNG", exif=taken_at_greenwich(), pnginfo=_told()),
        photograph(kind="WEBP", exif=taken_at_greenwich().tobytes(), xmp=XMP),
    ],
    ids=["jpeg", "progressive", "png", "webp"],
)
def test_a_picture_keeps_its_pixels_and_loses_its_story(data: bytes) -> None:
    """Place, camera, words; what is left is a file that any program opens."""
    bare = without_metadata(data)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    assert after.tobytes() == before.tobytes()
    assert not after.getexif().get_ifd(0x8825)
    assert not any(mark in bare for mark in (b"Camera", b"GPS", b"at home"))
    assert without_metadata(bare) == bare


def test_a_picture_that_lies_on_its_side_stays_turned() -> None:
    """Else books would show it lying."""
    after = Image.open(io.BytesIO(without_metadata(photograph(exif=taken_at_greenwich()))))
    assert dict(after.getexif()) == {0x0112: 6}


def test_a_second_picture_behind_the_first_goes_too() -> None:
    """Cameras put one there, with a story of its own."""
    first, second = photograph(), photograph(exif=taken_at_greenwich())
    assert without_metadata(first + second) == without_metadata(first)


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]))
def test_a_damaged_file_makes_no_trouble(data: bytes, head: bytes) -> None:
    """It stays a file of bytes."""
    assert isinstance(without_metadata(head + data), bytes)
