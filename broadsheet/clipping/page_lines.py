"""A page's text as it is shown: a line for each block, with the marked words in it.

A tree is lxml's. Knows nothing of what lines mean.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.sheet import is_solid, key_of

_INLINE = frozenset(
    {"a", "abbr", "address", "b", "bdi", "cite", "em", "font", "i", "label", "mark", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u"}
)
_NEVER = frozenset({"script", "style", "noscript", "template", "svg", "select", "option", "head", "iframe", "button"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_MOST, _DEEPEST = 8000, 200
_ABOVE, _BELOW, _MORE = 4, 14, 4
_LONGEST_LINE = 200
_MOSTLY = 0.6


class Mark(Struct, frozen=True):
    """Words of a line that stand in an element of their own."""

    element: Any
    """The element."""
    before: str
    """What stands before it in the line."""
    text: str
    """The words."""
    after: str
    """What stands after it in the line."""


class Shown(Struct, frozen=True):
    """One line of a page as it is shown."""

    text: str
    """Never empty, on one line."""
    raw: str
    """The same with all its spaces."""
    spans: tuple[tuple[int, int, Any], ...]
    """Where elements within it begin and end in `raw`, the outer before the inner."""
    heading: str
    """`h1`, `h2` or `h3` where it stands in one, else empty."""


def marks_of(line: Shown) -> Iterator[Mark]:
    """Give a line's marked words in order; of one element within another that says the same, both."""
    if len(line.text) > _LONGEST_LINE:
        return
    for start, end, element in line.spans:
        text = _neat(line.raw[start:end])
        if text:
            yield Mark(element, _neat(line.raw[:start]), text, _neat(line.raw[end:]))


def shown_lines(tree: Any) -> list[Shown]:
    """Give the lines of a page in order; of a very long or deep page the first."""
    walk = _Walk()
    walk.through(tree, 0)
    walk.end_line()
    return walk.lines


def lines_about(lines: Sequence[Shown], title: str) -> tuple[Sequence[Shown], int]:
    """Give the lines about the headline, down to the first running text and a few more, and its own number in them.

    The headline is a heading before it is a line that says the same, and of several the last that running text follows.
    Nothing, and -1, where there is none.
    """
    at = _headline(lines, key_of(title))
    if at < 0:
        return (), -1
    size = next((n for n, line in enumerate(lines[at + 1 : at + _BELOW]) if is_solid(line.text)), _BELOW)
    first = max(0, at - _ABOVE)
    return lines[first : at + size + 1 + _MORE], at - first


def _headline(lines: Sequence[Shown], key: str) -> int:
    if not key:
        return -1
    same = [n for n, line in enumerate(lines) if key_of(line.text) == key]
    same = same or [n for n, line in enumerate(lines) if line.heading and _nearly(key_of(line.text), key)]
    for kind in ("h1", "h2", "h3", ""):
        of_kind = [n for n in same if lines[n].heading == kind]
        read = [n for n in of_kind if any(is_solid(line.text) for line in lines[n + 1 : n + _BELOW])]
        if of_kind:
            return (read or of_kind)[-1]
    return -1


def _nearly(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _MOSTLY * len(long) and short in long


def _neat(text: str) -> str:
    return tidy(" ".join(text.split()))


class _Walk:
    """Goes through a tree once, and keeps the line that is being read."""

    def __init__(self) -> None:
        self.lines: list[Shown] = []
        self._parts: list[str] = []
        self._size = 0
        self._spans: list[tuple[int, int, Any]] = []
        self._left = _MOST
        self._serial = 0
        self._heading = ""

    def through(self, element: Any, depth: int) -> None:
        """Read an element and what follows it in its line."""
        self._left -= 1
        if not isinstance(element.tag, str) or element.tag in _NEVER or self._left < 0 or depth > _DEEPEST:
            return
        inline = element.tag in _INLINE
        if not inline:
            self.end_line()
            self._heading = element.tag if element.tag in _HEADINGS else self._heading
        serial, start, at = self._serial, self._size, len(self._spans)
        self._add(element.text)
        for child in element:
            self.through(child, depth + 1)
            self._add(child.tail)
        if self._serial == serial and self._size > start:
            self._spans.insert(at, (start, self._size, element))
        if not inline:
            self.end_line()
            self._heading = "" if element.tag in _HEADINGS else self._heading

    def end_line(self) -> None:
        """Keep the line that is being read, and begin another."""
        raw = "".join(self._parts)
        if text := _neat(raw):
            self.lines.append(Shown(text, raw, tuple(self._spans), self._heading))
        self._parts, self._size, self._spans = [], 0, []
        self._serial += 1

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            self._size += len(text)
