"""Read the dates that a text states, and never make one up.

Knows nothing of lines and clocks: a date without a year is no date.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from msgspec import Struct

from broadsheet.clipping.values import Confidence
from broadsheet.clipping.vocabulary import words_in
from broadsheet.reading.dates import zone_named

_MONTHS = """january jan januar enero ene janvier janv gennaio janeiro januari января янв يناير
february feb februar febrero février févr fevrier febbraio fevereiro februari февраля фев فبراير
march mar märz maerz marzo mars março marco maart марта мар مارس
april apr abril abr avril avr aprile апреля апр أبريل
may mai mayo maggio maio mei мая مايو
june jun juni junio juin giugno junho июня июн يونيو
july jul juli julio juillet juil luglio julho июля июл يوليو
august aug agosto ago août aout augustus августа авг أغسطس
september sep sept septiembre septembre settembre setembro сентября сен سبتمبر
october oct okt oktober octubre octobre ottobre outubro октября окт أكتوبر
november nov noviembre novembre novembro ноября ноя نوفمبر
december dec dez dezember diciembre dic décembre déc decembre dicembre dezembro декабря дек ديسمبر"""
_MORE_MONTHS = """stycznia ledna ocak січня
lutego února şubat лютого
marts marca března mart березня
kwietnia dubna nisan квітня
maj maja května mayıs травня
czerwca června haziran червня
lipca července temmuz липня
augusti sierpnia srpna ağustos серпня
września září eylül вересня
października října ekim жовтня
listopada listopadu kasım листопада
grudnia prosince aralık грудня"""
MONTHS = {
    name: number
    for months in (_MONTHS, _MORE_MONTHS)
    for number, line in enumerate(months.splitlines(), 1)
    for name in line.split()
}
"""Month names of sixteen languages, in lower case."""
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
    ("slashed-short", re.compile(r"(?<![\w/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>[0-3]\d)(?![\d/])")),
    ("year-slashed", re.compile(rf"(?<![\w/]){_YEAR}([/.])\s?(?P<month>\d{{1,2}})\2\s?(?P<day>\d{{1,2}})(?!\d)")),
    ("cjk", re.compile(rf"{_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]")),
)
_TWO_DIGITS = re.compile(r"\d\d")
_STAMP = re.compile(r"(?<!\d)(?P<year>20\d\d)[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
OFFSETS = dict(
    pair.split("=")
    for pair in words_in(
        """
        GMT=Z UTC=Z Z=Z WET=Z WAT=+01:00 BST=+01:00 CET=+01:00 MEZ=+01:00 CEST=+02:00 MESZ=+02:00 EET=+02:00
        SAST=+02:00 CAT=+02:00 EEST=+03:00 EAT=+03:00 MSK=+03:00 TRT=+03:00 GST=+04:00 PKT=+05:00 IST=+05:30
        NPT=+05:45 WIB=+07:00 ICT=+07:00 SGT=+08:00 HKT=+08:00 MYT=+08:00 PHT=+08:00 AWST=+08:00 JST=+09:00
        HNE=-05:00 HAE=-04:00 HNC=-06:00 HAC=-05:00 HNP=-08:00 HAP=-07:00 HNA=-04:00 HAA=-03:00
        KST=+09:00 ACST=+09:30 AEST=+10:00 ACDT=+10:30 AEDT=+11:00 NZST=+12:00 NZDT=+13:00 AST=-04:00 EDT=-04:00
        EST=-05:00 CDT=-05:00 CST=-06:00 MDT=-06:00 MST=-07:00 PDT=-07:00 PST=-08:00 HST=-10:00
        """
    )
)
"""Offsets by the zones' names in news, the commonest meaning where a name has several (IST is India's)."""
_LONG_ZONES = {
    f"{place}{kind}TIME": OFFSETS[f"{place[0]}{kind[0]}T"]
    for place in ("EASTERN", "CENTRAL", "MOUNTAIN", "PACIFIC")
    for kind in ("STANDARD", "DAYLIGHT")
}
_AMERICAN_ZONES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_ZONE_NAMES = "|".join(sorted((*OFFSETS, *_AMERICAN_ZONES), key=len, reverse=True))
ZONE = (
    r"(?:(?:Eastern|Central|Mountain|Pacific)\s(?:Standard|Daylight)\sTime\b|"
    rf"(?:GMT|UTC)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?\b|(?:{_ZONE_NAMES})\b|[+-]\d{{2}}:?\d\d(?!\d))"
)
"""A zone as news name it, in capitals."""
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:\s?[:.h時시]\s?(?P<minute>[0-5]\d)[分분]?)?(?::[0-5]\d)?\s*(?i:(?P<half>[ap])\.?\s?m\b\.?)?"
    rf"(?:\s*(?i:uhr|hrs|hours|h)\b)?\s*\(?(?P<zone>{ZONE}|(?i:(?<=m\s)(?:{_ZONE_NAMES})\b))?\)?"
)
_CLOCK_AFTER = re.compile(
    rf"[\s,|/•·(–—-]*(?:(?i:at|um|à|às|a\s+las|alle|klo|kl|в)\b\.?:?)?[\s|•·(-]*{_CLOCK}(?![\d:/])"
)
_CLOCK_BEFORE = re.compile(
    rf"(?<![\d:./]){_CLOCK}(?:[\s,|/•·)–—-]|(?i:\bon\b)|(?i:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b))*$"
)
_AMERICAN = re.compile(r"\b[ap]\.?m\.?\b|\b[ECMP][SD]?T\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"\b(?:publi(?:é|ée|cado|cada)|mise?\s+à\s+jour|modifiée?|le|à|às|a\s+las|alle|uhr|actualizad[oa]|atualizad[oa]|pubblicato|aggiornato|"
    r"gepubliceerd|bijgewerkt|geplaatst|veröffentlicht|aktualisiert|há|hace|fecha|data|datum|bst|gmt|ist|sast|aest|aedt|nzst|nzdt|cet|cest)\b|\d{1,2}h\d\d\b",
    re.IGNORECASE,
)


class FoundDate(Struct, frozen=True):
    """A date that a text states."""

    value: str
    """`YYYY-MM-DD`, with `THH:MM` where the text gives a time, and an offset where it names a zone that we know."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    shape: str
    """How it is written."""
    confidence: Confidence
    """A guess where day and month could be exchanged."""


