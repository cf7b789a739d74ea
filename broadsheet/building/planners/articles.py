"""Each article's own page."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from broadsheet.building.planners.frame import document, feed_links, make_head, text_of
from broadsheet.building.planners.related import relate
from broadsheet.building.planners.share import share_image
from broadsheet.model.content import Article
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document
from broadsheet.model.pages import ArticleView
from broadsheet.model.site import Placed, Site
from broadsheet.model.urls import base_path
from broadsheet.model.views import (
    Card,
    CorrectionNote,
    CoverageNote,
    FeedLink,
    Masthead,
    NamedLink,
    Recording,
    SourceNote,
)
from broadsheet.reading.dates import local, zone_named
from broadsheet.reading.links import is_absolute

IN_TIMELINE = 6


def plan_articles(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan the page of every article."""
    stories = _stories(site)
    for place, related in enumerate(relate(site)):
        placed = site.articles[place]
        others = (card for card in stories[_story_url(placed)] if card is not placed.card)
        timeline = tuple(islice(others, IN_TIMELINE))
        view = _view(site, place, tuple(site.articles[other].card for other in related), timeline)
        yield document("article.html", placed.path, view, masthead, claim(placed.article))


def claim(article: Article) -> Source:
    """Give the place that decides where an article is: its slug, else its title."""
    return Source(article.source_path, *article.places.get("slug", article.places.get("title", (0, 0))))


def _story_url(placed: Placed) -> str:
    return placed.card.story.url if placed.card.story else ""


def _stories(site: Site) -> dict[str, list[Card]]:
    stories: dict[str, list[Card]] = defaultdict(list)
    for placed in site.articles:
        if placed.card.story:
            stories[placed.card.story.url].append(placed.card)
    return stories


def _view(site: Site, place: int, related: tuple[Card, ...], timeline: tuple[Card, ...]) -> ArticleView:
    placed = site.articles[place]
    article, card = placed.article, placed.card
    zone = zone_named(site.config.timezone)
    head = make_head(
        site,
        placed.path,
        article.title,
        description=article.summary,
        language=article.language,
        canonical=article.canonical,
        section=card.section.url if card.section else "",
        feeds=_story_feeds(site, placed),
        share=share_image(site, placed),
    )
    return ArticleView(
        head=head,
        card=card,
        text=text_of(site, article.body, placed.links),
        standfirst=article.summary if article.summary_given else "",
        updated=local(article.updated, zone) if article.updated else None,
        source=source_note(site, placed),
        also=coverage_notes(site, article),
        corrections=correction_notes(site, article),
        recording=recording(site, placed),
        newer=_neighbour(site, place - 1),
        older=_neighbour(site, place + 1),
        related=related,
        timeline=timeline,
        extra=article.extra,
    )


def _story_feeds(site: Site, placed: Placed) -> tuple[FeedLink, ...]:
    story = placed.card.story
    if story is None or "stories" not in site.config.feeds.terms:
        return ()
    path = story.url.removeprefix(base_path(site.config))
    return feed_links(site.config, f"{site.config.title}: {story.name}", path)


def _neighbour(site: Site, place: int) -> NamedLink | None:
    if not 0 <= place < len(site.articles):
        return None
    return NamedLink(site.articles[place].card.title, site.articles[place].card.url)


def source_note(site: Site, placed: Placed) -> SourceNote | None:
    """Give the credit of where an article was first told."""
    source, card, zone = placed.article.source, placed.card, zone_named(site.config.timezone)
    if source is None or card.source is None:
        return None
    return SourceNote(
        name=source.name,
        url=source.url,
        author=source.author,
        published=local(source.published, zone) if source.published else None,
        language=source.language if source.language != card.language else "",
        license=source.license,
        archive=source.archive,
        page=card.source.url,
    )


def coverage_notes(site: Site, article: Article) -> tuple[CoverageNote, ...]:
    """Give who else covers an article's subject, in the order written."""
    zone = zone_named(site.config.timezone)
    return tuple(CoverageNote(each.name, each.url, each.date and local(each.date, zone)) for each in article.also)


def correction_notes(site: Site, article: Article) -> tuple[CorrectionNote, ...]:
    """Give an article's corrections, newest first."""
    zone = zone_named(site.config.timezone)
    return tuple(CorrectionNote(local(each.date, zone), each.note) for each in reversed(article.corrections))


def recording(site: Site, placed: Placed) -> Recording | None:
    """Give the recording that an article's page plays."""
    audio = placed.article.audio
    if audio is None:
        return None
    if is_absolute(audio.src):
        return Recording(audio.src, audio.type, remote=True)
    return Recording(base_path(site.config) + dict(placed.links).get(audio.src, ""), audio.type, remote=False)
