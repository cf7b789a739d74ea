"""Pictures are looked into, and made in other sizes and formats. The one module that knows Pillow.

A picture's own file is never changed; what is made of it carries its colours, and nothing else that it said of itself.
"""

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError
from PIL.Image import Resampling

from broadsheet.formats.places import blanked
from broadsheet.model.pictures import Facts, Resizing

MOST_PIXELS = 64_000_000
"""More than a camera's picture usually has; a file of a few kilobytes can claim thousands of times as many."""
SMALL = 24 * 1024
"""A picture of fewer bytes is not worth making smaller."""
_READ = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""What browsers show, and nothing else that Pillow could open."""
_LOSSLESS = frozenset({"PNG", "GIF"})
_COLOURED = frozenset({"RGB", "RGBA", "P"})
"""The modes whose colour profile is that of what is made of them."""
_GPS, _ORIENTATION, _ON_ITS_SIDE = 0x8825, 0x0112, 5
_PLACES = (b"exif:GPS", b"GPSLatitude")
_TONE_STEP = 51
_OPTIONS: Mapping[tuple[str, bool], Mapping[str, Any]] = {
    ("avif", False): {"quality": 60, "speed": 9, "max_threads": 1},
    ("avif", True): {"quality": 70, "speed": 9, "max_threads": 1, "subsampling": "4:4:4"},
    ("webp", False): {"quality": 78, "method": 4},
    ("webp", True): {"quality": 88, "method": 4},
    ("jpeg", False): {"quality": 80, "optimize": True, "progressive": True},
    ("jpeg", True): {"quality": 90, "optimize": True, "progressive": True, "subsampling": "4:4:4"},
    ("png", False): {"compress_level": 9},
    ("png", True): {"compress_level": 9},
}
Image.MAX_IMAGE_PIXELS = None  # a file's own claim is asked before anything of it is unpacked


def look_into(data: bytes, most_pixels: int) -> Facts:
    """Tell a picture's size and tone, and what speaks against it; of one that is too large nothing is unpacked."""
    try:
        with warnings.catch_warnings(), _opened(data) as picture:
            warnings.simplefilter("ignore")
            return _facts(picture, data, most_pixels or MOST_PIXELS)
    except UnidentifiedImageError:
        return Facts(doubt="it is no picture that browsers show")
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        return Facts(doubt=f"it is damaged: {error}")


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=_READ)


def _facts(picture: Image.Image, data: bytes, most_pixels: int) -> Facts:
    width, height = picture.size
    if width * height > most_pixels:
        return Facts(width, height, refused=f"has {width * height:,} pixels, more than the {most_pixels:,} allowed")
    if picture.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE:
        width, height = height, width
    located = _is_located(picture, data)
    blank = located and without_place(data) is not None
    still = picture.format == "MPO" or not getattr(picture, "is_animated", False)
    flat = picture.format in _LOSSLESS
    picture.draft(None, (64, 64))
    return Facts(width, height, _tone(picture), still and len(data) >= SMALL, flat, located and not blank, blank)


def _is_located(picture: Image.Image, data: bytes) -> bool:
    return bool(picture.getexif().get_ifd(_GPS)) or any(mark in data for mark in _PLACES)


