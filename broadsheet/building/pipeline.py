"""The straight line from content to a published site.

Knows no clock: `now` is an argument, and whoever wants to know how long a stage took listens to `tell`.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from broadsheet.building.beside import publish_beside
from broadsheet.building.coming import Coming, coming_feeds
from broadsheet.building.copies import copy_of, keep_copy
from broadsheet.building.disk.files import Found, digest_of, names_in, write_whole
from broadsheet.building.disk.manifests import Ledgers, find_intact, manifest_path, read_ledgers
from broadsheet.building.disk.publish import Place, Published, publish, strangers
from broadsheet.building.edits import edited_alone
from broadsheet.building.executors import WORTH_IT, Workers
from broadsheet.building.freshness import Digests, Stale, find_stale
from broadsheet.building.indexing import Made, Shelf, Work, index_all, stage_index
from broadsheet.building.letters import review_letters
from broadsheet.building.manifest import EMPTY, UNSURE, Manifest, Stat
from broadsheet.building.memory import Since, Watched, digest_then, remember, remembered
from broadsheet.building.order import STILL, Order, Tell, is_for_readers
from broadsheet.building.picturing import forget_images, stage_images, stale_images
from broadsheet.building.plan import linked_outputs
from broadsheet.building.preparing import Given, Planned, parse, plan_all, read_all
from broadsheet.building.rendering import copy_all, render_all, staging_for
from broadsheet.building.sessions import with_store
from broadsheet.building.shown import forget_others, in_step, keep_shown, stay_in_step
from broadsheet.building.signatures import Sign, sign_all
from broadsheet.building.store import Store
from broadsheet.building.templates import code_kept
from broadsheet.building.watching import watch
from broadsheet.model.config import Config
from broadsheet.model.content import Content
from broadsheet.model.errors import BuildError, Source, in_order, raise_all
from broadsheet.model.ledger import LEDGER
from broadsheet.model.report import Report
from broadsheet.reading.ledger import written_ledger

NAMED = 10
"""The most strange files that one warning names."""
Contents = tuple[Config | None, tuple[Content, ...]]


class _Made(Struct, frozen=True):
    """What was made of an output folder."""

    ledgers: Ledgers
    """What was known of it before."""
    fingerprints: dict[str, str]
    """Of every planned output, by output path."""
    published: Published
    """What became of it."""


def build_all(order: Order, tell: Tell, since: Since | None = None) -> Report:
    """Build a site and publish it; raise every mistake together, with nothing published.

    With `since`, the last build's output was looked at already, and is as it was.
    """
    (report, watched, alone), warnings = with_store(order, tell, partial(_publish_what_is_stale, since))
    remember(order, watched, report, alone)
    return _warned(report, warnings)


def check(order: Order, tell: Tell) -> Report:
    """Do all of a build that finds mistakes, but for rendering; raise every mistake together."""
    return _warned(*with_store(order, tell, _report_only))


def read_coming(order: Order, tell: Tell) -> Coming:
    """Do all of a check, and give the feeds as a build would publish them; raise every mistake together."""

    def step(order: Order, tell: Tell, store: Store, workers: Workers) -> Coming:
        given = read_all(order, tell, store)
        return coming_feeds(order, given, plan_all(order, tell, given, store, workers), store)

    return with_store(order, tell, step)[0]


def read_contents(order: Order) -> tuple[Config | None, tuple[Content, ...]]:
    """Read the settings and every content file that has no mistake; name none."""
    return with_store(order, lambda _stage, _things: None, _contents)[0]


def read_signed(order: Order, name: str, sign: Sign) -> tuple[Config | None, tuple[Content, ...], dict[str, bytes]]:
    """Read as `read_contents` does, with a signature of each article's text by its source path; see `sign_all`."""

    def step(order: Order, tell: Tell, store: Store, workers: Workers) -> tuple[Contents, dict[str, bytes]]:
        read = _contents(order, tell, store, workers)
        return read, sign_all(read[1], store, name, sign)

    (config, contents), signatures = with_store(order, lambda _stage, _things: None, step)[0]
    return config, contents, signatures


