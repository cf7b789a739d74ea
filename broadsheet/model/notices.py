"""What pages about the digest itself show: its feeds, its corrections, what has gone."""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.views import Card, Head


class CorrectionEntry(Struct, frozen=True):
    """A correction among all of them."""

    date: datetime
    """In the site's zone."""
    note: str
    """Plain text."""
    title: str
    """Of the article."""
    url: str
    """Site-absolute, of the place on the article's page."""
    language: str
    """BCP 47, of the article."""
    direction: str
    """`ltr` or `rtl`."""


class CorrectionsView(Struct, frozen=True, tag=True):
    """Every correction: `corrections.html`."""

    head: Head
    """For browsers and machines."""
    corrections: tuple[CorrectionEntry, ...]
    """Newest first."""


class ExpiredView(Struct, frozen=True, tag=True):
    """What stands in the place of an article that has expired: `expired.html`."""

    head: Head
    """For browsers and machines."""
    title: str
    """The article's headline."""
    expired: datetime
    """When it went, in the site's zone."""
    latest: tuple[Card, ...]
    """The five newest articles."""


class FeedPlace(Struct, frozen=True):
    """Where the formats of one feed are."""

    name: str
    """What it is of."""
    url: str
    """Its page, site-absolute."""
    rss: str = ""
    """RSS 2.0, site-absolute; empty where it is not published."""
    atom: str = ""
    """Atom 1.0, site-absolute; empty where it is not published."""
    json: str = ""
    """JSON Feed 1.1, site-absolute; empty where it is not published."""


class FeedGroup(Struct, frozen=True):
    """The feeds of one taxonomy."""

    kind: str
    """`tags`, `sections`, `sources`, `authors` or `stories`."""
    places: tuple[FeedPlace, ...]
    """In the order of its index."""


class FeedsView(Struct, frozen=True, tag=True):
    """What feeds are, and which there are: `feeds.html`."""

    head: Head
    """For browsers and machines."""
    general: tuple[FeedPlace, ...]
    """Those of the whole site: all articles, corrections."""
    groups: tuple[FeedGroup, ...]
    """Those of terms."""
    opml: str
    """The file with all of them, site-absolute."""
