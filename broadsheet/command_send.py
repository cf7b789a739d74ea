"""The command `send`: its options, what it prints, its exit code.

Knows no environment: `cli.py` brings the password.
"""

from collections.abc import Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadsheet.terminal import DONE, MACHINE, MISTAKES, complain

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.press.recipients import Record
    from broadsheet.press.sending import Outcome

MAIL = Path(".broadsheet/mail")


def send_command(password: str) -> click.Command:
    """Make the command; `password` is the SMTP user's, from the environment."""

    @click.command("send", short_help="Send an edition's letter by mail.")
    @click.argument("edition")
    @click.option("--smtp", "url", required=True, metavar="URL", help="The server: smtp+starttls://user@host:587.")
    @click.option(
        "--to",
        "path",
        required=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Addresses, one a line.",
    )
    @click.option("--yes", is_flag=True, help="Really send; without it nothing leaves.")
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    def send(edition: str, **options: Any) -> int:
        """Send an edition's letter, as the last build wrote it, to each address once, however often it is run.

        EDITION is its name in .broadsheet/mail/. The record of who got it is FILE.EDITION.sent. The password of
        URL's user is read from the environment: BROADSHEET_SMTP_PASSWORD.

        \b
        Examples:
          python build.py send 2026-w47 --smtp smtp+starttls://me@mail.example.org --to readers.txt
          python build.py send 2026-w47 --smtp smtp+starttls://me@mail.example.org --to readers.txt --yes
        """
        return _send(edition, password, options)

    return send


def _send(edition: str, password: str, options: Mapping[str, Any]) -> int:
    from broadsheet.press.recipients import Record, alone, read_recipients  # noqa: PLC0415
    from broadsheet.press.sending import Outcome, Posting, read_server, send  # noqa: PLC0415
    from broadsheet.progress import Progress  # noqa: PLC0415

    file = MAIL / f"{edition}.eml"
    if "/" in edition or not file.is_file():
        known = ", ".join(sorted(each.stem for each in MAIL.glob("*.eml"))[-5:])
        hint = f"there are: {known}" if known else "give config.yaml 'mail: {from: ...}' and build first"
        raise click.UsageError(f"no letter '{edition}' in {MAIL}; {hint}")
    server = read_server(options["url"], password)
    path: Path = options["path"]
    recipients = read_recipients(path)
    outcome = Outcome()
    with alone(path) if options["yes"] else nullcontext():
        record = Record(path.with_name(f"{path.name}.{edition}.sent"))
        done = [each for each in recipients if each.casefold() in record.marks]
        if options["yes"]:
            progress = Progress(quiet=options["as_json"])
            progress("send", len(recipients) - len(done))
            try:
                send(Posting(file.read_bytes(), recipients, server, record), outcome, partial(progress, ""))
            finally:
                progress.stop()
    doubtful = record.of("?", recipients)
    told = _told(edition, outcome, options, total=len(recipients), done=len(done), doubtful=doubtful)
    if options["as_json"]:
        from broadsheet.printing import indented  # noqa: PLC0415

        click.echo(indented(told))
    else:
        _print(told, record, dry=not options["yes"])
    if outcome.lost:
        return MACHINE
    return MISTAKES if outcome.refused or outcome.waiting or doubtful else DONE


def _told(  # what a run has to tell
    edition: str, outcome: "Outcome", options: Mapping[str, Any], *, total: int, done: int, doubtful: list[str]
) -> dict[str, Any]:
    return {
        "edition": edition,
        "dry": not options["yes"],
        "recipients": total,
        "already": done,
        "sent": outcome.sent,
        "refused": outcome.refused,
        "waiting": outcome.waiting,
        "doubtful": doubtful,
        "lost": outcome.lost,
    }


def _print(told: Mapping[str, Any], record: "Record", *, dry: bool) -> None:
    if dry:
        click.echo(
            f"{told['edition']}: would go to {told['recipients'] - told['already']:,} of {told['recipients']:,}"
            " addresses; nothing was sent. Add --yes to send it."
        )
    else:
        click.echo(f"{told['edition']}: sent to {len(told['sent']):,}, {told['already']:,} had it already")
    for address, words in told["refused"].items():
        complain(f"{address}: refused: {words}")
    for address, words in told["waiting"].items():
        complain(f"{address}: not now: {words}; run the command again later")
    for address in told["doubtful"]:
        complain(f"{address}: may have got it: the line was cut; to send it again, delete its '?' in {record.path}")
    if told["lost"]:
        complain(f"the connection was lost: {told['lost']}; run the command again: nobody gets it twice")
