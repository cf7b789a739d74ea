"""The picture that stands for an article where it is shared: masthead, headline and source, as on paper.

Knows no article: it draws a card's words, which the font must have.
"""

from collections.abc import Iterator

from broadsheet.formats.covers import words_that_break
from broadsheet.formats.raster import Bar, Face, Line, draw_sheet, face_of
from broadsheet.model.pictures import ShareCard

WIDTH, HEIGHT = 1200, 630
_PAPER, _INK, _QUIET, _ACCENT = "#fdfbf6", "#191713", "#5c564b", "#a01722"
_MARGIN = 72
_ROOM = WIDTH - 2 * _MARGIN
_TOP, _BOTTOM = 190, 520
_SIZES, _LEADING = (104, 92, 82, 72, 64, 56, 50), 1.08
_NAME, _SOURCE = 44, 34


def draw_share_card(card: ShareCard, font: bytes) -> bytes:
    """Draw a card as PNG."""
    face = face_of(font)
    marks = _whole(card, face) if card.title else _masthead(card, face)
    return draw_sheet((WIDTH, HEIGHT), _PAPER, list(marks), face)


def _whole(card: ShareCard, face: Face) -> Iterator[Line | Bar]:
    yield Line(_cut(face, card.masthead, _NAME), _NAME, (_MARGIN, 98), _INK)
    yield Bar((_MARGIN, 122, WIDTH - _MARGIN, 126), _INK)
    yield Bar((_MARGIN, 130, WIDTH - _MARGIN, 131), _INK)
    size, lines = _fitted(face, card.title)
    step = round(size * _LEADING)
    first = _TOP + round(size * 0.72) + (_BOTTOM - _TOP - step * len(lines)) // 3
    for number, line in enumerate(lines):
        yield Line(line, size, (_MARGIN, first + number * step), _INK)
    yield Bar((_MARGIN, 560, _MARGIN + 48, 566), _ACCENT)
    if card.source:
        yield Line(_cut(face, card.source, _SOURCE, _ROOM - 72), _SOURCE, (_MARGIN + 72, 574), _QUIET)


def _masthead(card: ShareCard, face: Face) -> Iterator[Line | Bar]:
    size = next((size for size in (128, *_SIZES) if face.width(card.masthead, size) <= _ROOM), _SIZES[-1])
    name = _cut(face, card.masthead, size)
    middle = HEIGHT // 2
    yield Bar((_MARGIN, middle - 112, WIDTH - _MARGIN, middle - 108), _INK)
    yield Bar((_MARGIN, middle - 104, WIDTH - _MARGIN, middle - 103), _INK)
    yield Line(name, size, ((WIDTH - face.width(name, size)) / 2, middle + size * 0.3), _INK)
    yield Bar((_MARGIN, middle + 108, WIDTH - _MARGIN, middle + 112), _INK)
    yield Bar(((WIDTH - 48) // 2, 560, (WIDTH + 48) // 2, 566), _ACCENT)


def _fitted(face: Face, title: str) -> tuple[int, list[str]]:
    """Break a headline in the largest size that has room for it; what does not fit ends in an ellipsis."""
    for size in _SIZES:
        most = (_BOTTOM - _TOP) // round(size * _LEADING)
        lines = _broken(face, title, size)
        if len(lines) <= most and all(face.width(line, size) <= _ROOM for line in lines):
            return size, lines
    kept = [_cut(face, line, size) for line in lines[: most - 1]]
    return size, [*kept, _cut(face, " ".join(lines[most - 1 :]), size)]


def _broken(face: Face, text: str, size: int) -> list[str]:
    lines = [""]
    for word in words_that_break(text):
        if lines[-1] and face.width((lines[-1] + word).rstrip(), size) > _ROOM:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines if line.strip()]


def _cut(face: Face, text: str, size: int, room: float = _ROOM) -> str:
    """Give a line that fits, its end left out where it must be."""
    if face.width(text, size) <= room:
        return text
    while text and face.width(f"{text}…", size) > room:
        text = text[:-1].rstrip()
    return f"{text}…"
