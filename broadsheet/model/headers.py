"""What a web server says beside each file.

Knows nothing of the files in which servers are told.
"""

from msgspec import Struct


class HeaderRule(Struct, frozen=True):
    """The headers of some addresses."""

    path: str
    """From the host's root; `*` at its end is any rest, `:name` any one part between slashes."""
    headers: tuple[tuple[str, str], ...]
    """Names with values; each replaces what the first rule says."""


class HeadersView(Struct, frozen=True, tag=True):
    """`_headers`: every rule that matches an address holds."""

    rules: tuple[HeaderRule, ...]
    """The first one is for every address of the site; no two others meet in one address."""
