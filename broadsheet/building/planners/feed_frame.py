"""What planners of feeds share: a feed's view, its documents in every format, an item's identity."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha1
from uuid import UUID

from msgspec import structs

from broadsheet.building.planners.frame import modest_size
from broadsheet.model.config import Config, FeedFormat
from broadsheet.model.content import Image
from broadsheet.model.errors import Source
from broadsheet.model.feeds import (
    FEED_SHEET,
    DeletedItem,
    Enclosure,
    FeedAddresses,
    FeedItem,
    FeedOf,
    FeedPicture,
    FeedView,
)
from broadsheet.model.outputs import Basis, Document
from broadsheet.model.site import Site
from broadsheet.model.urls import absolute_of, feed_paths, file_output, permalink_of, url_of
from broadsheet.model.views import Recording
from broadsheet.reading.cards import picture_of

_RENDERED: dict[FeedFormat, str] = {"rss": "rss", "atom": "atom", "json": "json_feed"}
"""The names in `formats.FORMATS` of what renders a feed's formats."""
_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


def identity(config: Config, own: str) -> str:
    """Give an IRI that never changes: the id if it is an absolute IRI, else a UUIDv5 of it (RFC 4122, section 4.3)."""
    return own if _ABSOLUTE_IRI.fullmatch(own) else _urn(_namespace(config.feeds.namespace), own)


@lru_cache(maxsize=8)
def _namespace(written: str) -> bytes:
    return UUID(written).bytes


def _urn(namespace: bytes, own: str) -> str:
    """Write what `uuid.uuid5` gives, in a tenth of its time: a site has one for each article."""
    made = bytearray(sha1(namespace + own.encode(), usedforsecurity=False).digest()[:16])
    made[6], made[8] = made[6] & 0x0F | 0x50, made[8] & 0x3F | 0x80
    text = made.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def feed_view(config: Config, path: str, description: str, *, items: Sequence[FeedItem], of: FeedOf = "") -> FeedView:
    """Give the feed of the page at `path` with all its items, newest first."""
    return FeedView(
        id=identity(config, f"feed {path}"),
        title=config.title,
        description=description,
        permalink=permalink_of(config, path),
        addresses=addresses_of(config, feed_paths(config, path)),
        language=config.language,
        author=config.author.name,
        email=config.author.email,
        updated=max((item.updated for item in items), default=None),
        items=tuple(items),
        max_bytes=config.feeds.max_bytes,
        hub=config.feeds.hub,
        stylesheet=url_of(config, f"/assets/{FEED_SHEET}"),
        of=of,
    )


def addresses_of(config: Config, paths: Mapping[FeedFormat, str]) -> FeedAddresses:
    """Say where the formats of a feed are."""
    return FeedAddresses(**{name: permalink_of(config, path) for name, path in paths.items()})


def filled(frame: FeedView, items: Sequence[FeedItem]) -> FeedView:
    """Give a feed with its items; each is a change of it."""
    moments = [item.updated for item in items] + ([frame.updated] if frame.updated else [])
    return structs.replace(frame, items=tuple(items), updated=max(moments, default=None))


def feed_documents(  # noqa: PLR0917  # a feed, and how it is made later
    paths: Mapping[FeedFormat, str],
    view: FeedView,
    claims: Source,
    basis: Basis | None = None,
    rest: Callable[[], FeedView] | None = None,
) -> Iterator[Document]:
    """Plan a feed in each of its formats; with a basis, `view` is its frame, and `rest` makes the whole."""
    for name, path in paths.items():
        yield Document(file_output(path), _RENDERED[name], "", view, None, claims, basis, rest)


def with_deleted(view: FeedView, deleted: Sequence[DeletedItem]) -> FeedView:
    """Say in a feed what has gone; that, too, is a change of it."""
    moments = [each.when for each in deleted] + ([view.updated] if view.updated else [])
    return structs.replace(view, deleted=tuple(deleted), updated=max(moments, default=None))


def feed_picture(site: Site, image: Image | None, links: tuple[tuple[str, str], ...]) -> FeedPicture | None:
    """Give the picture of an article or edition to a feed, with an absolute URL, and no large one."""
    if image is None:
        return None
    led = dict(links)
    picture = picture_of(site.config, image, led)
    if picture is None:
        return None
    sized = modest_size(site, led.get(image.src, ""))
    url = (sized.instead if sized else "") or absolute_of(site.config, picture.url)
    kind = _TYPES.get(url.rpartition(".")[2].lower(), "")
    return FeedPicture(url, kind, picture.alt, picture.caption, picture.credit, picture.remote)


def enclosure(config: Config, recording: Recording | None, length: int) -> Enclosure | None:
    """Give a page's recording to a feed, with an absolute URL and its length in bytes."""
    return Enclosure(absolute_of(config, recording.url), recording.type, length) if recording else None
