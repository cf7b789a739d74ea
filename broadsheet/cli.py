"""Commands, progress, exit codes.

The only place that reads the clock, the environment and randomness, and hands them down as arguments.
"""

import atexit
import gc
import os
import re
import sys
import time
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadsheet import __version__
from broadsheet.command_check import check_command
from broadsheet.command_diff import diff_command
from broadsheet.command_import import import_command
from broadsheet.command_new import new_command
from broadsheet.command_ping import ping_command
from broadsheet.command_send import send_command
from broadsheet.command_serve import serve_command
from broadsheet.options import instant
from broadsheet.terminal import DONE, INTERRUPTED, MACHINE, show_bug, show_machine, show_mistakes

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.building.order import Order

LAST_EPOCH = 253370764800
"""The beginning of the year 9999."""
_SELDOM = (50_000, 10, 100)
"""How often cycles are looked for: a command makes few, and much that stays."""


class Commands(click.Group):
    """A group whose command is `build` where none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` in front of options that are not the group's own."""
        rest = list(args)
        while rest[:1] and rest[0].startswith("-C"):
            rest = rest[2 if rest[0] == "-C" else 1 :]
        if not rest or (rest[0].startswith("-") and rest[0] not in {"--help", "-h", "--version"}):
            args[len(args) - len(rest) :] = ["build", *rest]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="broadsheet")
@click.option(
    "-C", "folder", type=click.Path(exists=True, file_okay=False), metavar="DIR", help="Run as if started in DIR."
)
def commands(folder: str | None) -> None:
    """Publish a curated news digest as a static site.

    \b
    Examples:
      python build.py                         build site/
      python build.py serve                   see it while writing, at http://127.0.0.1:8000/
      python build.py import clipping.txt     make an article of a clipped text
      python build.py new "The headline"      begin an article
      python build.py check                   name every mistake without building
    """
    if folder:
        os.chdir(folder)


def main(args: list[str] | None = None, prog_name: str = "broadsheet") -> None:
    """Run a command and exit with its code; no traceback reaches an editor."""
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)  # to look through all there is once more, before it goes, took a tenth of an edit
    from broadsheet.model.errors import BuildError  # noqa: PLC0415

    try:
        code = commands.main(args, prog_name, standalone_mode=False)
        print(end="", flush=True)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        code = INTERRUPTED
    except (BuildError, ExceptionGroup) as error:
        code = show_mistakes(error)
    except (BrokenPipeError, SystemExit):  # click exits by itself where what we write has no reader any more
        code = MACHINE
    except (OSError, MemoryError) as error:
        code = show_machine(error)
    except Exception as error:  # noqa: BLE001  # the one place that turns a bug of ours into words
        code = show_machine(error) if _lost_workers(error) else show_bug()
    _leave_what_cannot_be_written()
    sys.exit(code or DONE)


def _leave_what_cannot_be_written() -> None:
    """Forget what standard output did not take: Python would try again as it ends, and exit with a code of its own."""
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # it is open to the end


def _lost_workers(error: Exception) -> bool:
    """Tell whether worker processes were ended from outside; where there were none, their library is not there."""
    futures = sys.modules.get("concurrent.futures")
    return futures is not None and isinstance(error, futures.BrokenExecutor)


def _now(written: datetime | None) -> datetime:
    """Give `--now`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock, to the second."""
    if written:
        return written
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        if not epoch.isdecimal() or int(epoch) >= LAST_EPOCH:
            raise click.UsageError("SOURCE_DATE_EPOCH must be a number of seconds, before the year 9999")
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def _minted_id() -> str:
    from uuid import uuid4  # noqa: PLC0415  # only for what is new

    return str(uuid4())


def _jobs() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _order(output: str = "site", **options: Any) -> "Order":
    from broadsheet.building.disk.roots import Roots, theme_root  # noqa: PLC0415
    from broadsheet.building.order import Order  # noqa: PLC0415

    roots = Roots(Path.cwd(), theme_root())
    options = {"now": _now(None), "jobs": _jobs(), "private": roots.private, **options}
    return Order(roots=roots, output=Path.cwd() / output, **options)


