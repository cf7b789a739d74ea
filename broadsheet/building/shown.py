"""Documents that show bodies, as they were planned: where only a text is edited, they are rendered without a plan.

What is kept for an output folder belongs to the manifest that its last build left, and to no other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, get_args

import msgspec
from msgspec import Struct, structs

from broadsheet.building.freshness import SHARED, Digests, encode_shown, sharing
from broadsheet.building.store import Shown, Store
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document, Grounds, View, texts_of, whole
from broadsheet.model.views import Card, Masthead, Text

Paths = AbstractSet[str]
AT_ONCE = 500
"""Documents that are encoded before they are written."""
_DIGEST = re.compile(r"\b[0-9a-f]{32}\b")
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


def keep_shown(store: Store, folder: str, documents: Sequence[Document], digests: Digests, *, fresh: Paths) -> None:
    """Keep the documents that show bodies, of all that there are; those of `fresh` output paths are kept already."""
    store.forget_shown(folder, fresh)
    keep_again(store, folder, [each for each in documents if each.output_path not in fresh], digests)


def forget_others(store: Store, but: Paths) -> None:
    """Forget the documents of every output folder but some: who builds into a new one each time fills the disk."""
    for folder in store.shown_folders():
        if folder not in but:
            store.forget_shown(folder, frozenset())
            stay_in_step(store, folder, "")


def keep_again(store: Store, folder: str, documents: Sequence[Document], digests: Digests) -> None:
    """Keep documents that are kept already, as they are now."""
    seen: set[str] = set()
    for start in range(0, len(documents), AT_ONCE):
        pieces: dict[str, bytes] = {}
        store.keep_shown(folder, _encoded(documents[start : start + AT_ONCE], digests, pieces, seen))
        store.keep_pieces(pieces.items())
        seen |= pieces.keys()


def _encoded(documents: Iterable[Document], digests: Digests, pieces: dict[str, bytes], seen: Paths) -> Iterator[Shown]:
    for document in map(whole, documents):
        bodies = tuple(dict.fromkeys(text.body for text in texts_of(document)))
        if bodies:
            masthead = "" if document.masthead is None else _piece(document.masthead, digests, pieces, seen)
            for value in _shared(document.view):
                _piece(value, digests, pieces, seen)
            view = msgspec.Raw(encode_shown(digests.told(document.view)))
            grounds = digests.grounds(document.basis) if document.basis else None
            kept = _Kept(document.format, document.template, document.claims, masthead, view, grounds)
            yield Shown(document.output_path, bodies, encode_shown(kept))


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


def shown_with(store: Store, folder: str, bodies: Mapping[str, str], articles: Mapping[str, str]) -> list[Document]:
    """Give every document of an output folder that shows one of some bodies, with another in the place of each.

    So with the digests of `articles`, by which documents tell what they are made of.
    """
    shared = _Shared(store)
    found = {each.output: each for body in bodies for each in store.shown(folder, body)}
    documents = [_retexted(_decoded(each, shared), bodies) for _, each in sorted(found.items())]
    return [_founded(document, {**articles, **bodies}) for document in documents]


def _founded(document: Document, digests: Mapping[str, str]) -> Document:
    """Give a document whose basis has other digests in the place of some, as a whole fact or within one.

    All at once: where two articles exchange their texts, one after the other would put back what was there.
    """
    grounds = document.basis
    if not isinstance(grounds, Grounds):
        return document
    facts = tuple(_DIGEST.sub(lambda found: digests.get(found[0], found[0]), fact) for fact in grounds.facts)
    return structs.replace(document, basis=structs.replace(grounds, facts=facts))


class _Shared:
    """Owns the values that documents share, each decoded once, so that they are one value still."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._decoded: dict[tuple[str, type[Struct]], Any] = {}

    def __call__(self, digest: str, kind: type[Struct]) -> Any:
        key = (digest, kind)
        if key not in self._decoded:
            self._decoded[key] = msgspec.json.decode(self._store.piece(digest), type=kind)
        return self._decoded[key]


def _decoded(shown: Shown, shared: _Shared) -> Document:
    kept = msgspec.json.decode(shown.value, type=_Kept)
    name, *values = msgspec.json.decode(kept.view)
    kind = _VIEWS[name]
    fields = structs.fields(kind)
    view: Any = kind(*(_value(field.type, value, shared) for field, value in zip(fields, values, strict=True)))
    masthead = shared(kept.masthead, Masthead) if kept.masthead else None
    return Document(shown.output, kept.format, kept.template, view, masthead, kept.claims, kept.grounds)


def _value(kind: Any, value: Any, shared: _Shared) -> Any:
    """Give a field's value: in the place of what many documents show is its digest, as `Digests.told` puts it."""
    meant: Any = next((each for each in SHARED if each is kind or each in get_args(kind)), None)
    if meant is not None and isinstance(value, str):
        return shared(value, meant)
    if meant is not None and isinstance(value, list):
        return tuple(shared(digest, meant) for digest in value)
    return msgspec.convert(value, kind)


def _retexted(value: Any, bodies: Mapping[str, str]) -> Any:
    """Give a value with other bodies in the place of some, wherever in it a text shows one."""
    if isinstance(value, Text):
        return structs.replace(value, body=bodies.get(value.body, value.body))
    if isinstance(value, tuple):
        return tuple(_retexted(each, bodies) for each in value)
    if isinstance(value, Struct) and not isinstance(value, (Card, Masthead, Grounds)):
        changed = {name: _retexted(getattr(value, name), bodies) for name in value.__struct_fields__}
        return structs.replace(value, **changed)
    return value
