"""The ledger: every id that was ever published, so that none changes, is used twice or vanishes unseen.

Knows no disk; `content/ids.lock` is its text.
"""

from datetime import datetime

from msgspec import Struct

LEDGER = "content/ids.lock"


class Entry(Struct, frozen=True, order=True):
    """One published article or edition; what is not there any more has a time of its burial."""

    id: str
    """As in front matter."""
    published: datetime
    """Its date when it was first published, in UTC."""
    path: str
    """Its source path at the last build."""
    text: str
    """The digest of its body's text at the last build; empty where it has none."""
    buried: datetime | None = None
    """When it was deleted on purpose, in UTC; none while it lives."""


class Ledger(Struct, frozen=True):
    """Everything that was ever published."""

    entries: tuple[Entry, ...]
    """By id, each once."""
    lines: dict[str, int] = {}
    """The line of each id in the file."""
    digest: str = ""
    """Of the file's bytes; empty where there is no file."""
    namespace: str = ""
    """The `feeds.namespace` that all of it was published with; empty where the file does not say."""
