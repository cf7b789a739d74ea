"""The names of months and weekdays, in English; no process locale is asked."""

from datetime import datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def written_date(date: datetime, style: str = "") -> str:
    """Write a date: `2 March 2022`; `long` with the weekday, `short` with `Mar`, `month` without the day."""
    month = MONTHS[date.month - 1]
    if style == "month":
        return f"{month} {date.year}"
    if style == "short":
        return f"{date.day} {month[:3]} {date.year}"
    day = f"{date.day} {month} {date.year}"
    return f"{WEEKDAYS[date.weekday()]} {day}" if style == "long" else day
