"""What `formats/raster.py` promises: what a picture is, and other sizes of it without its story."""

import io
import struct
import tracemalloc
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from broadsheet.formats.raster import look_into, resized, without_place
from broadsheet.model.pictures import Facts, Resizing
from tests.photographs import bomb, photograph, saved, taken_at_greenwich

RED = Image.new("RGB", (60, 40), (250, 10, 60))


def _task(width: int, kind: str = "webp") -> Resizing:
    return Resizing("content/images/x.jpg", "", width, kind, flat=False)


def _made(data: bytes, width: int, kind: str = "webp") -> Image.Image:
    (made,) = resized(data, [_task(width, kind)])
    picture = Image.open(io.BytesIO(made))
    picture.load()
    return picture


def test_a_picture_tells_its_size_and_dominant_colour() -> None:
    """The tone has six steps a channel."""
    assert look_into(saved(RED, "PNG"), 0) == Facts(60, 40, "501", flat=True)
    two = RED.copy()
    ImageDraw.Draw(two).rectangle((0, 0, 20, 40), fill="blue")
    assert look_into(saved(two, "PNG"), 0).tone == "501"


def test_a_picture_that_one_can_see_through_has_no_tone() -> None:
    """A colour behind it would show."""
    glass = Image.new("RGBA", (60, 40), (250, 10, 60, 90))
    assert {look_into(saved(glass, kind), 0).tone for kind in ("PNG", "WEBP", "AVIF")} == {""}


def test_a_picture_that_lies_on_its_side_is_measured_as_it_is_shown() -> None:
    """Orientation 6 turns it by a quarter (Exif 2.32)."""
    facts = look_into(photograph(exif=taken_at_greenwich()), 0)
    assert (facts.width, facts.height, facts.resizable) == (180, 240, True)
    assert _made(photograph(exif=taken_at_greenwich()), 90).size == (90, 120)


XMP = b'<x exif:GPSLatitude="51,28.6N" a="b"><exif:GPSLongitude>0,0.1W</exif:GPSLongitude></x>'


