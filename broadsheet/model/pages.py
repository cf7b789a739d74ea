"""What templates see of a page with a text of its own, and of the front page. Knows nothing of how it is rendered."""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.config import Extra
from broadsheet.model.lists import Pager
from broadsheet.model.views import (
    Card,
    CorrectionNote,
    CoverageNote,
    EditionCard,
    Head,
    NamedLink,
    Picture,
    Recording,
    SourceNote,
    Text,
)


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
