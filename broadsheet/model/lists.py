"""What templates see of lists and indexes: terms, months, editions. Knows nothing of how it is rendered."""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.views import Card, EditionCard, Head, NamedLink


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


class EditionsView(Struct, frozen=True, tag=True):
    """All editions: `editions.html`."""

    head: Head
    """For browsers and machines."""
    editions: tuple[EditionCard, ...]
    """Newest first."""
