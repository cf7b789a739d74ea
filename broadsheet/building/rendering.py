"""What is stale is rendered into staging, in worker processes; every fault in a template is kept, once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.staging import Staged, Tree
from broadsheet.building.executors import Workers
from broadsheet.building.freshness import Stale
from broadsheet.building.store import Store
from broadsheet.building.work import RenderChunk, render_chunk
from broadsheet.model.errors import BuildError, raise_all
from broadsheet.model.outputs import Copy, Document, Theme, texts_of


def render_all(stale: Stale, theme: Theme, store: Store, workers: Workers, roots: Roots, folder: Path) -> list[Staged]:  # noqa: PLR0917  # the five things that rendering takes
    """Render every stale document into the staging folder, in the order of the plan; raise every fault together."""
    staged: list[Staged] = []
    errors: list[BuildError] = []
    chunks = list(_chunks(workers.chunks(stale.documents), theme, store, roots, folder))
    for rendered in workers.map(render_chunk, chunks, len(stale.documents)):
        staged += rendered.staged
        errors += rendered.errors
    raise_all(_each_once(errors))
    return staged


def _chunks(  # noqa: PLR0917  # as they came
    chunks: Sequence[Sequence[Document]], theme: Theme, store: Store, roots: Roots, folder: Path
) -> Iterator[RenderChunk]:
    for documents in chunks:
        digests = {text.body for document in documents for text in texts_of(document)}
        yield RenderChunk(tuple(documents), theme, store.bodies(digests), roots, str(folder))


def _each_once(errors: Sequence[BuildError]) -> Iterator[BuildError]:
    """Keep the first of many documents that meet one fault of a template."""
    seen = set()
    for error in errors:
        if (error.source, error.message) not in seen:
            seen.add((error.source, error.message))
            yield error


def copy_all(copies: Sequence[Copy], roots: Roots, folder: Path) -> list[Staged]:
    """Copy every stale copy into the staging folder; raise every mistake together."""
    staged: list[Staged] = []
    errors: list[BuildError] = []
    tree = Tree(folder)
    for copy in copies:
        try:
            staged.append(tree.stage_copy(copy, roots.file(copy.source_path)))
        except BuildError as error:
            errors.append(error)
    raise_all(errors)
    return staged
