"""An edition's cover, drawn as SVG: the masthead, the date, the title, the first headlines.

Words are set by the reader's own fonts, so that a cover speaks every script; lines are broken by estimated widths.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

WIDTH, HEIGHT = 1200, 1600
_MARGIN = 90
_LATIN, _WIDE = 0.52, 1.0
_HEADLINES = 5


class Cover(Struct, frozen=True):
    """The words of a cover."""

    name: str
    """The digest's name."""
    dateline: str
    """Number and date."""
    title: str
    """The edition's."""
    headlines: tuple[str, ...]
    """Its stories'."""
    language: str
    """BCP 47."""
    direction: str
    """`ltr` or `rtl`."""


def draw_cover(cover: Cover) -> str:
    """Draw a cover as SVG 1.1, 3 by 4."""
    title = _fitted(cover.title, 132, 4)
    name = _fitted(cover.name, 108, 2)
    drawn = [*_lines(name, 190, "n"), _rule(250), _rule(258), *_lines([(cover.dateline, 38)], 318, "s"), _rule(346)]
    top = 560 if len(title) < 3 else 500  # noqa: PLR2004  # a long title begins higher
    drawn += _lines(title, top, "t")
    below = top + sum(round(size * 1.12) for _, size in title[1:]) + 130
    for headline in cover.headlines[:_HEADLINES]:
        broken = _broken(headline, 46, 2)
        if below + 56 * len(broken) > HEIGHT - 150:
            break
        drawn += _lines([(line, 46) for line in broken], below, "h")
        below += 56 * len(broken) + 34
    drawn += [_rule(HEIGHT - 100), _rule(HEIGHT - 92)]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' xml:lang="{escape(cover.language)}" direction="{cover.direction}" text-anchor="middle"'
        ' font-family="Newsreader, Georgia, \'Times New Roman\', serif" fill="#191713">\n'
        f"<title>{escape(cover.name)}: {escape(cover.title)}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fdfbf6"/>\n' + "\n".join(drawn) + "\n</svg>\n"
    )


def _rule(y: int) -> str:
    return f'<path d="M{_MARGIN} {y}H{WIDTH - _MARGIN}" stroke="#191713" stroke-width="3"/>'


_LOOKS = {
    "n": 'font-weight="600"',
    "s": 'font-family="system-ui, \'Helvetica Neue\', Arial, sans-serif" fill="#5c564b"',
    "t": 'font-weight="600"',
    "h": 'fill="#5c564b" font-style="italic"',
}


def _lines(lines: Iterable[tuple[str, int]], y: int, look: str) -> Iterator[str]:
    for line, size in lines:
        yield f'<text x="{WIDTH // 2}" y="{y}" font-size="{size}" {_LOOKS[look]}>{escape(line)}</text>'
        y += round(size * 1.12)


def _fitted(text: str, size: int, most: int) -> list[tuple[str, int]]:
    """Break a text into at most so many lines, smaller ones where it is long."""
    while size > 40 and len(_broken(text, size, most + 1)) > most:  # noqa: PLR2004  # what can still be read
        size -= 8
    return [(line, size) for line in _broken(text, size, most)]


def _broken(text: str, size: int, most: int) -> list[str]:
    """Break a text into lines of the cover's width; what does not fit ends in an ellipsis."""
    room = (WIDTH - 2 * _MARGIN) / size
    lines = [""]
    for word in words_that_break(text):
        if _width(lines[-1] + word) > room and lines[-1]:
            lines.append("")
        lines[-1] += word
    kept = [line.strip() for line in lines[:most]]
    return kept if len(lines) <= most else [*kept[:-1], kept[-1] + "…"]


def words_that_break(text: str) -> Iterator[str]:
    """Give the pieces between which a line may break: words, and each wide character."""
    for word in text.split():
        if any(_is_wide(character) for character in word):
            yield from word
            yield " "
        else:
            yield f"{word} "


def _width(text: str) -> float:
    return sum(_WIDE if _is_wide(character) else _LATIN for character in text.rstrip())


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}
