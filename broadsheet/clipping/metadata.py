"""Take apart a line that only says who, when and where: byline, date, publisher.

Knows nothing of a line's place. A line with a word that it cannot explain is no such line.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from broadsheet.clipping.by_words import BARE_BY, BOTH, BY, WIDE_BYLINE
from broadsheet.clipping.dates import MONTHS, ZONE, FoundDate, dates_in
from broadsheet.clipping.glue import parted, unglued
from broadsheet.clipping.houses import is_publisher, is_staff
from broadsheet.clipping.names import NAME, is_given, is_given_first, is_single_name, names_in, spelled, split_name
from broadsheet.clipping.vocabulary import AGENCIES, JOBS, ROLE_LINE, SECTIONS, SHELVES
from broadsheet.clipping.when_words import AGO, COUNT, LABEL, READING, TIME, UPDATED, WEEKDAY, ZONE_NAME

_CONTROL = re.compile(
    r"\bjoin the conversation\b|\ba\+?a\b\W*|\ba[+-]|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?<!\w)@\w{2,30}|\b(?:save|listen|comments?|follow|folgen|seguir|subscribe)$",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:[\s,;:()\[\]|•·—–/*>-]|\b(?:on|at|the|and|in|by|gmt|às|à|um|am|vom|den|a las|kl\.?|klo|il|alle|ore)(?!\w))*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*[|•·—–/;\x1f]+\s*|\s+-\s+|\s{2,}|,\s+")
_PLACE = re.compile(r"\s+(?:in|at)\s+(?:[^\W\d_a-z][\w.’'-]*(?:\s(?:and\s)?|,\s)?){1,5}$")

_BUREAU = re.compile(r"(?<=[^\W\d_])\s?\([A-ZÀ-Þ][^()\d]{3,40}\)")
_AT_A_PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]+)?")
_ASIDE = re.compile(r"\s*\((?:now|earlier|then|until\s[^)]*|from\s[^)]*|@?\w+)\)")
_CLOCK_ALONE = re.compile(rf"\d{{1,2}}[:.]\d\d\s*[ap]\.?m\.?(?:\s+{ZONE})?", re.IGNORECASE)
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_WITHOUT_YEAR = re.compile(
    rf"\b(?:(?:{_MONTH_NAMES})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\.?\s+(?:{_MONTH_NAMES})\.?)(?=\s*(?:,\s*(?:at\s+)?\d{{1,2}}:|$|;|\||at\s+\d))",
    re.IGNORECASE,
)
_GLUED_HANDLE = re.compile(r"(?<=\w)@\w{2,30}")
_TRAILING = re.compile(r"\s(?:on|at|of|am|um|vom|le|el|il|del)$", re.IGNORECASE)
_TOLD = re.compile(r"source:\s*(?P<rest>\S.{1,50})", re.IGNORECASE)
_LATER_CHANGE = re.compile(
    r"[(（][^()（）]*(?:更新|수정|updated|aktualisiert|mis à jour|actualizado)[^()（）]*[)）]", re.IGNORECASE
)
_NICKNAME = re.compile(r"\s[\"“(‘][^\"”)’]{2,20}[\"”)’](?=\s)")
_PLACE_BESIDE = re.compile(r"\d{4}\s*\|\s*[A-Z][A-Z ]{2,30}$")
_FOOTNOTE = re.compile(r"(?<=[a-z])\d{1,2}(?=\s*(?:,|&|and\b|$))")
_TWO_WORDS = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+\s[^\W\d_a-z][^\W\d_A-Z]+")
_MOST_OFFICES = 3
_LETTERS = re.compile(r"[A-Z]{2,5}")
_EDITOR = re.compile(r"editors?:", re.IGNORECASE)
_JOB = re.compile(
    rf"(?:[\w&'’-]+\s){{0,4}}{JOBS}s?\b(?:$|[,|]|\s(?:at|for|in|of|en|de|i|im|bei|da|di)\s|\s(?P<again>{JOBS})$)",
    re.IGNORECASE,
)


class Metadata(Struct, frozen=True):
    """What a line says of its article."""

    names: tuple[str, ...] = ()
    """Who wrote it."""
    dates: tuple[FoundDate, ...] = ()
    """When it came out, the best first."""
    publisher: str = ""
    """Who published it."""
    said_by: bool = False
    """Whether the line says that the names are its authors."""
    has_time: bool = False
    """Whether it says when at all, if only `2 hours ago`."""


@lru_cache(256)
def metadata_of(text: str) -> Metadata | None:
    """Take a line apart; nothing where a word of it is left over, or where it tells neither who nor when."""
    if len(text) > 200 or _is_sentence(text) or re.search(r"^[—–-].*\(@", text):  # noqa: PLR2004 - no byline is longer
        return None
    read = _read(text)
    if (read and read.names) or not BY.match(unglued(text)):
        return read
    apart = _read(parted(text))
    return apart if apart and apart.names and (apart.publisher or any(map(is_given, apart.names))) else read


def _read(text: str) -> Metadata | None:
    text = _BUREAU.sub("", unglued(text))
    wide = WIDE_BYLINE.fullmatch(text)
    if wide:
        return Metadata((wide["korean"] or wide["han"] or wide["after"],), said_by=True)
    text = _LATER_CHANGE.sub(" ", text)
    text = BOTH.sub("Autor: ", text)
    if BY.match(text):
        text = _FOOTNOTE.sub("", text)
    dates = dates_in(text)
    if LABEL.match(text) and _FILLER.match(LABEL.sub("", text)):
        return Metadata(has_time=True)
    bare, has_time = without_times(text, dates)
    dated = bool(dates) and (
        LABEL.search(text) is not None or "T" in dates[0].value or _PLACE_BESIDE.search(text) is not None
    )
    read = _pieces(bare, dated=dated)
    if read is None or not (read.names or dates or has_time or read.said_by):
        return None
    if read.names and not read.said_by and not (dates or has_time):
        return None
    return Metadata(read.names, in_order(text, dates), read.publisher, read.said_by, bool(dates) or has_time)


def is_role(text: str) -> bool:
    """Tell whether a text is a journalist's profession, with where they work: `Staff Writer, BBC News`."""
    match = ROLE_LINE.match(text)
    return match is not None and (
        match.end() == len(text)
        or re.match(
            r"[,|]|\s(?:at|for|in|of|en|de|à|bei|beim|im|für|i|da|di|von|por)\s|\s[A-Z][a-z]+$", text[match.end() :]
        )
        is not None
    )


