"""Each edition as an e-book, with its pictures; links between its stories stay within it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from urllib.parse import unquote

from broadsheet.building.planners.articles import correction_notes, source_note
from broadsheet.building.planners.editions import book_path, claim, edition_card
from broadsheet.building.planners.feed_frame import identity
from broadsheet.model.books import BookView, Chapter, Plate
from broadsheet.model.content import Article, Written
from broadsheet.model.outputs import Document
from broadsheet.model.site import Asset, Issue, Placed, Site
from broadsheet.model.urls import file_output, permalink_of
from broadsheet.model.views import Masthead, Text
from broadsheet.reading.cards import direction_of
from broadsheet.reading.links import site_path

_KINDS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")
"""Pictures that every reading system shows (EPUB 3.3, section 3.2)."""


def plan_books(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan `/editions/{slug}.epub` for every edition with a story."""
    assets = {site_path(asset.path): asset for asset in site.assets if asset.path.lower().endswith(_KINDS)}
    for issue in site.issues:
        if issue.stories:
            output = file_output(book_path(issue))
            yield Document(output, "epub", "epub/book.html", _view(site, issue, assets), masthead, claim(issue.edition))


def _view(site: Site, issue: Issue, assets: Mapping[str, Asset]) -> BookView:
    config, edition = site.config, issue.edition
    stories = [site.articles[place] for place in issue.stories]
    chapters = {placed.path: f"chapter-{number}.xhtml" for number, placed in enumerate(stories, 1)}
    plates: dict[str, Plate] = {}

    def filled(written: Written, links: tuple[tuple[str, str], ...]) -> Text:
        shown = {image.href for image in written.images}
        found = {href: _plate(path, assets, config.url) if href in shown else None for href, path in links}
        plates.update((plate.name, plate) for plate in found.values() if plate)
        led = ((href, _leads(path, found[href], chapters, config.url)) for href, path in links)
        return Text(written.body, tuple(led))

    def chapter(placed: Placed) -> Chapter:
        article = placed.article
        head = _plate(dict(placed.links).get(article.image.src, ""), assets, config.url) if article.image else None
        plates.update({head.name: head} if head else {})
        standfirst = article.summary if article.summary_given else ""
        text, notes = filled(article, placed.links), correction_notes(site, article)
        return Chapter(placed.card, text, standfirst, head.name if head else "", source_note(site, placed), notes)

    language = edition.language or config.language
    told = tuple(chapter(placed) for placed in stories)
    return BookView(
        id=identity(config, edition.id or edition.source_path),
        card=edition_card(site, issue),
        permalink=permalink_of(config, issue.path),
        modified=max(_dates(issue, stories)),
        language=language,
        direction=direction_of(language),
        note=filled(edition, issue.links),
        chapters=told,
        plates=tuple(plates[name] for name in sorted(plates)),
    )


def _dates(issue: Issue, stories: Iterable[Placed]) -> Iterator[datetime]:
    yield issue.date
    for placed in stories:
        yield placed.date
        yield from _changes(placed.article)


def _changes(article: Article) -> Iterator[datetime]:
    yield from (each.date for each in article.corrections)
    yield from [article.updated] if article.updated else []


def _plate(path: str, assets: Mapping[str, Asset], base: str) -> Plate | None:
    asset = assets.get(unquote(path.partition("?")[0].partition("#")[0]))
    if asset is None:
        return None
    extension = asset.path.rpartition(".")[2].lower()
    return Plate(asset.path, asset.digest, f"{asset.digest[:16]}.{extension}", base + path)


def _leads(path: str, plate: Plate | None, chapters: Mapping[str, str], base: str) -> str:
    """Give where a link of a body leads in the book: to a plate, to another chapter, else to the site."""
    if plate is not None:
        return f"images/{plate.name}"
    bare, mark, fragment = path.partition("#")
    chapter = chapters.get(unquote(bare))
    return chapter + mark + fragment if chapter else path and base + path
