"""All that was parsed becomes one site: what is visible at an instant, in order, linked and cross-checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from broadsheet.model.config import Config
from broadsheet.model.content import Article, Content, Image, Page, Reference
from broadsheet.model.errors import BuildError, in_order, raise_all
from broadsheet.model.pictures import LocalImage
from broadsheet.model.site import Asset, Expired, Placed, Site, Standing
from broadsheet.model.urls import article_path
from broadsheet.reading.cards import NO_IMAGES, Position, make_card
from broadsheet.reading.cross_checks import cross_check, letter_images, passed_over, remote_images, unseen_changes
from broadsheet.reading.dates import local, zone_named
from broadsheet.reading.images import by_site_path, image_warnings
from broadsheet.reading.issues import missing_picks, place_issues
from broadsheet.reading.links import Resolved, Targets, is_absolute, resolve, site_path
from broadsheet.reading.scheduling import schedule
from broadsheet.reading.shelf import Shelf, held, shelve, when
from broadsheet.reading.terms import Terms, gather
from broadsheet.reading.visibility import is_news, state_of

_ALWAYS_COPIED = ("content/images/", "content/static/")


class Aside(Struct, frozen=True):
    """Content files with mistakes of their own: no part of the site, yet a link to one is not another mistake."""

    doubtful: tuple[Content, ...] = ()
    """What could be read of some, so that the rest of their mistakes is found too."""
    unreadable: tuple[str, ...] = ()
    """The source paths of those that gave nothing."""


def assemble(  # noqa: PLR0913  # what a site is made of
    config: Config,
    parsed: Iterable[Content],
    files: Sequence[Asset],
    *,
    now: datetime,
    preview: bool = False,
    aside: Aside = Aside(),  # noqa: B008  # a frozen value
    images: Mapping[str, LocalImage] = NO_IMAGES,
) -> tuple[Site, list[BuildError]]:
    """Assemble the site of an instant; give it with every mistake that concerns several files together.

    `images` are what is known of local pictures, by source path.
    The order of `parsed` and of `files` (those of `content/` that are no articles, editions or pages) changes nothing.
    Two terms that would share a page are raised at once: the plan would name the same clash again, in other words.
    """
    zone = zone_named(config.timezone)
    contents, twice = schedule(config, tuple(parsed), zone, preview=preview)
    shelf = shelve(contents, now=now, zone=zone, preview=preview)
    terms, clashes = gather(config, shelf.articles)
    paths = _paths(config, shelf, terms, zone)
    targets, shown = _targets(shelf, paths, files, aside, images=images), by_site_path(images)
    resolved = {each.source_path: resolve(each, _references(each), targets) for each in _shown(shelf)}
    links = [*resolved.values(), *(resolve(each, _references(each), targets) for each in aside.doubtful)]
    mistakes = [*_mistakes(config, shelf, aside), *twice, *(error for each in links for error in each.errors)]
    if clashes:
        raise_all([*mistakes, *clashes])

    def placed(article: Article) -> Placed:
        source, date = article.source_path, local(when(article), zone)
        position = Position(paths[source], date, shelf.states.get(source, ""), resolved[source].links, shown)
        return Placed(article, position.path, date, make_card(config, terms, article, position), position.links)

    copied = _copied(files, resolved)
    site = Site(
        config=config,
        articles=tuple(map(placed, shelf.articles)),
        issues=place_issues(shelf, {source: each.links for source, each in resolved.items()}, zone),
        pages=tuple(_standing(page, paths, resolved, shelf) for page in shelf.pages),
        terms=terms.all,
        assets=copied,
        expired=_expired(config, shelf, terms, now),
        drafts=sum(state == "draft" for state in shelf.hidden.values()),
        held=held(shelf, now, zone),
        news=tuple(place for place, article in enumerate(shelf.articles) if is_news(article, now)),
        next_build_at=shelf.next_build_at and local(shelf.next_build_at, zone),
        warnings=in_order([*_unusual_files(files, copied, images), *_unusual_texts(config, shelf, resolved)]),
        images=shown,
    )
    return site, mistakes


def _mistakes(config: Config, shelf: Shelf, aside: Aside) -> Iterator[BuildError]:
    """Give what is wrong between files, but for their links; a pick may be of a file that could not be read."""
    yield from cross_check(config, shelf, aside.doubtful)
    if not aside.unreadable:
        yield from missing_picks(shelf, aside.doubtful)


def _paths(config: Config, shelf: Shelf, terms: Terms, zone: ZoneInfo) -> dict[str, str]:
    """Give the path on the site of everything that is shown, by source path."""
    paths = {article.source_path: _article_path(config, article, terms, zone) for article in shelf.articles}
    paths |= {edition.source_path: f"/editions/{edition.slug}/" for edition in shelf.editions}
    return paths | {page.source_path: config.permalinks.page.format(slug=page.slug) for page in shelf.pages}


def _article_path(config: Config, article: Article, terms: Terms, zone: ZoneInfo) -> str:
    section = terms.slug_of("sections", article.section) if article.section else "articles"
    date = when(article).astimezone(zone)
    return article_path(config.permalinks.article, date, slug=article.slug, section=section)


def _expired(config: Config, shelf: Shelf, terms: Terms, now: datetime) -> tuple[Expired, ...]:
    """Place the articles that were shown and are no longer, newest first."""
    zone = zone_named(config.timezone)
    gone = [
        each
        for each in shelf.every
        if isinstance(each, Article) and each.id and not each.draft and state_of(each, now) == "expired"
    ]
    gone.sort(key=lambda each: (when(each), each.id), reverse=True)
    return tuple(
        Expired(each, _article_path(config, each, terms, zone), local(when(each), zone), local(each.expires, zone))
        for each in gone
        if each.expires
    )


def _shown(shelf: Shelf) -> tuple[Content, ...]:
    return (*shelf.articles, *shelf.editions, *shelf.pages)


def _targets(
    shelf: Shelf, paths: Mapping[str, str], files: Sequence[Asset], aside: Aside, *, images: Mapping[str, LocalImage]
) -> Targets:
    """Give everything that a link may lead to."""
    unread = (*aside.unreadable, *(content.source_path for content in aside.doubtful))
    hidden = shelf.hidden | dict.fromkeys(unread, "not readable")
    anchors = {content.source_path: content.anchors for content in _shown(shelf)}
    refused = {path: image.facts.refused for path, image in images.items() if image.facts.refused}
    return Targets(paths, hidden, {file.path: site_path(file.path) for file in files}, anchors, refused)


def _references(content: Content) -> tuple[Reference, ...]:
    own = [(content.image, "image.src")]
    if isinstance(content, Article) and content.audio:
        own.append((Image(content.audio.src, ""), "audio.src"))
    places = (
        (image.src, content.places.get(key, (0, 0))) for image, key in own if image and not is_absolute(image.src)
    )
    return (*content.links, *content.images, *(Reference(src, *place) for src, place in places))


def _standing(page: Page, paths: Mapping[str, str], resolved: Mapping[str, Resolved], shelf: Shelf) -> Standing:
    source = page.source_path
    return Standing(page, paths[source], resolved[source].links, shelf.states.get(source, ""))


def _copied(files: Sequence[Asset], resolved: Mapping[str, Resolved]) -> tuple[Asset, ...]:
    """Give what is copied: all of `images/` and `static/`, and of other folders only what is linked or shown."""
    used = {name for each in resolved.values() for name in each.used}
    wanted = [file for file in files if file.path.startswith(_ALWAYS_COPIED) or file.path in used]
    return tuple(sorted(wanted, key=lambda file: file.path))


def _unusual_files(
    files: Sequence[Asset], copied: Sequence[Asset], images: Mapping[str, LocalImage]
) -> Iterator[BuildError]:
    yield from image_warnings(copied, images)
    yield from passed_over(files, copied)


def _unusual_texts(config: Config, shelf: Shelf, resolved: Mapping[str, Resolved]) -> Iterator[BuildError]:
    yield from remote_images(config, shelf)
    yield from letter_images(config, shelf)
    yield from unseen_changes(shelf)
    for each in resolved.values():
        yield from each.warnings
