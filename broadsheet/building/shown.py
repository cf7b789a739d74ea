"""Documents that show articles, as they were planned: an edited text or headline is rendered without a plan.

What is kept for an output folder belongs to the manifest that its last build left, and to no other.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, get_args

import msgspec
from msgspec import Struct, structs

from broadsheet.building.documents import Shown
from broadsheet.building.freshness import SHARED, Digests, encode_shown, sharing
from broadsheet.building.retelling import cards_of, tokens_of
from broadsheet.building.store import Store
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document, Grounds, View, whole
from broadsheet.model.views import Masthead

Paths = AbstractSet[str]
AT_ONCE = 500
"""Documents that are encoded before they are written."""
_VIEWS: dict[str, type[Struct]] = {view.__name__: view for view in get_args(View)}


class _Kept(Struct, frozen=True, array_like=True):
    """A document, with the digests of what it shares with others."""

    format: str
    template: str
    claims: Source
    masthead: str
    view: msgspec.Raw
    grounds: Grounds | None


def in_step(store: Store, folder: str, manifest: str) -> bool:
    """Tell whether what is kept of an output folder belongs to a manifest, by the digest of its bytes."""
    return bool(manifest) and store.kept(f"shown {folder}") == manifest.encode()


def stay_in_step(store: Store, folder: str, manifest: str) -> None:
    """Say to which manifest it belongs now."""
    store.keep(f"shown {folder}", manifest.encode())


def keep_shown(
    store: Store, folder: str, documents: Sequence[Document], digests: Digests, *, fresh: Paths
) -> Iterator[None]:
    """Keep the documents that show articles, of all that there are, in steps of some milliseconds.

    Those of `fresh` output paths are kept already. Until `stay_in_step` is called, nothing here is believed.
    """
    stay_in_step(store, folder, "")
    store.documents.forget(folder, fresh)
    yield from _keeping(store, folder, [each for each in documents if each.output_path not in fresh], digests)


def forget_others(store: Store, but: Paths) -> None:
    """Forget the documents of every output folder but some: who builds into a new one each time fills the disk."""
    for folder in store.documents.folders():
        if folder not in but:
            store.documents.forget(folder, frozenset())
            stay_in_step(store, folder, "")


def keep_again(store: Store, folder: str, documents: Sequence[Document], digests: Digests) -> None:
    """Keep documents that are kept already, as they are now."""
    for _ in _keeping(store, folder, documents, digests):
        pass


def _keeping(store: Store, folder: str, documents: Sequence[Document], digests: Digests) -> Iterator[None]:
    seen: set[str] = set()
    for start in range(0, len(documents), AT_ONCE):
        pieces: dict[str, bytes] = {}
        store.documents.keep(folder, _encoded(documents[start : start + AT_ONCE], digests, pieces, seen))
        store.documents.keep_pieces(pieces.items())
        seen |= pieces.keys()
        yield


def _encoded(documents: Iterable[Document], digests: Digests, pieces: dict[str, bytes], seen: Paths) -> Iterator[Shown]:
    for document in map(whole, documents):
        grounds = digests.grounds(document.basis) if document.basis else None
        cards = grounds.cards if grounds else map(digests.one, cards_of(document.view))
        tokens = tokens_of(document, cards)
        if tokens:
            masthead = "" if document.masthead is None else _piece(document.masthead, digests, pieces, seen)
            for value in _shared(document.view):
                _piece(value, digests, pieces, seen)
            view = msgspec.Raw(encode_shown(digests.told(document.view)))
            kept = _Kept(document.format, document.template, document.claims, masthead, view, grounds)
            yield Shown(document.output_path, tokens, encode_shown(kept))


def _shared(view: Struct) -> Iterator[Struct]:
    values = structs.astuple(view)
    for value in (values[place] for place in sharing(type(view))):
        if isinstance(value, tuple):
            yield from value
        elif value is not None:
            yield value


def _piece(value: Struct, digests: Digests, pieces: dict[str, bytes], seen: Paths) -> str:
    digest = digests.one(value)
    if digest not in pieces and digest not in seen:
        pieces[digest] = encode_shown(value)
    return digest


class Showing:
    """Owns the documents of an output folder as they are kept, each decoded once."""

    def __init__(self, store: Store, folder: str) -> None:
        """Take the store, and the folder's name there."""
        self._store, self._folder, self._shared = store, folder, _Shared(store)
        self._documents: dict[str, Document] = {}

    def found_by(self, tokens: Iterable[str]) -> list[Document]:
        """Give every document that shows what one of some tokens stands for, by output path."""
        return [self._document(*each) for each in self._store.documents.found_by(self._folder, tokens).items()]

    def _document(self, output: str, value: bytes) -> Document:
        if output not in self._documents:
            self._documents[output] = _decoded(output, value, self._shared)
        return self._documents[output]


class _Shared:
    """Owns the values that documents share, each decoded once, so that they are one value still."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._decoded: dict[tuple[str, type[Struct]], Any] = {}

    def __call__(self, digest: str, kind: type[Struct]) -> Any:
        key = (digest, kind)
        if key not in self._decoded:
            self._decoded[key] = msgspec.json.decode(self._store.documents.piece(digest), type=kind)
        return self._decoded[key]


def _decoded(output: str, value: bytes, shared: _Shared) -> Document:
    kept = msgspec.json.decode(value, type=_Kept)
    name, *values = msgspec.json.decode(kept.view)
    kind = _VIEWS[name]
    fields = structs.fields(kind)
    view: Any = kind(*(_value(field.type, value, shared) for field, value in zip(fields, values, strict=True)))
    masthead = shared(kept.masthead, Masthead) if kept.masthead else None
    return Document(output, kept.format, kept.template, view, masthead, kept.claims, kept.grounds)


def _value(kind: Any, value: Any, shared: _Shared) -> Any:
    """Give a field's value: in the place of what many documents show is its digest, as `Digests.told` puts it."""
    meant: Any = next((each for each in SHARED if each is kind or each in get_args(kind)), None)
    if meant is not None and isinstance(value, str):
        return shared(value, meant)
    if meant is not None and isinstance(value, list):
        return tuple(shared(digest, meant) for digest in value)
    return msgspec.convert(value, kind)
