"""What the letter of an edition shows: one value makes its HTML, its plain text and its message.

Knows neither MIME nor who gets it.
"""

from msgspec import Struct

from broadsheet.model.views import Card, EditionCard, Picture, Text


class LetterView(Struct, frozen=True, tag=True):
    """An edition as a letter: the note whole, each story as its card."""

    card: EditionCard
    """Title, number, date."""
    permalink: str
    """The edition's page."""
    language: str
    """BCP 47, of the edition's own words."""
    direction: str
    """`ltr` or `rtl`."""
    note: Text
    """The editor's note, with absolute URLs; its body may be empty."""
    picture: Picture | None
    """Its image; the URL is absolute."""
    stories: tuple[Card, ...]
    """In the edition's order."""
    sender: str
    """The From address."""
    reply_to: str
    """May be empty."""
    unsubscribe: str
    """A mailto or https URL; may be empty."""
    message_id: str
    """The same at every build, without its angle brackets (RFC 5322, section 3.6.4)."""
    left_out: int = 0
    """Stories that a letter of its size has no room for."""
