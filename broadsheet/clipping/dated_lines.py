"""Read a line that says when among words that nobody can explain: `Economy, 3 May 2022, print edition`.

Knows nothing of a line's place, which must speak for such a reading; the strict one is `metadata.py`.
"""

import re

from broadsheet.clipping.by_words import BY
from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.glue import unglued
from broadsheet.clipping.metadata import Metadata, cut, in_order, signed_names, without_times
from broadsheet.clipping.names import is_given, is_name, is_single_name, spelled, split_name
from broadsheet.clipping.sheet import ends_sentence

_LONGEST, _MOST_WORDS, _MOST_BEFORE = 160, 9, 4
_WORD = re.compile(r"[^\W\d_]{2,}")
_HANDLE = re.compile(r"[a-z][\w.-]{2,19}")
_NOBODY = re.compile(
    r"admin\w*|staff|editor\w*|redaktion|webmaster|team|author|user|guest|the|a|an|our|email", re.IGNORECASE
)


def dated_line(text: str, *, known_title: bool) -> Metadata | None:
    """Read a short line with a whole date that is no sentence; nothing where it has too many words besides.

    Where the title is not known yet, the date must come first: a headline may end with one.
    """
    if len(text) > _LONGEST or (ends_sentence(text) and not text.endswith((".m.", "."))):
        return None
    text = unglued(text)
    dates = dates_in(text)
    if not dates or _words(text[: dates[0].start]) > (_MOST_BEFORE if known_title else 0):
        return None
    bare, _ = without_times(text, dates)
    if _words(bare) > _MOST_WORDS or (text.endswith(".") and _words(bare) > _MOST_BEFORE):
        return None
    pieces = cut(bare)
    names = tuple(name for piece in pieces for name in _signed(piece)) or _beside(pieces)
    return Metadata(names, in_order(text, dates), said_by=bool(names), has_time=True)


def _beside(pieces: list[str]) -> tuple[str, ...]:
    """Read who is named right before or after the date, by a given name: `16 May 2019 Ann Lee Networks`."""
    filled = [re.sub(r"[\s\d,]+$", "", piece.strip()) for piece in pieces if _WORD.search(piece)]
    first = filled[0] if filled else ""
    alone = len(filled) == 1 or first.count(" ") == 1
    name = first if alone and is_name(first) else split_name(first)[0]
    return (spelled(name),) if name and is_given(name) else ()


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _signed(piece: str) -> tuple[str, ...]:
    match = BY.match(piece.strip())
    if match is None:
        return ()
    rest = re.sub(r"\s+(?:am|on|at|in|um|vom|le|el|il)\b.*$|[\s,]+$", "", match["rest"], flags=re.IGNORECASE)
    found, _ = signed_names(rest, said_by=True)
    if found or _NOBODY.fullmatch(rest):
        return found
    return (spelled(rest),) if is_single_name(rest) or _HANDLE.fullmatch(rest) else ()
