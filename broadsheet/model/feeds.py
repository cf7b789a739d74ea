"""What a feed shows: one value makes every format of it.

Knows neither formats nor where the items come from.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from broadsheet.model.views import CorrectionNote, SourceNote, Text

FEED_SHEET = "feed.css"
"""The theme's style sheet for readers who open a feed in a browser."""


FeedOf = Literal["", "term", "editions", "corrections"]
"""What of the site a feed is of: everything, a term, its editions, its corrections."""


class FeedPicture(Struct, frozen=True):
    """The image of an item (Media RSS)."""

    url: str
    """Absolute."""
    type: str
    """Its media type; empty where the name does not tell."""
    alt: str
    """For readers who cannot see it."""
    caption: str
    """May be empty."""
    credit: str
    """Who made it; may be empty."""
    remote: bool
    """Whether it is of another origin, where the item has a link in its place."""


class Enclosure(Struct, frozen=True):
    """The recording of an item (RSS 2.0 `enclosure`, RFC 4287, section 4.2.7.2)."""

    url: str
    """Absolute."""
    type: str
    """A media type."""
    length: int
    """Bytes."""


class FeedItem(Struct, frozen=True):
    """An article, an edition or a correction in a feed."""

    id: str
    """An IRI that never changes (RFC 4287, section 4.2.6)."""
    title: str
    """Plain text."""
    permalink: str
    """Absolute."""
    date: datetime
    """When it was published."""
    updated: datetime
    """The latest of its date, `updated` and corrections."""
    summary: str = ""
    """Plain text."""
    text: Text = Text("")
    """The body; every URL that is filled in is absolute."""
    digest: tuple[str | Text, ...] = ()
    """HTML and bodies that follow the body, in order: the stories of an edition. The HTML is put in as it is."""
    authors: tuple[str, ...] = ()
    """Names."""
    categories: tuple[str, ...] = ()
    """Section, then tags, as shown; each once."""
    source: SourceNote | None = None
    """Where it was first told."""
    source_feed: str = ""
    """The publisher's feed; empty means unknown (RSS `source` needs it)."""
    language: str = ""
    """BCP 47 where it differs from the feed's; else empty."""
    direction: str = "ltr"
    """`ltr` or `rtl`."""
    corrections: tuple[CorrectionNote, ...] = ()
    """Newest first."""
    picture: FeedPicture | None = None
    """Its image."""
    enclosure: Enclosure | None = None
    """Its recording."""


class DeletedItem(Struct, frozen=True):
    """An item that is to leave a reader's list (RFC 6721, section 3)."""

    id: str
    """As `FeedItem.id`."""
    when: datetime
    """When it went."""


class FeedAddresses(Struct, frozen=True):
    """Where each format of one feed is; all absolute, empty where there is none."""

    rss: str = ""
    """RSS 2.0."""
    atom: str = ""
    """Atom 1.0."""
    json: str = ""
    """JSON Feed 1.1."""


class FeedChain(Struct, frozen=True):
    """The place of a document in an archived feed (RFC 5005, section 4)."""

    archived: bool
    """Whether it is an archive document, which other documents follow."""
    current: FeedAddresses | None
    """From an archive document to the feed that readers subscribe to."""
    older: FeedAddresses | None
    """To the archive document before this one."""
    newer: FeedAddresses | None
    """From an archive document to the next one."""


class FeedView(Struct, frozen=True, tag=True):
    """A feed: the same value makes every format of it."""

    id: str
    """An IRI that never changes, whatever the domain (RFC 4287, section 4.2.6)."""
    title: str
    """The digest's name."""
    description: str
    """Plain text; empty where the theme has the words for it."""
    permalink: str
    """The page it is the feed of, absolute."""
    addresses: FeedAddresses
    """Where its formats are."""
    language: str
    """BCP 47."""
    author: str
    """Who publishes; may be empty."""
    email: str
    """May be empty."""
    updated: datetime | None
    """The last change of any item; none where it has no item."""
    items: tuple[FeedItem, ...]
    """Newest first."""
    max_bytes: int
    """Once the items' HTML passes this, no further item is taken, but for the first and the next field's."""
    least: int = 1
    """So many items are always there; those past `max_bytes` with their summary alone."""
    hub: str = ""
    """A WebSub hub; empty means none."""
    stylesheet: str = ""
    """The URL of the CSS with which browsers show it."""
    chain: FeedChain | None = None
    """Its place among archive documents; none where there are none."""
    deleted: tuple[DeletedItem, ...] = ()
    """What has gone, newest first."""
    of: FeedOf = ""
    """What it is of, beside the digest's name."""
    name: str = ""
    """The term's; empty for other feeds."""


class Outline(Struct, frozen=True):
    """One feed of the list that readers' programs import (OPML 2.0)."""

    title: str
    """The digest's name."""
    feed: str
    """Where it is in the first of the site's formats, absolute."""
    page: str
    """The page that it is of, absolute."""
    of: FeedOf = ""
    """What it is of, beside the digest's name."""
    name: str = ""
    """The term's; empty for other feeds."""


class OpmlView(Struct, frozen=True, tag=True):
    """All feeds of the site: `feeds.opml`."""

    title: str
    """The digest's name."""
    language: str
    """BCP 47, of the theme's words in it."""
    outlines: tuple[Outline, ...]
    """The site's own first, then the terms'."""
