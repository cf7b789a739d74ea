"""Each edition's page, and the list of them all."""

from collections.abc import Iterator

from broadsheet.building.planners.frame import document, feed_links, make_head, text_of
from broadsheet.building.planners.share import own_share_image
from broadsheet.model.content import Edition
from broadsheet.model.errors import Source
from broadsheet.model.lists import EditionsView
from broadsheet.model.outputs import Document
from broadsheet.model.pages import EditionView, RedirectView
from broadsheet.model.site import Issue, Site
from broadsheet.model.urls import page_output, permalink_of, url_of
from broadsheet.model.views import EditionCard, Masthead, NamedLink
from broadsheet.reading.cards import picture_of


def plan_editions(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan the page of every edition, and `/editions/` and `/latest/` if there is one."""
    for place, issue in enumerate(site.issues):
        yield document("edition.html", issue.path, _view(site, place), masthead, claim(issue.edition))
    if site.issues:
        feeds = feed_links(site.config, site.config.title, "/editions/", "editions")
        head = make_head(site, "/editions/", feeds=feeds)
        view = EditionsView(head, tuple(edition_card(site, issue) for issue in site.issues))
        yield _latest(site)
        yield document("editions.html", "/editions/", view, masthead, Source("templates/editions.html"))


def book_path(issue: Issue) -> str:
    """Give the path of an edition as an e-book."""
    return issue.path.rstrip("/") + ".epub"


def claim(edition: Edition) -> Source:
    """Give the place that decides where an edition is: its slug, else its title."""
    return Source(edition.source_path, *edition.places.get("slug", edition.places.get("title", (0, 0))))


def _latest(site: Site) -> Document:
    """Plan `/latest/`: it leads to the newest edition, so that what a reader bookmarks there or shares stays the same.

    A page that redirects needs nothing of a server, and says where it leads to those who do not follow by themselves.
    """
    issue = site.issues[0]
    config, path = site.config, issue.path
    language = issue.edition.language or config.language
    view = RedirectView(issue.edition.title, url_of(config, path), permalink_of(config, path), language)
    return Document(page_output("/latest/"), "page", "latest.html", view, None, Source("templates/latest.html"))


def edition_card(site: Site, issue: Issue) -> EditionCard:
    """Give an edition as a list shows it."""
    edition = issue.edition
    return EditionCard(
        edition.title, issue.number, url_of(site.config, issue.path), issue.date, edition.summary, issue.state
    )


def _view(site: Site, place: int) -> EditionView:
    issue = site.issues[place]
    edition = issue.edition
    stories = tuple(site.articles[number].card for number in issue.stories)
    head = make_head(
        site,
        issue.path,
        edition.title,
        description=edition.summary,
        language=edition.language,
        canonical=edition.canonical,
        share=own_share_image(site, edition.image, issue.links),
    )
    return EditionView(
        head=head,
        card=edition_card(site, issue),
        text=text_of(site, edition.body, issue.links),
        picture=picture_of(site.config, edition.image, dict(issue.links), site.images),
        stories=stories,
        minutes=sum(card.minutes for card in stories),
        newer=_neighbour(site, place - 1),
        older=_neighbour(site, place + 1),
        extra=edition.extra,
        book=url_of(site.config, book_path(issue)) if issue.stories else "",
    )


def _neighbour(site: Site, place: int) -> NamedLink | None:
    if not 0 <= place < len(site.issues):
        return None
    issue = site.issues[place]
    return NamedLink(issue.edition.title, url_of(site.config, issue.path))
