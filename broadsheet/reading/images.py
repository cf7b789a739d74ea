"""A local picture's facts and the settings become what pages know of it, and what is made of it.

Knows no file: its facts are told.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from urllib.parse import unquote

from broadsheet.model.config import Config
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.images import ImageSource, Sized
from broadsheet.model.pictures import Facts, ImageOutput, LocalImage, Resizing
from broadsheet.model.site import Asset
from broadsheet.model.urls import base_path, file_output
from broadsheet.reading.links import site_path

MADE = "/images/sized/"
"""Where what is made of pictures lies; the name of each tells what it was made of."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
EVERYWHERE = (".jpg", ".jpeg", ".png", ".gif")
"""What every feed reader and mail program shows; Outlook on Windows shows neither WebP nor AVIF."""
MODEST = 1200
"""Pixels: feeds and letters show no wider picture, on screens of twice the usual density."""
DRAWINGS = (".svg",)
_SERVED_AS_IT_IS = "content/static/"


def is_looked_into(path: str) -> bool:
    """Tell whether a file is a picture whose size pages tell; what lies in `static/` is served as it is."""
    return path.lower().endswith((*PICTURES, *DRAWINGS)) and not path.startswith(_SERVED_AS_IT_IS)


def local_image(config: Config, asset: Asset, facts: Facts, craft: str) -> LocalImage:
    """Give a picture with what is made of it; `craft` is whatever makes pictures, in a word that changes with it."""
    if not facts.width:
        return LocalImage(facts, None)
    made = tuple(_made(config, asset, facts, craft))
    sources = tuple(_source(config, made, kind) for kind in config.images.formats) if made else ()
    sized = Sized(facts.width, facts.height, _tone(facts.tone), sources)
    plain = _plain(config, asset, facts, craft) if made else None
    return LocalImage(facts, sized, (*made, plain) if plain else made, plain)


def _made(config: Config, asset: Asset, facts: Facts, craft: str) -> Iterator[ImageOutput]:
    for width in widths_of(facts.width, config.images.sizes) if facts.resizable else ():
        for kind in config.images.formats:
            yield _output(asset, facts, craft, (width, kind))


def _plain(config: Config, asset: Asset, facts: Facts, craft: str) -> ImageOutput | None:
    """Plan what feeds and letters show: no larger than they have room for, in a format that every mail program knows.

    It has one of the widths that pages have, so that a picture is unpacked and made smaller once.
    """
    if facts.width <= MODEST and asset.path.lower().endswith(EVERYWHERE):
        return None
    widths = widths_of(facts.width, config.images.sizes)
    width = max((each for each in widths if each <= MODEST), default=widths[0])
    return _output(asset, facts, craft, (width, "jpeg" if facts.tone and not facts.flat else "png"))


def _output(asset: Asset, facts: Facts, craft: str, form: tuple[int, str]) -> ImageOutput:
    width, kind = form
    made_of = blake2b(f"{craft} {asset.digest} {width} {kind}".encode(), digest_size=16).hexdigest()
    output = file_output(f"{MADE}{made_of[:16]}-{width}.{kind}")
    return ImageOutput(output, made_of, Resizing(asset.path, asset.digest, width, kind, facts.flat), Source(asset.path))


def widths_of(width: int, sizes: Iterable[int]) -> tuple[int, ...]:
    """Give the widths in which a picture is made, the least first: never more than its own."""
    return tuple(sorted({min(width, size) for size in sizes}))


def _source(config: Config, made: Iterable[ImageOutput], kind: str) -> ImageSource:
    home = base_path(config)
    tasks = ((each.output_path, each.task) for each in made)
    own = [(path, task.width) for path, task in tasks if isinstance(task, Resizing) and task.format == kind]
    return ImageSource(f"image/{kind}", ", ".join(f"{home}/{path} {width}w" for path, width in own))


def _tone(digits: str) -> str:
    return f"tone r{digits[0]} g{digits[1]} b{digits[2]}" if digits else ""


def by_site_path(images: Mapping[str, LocalImage]) -> dict[str, LocalImage]:
    """Give local pictures by their path on the site, unquoted."""
    return {site_path(path): image for path, image in images.items()}


def image_at(images: Mapping[str, LocalImage], path: str) -> LocalImage | None:
    """Find the picture that a link's path leads to."""
    return images.get(unquote(path.partition("?")[0].partition("#")[0])) if images else None


def image_warnings(assets: Iterable[Asset], images: Mapping[str, LocalImage]) -> Iterator[BuildError]:
    """Name every published picture that says where it was taken and goes on to, or cannot be read."""
    for asset in assets if images else ():
        image = images.get(asset.path)
        if image is not None and image.facts.located:
            hint = (
                f"it is published as it is: take the place out first, for example with: exiftool -gps:all= {asset.path}"
            )
            yield BuildError("the picture's own file says where it was taken", Source(asset.path), hint)
        if image is not None and image.facts.doubt:
            hint = "readers get the file as it is, in one size: save it again as JPEG, PNG, WebP, AVIF or GIF"
            yield BuildError(
                f"the picture cannot be made in other sizes: {image.facts.doubt}", Source(asset.path), hint
            )