def _cluster_address(_: click.Context, __: click.Parameter, address: str | None) -> str | None:
    """Refuse what is no address, and a Python without Dask."""
    if address is None:
        return None
    if not re.fullmatch(r"((tcp|tls)://)?[^/\s]+:[0-9]{1,5}", address):
        raise click.BadParameter(f"'{address}' is no scheduler's address; write tcp://10.0.0.5:8786")
    if find_spec("distributed") is None:
        raise click.UsageError("--cluster needs Dask: run 'make cluster', or pip install 'broadsheet[cluster]'")
    return address


@commands.command(short_help="Build site/; only what changed is written.")
@click.option("--clean", is_flag=True, help="Ignore what earlier builds remembered.")
@click.option("--drafts", is_flag=True, help="Show drafts and held articles, marked; needs --output.")
@click.option("--now", callback=instant, metavar="TIME", help="Build the site of this instant (UTC without an offset).")
@click.option("--strict", is_flag=True, help="Publish nothing where there is a warning.")
@click.option("--verify", is_flag=True, help="Also build clean elsewhere and compare every byte.")
@click.option("--locked", is_flag=True, help="Fail where content/ids.lock would change.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes; as many as there are cores by default."
)
@click.option(
    "--cluster", metavar="ADDRESS", callback=_cluster_address, help="Work on a Dask cluster, by its scheduler."
)
@click.option("--no-search", is_flag=True, help="Leave out the search page and its index.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--quiet", "-q", is_flag=True, help="Print mistakes and warnings only.")
@click.option("--timings", is_flag=True, help="Print how long each stage took, and the slowest templates and articles.")
@click.option("--output", default="site", metavar="DIR", help="The output folder; site/ by default.")
@click.option("--show-config", is_flag=True, help="Print the settings in force, and stop.")
def build(
    *,
    drafts: bool,
    output: str,
    show_config: bool,
    now: datetime | None,
    jobs: int | None,
    cluster: str | None,
    **options: bool,
) -> int:
    """Build the site; nothing in it changes until everything has rendered.

    \b
    Examples:
      python build.py
      python build.py --drafts --output /tmp/preview
      python build.py --now 2026-12-24T18:00:00Z --verify
      python build.py --cluster tcp://10.0.0.5:8786
    """
    from broadsheet.building.starting import build as build_site  # noqa: PLC0415
    from broadsheet.running import print_config, run  # noqa: PLC0415

    _refuse_output(_real(output), drafts=drafts)
    if jobs and cluster:
        raise click.UsageError("--jobs is for processes here; a cluster's workers say themselves how many they are")
    order = _order(
        output,
        now=_now(now),
        jobs=jobs or _jobs(),
        cluster=cluster or "",
        preview=drafts,
        ledger=_ledger_of(output, kept=not (drafts or options["verify"]), locked=options["locked"]),
        clean=options["clean"],
        strict=options["strict"],
        search=not options["no_search"],
        clock=time.perf_counter if options["timings"] else None,
    )
    if show_config:
        return print_config(order)
    return run(build_site, order, output, options)


def _ledger_of(output: str, *, kept: bool, locked: bool) -> str:
    """Tell what becomes of the ledger: only a build of the site's own output writes it."""
    if locked:
        return "locked"
    return "kept" if kept and _real(output) == _real("site") else "read"


def _real(path: str) -> Path:
    """Give where a path leads, links followed; `resolve` calls a link that leads to itself a bug."""
    return Path(os.path.realpath(path))


def _refuse_output(output: Path, *, drafts: bool) -> None:
    """Keep drafts out of site/, and pages out of what editors write and of folders that hold other things."""
    site = Path.cwd()
    if drafts and output.is_relative_to(_real("site")):
        raise click.UsageError("--drafts needs --output DIR: drafts never go to site/")
    written = ("content", "templates", ".git", ".broadsheet")
    if site.is_relative_to(output) or any(output.is_relative_to(_real(name)) for name in written):
        raise click.UsageError(
            "--output DIR must be a folder of its own: not above the site, nor in content/, templates/ or .git/"
        )


commands.add_command(check_command(_order, _minted_id))
commands.add_command(new_command(_order, _minted_id, lambda: os.environ.get("EDITOR", "")))
commands.add_command(serve_command(_order))
commands.add_command(ping_command(_order))
commands.add_command(diff_command(lambda now: _order(now=_now(now))))
commands.add_command(send_command(os.environ.get("BROADSHEET_SMTP_PASSWORD", "")))
commands.add_command(import_command(_order, _minted_id))
