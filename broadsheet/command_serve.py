"""The command `serve`: the site while it is written.

Knows neither the clock nor the environment: `cli.py` brings the order.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadsheet.terminal import DONE

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.building.order import Order
    from broadsheet.desk.preview import Preview

PREVIEW = ".broadsheet/preview"


def serve_command(order_of: "Callable[..., Order]") -> click.Command:
    """Make the command; `order_of` takes an output folder and options."""

    @click.command("serve", short_help="See the site while writing, drafts too; each save reloads.")
    @click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
    def serve(port: int) -> int:
        """See the site while writing: drafts are shown, a saved file reloads the page, a mistake is shown over it.

        It builds into .broadsheet/preview/ and never touches site/. Ctrl-C ends it.

        \b
        Example:
          python build.py serve --port 8001
        """
        from broadsheet.building.disk.roots import theme_root  # noqa: PLC0415
        from broadsheet.desk.serve import serve as serve_preview  # noqa: PLC0415

        root = Path.cwd()
        watched = tuple(dict.fromkeys([root / "content", root / "templates", root / "config.yaml", theme_root()]))
        port = port or _free_port()
        serve_preview(
            partial(_preview, order_of, f"http://127.0.0.1:{port}"),
            root=root,
            preview=root / PREVIEW,
            watched=watched,
            port=port,
            say=click.echo,
        )
        return DONE

    return serve


def _free_port() -> int:
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as bound:
        return int(bound.getsockname()[1])


def _preview(order_of: "Callable[..., Order]", base_url: str) -> "Preview":
    from broadsheet.running import build_preview  # noqa: PLC0415

    return build_preview(order_of(PREVIEW, preview=True, base_url=base_url))
