"""What planners share: the masthead, the head of a page, the text of a body, the pages of a list."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from broadsheet.model.config import Config, FeedFormat
from broadsheet.model.content import Content
from broadsheet.model.errors import Source
from broadsheet.model.feeds import FeedOf
from broadsheet.model.images import ShareImage, Sized
from broadsheet.model.lists import Pager
from broadsheet.model.outputs import Document, View
from broadsheet.model.site import Site, Term
from broadsheet.model.urls import base_path, feed_paths, page_output, page_path, permalink_of, term_path, url_of
from broadsheet.model.views import FeedLink, Head, Masthead, NamedLink, Text
from broadsheet.reading.cards import direction_of
from broadsheet.reading.images import image_at

T = TypeVar("T")
FEED_TYPES: dict[FeedFormat, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
"""The media types of a feed's formats."""


def make_masthead(site: Site) -> Masthead:
    """Make what every page shows."""
    config = site.config
    menu = sorted(
        (page for page in site.pages if page.page.menu is not None), key=lambda page: (page.page.menu, page.path)
    )
    pages = [NamedLink(page.page.title, url_of(config, page.path)) for page in menu]
    feeds = feed_links(config, config.title, "/")
    own = [NamedLink(link.title, _menu_url(config, link.url)) for link in config.menu]
    return Masthead(
        title=config.title,
        description=config.description,
        language=config.language,
        direction=direction_of(config.language),
        home=url_of(config, "/"),
        permalink=permalink_of(config, "/"),
        author=config.author.name,
        sections=tuple(
            NamedLink(term.name, term_url(config, term)) for term in site.terms if term.taxonomy == "sections"
        ),
        menu=(*pages, *own),
        feed=feeds[0],
        feeds=feeds,
        editions=bool(site.issues),
        lite=config.lite,
        offline=config.offline,
        search=config.search,
    )


def texts_on(site: Site) -> Iterator[tuple[Content, tuple[tuple[str, str], ...]]]:
    """Give everything that is shown, with its links."""
    yield from ((each.article, each.links) for each in site.articles)
    yield from ((each.edition, each.links) for each in site.issues)
    yield from ((each.page, each.links) for each in site.pages)


def _menu_url(config: Config, url: str) -> str:
    return url_of(config, url) if url.startswith("/") else url


def term_url(config: Config, term: Term) -> str:
    """Give the URL of a term's page."""
    return url_of(config, term_path(term.taxonomy, term.slug))


def make_head(  # noqa: PLR0913  # a head's facts, most of them left out by most pages
    site: Site,
    path: str,
    title: str = "",
    *,
    description: str = "",
    language: str = "",
    canonical: str = "",
    section: str = "",
    feeds: Sequence[FeedLink] = (),
    indexed: bool = True,
    share: ShareImage | None = None,
) -> Head:
    """Make a page's head; `feeds` are its own. A title that the theme words is empty."""
    config = site.config
    language = language or config.language
    return Head(
        title=title,
        description=description,
        canonical=canonical or permalink_of(config, path),
        language=language,
        direction=direction_of(language),
        feeds=tuple(feeds),
        indexed=indexed,
        section=section,
        share=share,
    )


def has_feed(config: Config, term: Term) -> bool:
    """Tell whether a term has a feed of its own."""
    return term.taxonomy in config.feeds.terms


def feed_links(config: Config, title: str, path: str, of: FeedOf = "") -> tuple[FeedLink, ...]:
    """Give the feeds of a page as it announces them: RSS, Atom, JSON Feed, as far as there are."""
    paths = feed_paths(config, path).items()
    return tuple(FeedLink(title, url_of(config, each), FEED_TYPES[name], of) for name, each in paths)


def term_feeds(config: Config, term: Term) -> tuple[FeedLink, ...]:
    """Give the feeds that a term's page announces, if it has any."""
    if not has_feed(config, term):
        return ()
    return feed_links(config, f"{config.title}: {term.name}", term_path(term.taxonomy, term.slug))


def text_of(site: Site, body: str, links: Sequence[tuple[str, str]]) -> Text:
    """Give a body for its own page."""
    base = base_path(site.config)
    allowed = site.config.images.remote == "allow"
    filled = tuple((href, path and base + path) for href, path in links)
    return Text(body, filled, remote_images=allowed, images=tuple(_sized(site, links)))


def _sized(site: Site, links: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Sized]]:
    for href, path in links if site.images else ():
        image = image_at(site.images, path)
        if image is not None and image.sized is not None:
            yield href, image.sized


def feed_text(site: Site, body: str, links: Sequence[tuple[str, str]], permalink: str, *, room: int = 0) -> Text:
    """Give a body for a feed or a letter: every URL that is put in is absolute, and no picture is a large one.

    With `room`, in pixels, pictures say how large they are to be, and none is wider.
    """
    config = site.config
    absolute = tuple((href, path and config.url + path) for href, path in links)
    modest = tuple(_modest(site, links, room)) if site.images else ()
    return Text(body, absolute, page_url=permalink, remote_images=config.images.remote == "allow", images=modest)


def _modest(site: Site, links: Sequence[tuple[str, str]], room: int) -> Iterator[tuple[str, Sized]]:
    for href, path in links:
        sized = modest_size(site, path, room)
        if sized is not None:
            yield href, sized


def modest_size(site: Site, path: str, room: int = 0) -> Sized | None:
    """Give what a feed or a letter shows in the place of a picture; none where there is nothing to say."""
    image = image_at(site.images, path)
    if image is None or image.sized is None or not (room or image.plain):
        return None
    instead = f"{site.config.url}/{image.plain.output_path}" if image.plain else ""
    width, height = image.sized.width, image.sized.height
    shown = min(room, width)
    return Sized(shown, round(height * shown / width), instead=instead)


def document(template: str, path: str, view: View, masthead: Masthead, claims: Source) -> Document:  # noqa: PLR0917  # a document's own five facts
    """Plan a page."""
    return Document(page_output(path), "page", template, view, masthead, claims)


def paged(config: Config, path: str, items: Sequence[T]) -> Iterator[tuple[str, tuple[T, ...], Pager]]:
    """Cut a list in pages: each with its path, its items and its pager; an empty list has one page."""
    size = config.page_size
    total = max(1, -(-len(items) // size))
    for number in range(1, total + 1):
        newer = url_of(config, page_path(path, number - 1)) if number > 1 else ""
        older = url_of(config, page_path(path, number + 1)) if number < total else ""
        shown = tuple(items[(number - 1) * size : number * size])
        yield page_path(path, number), shown, Pager(number, total, newer, older)
