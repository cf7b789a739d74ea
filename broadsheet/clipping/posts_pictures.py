"""The pictures that another generator's posts show from their own folder.

Looks at names and at how files begin; knows nothing of where they will lie.
"""

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from broadsheet.building.disk.clippings import first_bytes
from broadsheet.clipping.pictures import kind_of_picture
from broadsheet.reading.slugs import slug_or_digest

FindPicture = Callable[[str, str], Path | None]
"""Gives the file that a destination names in a post of some path; None where that is no picture of the folder."""
_ROOTS = ("", "static", "content", "source", "src", "public", "assets", "content/static", "themes/static")
_ENDING = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_BEGINNING = 16


def no_picture(_destination: str, _path: str) -> None:
    """Give none: for posts without a folder."""


def picture_below(folder: Path) -> FindPicture:
    """Give who looks below a folder: from the post's own place, else from where generators keep what they copy."""
    root = folder.resolve()

    def find(destination: str, path: str) -> Path | None:
        plain = unquote(re.split("[?#]", destination, maxsplit=1)[0])
        if not _ENDING.search(plain) or "//" in plain or ":" in plain:
            return None
        own = [] if plain.startswith("/") else [posixpath.join(posixpath.dirname(path), plain)]
        named = [*own, *(posixpath.join(place, plain.lstrip("/")) for place in _ROOTS)]
        return next((found for each in named if (found := _picture(root, each))), None)

    return find


def _picture(root: Path, named: str) -> Path | None:
    found = (root / posixpath.normpath(named)).resolve()
    if not found.is_relative_to(root) or not found.is_file():
        return None
    return found if kind_of_picture(first_bytes(found, _BEGINNING)) else None


def new_name(found: Path, destination: str) -> str:
    """Name a picture by its old path, so that two of one name in two folders stay two."""
    stem = posixpath.splitext(unquote(destination).lstrip("./"))[0].replace("/", " ")
    return f"{slug_or_digest(stem, str(found))}{found.suffix.lower()}"