def without_place(data: bytes) -> bytes | None:
    """Give a picture's file without the place where it was taken, and all else as it is; None where that cannot be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _opened(data) as picture:
            made = blanked(data, picture.info.get("exif", b""))
        if made is None:
            return None
        with _opened(made) as picture:
            return None if _is_located(picture, made) else made


def _tone(picture: Image.Image) -> str:
    """Give the dominant colour in six steps a channel, or nothing where the picture can be seen through."""
    if picture.has_transparency_data:
        picture.load()
        return ""
    small = _in_colour(picture).resize((32, 32), Resampling.BOX).quantize(4)
    counts = small.getcolors() or []
    palette = small.getpalette() or []
    _, most = max(counts)
    channels = palette[3 * int(str(most)) : 3 * int(str(most)) + 3]
    return "".join(str(round(channel / _TONE_STEP)) for channel in channels)


def resized(data: bytes, tasks: Iterable[Resizing]) -> Iterator[bytes]:
    """Make one picture in some sizes and formats, upright, in order.

    Each depends on its own task alone, whatever else is made beside it.
    """
    fitted: dict[int, tuple[Image.Image, bytes | None]] = {}
    for task in tasks:
        if task.width not in fitted:
            fitted[task.width] = _fitted(data, task.width)
        yield _encoded(*fitted[task.width], task)


def _fitted(data: bytes, width: int) -> tuple[Image.Image, bytes | None]:
    """Give a picture in a width, with its colour profile; a large JPEG is unpacked no larger than needed."""
    with warnings.catch_warnings(), _opened(data) as source:
        warnings.simplefilter("ignore")
        source.draft(None, (width, width))
        profile = source.info.get("icc_profile") if source.mode in _COLOURED else None
        upright = _in_colour(ImageOps.exif_transpose(source))
    height = max(1, round(upright.height * width / upright.width))
    return upright.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0), profile


def _encoded(picture: Image.Image, profile: bytes | None, task: Resizing) -> bytes:
    made = io.BytesIO()
    picture.info.clear()  # what it says of itself beside its pixels
    if task.format == "jpeg":
        picture = picture.convert("RGB")
    picture.save(made, task.format.upper(), icc_profile=profile, exif=b"", **_OPTIONS[task.format, task.flat])
    return made.getvalue()


def _in_colour(picture: Image.Image) -> Image.Image:
    """Give a picture in a mode that every format knows."""
    if picture.mode.startswith("I"):  # 16 bits a pixel, which `convert` would cut off
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("RGB")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)


class Line(Struct, frozen=True):
    """A line of text on a sheet."""

    text: str
    """As it is set."""
    size: int
    """In pixels."""
    place: tuple[float, float]
    """Of its beginning on the base line, in pixels from the left and the top."""
    colour: str
    """As `#rrggbb`."""


class Bar(Struct, frozen=True):
    """A filled rectangle on a sheet."""

    box: tuple[int, int, int, int]
    """Left, top, right, bottom, in pixels; the last two are outside."""
    colour: str
    """As `#rrggbb`."""


class Face:
    """Owns an opened font, in a headline's weight."""

    def __init__(self, data: bytes) -> None:
        """Take a font's file: TrueType, OpenType or WOFF2."""
        self._data = data
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Give the font in a size. Letters are set one after another: what shapes scripts is not on every machine."""
        if size not in self._sizes:
            font = ImageFont.truetype(io.BytesIO(self._data), size, layout_engine=ImageFont.Layout.BASIC)
            _embolden(font)
            self._sizes[size] = font
        return self._sizes[size]

    def width(self, text: str, size: int) -> float:
        """Measure a text in pixels."""
        return self.at(size).getlength(text)

    def letters(self, wanted: Iterable[str]) -> frozenset[str]:
        """Give those of some letters that the font has: it draws others as it draws what is no letter."""
        absent = _shape(self.at(32), "\U0010fffe")
        return frozenset(letter for letter in wanted if letter.isspace() or _shape(self.at(32), letter) != absent)


def letters_of(data: bytes, wanted: Iterable[str]) -> frozenset[str]:
    """Give those of some letters that a font has; none where it is no font."""
    try:
        return Face(data).letters(wanted)
    except OSError:
        return frozenset()


def _shape(font: ImageFont.FreeTypeFont, letter: str) -> tuple[bytes, float]:
    return bytes(font.getmask(letter, "L")), font.getlength(letter)


def _embolden(font: ImageFont.FreeTypeFont) -> None:
    """Take a variable font's weight of 600, and its shapes for large sizes."""
    try:
        axes = font.get_variation_axes()
    except OSError:  # it does not vary
        return
    wanted = {b"Weight": 600, b"Optical Size": 72}
    font.set_variation_by_axes([_within(axis, wanted.get(axis["name"])) for axis in axes])


def _within(axis: Any, wanted: int | None) -> float:
    within = axis["default"] if wanted is None else min(axis["maximum"], max(axis["minimum"], wanted))
    return float(within)


@lru_cache(maxsize=4)
def face_of(data: bytes) -> Face:
    """Open a font, once in a process."""
    return Face(data)


def draw_sheet(size: tuple[int, int], paper: str, marks: Sequence[Line | Bar], face: Face) -> bytes:
    """Draw lines and bars, of few colours and never one above another, as a PNG of few bytes."""
    sheet = Image.new("P", size)
    palette = list(_shades(paper, paper))
    for number, colour in enumerate(dict.fromkeys(mark.colour for mark in marks), 1):
        layer = Image.new("L", size)
        brush = ImageDraw.Draw(layer)
        for mark in marks:
            if mark.colour == colour and isinstance(mark, Line):
                brush.text(mark.place, mark.text, fill=255, font=face.at(mark.size), anchor="ls")
            elif mark.colour == colour and isinstance(mark, Bar):
                left, top, right, bottom = mark.box
                brush.rectangle((left, top, right - 1, bottom - 1), fill=255)
        base = number * _SHADES
        sheet.paste(layer.point([base + (each * _SHADES >> 8) for each in range(256)]), mask=layer.point(_SEEN))
        palette += _shades(paper, colour)
    sheet.putpalette(palette)
    made = io.BytesIO()
    sheet.save(made, "PNG", optimize=False, compress_level=6)
    return made.getvalue()


_SHADES = 16
_SEEN = [255 if each * _SHADES >> 8 else 0 for each in range(256)]


def _shades(paper: str, ink: str) -> Iterator[int]:
    """Give the steps from paper to ink, three numbers each."""
    ends = [tuple(bytes.fromhex(colour[1:])) for colour in (paper, ink)]
    for step in range(_SHADES):
        yield from (round(one + (other - one) * step / (_SHADES - 1)) for one, other in zip(*ends, strict=True))
