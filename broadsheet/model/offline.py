"""What readers may take along: pages kept on the device, and pages as text alone."""

from msgspec import Struct

from broadsheet.model.lists import Pager
from broadsheet.model.views import Card, CorrectionNote, Head, NamedLink, SourceNote, Text


class WorkerView(Struct, frozen=True, tag=True):
    """The service worker: `sw.js`."""

    kept: tuple[str, ...]
    """What every device keeps: the front page, the latest edition and its stories; empty where nothing is kept."""


class ManifestView(Struct, frozen=True, tag=True):
    """What a device shows of the site once it is installed: `manifest.webmanifest`."""


class LiteView(Struct, frozen=True, tag=True):
    """An article as text alone: `lite.html`."""

    head: Head
    """Its canonical address is the article's own."""
    card: Card
    """Headline, date, authors; `card.url` is the article's own page."""
    text: Text
    """The body, whose pictures are their words."""
    source: SourceNote | None
    """Where it was first told."""
    corrections: tuple[CorrectionNote, ...]
    """Newest first."""


class LiteListView(Struct, frozen=True, tag=True):
    """One page of all articles as text alone: `lite-list.html`."""

    head: Head
    """Its canonical address is the front page."""
    entries: tuple[NamedLink, ...]
    """Newest first, each leading to its text."""
    pager: Pager
    """Where this page stands in the list."""