def dates_in(text: str, *, day_first: bool = False) -> tuple[FoundDate, ...]:
    """Find every whole date (day, month and year), in order; impossible ones are none.

    Where day and month could be exchanged, `day_first` says which a language writes first.
    """
    if not _TWO_DIGITS.search(text):
        return ()
    found = sorted(
        (hit for shape, pattern in _SHAPES for hit in _hits(shape, pattern, text, day_first=day_first)),
        key=lambda hit: hit.start,
    )
    kept: list[FoundDate] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(_with_clock(hit, text, kept) for hit in kept)


def _with_clock(hit: FoundDate, text: str, others: Sequence[FoundDate]) -> FoundDate:
    """Add the time that stands right after a date, else right before it, and no other date's."""
    if "T" in hit.value:
        return hit
    until = min((other.start for other in others if other.start > hit.start), default=len(text))
    since = max((other.end for other in others if other.end < hit.end), default=0)
    match = _CLOCK_AFTER.match(text, hit.end, until) or _CLOCK_BEFORE.search(text, since, hit.start)
    stamp = _clock(hit.value, match) if match else ""
    return FoundDate(stamp, hit.start, hit.end, hit.shape, hit.confidence) if stamp else hit


def _clock(day: str, match: re.Match[str]) -> str:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").casefold()
    if not (match["minute"] or half):
        return ""
    half = half if 1 <= hour <= 12 else ""  # noqa: PLR2004 - "13:42 pm" is said
    hour = hour % 12 + 12 * (half[0] == "p") if half else hour
    stamp = f"{day}T{hour:02}:{minute:02}"
    return f"{stamp}{_offset(stamp, match['zone'] or '')}" if _is_instant(stamp) else ""


def _offset(stamp: str, zone: str) -> str:
    """Give the offset of a zone at a time; empty where we do not know the zone."""
    name = "".join(zone.upper().split())
    shift = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d\d))?", name)
    if shift:
        return f"{shift[1]}{int(shift[2]):02}:{shift[3] or '00'}"
    if name in _AMERICAN_ZONES:
        moment = datetime.fromisoformat(stamp).replace(tzinfo=zone_named(_AMERICAN_ZONES[name]))
        return moment.isoformat()[-6:]
    return OFFSETS.get(name) or _LONG_ZONES.get(name, "")


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


def _hits(shape: str, pattern: re.Pattern[str], text: str, *, day_first: bool) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        value, confidence = _slashed(match, text, day_first=day_first) if shape.startswith("slashed") else _plain(match)
        if not value and shape == "dotted":
            value = _day(int(match["year"]), int(match["day"]), int(match["month"]))  # as Americans write it
        if value:
            yield FoundDate(value, match.start(), match.end(), shape, confidence)


def _plain(match: re.Match[str]) -> tuple[str, Confidence]:
    parts = match.groupdict()
    month = parts["month"].casefold()
    number = int(month) if month.isdigit() else MONTHS[month]
    day = _day(int(parts["year"]), number, int(parts["day"]))
    return (_with_time(day, parts) if day else ""), "certain"


def _slashed(match: re.Match[str], text: str, *, day_first: bool) -> tuple[str, Confidence]:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    year = year if year > 99 else 2000 + year  # noqa: PLR2004 - two digits
    european, american = _day(year, second, first), _day(year, first, second)
    if not (european and american) or european == american:
        return european or american, "certain"
    if day_first or _DAY_FIRST.search(text):
        return european, "likely"
    return american, "likely" if _AMERICAN.search(text) else "guess"


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _with_time(day: str, parts: dict[str, str | None]) -> str:
    time, zone = parts.get("time"), parts.get("zone")
    if not time:
        return day
    offset = "" if not zone else "Z" if zone.upper() in {"Z", "UTC", "GMT"} else f"{zone[:3]}:{zone[-2:]}"
    stamp = f"{day}T{time}{parts.get('seconds') or ''}{offset}"
    return stamp if _is_instant(stamp) else day


def _is_instant(stamp: str) -> bool:
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return False
    return True
