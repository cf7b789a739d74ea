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
    found = _found(site)
    head = make_head(site, PATH, feeds=feed_links(config, config.title, PATH, "corrections"))
    view = CorrectionsView(head, tuple(_entry(site, *each) for each in found))
    yield document("corrections.html", PATH, view, masthead, _CLAIMS)
    items = [_item(site, *each) for each in found[: config.feeds.items]]
    feed = feed_view(config, PATH, "", of="corrections", items=items)
    if not items and site.articles:
        feed = structs.replace(feed, updated=site.articles[-1].date)
    yield from feed_documents(feed_paths(config, PATH), feed, _CLAIMS)


def correction_identities(site: Site) -> Iterator[str]:
    """Give the identity of every correction, newest first, as its feed has it."""
    return (_identity(site, *each) for each in _found(site))


def _found(site: Site) -> list[tuple[Placed, int]]:
    found = [(placed, number) for placed in site.articles for number in range(len(placed.article.corrections))]
    return sorted(found, key=lambda each: (_of(*each).date, each[0].article.id, each[1]), reverse=True)


def _of(placed: Placed, number: int) -> Correction:
    return placed.article.corrections[number]


def _entry(site: Site, placed: Placed, number: int) -> CorrectionEntry:
    correction = _of(placed, number)
    date = local(correction.date, zone_named(site.config.timezone))
    card = placed.card
    return CorrectionEntry(date, correction.note, card.title, f"{card.url}#corrections", card.language, card.direction)


def _identity(site: Site, placed: Placed, number: int) -> str:
    """Give what a correction is known by: the article's id and its own date."""
    correction = _of(placed, number)
    twins = [each.date for each in placed.article.corrections[:number]].count(correction.date)
    own = f"correction {placed.article.id} {correction.date.timestamp():.0f}" + (f" {twins}" if twins else "")
    return identity(site.config, own)


def _item(site: Site, placed: Placed, number: int) -> FeedItem:
    correction, card = _of(placed, number), placed.card
    date = local(correction.date, zone_named(site.config.timezone))
    return FeedItem(
        id=_identity(site, placed, number),
        title=card.title,
        permalink=f"{card.permalink}#corrections",
        date=date,
        updated=date,
        summary=correction.note,
        language=card.language if card.language != site.config.language else "",
        direction=card.direction,
    )
