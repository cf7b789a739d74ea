"""The search index: a bundle is indexed where nothing that it is made of was indexed before, in worker processes.

What a bundle's index is made of names the file in which it is kept, so that a closed year is never indexed again,
be `site/` there or not.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec
from msgspec import Struct

from broadsheet.building.disk.files import digest_of
from broadsheet.building.disk.kept import keep, kept, prune
from broadsheet.building.disk.staging import Staged, Tree
from broadsheet.building.executors import Workers
from broadsheet.building.freshness import engine
from broadsheet.building.manifest import Manifest, Stat
from broadsheet.building.order import Tell
from broadsheet.building.planners.search import bundle_digest
from broadsheet.building.store import Store
from broadsheet.formats.search import make_index
from broadsheet.model.content import Body
from broadsheet.model.search import SearchBundle

FOLDER = "pagefind"
_BODY = msgspec.msgpack.Decoder(Body)


class Shelf(Struct, frozen=True):
    """Where indexes are kept."""

    folder: Path
    """One file for each bundle."""
    name: str
    """Of the output folder that they are for."""


class Listed(Struct, frozen=True):
    """What a bundle's index holds, without its bytes."""

    made_of: str
    """The digest of everything that it was made of."""
    files: dict[str, str]
    """The digest of each file, by its path below `/pagefind/`."""


class Index(Struct, frozen=True):
    """Every bundle's index."""

    folder: Path
    """Where their bytes are kept."""
    listed: tuple[Listed, ...]
    """In the order of the bundles."""

    @property
    def fingerprints(self) -> dict[str, str]:
        """Give the digest of every file, by output path."""
        return {f"{FOLDER}/{path}": digest for each in self.listed for path, digest in each.files.items()}


class Work(Struct, frozen=True):
    """Who does the work, and who is told of it."""

    workers: Workers
    """Do it."""
    tell: Tell
    """Is told when it begins."""


class IndexChunk(Struct, frozen=True):
    """A bundle to index."""

    bundle: SearchBundle
    """Its articles."""
    bodies: dict[str, bytes]
    """Their text, encoded, by digest."""


def index_chunk(chunk: IndexChunk) -> dict[str, bytes]:
    """Index one bundle."""
    return make_index(chunk.bundle, {digest: _BODY.decode(body) for digest, body in chunk.bodies.items()})


class Made(Struct, frozen=True):
    """What is there of an output folder's index."""

    manifest: Manifest
    """What was published before."""
    intact: Mapping[str, Stat]
    """What of it is still as it was."""

    def fresh(self, path: str, digest: str) -> bool:
        """Tell whether a file below `/pagefind/` is in its place."""
        entry = self.manifest.entries.get(f"{FOLDER}/{path}")
        return entry is not None and entry.fingerprint == digest and f"{FOLDER}/{path}" in self.intact


def index_all(bundles: Sequence[SearchBundle], made: Made, shelf: Shelf, store: Store, *, work: Work) -> Index:
    """Index what is not kept yet; a file that is gone or damaged is made again."""
    listed = {bundle.name: _recalled(bundle, made, shelf, store) for bundle in bundles}
    new = [bundle for bundle in bundles if listed[bundle.name] is None]
    if new:
        records = sum(len(bundle.records) for bundle in new)
        work.tell("index", records)
        chunks = [IndexChunk(bundle, store.bodies({each.body for each in bundle.records} - {""})) for bundle in new]
        for bundle, files in zip(new, work.workers.map(index_chunk, chunks, records), strict=True):
            listed[bundle.name] = _keep(bundle, files, shelf, store)
    found = tuple(each for each in listed.values() if each is not None)
    if new:
        prune(shelf.folder, {each.made_of for each in found})
    return Index(shelf.folder, found)


def _made_of(bundle: SearchBundle) -> str:
    facts = (engine(), version("pagefind-bin-extended"), bundle_digest(bundle))
    return blake2b("\n".join(facts).encode(), digest_size=16).hexdigest()


def _recalled(bundle: SearchBundle, made: Made, shelf: Shelf, store: Store) -> Listed | None:
    """Give what is known of a bundle's index, if that was made of the same and all of it is published or kept."""
    listed = store.recall(f"index {shelf.name} {bundle.name}", Listed)
    if listed is None or listed.made_of != _made_of(bundle):
        return None
    published = all(made.fresh(path, digest) for path, digest in listed.files.items())
    return listed if published or kept(shelf.folder / listed.made_of) is not None else None


def _keep(bundle: SearchBundle, files: Mapping[str, bytes], shelf: Shelf, store: Store) -> Listed:
    listed = Listed(_made_of(bundle), {path: digest_of(data) for path, data in files.items()})
    keep(shelf.folder / listed.made_of, msgspec.msgpack.encode(files))
    store.keep(f"index {shelf.name} {bundle.name}", msgspec.msgpack.encode(listed))
    return listed


def stage_index(index: Index, made: Made, folder: Path) -> list[Staged]:
    """Put every file of the index that is not in its place into staging."""
    staged: list[Staged] = []
    tree = Tree(folder)
    for listed in index.listed:
        stale = [path for path, digest in listed.files.items() if not made.fresh(path, digest)]
        data = kept(index.folder / listed.made_of) if stale else None
        files = msgspec.msgpack.decode(data, type=dict[str, bytes]) if data else {}
        staged += [tree.stage(f"{FOLDER}/{path}", files[path]) for path in stale]
    return staged
