"""The command `diff`: its options, what it prints, its exit code.

Knows no clock: `cli.py` brings the order.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from broadsheet.terminal import DONE, MISTAKES, complain

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.building.order import Order
    from broadsheet.press.diff import Difference


def diff_command(order_of: Callable[[str | None], "Order"]) -> click.Command:
    """Make the command; `order_of` gives what to build at a written time, or now."""

    @click.command("diff")
    @click.option("--strict", is_flag=True, help="Fail where an old item would come up as new.")
    @click.option("--now", metavar="TIME", help="Compare the site of this instant (UTC without an offset).")
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    def diff(*, strict: bool, now: str | None, as_json: bool) -> int:
        """Say what subscribers would get if the site were built now, against the feed in site/. Builds nothing.

        \b
        Example:
          python build.py diff --strict && python build.py
        """
        from broadsheet.model.errors import BuildError  # noqa: PLC0415
        from broadsheet.model.report import Report  # noqa: PLC0415
        from broadsheet.printing import as_json as report_json  # noqa: PLC0415
        from broadsheet.printing import errors_of, indented  # noqa: PLC0415

        try:
            found = _difference(order_of(now), quiet=as_json)
        except (BuildError, ExceptionGroup) as error:
            errors = errors_of(error)
            if not errors or not as_json:
                raise
            click.echo(report_json(Report(errors=errors), {}))
            return MISTAKES
        if as_json:
            click.echo(indented(found))
        else:
            _print(found)
        return MISTAKES if strict and found.repeated else DONE

    return diff


def _difference(order: "Order", *, quiet: bool) -> "Difference":
    from broadsheet.building.coming import FEED  # noqa: PLC0415
    from broadsheet.building.pipeline import read_coming  # noqa: PLC0415
    from broadsheet.press.diff import compare  # noqa: PLC0415
    from broadsheet.progress import Progress  # noqa: PLC0415

    progress = Progress(quiet=quiet)
    try:
        coming = read_coming(order, progress)
    finally:
        progress.stop()
    file = order.output / FEED
    return compare(file.read_bytes() if file.is_file() else None, coming, f"{order.output.name}/{FEED}")


def _print(found: "Difference") -> None:
    if found.first:
        click.echo("nothing is published in site/ yet: this is the first time")
    for name in ("new", "updated", "corrected", "returning", "leaving"):
        changes = getattr(found, name)
        if changes or name != "returning":
            click.echo(f"{len(changes):,} {name}")
        for each in changes:
            click.echo(f"  {each.title} ({each.id})" + (f": {each.why}" if each.why else ""))
    if not found.repeated:
        click.echo("none repeated")
    for each in found.repeated:
        complain(f"would come up as new again: {each.title} ({each.id}): {each.why}")
