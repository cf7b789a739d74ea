"""What options of several commands mean.

Knows no command, and neither the clock nor the environment.
"""

from datetime import datetime

import click


def instant(_: click.Context, __: click.Parameter, written: str | None) -> datetime | None:
    """Read an instant, UTC without an offset; refuse what is none in the words that an article's date is refused in."""
    from broadsheet.reading.dates import DateError, read_moment, zone_named  # noqa: PLC0415  # few calls have one

    if not written:
        return None
    try:
        return read_moment(written, zone_named("UTC")).instant
    except DateError as error:
        raise click.BadParameter(f"{error.message}; {error.hint}") from None
