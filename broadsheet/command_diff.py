"""The command `diff`: its options, what it prints, its exit code.

Knows no clock: `cli.py` brings the order.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from broadsheet.options import instant
from broadsheet.terminal import DONE, MISTAKES, complain

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.building.order import Order
    from broadsheet.press.diff import Difference, Differences


_KINDS = ("new", "updated", "corrected", "returning", "leaving")


def diff_command(order_of: Callable[[datetime | None], "Order"]) -> click.Command:
    """Make the command; `order_of` gives what to build at an instant, or now."""

    @click.command("diff", short_help="Say what subscribers would get if you built now.")
    @click.option("--strict", is_flag=True, help="Fail where an old item would come up as new.")
    @click.option("--now", callback=instant, metavar="TIME", help="The instant to compare (UTC without an offset).")
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    def diff(*, strict: bool, now: datetime | None, as_json: bool) -> int:
        """Say what subscribers would get if the site were built now, against the feeds in site/. Builds nothing.

        The site's own feed is told item by item; of those of terms, editions and corrections the ones that change.

        \b
        Example:
          python build.py diff --strict && python build.py
        """
        from broadsheet.model.errors import BuildError  # noqa: PLC0415
        from broadsheet.model.report import Report  # noqa: PLC0415
        from broadsheet.printing import as_json as report_json  # noqa: PLC0415
        from broadsheet.printing import errors_of, indented  # noqa: PLC0415

        try:
            found = _differences(order_of(now), quiet=as_json)
        except (BuildError, ExceptionGroup) as error:
            errors = errors_of(error)
            if not errors or not as_json:
                raise
            click.echo(report_json(Report(errors=errors), {}))
            return MISTAKES
        if as_json:
            click.echo(indented(_as_one(found)))
        else:
            _print(found)
        return MISTAKES if strict and found.repeated else DONE

    return diff


def _differences(order: "Order", *, quiet: bool) -> "Differences":
    from broadsheet.building.pipeline import read_coming  # noqa: PLC0415
    from broadsheet.press.diff import compare  # noqa: PLC0415
    from broadsheet.progress import Progress  # noqa: PLC0415

    progress = Progress(quiet=quiet)
    try:
        return compare(read_coming(order, progress), order.output.name)
    finally:
        progress.stop()


def _as_one(found: "Differences") -> dict[str, Any]:
    """Give the site's own feed's fields, and the others beside them."""
    from msgspec import structs  # noqa: PLC0415

    return {**structs.asdict(found.own), "feeds": found.others, "compared": found.compared, "gone": found.gone}


def _print(found: "Differences") -> None:
    if found.own.first:
        click.echo("nothing is published in site/ yet: this is the first time")
    for name in _KINDS:
        changes = getattr(found.own, name)
        if changes or name != "returning":
            click.echo(f"{len(changes):,} {name}")
        for each in changes:
            click.echo(f"  {each.title} ({each.id})" + (f": {each.why}" if each.why else ""))
    click.echo(f"other feeds: {len(found.others):,} of {found.compared:,} change")
    for feed in found.others:
        click.echo(f"  {feed.path}: {_counted(feed)}")
    for path in found.gone:
        click.echo(f"  {path}: gone; who subscribes to it gets nothing any more")
    if not found.repeated:
        click.echo("none repeated")
    for feed in (found.own, *found.others):
        where = "" if feed is found.own else f" in {feed.path}"
        for each in feed.repeated:
            complain(f"would come up as new again{where}: {each.title} ({each.id}): {each.why}")


def _counted(feed: "Difference") -> str:
    counts = ((len(getattr(feed, name)), name) for name in (*_KINDS, "repeated"))
    told = ", ".join(f"{number:,} {name}" for number, name in counts if number)
    return f"a feed that is new, {told}" if feed.first else told
