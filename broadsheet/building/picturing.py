"""What is made of pixels is made where it was not made before, in worker processes, and kept by what it is made of.

So a picture is made once, for the site and for its preview, whatever becomes of `site/` and of the engine.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from broadsheet.building.disk.kept import IMAGES, is_kept, keep, kept, prune
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.staging import Staged, Tree
from broadsheet.building.executors import Workers
from broadsheet.building.looking import read_asset
from broadsheet.building.manifest import Manifest
from broadsheet.building.order import Order, Tell
from broadsheet.model.pictures import ImageOutput, Resizing, ShareCard

MOST = 32
"""So many outputs of one file are made at once."""
WORTH_IT = 16
"""So many outputs, each of a tenth of a second or more, are worth other processes."""


class MakeChunk(Struct, frozen=True):
    """What is to be made of one file."""

    data: bytes
    """The picture, or the font."""
    tasks: tuple[Resizing | ShareCard, ...]
    """What is made of it, all of one kind."""


def make_chunk(chunk: MakeChunk) -> tuple[bytes, ...]:
    """Make everything that one file becomes, in order."""
    from broadsheet.formats.raster import resized  # noqa: PLC0415  # Pillow takes 60 ms, and few builds make pictures
    from broadsheet.formats.share_images import draw_share_card  # noqa: PLC0415  # the same

    sizes = [task for task in chunk.tasks if isinstance(task, Resizing)]
    cards = [task for task in chunk.tasks if isinstance(task, ShareCard)]
    return (*resized(chunk.data, sizes), *(draw_share_card(card, chunk.data) for card in cards))


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
    shelf = order.private / IMAGES
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
        by_file: Mapping[str, list[ImageOutput]] = defaultdict(list)
        for image in images:
            by_file[_file(image)[1]].append(image)
        cut = (pieces[start : start + MOST] for pieces in by_file.values() for start in range(0, len(pieces), MOST))
        self.pieces, self._roots = list(cut), roots

    def __len__(self) -> int:
        return len(self.pieces)

    def __getitem__(self, number: Any) -> Any:
        """Make one chunk."""
        return _chunk(self.pieces[number], self._roots)


def _chunk(images: Sequence[ImageOutput], roots: Roots) -> MakeChunk:
    return MakeChunk(read_asset(*_file(images[0]), roots), tuple(image.task for image in images))


def _file(image: ImageOutput) -> tuple[str, str]:
    """Give the file that something is made of, with its digest."""
    task = image.task
    return (task.source_path, task.digest) if isinstance(task, Resizing) else (task.font_path, task.font_digest)


def forget_images(order: Order, images: Sequence[ImageOutput]) -> None:
    """Forget what the site no longer shows; a build of another folder, such as a preview, forgets nothing."""
    shelf = order.private / IMAGES
    if order.output == order.roots.site / "site" and not order.preview and shelf.is_dir():
        prune(shelf, {image.made_of for image in images})
