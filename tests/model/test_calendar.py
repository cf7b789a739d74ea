"""What `model/calendar.py` promises: a date is written in English, whatever the machine's locale."""

from datetime import UTC, datetime

import pytest

from broadsheet.model.calendar import written_date


@pytest.mark.parametrize(
    ("style", "text"),
    [("", "2 March 2022"), ("long", "Wednesday 2 March 2022"), ("short", "2 Mar 2022"), ("month", "March 2022")],
)
def test_a_date_is_written_in_four_ways(style: str, text: str) -> None:
    """The day without a zero before it."""
    assert written_date(datetime(2022, 3, 2, tzinfo=UTC), style) == text
