"""What is stale is rendered into staging, in worker processes; every fault in a template is kept, once."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import structs

from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.staging import Staged, Tree, staging
from broadsheet.building.executors import Workers
from broadsheet.building.freshness import Stale
from broadsheet.building.store import Store
from broadsheet.building.work import RenderChunk, render_chunk
from broadsheet.formats import know_compiled
from broadsheet.model.errors import BuildError, raise_all
from broadsheet.model.lists import ListView
from broadsheet.model.outputs import Copy, Document, Theme, texts_of
from broadsheet.model.pages import ArticleView

MOST_TEXTS = 150
"""Bodies that go to a worker process at once, as long as no single document shows more."""


@contextmanager
def staging_for(private: Path, output: Path, workers: Workers) -> Iterator[Path]:
    """Give an empty staging folder; where what is done within fails, nobody writes into it while it is cleared away."""
    with staging(private, output) as folder, workers.ended_on_failure():
        yield folder


def render_all(stale: Stale, theme: Theme, store: Store, workers: Workers, roots: Roots, folder: Path) -> list[Staged]:  # noqa: PLR0917  # the five things that rendering takes
    """Render every stale document into the staging folder, in the order of the plan; raise every fault together."""
    staged: dict[str, Staged] = {}
    errors: dict[str, BuildError] = {}
    chunks = _Chunks(workers, sorted(stale.documents, key=_age), theme, store, roots, folder)
    for rendered in workers.map(render_chunk, chunks, len(stale.documents)):
        staged |= {each.output_path: each for each in rendered.staged}
        errors |= rendered.errors
        workers.stopwatch.add("render", rendered.seconds)
        know_compiled(theme, rendered.compiled)
    paths = [document.output_path for document in stale.documents]
    raise_all(_each_once([errors[path] for path in paths if path in errors]))
    return [staged[path] for path in paths]


def _in_pieces(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """Cut a chunk that shows many bodies: a hundred feeds would be as large as all else of a build."""
    start = texts = 0
    for place, document in enumerate(documents):
        shown = sum(1 for _ in texts_of(document))
        if texts and texts + shown > MOST_TEXTS:
            yield documents[start:place]
            start, texts = place, 0
        texts += shown
    yield documents[start:]


def _age(document: Document) -> float:
    """Put pages that show the same articles side by side, newest first: a card is then written once for all of them."""
    view = document.view
    if isinstance(view, ArticleView):
        return -view.card.date.timestamp()
    if isinstance(view, ListView) and view.cards:
        return -view.cards[0].date.timestamp()
    return math.inf


class _Chunks(Sequence[RenderChunk]):
    """Makes each chunk when it is asked for, so that few bodies are in memory at once."""

    def __init__(  # noqa: PLR0917  # as they came
        self, workers: Workers, documents: Sequence[Document], theme: Theme, store: Store, roots: Roots, folder: Path
    ) -> None:
        self._pieces = [piece for chunk in workers.chunks(documents) for piece in _in_pieces(chunk)]
        self._clock = workers.stopwatch.clock
        self._theme, self._store, self._roots, self._folder = theme, store, roots, folder

    def __len__(self) -> int:
        return len(self._pieces)

    def __getitem__(self, number: Any) -> Any:
        """Make one chunk."""
        documents = self._pieces[number]
        digests = {text.body for document in documents for text in texts_of(document)}
        bodies, alone = self._store.bodies(digests), tuple(map(_alone, documents))
        return RenderChunk(alone, self._theme, bodies, self._roots, str(self._folder), self._clock)


def _alone(document: Document) -> Document:
    """Leave behind what its view was made of, which is nothing to whoever renders it."""
    return document if document.basis is None else structs.replace(document, basis=None)


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
            change = _without_place if copy.blank else None
            staged.append(tree.stage_copy(copy, roots.file(copy.source_path), change))
        except BuildError as error:
            errors.append(error)
    raise_all(errors)
    return staged


def _without_place(data: bytes) -> bytes:
    from broadsheet.formats.raster import without_place  # noqa: PLC0415  # Pillow, and only where a picture is copied

    made = without_place(data)
    return data if made is None else made
