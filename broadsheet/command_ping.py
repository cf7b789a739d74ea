"""The command `ping`: a hub is told.

Knows neither the clock nor the environment: `cli.py` brings the order.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from broadsheet.terminal import DONE

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.building.order import Order


def ping_command(order_of: "Callable[[], Order]") -> click.Command:
    """Make the command."""

    @click.command("ping", short_help="Tell the WebSub hub that the feed has changed.")
    def ping() -> int:
        """Tell the WebSub hub of config.yaml that the site's feed has changed; run it once site/ is on its server.

        \b
        Example:
          python build.py ping
        """
        from broadsheet.building.preparing import read_config  # noqa: PLC0415
        from broadsheet.model.errors import BuildError, Source  # noqa: PLC0415
        from broadsheet.model.urls import feed_paths  # noqa: PLC0415
        from broadsheet.press.ping import ping as tell_hub  # noqa: PLC0415
        from broadsheet.press.ping import topics  # noqa: PLC0415

        order = order_of()
        config = read_config(order)[0]
        if not config.feeds.hub:
            hint = "write 'feeds: {hub: https://...}' with the hub's address"
            raise BuildError("no hub is named, so there is nobody to tell", Source("config.yaml"), hint)
        if not any((order.output / path.lstrip("/")).is_file() for path in feed_paths(config, "/").values()):
            raise BuildError("there is no feed yet", Source("site"), "build the site and publish it first")
        tell_hub(config.feeds.hub, topics(config))
        click.echo(f"told {config.feeds.hub}")
        return DONE

    return ping
