"""Rules for what sites say of themselves: buttons, and notices to their readers, in many languages.

Know nothing of the article: they weigh words, not phrases.
"""

import re

from broadsheet.clipping.page_words import ACTS, BETWEEN, HOUSE, READER, THINGS, WIDE_BUTTONS, WIDE_HOUSE
from broadsheet.clipping.ruling import Rule
from broadsheet.clipping.sheet import Sheet, in_head, in_tail

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\b|@\w+|#\w+")
_QUOTES = re.compile(
    r"[“”«»„\"]|\b(?:said|says|told|wrote|added|sagte|sagt|a déclaré|dijo|disse|ha detto)\b", re.IGNORECASE
)
_LONGEST_BUTTON, _MOST_WORDS, _LONGEST_NOTICE = 80, 10, 520


def _is_button(sheet: Sheet, index: int) -> bool:
    """Ask for a short line of nothing but a site's words, an act among them; a thing alone does outside the text."""
    text = sheet.lines[index].text
    if len(text) > _LONGEST_BUTTON or text.endswith((".", ":", ";", ",")):
        return False
    if all(word in WIDE_BUTTONS for word in re.split(r"[\s/|・·,]+", text)):
        return True
    words = [word.replace("’", "'") for word in _WORD.findall(text.casefold())]
    if not 0 < len(words) <= _MOST_WORDS or not all(
        word in ACTS or word in THINGS or word in BETWEEN for word in words
    ):
        return False
    if index == 0 and len(words) > 3:  # noqa: PLR2004 - a headline may be made of such words
        return False
    outside = in_head(sheet, index) or in_tail(sheet, index)
    acts = sum(word in ACTS for word in words)
    things = sum(word in THINGS for word in words)
    return acts + things >= 1 and (outside or (acts >= 1 and (things >= 1 or text.isupper() or len(words) <= 3)))  # noqa: PLR2004 - the same


def _is_notice(sheet: Sheet, index: int) -> bool:
    """Ask for words by which a paper talks of itself to its reader: two near head or foot, three between, no quotes."""
    text = sheet.lines[index].text
    if len(text) > _LONGEST_NOTICE or index == 0:
        return False
    wide = len({part for part in WIDE_HOUSE if part in text})
    if _QUOTES.search(text):
        return False
    words = {word.replace("’", "'") for word in _WORD.findall(_ADDRESS.sub(" ", text.casefold()))}
    house = len(words & HOUSE)
    outside = in_tail(sheet, index) or in_head(sheet, index)
    if wide >= 2:  # noqa: PLR2004 - one may be news
        return outside
    return bool(words & READER) and house >= (2 if outside else 3)


RULES = (
    Rule("page-button", "share", "a button, made of the words of buttons", _is_button),
    Rule("house-notice", "notice", "the paper speaks of itself to its reader", _is_notice),
)
"""In reading order."""
