"""The page that explains feeds and lists them, and `feeds.opml` with all of them."""

from collections.abc import Iterator

from broadsheet.building.planners.frame import document, has_feed, make_head
from broadsheet.model.errors import Source
from broadsheet.model.feeds import FeedOf, OpmlView, Outline
from broadsheet.model.notices import FeedGroup, FeedPlace, FeedsView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Site, Term
from broadsheet.model.urls import absolute_of, feed_paths, term_path, url_of
from broadsheet.model.views import Masthead

MOST = 100
"""So many feeds of one kind stand on the page, those of the largest terms; the OPML file has all."""
_CLAIMS = Source("templates/feeds.html")


def plan_feeds_page(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan `/feeds/` and `/feeds.opml`."""
    config = site.config
    terms = [term for term in site.terms if has_feed(config, term)]
    kinds: dict[FeedOf, str] = {"": "/", "editions": "/editions/", "corrections": "/corrections/"}
    places = {of: _place(site, config.title, path) for of, path in kinds.items() if of != "editions" or site.issues}
    general = tuple(places.values())
    groups = [_group(site, kind, terms) for kind in dict.fromkeys(term.taxonomy for term in terms)]
    view = FeedsView(make_head(site, "/feeds/"), general, tuple(groups), url_of(config, "/feeds.opml"))
    yield document("feeds.html", "/feeds/", view, masthead, _CLAIMS)
    own = (_outline(site, place, of) for of, place in places.items())
    named = ((term.name, _place(site, term.name, term_path(term.taxonomy, term.slug))) for term in terms)
    outlines = (*own, *(_outline(site, place, "term", name) for name, place in named))
    yield Document("feeds.opml", "opml", "", OpmlView(config.title, config.language, outlines), None, _CLAIMS)


def _outline(site: Site, place: FeedPlace, of: FeedOf, name: str = "") -> Outline:
    feed, page = place.rss or place.atom or place.json, place.url
    return Outline(site.config.title, absolute_of(site.config, feed), absolute_of(site.config, page), of, name)


def _group(site: Site, kind: str, terms: list[Term]) -> FeedGroup:
    own = [term for term in terms if term.taxonomy == kind]
    largest = sorted(own, key=lambda term: (-len(term.articles), term.slug))[:MOST]
    shown = {term.slug for term in largest}
    places = (_place(site, term.name, term_path(kind, term.slug)) for term in own if term.slug in shown)
    return FeedGroup(kind, tuple(places))


def _place(site: Site, name: str, path: str) -> FeedPlace:
    paths = feed_paths(site.config, path)
    return FeedPlace(name, url_of(site.config, path), **{kind: url_of(site.config, own) for kind, own in paths.items()})