def is_job(text: str) -> bool:
    """Tell whether what follows a name is a profession of any beat: `Commodities Correspondent`."""
    return _JOB.match(text) is not None


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and len(text) > 60 and not dates_in(text)  # noqa: PLR2004 - `a.m.` may end a line


def without_times(text: str, dates: tuple[FoundDate, ...]) -> tuple[str, bool]:
    """Put a mark for each date, time and count in a line, and tell whether it says when."""
    for found in reversed(dates):
        text = f"{text[: found.start]}\x1f{text[found.end :]}"
    dated = _WITHOUT_YEAR.search(text) is not None
    text = _WITHOUT_YEAR.sub("\x1f", text)
    has_time = (
        dated
        or (LABEL.match(text) is not None and TIME.search(text) is not None)
        or _CLOCK_ALONE.fullmatch(text.strip()) is not None
        or AGO.search(text) is not None
        or (LABEL.search(text) is not None and WEEKDAY.search(text) is not None)
    )
    for pattern in (COUNT, _CONTROL, AGO, READING, TIME, ZONE_NAME, LABEL):
        text = pattern.sub("\x1f", text)
    return (WEEKDAY.sub("\x1f", text) if dates or has_time else text), has_time


def in_order(text: str, dates: tuple[FoundDate, ...]) -> tuple[FoundDate, ...]:
    """Put the dates of publishing before those of a change."""
    return tuple(sorted(dates, key=lambda found: _is_update(text, found)))


def cut(text: str) -> list[str]:
    """Cut a line at its bars, dots and commas."""
    return _CUT.split(text)


def _is_update(text: str, found: FoundDate) -> bool:
    labels = list(LABEL.finditer(text, 0, found.start))
    return bool(labels) and UPDATED.search(labels[-1][0]) is not None


