"""What programs are told of the digest below `/api/`: an article, an edition, a term, and the index of them all.

Knows nothing of the names under which they are told.
"""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.views import Card, CorrectionNote, CoverageNote, EditionCard, Recording, SourceNote, Text


class ApiArticleView(Struct, frozen=True, tag=True):
    """An article."""

    base: str
    """The base URL, without a slash at its end."""
    id: str
    """As in feeds."""
    card: Card
    """Headline, date, summary, terms."""
    text: Text
    """The body, every URL in it absolute."""
    canonical: str
    """Another site's address that an editor names as the article's own; else empty."""
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


class ApiEditionView(Struct, frozen=True, tag=True):
    """An edition."""

    base: str
    """As above."""
    id: str
    """As in feeds."""
    card: EditionCard
    """Title, number, date, summary."""
    language: str
    """BCP 47."""
    text: Text
    """The note, every URL in it absolute."""
    stories: tuple[Card, ...]
    """In the order shown."""


class ApiTermView(Struct, frozen=True, tag=True):
    """A term."""

    base: str
    """As above."""
    kind: str
    """`tags`, `sections`, `sources`, `authors` or `stories`."""
    name: str
    """As shown."""
    url: str
    """Its page, site-absolute."""
    description: str
    """May be empty."""
    cards: tuple[Card, ...]
    """Newest first."""


class ApiTerm(Struct, frozen=True):
    """A term, as the index has it."""

    kind: str
    """As above."""
    name: str
    """As shown."""
    url: str
    """Its page, site-absolute."""
    count: int
    """Articles."""


class ApiIndexView(Struct, frozen=True, tag=True):
    """Everything that there is."""

    base: str
    """As above."""
    title: str
    """The site's."""
    description: str
    """May be empty."""
    language: str
    """BCP 47."""
    cards: tuple[Card, ...]
    """Newest first."""
    editions: tuple[EditionCard, ...]
    """Newest first."""
    terms: tuple[ApiTerm, ...]
    """By taxonomy, then in the order of its index."""
