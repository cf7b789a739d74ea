"""A clipping as paragraphs that know their place: what comes before them and after.

Knows nothing of rules: it says what is head, solid text or tail, not what is junk.
"""

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct, structs

from broadsheet.clipping.code_lines import code_runs, dedented
from broadsheet.clipping.terms import Vocabulary, vocabulary_of

_REMEMBERED = 1024
"""Lines whose shape many rules ask for."""
_WRAP_LEAST, _WRAP_MOST = 50, 100
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = re.compile(r"[.!?:…。!?؟।][\"'”’»)\]」』]*\s?[♦■●◼∎§®]?$")
_MARKS = re.compile(r"[\W_]+")
_BYLINE = re.compile(
    r"by:?\s[A-Z]|(?:von|par|por|di|door|av|af)\s[^\W\d_a-z][\w.'’-]+(?:,?\s(?:(?:de|da|van|von|der|und|et|y|e|en|og|och)\s)*[^\W\d_a-z][\w.'’-]+)+$"
)


class Line(Struct, frozen=True):
    """A paragraph: one line of the clipping, or several that were wrapped."""

    number: int
    """Of its first line in the clipping, from 1."""
    text: str
    """Never empty, no spaces at its ends."""
    parts: tuple[str, ...] = ()
    """The lines it was joined from; empty where it is one line."""
    after_gap: bool = True
    """Whether an empty line stands before it."""
    code: bool = False
    """Whether its parts are a program's lines, which no rule judges."""


class Taken(Struct, frozen=True):
    """A line that a rule took."""

    kind: str
    """The class of junk."""
    text: str
    """The whole line."""


class Sheet(Struct, frozen=True):
    """The paragraphs that are left, in order."""

    lines: tuple[Line, ...]
    """In the clipping's order."""
    title: str
    """As `key_of` gives it; empty while it is not known."""
    solids: tuple[int, ...]
    """How many solid lines stand before each line; one more entry, the last being their total."""
    vocabulary: Vocabulary
    """The terms that crumbs and captions are made of."""
    gone: dict[int, Taken] = {}
    """What rules took, by its number."""
    bylines: tuple[str, ...] = ()
    """The lines that rules took as bylines."""


def sheet_of(lines: Iterable[Line], title: str = "", vocabulary: Vocabulary | None = None) -> Sheet:
    """Count the solid text before each line."""
    kept = tuple(lines)
    return Sheet(kept, title, _solids(kept, title), vocabulary or vocabulary_of(()))


def without(sheet: Sheet, indexes: Container[int], kind: str) -> Sheet:
    """Take lines of one class from a sheet, and remember which; bylines are remembered word for word."""
    taken = [line for index, line in enumerate(sheet.lines) if index in indexes]
    kept = tuple(line for index, line in enumerate(sheet.lines) if index not in indexes)
    gone = sheet.gone | {line.number: Taken(kind, line.text) for line in taken}
    bylines = sheet.bylines + tuple(line.text for line in taken) if kind == "byline" else sheet.bylines
    return Sheet(kept, sheet.title, _solids(kept, sheet.title), sheet.vocabulary, gone, bylines)


def _solids(lines: Iterable[Line], title: str) -> tuple[int, ...]:
    """Count running text, which a title is not, however long."""
    solid = (is_solid(line.text) and not line.code and not (title and key_of(line.text) == title) for line in lines)
    return tuple(accumulate(solid, initial=0))


@lru_cache(_REMEMBERED)
def key_of(text: str) -> str:
    """Fold case, punctuation and spaces, so that two spellings of one title are equal."""
    return _MARKS.sub(" ", text.casefold()).strip()


@lru_cache(_REMEMBERED)
def is_solid(text: str) -> bool:
    """Tell whether a line is running text: long, or a whole sentence of some length."""
    wide = len(_WIDE.findall(text))
    length = len(text) + wide * 2
    return length >= 120 or (length >= 45 and text.count(" ") + wide >= 6 and _ENDS.search(text) is not None)  # noqa: PLR2004 - measured on news texts


def is_english(texts: Iterable[str]) -> bool:
    """Tell whether texts are English, by its four commonest words."""
    return _has(texts, frozenset({"the", "of", "and", "to"}))


def is_german(texts: Iterable[str]) -> bool:
    """Tell whether texts are German, by its four commonest words."""
    return _has(texts, frozenset({"der", "die", "und", "das"}))


