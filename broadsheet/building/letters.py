"""What mail programs would show badly is found in the finished HTML of letters, and named at their editions.

A letter is looked into once, by its fingerprint: what a build has written is read, another one is rendered for it.
"""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from broadsheet.building.copies import copy_of
from broadsheet.building.disk.manifests import manifest_path, read_ledgers
from broadsheet.building.freshness import Digests
from broadsheet.building.order import Order
from broadsheet.building.preparing import Given, Planned
from broadsheet.building.store import Store
from broadsheet.building.work import decoded_bodies
from broadsheet.formats import FORMATS
from broadsheet.formats.letter_lint import Fault, faults_of
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.letters import LetterView
from broadsheet.model.outputs import Document, texts_of
from broadsheet.model.site import Issue, Site

_KEPT = "letter faults"


class _Letter(Struct, frozen=True):
    """A letter to look into."""

    issue: Issue
    """Its edition."""
    document: Document
    """Its HTML, as it is planned."""
    stories: tuple[str, ...]
    """The addresses that it should lead to."""
    key: str
    """Its fingerprint."""


def review_letters(order: Order, given: Given, planned: Planned, store: Store) -> tuple[BuildError, ...]:
    """Say what is wrong with the letters of a site's editions, in the order of the editions."""
    site, letters = planned.site, list(_letters(given, planned))
    known = store.recall(_KEPT, dict[str, tuple[Fault, ...]]) or {}
    written = _written(order, store) if any(each.key not in known for each in letters) else {}
    found: dict[str, tuple[Fault, ...]] = {}
    for each in letters:
        if each.key in known:
            found[each.key] = known[each.key]
        else:
            found[each.key] = faults_of(_html(each, order, given, store, written=written), each.stories)
    if found != known:
        store.keep(_KEPT, msgspec.msgpack.encode(found))
    return tuple(error for each in letters for error in _placed(site, each.issue, found[each.key]))


def _letters(given: Given, planned: Planned) -> Iterator[_Letter]:
    digests = Digests(given.sources.theme, given.engine)
    issues = {f"{issue.edition.slug}.html": issue for issue in planned.site.issues}
    for document in planned.letters:
        if document.format == "letter" and isinstance(document.view, LetterView):
            stories = tuple(card.permalink for card in document.view.stories)
            yield _Letter(issues[document.output_path], document, stories, digests.fingerprint(document))


def _written(order: Order, store: Store) -> dict[str, str]:
    """Give the fingerprint of each file of `.broadsheet/mail/`."""
    manifest = manifest_path(order.private, order.private / "mail")
    entries = read_ledgers(manifest, copy_of(store, manifest.stem)).manifest.entries
    return {path: entry.fingerprint for path, entry in entries.items()}


def _html(letter: _Letter, order: Order, given: Given, store: Store, *, written: Mapping[str, str]) -> str:
    document = letter.document
    file = order.private / "mail" / document.output_path
    if written.get(document.output_path) == letter.key and file.is_file():
        return file.read_text("utf-8")
    bodies = decoded_bodies(store.bodies({text.body for text in texts_of(document)}))
    return FORMATS[document.format](document, given.sources.theme, bodies).decode()


def _placed(site: Site, issue: Issue, faults: tuple[Fault, ...]) -> Iterator[BuildError]:
    """Name faults at the line where the picture or the link stands, else at the edition's file."""
    edition = issue.edition
    places = {each.href: (each.line, each.column) for each in (*edition.links, *edition.images)}
    if edition.image is not None:
        places[edition.image.src] = edition.places.get("image.src", (0, 0))
    shown = {site.config.url + path: href for href, path in issue.links}
    for fault in faults:
        place = places.get(shown.get(fault.url, fault.url), (0, 0))
        written = edition.source_path.endswith(".md")  # one of a cadence need not be
        name = edition.source_path if written else f".broadsheet/mail/{edition.slug}.html"
        yield BuildError(f"letter {edition.slug}: {fault.message}", Source(name, *place), fault.hint)
