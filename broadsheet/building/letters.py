"""Letters are a second output folder, `.broadsheet/mail/`: planned, compared, rendered and published like the site.

So the promises hold for them too: only what is stale is made, all of it or nothing, and only what is ours is pruned.
"""

from pathlib import Path

from broadsheet.building.disk.manifests import find_intact, manifest_path, read_ledgers
from broadsheet.building.disk.publish import Place, publish
from broadsheet.building.disk.staging import staging
from broadsheet.building.executors import Workers
from broadsheet.building.freshness import Digests, find_stale
from broadsheet.building.manifest import EMPTY, Manifest, encode
from broadsheet.building.order import Order
from broadsheet.building.plan import Plan
from broadsheet.building.planners.frame import make_masthead
from broadsheet.building.planners.mail import plan_letters
from broadsheet.building.preparing import Given
from broadsheet.building.rendering import render_all
from broadsheet.building.store import Store
from broadsheet.model.site import Site


def mail_folder(private: Path) -> Path:
    """Give the folder of letters."""
    return private / "mail"


def publish_letters(order: Order, given: Given, site: Site, store: Store, workers: Workers) -> Manifest:  # noqa: PLR0917  # the five things that rendering takes
    """Write the letters of a site's editions, and give what is there; where none ever were, touch nothing."""
    output, theme = mail_folder(order.private), given.sources.theme
    manifest = manifest_path(order.private, output)
    ledgers = read_ledgers(manifest, store.kept(manifest.stem))
    plan = Plan(tuple(plan_letters(site, make_masthead(site))), (), ())
    if not plan.documents and not ledgers.ours:
        return EMPTY
    intact = find_intact(output, ledgers.manifest)
    stale = find_stale(plan, Digests(theme, given.engine), EMPTY if order.clean else ledgers.manifest, intact)
    if not stale.documents and ledgers.ours == set(stale.fingerprints):
        return ledgers.manifest
    with staging(order.private / "letters", output) as folder:
        staged = render_all(stale, theme, store, workers, order.roots, folder)
        published = publish(
            Place(output, manifest, folder), ledgers, staged, fingerprints=stale.fingerprints, intact=intact
        )
    store.keep(manifest.stem, encode(published.manifest))
    return published.manifest
