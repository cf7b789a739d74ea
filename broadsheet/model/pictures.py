"""What is known of a local picture, and what is made of it. No template sees any of this."""

from msgspec import Struct

from broadsheet.model.errors import Source
from broadsheet.model.images import Sized


class Facts(Struct, frozen=True):
    """What a look into a picture's file tells."""

    width: int = 0
    """In pixels, as it is shown; 0 where it is not known."""
    height: int = 0
    """In pixels, as it is shown."""
    tone: str = ""
    """Its dominant colour as three digits from 0 to 5, red, green and blue; empty where one could see through it."""
    resizable: bool = False
    """Whether other sizes of it are worth making: it does not move, and is more than a few kilobytes."""
    flat: bool = False
    """Whether it was kept without loss, as drawings and screenshots are."""
    located: bool = False
    """Whether its metadata say where it was taken, and cannot be made to keep that to themselves."""
    blank: bool = False
    """Whether its metadata say where it was taken, and what is published of it does not."""
    doubt: str = ""
    """What is unusual about it; empty where nothing is."""
    refused: str = ""
    """Why no page may show it; empty where it may."""


class Resizing(Struct, frozen=True):
    """A picture made in one size and format."""

    source_path: str
    """The original."""
    digest: str
    """Of the original's bytes."""
    width: int
    """In pixels."""
    format: str
    """`avif` or `webp`; `jpeg` or `png` for feeds and letters."""
    flat: bool
    """As in `Facts`."""


class ShareCard(Struct, frozen=True):
    """What is drawn for an article where it is shared: 1200 by 630 pixels, as Open Graph has it."""

    masthead: str
    """The digest's name."""
    title: str
    """The headline; empty where no font has its letters, and the card shows the masthead alone."""
    source: str
    """Who told it first; may be empty."""
    font_path: str
    """The file of the font that sets all of it, as `disk` names it."""
    font_digest: str
    """Of the font's bytes."""


class Font(Struct, frozen=True):
    """A font that the theme brings."""

    path: str
    """As `disk` names the file."""
    digest: str
    """Of its bytes."""
    letters: frozenset[str]
    """Those of the letters asked for that it has."""


class ImageOutput(Struct, frozen=True):
    """An output that is made of pixels: its name tells all that it is made of."""

    output_path: str
    """Relative to the output folder, with `/`."""
    made_of: str
    """The digest of everything that it is made of."""
    task: Resizing | ShareCard
    """How it is made."""
    claims: Source
    """Who asks for it, as a collision names it."""


class LocalImage(Struct, frozen=True):
    """A picture below `content/`."""

    facts: Facts
    """What its file tells."""
    sized: Sized | None
    """What a page knows of it; none where its size is not known."""
    made: tuple[ImageOutput, ...] = ()
    """Its other sizes and formats."""
    plain: ImageOutput | None = None
    """That of them which feeds and letters show in its place; none where they show the original."""
