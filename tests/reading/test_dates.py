"""What `reading/dates.py` promises: a date as an editor writes it is one instant, or a mistake with a remedy."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.reading.dates import DateError, end_of_day, local, read_moment, start_of_day, zone_named

ZONES = (
    "UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo",
    "Asia/Kathmandu", "Africa/Cairo", "Pacific/Kiritimati",
)  # fmt: skip
SHAPE = "write 2026-11-22, 2026-11-22 09:30 or 2026-11-22T09:30:00+01:00"


def utc(text: str, zone: str = "UTC") -> str:
    """Give the instant of a date as UTC."""
    return read_moment(text, zone_named(zone)).instant.strftime("%Y-%m-%d %H:%M:%S")


def refused(text: str, zone: str = "UTC") -> tuple[str, str]:
    """Give the mistake that a date is refused for, and its hint."""
    with pytest.raises(DateError) as raised:
        read_moment(text, zone_named(zone))
    return raised.value.message, raised.value.hint


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-22", "2026-11-22 00:00:00"),
        ("2026-11-22 09:30", "2026-11-22 09:30:00"),
        ("2026-11-22T09:30", "2026-11-22 09:30:00"),
        ("2026-11-22T09:30:15", "2026-11-22 09:30:15"),
        ("2026-11-22 09:30Z", "2026-11-22 09:30:00"),
        ("2026-11-22T09:30:15Z", "2026-11-22 09:30:15"),
        ("2026-11-22 09:30 +01:00", "2026-11-22 08:30:00"),
        ("2026-11-22T00:30+05:45", "2026-11-21 18:45:00"),
        ("2026-11-22T20:00-14:00", "2026-11-23 10:00:00"),
        (" 2026-11-22 ", "2026-11-22 00:00:00"),
    ],
)
def test_every_way_of_writing_a_date_is_one_instant(text: str, instant: str) -> None:
    """`T` or a space, with or without seconds, `Z` or an offset."""
    assert utc(text) == instant


def test_only_a_bare_date_is_a_whole_day() -> None:
    """What expires then does so at its end."""
    assert read_moment("2026-11-22", zone_named("UTC")).whole_day
    assert not read_moment("2026-11-22 00:00", zone_named("UTC")).whole_day


def test_without_an_offset_the_sites_zone_holds() -> None:
    """In summer and in winter; an offset beats it."""
    assert utc("2026-07-01 12:00", "Europe/London") == "2026-07-01 11:00:00"
    assert utc("2026-01-01 12:00", "Europe/London") == "2026-01-01 12:00:00"
    assert utc("2026-07-01 12:00Z", "Europe/London") == "2026-07-01 12:00:00"


@pytest.mark.parametrize(
    "text",
    ["22 November 2026", "11/12/2026", "2026-13-1", "2026-1-1 24:10", "1-2-3", "tomorrow", "20261122", "2026-11-22T10",
     "2026-11-22 09:30:00.5", "0012-1-1", "2026-11-22 10:00  Z", "٢٠٢٦-11-22", ""],
)  # fmt: skip
def test_any_other_way_is_refused_with_the_right_ones(text: str) -> None:
    """Digits are ASCII; guessing would move an article."""
    assert refused(text) == (f"'{text}' is not a date", SHAPE)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-1-5", "2026-01-05"),
        ("2026/01/05", "2026-01-05"),
        ("2026\u201311\u201320", "2026-11-20"),
        ("11/21/2026", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        ("5/5/2026, 9.30", "2026-05-05 09:30"),
        ("2026-11-22 9:30", "2026-11-22 09:30"),
        ("2026-11-22T10:00+0100", "2026-11-22 10:00+01:00"),
    ],
)
def test_the_one_date_that_digits_can_mean_is_the_hint(text: str, meant: str) -> None:
    """It can be pasted."""
    assert refused(text) == (f"'{text}' is not a date", f"write {meant}")
    assert utc(meant)


@pytest.mark.parametrize(("text", "end"), [("31.11.2026", "2026-11-30"), ("2026/2/30", "2026-02-28")])
def test_a_day_beyond_its_month_is_told_where_that_ends(text: str, end: str) -> None:
    """However the date is written."""
    assert refused(text) == (f"'{text}' is not a date", f"that month ends on {end}")


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2025-02-29", "2026-13-01", "2026-00-01", "2026-01-01 24:00", "2026-01-01 10:60:00"]
)
def test_a_date_that_no_calendar_has_does_not_exist(text: str) -> None:
    """The day, the month and the time are to be looked at."""
    short = {"2024-02-30": "2024-02-29", "2025-02-29": "2025-02-28"}
    hint = f"that month ends on {short[text]}" if text in short else "check the day, the month and the time"
    assert refused(text) == (f"'{text}' does not exist", hint)


def test_a_leap_day_exists() -> None:
    """Every fourth year."""
    assert utc("2024-02-29") == "2024-02-29 00:00:00"


def test_years_and_offsets_have_limits() -> None:
    """What feeds and archives can write."""
    hint = "use a year from 1000 to 9998"
    assert refused("0999-12-31") == ("the year 999 is out of range", hint)
    assert refused("9999-01-01") == ("the year 9999 is out of range", hint)
    assert utc("1000-01-01") == "1000-01-01 00:00:00"
    assert utc("9998-12-31") == "9998-12-31 00:00:00"
    wrong = "2026-01-01 10:00+15:00"
    assert refused(wrong) == (f"'{wrong}' has an impossible offset", "offsets run from -14:00 to +14:00")
    assert refused("2026-01-01 10:00+01:60")[0] == "'2026-01-01 10:00+01:60' has an impossible offset"


@pytest.mark.parametrize(
    ("zone", "text", "valid"),
    [
        ("Europe/London", "2026-03-29 01:30", "2026-03-29 02:00"),
        ("Europe/London", "2026-03-29 01:00:30", "2026-03-29 02:00"),
        ("America/New_York", "2026-03-08 02:00", "2026-03-08 03:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:30"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-31 00:00"),
    ],
)
def test_a_time_that_the_clocks_skip_is_refused_with_the_next(zone: str, text: str, valid: str) -> None:
    """An hour in most zones, half of one on Lord Howe, a day in Samoa."""
    message = f"'{text}' does not exist in {zone}: the clocks skip it"
    assert refused(text, zone) == (message, f"the next valid time is {valid}")


def test_a_day_that_a_zone_left_out_is_refused() -> None:
    """Samoa went over the date line; expiring "at the end of it" would be a day late."""
    message = "'2011-12-30' does not exist in Pacific/Apia: the calendar skips it"
    assert refused("2011-12-30", "Pacific/Apia") == (message, "the next day there is 2011-12-31")


@pytest.mark.parametrize(
    ("zone", "text", "first"),
    [
        ("Europe/London", "2026-10-25 01:30", "2026-10-25 00:30:00"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30:00"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45:00"),
    ],
)
def test_a_time_that_comes_twice_is_the_first(zone: str, text: str, first: str) -> None:
    """The second can be written with its offset."""
    assert utc(text, zone) == first


def test_a_day_without_midnight_begins_at_its_first_instant() -> None:
    """Where the clocks are put forward at midnight."""
    assert utc("2018-11-04", "America/Sao_Paulo") == "2018-11-04 03:00:00"


def test_a_day_ends_where_the_next_begins() -> None:
    """23 or 25 hours later when the clocks change."""
    zone = zone_named("Europe/London")
    assert end_of_day(datetime(2026, 3, 29, 12, tzinfo=UTC), zone) == datetime(2026, 3, 29, 23, tzinfo=UTC)
    assert end_of_day(datetime(2026, 10, 25, 12, tzinfo=UTC), zone) == datetime(2026, 10, 26, tzinfo=UTC)
    assert end_of_day(datetime(2026, 3, 29, tzinfo=UTC), zone) == datetime(2026, 3, 29, 23, tzinfo=UTC)


def test_an_instant_in_a_zone_has_whole_minutes_of_offset() -> None:
    """RFC 3339 cannot write Liberia's 44 minutes and 30 seconds."""
    then = local(datetime(1960, 1, 1, tzinfo=UTC), zone_named("Africa/Monrovia"))
    assert then.isoformat() == "1959-12-31T23:15:00-00:45"
    assert local(datetime(2026, 7, 1, tzinfo=UTC), zone_named("Europe/London")).isoformat().endswith("+01:00")


