"""Where a link's fragment leads (HTML, section 7.4.6.3): to an id of a page's text, or to a place of every page.

Knows no file and no URL.
"""

from collections.abc import Collection
from urllib.parse import unquote

_EVERYWHERE = frozenset({"", "top", "content"})
"""The top of a page, and the place that the theme's first link skips to."""
_WORDS = ":~:"
"""What begins a fragment that means words (URL Fragment Text Directives)."""
_FOOTNOTE = "fn:"


def leads(fragment: str, ids: Collection[str]) -> bool:
    """Tell whether a fragment, written with or without percent signs, leads to one of some ids or is everywhere."""
    return fragment in _EVERYWHERE or _WORDS in fragment or fragment in ids or unquote(fragment) in ids


def anchors(ids: Collection[str]) -> tuple[str, ...]:
    """Give the ids that another page may name, in order: not those of footnotes, whose numbers change."""
    return tuple(each for each in ids if not each.startswith(_FOOTNOTE))
