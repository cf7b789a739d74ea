"""The store's copy of each manifest, from which a lost or damaged one is healed.

A manifest names every output, and an edited text makes one of them or two: so what such a build changed is kept
beside the copy, not in it.
"""

from collections.abc import Callable, Iterable

from broadsheet.building.disk.publish import Published
from broadsheet.building.manifest import ABSENT, Entry, Manifest, decode, encode
from broadsheet.building.store import Store

_GONE = Entry("", "", ABSENT)


def copy_of(store: Store, folder: str) -> Callable[[], bytes | None]:
    """Give what gives the copy of an output folder's manifest, as it is named; None where there is none."""

    def given() -> bytes | None:
        data = store.kept(folder)
        later = decode(store.kept(_later(folder)) or b"")
        copy = decode(data) if data is not None and later is not None else None
        if copy is None or later is None:
            return data
        entries = copy.entries | later.entries
        return encode(Manifest({path: entry for path, entry in entries.items() if entry != _GONE}))

    return given


def keep_copy(store: Store, folder: str, published: Published) -> None:
    """Keep the copy of a manifest as it was published."""
    store.keep(folder, published.encoded)
    if store.kept(_later(folder)):
        store.keep(_later(folder), b"")


def keep_changed(store: Store, folder: str, changed: Manifest, gone: Iterable[str] = ()) -> None:
    """Keep the entries that another publish gave some outputs, and which it pruned."""
    before = decode(store.kept(_later(folder)) or b"")
    entries = {**(before.entries if before else {}), **dict.fromkeys(gone, _GONE), **changed.entries}
    store.keep(_later(folder), encode(Manifest(entries)))


def _later(folder: str) -> str:
    return f"{folder} later"
