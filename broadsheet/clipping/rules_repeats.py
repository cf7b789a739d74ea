"""Rules for what a page prints again and again: labels of its boxes, and signs on its buttons.

Know nothing of words: they compare lines with each other, and look where they stand.
"""

import re

from broadsheet.clipping.ruling import Rule
from broadsheet.clipping.shapes import is_item
from broadsheet.clipping.sheet import Sheet, ends_sentence, key_of

_LONGEST_LABEL = 60
_SYMBOL = re.compile(r"[×✕✖✗‹›«»<>▶▲▼◀►◄↑↓←→⬇⬆+|/\\^☰⋮…]{1,3}(?:\s[×‹›«»<>▶▲▼◀►◄↑↓←→|]{1,3})*")


def _is_repeated_label(sheet: Sheet, index: int) -> bool:
    """Ask for a few words, no sentence, that stand there twice or more, always right beside what rules took."""
    text = sheet.lines[index].text
    if len(text) > _LONGEST_LABEL or ends_sentence(text) or is_item(text) or not text[0].isalnum():
        return False
    if text.endswith(":") or key_of(text) == sheet.title or not _is_beside_junk(sheet, sheet.lines[index].number):
        return False
    copies = [line.number for line in sheet.lines if line.text == text]
    return len(copies) > 1 and all(_is_beside_junk(sheet, number) for number in copies)


def _is_beside_junk(sheet: Sheet, number: int) -> bool:
    return any(at in sheet.gone for at in (number - 2, number - 1, number + 1, number + 2))


def _is_symbol(sheet: Sheet, index: int) -> bool:
    return _SYMBOL.fullmatch(sheet.lines[index].text) is not None


RULES = (
    Rule("page-symbol", "share", "a sign on a button", _is_symbol),
    Rule("repeated-label", "navigation", "a few words that the page prints again and again", _is_repeated_label),
)
"""In reading order."""
