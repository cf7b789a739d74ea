"""Dates as other generators, feeds and pages write them become dates as front matter has them.

Knows no clock, and no zone but the one that is written.
"""

import re
from email.utils import parsedate_to_datetime

from broadsheet.clipping.dates import dates_in
from broadsheet.reading.dates import DateError, read_moment, zone_named

_LOOSE = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:[T ,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?\s*",
    re.IGNORECASE,
)


def read_date(text: str) -> str:
    """Give `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]` with the offset that is written; empty where it is no date.

    Reads ISO 8601 with the liberties that people take, RFC 5322, and dates in words.
    """
    text = " ".join(text.split())
    match = _LOOSE.fullmatch(text)
    found = _from_parts(match.groupdict()) if match else _from_mail(text) or _in_words(text)
    return found if found and _exists(found) else ""


def _from_parts(parts: dict[str, str | None]) -> str:
    day = f"{parts['year']}-{int(parts['month'] or 0):02}-{int(parts['day'] or 0):02}"
    if not parts["hour"]:
        return day
    second = f":{parts['second']}" if parts["second"] and parts["second"] != "00" else ""
    return f"{day}T{int(parts['hour']):02}:{parts['minute']}{second}{_offset(parts['zone'] or '')}"


def _offset(zone: str) -> str:
    if not zone or zone.upper() in {"Z", "UTC", "GMT"}:
        return "Z" if zone else ""
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")  # noqa: PLR2004  # `+02`
    return "Z" if not int(hours) and not int(minutes) else f"{zone[0]}{int(hours):02}:{minutes}"


def _from_mail(text: str) -> str:
    """Read RFC 5322's form, of which RSS makes its dates."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return moment.isoformat(timespec="minutes" if not moment.second else "seconds").replace("+00:00", "Z")


def _in_words(text: str) -> str:
    dates = [found for found in dates_in(text) if found.confidence == "certain"]
    return dates[0].value if len(dates) == 1 else ""


def _exists(date: str) -> bool:
    try:
        read_moment(date, zone_named("UTC"))
    except DateError:
        return False
    return True
