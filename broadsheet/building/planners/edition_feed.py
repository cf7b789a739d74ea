"""The feed of editions: an item for each, with the whole digest as HTML that readers and mail services show."""

from collections.abc import Iterator
from html import escape

from broadsheet.building.planners.editions import claim
from broadsheet.building.planners.feed_frame import feed_documents, feed_picture, feed_view, identity
from broadsheet.building.planners.frame import feed_text
from broadsheet.model.feeds import FeedItem
from broadsheet.model.outputs import Document
from broadsheet.model.site import Issue, Site
from broadsheet.model.urls import feed_paths, permalink_of
from broadsheet.model.views import Card, Masthead
from broadsheet.reading.cards import direction_of

PATH = "/editions/"


def plan_edition_feed(site: Site, _: Masthead) -> Iterator[Document]:
    """Plan the feed of `/editions/` in every format, if there is an edition."""
    if site.issues:
        config = site.config
        items = [_item(site, issue) for issue in site.issues[: config.feeds.items]]
        view = feed_view(config, PATH, "", of="editions", items=items)
        yield from feed_documents(feed_paths(config, PATH), view, claim(site.issues[0].edition))


def _item(site: Site, issue: Issue) -> FeedItem:
    """Make an edition's item: note, then each story with its source, summary and link; nothing moves its time."""
    config, edition, permalink = site.config, issue.edition, permalink_of(site.config, issue.path)
    language = edition.language or config.language
    return FeedItem(
        id=identity(config, edition.id or edition.source_path),
        title=edition.title,
        permalink=permalink,
        date=issue.date,
        updated=issue.date,
        summary=edition.summary,
        text=feed_text(site, edition.body, issue.links, permalink),
        digest=tuple(_story(site.articles[place].card) for place in issue.stories),
        language=language if language != config.language else "",
        direction=direction_of(language),
        picture=feed_picture(site, edition.image, issue.links),
    )


def _story(card: Card) -> str:
    """Tell a story in HTML that needs no rules: headline, source, summary."""
    own = f' lang="{escape(card.language)}" dir="{card.direction}"'
    head = f'<h2{own}><a href="{escape(card.permalink)}">{escape(card.title)}</a></h2>'
    summary = f"\n<p{own}>{escape(card.summary)}</p>" if card.summary else ""
    return head + _source(card) + summary


def _source(card: Card) -> str:
    if card.source is None:
        return ""
    name = escape(card.source.name)
    original = escape(card.source.original)
    return f'\n<p><em><a href="{original}">{name}</a></em></p>' if original else f"\n<p><em>{name}</em></p>"
