"""The settings of editions: how often one closes, when, and since which day.

Knows nothing of the other settings, nor of the calendar's periods: those are `reading/periods.py`'s.
"""

from datetime import date
from typing import cast

from broadsheet.model.config import WEEKDAYS, Cadence, Editions, Rhythm
from broadsheet.reading.fields import Fields

_RHYTHMS = ("none", "daily", "weekly", "monthly")
_AT = rf"(?:(?:{'|'.join(WEEKDAYS)}) )?(?:[01]\d|2[0-3]):[0-5]\d"


def read_editions(fields: Fields) -> Editions:
    """Read `editions`; cadences that came before are listed newest first, each since an earlier day."""
    inner = fields.map("editions", "cadence")
    if inner is None:
        return Editions()
    now = _cadence(inner)
    earlier = []
    later = now
    for each in inner.maps("earlier"):
        before = _cadence(each)
        if not each.has("cadence"):
            each.fault("'editions.earlier.cadence' is missing", each.source, "add 'cadence: weekly'")
        each.close()
        _check_order(inner, each, later, before)
        earlier.append(before)
        later = before
    inner.close()
    return Editions(now.cadence, now.at, now.since, tuple(earlier))


def _cadence(fields: Fields) -> Cadence:
    cadence = cast("Rhythm", fields.choice("cadence", _RHYTHMS, "none"))
    at = fields.matched("at", _AT, "a time such as 07:00; a weekly edition's may begin with a day: Friday 17:00")
    if " " in at and cadence != "weekly":
        fields.fault("only a weekly edition closes on a weekday", fields.place("at"), f"write 'at: {at.split()[1]}'")
    return Cadence(cadence, at, _day(fields))


def _day(fields: Fields) -> str:
    written = fields.matched("since", r"\d{4}-\d\d-\d\d", "a day such as 2026-11-01")
    try:
        return date.fromisoformat(written).isoformat() if written else ""
    except ValueError:
        fields.fault(f"'{written}' does not exist", fields.place("since"), "check the day and the month")
        return ""


def _check_order(inner: Fields, each: Fields, later: Cadence, before: Cadence) -> None:
    if not later.since:
        hint = "write 'since: 2026-11-01': the day on which the earlier one ended"
        inner.fault("a cadence that follows another says since when", inner.place("cadence"), hint)
    elif before.since >= later.since:
        hint = "list them newest first"
        each.fault(f"'{before.since}' is not before {later.since}", each.place("since"), hint)
