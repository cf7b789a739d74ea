"""What worker processes do: parse a chunk of files, render a chunk of documents. Both keep every error."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, msgpack, structs

from broadsheet.building.disk.files import digest_of, read
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.staging import Staged, Tree
from broadsheet.building.stopwatch import Clock, still
from broadsheet.formats import FORMATS, Code, newly_compiled, render_book
from broadsheet.formats.metadata import without_metadata
from broadsheet.model.books import BookView, Plate
from broadsheet.model.config import Dialect
from broadsheet.model.content import Body
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.site import ContentFile
from broadsheet.reading.articles import parse

_BODY = msgpack.Decoder(Body)


class ParseChunk(Struct, frozen=True):
    """Files to parse."""

    paths: tuple[str, ...]
    """Source paths."""
    roots: Roots
    """Where they lie."""
    dialect: Dialect
    """How they are parsed."""
    clock: Clock = still
    """What takes the time of each."""


class ParsedFile(Struct, frozen=True):
    """What one file gave, encoded, since values cross from one process to another more slowly."""

    path: str
    """Its source path."""
    digest: str
    """Of the bytes that were parsed."""
    content: bytes
    """Its `Content`; empty where nothing could be read."""
    body: bytes | None
    """Its `Body`; None where there was a mistake: then `content` is what could be read, to be checked and no more."""
    errors: tuple[BuildError, ...]
    """Every mistake."""
    seconds: float = 0.0
    """By the chunk's clock."""


def parse_chunk(chunk: ParseChunk) -> list[ParsedFile]:
    """Read and parse files, in order."""
    parsed = []
    for path in chunk.paths:
        begun = chunk.clock()
        file = _parse(path, chunk)
        parsed.append(structs.replace(file, seconds=chunk.clock() - begun))
    return parsed


def _parse(path: str, chunk: ParseChunk) -> ParsedFile:
    try:
        data, _ = read(chunk.roots.file(path), path)
    except BuildError as error:
        return ParsedFile(path, "", b"", None, (error,))
    reading = parse(ContentFile(path, data), chunk.dialect)
    content = b"" if reading.content is None else msgpack.encode(reading.content)
    body = None if reading.body is None else msgpack.encode(reading.body)
    return ParsedFile(path, digest_of(data), content, body, reading.errors)


class RenderChunk(Struct, frozen=True):
    """Documents to render."""

    documents: tuple[Document, ...]
    """In order."""
    theme: Theme
    """Every template."""
    bodies: dict[str, bytes]
    """Every body that they show, encoded, by digest."""
    roots: Roots
    """Where the pictures of books lie."""
    folder: str
    """The staging folder."""
    clock: Clock = still
    """What takes the time of each."""


class Rendered(Struct, frozen=True):
    """What a chunk gave."""

    staged: tuple[Staged, ...]
    """In order."""
    errors: dict[str, BuildError]
    """Faults in templates, by output path."""
    compiled: Code
    """What was compiled for it."""
    seconds: tuple[tuple[str, float], ...]
    """The template of each, or the format of one that has none, and how long it took by the chunk's clock."""


def _render(document: Document, chunk: RenderChunk, bodies: Mapping[str, Body]) -> bytes:
    if not isinstance(document.view, BookView):
        return FORMATS[document.format](document, chunk.theme, bodies)
    plates = {plate.name: _read_plate(plate, chunk.roots) for plate in document.view.plates}
    return render_book(document, chunk.theme, bodies, plates)


def _read_plate(plate: Plate, roots: Roots) -> bytes:
    data, _ = read(roots.file(plate.source_path), plate.source_path)
    if digest_of(data) != plate.digest:
        raise BuildError("the file changed while the site was built", Source(plate.source_path), "build again")
    return without_metadata(data)


def decoded_bodies(bodies: Mapping[str, bytes]) -> dict[str, Body]:
    """Decode bodies as the store keeps them, by digest."""
    return {digest: _BODY.decode(body) for digest, body in bodies.items()}


def render_chunk(chunk: RenderChunk) -> Rendered:
    """Render documents into staging, in order."""
    staged: list[Staged] = []
    errors: dict[str, BuildError] = {}
    tree = Tree(Path(chunk.folder))
    bodies = decoded_bodies(chunk.bodies)
    seconds: list[tuple[str, float]] = []
    for document in chunk.documents:
        begun = chunk.clock()
        try:
            data = _render(document, chunk, bodies)
        except BuildError as error:
            errors[document.output_path] = error
            continue
        seconds.append((document.template or document.format, chunk.clock() - begun))
        staged.append(tree.stage(document.output_path, data))
    return Rendered(tuple(staged), errors, newly_compiled(chunk.theme), tuple(seconds))
