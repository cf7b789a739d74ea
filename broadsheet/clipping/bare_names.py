"""Tell whether a line that is but a name is a byline: by where it stands, and by what the text does with its words.

Knows nothing of lines that say `by`.
"""

import re
from collections.abc import Sequence

from broadsheet.clipping.houses import is_publisher
from broadsheet.clipping.metadata import is_role, metadata_of, signed_names
from broadsheet.clipping.names import is_given, names_in, without_handle
from broadsheet.clipping.ruling import title_index
from broadsheet.clipping.sheet import Line, Sheet, in_head, is_english

_AFTER_NAME = re.compile(r"\s*\S+@\S+\.\S+$|\s(?:in|at)\s(?:[A-Z][\w.'-]+\s?){1,3}$")
_ASIDE = re.compile(r"\s*\([^()\d]{2,40}\)")
_COMMON_WORD = re.compile(r"(?<![@.\w/])[^\W\d_]{3,}(?![@\w/]|\.\w)")
_DEEPEST_TITLE, _NEAR = 12, 5
_ONE_WORD = re.compile(r"[^\W\d_a-z][\w.&-]+")
_WITH_HOUSE = re.compile(
    r"(?P<names>[^|/–—]{5,80}?)\s*(?:\||\s[–—/-]\s|\sfor\s)\s*(?P<house>[^\W\d_][\w.&'’-]*(?:\s(?:[^\W\d_][\w.&'’-]*|&)){0,6})[.,]?"
)
_INITIAL_ENDS = re.compile(r"\b(?:[A-Z]|Jr|Sr)\.$")
_HANDLE = re.compile(r"@\w{2,30}|\S+@\S+")


def bare_name_at(sheet: Sheet, index: int) -> bool:
    """Tell whether a line is names and nothing else, below the title, where a byline stands.

    Beside a line that says when or above the person's profession; or between title and text, of somebody the text never
    names.
    """
    above = index < title_index(sheet) <= _DEEPEST_TITLE
    if (index == 0 and not above) or len(sheet.lines[index].text) > 90 or not in_head(sheet, index):  # noqa: PLR2004 - two or three names
        return False
    text = _AFTER_NAME.sub("", without_handle(_ASIDE.sub("", sheet.lines[index].text)))
    if not _only_names(text) or (text.endswith(".") and not _INITIAL_ENDS.search(text)):
        return False
    text = ", ".join(signers(text)) or text
    if above:
        return is_given(text) and not _is_subject(sheet, index, text)
    below = sheet.lines[index + 1].text if index + 1 < len(sheet.lines) else ""
    return is_role(below) or (_is_person(sheet, text) and _stands_as_byline(sheet, index, text))


def _stands_as_byline(sheet: Sheet, index: int, text: str) -> bool:
    if any(_says_when(sheet, at) for at in (index - 1, index + 1)) or _stands_with_names(sheet, index):
        return True
    if not is_given((names_in(text) or (text,))[0]):
        return False
    return 0 <= title_index(sheet) < index and not _is_subject(sheet, index, text)


def _stands_with_names(sheet: Sheet, index: int) -> bool:
    """Tell whether between a name and a line that says when only names, handles and publishers stand."""
    for at in range(index + 1, min(index + _NEAR, len(sheet.lines))):
        text = sheet.lines[at].text
        if _says_when(sheet, at):
            return True
        if not (_HANDLE.fullmatch(text) or is_publisher(text) or (_only_names(text) and _is_person(sheet, text))):
            return False
    return False


def signers(text: str) -> tuple[str, ...]:
    """Read who signs in a line without `by`: names alone, else given ones before where they work."""
    alone = names_in(text)
    if alone and all(map(is_given, alone)):
        return alone
    return names_of_house(text) or alone


def names_of_house(text: str) -> tuple[str, ...]:
    """Read given names, and where they work behind a bar, a dash or `for`: `Ann Lee | El Sol de Puebla`."""
    match = _WITH_HOUSE.fullmatch(text)
    names = names_in(match["names"]) if match else ()
    return names if any(map(is_given, names)) else ()


def _only_names(text: str) -> bool:
    if names_of_house(text):
        return True
    name, _, house = re.sub(r"\s[|/–—-]\s", ", ", text).rpartition(", ")
    house = re.sub(r"^special to (?:the )?", "", house, flags=re.IGNORECASE)
    known = is_publisher(house) or is_role(house) or _ONE_WORD.fullmatch(house)
    if names_in(text) or (names_in(name) and known):
        return True
    signed, house = signed_names(text, said_by=False)
    return bool(signed and house)


def _is_person(sheet: Sheet, text: str) -> bool:
    """Ask for a first name that many bear, or for words that the text never writes small, as it does common ones."""
    if all(is_given(name) for name in names_in(text) or (text,)):
        return True
    return is_capital(text, sheet.lines)


def is_capital(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether a text never writes the words of a name small; only in English, whose common words are small."""
    if not is_english(line.text for line in lines):
        return False
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text) if not word.islower()]
    small = {word for line in lines for word in _COMMON_WORD.findall(line.text) if word.islower()}
    return small.isdisjoint(words)


def _is_subject(sheet: Sheet, index: int, text: str) -> bool:
    """Tell whether the running text names the person: then the line is no byline."""
    last = text.rsplit(maxsplit=1)[-1].casefold()
    return any(last in line.text.casefold() for line in sheet.lines[index + 1 : -2] if "@" not in line.text)


def _says_when(sheet: Sheet, index: int) -> bool:
    read = metadata_of(sheet.lines[index].text) if 0 <= index < len(sheet.lines) else None
    return read is not None and read.has_time
