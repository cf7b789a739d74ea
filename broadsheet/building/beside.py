"""What is made beside the site and is never public: letters in `.broadsheet/mail/`, settings for web servers.

Each is an output folder of its own, planned, compared, rendered and published like the site. So the promises hold
for them too: only what is stale is made, all of it or nothing, and only what is ours is pruned.
"""

from pathlib import Path

from msgspec import Struct

from broadsheet.building.copies import copy_of, keep_copy
from broadsheet.building.disk.manifests import find_intact, manifest_path, read_ledgers
from broadsheet.building.disk.publish import Place, publish
from broadsheet.building.executors import Workers
from broadsheet.building.freshness import Digests, find_stale
from broadsheet.building.manifest import EMPTY, Manifest
from broadsheet.building.order import Order
from broadsheet.building.plan import Plan
from broadsheet.building.planners.servers import plan_servers
from broadsheet.building.preparing import Given, Planned
from broadsheet.building.rendering import render_all, staging_for
from broadsheet.building.store import Store
from broadsheet.model.outputs import Document


class _Folder(Struct, frozen=True):
    """One of the folders."""

    name: str
    """Below `.broadsheet/`."""
    documents: tuple[Document, ...]
    """What is to be in it."""


def publish_beside(  # noqa: PLR0917  # the five things that rendering takes
    order: Order, given: Given, planned: Planned, store: Store, workers: Workers
) -> dict[Path, Manifest]:
    """Write what belongs beside the site, and give what is in each folder."""
    folders = (
        _Folder("mail", planned.letters),
        _Folder("servers", tuple(plan_servers(planned.site, planned.plan.documents))),
    )
    return {order.private / each.name: _publish(order, given, each, store, workers) for each in folders}


def _publish(order: Order, given: Given, folder: _Folder, store: Store, workers: Workers) -> Manifest:  # noqa: PLR0917  # as above
    """Write one folder, and give what is in it; where nothing ever was, touch nothing."""
    output, theme = order.private / folder.name, given.sources.theme
    manifest = manifest_path(order.private, output)
    ledgers = read_ledgers(manifest, copy_of(store, manifest.stem))
    if not folder.documents and not ledgers.ours:
        return EMPTY
    intact = find_intact(output, ledgers.manifest)
    known = EMPTY if order.clean else ledgers.manifest
    stale = find_stale(Plan(folder.documents, (), ()), Digests(theme, given.engine), known, intact)
    if not stale.documents and ledgers.ours == set(stale.fingerprints):
        return ledgers.manifest
    with staging_for(order.private / "beside" / folder.name, output, workers) as staged_in:
        staged = render_all(stale, theme, store, workers, order.roots, staged_in)
        place = Place(output, manifest, staged_in)
        published = publish(place, ledgers, staged, fingerprints=stale.fingerprints, intact=intact)
    keep_copy(store, manifest.stem, published)
    return published.manifest
