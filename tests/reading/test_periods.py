"""What `reading/periods.py` promises: every instant lies in one period, and periods are those of the calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.config import Cadence, Rhythm
from broadsheet.reading.dates import zone_named
from broadsheet.reading.periods import Period, is_midnight, period_of

LONDON = zone_named("Europe/London")
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Sao_Paulo", "UTC")


def period(written: str, cadence: Rhythm, at: str = "", zone: str = "Europe/London") -> tuple[str, ...]:
    """Give the period of an instant, as readers see it and from when until when, in its zone."""
    own = zone_named(zone)
    found = period_of(datetime.fromisoformat(written), [Cadence(cadence, at)], own)
    assert found is not None
    return found.slug, *(f"{each.astimezone(own):%Y-%m-%d %H:%M}" for each in (found.begins, found.closes))


@pytest.mark.parametrize(
    ("written", "cadence", "at", "expected"),
    [
        ("2026-11-24T12:00Z", "daily", "", "2026-11-24|2026-11-24 00:00|2026-11-25 00:00"),
        ("2026-11-24T12:00Z", "daily", "07:00", "2026-11-25|2026-11-24 07:00|2026-11-25 07:00"),
        ("2026-11-24T06:59Z", "daily", "07:00", "2026-11-24|2026-11-23 07:00|2026-11-24 07:00"),
        ("2026-11-24T12:00Z", "weekly", "", "2026-w48|2026-11-23 00:00|2026-11-30 00:00"),
        ("2026-11-23T06:59Z", "weekly", "07:00", "2026-w47|2026-11-16 07:00|2026-11-23 07:00"),
        ("2026-11-20T16:59Z", "weekly", "Friday 17:00", "2026-w47|2026-11-13 17:00|2026-11-20 17:00"),
        ("2026-11-20T17:00Z", "weekly", "Friday 17:00", "2026-w48|2026-11-20 17:00|2026-11-27 17:00"),
        ("2027-01-01T12:00Z", "weekly", "", "2026-w53|2026-12-28 00:00|2027-01-04 00:00"),
        ("2026-11-30T23:59Z", "monthly", "", "2026-11|2026-11-01 00:00|2026-12-01 00:00"),
        ("2026-12-01T00:00Z", "monthly", "07:00", "2026-11|2026-11-01 07:00|2026-12-01 07:00"),
        ("2026-12-31T12:00Z", "monthly", "", "2026-12|2026-12-01 00:00|2027-01-01 00:00"),
    ],
)
def test_a_period_is_that_of_the_calendar(written: str, cadence: Rhythm, at: str, expected: str) -> None:
    """Weeks are those of ISO 8601; what is dated at the close belongs to the next one."""
    assert "|".join(period(written, cadence, at)) == expected


def test_days_are_those_of_the_sites_zone() -> None:
    """An evening in New York is a night in London."""
    assert period("2026-11-25T03:00Z", "daily", zone="America/New_York")[0] == "2026-11-24"
    assert period("2026-11-25T03:00Z", "daily")[0] == "2026-11-25"


def test_a_day_is_as_long_as_the_clocks_make_it() -> None:
    """23 hours in March, 25 in October; a close in the hour that is skipped comes with the next one."""
    assert period("2026-03-29T12:00Z", "daily")[1:] == ("2026-03-29 00:00", "2026-03-30 00:00")
    assert period("2026-10-25T00:30Z", "daily", "01:30")[1:] == ("2026-10-25 01:30", "2026-10-26 01:30")
    assert period("2026-03-29T12:00Z", "daily", "01:30")[1] == "2026-03-29 02:00"
    assert period("2026-03-28T12:00Z", "daily", "01:30")[2] == "2026-03-29 02:00"


def test_a_new_cadence_begins_where_the_old_one_ends() -> None:
    """Before the first one there is none; a period that reaches over a change is cut there."""
    cadences = [
        Cadence("monthly", "", "2026-11-11"),
        Cadence("weekly", "", "2026-11-02"),
        Cadence("none", "", "2026-10-20"),
        Cadence("daily", "", "2026-10-01"),
    ]

    def found(day: str) -> Period | None:
        return period_of(datetime.fromisoformat(f"{day}T12:00Z"), cadences, LONDON)

    assert found("2026-09-30") is None
    assert found("2026-10-25") is None
    assert [each and each.slug for each in map(found, ("2026-10-01", "2026-11-03", "2026-11-12"))] == [
        "2026-10-01",
        "2026-w45",
        "2026-11",
    ]
    cut, rest = found("2026-11-10"), found("2026-11-11")
    assert cut is not None and rest is not None  # noqa: PT018
    assert cut.closes == rest.begins == datetime(2026, 11, 11, tzinfo=UTC)


@given(
    st.integers(0, 3_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
    st.sampled_from(["daily", "weekly", "monthly"]),
    st.sampled_from(["", "00:00", "01:30", "07:00", "23:59"]),
    st.sampled_from(ZONES),
)
def test_periods_follow_one_another_without_a_gap(instant: datetime, cadence: Rhythm, at: str, zone: str) -> None:
    """An instant is within its own period, and the next one begins at its close, with another name."""
    cadences, own = [Cadence(cadence, at)], zone_named(zone)
    this = period_of(instant, cadences, own)
    assert this is not None
    following = period_of(this.closes, cadences, own)
    assert following is not None
    assert this.begins <= instant < this.closes == following.begins
    assert this.slug < following.slug
    assert period_of(this.begins, cadences, own) == this
    assert period_of(this.closes - timedelta(microseconds=1), cadences, own) == this


def test_midnight_is_the_beginning_of_a_day() -> None:
    """Also where the clocks skip it."""
    assert is_midnight(datetime(2026, 6, 1, 23, tzinfo=UTC), LONDON)
    assert not is_midnight(datetime(2026, 6, 1, tzinfo=UTC), LONDON)
    assert is_midnight(datetime(2018, 11, 4, 3, tzinfo=UTC), zone_named("America/Sao_Paulo"))
