"""Dates as editors write them become instants.

Zone data come from PyPI's tzdata alone, so that a machine's own data cannot move an article.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

EARLIEST, LATEST = 1000, 9998
_WRITTEN = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?[ ]?(Z|[+-]\d{2}:\d{2})?)?",
    re.ASCII,
)
_ZONE = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,2}")
_MARK = "[-./\u2010-\u2015\u2212]"
_NEARLY = re.compile(
    rf"(\d{{1,4}}){_MARK}(\d{{1,2}}){_MARK}(\d{{1,4}})"
    r"(?:[T, ]+(\d{1,2})[:.h](\d{2})(?: ?([+-]\d{2}):?(\d{2}))?)?",
    re.ASCII,
)
"""A date as many people write it, by digits."""
_SHAPE = "write 2026-11-22, 2026-11-22 09:30 or 2026-11-22T09:30:00+01:00"


class Moment(Struct, frozen=True):
    """An instant, and how exactly it was written."""

    instant: datetime
    """In UTC."""
    whole_day: bool
    """Whether only a date was written: then the instant is the day's beginning."""


class DateError(ValueError):
    """A date that cannot be: what is wrong, and what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep both for the caller, which knows the place."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


@cache
def zone_named(name: str) -> ZoneInfo:
    """Load a zone by its IANA name; raises DateError for an unknown one."""
    parts = name.split("/")
    if not _ZONE.fullmatch(name) or parts[0] in {"posix", "right"}:
        raise DateError(f"unknown time zone '{name}'", "use an IANA name such as Europe/Madrid")
    file = _zone_data().joinpath("zoneinfo", *parts)
    if not file.is_file():
        raise DateError(f"unknown time zone '{name}'", "use an IANA name such as Europe/Madrid")
    with file.open("rb") as stream:
        try:
            return ZoneInfo.from_file(stream, key=name)
        except ValueError:
            raise DateError(f"unknown time zone '{name}'", "use an IANA name such as Europe/Madrid") from None


@cache
def _zone_data() -> Path:
    """Give the folder of tzdata's files; `importlib.resources` would find it too, and takes 4 ms to load."""
    spec = find_spec("tzdata")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("no time zones", name="tzdata")
    return Path(spec.submodule_search_locations[0])


def nearest_zone(name: str) -> str:
    """Hint at the zone of a city or of a name with a slip in it, or say nothing."""
    known = (_zone_data() / "zones").read_text("ascii").split()
    city = "_".join(name.split()).casefold()
    found = [zone for zone in known if zone.casefold().rpartition("/")[2] == city or zone.casefold() == city]
    found = found or get_close_matches(name, known, n=1, cutoff=0.8)
    return f"did you mean '{found[0]}'?" if found else ""


