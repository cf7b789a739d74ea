"""The feeds of the site and of its terms."""

from collections.abc import Iterator

from msgspec import structs

from broadsheet.building.planners.feed_archives import chained, deleted_of, plan_archives, shelve_feed
from broadsheet.building.planners.feed_frame import addresses_of, feed_view, with_deleted
from broadsheet.building.planners.feed_stories import Stories
from broadsheet.building.planners.frame import has_feed
from broadsheet.building.planners.terms import claim
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document
from broadsheet.model.site import Site, Term
from broadsheet.model.urls import feed_paths, term_path
from broadsheet.model.views import Masthead

_SITE = Source("config.yaml")


def plan_feeds(site: Site, _: Masthead) -> Iterator[Document]:
    """Plan the site's feed with its archive, and that of each term of the taxonomies that `feeds.terms` names.

    The feed of a tag's old name stays at its address, with the tag's own id and items: a feed cannot redirect.
    """
    config, stories = site.config, Stories(site)
    shelves = shelve_feed(site)
    view = feed_view(config, "/", config.description, items=())
    view = chained(site, with_deleted(view, deleted_of(site, site.expired[: config.feeds.items])), shelves)
    yield from stories.documents(feed_paths(config, "/"), view, site.articles[: config.feeds.items], _SITE)
    yield from plan_archives(site, view.addresses, shelves, stories)
    for term in site.terms:
        if has_feed(config, term):
            yield from _of_term(site, term, stories)


def _of_term(site: Site, term: Term, stories: Stories) -> Iterator[Document]:
    config = site.config
    path = term_path(term.taxonomy, term.slug)
    shown = [site.articles[place] for place in term.articles[: config.feeds.items]]
    view = structs.replace(feed_view(config, path, term.description, of="term", items=()), name=term.name)
    for slug in dict.fromkeys((term.slug, *term.was)):
        paths = feed_paths(config, term_path(term.taxonomy, slug))
        own = view if slug == term.slug else structs.replace(view, addresses=addresses_of(config, paths))
        yield from stories.documents(paths, own, shown, claim(site, term))
