"""What is made of pixels is made where it was not made before, in worker processes, and kept by what it is made of.

So a picture is made once, for the site and for its preview, whatever becomes of `site/` and of the engine.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from broadsheet.building.disk.kept import is_kept, keep, kept, prune
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.staging import Staged, Tree
from broadsheet.building.executors import Workers
from broadsheet.building.looking import read_asset
from broadsheet.building.manifest import Manifest
from broadsheet.building.order import Order, Tell
from broadsheet.model.pictures import ImageOutput, Resizing

FOLDER = "images"
"""The folder of `.broadsheet/` where what was made is kept."""
WORTH_IT = 16
"""So many outputs, each of a tenth of a second or more, are worth other processes."""


class MakeChunk(Struct, frozen=True):
    """What is to be made of one picture."""

    data: bytes
    """The original."""
    tasks: tuple[Resizing, ...]
    """What is made of it."""


def make_chunk(chunk: MakeChunk) -> tuple[bytes, ...]:
    """Make everything that one picture becomes, in order."""
    from broadsheet.formats.raster import resized  # noqa: PLC0415  # Pillow takes 60 ms, and few builds make pictures

    return tuple(resized(chunk.data, chunk.tasks))


def stale_images(images: Sequence[ImageOutput], manifest: Manifest, intact: Collection[str]) -> list[ImageOutput]:
    """Find what is not in its place as it was made."""
    entries = manifest.entries

    def fresh(image: ImageOutput) -> bool:
        entry = entries.get(image.output_path)
        return entry is not None and entry.fingerprint == image.made_of and image.output_path in intact

    return [image for image in images if not fresh(image)]


def stage_images(
    stale: Sequence[ImageOutput], order: Order, folder: Path, workers: Workers, *, tell: Tell
) -> list[Staged]:
    """Put what is stale into staging; what is not kept yet is made first."""
    shelf = order.private / FOLDER
    missing = [image for image in stale if not is_kept(shelf / image.made_of)]
    if missing:
        tell("images", len(missing))
        _make(missing, order.roots, shelf, workers)
    tree = Tree(folder)
    return [tree.stage(image.output_path, _bytes(image, order.roots, shelf)) for image in stale]


def _make(missing: Sequence[ImageOutput], roots: Roots, shelf: Path, workers: Workers) -> None:
    chunks = _Chunks(missing, roots)
    for images, made in zip(chunks.pieces, workers.map(make_chunk, chunks, len(missing), worth=WORTH_IT), strict=True):
        for image, data in zip(images, made, strict=True):
            keep(shelf / image.made_of, data)


def _bytes(image: ImageOutput, roots: Roots, shelf: Path) -> bytes:
    """Give what was made; what was kept and damaged since is made again."""
    data = kept(shelf / image.made_of)
    if data is None:
        (data,) = make_chunk(_chunk([image], roots))
        keep(shelf / image.made_of, data)
    return data


class _Chunks(Sequence[MakeChunk]):
    """Reads each original when its chunk is asked for, so that few are in memory at once."""

    def __init__(self, images: Sequence[ImageOutput], roots: Roots) -> None:
        by_original: Mapping[str, list[ImageOutput]] = defaultdict(list)
        for image in images:
            by_original[image.task.digest].append(image)
        self.pieces, self._roots = list(by_original.values()), roots

    def __len__(self) -> int:
        return len(self.pieces)

    def __getitem__(self, number: Any) -> Any:
        """Make one chunk."""
        return _chunk(self.pieces[number], self._roots)


def _chunk(images: Sequence[ImageOutput], roots: Roots) -> MakeChunk:
    tasks = tuple(image.task for image in images)
    return MakeChunk(read_asset(tasks[0].source_path, tasks[0].digest, roots), tasks)


def forget_images(order: Order, images: Sequence[ImageOutput]) -> None:
    """Forget what the site no longer shows; a build of another folder, such as a preview, forgets nothing."""
    shelf = order.private / FOLDER
    if order.output == order.roots.site / "site" and not order.preview and shelf.is_dir():
        prune(shelf, {image.made_of for image in images})
