"""Footnotes as pyromark leaves them become one section at the end, with links back.

Works on canonical HTML alone (`sanitising`). It knows nothing of Markdown.
"""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from broadsheet.reading.commonmark import BACK_TITLE

_CITED = re.compile(r'<sup class="footnote-reference"><a href="#[^"]*">(\d{1,9})</a></sup>')
_OPENED = r'<div class="footnote-definition"(?: id="[^"]*")?><sup class="footnote-definition-label">(\d{1,9})</sup>\n?'
_DIV = re.compile(rf"{_OPENED}|<div\b[^>]*>|</div>\n?")


class _Note(Struct, frozen=True):
    """A definition, where it stands among the text."""

    number: int
    start: int
    end: int
    html: str


def gather(html: str) -> str:
    """Move the notes to a section at the end, in the order of their numbers, which become their ids."""
    if "footnote-" not in html:
        return html
    notes = tuple(_notes(html))
    text = _without(html, notes) + _section(notes)
    counts: Counter[str] = Counter()

    def cite(match: re.Match[str]) -> str:
        counts[match[1]] += 1
        place = _place(match[1], counts[match[1]])
        return f'<sup id="{place}"><a class="footnote-ref" href="#fn:{match[1]}">{match[1]}</a></sup>'

    text = _CITED.sub(cite, text)
    return re.sub(r"\x00(\d{1,9})\x00", lambda match: _links_back(match[1], counts[match[1]]), text)


def _place(number: str, count: int) -> str:
    return f"fn:{number}:ref{count if count > 1 else ''}"


def _notes(html: str) -> Iterator[_Note]:
    """Find each outermost definition; within one, another is plain text of it."""
    depth = 0
    opened: re.Match[str] | None = None
    for match in _DIV.finditer(html):
        if opened is None and match[1]:
            opened, depth = match, 0
        elif opened and match[0].startswith("</"):
            if depth == 0:
                yield _Note(int(opened[1]), opened.start(), match.end(), html[opened.end() : match.start()])
                opened = None
            depth -= 1
        elif opened:
            depth += 1


def _without(html: str, notes: tuple[_Note, ...]) -> str:
    starts = [0, *(note.end for note in notes)]
    ends = [*(note.start for note in notes), len(html)]
    return "".join(html[start:end] for start, end in zip(starts, ends, strict=True))


def _section(notes: tuple[_Note, ...]) -> str:
    if not notes:
        return ""
    items = "".join(_item(note) for note in sorted(notes, key=lambda note: note.number))
    return f'<div class="footnotes">\n<ol>\n{items}</ol>\n</div>\n'


def _item(note: _Note) -> str:
    """Make a list item; NUL, which no clean HTML holds, marks where the links back belong."""
    text = note.html.rstrip()
    mark = f"\x00{note.number}\x00"
    text = f"{text[: -len('</p>')]}{mark}</p>" if text.endswith("</p>") else f"{text}\n<p>{mark}</p>"
    return f'<li id="fn:{note.number}">\n{text}\n</li>\n'


def _links_back(number: str, count: int) -> str:
    title = BACK_TITLE.format(number)
    return "".join(
        f'&nbsp;<a class="footnote-backref" href="#{_place(number, nth)}" title="{title}">\u21a9\ufe0e</a>'
        for nth in range(1, count + 1)
    )