def test_a_picture_that_says_where_it_was_taken_is_known() -> None:
    """In Exif, or as text in XMP; in a comment it cannot be told from what else that says."""
    for data in (photograph(exif=taken_at_greenwich()), photograph(xmp=XMP)):
        facts = look_into(data, 0)
        assert (facts.located, facts.blank) == (False, True)
    facts = look_into(photograph(comment=b"GPSLatitude 51"), 0)
    assert (facts.located, facts.blank) == (True, False)
    facts = look_into(photograph(), 0)
    assert (facts.located, facts.blank) == (False, False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_place_is_blanked_out_and_nothing_else(kind: str) -> None:
    """As many bytes, the same pixels, the camera and how it is turned; no damage that a reader would see."""
    more: dict[str, Any] = {"xmp": XMP} if kind in {"JPEG", "WEBP"} else {}
    data = photograph(kind=kind, exif=taken_at_greenwich(), **more)
    made = without_place(data)
    assert made is not None
    assert len(made) == len(data)
    assert not look_into(made, 0).blank
    assert struct.pack("<II", 51, 1) not in made
    assert b"51,28.6N" not in made
    assert b"0,0.1W" not in made
    before, after = (Image.open(io.BytesIO(each)) for each in (data, made))
    assert after.tobytes() == before.tobytes()
    assert (after.getexif()[0x0112], after.getexif()[0x010F]) == (6, "Camera")
    assert without_place(made) == made


@given(cut=st.integers(0, 600), byte=st.integers(0, 255))
def test_a_damaged_picture_is_blanked_or_left(cut: int, byte: int) -> None:
    """Never anything else."""
    data = bytearray(photograph(24, 18, exif=taken_at_greenwich()))
    data[cut % len(data)] = byte
    with suppress(OSError, SyntaxError, ValueError):
        made = without_place(bytes(data))
        assert made is None or len(made) == len(data)


@pytest.mark.parametrize("kind", ["webp", "avif"])
def test_what_is_made_says_nothing_of_where_it_was_taken(kind: str) -> None:
    """No Exif, no XMP, no comment, at any size."""
    data = photograph(exif=taken_at_greenwich(), xmp=b'<x exif:GPSLatitude="51,28.6N"/>', comment=b"at home")
    (made,) = resized(data, [_task(100, kind)])
    assert not Image.open(io.BytesIO(made)).getexif()
    assert not any(mark in made for mark in (b"Camera", b"GPS", b"at home", b"Exif", b"xmp"))


@pytest.mark.parametrize("kind", ["webp", "avif"])
def test_a_picture_is_made_in_every_size_in_order(kind: str) -> None:
    """The height follows."""
    made = [Image.open(io.BytesIO(each)) for each in resized(photograph(), [_task(50, kind), _task(240, kind)])]
    assert [(each.format, each.size) for each in made] == [(kind.upper(), (50, 38)), (kind.upper(), (240, 180))]


@pytest.mark.parametrize(
    ("mode", "kind", "colour", "expected"),
    [
        ("RGB", "JPEG", (200, 40, 40), (200, 40, 40)),
        ("L", "JPEG", 120, (120, 120, 120)),
        ("CMYK", "JPEG", (0, 255, 255, 0), (255, 0, 0)),
        ("P", "GIF", 0, (0, 0, 0)),
        ("1", "PNG", 1, (255, 255, 255)),
        ("I;16", "PNG", 40_000, (156, 156, 156)),
        ("LA", "PNG", (90, 255), (90, 90, 90)),
        ("RGBA", "WEBP", (10, 200, 10, 255), (10, 200, 10)),
        ("RGB", "AVIF", (10, 10, 200), (10, 10, 200)),
    ],
)
def test_every_kind_of_pixel_keeps_its_colour(mode: str, kind: str, colour: object, expected: tuple[int, ...]) -> None:
    """Grey, print, palette, 16 bits."""
    data = saved(Image.new(mode, (60, 40), colour), kind)  # type: ignore[arg-type]  # a colour of the mode's own
    for made in (_made(data, 30, "webp"), _made(data, 30, "avif")):
        pixel = made.convert("RGB").getpixel((15, 10))
        assert isinstance(pixel, tuple)
        assert all(abs(one - other) < 12 for one, other in zip(pixel, expected, strict=True)), (made.format, pixel)


def test_what_can_be_seen_through_stays_so() -> None:
    """In both formats."""
    glass = Image.new("RGBA", (60, 40), (200, 10, 10, 0))
    for kind in ("webp", "avif"):
        assert _made(saved(glass, "PNG"), 30, kind).getpixel((5, 5))[3] == 0  # type: ignore[index]  # a tuple


def test_a_moving_picture_is_left_as_it_is() -> None:
    """What is made of it would stand still."""
    frames = [Image.open(io.BytesIO(photograph(seed=number))) for number in range(3)]
    for kind in ("GIF", "WEBP", "PNG"):
        facts = look_into(saved(frames[0], kind, save_all=True, append_images=frames[1:]), 0)
        assert (facts.width, facts.resizable, facts.doubt) == (240, False, ""), kind


def test_a_bomb_is_found_out_before_it_is_unpacked() -> None:
    """Twelve kilobytes that would be a hundred million pixels cost next to nothing."""
    data = bomb()
    look_into(photograph(), 0)
    tracemalloc.start()
    facts = look_into(data, 0)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(data) < 20_000
    assert most < 1_000_000
    assert facts.refused == "has 100,000,000 pixels, more than the 64,000,000 allowed"
    assert look_into(photograph(), 43_199).refused
    assert not look_into(photograph(), 43_200).refused


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"png",
        b"\xff\xd8\xff",
        photograph()[:3000],
        photograph(kind="PNG")[:200],
        photograph(kind="WEBP")[:200],
        saved(RED, "TIFF"),
        saved(RED, "EPS"),
        saved(RED, "BMP"),
        b"<svg/>",
    ],
    ids=["empty", "word", "mark", "jpeg-cut", "png-cut", "webp-cut", "tiff", "eps", "bmp", "svg"],
)
def test_what_cannot_be_read_is_doubted(data: bytes) -> None:
    """What no browser shows is not even tried: PostScript is a program."""
    assert look_into(data, 0).doubt