def read_moment(text: str, zone: ZoneInfo) -> Moment:
    """Read `YYYY-MM-DD`, optionally with `T` or a space, `HH:MM[:SS]`, and `Z` or `+HH:MM`.

    Without an offset the zone holds. A time that the zone repeats is the first; one that it skips
    raises DateError with the next valid one. So does everything else.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise DateError(f"'{text}' is not a date", _meant(text.strip()))
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if not EARLIEST <= year <= LATEST:
        raise DateError(f"the year {year} is out of range", f"use a year from {EARLIEST} to {LATEST}")
    try:
        naive = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  # the zone is applied below
    except ValueError:
        raise DateError(f"'{text}' does not exist", _short_month(year, month, day)) from None
    whole_day = match[4] is None
    if match[7]:
        return Moment((naive - _offset(match[7], text)).replace(tzinfo=UTC), whole_day)
    if whole_day:
        return Moment(_whole_day(naive, zone, text), whole_day=True)
    return Moment(_in_zone(naive, zone, text), whole_day)


def _meant(text: str) -> str:
    """Hint at the one date that digits can mean, else at how dates are written: guessing would move an article."""
    match = _NEARLY.fullmatch(text)
    if match is None or not (len(match[1]) == 4) ^ (len(match[3]) == 4):  # noqa: PLR2004  # digits of a year
        return _SHAPE
    first, second, third = (int(match[part]) for part in (1, 2, 3))
    orders = (
        [(first, second, third)] if len(match[1]) > len(match[3]) else [(third, second, first), (third, first, second)]
    )
    days = {day for order in orders if (day := _day(*order))}
    ends = [end for order in orders if (end := _end_of_month(*order))]
    if ends and not days:
        return ends[0]
    clock = f" {int(match[4]):02}:{match[5]}" if match[4] else ""
    zone = f"{match[6]}:{match[7]}" if match[6] else ""
    return f"write {days.pop()}{clock}{zone}" if len(days) == 1 and clock < " 24" else _SHAPE


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def _short_month(year: int, month: int, day: int) -> str:
    return _end_of_month(year, month, day) or "check the day, the month and the time"


def _end_of_month(year: int, month: int, day: int) -> str:
    """Say how long a month is whose end a day is beyond, or nothing; no month has more than 31 days."""
    if EARLIEST <= year <= LATEST and 1 <= month <= 12 and 31 >= day > (last := monthrange(year, month)[1]):  # noqa: PLR2004  # of a year, of a month
        return f"that month ends on {date(year, month, last)}"
    return ""


def _offset(written: str, text: str) -> timedelta:
    if written == "Z":
        return timedelta()
    hours, minutes = int(written[1:3]), int(written[4:6])
    if hours > 14 or minutes > 59:  # noqa: PLR2004  # no zone is further from UTC
        raise DateError(f"'{text}' has an impossible offset", "offsets run from -14:00 to +14:00")
    size = timedelta(hours=hours, minutes=minutes)
    return -size if written[0] == "-" else size


def _exists(naive: datetime, zone: ZoneInfo) -> bool:
    return naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == naive


def _next_valid(naive: datetime, zone: ZoneInfo) -> datetime:
    naive = naive.replace(second=0)
    while not _exists(naive, zone):
        naive += timedelta(minutes=1)
    return naive


def _in_zone(naive: datetime, zone: ZoneInfo, text: str) -> datetime:
    if not _exists(naive, zone):
        valid = _next_valid(naive, zone)
        raise DateError(
            f"'{text}' does not exist in {zone.key}: the clocks skip it",
            f"the next valid time is {valid:%Y-%m-%d %H:%M}",
        )
    return naive.replace(tzinfo=zone).astimezone(UTC)


def _whole_day(day: datetime, zone: ZoneInfo, text: str) -> datetime:
    start = start_of_day(day, zone)
    first = start.astimezone(zone)
    if first.date() != day.date():  # a zone that moved across the date line left a day out
        raise DateError(
            f"'{text}' does not exist in {zone.key}: the calendar skips it", f"the next day there is {first:%Y-%m-%d}"
        )
    return start


def start_of_day(day: datetime, zone: ZoneInfo) -> datetime:
    """Give the first instant of a day in a zone, in UTC, even where the clocks skip midnight."""
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return _next_valid(midnight, zone).replace(tzinfo=zone).astimezone(UTC)


def clock_time(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Give a time of day's instant in a zone, in UTC: of a repeated one the first, after a skipped one the next."""
    return _next_valid(datetime.combine(day, at), zone).replace(tzinfo=zone).astimezone(UTC)


def end_of_day(instant: datetime, zone: ZoneInfo) -> datetime:
    """Give the first instant of the day after an instant's own, in UTC."""
    local = instant.astimezone(zone).replace(tzinfo=None)
    return start_of_day(local + timedelta(days=1), zone)


def local(instant: datetime, zone: ZoneInfo) -> datetime:
    """Give an instant in a zone, with a plain offset in whole minutes, as RFC 3339 can write it."""
    if zone.key == "UTC":
        return instant if instant.tzinfo is UTC else instant.astimezone(UTC)
    offset = instant.astimezone(zone).utcoffset() or timedelta()
    minutes = timedelta(minutes=offset // timedelta(minutes=1))
    return instant.astimezone(timezone(minutes) if minutes else UTC)
