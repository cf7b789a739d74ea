"""Where only texts were edited, what shows them is rendered again; nothing else is read, planned or compared.

Knows how to tell that it is so: an article with another title, another link to this site or another reading time
is more than an edited text, and the whole line has to be gone.
"""

from collections.abc import Iterable
from functools import partial

import msgspec
from msgspec import Struct, structs

from broadsheet.building.copies import keep_changed
from broadsheet.building.disk.files import Found, digest_of, look, settled, write_whole
from broadsheet.building.disk.manifests import Ledgers, manifest_path, read_ledgers
from broadsheet.building.disk.publish import Place, Published, publish
from broadsheet.building.disk.scan import scan_theme
from broadsheet.building.executors import Workers
from broadsheet.building.freshness import Digests, Stale
from broadsheet.building.manifest import UNSURE, Manifest
from broadsheet.building.memory import Since, digest_then, remember_change
from broadsheet.building.order import STILL, Order, Tell, is_for_readers
from broadsheet.building.parsing import decode_content, key_of
from broadsheet.building.rendering import render_all, staging_for
from broadsheet.building.sessions import with_store
from broadsheet.building.shown import in_step, keep_again, shown_with, stay_in_step
from broadsheet.building.store import Store
from broadsheet.building.templates import code_kept, read_templates
from broadsheet.building.watching import manifest_of, outputs_of
from broadsheet.building.work import ParseChunk, parse_chunk
from broadsheet.model.config import Dialect
from broadsheet.model.content import Content, Edition
from broadsheet.model.ledger import LEDGER
from broadsheet.model.outputs import Document, texts_of
from broadsheet.model.pages import ArticleView, EditionView, PageView
from broadsheet.model.report import Report
from broadsheet.reading.cards import minutes_of
from broadsheet.reading.ledger import retold
from broadsheet.reading.links import is_absolute

MOST = 20
"""Edited files; more of them are worth a plan."""
_OWN_PAGES = (ArticleView, EditionView, PageView)


class Edit(Struct, frozen=True):
    """A file whose text was edited."""

    found: Found
    """As it lies there."""
    old: Content
    """As it was."""
    new: Content
    """As it is."""
    body: bytes
    """Its new body, encoded."""


class Edits(Struct, frozen=True):
    """All that is to be done."""

    dialect: Dialect
    """How they were parsed."""
    edits: tuple[Edit, ...]
    """Each file."""
    documents: tuple[Document, ...]
    """What shows them."""
    ledger: bytes | None
    """The ledger's new bytes; none where they stay."""


def build_edited(order: Order, tell: Tell, since: Since) -> Report | None:
    """Publish what shows the edited texts; None where more than texts was edited, and nothing was done."""
    if not since.memory.dialect or len(since.changed) > MOST:
        return None
    done, _ = with_store(order, tell, partial(_publish_edits, since))
    if done is None:
        return None
    report, changed = done
    remember_change(order, since, changed, report)
    return report


def _publish_edits(  # noqa: PLR0917  # a step of a session, for one past build
    since: Since, order: Order, tell: Tell, store: Store, workers: Workers
) -> tuple[Report, list[Found]] | None:
    manifest = manifest_path(order.private, order.output)
    ledgers = read_ledgers(manifest)
    known = ledgers.digest == digest_then(since.memory, str(manifest)) and in_step(store, manifest.stem, ledgers.digest)
    tell("parse", len(since.changed))
    edits = _read_edits(since, order, store, manifest.stem) if known else None
    if edits is None:
        return None
    published = _publish(edits, order, tell, (ledgers, store, workers))
    changed = [each.found for each in edits.edits]
    if edits.ledger is not None:
        write_whole(order.roots.site / LEDGER, edits.ledger)
        changed.append(Found(LEDGER, UNSURE, digest_of(edits.ledger)))
    changed += [*outputs_of(order, order.output, _made(edits, published)), *manifest_of(order, order.output)]
    unchanged, slowest = since.report.outputs - published.written, workers.stopwatch.slowest()
    report = structs.replace(since.report, written=published.written, unchanged=unchanged, slowest=slowest)
    return report, changed


def _made(edits: Edits, published: Published) -> Manifest:
    """Give what became of the documents that show edited texts."""
    return Manifest({each.output_path: published.manifest.entries[each.output_path] for each in edits.documents})


