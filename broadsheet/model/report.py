"""What a build did, as one value. Only `cli.py` prints it."""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.errors import BuildError


class Held(Struct, frozen=True):
    """An article that waits for its date."""

    path: str
    """Relative to the site's root."""
    time: datetime
    """When it will be published."""


class Spent(Struct, frozen=True):
    """What the pieces of work of one name took."""

    name: str
    """A template or a format; a source path."""
    pieces: int
    """How many there were."""
    seconds: float
    """All of them together, in whichever process."""


class Slow(Struct, frozen=True):
    """What took longest of one kind of work."""

    kind: str
    """`parse`, by content file; `render`, by template."""
    slowest: tuple[Spent, ...]
    """The slowest first."""


class Report(Struct, frozen=True, kw_only=True):
    """What a build did."""

    outputs: int = 0
    """Planned files."""
    written: int = 0
    """Files made or changed."""
    unchanged: int = 0
    """Files left as they were, date and all."""
    removed: int = 0
    """Files of ours that no longer belong."""
    articles: int = 0
    """Visible ones."""
    recorded: int = 0
    """Ids that are new in the ledger."""
    drafts: int = 0
    """Content files that are marked so, and that only a preview shows."""
    held: tuple[Held, ...] = ()
    """Articles that wait for their date, soonest first."""
    next_build_at: datetime | None = None
    """When the site would differ by the clock alone."""
    warnings: tuple[BuildError, ...] = ()
    """In order."""
    errors: tuple[BuildError, ...] = ()
    """In order; where there is one, nothing was published."""
    seconds: dict[str, float] = {}
    """By stage."""
    slowest: tuple[Slow, ...] = ()
    """By kind of work, where somebody asked."""
