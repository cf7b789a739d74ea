"""Every correction, on one page and in a feed."""

from collections.abc import Iterator

from msgspec import structs

from broadsheet.building.planners.feed_frame import feed_documents, feed_view, identity
from broadsheet.building.planners.frame import document, feed_links, make_head
from broadsheet.model.content import Correction
from broadsheet.model.errors import Source
from broadsheet.model.feeds import FeedItem
from broadsheet.model.notices import CorrectionEntry, CorrectionsView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Placed, Site
from broadsheet.model.urls import feed_paths
from broadsheet.model.views import Masthead
from broadsheet.reading.dates import local, zone_named

PATH = "/corrections/"
_CLAIMS = Source("templates/corrections.html")


def plan_corrections(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan `/corrections/` with every correction, newest first, and its feed with the newest of them."""
    config = site.config
    found = [(placed, number) for placed in site.articles for number in range(len(placed.article.corrections))]
    found.sort(key=lambda each: (_of(*each).date, each[0].article.id, each[1]), reverse=True)
    head = make_head(site, PATH, feeds=feed_links(config, f"{config.title}: Corrections", PATH))
    view = CorrectionsView(head, tuple(_entry(site, *each) for each in found))
    yield document("corrections.html", PATH, view, masthead, _CLAIMS)
    items = [_item(site, *each) for each in found[: config.feeds.items]]
    description = f"What {config.title} put right"
    feed = feed_view(config, PATH, f"{config.title}: Corrections", description, items=items)
    if not items and site.articles:
        feed = structs.replace(feed, updated=site.articles[-1].date)
    yield from feed_documents(feed_paths(config, PATH), feed, _CLAIMS)


def _of(placed: Placed, number: int) -> Correction:
    return placed.article.corrections[number]


def _entry(site: Site, placed: Placed, number: int) -> CorrectionEntry:
    correction = _of(placed, number)
    date = local(correction.date, zone_named(site.config.timezone))
    card = placed.card
    return CorrectionEntry(date, correction.note, card.title, f"{card.url}#corrections", card.language, card.direction)


def _item(site: Site, placed: Placed, number: int) -> FeedItem:
    """Make a correction's item; the article's id and the correction's date are its identity."""
    correction, card = _of(placed, number), placed.card
    date = local(correction.date, zone_named(site.config.timezone))
    twins = [each.date for each in placed.article.corrections[:number]].count(correction.date)
    own = f"correction {placed.article.id} {correction.date.timestamp():.0f}" + (f" {twins}" if twins else "")
    return FeedItem(
        id=identity(site.config, own),
        title=card.title,
        permalink=f"{card.permalink}#corrections",
        date=date,
        updated=date,
        summary=correction.note,
        language=card.language if card.language != site.config.language else "",
        direction=card.direction,
    )
