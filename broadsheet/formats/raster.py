"""Pictures are looked into, and made in other sizes and formats. The one module that knows Pillow.

A picture's own file is never changed; what is made of it carries its colours, and nothing else that it said of itself.
"""

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import Resampling

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
    located = bool(picture.getexif().get_ifd(_GPS)) or any(mark in data for mark in _PLACES)
    still = picture.format == "MPO" or not getattr(picture, "is_animated", False)
    flat = picture.format in _LOSSLESS
    picture.draft(None, (64, 64))
    return Facts(width, height, _tone(picture), still and len(data) >= SMALL, flat, located)


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
    picture.save(made, task.format.upper(), icc_profile=profile, exif=b"", **_OPTIONS[task.format, task.flat])
    return made.getvalue()


def _in_colour(picture: Image.Image) -> Image.Image:
    """Give a picture in a mode that every format knows."""
    if picture.mode.startswith("I"):  # 16 bits a pixel, which `convert` would cut off
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("RGB")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)
