"""Read the dates that a text states, and never make one up.

Knows nothing of lines and clocks: a date without a year is no date.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from broadsheet.clipping.values import Confidence

_MONTHS = """january jan januar enero janvier gennaio janeiro
february feb februar febrero février fevrier febbraio fevereiro
march mar märz maerz marzo mars março marco
april apr abril avril aprile
may mai mayo maggio maio
june jun juni junio juin giugno junho
july jul juli julio juillet luglio julho
august aug agosto août aout
september sep sept septiembre septembre settembre setembro
october oct okt oktober octubre octobre ottobre outubro
november nov noviembre novembre novembro
december dec dez dezember diciembre décembre decembre dicembre dezembro"""
MONTHS = {name: number for number, line in enumerate(_MONTHS.splitlines(), 1) for name in line.split()}
"""Month names of seven languages, in lower case."""
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = (
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)(?P<seconds>:\d\d)?(?:\.\d+)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_SHAPES = (
    ("iso", re.compile(rf"(?<![\w-]){_ISO}", re.IGNORECASE)),
    ("month-day-year", re.compile(rf"(?<!\w){_MONTH}\s*{_DAY}\s*,?\s+{_YEAR}(?!\d)", re.IGNORECASE)),
    (
        "day-month-year",
        re.compile(
            rf"(?<![\w.]){_DAY}\s*(?:de\s+|of\s+|-)?{_MONTH}(?:\s+de|\s+of|-|,)?\s*{_YEAR}(?!\d)", re.IGNORECASE
        ),
    ),
    ("dotted", re.compile(rf"(?<![\w.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)")),
    ("slashed", re.compile(rf"(?<![\w/])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_YEAR}(?!\d)")),
    ("year-slashed", re.compile(rf"(?<![\w/]){_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?!\d)")),
    ("cjk", re.compile(rf"{_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]")),
)
_STAMP = re.compile(r"(?<!\d)(?P<year>20\d\d)[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_AMERICAN = re.compile(r"\b[ap]\.?m\.?\b|\b[ECMP][SD]?T\b", re.IGNORECASE)


class FoundDate(Struct, frozen=True):
    """A date that a text states."""

    value: str
    """`YYYY-MM-DD`, or with `THH:MM` and an offset where the text gives both."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    shape: str
    """How it is written."""
    confidence: Confidence
    """A guess where day and month could be exchanged."""


def dates_in(text: str) -> tuple[FoundDate, ...]:
    """Find every whole date (day, month and year), in order; impossible ones are none."""
    found = sorted(
        (hit for shape, pattern in _SHAPES for hit in _hits(shape, pattern, text)), key=lambda hit: hit.start
    )
    kept: list[FoundDate] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def stamp_in(file_name: str) -> str:
    """Read the day that a camera or an upload wrote into a file's name; empty where there is none."""
    for match in _STAMP.finditer(file_name):
        day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
        if day:
            return day
    return ""


def date_in_url(url: str) -> str:
    """Read `/2022/03/02/` in an address; empty where there is no whole date."""
    match = re.search(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)", url)
    return _day(int(match["year"]), int(match["month"]), int(match["day"])) if match else ""


def days_between(one: str, other: str) -> int:
    """Count the days between two dates as `YYYY-MM-DD`."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _hits(shape: str, pattern: re.Pattern[str], text: str) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        value, confidence = _slashed(match, text) if shape == "slashed" else _plain(match)
        if value:
            yield FoundDate(value, match.start(), match.end(), shape, confidence)


def _plain(match: re.Match[str]) -> tuple[str, Confidence]:
    parts = match.groupdict()
    month = parts["month"].casefold()
    number = int(month) if month.isdigit() else MONTHS[month]
    day = _day(int(parts["year"]), number, int(parts["day"]))
    return (_with_time(day, parts) if day else ""), "certain"


def _slashed(match: re.Match[str], text: str) -> tuple[str, Confidence]:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if not (day_first and month_first) or day_first == month_first:
        return day_first or month_first, "certain"
    return month_first, "likely" if _AMERICAN.search(text) else "guess"


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _with_time(day: str, parts: dict[str, str | None]) -> str:
    time, zone = parts.get("time"), parts.get("zone")
    if not time or not zone:
        return day
    offset = "Z" if zone.upper() in {"Z", "UTC", "GMT"} else f"{zone[:3]}:{zone[-2:]}"
    stamp = f"{day}T{time}{parts.get('seconds') or ''}{offset}"
    return stamp if _is_instant(stamp) else day


def _is_instant(stamp: str) -> bool:
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return False
    return True