def _publish_what_is_stale(  # noqa: PLR0917  # a step of a session, for one past build
    since: Since | None, order: Order, tell: Tell, store: Store, workers: Workers
) -> tuple[Report, Watched, bytes]:
    _begin_early(order, store, workers)
    given = read_all(order, tell, store)
    planned = plan_all(order, tell, given, store, workers)
    with code_kept(order.private, given.sources.theme, given.engine):
        beside, faults = _beside(order, given, planned, store, workers)
        made = _make(order, tell, given, planned, (store, workers, since))
    forget_images(order, planned.plan.images)
    _keep(order, planned, made, store)
    ledger = _keep_ledger(order, given, planned)
    _say_when_next(order, planned)
    published, outputs = made.published, len(made.fingerprints)
    report = structs.replace(
        _report(planned, outputs, (*faults, *_strangers(order, made.ledgers, made.fingerprints))),
        written=published.written,
        unchanged=outputs - published.written,
        removed=published.removed,
        slowest=workers.stopwatch.slowest(),
        recorded=len(planned.ledger) - len(given.ledger.entries) if order.ledger == "kept" else 0,
    )
    folders = {order.output: published.manifest, **beside}
    watched = watch(order, structs.replace(given, sources=planned.sources), ledger, folders)
    return report, watched, edited_alone(planned.site.config, given.engine)


def _beside(  # noqa: PLR0917  # the five things that rendering takes
    order: Order, given: Given, planned: Planned, store: Store, workers: Workers
) -> tuple[dict[Path, Manifest], tuple[BuildError, ...]]:
    """Write what lies beside the site, and give what is there with what is wrong with the letters."""
    if not is_for_readers(order):
        return {}, ()
    if order.strict:
        raise_all(review_letters(order, given, planned, store))
    beside = publish_beside(order, given, planned, store, workers)
    return beside, review_letters(order, given, planned, store)


def _make(  # noqa: PLR0917  # as above
    order: Order, tell: Tell, given: Given, planned: Planned, tools: tuple[Store, Workers, Since | None]
) -> _Made:
    """Make what is stale, and publish it."""
    (store, workers, since), theme, plan = tools, given.sources.theme, planned.plan
    manifest = manifest_path(order.private, order.output)
    ledgers = read_ledgers(manifest, copy_of(store, manifest.stem))
    intact = _intact(order, ledgers, since)
    known, digests = EMPTY if order.clean else ledgers.manifest, Digests(theme, given.engine)
    stale = find_stale(plan, digests, known, intact)
    keeping = _keeping(planned, stale, digests, store=store, name=manifest.stem, before=ledgers.digest)
    with staging_for(order.private, order.output, workers) as folder, workers.meanwhile(keeping):
        staged = stage_images(stale_images(plan.images, known, intact), order, folder, workers, tell=tell)
        tell("render", len(stale.documents) + len(stale.copies))
        staged += copy_all(stale.copies, order.roots, folder)
        staged += render_all(stale, theme, store, workers, order.roots, folder)
        shelf, made = Shelf(order.private / "index" / manifest.stem, manifest.stem), Made(known, intact)
        index = index_all(plan.bundles, made, shelf, store, work=Work(workers, tell))
        staged += stage_index(index, made, folder)
        made_of = {image.output_path: image.made_of for image in plan.images}
        fingerprints = stale.fingerprints | index.fingerprints | made_of
        tell("publish", len(staged))
        place, left = Place(order.output, manifest, folder), partial(tell, STILL)
        published = publish(place, ledgers, staged, fingerprints=fingerprints, intact=intact, left=left)
    return _Made(ledgers, fingerprints, published)


def _intact(order: Order, ledgers: Ledgers, since: Since | None) -> dict[str, Stat]:
    """Give the outputs that are still what we made: all of them where a look has told so."""
    manifest = str(manifest_path(order.private, order.output))
    if since is not None and ledgers.digest and ledgers.digest == digest_then(since.memory, manifest):
        return {path: entry.stat for path, entry in ledgers.manifest.entries.items()}
    return find_intact(order.output, ledgers.manifest)


