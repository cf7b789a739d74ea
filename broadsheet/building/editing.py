"""Where only words were edited, what shows them is rendered again; nothing else is read, planned or compared."""

from functools import partial

from msgspec import structs

from broadsheet.building.copies import keep_changed
from broadsheet.building.disk.files import Found, digest_of, write_whole
from broadsheet.building.disk.manifests import Ledgers, manifest_path, read_ledgers
from broadsheet.building.disk.publish import Place, Published, publish
from broadsheet.building.disk.scan import scan_theme
from broadsheet.building.edits import Edits, Left, read_edits
from broadsheet.building.executors import Workers
from broadsheet.building.freshness import Digests, Stale
from broadsheet.building.manifest import UNSURE, Manifest
from broadsheet.building.memory import Since, digest_then, remember_change
from broadsheet.building.order import STILL, Order, Tell
from broadsheet.building.parsing import key_of
from broadsheet.building.rendering import render_all, staging_for
from broadsheet.building.sessions import with_store
from broadsheet.building.shown import in_step, keep_again, stay_in_step
from broadsheet.building.store import Store
from broadsheet.building.templates import code_kept, read_templates
from broadsheet.building.watching import base_of, manifest_of, outputs_of
from broadsheet.model.ledger import LEDGER
from broadsheet.model.report import Report

MOST = 20
"""Edited files; more of them are worth a plan."""


def build_edited(order: Order, tell: Tell, since: Since) -> Report | None:
    """Publish what shows the edited words; None where more than words was edited, and nothing was done."""
    if not since.memory.alone or len(since.changed) > MOST:
        return None
    done, _ = with_store(order, tell, partial(_publish_edits, since))
    if done is None:
        return None
    report, changed, moved = done
    remember_change(order, since, changed, report, moved=moved)
    return report


def _publish_edits(  # noqa: PLR0917  # a step of a session, for one past build
    since: Since, order: Order, tell: Tell, store: Store, workers: Workers
) -> tuple[Report, list[Found], dict[str, str]] | None:
    manifest = manifest_path(order.private, order.output)
    ledgers = read_ledgers(manifest)
    known = ledgers.digest == digest_then(since.memory, str(manifest)) and in_step(store, manifest.stem, ledgers.digest)
    tell("parse", len(since.changed))
    left = Left(manifest.stem, ledgers.manifest.entries.keys())
    edits = read_edits(since, order, store, left) if known else None
    if edits is None:
        return None
    published = _publish(edits, order, tell, (ledgers, store, workers))
    changed = [each.found for each in edits.edits]
    if edits.ledger is not None:
        write_whole(order.roots.site / LEDGER, edits.ledger)
        changed.append(Found(LEDGER, UNSURE, digest_of(edits.ledger)))
    changed += [*outputs_of(order, order.output, _made(edits, published)), *manifest_of(order, order.output)]
    unchanged, slowest = since.report.outputs - published.written, workers.stopwatch.slowest()
    report = structs.replace(
        since.report, written=published.written, unchanged=unchanged, removed=published.removed, slowest=slowest
    )
    base = base_of(order, order.output)
    return report, changed, {base + old: base + new for old, new in edits.moved.items()}


def _made(edits: Edits, published: Published) -> Manifest:
    """Give what became of the documents that show edited words."""
    return Manifest({each.output_path: published.manifest.entries[each.output_path] for each in edits.documents})


def _publish(edits: Edits, order: Order, tell: Tell, tools: tuple[Ledgers, Store, Workers]) -> Published:
    """Render and publish what shows the edited words, and keep everything for the next build."""
    ledgers, store, workers = tools
    manifest = manifest_path(order.private, order.output)
    theme = scan_theme(order.roots)
    read_templates(theme, edits.dialect.engine, store)
    digests = Digests(theme, edits.dialect.engine)
    entries = ledgers.manifest.entries
    fingerprints = {path: entry.fingerprint for path, entry in entries.items() if path not in edits.moved}
    fingerprints |= {each.output_path: digests.fingerprint(each) for each in edits.documents}
    for edit in edits.edits:
        store.keep_parsed(key_of(edits.dialect, edit.found.digest), edit.new, edit.body)
        store.keep_edited(edit.found)
    with staging_for(order.private, order.output, workers) as folder:
        tell("render", len(edits.documents))
        stale = Stale(edits.documents, (), fingerprints)
        with code_kept(order.private, theme, edits.dialect.engine):
            staged = render_all(stale, theme, store, workers, order.roots, folder)
        tell("publish", len(staged))
        place, intact = Place(order.output, manifest, folder), {path: entry.stat for path, entry in entries.items()}
        published = publish(place, ledgers, staged, fingerprints=fingerprints, intact=intact, left=partial(tell, STILL))
    keep_changed(store, manifest.stem, _made(edits, published), edits.moved)
    store.documents.drop(manifest.stem, edits.moved)
    keep_again(store, manifest.stem, edits.documents, digests)
    stay_in_step(store, manifest.stem, published.digest)
    return published
