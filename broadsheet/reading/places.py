"""Where in a file's text its links and images were written.

Reads Markdown's ways of writing a link, in one pass; knows nothing of what a link leads to.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from broadsheet.model.content import Reference
from broadsheet.reading.front_matter import Split

_WRITTEN = re.compile(
    r"\]\(\s*<(?P<angled>[^<>\n]*)>"
    r"|\]\((?P<bare>[ \n]*(?:[^\s()<>\\]|\\.|\([^\s()<>]*\))*(?:[ ]+(?:[^\s()<>\"'\\]|\\.)+(?=\)))*)"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]*)"
    r"|<(?P<automatic>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
    r"|\b(?:href|src)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<naked>[^\s\"'>]+))",
    re.MULTILINE,
)
_ABSOLUTE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def find_references(hrefs: Sequence[str], parts: Split, *, absolute: bool) -> tuple[Reference, ...]:
    """Give each href with the place where it first stands; 0 where that cannot be found.

    Nobody asks where a link to another site stands: where there are only such, no place is looked for,
    unless `absolute` ones matter too.
    """
    if not absolute and all(map(_ABSOLUTE.match, hrefs)):
        return tuple(Reference(href, 0, 0) for href in hrefs)
    written = _positions(parts.text)
    starts = [0, *(end.end() for end in re.finditer("\n", parts.text))]
    found = []
    for href in hrefs:
        position = written.get(href, written.get(unquote(href)))
        row = bisect_right(starts, position) if position is not None else 0
        column = position - starts[row - 1] + 1 if position is not None else 0
        found.append(Reference(href, row + parts.lines_above if row else 0, column))
    return tuple(found)


def _positions(text: str) -> dict[str, int]:
    """Map each way in which a link may be read to the first place where it is written so."""
    found: dict[str, int] = {}
    for match in _WRITTEN.finditer(text):
        raw = match[match.lastgroup or 0]
        start = match.start(match.lastgroup or 0) + len(raw) - len(raw.lstrip())
        for form in _forms(raw.strip()):
            found.setdefault(form, start)
    return found


def _forms(raw: str) -> Iterator[str]:
    """Give what an engine may make of a link: as it stands, without escapes, without percent signs."""
    yield raw
    plain = unescape(_ESCAPED.sub(r"\1", raw))
    yield plain
    yield unquote(plain)
