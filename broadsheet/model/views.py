"""What a template may see, and nothing else: each view is the whole input of one document.

Lists show cards, so that an edited body leaves them as they were. Every `url` is site-absolute
(it begins with the base path); every `permalink` is absolute.
"""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.config import Extra
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


class ArticleView(Struct, frozen=True, tag=True):
    """An article's own page: `article.html`."""

    head: Head
    """For browsers and machines."""
    card: Card
    """Headline, date, summary, terms."""
    text: Text
    """The body."""
    standfirst: str
    """The summary if an editor wrote it, else empty: the page would say it twice."""
    updated: datetime | None
    """When an editor says that it changed, in the site's zone."""
    source: SourceNote | None
    """Where it was first told."""
    also: tuple[CoverageNote, ...]
    """Also covered by."""
    corrections: tuple[CorrectionNote, ...]
    """Newest first."""
    recording: Recording | None
    """A recording."""
    newer: NamedLink | None
    """The next article in time."""
    older: NamedLink | None
    """The one before."""
    related: tuple[Card, ...]
    """At most four, the closest first."""
    timeline: tuple[Card, ...]
    """Others of the same story, newest first, at most six; this article is not among them."""
    extra: dict[str, Extra]
    """For a site's own templates."""


class Band(Struct, frozen=True):
    """A section's part of the front page."""

    section: NamedLink | None
    """None for articles without one."""
    first: Card
    """Shown with its summary."""
    others: tuple[Card, ...]
    """Shown as headlines."""


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


class Pager(Struct, frozen=True):
    """Where a reader is in a long list."""

    number: int
    """This page, from 1."""
    total: int
    """Pages in all."""
    newer: str
    """The URL of the page before; empty on the first."""
    older: str
    """The URL of the page after; empty on the last."""


class FrontView(Struct, frozen=True, tag=True):
    """The front page: `front.html`. Each of the newest articles stands in it once."""

    head: Head
    """For browsers and machines."""
    date: datetime | None
    """Of the newest article, in the site's zone."""
    edition: EditionCard | None
    """The newest edition."""
    lead: Card | None
    """The newest article with priority `lead`, else the newest that is no brief."""
    seconds: tuple[Card, ...]
    """The next stories, at most three; four beside a picture."""
    briefs: tuple[Card, ...]
    """Those with priority `brief`."""
    bands: tuple[Band, ...]
    """The rest by section, in the paper's order; those without one come last."""
    pager: Pager
    """Page 1 of all articles."""


class ListView(Struct, frozen=True, tag=True):
    """One page of a list of articles: a term, a month, older pages of the front: `list.html`.

    A story has `story.html`.
    """

    head: Head
    """For browsers and machines."""
    kind: str
    """`tags`, `sections`, `sources`, `authors`, `stories`, `month` or `all`."""
    name: str
    """The term's; empty for a month and for all articles, whose names are the theme's words."""
    description: str
    """What config says of the term; may be empty."""
    index_url: str
    """Where all of this kind are, site-absolute: the taxonomy's index, a month's year; empty for all articles."""
    count: int
    """Articles in the whole list."""
    cards: tuple[Card, ...]
    """Newest first."""
    pager: Pager
    """Where this page stands in the list."""
    month: datetime | None = None
    """An instant of the month that it lists, in the site's zone; none for other lists."""
    newer: NamedLink | None = None
    """The next month that has an article, named as `2026-03`; none for other lists."""
    older: NamedLink | None = None
    """The one before."""


class Share(Struct, frozen=True):
    """What part of a year's articles a source had."""

    number: int
    """The year."""
    count: int
    """Articles."""
    share: float
    """Of all the year's articles; at most 1."""


class TermEntry(Struct, frozen=True):
    """A term in its taxonomy's index."""

    name: str
    """As shown."""
    url: str
    """Site-absolute."""
    count: int
    """Articles."""
    description: str
    """May be empty."""
    size: int = 1
    """How large to show a tag: 1 to 5, by its count; 1 for others."""
    years: tuple[Share, ...] = ()
    """A source's articles by year, newest first; empty for others."""


class Letter(Struct, frozen=True):
    """The terms of one first letter."""

    number: int
    """From 1."""
    letter: str
    """A capital without accents, `#` for figures and signs; empty where the order is the paper's."""
    entries: tuple[TermEntry, ...]
    """By name; sections in the paper's order."""


class TermsView(Struct, frozen=True, tag=True):
    """All terms of a taxonomy: `terms.html`."""

    head: Head
    """For browsers and machines."""
    kind: str
    """`tags`, `sections`, `sources`, `authors` or `stories`."""
    letters: tuple[Letter, ...]
    """By letter; sections are one group."""


class Month(Struct, frozen=True):
    """A month of the archive."""

    number: int
    """1 to 12."""
    url: str
    """Site-absolute."""
    count: int
    """Articles."""


class Year(Struct, frozen=True):
    """A year of the archive."""

    number: int
    """Such as 2026."""
    url: str
    """Site-absolute."""
    count: int
    """Articles."""
    months: tuple[Month, ...]
    """Newest first, only those with articles."""


class ArchiveView(Struct, frozen=True, tag=True):
    """The archive, or one year of it: `archive.html`."""

    head: Head
    """For browsers and machines."""
    year: int
    """The year shown; 0 for the whole archive."""
    years: tuple[Year, ...]
    """Newest first."""
    newer: NamedLink | None = None
    """The next year that has an article; none for the whole archive."""
    older: NamedLink | None = None
    """The one before."""


class EditionView(Struct, frozen=True, tag=True):
    """An edition: `edition.html`."""

    head: Head
    """For browsers and machines."""
    card: EditionCard
    """Title, number, date."""
    text: Text
    """The editor's note; its body may be empty."""
    picture: Picture | None
    """Its image."""
    stories: tuple[Card, ...]
    """In the editor's order, else newest first."""
    minutes: int
    """Reading time of all stories."""
    newer: NamedLink | None
    """The next edition."""
    older: NamedLink | None
    """The one before."""
    extra: dict[str, Extra]
    """For a site's own templates."""
    book: str = ""
    """The URL of the same as an e-book (EPUB), site-absolute; empty where it has no story."""


class EditionsView(Struct, frozen=True, tag=True):
    """All editions: `editions.html`."""

    head: Head
    """For browsers and machines."""
    editions: tuple[EditionCard, ...]
    """Newest first."""


class PageView(Struct, frozen=True, tag=True):
    """A standing page: `page.html`."""

    head: Head
    """For browsers and machines."""
    title: str
    """Its headline."""
    text: Text
    """The body."""
    state: str
    """`draft` in a preview, else empty."""
    extra: dict[str, Extra]
    """For a site's own templates."""


class NotFoundView(Struct, frozen=True, tag=True):
    """What a server shows for an address that leads nowhere: `404.html`."""

    head: Head
    """For browsers and machines."""
    latest: tuple[Card, ...]
    """The five newest articles."""
    archive: str
    """The archive's URL."""


class RedirectView(Struct, frozen=True, tag=True):
    """An old address: `redirect.html`."""

    title: str
    """The title of the page that it leads to."""
    url: str
    """Site-absolute."""
    permalink: str
    """Absolute."""
    language: str
    """BCP 47."""
