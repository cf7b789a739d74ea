"""A short signature of each article's text, kept in the store so that only a changed text is read again.

How a signature is made is brought: this knows only when.
"""

from collections.abc import Callable, Iterable

import msgspec

from broadsheet.building.store import Store
from broadsheet.model.content import Article, Body, Content

Sign = Callable[[str], bytes]
"""Gives the signature of a text, HTML in it."""
_Kept = dict[str, bytes]


def sign_all(contents: Iterable[Content], store: Store, name: str, sign: Sign) -> dict[str, bytes]:
    """Give the signature of each article by its source path; what is kept under the name has them by body."""
    bodies = {each.source_path: each.body for each in contents if isinstance(each, Article) and each.body}
    known = store.recall(name, _Kept) or {}
    wanted = set(bodies.values())
    new = {digest: sign(_text(body)) for digest, body in store.bodies(wanted - known.keys()).items()}
    signed = {digest: each for digest, each in (known | new).items() if digest in wanted}
    if new or len(signed) != len(known):
        store.keep(name, msgspec.msgpack.encode(signed))
    return {path: signed[digest] for path, digest in bodies.items()}


def _text(encoded: bytes) -> str:
    return " ".join(msgspec.msgpack.decode(encoded, type=Body).parts)
