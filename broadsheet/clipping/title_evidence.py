"""Weigh which line above a text is its title: by the words that both have, by its place, and by its repetition.

Knows nothing of other rules, and of no language.
"""

import re
from collections import Counter
from collections.abc import Callable

from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.metadata import metadata_of
from broadsheet.clipping.page_span import text_span
from broadsheet.clipping.sheet import Sheet, ends_sentence, is_solid, key_of

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"(?=(?P<pair>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}))|(?P<word>[^\W\d_]{4,})")
_CLOCK = re.compile(r"\d\d?:\d\d")
_FARTHEST, _LONGEST, _LONGEST_USUAL, _LONGEST_FIRST = 30, 220, 130, 110
_HEADLINE_WORDS, _MOST_HEADLINES, _HALF = 4, 6, 0.5
_A_LINE, _FAR, _BELOW_BYLINE = 0.02, 0.6, 0.4
_FEW, _TOP, _MENU, _PAGE, _LONGEST_ENTRY, _CLOSE = 6, 20, 12, 40, 30, 6
_ARROWS = ("«", "‹", "←", "»", "©", "*", "#", "<", ">", "▲", "▶", "+")
_OPEN_ENDS = (":", ";", ",", "»", "›", "...", "…", ">")
_MARGIN, _NOTHING, _MUCH, _LONGEST_KICKER = 0.2, 0.1, 0.8, 3


def better_title(sheet: Sheet, first: int, is_taken: Callable[[int], bool]) -> int:
    """Give the line that is the title with more reason than the first that could be one; the first where none is.

    A title shares words with its text, stands near it, and is often said again: in a crumb, in what is shared. A line
    that a rule takes is none.
    """
    span = text_span(sheet.lines)
    if not span or span.start <= first:
        return first
    weights = _weights(sheet, span, first)
    if not _is_page(sheet):
        return _below_kicker(sheet, first, weights, is_taken)
    able = (at for at in weights if at > first and _is_better(sheet, first, at, weights))
    by_weight = sorted(able, key=lambda at: (-weights[at], at))
    best = next((at for at in by_weight if not is_taken(at)), first)
    return _above_deck(sheet, best, weights, is_taken) if best != first else first


def _below_kicker(sheet: Sheet, first: int, weights: dict[int, float], is_taken: Callable[[int], bool]) -> int:
    """Go down from a few words that the text has none of to a headline that has most of its words from it.

    No byline and no paragraph stands between the two.
    """
    if weights.get(first, 0) > _NOTHING or _words(sheet.lines[first].text) > _LONGEST_KICKER:
        return first
    for at in range(first + 1, min(first + _CLOSE, len(sheet.lines))):
        if metadata_of(sheet.lines[at].text) or is_solid(sheet.lines[at].text):
            return at if weights.get(at, 0) >= _MUCH and not is_taken(at) else first
        if weights.get(at, 0) >= _MUCH and not is_taken(at):
            return at
    return first


def _is_better(sheet: Sheet, first: int, at: int, weights: dict[int, float]) -> bool:
    """Ask that a menu stands above, and that more speaks for a line than for the first."""
    if _entries(sheet, range(at)) < _FEW or _is_signed(sheet, first):
        return False
    return weights[at] >= weights.get(first, 0) + _MARGIN


def _is_signed(sheet: Sheet, first: int) -> bool:
    """Tell whether a line of some words has a byline or a date right below, as a headline has."""
    below = sheet.lines[first + 1 : first + _CLOSE]
    return _words(sheet.lines[first].text) >= _HEADLINE_WORDS and any(metadata_of(line.text) for line in below)


def _is_page(sheet: Sheet) -> bool:
    """Tell whether a whole page was pasted: it begins with a menu, and has many short lines."""
    top = _entries(sheet, range(min(_TOP, len(sheet.lines))))
    return top >= _MENU and _entries(sheet, range(len(sheet.lines))) >= _PAGE


def _entries(sheet: Sheet, part: range) -> int:
    return sum(len(sheet.lines[at].text) <= _LONGEST_ENTRY for at in part)


def _above_deck(sheet: Sheet, at: int, weights: dict[int, float], is_taken: Callable[[int], bool]) -> int:
    """Go up from a standfirst to the headline right above it, which is shorter and not much less of a headline."""
    above = max((i for i in range(max(0, at - 2), at) if i in weights), default=-1)
    if above < 0 or _words(sheet.lines[above].text) < _HEADLINE_WORDS or is_taken(above):
        return at
    shorter = len(sheet.lines[above].text) < len(sheet.lines[at].text)
    return above if shorter and 2 * weights[above] >= weights[at] else at


def _weights(sheet: Sheet, span: range, first: int) -> dict[int, float]:
    texts = [line.text for line in sheet.lines]
    body = Counter(word for at in span for word in _content(texts[at]))
    keys = [key_of(text) for text in texts]
    near = range(max(0, span.start - _FARTHEST), min(span.start + 1, len(texts)))
    signed = next((at for at in near if (read := metadata_of(texts[at])) and read.said_by), len(texts))
    weights: dict[int, float] = {}
    for at in sorted({first, *near}):
        if _can_be(texts[at], first=at == span.start):
            again = any(keys[at] in key for place, key in enumerate(keys) if place != at)
            weight = _weigh(texts[at], _shared(texts[at], body, own=at in span), again=again)
            weights[at] = weight - min(_FAR, _A_LINE * (span.start - at)) - _BELOW_BYLINE * (at > signed)
    return weights


def _weigh(text: str, shared: float, *, again: bool) -> float:
    """Add what speaks for a headline: shared words, a repetition, some length; a full stop or a clock speak against.

    A repetition counts where half of the words are the text's: teasers of other articles stand twice in a page too.
    """
    words = _words(text)
    size = min(len(_content(text)) or words // 2, 6) / 6
    weight = shared * size + 0.15 * (words >= _HEADLINE_WORDS) + 0.15 * (words >= _MOST_HEADLINES)
    weight += 0.5 * min(1, words / 5) if again and shared >= _HALF else 0
    weight -= 0.4 * (ends_sentence(text) and text[-1] not in "?!") + 0.2 * (len(text) > _LONGEST_USUAL)
    return weight - 0.4 * (_CLOCK.search(text) is not None)


def _can_be(text: str, *, first: bool) -> bool:
    if len(text) > _LONGEST or (first and is_solid(text) and ends_sentence(text) and len(text) > _LONGEST_FIRST):
        return False
    if text.startswith(_ARROWS) or text.endswith(_OPEN_ENDS) or _words(text) < 2:  # noqa: PLR2004 - one word is a shelf
        return False
    return metadata_of(text) is None and not dates_in(text)


def _shared(text: str, body: Counter[str], *, own: bool) -> float:
    words = _content(text)
    return sum(body[word] > own for word in words) / len(words) if words else 0


def _content(text: str) -> frozenset[str]:
    """Give the words of four letters and more, and each two letters of Chinese, Japanese or Korean."""
    return frozenset(pair or word for pair, word in _WORD.findall(text.casefold()))


def _words(text: str) -> int:
    return text.count(" ") + 1 + len(_WIDE.findall(text)) // 3
