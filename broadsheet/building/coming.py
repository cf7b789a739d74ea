"""Every feed that a build would change, as it would publish it now and as it was published last.

The coming ones are made in memory: the very bytes, so that the byte limit counts. Writes no output.
"""

from collections.abc import Iterator

from msgspec import Struct

from broadsheet.building.copies import copy_of
from broadsheet.building.disk.files import read
from broadsheet.building.disk.manifests import Ledgers, find_intact, manifest_path, read_ledgers
from broadsheet.building.freshness import Digests, find_stale
from broadsheet.building.order import Order
from broadsheet.building.plan import Plan
from broadsheet.building.planners.corrections import PATH as CORRECTIONS
from broadsheet.building.planners.corrections import correction_identities
from broadsheet.building.planners.edition_feed import PATH as EDITIONS
from broadsheet.building.planners.feed_frame import identity
from broadsheet.building.planners.frame import has_feed
from broadsheet.building.preparing import Given, Planned
from broadsheet.building.store import Store
from broadsheet.building.work import decoded_bodies
from broadsheet.formats import FORMATS
from broadsheet.model.config import FeedFormat
from broadsheet.model.content import Article, Edition
from broadsheet.model.feeds import FeedView
from broadsheet.model.ledger import Entry
from broadsheet.model.outputs import Document, texts_of, whole
from broadsheet.model.site import Site
from broadsheet.model.urls import FEED_FILES, term_path

PREFERRED: tuple[FeedFormat, ...] = ("atom", "json", "rss")
"""The format that is compared is the first of these that the site has: all say the same, Atom the most exactly."""


class ComingFeed(Struct, frozen=True):
    """A feed that would change."""

    path: str
    """Of the page that it is of, below the base URL; `/` is the site's own."""
    view: FeedView
    """Its items; the last of them may be past its byte limit."""
    published: bytes | None
    """As it was published last; none where it was not."""
    data: bytes
    """As it is to be."""


class Coming(Struct, frozen=True):
    """What subscribers will get."""

    site: Site
    """Everything that is visible."""
    format: FeedFormat
    """That of all feeds here."""
    feeds: tuple[ComingFeed, ...]
    """The site's own first, whether it would change or not; then those that would, in the order of the plan."""
    compared: int
    """How many feeds there are besides the site's own."""
    gone: tuple[str, ...]
    """Feeds that were published and are none any more: the paths of their pages."""
    members: dict[str, frozenset[str]]
    """The identity of everything that a feed is of, among its items or older, by its page's path."""
    known: tuple[Entry, ...]
    """The ledger as it lies there."""
    entries: tuple[Entry, ...]
    """The ledger as it is to be."""


def coming_feeds(order: Order, given: Given, planned: Planned, store: Store) -> Coming:
    """Make the feeds of a plan that are not in their place as it has them."""
    site = planned.site
    name = next(each for each in PREFERRED if each in site.config.feeds.formats)
    manifest = manifest_path(order.private, order.output)
    ledgers = read_ledgers(manifest, copy_of(store, manifest.stem))
    documents = dict(_feeds(planned.plan.documents, FEED_FILES[name]))
    intact = find_intact(order.output, ledgers.manifest)
    digests = Digests(given.sources.theme, given.engine)
    changed = find_stale(Plan(tuple(documents.values()), (), ()), digests, ledgers.manifest, intact).documents
    stale = {document.output_path for document in changed}
    wanted = ["/", *(path for path, each in documents.items() if each.output_path in stale and path != "/")]
    return Coming(
        site=site,
        format=name,
        feeds=tuple(_made(path, documents[path], order, (given, store)) for path in wanted),
        compared=len(documents) - 1,
        gone=tuple(sorted(_published(ledgers, FEED_FILES[name]) - documents.keys())),
        members=_members(site),
        known=given.ledger.entries,
        entries=planned.ledger,
    )


def _feeds(documents: tuple[Document, ...], file: str) -> Iterator[tuple[str, Document]]:
    """Give each feed in one format by its page's path; an archive document is none."""
    for document in documents:
        if isinstance(document.view, FeedView) and f"/{document.output_path}".endswith(f"/{file}"):
            yield "/" + document.output_path.removesuffix(file), document


def _published(ledgers: Ledgers, file: str) -> set[str]:
    return {f"/{path.removesuffix(file)}" for path in ledgers.ours if f"/{path}".endswith(f"/{file}")}


def _made(path: str, document: Document, order: Order, tools: tuple[Given, Store]) -> ComingFeed:
    (given, store), document = tools, whole(document)
    if not isinstance(document.view, FeedView):
        raise TypeError(document.output_path)
    bodies = decoded_bodies(store.bodies({text.body for text in texts_of(document)}))
    file = order.output / document.output_path
    published = read(file, f"{order.output.name}/{document.output_path}")[0] if file.is_file() else None
    data = FORMATS[document.format](document, given.sources.theme, bodies)
    return ComingFeed(path, document.view, published, data)


def _members(site: Site) -> dict[str, frozenset[str]]:
    """Give for each feed, by its page's path, the identity of everything that it is of."""
    own = [_identity(site, placed.article) for placed in site.articles]
    members = {
        term_path(term.taxonomy, slug): frozenset(own[place] for place in term.articles)
        for term in site.terms
        if has_feed(site.config, term)
        for slug in (term.slug, *term.was)
    }
    editions = frozenset(_identity(site, issue.edition) for issue in site.issues)
    return {"/": frozenset(own), **members, EDITIONS: editions, CORRECTIONS: frozenset(correction_identities(site))}


def _identity(site: Site, written: Article | Edition) -> str:
    return identity(site.config, written.id or written.source_path)
