"""The command `new`: an article begins.

Knows neither the clock nor the environment: `cli.py` brings the order, a new id and the editor.
"""

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from broadsheet.terminal import DONE

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.building.order import Order


def new_command(
    order_of: "Callable[[], Order]", minted_id: Callable[[], str], editor_of: Callable[[], str]
) -> click.Command:
    """Make the command; `editor_of` gives what `$EDITOR` says, or nothing."""

    @click.command("new", short_help="Begin an article: a dated draft with an id.")
    @click.argument("title")
    @click.option("--no-edit", is_flag=True, help="Do not open $EDITOR.")
    def new(title: str, *, no_edit: bool) -> int:
        """Begin an article: a dated draft with an identity, opened in $EDITOR if that is set.

        \b
        Example:
          python build.py new "Harbour reopens after ten years"
        """
        from broadsheet.building.preparing import read_config  # noqa: PLC0415
        from broadsheet.desk.new import begin, write  # noqa: PLC0415
        from broadsheet.reading.dates import local, zone_named  # noqa: PLC0415

        title = " ".join(title.split())
        if not title:
            raise click.UsageError("the title is empty")
        if re.search("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]", title):
            raise click.UsageError("the title holds a control character, or is not UTF-8")
        order = order_of()
        zone = zone_named(read_config(order)[0].timezone)
        begun = begin(title, local(order.now, zone), minted_id())
        try:
            write(begun, order.roots)
        except FileExistsError:
            raise click.ClickException(f"{begun.path} is there already; nothing was written") from None
        click.echo(begun.path)
        editor = editor_of()
        if editor and sys.stdin.isatty() and not no_edit:
            click.edit(filename=begun.path, editor=editor)
        return DONE

    return new
