"""Every drawing that is published is looked into once, and never again while its bytes stay."""

from collections.abc import Iterable, Iterator

import msgspec

from broadsheet.building.disk.files import digest_of, read
from broadsheet.building.disk.roots import Roots
from broadsheet.building.store import Store
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.site import Asset
from broadsheet.reading.drawings import drawing_errors

_KEPT = "drawings"
_TRUSTED = "content/static/"


def check_drawings(assets: Iterable[Asset], roots: Roots, engine: str, store: Store) -> list[BuildError]:
    """Name every mistake in the drawings among some files; those that the store knows as good are not read."""
    good = _known(engine, store)
    errors: list[BuildError] = []
    current: set[str] = set()
    for asset in _drawings(assets):
        faults = [] if asset.digest in good else _faults(asset, roots)
        errors += faults
        if not faults:
            current.add(asset.digest)
    if current != good:
        store.keep(_KEPT, msgspec.msgpack.encode((engine, sorted(current))))
    return errors


def _drawings(assets: Iterable[Asset]) -> Iterator[Asset]:
    for asset in assets:
        if asset.path.lower().endswith((".svg", ".svgz")) and not asset.path.startswith(_TRUSTED):
            yield asset


def _known(engine: str, store: Store) -> set[str]:
    """Give the digests that were found good by the same code."""
    by, digests = store.recall(_KEPT, tuple[str, set[str]]) or ("", set())
    return digests if by == engine else set()


def _faults(asset: Asset, roots: Roots) -> list[BuildError]:
    try:
        data, _ = read(roots.file(asset.path), asset.path)
    except BuildError as error:
        return [error]
    if digest_of(data) != asset.digest:
        return [BuildError("the file changed while the site was built", Source(asset.path), "build again")]
    return drawing_errors(asset.path, data)
