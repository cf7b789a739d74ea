"""What a template may see, and nothing else: each view is the whole input of one document.

Lists show cards, so that an edited body leaves them as they were. Every `url` is site-absolute
(it begins with the base path); every `permalink` is absolute.
"""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.content import Priority
from broadsheet.model.images import ShareImage, Sized


class NamedLink(Struct, frozen=True, cache_hash=True):
    """A word that leads somewhere on this site: a term, a menu entry, a neighbour."""

    name: str
    """The words of the link."""
    url: str
    """Site-absolute, or any URL in the menu."""


class FeedLink(Struct, frozen=True, cache_hash=True):
    """A feed that a page announces by `<link rel="alternate">`."""

    title: str
    """The feed's own title, or the beginning of it."""
    url: str
    """Site-absolute."""
    type: str = "application/rss+xml"
    """Its media type: RSS, `application/atom+xml` or `application/feed+json`."""
    of: str = ""
    """`editions` or `corrections` where the theme has the words that follow the title; else empty."""


class Masthead(Struct, frozen=True, cache_hash=True):
    """What every page of the site shows. It holds no count, so that it seldom changes."""

    title: str
    """The digest's name."""
    description: str
    """What it is, in a sentence."""
    language: str
    """BCP 47."""
    direction: str
    """`ltr` or `rtl`."""
    home: str
    """The front page's URL: `/`, or the base path with a slash at its end."""
    permalink: str
    """The front page's absolute URL."""
    author: str
    """Who publishes; may be empty."""
    sections: tuple[NamedLink, ...]
    """In the paper's order, only those with a page."""
    menu: tuple[NamedLink, ...]
    """Standing pages and config's own links, in order."""
    feed: FeedLink
    """The site's feed, as RSS."""
    feeds: tuple[FeedLink, ...] = ()
    """The site's feed in every format, RSS first; each page announces them."""
    editions: bool = False
    """Whether there is an edition to link to."""
    lite: bool = False
    """Whether there is a text-only twin to link to."""
    offline: bool = False
    """Whether devices may keep pages."""
    search: bool = False
    """Whether there is a search page to link to."""


class Head(Struct, frozen=True):
    """What a page says of itself to browsers and machines."""

    title: str
    """The page's own title, without the digest's name; empty where the theme has the words for it."""
    description: str
    """A sentence or two, plain text; may be empty."""
    canonical: str
    """Absolute."""
    language: str
    """BCP 47, of the page's own text."""
    direction: str
    """`ltr` or `rtl`."""
    feeds: tuple[FeedLink, ...]
    """The page's own feeds, in every format, RSS first."""
    indexed: bool = True
    """False asks search engines to stay away."""
    section: str = ""
    """The URL of the section that the navigation marks as current."""
    share: ShareImage | None = None
    """The picture that stands for the page where somebody shares it."""


class Text(Struct, frozen=True):
    """A body, by its digest, with the values for its gaps. `{{ text | html }}` renders it."""

    body: str
    """The digest of the `Body`; empty means no text."""
    links: tuple[tuple[str, str], ...] = ()
    """Each href and src that is not to stand as written, with the URL to put in."""
    prefix: str = ""
    """Put before every id of the body, after its own `h-` or `fn-`; set where bodies share a page."""
    page_url: str = ""
    """Put before fragment links; empty on the body's own page."""
    remote_images: bool = False
    """False makes an image of another origin a link."""
    images: tuple[tuple[str, Sized], ...] = ()
    """What is known of local images, by src."""


class Picture(Struct, frozen=True, cache_hash=True):
    """An image with the words it must have."""

    url: str
    """Site-absolute, or http(s)."""
    alt: str
    """For readers who cannot see it."""
    caption: str = ""
    """Shown beneath; may be empty."""
    credit: str = ""
    """Who made it; may be empty."""
    remote: bool = False
    """Whether it is of another origin, where the page shows a link in its place."""
    sized: Sized | None = None
    """Its size, and its other sizes and formats; none where they are not known."""


class Credit(Struct, frozen=True, cache_hash=True):
    """The source of an article, as a list shows it."""

    name: str
    """The publisher."""
    url: str
    """The publisher's page on this site."""
    original: str
    """The original article; may be empty."""


class Card(Struct, frozen=True, cache_hash=True):
    """An article as a list shows it."""

    title: str
    """The headline."""
    url: str
    """Site-absolute."""
    permalink: str
    """Absolute."""
    date: datetime
    """When it was published, in the site's zone."""
    summary: str
    """Plain text; may be empty."""
    minutes: int
    """Reading time, at least 1."""
    language: str
    """BCP 47."""
    direction: str
    """`ltr` or `rtl`."""
    priority: Priority = "normal"
    """Its weight on the front page."""
    section: NamedLink | None = None
    """Its section."""
    tags: tuple[NamedLink, ...] = ()
    """In the order written."""
    authors: tuple[NamedLink, ...] = ()
    """In the order written."""
    story: NamedLink | None = None
    """The running story it belongs to."""
    source: Credit | None = None
    """Where it was first told."""
    picture: Picture | None = None
    """Its image."""
    corrected: bool = False
    """Whether it carries a correction."""
    state: str = ""
    """`draft` or `held` in a preview, else empty."""


class SourceNote(Struct, frozen=True):
    """The box that credits where an article was first told."""

    name: str
    """The publisher."""
    url: str
    """The original; may be empty."""
    author: str
    """Who wrote it; may be empty."""
    published: datetime | None
    """When, in the site's zone."""
    language: str
    """Its language if it differs from the article's, as BCP 47; else empty."""
    license: str
    """May be empty."""
    archive: str
    """An archived copy; may be empty."""
    page: str
    """The publisher's page on this site."""


class CoverageNote(Struct, frozen=True):
    """A line of "also covered by"."""

    name: str
    """The publisher."""
    url: str
    """Its article."""
    date: datetime | None
    """When, in the site's zone."""


class CorrectionNote(Struct, frozen=True):
    """A dated note of what was wrong."""

    date: datetime
    """In the site's zone."""
    note: str
    """Plain text."""


class Recording(Struct, frozen=True):
    """An audio file that a page plays."""

    url: str
    """Site-absolute, or http(s), where the page shows a link."""
    type: str
    """Its media type."""
    remote: bool
    """Whether it is of another origin."""


class EditionCard(Struct, frozen=True, cache_hash=True):
    """An edition as a list shows it."""

    title: str
    """Its title."""
    number: int
    """Counted from 1, oldest first."""
    url: str
    """Site-absolute."""
    date: datetime
    """When it closed, in the site's zone."""
    summary: str
    """Plain text; may be empty."""
    state: str = ""
    """`draft` or `held` in a preview, else empty."""
