"""What articles are in feeds: items, made once for all feeds, and only where one that holds them is stale."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from broadsheet.building.planners.articles import correction_notes, recording, source_note
from broadsheet.building.planners.feed_frame import enclosure, feed_documents, feed_picture, filled, identity
from broadsheet.building.planners.frame import feed_text
from broadsheet.model.config import FeedFormat
from broadsheet.model.errors import Source
from broadsheet.model.feeds import FeedItem, FeedView
from broadsheet.model.outputs import Basis, Document
from broadsheet.model.site import Placed, Site
from broadsheet.reading.dates import local, zone_named


class Stories:
    """Owns the items of a site's articles."""

    def __init__(self, site: Site) -> None:
        """Take the site that they are of."""
        self._site = site
        self._items: dict[str, FeedItem] = {}
        config = site.config
        self._settings = f"{config.feeds.namespace} {config.url} {config.timezone} {config.images.remote}"

    def documents(
        self, paths: Mapping[FeedFormat, str], frame: FeedView, shown: Sequence[Placed], claims: Source
    ) -> Iterator[Document]:
        """Plan a feed of articles, newest first, in each of its formats."""
        facts = (self._settings, *map(self._fact, shown))
        basis = Basis(frame, tuple(placed.card for placed in shown), facts)

        @cache
        def rest() -> FeedView:
            return filled(frame, [self._item(placed) for placed in shown])

        yield from feed_documents(paths, frame, claims, basis, rest)

    def _fact(self, placed: Placed) -> str:
        """Tell what the item has that neither the card nor the settings tell: of most articles, what the file said.

        Where it shows or plays something of this site, it is of other files too, so the item itself is told.
        """
        article = placed.article
        if article.digest and not (placed.links or article.image or article.audio):
            return article.digest
        return msgspec.json.encode(self._item(placed)).decode()

    def _item(self, placed: Placed) -> FeedItem:
        key = placed.article.source_path
        if key not in self._items:
            self._items[key] = feed_item(self._site, placed)
        return self._items[key]


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