def _keeping(
    planned: Planned, stale: Stale, digests: Digests, *, store: Store, name: str, before: str
) -> Iterator[None]:
    """Keep the documents that the next build may render without a plan, in steps; `before` is the last manifest."""
    if not planned.site.config.search:
        again = {document.output_path: document for document in stale.documents}
        documents = [again.get(document.output_path, document) for document in planned.plan.documents]
        fresh = stale.fingerprints.keys() - again.keys() if in_step(store, name, before) else set()
        yield from keep_shown(store, name, documents, digests, fresh=fresh)


def _keep(order: Order, planned: Planned, made: _Made, store: Store) -> None:
    """Keep what the next build compares with."""
    name = manifest_path(order.private, order.output).stem
    keep_copy(store, name, made.published)
    if planned.site.config.search:
        return
    forget_others(store, remembered(order))
    store.keep(f"linked {name}", msgspec.msgpack.encode(linked_outputs(planned.site)))
    stay_in_step(store, name, made.published.digest)


def _begin_early(order: Order, store: Store, workers: Workers) -> None:
    """Let worker processes begin while files are looked at, where the store knows none of many."""
    folder = order.roots.site / "content/articles"
    if store.is_new and folder.is_dir() and len(names_in(folder)) >= WORTH_IT:
        workers.begin()


def _say_when_next(order: Order, planned: Planned) -> None:
    """Write when the site's own output will differ by the clock alone, for whoever starts builds; empty means never."""
    if not order.preview and order.output == order.roots.site / "site":
        moment = planned.site.next_build_at
        write_whole(order.private / "next-build", f"{moment.isoformat()}\n".encode() if moment else b"")


def _keep_ledger(order: Order, given: Given, planned: Planned) -> Found:
    """Write the ledger where this build may, last of all; give what is there now."""
    if order.ledger != "kept" or planned.ledger == given.ledger.entries or not planned.ledger:
        return given.ledger_file
    data = written_ledger(planned.ledger, planned.site.config.feeds.namespace)
    write_whole(order.roots.site / LEDGER, data)
    return Found(LEDGER, UNSURE, digest_of(data))


def _warned(report: Report, warnings: tuple[BuildError, ...]) -> Report:
    return structs.replace(report, warnings=in_order([*warnings, *report.warnings])) if warnings else report


def _contents(order: Order, tell: Tell, store: Store, workers: Workers) -> tuple[Config | None, tuple[Content, ...]]:
    given = read_all(order, tell, store)
    return given.config, parse(order, tell, given, store, workers).contents


def _report_only(order: Order, tell: Tell, store: Store, workers: Workers) -> Report:
    given = read_all(order, tell, store)
    planned = plan_all(order, tell, given, store, workers)
    outputs = len(planned.plan.documents) + len(planned.plan.copies) + len(planned.plan.images)
    return _report(planned, outputs, review_letters(order, given, planned, store))


def _report(planned: Planned, outputs: int, strange: tuple[BuildError, ...]) -> Report:
    site = planned.site
    return Report(
        outputs=outputs,
        articles=len(site.articles),
        drafts=site.drafts,
        held=site.held,
        next_build_at=site.next_build_at,
        warnings=in_order([*planned.warnings, *strange]),
    )


def _strangers(order: Order, ledgers: Ledgers, planned: Iterable[str]) -> tuple[BuildError, ...]:
    """Name in one warning the files that nobody knows, where both the manifest and its copy are lost."""
    found = [] if ledgers.known else strangers(order.output, planned)
    if not found:
        return ()
    names = ", ".join(found[:NAMED]) + (f" and {len(found) - NAMED} more" if len(found) > NAMED else "")
    hint = "delete them if an earlier build made them"
    return (BuildError(f"files that Broadsheet does not know were left: {names}", Source(order.output.name), hint),)