@pytest.mark.parametrize(
    "name",
    ["utc", "Europe", "Europe/Londn", "../x", "/etc/localtime", "zone.tab", "tzdata.zi", "zones", "__init__", "", "é",
     "a" * 500, "a/" * 3000 + "a", "posix/UTC"],
)  # fmt: skip
def test_an_unknown_zone_is_refused(name: str) -> None:
    """Whatever a path of that name would be."""
    with pytest.raises(DateError) as raised:
        zone_named(name)
    assert raised.value.args == (f"unknown time zone '{name}'", "use an IANA name such as Europe/Madrid")


@given(st.sampled_from(ZONES), st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - as written
def test_a_written_time_is_read_back_or_skipped(name: str, written: datetime) -> None:
    """Never silently another one."""
    written = written.replace(microsecond=0, fold=0)
    zone = zone_named(name)
    try:
        moment = read_moment(written.strftime("%Y-%m-%d %H:%M:%S"), zone)
    except DateError as error:
        assert "does not exist in" in error.message  # noqa: PT017 - only some times are skipped
    else:
        assert moment.instant.astimezone(zone).replace(tzinfo=None, fold=0) == written


@given(st.sampled_from(ZONES), st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - the bounds are naive
def test_every_instant_is_in_one_day(name: str, instant: datetime) -> None:
    """From its beginning to the next one's."""
    zone = zone_named(name)
    start = start_of_day(instant.astimezone(zone), zone)
    end = end_of_day(instant, zone)
    assert start <= instant < end
    assert timedelta(hours=22) <= end - start <= timedelta(hours=26)
