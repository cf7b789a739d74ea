"""The feed of the site, and that of each term."""

import re
from collections.abc import Iterator, Sequence
from uuid import UUID, uuid5

from broadsheet.building.planners.articles import correction_notes, source_note
from broadsheet.building.planners.frame import feed_text, has_feed
from broadsheet.building.planners.terms import claim
from broadsheet.model.config import Config
from broadsheet.model.errors import Source
from broadsheet.model.feeds import FeedItem, FeedView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Placed, Site
from broadsheet.model.urls import feed_path, file_output, permalink_of, term_path
from broadsheet.model.views import Masthead
from broadsheet.reading.dates import local, zone_named

_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def plan_feeds(site: Site, _: Masthead) -> Iterator[Document]:
    """Plan `/feed.xml`, and that of each term of the taxonomies that `feeds.terms` names.

    The feed of a tag's old name stays at its address, with the tag's own items: a feed cannot redirect.
    """
    config = site.config
    made: dict[int, FeedItem] = {}

    def items(places: Sequence[int]) -> list[FeedItem]:
        chosen = places[: config.feeds.items]
        for place in chosen:
            if place not in made:
                made[place] = feed_item(site, site.articles[place])
        return [made[place] for place in chosen]

    view = _feed(config, "/", config.title, config.description, items(range(len(site.articles))))
    yield _document("/feed.xml", view, Source("config.yaml"))
    for term in site.terms:
        if has_feed(config, term):
            path = term_path(term.taxonomy, term.slug)
            title = f"{config.title}: {term.name}"
            view = _feed(
                config, path, title, term.description or f"{term.name} in {config.title}", items(term.articles)
            )
            for slug in dict.fromkeys((term.slug, *term.was)):
                yield _document(feed_path(term_path(term.taxonomy, slug)), view, claim(site, term))


def _document(path: str, view: FeedView, claims: Source) -> Document:
    return Document(file_output(path), "rss", "", view, None, claims)


def identity(config: Config, placed: Placed) -> str:
    """Give an article's identity: its id if that is an absolute IRI, else a UUIDv5 of it (RFC 4122, section 4.3)."""
    own = placed.article.id or placed.article.source_path
    return own if _ABSOLUTE_IRI.fullmatch(own) else f"urn:uuid:{uuid5(UUID(config.feeds.namespace), own)}"


def feed_item(site: Site, placed: Placed) -> FeedItem:
    """Make an article's item; only `updated` and corrections move the time of its last change."""
    article, card = placed.article, placed.card
    permalink = card.permalink
    changes = [each.date for each in article.corrections] + ([article.updated] if article.updated else [])
    updated = max([placed.date, *changes])
    words = [card.section.name if card.section else "", *(tag.name for tag in card.tags)]
    return FeedItem(
        id=identity(site.config, placed),
        title=article.title,
        permalink=permalink,
        date=placed.date,
        updated=local(updated, zone_named(site.config.timezone)),
        summary=article.summary,
        text=feed_text(site.config, article.body, placed.links, permalink),
        authors=tuple(author.name for author in card.authors),
        categories=tuple(dict.fromkeys(word for word in words if word)),
        source=source_note(site, placed),
        source_feed=article.source.feed if article.source else "",
        language=card.language,
        corrections=correction_notes(site, article),
    )


def _feed(config: Config, path: str, title: str, description: str, items: Sequence[FeedItem]) -> FeedView:  # noqa: PLR0917  # a channel's own five facts
    return FeedView(
        title=title,
        description=description,
        permalink=permalink_of(config, path),
        self_permalink=permalink_of(config, feed_path(path)),
        language=config.language,
        author=config.author.name,
        email=config.author.email,
        newest=max((item.date for item in items), default=None),
        items=tuple(items),
        max_bytes=config.feeds.max_bytes,
    )
