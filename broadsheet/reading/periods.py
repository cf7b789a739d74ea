"""The calendar of editions that come by themselves: which period an instant lies in, and when that closes.

A period is half-open: what is dated at the very instant of a close belongs to the next one. Days are those of the
site's zone; a close in an hour that the clocks skip comes with the next one that exists.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from broadsheet.model.config import WEEKDAYS, Cadence
from broadsheet.reading.dates import clock_time, start_of_day

_DAY = timedelta(days=1)


class Period(Struct, frozen=True):
    """A day, a week or a month whose articles make one edition."""

    slug: str
    """`2026-11-24`, `2026-w48` (ISO 8601) or `2026-11`."""
    begins: datetime
    """Its first instant, in UTC."""
    closes: datetime
    """The first instant that is not its own any more, in UTC."""


def period_of(instant: datetime, cadences: Iterable[Cadence], zone: ZoneInfo) -> Period | None:
    """Give the period that an instant lies in; None where no cadence holds.

    `cadences` are newest first; each holds from the beginning of its day `since` to that of the one after it, and a
    period that reaches over either is cut there.
    """
    until: datetime | None = None
    for cadence in cadences:
        since = _start(cadence.since, zone) if cadence.since else None
        if since is None or instant >= since:
            return None if cadence.cadence == "none" else _cut(_whole(instant, cadence, zone), since, until)
        until = since
    return None


def _start(day: str, zone: ZoneInfo) -> datetime:
    return start_of_day(datetime.combine(date.fromisoformat(day), time()), zone)


def _cut(period: Period, since: datetime | None, until: datetime | None) -> Period:
    begins = max(period.begins, since) if since else period.begins
    closes = min(period.closes, until) if until else period.closes
    return Period(period.slug, begins, closes)


def _whole(instant: datetime, cadence: Cadence, zone: ZoneInfo) -> Period:
    at = time.fromisoformat(cadence.at[-5:] or "00:00")
    day = _closing_day(instant.astimezone(zone).date() - 2 * _DAY, cadence)
    begins = clock_time(day, at, zone)
    while (closes := clock_time(day := _next(day, cadence), at, zone)) <= instant:
        begins = closes
    return Period(_slug(day, at, cadence), begins, closes)


def _closing_day(day: date, cadence: Cadence) -> date:
    """Give the last day on which an edition closes that is not after this one."""
    if cadence.cadence == "weekly":
        weekday = WEEKDAYS.index(cadence.at.split()[0]) if " " in cadence.at else 0
        return day - timedelta(days=(day.weekday() - weekday) % 7)
    return day.replace(day=1) if cadence.cadence == "monthly" else day


def _next(day: date, cadence: Cadence) -> date:
    if cadence.cadence == "monthly":
        return (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return day + timedelta(days=7 if cadence.cadence == "weekly" else 1)


def _slug(day: date, at: time, cadence: Cadence) -> str:
    """Name a daily edition for the day of its last moment, any other for the day before it closes."""
    named = day if cadence.cadence == "daily" and at > time() else day - _DAY
    if cadence.cadence == "daily":
        return named.isoformat()
    year, week, _ = named.isocalendar()
    return f"{year}-w{week:02}" if cadence.cadence == "weekly" else f"{named.year}-{named.month:02}"


def is_midnight(instant: datetime, zone: ZoneInfo) -> bool:
    """Tell whether an instant is the first of its day, as a date without a time is."""
    return start_of_day(instant.astimezone(zone), zone) == instant.astimezone(UTC)
