"""Mistakes that only show when several files are seen together."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from broadsheet.model.config import Config
from broadsheet.model.content import Article, Content, Edition, Page
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.site import Asset
from broadsheet.model.urls import RESERVED
from broadsheet.reading.links import is_absolute
from broadsheet.reading.shelf import Shelf
from broadsheet.reading.terms import key_of

YEAR_DIGITS = 4
_WRITTEN_IN = ("content/articles/", "content/editions/", "content/pages/")
_TEXTS = (".txt", ".text", ".html", ".htm", ".mhtml", ".rtf", ".doc", ".docx", ".odt")
"""Endings of what an editor may take for an article's file."""


def place_of(content: Content, key: str) -> Source:
    """Give the place of a front-matter key, or the file where the key is not given."""
    return Source(content.source_path, *content.places.get(key, (0, 0)))


def cross_check(config: Config, shelf: Shelf, doubtful: Iterable[Content] = ()) -> Iterable[BuildError]:
    """Name every id that two files claim, every unknown section, every page in a reserved place.

    What is `doubtful` has mistakes of its own already, and is checked as far as it could be read.
    """
    every = (*shelf.every, *(content for content in doubtful if not isinstance(content, Page)))
    yield from _claimed_twice(every)
    yield from _unknown_sections(config, every)
    yield from _reserved(config, shelf.pages)


def _claimed_twice(every: Iterable[Article | Edition]) -> Iterable[BuildError]:
    every = list(every)
    ids = [content.id for content in every if content.id]
    if len(set(ids)) == len(ids):
        return
    first: dict[str, Article | Edition] = {}
    for content in sorted(every, key=_age):
        if content.id and content.id in first:
            message = f"the id '{content.id}' is also that of {first[content.id].source_path}"
            hint = "remove the line from the newer file: 'check --mint' gives it one of its own"
            yield BuildError(message, place_of(content, "id"), hint)
        first.setdefault(content.id, content)


def _age(content: Article | Edition) -> tuple[bool, float, str]:
    """Order by date, so that of two files the newer is told to mend; without a date is newest."""
    return (content.date is None, content.date.timestamp() if content.date else 0.0, content.source_path)


def _unknown_sections(config: Config, every: Iterable[Article | Edition]) -> Iterable[BuildError]:
    known = {key_of(name) for name in config.sections}
    for content in every if known else ():
        if isinstance(content, Article) and content.section and key_of(content.section) not in known:
            hint = f"config.yaml lists: {', '.join(config.sections)}; a new one is added there, to 'sections'"
            yield BuildError(f"unknown section '{content.section}'", place_of(content, "section"), hint)


def _reserved(config: Config, pages: Iterable[Page]) -> Iterable[BuildError]:
    for page in pages:
        first = config.permalinks.page.format(slug=page.slug).split("/")[1]
        if first in RESERVED or (len(first) == YEAR_DIGITS and first.isdecimal()):
            key = "slug" if "slug" in page.places else "title"
            message = f"a page cannot be at '/{first}/': pages of Broadsheet's own are there"
            yield BuildError(message, place_of(page, key), "give it another 'slug'")


def remote_images(config: Config, shelf: Shelf) -> Iterable[BuildError]:
    """Name every image of another origin that becomes a link."""
    if config.images.remote == "allow":
        return
    contents: tuple[Content, ...] = (*shelf.articles, *shelf.editions, *shelf.pages)
    for content in contents:
        if not content.images and content.image is None:
            continue
        places = [(reference.href, (reference.line, reference.column)) for reference in content.images]
        if content.image is not None:
            places.append((content.image.src, content.places.get("image.src", (0, 0))))
        for src, place in places:
            if is_absolute(src):
                hint = "copy it to content/images/, or set 'images: {remote: allow}' in config.yaml"
                yield BuildError(
                    f"the image {src} is of another origin: readers get a link",
                    Source(content.source_path, *place),
                    hint,
                )


def unseen_changes(shelf: Shelf) -> Iterable[BuildError]:
    """Name every `updated`, and the corrections, that are not after the article's date: they move nothing in feeds."""
    for article in shelf.articles:
        changes = [("updated", article.updated)] if article.updated else []
        changes += [("corrections", each.date) for each in article.corrections[-1:]]
        for key, instant in changes:
            if article.date and instant and instant <= article.date:
                words = "'updated' is" if key == "updated" else "the last correction is"
                yield BuildError(
                    f"{words} not after 'date', so feed readers are not told of it",
                    place_of(article, key),
                    "a date alone is the beginning of that day; add the time, as in 2026-11-20 11:40",
                )


def passed_over(files: Iterable[Asset], copied: Iterable[Asset]) -> Iterable[BuildError]:
    """Name every text, page or paper beside articles, editions and pages of which nothing is made."""
    known = {asset.path for asset in copied}
    for file in files:
        if file.path.startswith(_WRITTEN_IN) and file.path.lower().endswith(_TEXTS) and file.path not in known:
            hint = (
                "'import' makes an article of a text or a saved page; what readers may load belongs in content/static/"
            )
            yield BuildError("nothing is made of this file: it is no Markdown", Source(file.path), hint)


def letter_images(config: Config, shelf: Shelf) -> Iterable[BuildError]:
    """Name every SVG image of an edition that goes out by mail."""
    for edition in shelf.editions if config.mail.sender else ():
        if edition.source_path in shelf.states:
            continue
        places = [(each.href, (each.line, each.column)) for each in edition.images]
        if edition.image is not None:
            places.append((edition.image.src, edition.places.get("image.src", (0, 0))))
        for src, place in places:
            if urlsplit(src).path.lower().endswith((".svg", ".svgz")):
                message = f"the image {src} is SVG, which Outlook on Windows and other mail programs do not show"
                yield BuildError(message, Source(edition.source_path, *place), "give it as PNG or JPEG")