def _has(texts: Iterable[str], common: frozenset[str]) -> bool:
    words = [word for text in texts for word in text.casefold().split()]
    return 25 * sum(word in common for word in words) >= len(words)


@lru_cache(_REMEMBERED)
def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, closing marks aside."""
    return _ENDS.search(text) is not None


def in_head(sheet: Sheet, index: int) -> bool:
    """Tell whether a line stands where bylines and dates stand: among the first, at most two solid lines before it."""
    return index < 20 and sheet.solids[index] <= 2  # noqa: PLR2004 - a standfirst and a summary


def continues(above: Line, line: Line) -> bool:
    """Tell whether a line runs on from the one above: no empty line between, a lower-case letter after no full stop."""
    return (
        not line.after_gap
        and len(above.text) >= _WRAP_LEAST
        and line.text[0].islower()
        and not _BYLINE.match(line.text)
        and not _ENDS.search(above.text)
    )


def solids_after(sheet: Sheet, index: int) -> int:
    """Count the solid lines below a line."""
    return sheet.solids[-1] - sheet.solids[index + 1]


def in_tail(sheet: Sheet, index: int) -> bool:
    """Tell whether a line stands among the last: running text before it, at most two solid lines after it."""
    return sheet.solids[index] > 0 and solids_after(sheet, index) <= 2  # noqa: PLR2004 - a biography, a promotion


def paragraphs(texts: Sequence[str], set_in: Sequence[str] = ()) -> tuple[Line, ...]:
    """Make paragraphs of lines, the first being line 1: rejoin hard-wrapped ones, else one line is one paragraph.

    Where the lines are given as they are set in too, a run of a program's lines is one paragraph.
    """
    runs = code_runs(set_in)
    inside = {at for run in runs for at in run}
    code = [_program(run, set_in) for run in runs]
    prose = _prose(["" if at in inside else text for at, text in enumerate(texts)])
    return tuple(sorted((*prose, *code), key=lambda line: line.number))


def _program(run: range, set_in: Sequence[str]) -> Line:
    parts = dedented([set_in[at] for at in run])
    return Line(run[0] + 1, " ".join(filter(None, map(str.strip, parts))), parts, code=True)


def _prose(texts: Sequence[str]) -> tuple[Line, ...]:
    width = wrap_width(texts)
    found: list[Line] = []
    gap = True
    for number, text in enumerate(texts, 1):
        if text and found and _is_drop_cap(found[-1].text, text):
            found[-1] = structs.replace(found[-1], text=found[-1].text + text)
        elif text and found and not gap and width and _was_wrapped(found[-1], text, width):
            found[-1] = _joined(found[-1], text)
        elif text:
            found.append(Line(number, text, (), gap))
        gap = not text
    return tuple(_whole(line) for line in found)


def wrap_width(texts: Sequence[str]) -> int:
    """Give the width at which a text was hard-wrapped, 0 where it was not.

    A wrapped text has no line much longer than 100 characters, and most lines that another follows are
    so full that its first word did not fit, and
    end within a sentence.
    """
    lengths = [len(text) for text in texts if text]
    width = max(lengths, default=0)
    if not _WRAP_LEAST <= width <= _WRAP_MOST:
        return 0
    pairs = [(this, following) for this, following in pairwise(texts) if this and following]
    full = sum(_is_full(this, following, width) and not _ENDS.search(this) for this, following in pairs)
    return width if full >= 2 and full * 2 >= len(pairs) else 0  # noqa: PLR2004 - one full line may be chance


def _is_full(text: str, following: str, width: int) -> bool:
    return len(text) + 1 + len(following.split(maxsplit=1)[0]) > width - 4


def _was_wrapped(above: Line, text: str, width: int) -> bool:
    return _is_full(above.parts[-1] if above.parts else above.text, text, width)


def _is_drop_cap(above: str, text: str) -> bool:
    """Tell whether a letter stands alone because the page prints it large: `H`, then `undreds of people`."""
    return len(above) == 1 and above.isupper() and text[0].islower()


def _joined(above: Line, text: str) -> Line:
    return Line(above.number, above.text, (*(above.parts or (above.text,)), text), above.after_gap)


def _whole(line: Line) -> Line:
    return Line(line.number, " ".join(line.parts), line.parts, line.after_gap) if line.parts else line
