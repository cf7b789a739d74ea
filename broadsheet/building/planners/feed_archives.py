"""Everything that was ever in the site's feed, in archive documents behind it (RFC 5005, section 4).

They are numbered from the oldest and hold `feeds.items` articles each, so that one that is full does not change when
articles follow; the first two hold half of that, since a lone one, without a neighbour, is incomplete to validators.
What has expired keeps its place, by a tombstone.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct, structs

from broadsheet.building.planners.feed_frame import addresses_of, feed_view, identity, with_deleted
from broadsheet.building.planners.feed_stories import Stories
from broadsheet.model.config import Config, FeedFormat
from broadsheet.model.errors import Source
from broadsheet.model.feeds import DeletedItem, FeedAddresses, FeedChain, FeedView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Expired, Placed, Site

_WHOLE = 2**53
"""An archive document is not cut by bytes: its articles would be nowhere."""
_NAMES: dict[FeedFormat, str] = {"rss": "/archive/feed-{}.xml", "atom": "/archive/atom-{}.xml"}
"""JSON Feed has no archives."""


class Shelves(Struct, frozen=True):
    """All that was ever published, oldest first, in full archive documents and what is left."""

    full: tuple[tuple[Placed | Expired, ...], ...]
    """Each of as many as a feed holds, the first two of half as many."""
    rest: tuple[Placed | Expired, ...]
    """Fewer than that, and always in the feed itself. Both are empty where the site has no archives."""


def shelve_feed(site: Site) -> Shelves:
    """Cut all that was ever published in archive documents; none where the feed itself holds everything."""
    if not (site.config.feeds.archives and _paths(site.config, 1)):
        return Shelves((), ())
    ever: list[Placed | Expired] = [*reversed(site.articles)]
    if site.expired:
        ever = sorted([*ever, *site.expired], key=lambda each: (each.date, each.article.id))
    size = site.config.feeds.items
    if len(ever) <= size:
        return Shelves((), tuple(ever))
    half = (size + 1) // 2
    cuts = [0, half, *range(2 * half, len(ever) + 1, size)]
    return Shelves(tuple(tuple(ever[start:end]) for start, end in pairwise(cuts)), tuple(ever[cuts[-1] :]))


def deleted_of(site: Site, gone: Iterable[Placed | Expired]) -> tuple[DeletedItem, ...]:
    """Give the tombstones of what has expired, newest first."""
    dead = [each for each in gone if isinstance(each, Expired)]
    stones = [DeletedItem(identity(site.config, each.article.id), each.expired) for each in dead]
    return tuple(sorted(stones, key=lambda stone: (stone.when, stone.id), reverse=True))


def chained(site: Site, view: FeedView, shelves: Shelves) -> FeedView:
    """Link the site's feed to its newest archive document, and keep in it all that is in none."""
    live = sum(isinstance(each, Placed) for each in shelves.rest)
    chain = FeedChain(archived=False, current=None, older=_place(site, len(shelves.full)), newer=None)
    return structs.replace(view, least=max(1, live), chain=chain if shelves.full else None)


def plan_archives(site: Site, current: FeedAddresses, shelves: Shelves, stories: Stories) -> Iterator[Document]:
    """Plan every archive document, as RSS and Atom, as far as the site has them."""
    config, total = site.config, len(shelves.full)
    places = [_place(site, number) for number in range(total + 1)]
    base = structs.replace(feed_view(config, "/", config.description, items=()), max_bytes=_WHOLE, least=1)
    for number, shelf in enumerate(shelves.full, 1):
        shown = [each for each in reversed(shelf) if isinstance(each, Placed)]
        chain = FeedChain(
            archived=True,
            current=current,
            older=places[number - 1] if number > 1 else None,
            newer=places[number + 1] if number < total else None,
        )
        view = structs.replace(base, addresses=places[number], chain=chain)
        view = with_deleted(view, deleted_of(site, shelf)) if len(shown) < len(shelf) else view
        yield from stories.documents(_paths(config, number), view, shown, Source("config.yaml"))


def _place(site: Site, number: int) -> FeedAddresses:
    return addresses_of(site.config, _paths(site.config, number))


def _paths(config: Config, number: int) -> dict[FeedFormat, str]:
    return {name: path.format(number) for name, path in _NAMES.items() if name in config.feeds.formats}
