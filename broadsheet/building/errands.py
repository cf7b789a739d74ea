"""Work that leaves this machine: a chunk goes out with the files that it reads, and what it writes comes back as bytes.

Knows no cluster: whoever carries an errand there calls `run` where it arrives.
"""

import pickle
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, TypeVar

from msgspec import Struct, structs

from broadsheet.building.disk.files import read
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.staging import Tree, tree_in
from broadsheet.building.freshness import engine, engine_facts, engine_with
from broadsheet.building.work import ParseChunk, RenderChunk
from broadsheet.model.errors import BuildError

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")
_ONE_AT_A_TIME = Lock()
"""A worker may have several threads; a Markdown engine may not."""


class OtherEngine(Exception):  # noqa: N818  # it is a state of the worker, which the cluster puts in words
    """The worker would make other bytes; its argument is what its engine is made of."""


class Errand(Struct, frozen=True):
    """A chunk of work, packed."""

    engine: str
    """Of whoever sends it: no other one may do it."""
    extensions: tuple[str, ...]
    """Markdown extensions that are a part of the engine."""
    packed: bytes
    """The work and its chunk, which mean something to the same engine alone."""
    files: dict[str, bytes]
    """The files that it reads, by source path."""


class Returned(Struct, frozen=True):
    """What became of an errand."""

    result: Any
    """As the work gave it."""
    files: dict[str, bytes]
    """What it wrote into staging, by output path."""


def pack(work: Callable[[Chunk], Result], chunk: Chunk) -> Errand:
    """Pack a chunk; a file that has vanished is left out, and missed where the errand arrives."""
    packed = pickle.dumps((work, chunk))
    if isinstance(chunk, ParseChunk):
        return Errand(chunk.dialect.engine, chunk.dialect.markdown.extensions, packed, _files(chunk))
    return Errand(engine(), (), packed, {})


def _files(chunk: ParseChunk) -> dict[str, bytes]:
    files = {}
    for path in chunk.paths:
        try:
            files[path], _ = read(chunk.roots.file(path), path)
        except BuildError:
            continue
    return files


def run(errand: Errand) -> Returned:
    """Do an errand in a temporary folder; raises OtherEngine where the result would be another one."""
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="broadsheet-") as name:
        if engine_with(errand.extensions) != errand.engine:
            raise OtherEngine(engine_facts())
        folder = Path(name)
        for path, data in errand.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        work, chunk = pickle.loads(errand.packed)  # noqa: S301  # whoever reaches a Dask worker can run anything there
        result = work(_placed(chunk, folder))
        return Returned(result, {} if errand.files else _written(folder))


def _placed(chunk: Any, folder: Path) -> Any:
    """Give a chunk whose place is this folder."""
    if isinstance(chunk, ParseChunk):
        return structs.replace(chunk, roots=Roots(folder, folder))
    return structs.replace(chunk, folder=str(folder)) if isinstance(chunk, RenderChunk) else chunk


def _written(folder: Path) -> dict[str, bytes]:
    root = Path(tree_in(folder))
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def unpack(chunk: Chunk, returned: Returned) -> Any:
    """Write what came back into the chunk's own place, and give its result with the looks that the files have here."""
    if not isinstance(chunk, RenderChunk):
        return returned.result
    tree = Tree(Path(chunk.folder))
    staged = tuple(tree.stage(path, data) for path, data in returned.files.items())
    return structs.replace(returned.result, staged=staged)