def _read_edits(since: Since, order: Order, store: Store, folder: str) -> Edits | None:
    """Read what was edited; None where it is more than texts."""
    dialect = msgspec.msgpack.decode(since.memory.dialect, type=Dialect)
    edits = [edit for path in since.changed if (edit := _read_edit(path, dialect, order, since, store)) is not None]
    if len(edits) < len(since.changed):
        return None
    ledger = _ledger(edits, order)
    changed = [edit for edit in edits if edit.old.body != edit.new.body]
    bodies = {edit.old.body: edit.new.body for edit in changed}
    documents = shown_with(store, folder, bodies, {edit.old.digest: edit.new.digest for edit in edits})
    if ledger is None or len(bodies) < len(changed) or not _at_hand(changed, documents, store):
        return None  # the ledger is not plain, or one text is that of two articles
    return Edits(dialect, tuple(edits), tuple(documents), ledger or None)


def _at_hand(changed: Iterable[Edit], documents: Iterable[Document], store: Store) -> bool:
    """Tell whether no page is another's than an edited file's, and every text that is shown besides is in the store.

    A hidden article may have the words of a published one; a build elsewhere lets go of what it does not show.
    """
    own = {(each.claims.path, each.view.text.body) for each in documents if isinstance(each.view, _OWN_PAGES)}
    shown = {text.body for document in documents for text in texts_of(document)}
    new = {(edit.found.path, edit.new.body) for edit in changed}
    return own <= new and store.has_bodies(shown - {body for _, body in new})


def _read_edit(path: str, dialect: Dialect, order: Order, since: Since, store: Store) -> Edit | None:  # noqa: PLR0917  # what one file is read with
    """Read one file; None where it has a mistake, or more than its text was edited."""
    file = order.roots.file(path)
    if not file.is_file() or file.stat().st_size > dialect.article_limit:
        return None
    before = look(file)
    (parsed,) = parse_chunk(ParseChunk((path,), order.roots, dialect))
    old = store.parsed_of(path)
    if parsed.errors or not parsed.body or old is None or old.key != key_of(dialect, digest_then(since.memory, path)):
        return None
    new = decode_content(parsed.content)
    warned = any(warning.source.path == path or f"'{path}'" in warning.message for warning in since.report.warnings)
    if warned or not is_edited_text(old.content, new) or (isinstance(new, Edition) and is_for_readers(order)):
        return None
    return Edit(Found(path, settled(before, since.stamp), parsed.digest), old.content, new, parsed.body)


def is_edited_text(old: Content, new: Content) -> bool:
    """Tell whether two readings of a file differ in nothing that another document shows, or that a plan depends on.

    Links that leave the site may be others; where links and images stand in the file may be another place. A heading
    may come, but none go that another file may link to.
    """
    same = structs.replace(
        new,
        body=old.body,
        text=old.text,
        words=old.words,
        links=old.links,
        images=old.images,
        anchors=old.anchors,
        digest=old.digest,
    )
    return (
        same == old
        and bool(old.body) == bool(new.body)
        and minutes_of(new.words) == minutes_of(old.words)
        and _own_links(new) == _own_links(old)
        and set(old.anchors) <= set(new.anchors)
        and [each.href for each in new.images] == [each.href for each in old.images]
    )


def _own_links(content: Content) -> list[str]:
    return [each.href for each in content.links if not is_absolute(each.href)]


def _ledger(edits: Iterable[Edit], order: Order) -> bytes | None:
    """Give the ledger's new bytes, none of them where it stays as it is; None where it may not be written so."""
    file = order.roots.site / LEDGER
    if order.ledger == "read" or not file.is_file():
        return b""
    before = data = file.read_bytes()
    for edit in edits:
        told = retold(data, edit.new)
        if told is None:
            return None
        data = told
    if data == before:
        return b""
    return data if order.ledger == "kept" else None


def _publish(edits: Edits, order: Order, tell: Tell, tools: tuple[Ledgers, Store, Workers]) -> Published:
    """Render and publish what shows the edited texts, and keep everything for the next build."""
    ledgers, store, workers = tools
    manifest = manifest_path(order.private, order.output)
    theme = scan_theme(order.roots)
    read_templates(theme, edits.dialect.engine, store)
    digests = Digests(theme, edits.dialect.engine)
    entries = ledgers.manifest.entries
    fingerprints = {path: entry.fingerprint for path, entry in entries.items()}
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
    keep_changed(store, manifest.stem, _made(edits, published))
    keep_again(store, manifest.stem, edits.documents, digests)
    stay_in_step(store, manifest.stem, published.digest)
    return published
