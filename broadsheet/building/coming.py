"""The site's own feed as a build would publish it now, made in memory: the very bytes, so that the byte limit counts.

Writes no output.
"""

from msgspec import Struct

from broadsheet.building.preparing import Given, Planned
from broadsheet.building.store import Store
from broadsheet.building.work import decoded_bodies
from broadsheet.formats import FORMATS
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.feeds import FeedView
from broadsheet.model.ledger import Entry
from broadsheet.model.outputs import texts_of
from broadsheet.model.site import Site

FEED = "atom.xml"
"""The format that gives each item's id and the time of its last change."""


class Coming(Struct, frozen=True):
    """What subscribers will get."""

    site: Site
    """Everything that is visible."""
    view: FeedView
    """The feed's items; the last of them may be past its byte limit."""
    data: bytes
    """The feed, as Atom 1.0."""
    known: tuple[Entry, ...]
    """The ledger as it lies there."""
    entries: tuple[Entry, ...]
    """The ledger as it is to be."""


def coming_feed(given: Given, planned: Planned, store: Store) -> Coming:
    """Make the site's feed of a plan."""
    if "atom" not in planned.site.config.feeds.formats:
        hint = "add it: formats: [rss, atom]"
        raise BuildError(
            "'diff' compares the site's Atom feed, and 'feeds.formats' has none", Source("config.yaml"), hint
        )
    document = next(each for each in planned.plan.documents if each.output_path == FEED)
    view = document.view
    if not isinstance(view, FeedView):
        raise TypeError(document.output_path)
    bodies = decoded_bodies(store.bodies({text.body for text in texts_of(document)}))
    data = FORMATS[document.format](document, given.sources.theme, bodies)
    return Coming(planned.site, view, data, given.ledger.entries, planned.ledger)
