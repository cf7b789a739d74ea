"""The feeds of the site and of its terms."""

from collections.abc import Iterator

from msgspec import structs

from broadsheet.building.planners.articles import correction_notes, recording, source_note
from broadsheet.building.planners.feed_archives import ItemOf, chained, deleted_of, plan_archives, shelve_feed
from broadsheet.building.planners.feed_frame import (
    addresses_of,
    enclosure,
    feed_documents,
    feed_picture,
    feed_view,
    identity,
    with_deleted,
)
from broadsheet.building.planners.frame import feed_text, has_feed
from broadsheet.building.planners.terms import claim
from broadsheet.model.errors import Source
from broadsheet.model.feeds import FeedItem
from broadsheet.model.outputs import Document
from broadsheet.model.site import Placed, Site, Term
from broadsheet.model.urls import feed_paths, term_path
from broadsheet.model.views import Masthead
from broadsheet.reading.dates import local, zone_named

_SITE = Source("config.yaml")


def plan_feeds(site: Site, _: Masthead) -> Iterator[Document]:
    """Plan the site's feed with its archive, and that of each term of the taxonomies that `feeds.terms` names.

    The feed of a tag's old name stays at its address, with the tag's own id and items: a feed cannot redirect.
    """
    config = site.config
    made: dict[str, FeedItem] = {}

    def item_of(placed: Placed) -> FeedItem:
        key = placed.article.source_path
        if key not in made:
            made[key] = feed_item(site, placed)
        return made[key]

    shelves = shelve_feed(site)
    items = [item_of(placed) for placed in site.articles[: config.feeds.items]]
    view = feed_view(config, "/", config.description, items=items)
    view = chained(site, with_deleted(view, deleted_of(site, site.expired[: config.feeds.items])), shelves)
    yield from feed_documents(feed_paths(config, "/"), view, _SITE)
    yield from plan_archives(site, view, shelves, item_of)
    for term in site.terms:
        if has_feed(config, term):
            yield from _of_term(site, term, item_of)


def _of_term(site: Site, term: Term, item_of: ItemOf) -> Iterator[Document]:
    config = site.config
    path = term_path(term.taxonomy, term.slug)
    items = [item_of(site.articles[place]) for place in term.articles[: config.feeds.items]]
    view = structs.replace(feed_view(config, path, term.description, of="term", items=items), name=term.name)
    for slug in dict.fromkeys((term.slug, *term.was)):
        paths = feed_paths(config, term_path(term.taxonomy, slug))
        own = structs.replace(view, addresses=addresses_of(config, paths))
        yield from feed_documents(paths, own, claim(site, term))


def feed_item(site: Site, placed: Placed) -> FeedItem:
    """Make an article's item; only `updated` and corrections move the time of its last change."""
    article, card, config = placed.article, placed.card, site.config
    changes = [each.date for each in article.corrections] + ([article.updated] if article.updated else [])
    words = [card.section.name if card.section else "", *(tag.name for tag in card.tags)]
    return FeedItem(
        id=identity(config, article.id or article.source_path),
        title=article.title,
        permalink=card.permalink,
        date=placed.date,
        updated=local(max([placed.date, *changes]), zone_named(config.timezone)) if changes else placed.date,
        summary=article.summary,
        text=feed_text(site, article.body, placed.links, card.permalink),
        authors=tuple(author.name for author in card.authors),
        categories=tuple(dict.fromkeys(word for word in words if word)),
        source=source_note(site, placed),
        source_feed=article.source.feed if article.source else "",
        language=card.language if card.language != config.language else "",
        direction=card.direction,
        corrections=correction_notes(site, article),
        picture=feed_picture(site, article.image, placed.links),
        enclosure=enclosure(config, recording(site, placed), article.audio.length) if article.audio else None,
    )
