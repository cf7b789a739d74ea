"""Read who and when from what a page shows about its headline, by the rules for plain text.

A tree is lxml's. Knows nothing of what the page says to machines.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.fields import authors_of, date_of
from broadsheet.clipping.rules_heads import RULES
from broadsheet.clipping.ruling import sweep
from broadsheet.clipping.sheet import Line, is_solid, key_of, sheet_of
from broadsheet.clipping.values import Finding

_INLINE = frozenset(
    {"a", "abbr", "address", "b", "bdi", "cite", "em", "font", "i", "label", "mark", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u"}
)
_NEVER = frozenset({"script", "style", "noscript", "template", "svg", "select", "option", "head", "iframe", "button"})
_ABOVE, _BELOW, _MOST = 4, 14, 3000
_RULES = tuple(rule for rule in RULES if rule.kind == "byline")


class Shown(Struct, frozen=True):
    """What stands about the headline."""

    authors: Finding | None
    """Who wrote it, said so or beside the date."""
    date: Finding | None
    """When it came out."""
    text: str
    """All of it, in small letters."""


def shown_about(tree: Any, title: str) -> Shown:
    """Read the lines about the headline; the last place where it stands alone is the article's own."""
    lines = list(_lines(tree))
    key = key_of(title)
    at = next((place for place, text in enumerate(lines) if key_of(text) == key), -1)
    if at < 0 or not key:
        return Shown(None, None, "")
    size = next((n for n, text in enumerate(lines[at + 1 : at + _BELOW]) if is_solid(text)), _BELOW)
    near = lines[max(0, at - _ABOVE) : at + size + 2]
    swept = sweep(sheet_of((Line(n, text) for n, text in enumerate(near, 1)), key), _RULES)
    authors, date = authors_of(swept.removed), date_of(swept.removed, swept.sheet.lines)
    return Shown(authors, date, "\n".join(near).casefold())


def _lines(tree: Any) -> Iterator[str]:
    """Give a page's text as it is shown: a line for each block."""
    parts: list[str] = []
    for text, breaks in _pieces(tree, [_MOST]):
        if breaks and (line := tidy(" ".join("".join(parts).split()))):
            yield line
        parts = [] if breaks else parts
        parts.append(text)
    if line := tidy(" ".join("".join(parts).split())):
        yield line


def _pieces(element: Any, left: list[int]) -> Iterator[tuple[str, bool]]:
    left[0] -= 1
    if not isinstance(element.tag, str) or element.tag in _NEVER or left[0] < 0:
        return
    block = element.tag not in _INLINE
    yield element.text or "", block
    for child in element:
        yield from _pieces(child, left)
        yield child.tail or "", isinstance(child.tag, str) and child.tag not in _INLINE
