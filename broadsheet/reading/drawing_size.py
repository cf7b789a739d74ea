"""How large an SVG file says that it is: the room that a page keeps for it."""

import re
from contextlib import suppress
from xml.parsers.expat import ExpatError, ParserCreate

_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)(px)?\s*")
_MOST = 1e6


class _Found(Exception):  # noqa: N818  # not a mistake: reading ends here
    """The first element was read."""


def drawing_size(data: bytes) -> tuple[int, int]:
    """Give width and height in CSS pixels: as written, else of the view box (SVG 2, section 8.2), else 0, 0."""
    found: dict[str, str] = {}

    def begun(_: str, attributes: dict[str, str]) -> None:
        found.update(attributes)
        raise _Found

    parser = ParserCreate("UTF-8")
    parser.StartElementHandler = begun
    with suppress(ExpatError, _Found):
        parser.Parse(data, True)  # noqa: FBT003  # Expat's own "this is all"
    return _size(found)


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    written = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if written[0] and written[1]:
        return _rounded(float(written[0][1]), float(written[1][1]))
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        return _rounded(float(box[2]), float(box[3]))
    except (IndexError, ValueError):
        return 0, 0


def _rounded(width: float, height: float) -> tuple[int, int]:
    fits = 0 < width < _MOST and 0 < height < _MOST
    return (max(1, round(width)), max(1, round(height))) if fits else (0, 0)
