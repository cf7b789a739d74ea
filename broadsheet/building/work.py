"""What worker processes do: parse a chunk of files, render a chunk of documents. Both keep every error."""

from pathlib import Path

from msgspec import Struct

from broadsheet.building.disk.files import digest_of, read
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.staging import Staged, Tree
from broadsheet.formats import FORMATS
from broadsheet.model.config import Dialect
from broadsheet.model.content import Body
from broadsheet.model.errors import BuildError
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.site import ContentFile
from broadsheet.reading.articles import Reading, parse


class ParseChunk(Struct, frozen=True):
    """Files to parse."""

    paths: tuple[str, ...]
    """Source paths."""
    roots: Roots
    """Where they lie."""
    dialect: Dialect
    """How they are parsed."""


class ParsedFile(Struct, frozen=True):
    """What one file gave."""

    path: str
    """Its source path."""
    digest: str
    """Of the bytes that were parsed."""
    reading: Reading
    """Content and body, or errors."""


def parse_chunk(chunk: ParseChunk) -> list[ParsedFile]:
    """Read and parse files, in order."""
    return [_parse(path, chunk) for path in chunk.paths]


def _parse(path: str, chunk: ParseChunk) -> ParsedFile:
    try:
        data, _ = read(chunk.roots.file(path), path)
    except BuildError as error:
        return ParsedFile(path, "", Reading(None, None, (error,)))
    return ParsedFile(path, digest_of(data), parse(ContentFile(path, data), chunk.dialect))


class RenderChunk(Struct, frozen=True):
    """Documents to render."""

    documents: tuple[Document, ...]
    """In order."""
    theme: Theme
    """Every template."""
    bodies: dict[str, Body]
    """Every body that they show, by digest."""
    folder: str
    """The staging folder."""


class Rendered(Struct, frozen=True):
    """What a chunk gave."""

    staged: tuple[Staged, ...]
    """In order."""
    errors: tuple[BuildError, ...]
    """Faults in templates."""


def render_chunk(chunk: RenderChunk) -> Rendered:
    """Render documents into staging, in order."""
    staged: list[Staged] = []
    errors: list[BuildError] = []
    tree = Tree(Path(chunk.folder))
    for document in chunk.documents:
        try:
            data = FORMATS[document.format](document, chunk.theme, chunk.bodies)
        except BuildError as error:
            errors.append(error)
            continue
        staged.append(tree.stage(document.output_path, data))
    return Rendered(tuple(staged), tuple(errors))
