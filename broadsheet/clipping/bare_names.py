"""Tell whether a line that is but a name is a byline: by where it stands, and by what the text does with its words.

Knows nothing of lines that say `by`.
"""

import re

from broadsheet.clipping.given_names import GIVEN
from broadsheet.clipping.metadata import is_publisher, is_role, metadata_of, signed_names
from broadsheet.clipping.names import names_in, without_handle
from broadsheet.clipping.ruling import title_index
from broadsheet.clipping.sheet import Sheet, in_head, is_german

_AFTER_NAME = re.compile(r"\s*\S+@\S+\.\S+$|\s(?:in|at)\s(?:[A-Z][\w.'-]+\s?){1,3}$")
_ASIDE = re.compile(r"\s*\((?:now|earlier)\)")
_COMMON_WORD = re.compile(r"(?<![@.\w/])[^\W\d_]{3,}(?![@\w/]|\.\w)")
_DEEPEST_TITLE = 12


def bare_name_at(sheet: Sheet, index: int) -> bool:
    """Tell whether a line is names and nothing else, below the title, where a byline stands.

    Beside a line that says when or above the person's profession; or between title and text, of somebody the text never
    names.
    """
    above = index < title_index(sheet) <= _DEEPEST_TITLE
    if (index == 0 and not above) or len(sheet.lines[index].text) > 90 or not in_head(sheet, index):  # noqa: PLR2004 - two or three names
        return False
    text = _AFTER_NAME.sub("", without_handle(_ASIDE.sub("", sheet.lines[index].text)))
    if not _only_names(text):
        return False
    if not _is_person(sheet, text):
        return False
    if above:
        return text.split()[0].casefold() in GIVEN
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    if is_role(below) or any(_says_when(sheet, at) for at in (index - 1, index + 1)):
        return True
    return sheet.solids[index] <= 1 and 0 <= title_index(sheet) < index and not _is_subject(sheet, index, text)


def _only_names(text: str) -> bool:
    name, _, house = re.sub(r"\s[|/–—-]\s", ", ", text).rpartition(", ")
    if names_in(text) or (names_in(name) and (is_publisher(house) or is_role(house))):
        return True
    signed, house = signed_names(text, said_by=False)
    return bool(signed and house)


def _is_person(sheet: Sheet, text: str) -> bool:
    """Ask for a first name that many bear, or for words that the text never writes small, as it does common ones."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text) if not word.islower()]
    if words and words[0] in GIVEN:
        return True
    if is_german(line.text for line in sheet.lines):
        return False  # which writes common words large too
    small = {word for line in sheet.lines for word in _COMMON_WORD.findall(line.text) if word.islower()}
    return small.isdisjoint(words)


def _is_subject(sheet: Sheet, index: int, text: str) -> bool:
    """Tell whether the running text names the person: then the line is no byline."""
    last = text.rsplit(maxsplit=1)[-1].casefold()
    return any(last in line.text.casefold() for line in sheet.lines[index + 1 : -2] if "@" not in line.text)


def _says_when(sheet: Sheet, index: int) -> bool:
    read = metadata_of(sheet.lines[index].text) if 0 <= index < len(sheet.lines) else None
    return read is not None and read.has_time
