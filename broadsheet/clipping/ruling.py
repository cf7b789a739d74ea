"""What a rule is, and how rules take lines from a sheet.

Knows no rule.
"""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from msgspec import Struct

from broadsheet.clipping.sheet import Line, Sheet, continues, key_of, without
from broadsheet.clipping.values import Removed


class Rule(Struct, frozen=True):
    """One kind of line that is no part of an article."""

    name: str
    """Unique, as the report gives it."""
    kind: str
    """The class of junk."""
    reason: str
    """Why such a line is not the article's."""
    matches: Callable[[Sheet, int], bool]
    """Whether the line at an index is of this kind. Pure; sees only lines that earlier rules left."""


class Swept(Struct, frozen=True):
    """A sheet after rules took lines from it."""

    sheet: Sheet
    """What is left."""
    removed: tuple[Removed, ...]
    """What was taken, in the clipping's order."""


def sweep(sheet: Sheet, rules: Iterable[Rule]) -> Swept:
    """Apply rules in order, each to what those before it left.

    The line that is the title is never taken, nor one that runs on from the line above.
    """
    removed: list[Removed] = []
    first = title_index(sheet)
    spared = {sheet.lines[first].number} if first >= 0 else set()
    spared |= {line.number for line in sheet.lines if line.code}
    spared |= {line.number for above, line in pairwise(sheet.lines) if continues(above, line)}
    for rule in rules:
        hits = [i for i, line in enumerate(sheet.lines) if line.number not in spared and rule.matches(sheet, i)]
        if hits:
            removed.extend(gone for i in hits for gone in _removed(rule, sheet.lines[i]))
            sheet = without(sheet, set(hits), rule.kind)
    return Swept(sheet, tuple(sorted(removed, key=lambda gone: gone.line)))


def title_index(sheet: Sheet) -> int:
    """Find the first line that is the title; -1 where none is."""
    if not sheet.title:
        return -1
    return next((i for i, line in enumerate(sheet.lines) if key_of(line.text).startswith(sheet.title)), -1)


def whole(pattern: str, longest: int = 300) -> Callable[[Sheet, int], bool]:
    """Make a test for lines that a pattern matches from end to end, whatever their case."""
    compiled = re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    return lambda sheet, index: len(text := sheet.lines[index].text) <= longest and compiled.fullmatch(text) is not None


def opening(pattern: str, longest: int = 300) -> Callable[[Sheet, int], bool]:
    """Make a test for lines, not longer than so many characters, that begin with a pattern, whatever their case."""
    compiled = re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    return lambda sheet, index: len(text := sheet.lines[index].text) <= longest and compiled.match(text) is not None


def _removed(rule: Rule, line: Line) -> Iterable[Removed]:
    return (Removed(rule.kind, rule.name, line.number + i, text) for i, text in enumerate(line.parts or (line.text,)))
