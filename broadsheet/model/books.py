"""What an e-book of an edition shows: one value makes the whole file.

Knows neither EPUB nor where the articles come from.
"""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.views import Card, CorrectionNote, EditionCard, SourceNote, Text


class Plate(Struct, frozen=True, cache_hash=True):
    """A picture's file that goes into a book."""

    source_path: str
    """The file: `content/images/x.png`."""
    digest: str
    """Of its bytes."""
    name: str
    """Its name in the book: made of the digest, so that one picture is there once."""
    permalink: str
    """The same picture on the site."""


class Chapter(Struct, frozen=True):
    """An article as a book tells it."""

    card: Card
    """Headline, date, terms."""
    text: Text
    """The body; its links lead to other chapters, to plates, or to the site."""
    standfirst: str
    """The summary if an editor wrote it, else empty."""
    plate: str
    """The name of the picture at its head; empty where it has none."""
    source: SourceNote | None
    """Where it was first told."""
    corrections: tuple[CorrectionNote, ...]
    """Newest first."""


class BookView(Struct, frozen=True, tag=True):
    """An edition as a book: note, then its stories in order."""

    id: str
    """An IRI that never changes."""
    card: EditionCard
    """Title, number, date."""
    permalink: str
    """The edition's page."""
    modified: datetime
    """The latest date of anything in it."""
    language: str
    """BCP 47, of the edition's own words."""
    direction: str
    """`ltr` or `rtl`."""
    note: Text
    """The editor's note; its body may be empty."""
    chapters: tuple[Chapter, ...]
    """In the edition's order."""
    plates: tuple[Plate, ...]
    """Every picture in it, each once, by name."""


class BookPage(Struct, frozen=True):
    """One page of a book, as its template sees it."""

    kind: str
    """`note`, `chapter` or `style`."""
    book: BookView
    """The whole book."""
    chapter: Chapter | None = None
    """The article of a `chapter`."""
