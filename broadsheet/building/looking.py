"""Every local picture is looked into once, in worker processes, and never again while its bytes stay."""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from broadsheet.building.disk.files import digest_of, read
from broadsheet.building.disk.roots import Roots
from broadsheet.building.executors import Workers
from broadsheet.building.store import Store
from broadsheet.model.config import Config
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.pictures import Facts, LocalImage
from broadsheet.model.site import Asset
from broadsheet.reading.drawing_size import drawing_size
from broadsheet.reading.images import DRAWINGS, is_looked_into, local_image

_KEPT = "images"
WORTH_IT = 16
"""So many pictures, each of a fortieth of a second, are worth other processes."""
_PACKAGE = Path(__file__).parent.parent
_MAKERS = ("formats/raster.py", "reading/drawing_size.py")
CARD_MAKERS = ("formats/raster.py", "formats/share_images.py", "formats/covers.py")
"""The code that draws share images."""


class _Known(Struct, frozen=True):
    """What is known of pictures."""

    by: str
    """Who looked, and what was too large then."""
    facts: dict[str, Facts]
    """By the digest of their bytes."""


class LookChunk(Struct, frozen=True):
    """Pictures to look into."""

    files: tuple[tuple[str, bytes], ...]
    """The source path and the bytes of each."""
    most_pixels: int
    """More than these are too many; 0 means the built-in limit."""


@cache
def craft(*makers: str) -> str:
    """Give what makes pictures, in a word: our own code for it, and the library's version."""
    code = b"".join((_PACKAGE / name).read_bytes() for name in makers or _MAKERS)
    return blake2b(code + version("pillow").encode(), digest_size=8).hexdigest()


def look_at_images(
    files: Sequence[Asset], roots: Roots, config: Config, store: Store, *, workers: Workers
) -> tuple[dict[str, LocalImage], list[BuildError]]:
    """Give every local picture by its source path, and the files that changed meanwhile; no other mistake.

    A site without pictures costs a look at its names.
    """
    pictures = [file for file in files if is_looked_into(file.path)]
    if not pictures:
        return {}, []
    by = f"{craft()} {config.images.max_pixels}"
    known = _recalled(store, by)
    unknown = {file.digest: file for file in pictures if file.digest not in known}
    errors: list[BuildError] = []
    facts = known | dict(
        _looked(list(unknown.values()), roots, config.images.max_pixels, workers=workers, errors=errors)
    )
    current = {file.digest: facts[file.digest] for file in pictures if file.digest in facts}
    if current != known:
        store.keep(_KEPT, msgspec.msgpack.encode(_Known(by, current)))
    images = {
        file.path: local_image(config, file, facts[file.digest], craft()) for file in pictures if file.digest in facts
    }
    return images, errors


def _recalled(store: Store, by: str) -> dict[str, Facts]:
    known = store.recall(_KEPT, _Known)
    return known.facts if known and known.by == by else {}


def _looked(
    unknown: list[Asset], roots: Roots, most_pixels: int, *, workers: Workers, errors: list[BuildError]
) -> Iterator[tuple[str, Facts]]:
    chunks = _Chunks(workers.chunks(unknown), roots, most_pixels, errors)
    for facts in workers.map(look_chunk, chunks, len(unknown), worth=WORTH_IT):
        yield from facts


class _Chunks(Sequence[LookChunk]):
    """Reads the files of each chunk when it is asked for, so that few pictures are in memory at once."""

    def __init__(
        self, pieces: Sequence[Sequence[Asset]], roots: Roots, most_pixels: int, errors: list[BuildError]
    ) -> None:
        self._pieces, self._roots, self._most_pixels, self._errors = pieces, roots, most_pixels, errors

    def __len__(self) -> int:
        return len(self._pieces)

    def __getitem__(self, number: Any) -> Any:
        """Make one chunk; keep the mistake of a file that is no longer what was scanned."""
        files = []
        for asset in self._pieces[number]:
            try:
                files.append((asset.path, read_asset(asset.path, asset.digest, self._roots)))
            except BuildError as error:
                self._errors.append(error)
        return LookChunk(tuple(files), self._most_pixels)


def read_asset(path: str, digest: str, roots: Roots) -> bytes:
    """Read a file that must be what it was when it was scanned."""
    data, _ = read(roots.file(path), path)
    if digest_of(data) != digest:
        raise BuildError("the file changed while the site was built", Source(path), "build again")
    return data


def look_chunk(chunk: LookChunk) -> list[tuple[str, Facts]]:
    """Look into some pictures; give the facts of each with the digest of its bytes."""
    return [(digest_of(data), _facts(path, data, chunk.most_pixels)) for path, data in chunk.files]


def _facts(path: str, data: bytes, most_pixels: int) -> Facts:
    if path.lower().endswith(DRAWINGS):
        return Facts(*drawing_size(data))
    from broadsheet.formats.raster import look_into  # noqa: PLC0415  # Pillow takes 60 ms, and few builds look anew

    return look_into(data, most_pixels)
