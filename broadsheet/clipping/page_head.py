"""Read who and when from what a page shows about its headline, by the rules for plain text.

A tree is lxml's. Knows nothing of what the page says to machines.
"""

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, structs

from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.fields import authors_of, date_of
from broadsheet.clipping.page_facts import is_beside
from broadsheet.clipping.page_lines import Mark, Shown, lines_about, marks_of, shown_lines
from broadsheet.clipping.rules_heads import RULES
from broadsheet.clipping.ruling import sweep
from broadsheet.clipping.sheet import Line, key_of, sheet_of
from broadsheet.clipping.values import Finding, Removed

_BESIDE = re.compile(r"related|recommend|popular", re.IGNORECASE)
_SHORT = 120
_RULES = tuple(rule for rule in RULES if rule.kind == "byline")


class Head(Struct, frozen=True):
    """What stands about the headline."""

    authors: Finding | None = None
    """Who wrote it, said so or beside the date."""
    date: Finding | None = None
    """When it came out."""
    text: str = ""
    """All of it, in small letters."""
    lines: tuple[Shown, ...] = ()
    """Its lines in order, the headline left out."""
    marks: tuple[Mark, ...] = ()
    """The marked words in them; of the whole page where it has no headline."""
    above: tuple[Any, ...] = ()
    """The elements that hold the headline, the innermost first."""
    short: tuple[str, ...] = ()
    """The short lines of the whole page."""


def head_of(tree: Any, title: str, *, day_first: bool = False) -> Head:
    """Read the lines about the headline; `day_first` says how its language writes what could be read in two ways."""
    shown = shown_lines(tree)
    about, at = lines_about(shown, title)
    short = tuple(line.text for line in shown if len(line.text) <= _SHORT)
    if at < 0:
        return Head(short=short, marks=tuple(mark for line in shown for mark in marks_of(line)))
    headline, above = about[at], _holding(about[at])
    here = [line for line in about if line is headline or not _is_beside(line, above)]
    others = tuple(line for line in here if line is not headline)
    lines = [Line(n, line.text) for n, line in enumerate(here, 1)]
    swept = sweep(sheet_of(lines, key_of(title)), _RULES)
    return Head(
        authors_of(swept.removed),
        _date(swept.removed, swept.sheet.lines, day_first=day_first),
        "\n".join(line.text for line in here).casefold(),
        others,
        tuple(mark for line in others for mark in marks_of(line)),
        above,
        short,
    )


def _date(removed: Sequence[Removed], kept: Sequence[Line], *, day_first: bool) -> Finding | None:
    found = date_of(removed, kept)
    if found is None or found.confidence != "guess" or not day_first:
        return found
    said = (dates for gone in removed if gone.line == found.line and (dates := dates_in(gone.text, day_first=True)))
    best = next(said, None)
    return structs.replace(found, value=(best[0].value,), confidence="likely") if best else found


def _holding(line: Shown) -> tuple[Any, ...]:
    return tuple(line.spans[0][2].iterancestors()) if line.spans else ()


def _is_beside(line: Shown, above: Sequence[Any]) -> bool:
    return bool(line.spans) and is_beside(line.spans[0][2], _BESIDE, above)