def _pieces(text: str, *, dated: bool) -> Metadata | None:
    names: list[str] = []
    unknown: list[str] = []
    places = 1 if dated else 0
    publisher, said_by, signed = "", False, False
    for mark, piece in _marked(_GLUED_HANDLE.sub(" ", text)):
        bare = _ASIDE.sub("", piece).strip(" ()[].:*>–—-")
        if not bare or _FILLER.match(bare) or is_role(bare) or _EDITOR.match(bare) or (names and is_job(bare)):
            continue
        if dated and (told := _TOLD.match(bare)):
            publisher = publisher or AGENCIES.get(told["rest"].casefold(), told["rest"])
            continue
        by, rest, found, house = _by_and_names(bare, text, said_by=said_by)
        if by and found and not said_by:
            names = [name for name in names if is_given(name)]
        said_by = said_by or by
        if found and (by or not (unknown or (said_by and names)) or (not unknown and _is_one_more(found, mark))):
            names.extend(found)
            publisher = publisher or house
        elif is_publisher(rest) or is_staff(rest) or (names and dated and _LETTERS.fullmatch(rest)):
            signed = True
            publisher = publisher or ("" if is_staff(rest) else rest)
        elif places and _AT_A_PLACE.fullmatch(rest):
            places -= 1
        elif rest.casefold() not in SECTIONS | SHELVES:
            unknown.append(rest if said_by or "|" in text else "")
    if unknown and not (said_by and (names or signed) and _are_offices(unknown)):
        return None
    return Metadata(tuple(dict.fromkeys(names)), (), publisher, said_by)


def _by_and_names(piece: str, text: str, *, said_by: bool) -> tuple[bool, str, tuple[str, ...], str]:
    """Give whether a piece says `by`, what it says besides, whom it names, and where the last of them works."""
    match = BY.match(piece)
    rest = _PLACE.sub("", _TRAILING.sub("", match["rest"] if match else piece)).strip(" ,:")
    found, house = signed_names(rest, said_by=said_by or match is not None)
    alone = BARE_BY.fullmatch(text.strip()) if match and not found and is_single_name(rest) else None
    if alone and (alone["by"] or is_given_first(rest)):
        found = (spelled(rest),)
    return match is not None, rest, found, house


def _marked(text: str) -> Iterable[tuple[str, str]]:
    """Give the pieces of a line, each after the mark that parts it from the one before."""
    cuts = [*_CUT.finditer(text)]
    starts, ends = [0, *(found.end() for found in cuts)], [*(found.start() for found in cuts), len(text)]
    marks = ["", *(found[0].strip() for found in cuts)]
    return zip(marks, (text[start:end] for start, end in zip(starts, ends, strict=True)), strict=True)


def _is_one_more(found: tuple[str, ...], mark: str) -> bool:
    """Tell whether names after the first are authors too: given ones, or two words after a comma or an `&`."""
    return all(is_given(name) or (mark in {",", "&", ";"} and _TWO_WORDS.fullmatch(name)) for name in found)


def _are_offices(unknown: list[str]) -> bool:
    """Tell whether what a byline has besides can be the author's office or house: few words, few of them."""
    return len(unknown) <= _MOST_OFFICES and all(map(_is_title_of_office, unknown))


def signed_names(text: str, *, said_by: bool) -> tuple[tuple[str, ...], str]:
    """Read names, and where the last of them works: `Ann Lee and Jo Park for The Times`."""
    found = names_in(text)
    if not found and len(names_in(_NICKNAME.sub("", text))) == 1:
        return (spelled(text),), ""
    if found or not text[:1].isupper():
        return found, ""
    *others, last = re.split(r"\s*(?:,|;|&|(?i:\b(?:and|with|und|mit)\b))\s*", text)
    if others and (is_staff(last) or last.casefold() in AGENCIES or (said_by and is_job(last))):
        return names_in(", ".join(others)), AGENCIES.get(last.casefold(), "")
    name, house = split_name(last)
    rest = re.sub(r"^(?:for|of|from|at|with|special\s+to)\s+(?:the\s+)?", "", house, flags=re.IGNORECASE)
    works = rest != house or is_publisher(house) or is_role(house) or house.casefold() in AGENCIES
    if not name or not works or not (said_by or is_publisher(rest) or is_role(rest)):
        return (), ""
    earlier = names_in(", ".join(others)) if others else ()
    agency = AGENCIES.get(rest.split()[0].casefold(), "") if is_job(rest) else ""
    return (*earlier, spelled(name)), agency or (rest if is_publisher(rest) else "")


def _is_title_of_office(text: str) -> bool:
    """Tell whether what follows a byline can be what its author is: a few words, the first with a capital."""
    return any(letter.isupper() for letter in text) and len(text.split()) <= 7 and not text.endswith(("?", "!"))  # noqa: PLR2004 - an office


NAMED = re.compile(NAME)
"""A name anywhere in a text."""
