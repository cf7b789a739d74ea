"""The pictures of a clipping are fetched into the site, where an editor asks for it.

Only http and https, only what is a picture by its own bytes, and from no machine of this one's network unless the
clipping itself came from there. Knows nothing of articles.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from broadsheet.building.disk.clippings import read_clipping
from broadsheet.building.disk.files import write_new
from broadsheet.clipping.fetching import fetch, is_public
from broadsheet.clipping.twins import host_of
from broadsheet.model.errors import BuildError, Source

LARGEST = 1 << 23
"""Bytes of a picture."""
_MOST = 20
_PICTURE = re.compile(r"!\[(?P<alt>(?:[^\]\\]|\\.)*)\]\((?P<src>https?://[^\s()]+)\)\n*")
_KINDS = (
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("avif", re.compile(rb"....ftypavi[fs]", re.DOTALL)),
)


class Pictured(Struct, frozen=True):
    """A body with its pictures."""

    body: str
    """Markdown that shows what could be fetched."""
    written: dict[str, str]
    """The path of each picture that was written, with its SHA-256."""
    warnings: tuple[BuildError, ...]
    """Those that could not be had."""


def fetch_pictures(illustrated: str, url: str, stem: str, folder: Path) -> Pictured:
    """Fetch a body's pictures, at most 20, into a folder that is `content/images`; one that is refused is left out.

    `url` is where the clipping came from; a picture's file is called like the article, with a number.
    """
    written: dict[str, str] = {}
    warnings: list[BuildError] = []

    def place(match: re.Match[str]) -> str:
        try:
            path = _stored(match["src"], url, folder / f"{stem}-{len(written) + 1}")
        except BuildError as error:
            warnings.append(error)
            return ""
        written[path.as_posix()] = sha256(path.read_bytes()).hexdigest()
        return f"![{match['alt']}](/images/{path.name})\n\n"

    body = _PICTURE.sub(place, illustrated, count=_MOST)
    return Pictured(_PICTURE.sub("", body).rstrip() + "\n", written, tuple(warnings))


def _stored(src: str, url: str, stem: Path) -> Path:
    if host_of(src) != host_of(url) and not is_public(src):
        raise BuildError("a picture on a machine of this network is not fetched", Source(src), "copy it by hand")
    data = fetch(src, LARGEST).data
    kind = kind_of_picture(data)
    if not kind:
        raise BuildError("this is no picture that can be shown: JPEG, PNG, GIF, WebP or AVIF", Source(src))
    path = stem.with_name(f"{stem.name}.{kind}")
    try:
        write_new(path, data)
    except FileExistsError:
        raise BuildError(f"'{path}' is there already", Source(src), "rename that one") from None
    return path


def kind_of_picture(data: bytes) -> str:
    """Tell what a picture is by its own first bytes; empty where it is none that can be shown."""
    return next((ending for ending, begins in _KINDS if begins.match(data)), "")


def copy_pictures(pictures: Mapping[str, str], folder: Path) -> Pictured:
    """Copy pictures from another folder, by their names there; one that is there already, byte for byte, is kept."""
    written: dict[str, str] = {}
    warnings: list[BuildError] = []
    for name, source in pictures.items():
        path = folder / name
        try:
            data = read_clipping(Path(source), LARGEST)
            if path.exists() and path.read_bytes() == data:
                continue
            write_new(path, data)
            written[path.as_posix()] = sha256(data).hexdigest()
        except FileExistsError:
            hint = "rename that one, and import again"
            warnings.append(BuildError(f"'{path}' is there already, another picture", Source(source), hint))
        except BuildError as error:
            warnings.append(error)
    return Pictured("", written, tuple(warnings))
