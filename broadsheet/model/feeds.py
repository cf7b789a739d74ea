"""What a feed shows: one value makes every format of it.

Knows neither formats nor where the items come from.
"""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.views import CorrectionNote, SourceNote, Text


class FeedItem(Struct, frozen=True):
    """An article in a feed."""

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
    summary: str
    """Plain text; may be empty."""
    text: Text
    """The body; every URL that is filled in is absolute."""
    authors: tuple[str, ...]
    """Names."""
    categories: tuple[str, ...]
    """Section, then tags, as shown; each once."""
    source: SourceNote | None
    """Where it was first told."""
    source_feed: str
    """The publisher's feed; empty means unknown (RSS `source` needs it)."""
    language: str
    """BCP 47."""
    corrections: tuple[CorrectionNote, ...]
    """Newest first."""


class FeedView(Struct, frozen=True, tag=True):
    """A feed: the same value makes every format of it."""

    title: str
    """Plain text."""
    description: str
    """Plain text, never empty."""
    permalink: str
    """The page it is the feed of, absolute."""
    self_permalink: str
    """The feed's own absolute URL."""
    language: str
    """BCP 47."""
    author: str
    """Who publishes; may be empty."""
    email: str
    """May be empty."""
    newest: datetime | None
    """The newest item's date; none where it has no item."""
    items: tuple[FeedItem, ...]
    """Newest first."""
    max_bytes: int
    """No further item is taken once bodies pass this; the first always is."""
