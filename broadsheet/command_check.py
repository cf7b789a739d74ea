"""The command `check`: every mistake and every warning is named, without a build.

Knows neither the clock nor randomness: `cli.py` brings the order and new ids.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from broadsheet.terminal import DONE

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.building.order import Order


def check_command(order_of: "Callable[..., Order]", minted_id: Callable[[], str]) -> click.Command:
    """Make the command; `order_of` takes options."""

    @click.command("check")
    @click.option("--mint", "wants_ids", is_flag=True, help="Give every article and edition without an 'id' one.")
    @click.option("--bury", "buries", is_flag=True, help="Record that articles which are gone were deleted on purpose.")
    @click.option("--strict", is_flag=True, help="Fail where there is a warning.")
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    def check(*, wants_ids: bool, buries: bool, strict: bool, as_json: bool) -> int:
        """Name every mistake and every warning without building.

        \b
        Example:
          python build.py check --mint
        """
        from broadsheet.building.disk.scan import scan  # noqa: PLC0415
        from broadsheet.building.pipeline import check as check_site  # noqa: PLC0415
        from broadsheet.desk.mint import mint  # noqa: PLC0415
        from broadsheet.running import run  # noqa: PLC0415

        order = order_of(strict=strict, reviewing=True)
        if buries:
            from broadsheet.building.burying import bury_gone  # noqa: PLC0415

            for path in bury_gone(order):
                click.echo(f"{path}: is recorded as deleted", err=as_json)
        if wants_ids:
            paths = [each.path for each in scan(order.roots, {}).content if each.path.startswith(_minted(order))]
            for path in mint(paths, order.roots, minted_id):
                click.echo(f"{path}: has an id now", err=as_json)
        options = {"as_json": as_json, "quiet": True, "timings": False, "verify": False}
        code = run(check_site, order, "site", options)
        if code == DONE and not as_json:
            click.echo("no mistakes")
        return code

    return check


def _minted(order: "Order") -> tuple[str, ...]:
    """Give the folders whose files need an id: an edition that closes by cadence has its period's."""
    from broadsheet.building.preparing import read_config  # noqa: PLC0415
    from broadsheet.model.errors import BuildError  # noqa: PLC0415

    scheduled = True
    with suppress(BuildError, ExceptionGroup):  # the check that follows names what is wrong
        scheduled = read_config(order)[0].editions.scheduled
    return ("content/articles/",) if scheduled else ("content/articles/", "content/editions/")
