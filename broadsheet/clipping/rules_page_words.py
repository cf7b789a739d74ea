"""Rules for what sites say of themselves: buttons, and notices to their readers, in many languages.

Know nothing of the article: they weigh words, not phrases.
"""

import re
from functools import lru_cache

from broadsheet.clipping.page_words import ACTS, BETWEEN, CHANNELS, HOUSE, READER, THINGS, WIDE_BUTTONS, WIDE_HOUSE
from broadsheet.clipping.ruling import Rule
from broadsheet.clipping.sheet import Sheet, in_head, in_tail

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_ELIDED = re.compile(r"(?:l|d|n|s|j|c|m|t|qu|all|dell|nell|sull)'(?=\w{3})")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\b|@\w+|#\w+")
_SIGN_UP = re.compile(r"\bsign(?:ing)? up\b|\bmelden sie sich\b")
_QUOTES = re.compile(
    r"[“”«»„\"]|\b(?:said|says|told|wrote|added|sagte|sagt|dijo|disse|zegt|säger|sier|siger)\b"
    r"|\ba déclaré\b|\bha detto\b|–\s.*\.$",
    re.IGNORECASE,
)
_REMEMBERED = 1024
_LONGEST_BUTTON, _MOST_WORDS, _LONGEST_NOTICE, _SURE = 80, 10, 520, 3


@lru_cache(_REMEMBERED)
def is_quoted(text: str) -> bool:
    """Tell whether somebody is quoted, or said something."""
    return _QUOTES.search(text) is not None


@lru_cache(_REMEMBERED)
def speaks(text: str) -> bool:
    """Tell whether a text speaks to its reader of the site: a pronoun, and a word of sites."""
    words = _words(text)
    known = HOUSE if len(text) > 120 else HOUSE | ACTS | THINGS  # noqa: PLR2004 - a long text has such words by chance
    return not is_quoted(text) and bool(words & READER) and bool(words & known)


@lru_cache(_REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_ELIDED.sub("", _ADDRESS.sub(" ", text.casefold().replace("’", "'")))))


def _is_button(sheet: Sheet, index: int) -> bool:
    """Ask for a short line of nothing but a site's words, an act among them; a thing alone does outside the text."""
    text = sheet.lines[index].text
    outside = in_head(sheet, index) or in_tail(sheet, index)
    if len(text) > _LONGEST_BUTTON or text.endswith((".", ";", ",") if outside else (".", ";", ",", ":")):
        return False
    if all(word in WIDE_BUTTONS for word in re.split(r"[\s/|・·,]+", text)):
        return True
    words = _WORD.findall(_ELIDED.sub("", text.casefold().replace("’", "'")))
    known = all(word in ACTS or word in THINGS or word in BETWEEN for word in words)
    if not known or not 0 < len(words) <= _MOST_WORDS or (index == 0 and len(words) > _SURE):
        return False  # a headline may be made of such words
    acts, things = sum(word in ACTS for word in words), sum(word in THINGS for word in words)
    between = acts >= 1 and (things >= 1 or text.isupper() or len(words) <= _SURE)
    return acts + things >= 1 and (outside or between)


def _is_notice(sheet: Sheet, index: int) -> bool:
    """Ask for words by which a paper talks of itself to its reader: two near head or foot, three between, no quotes."""
    text = sheet.lines[index].text
    if len(text) > _LONGEST_NOTICE or index == 0 or is_quoted(text):
        return False
    outside = in_tail(sheet, index) or in_head(sheet, index)
    if sum(part in text for part in WIDE_HOUSE) >= 2:  # noqa: PLR2004 - one may be news
        return outside
    words = _words(text)
    house = len(words & HOUSE - CHANNELS) + bool(words & CHANNELS) + (_SIGN_UP.search(text.casefold()) is not None)
    return house >= (2 if outside and words & READER else _SURE)


RULES = (
    Rule("page-button", "share", "a button, made of the words of buttons", _is_button),
    Rule("house-notice", "notice", "the paper speaks of itself to its reader", _is_notice),
)
"""In reading order."""
