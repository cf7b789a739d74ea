"""Rules for bylines that a page breaks in two, and for those that stand at a text's end.

Know nothing of the line that says `By Ann Lee`: `rules_heads.py` takes it.
"""

import re

from broadsheet.clipping.bare_names import names_of_house
from broadsheet.clipping.glue import parted
from broadsheet.clipping.metadata import is_job, is_role, metadata_of
from broadsheet.clipping.names import is_given, is_name, names_in, split_name, without_handle
from broadsheet.clipping.ruling import Rule
from broadsheet.clipping.sheet import Sheet, is_solid, solids_after

_BY = re.compile(
    r"(?:(?:written|reported|posted|published|geschrieben|veröffentlicht|publié|écrit|publicado|escrito|scritto)\s+)?"
    r"(?:by|von|par|por|di|da|door|av|af|przez)\s*:?|(?:author|autor(?:in)?|auteur|autore|автор)s?\s*:?|(?:text|texte|words)\s*:",
    re.IGNORECASE,
)
_ENDS_WITH_BY = re.compile(r".{0,50}\d\s?(?:Uhr|h|[ap]\.?m\.?)?\s(?:by|von|par|por|di|door|av|af)")
_DEEPEST, _MOST_ABOVE, _FARTHEST = 60, 5, 6
_LEAD = re.compile(r"^[-–—]\s*")


def _is_lone_by(sheet: Sheet, index: int) -> bool:
    """Ask for `By` and nothing else, right above names."""
    if index > _DEEPEST or sheet.solids[index] > _MOST_ABOVE or index + 1 >= len(sheet.lines):
        return False
    text = sheet.lines[index].text
    return _BY.fullmatch(text) is not None and _are_names(sheet.lines[index + 1].text)


def _is_left_by(sheet: Sheet, index: int) -> bool:
    """Ask for `By` and nothing else, whose names were taken."""
    line = sheet.lines[index]
    below = (sheet.gone[at] for at in range(line.number + 1, line.number + 3) if at in sheet.gone)
    return _BY.fullmatch(line.text) is not None and any(taken.kind == "byline" for taken in below)


def _is_under_by(sheet: Sheet, index: int) -> bool:
    """Ask for names below a line that is but `By`, or ends so after a date, with but names and professions between."""
    if index > _DEEPEST + _FARTHEST or not _are_names(sheet.lines[index].text):
        return False
    for at in range(index - 1, max(-1, index - _FARTHEST), -1):
        text = sheet.lines[at].text
        if _is_lone_by(sheet, at) or (len(text) <= 60 and _ENDS_WITH_BY.fullmatch(text)):  # noqa: PLR2004 - a date
            return True
        if not (_are_names(text) or is_role(text) or text in {",", "&", "and", "und", "et", "y"}):
            return False
    return False


def under_by(text: str) -> tuple[str, ...]:
    """Read who is named where `By` stands above, with where or as what they work."""
    names = names_in(text)
    if names:
        return names
    name, work = split_name(parted(text))
    return names_of_house(text) or ((name,) if name and is_job(work) else ())


def _are_names(text: str) -> bool:
    return len(text) <= 90 and bool(under_by(without_handle(text).rstrip(" ,")))  # noqa: PLR2004 - two or three names


def _names_somebody(text: str) -> bool:
    read = metadata_of(text)
    return bool(read.names if read else names_in(text))


def _is_signature(sheet: Sheet, index: int) -> bool:
    """Ask for a name alone right below the last paragraph, of a text that names no author above it."""
    text = _LEAD.sub("", sheet.lines[index].text)
    below = solids_after(sheet, index) == 0 and sheet.solids[index] > 2  # noqa: PLR2004 - an article
    if not below or not is_name(text) or any(_names_somebody(line) for line in sheet.bylines):
        return False
    told = any(text.casefold() in line.text.casefold() for line in sheet.lines[:index])
    return is_given(text) and not told and is_solid(sheet.lines[index - 1].text)


RULES = (
    Rule("under-by", "byline", "names the author below a line that is but `By`", _is_under_by),
    Rule("lone-by", "byline", "the word before the author's name", _is_left_by),
)
"""Before all others, which would take the word and leave the name."""
LATE_RULES = (Rule("signature", "byline", "the author's name below the text", _is_signature),)
"""After the bylines above the text."""
