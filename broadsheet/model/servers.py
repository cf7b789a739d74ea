"""What a web server needs to know of the site: headers, and addresses where no page is any more.

Knows nothing of any server's own language.
"""

from msgspec import Struct

from broadsheet.model.headers import HeaderRule


class Answer(Struct, frozen=True):
    """What is said at an address in place of a page."""

    path: str
    """From the host's root, unquoted; ends with `/` where a folder's page is."""
    status: int
    """301 for good, 302 for now, 410 where what was there is gone."""
    to: str = ""
    """Where it leads: from the host's root, quoted; empty where nowhere."""


class ServersView(Struct, frozen=True, tag=True):
    """All that the settings for a server say."""

    home: str
    """The base path, unquoted: empty, or `/paper`."""
    rules: tuple[HeaderRule, ...]
    """As in `HeadersView`."""
    answers: tuple[Answer, ...]
    """By path."""
