"""The command `import`: its options, what it prints, its exit code.

Knows neither clock nor randomness: `cli.py` brings both.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click

from broadsheet.options import instant
from broadsheet.progress import Progress
from broadsheet.terminal import DONE, MACHINE, MISTAKES, show

if TYPE_CHECKING:  # `--help` answers in 150 ms because a command imports what it needs
    from broadsheet.building.order import Order
    from broadsheet.clipping.importing import Imported

_KINDS = ("text", "html", "feed", "opml", "pelican", "jekyll", "eleventy", "hugo", "zola")


def import_command(order: "Callable[[], Order]", mint: Callable[[], str]) -> click.Command:
    """Make the command; `order` says which site, `mint` gives identities."""

    @click.command("import", short_help="Make articles of clipped texts, pages, feeds and posts.")
    @click.argument("named", metavar="PATHS...", nargs=-1)
    @click.option(
        "--from", "kind", type=click.Choice(_KINDS), metavar="KIND", help=f"What PATHS are: {', '.join(_KINDS)}."
    )
    @click.option("--since", callback=instant, metavar="DAY", help="Leave out items of feeds before DAY.")
    @click.option("--stdout", "to_stdout", is_flag=True, help="Print the article and write nothing.")
    @click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Write to DIR, not content/articles/.")
    @click.option("--keep-names", is_flag=True, help="Name an article like its clipping.")
    @click.option("--fetch-images", is_flag=True, help="Fetch a page's pictures into content/images/.")
    @click.option(
        "--link", is_flag=True, help="Let a story that is here name its like under 'also'; write no second one."
    )
    @click.option(
        "--undo", type=click.Path(path_type=Path), metavar="REPORT", help="Take back what an import with --json wrote."
    )
    @click.option("--dry-run", is_flag=True, help="Report, and write nothing.")
    @click.option("--json", "as_json", is_flag=True, help="Print the reports as one JSON array.")
    def import_(named: tuple[str, ...], **options: Any) -> int:
        """Make articles of clipped texts, pages, feeds and other generators' posts, and report what was found.

        \b
        Examples:
          python build.py import ~/clippings/*.txt
          python build.py import saved-page.html https://example.org/story
          python build.py import --since 2026-11-01 https://example.org/feed.xml
          python build.py import --from jekyll ~/old-site
          python build.py import --json story.txt > report.json
          python build.py import --undo report.json
        """
        if options["undo"] is not None:
            return _undo(options["undo"], named)
        if not named:
            raise click.UsageError("Missing argument 'PATHS...'.")
        return _import(order(), mint, named, options)

    return import_


def _import(where: "Order", mint: Callable[[], str], named: tuple[str, ...], options: Mapping[str, Any]) -> int:
    from broadsheet.building.pipeline import read_signed  # noqa: PLC0415
    from broadsheet.building.preparing import CONFIG, no_config  # noqa: PLC0415
    from broadsheet.clipping.importing import Site, Wish, import_all  # noqa: PLC0415
    from broadsheet.clipping.likeness import VERSION, signature_of  # noqa: PLC0415
    from broadsheet.model.config import Config  # noqa: PLC0415
    from broadsheet.model.content import Article  # noqa: PLC0415

    writes_here = not (options["into"] or options["dry_run"] or options["to_stdout"])
    if writes_here and not (where.roots.site / CONFIG).is_file():
        raise no_config()
    config, contents, signatures = read_signed(where, f"signatures {VERSION}", signature_of)
    wish = Wish(
        into=options["into"] or Path("content/articles"),
        config=config or Config(title="", description="", url="https://example.org"),
        kind=options["kind"] or "",
        since=f"{options['since']:%Y-%m-%d}" if options["since"] else "",
        keep_names=options["keep_names"],
        dry=options["dry_run"] or options["to_stdout"],
        again=options["to_stdout"],
        pictures=options["fetch_images"],
        jobs=where.jobs,
        link=options["link"],
    )
    articles = tuple(content for content in contents if isinstance(content, Article))
    return _print(import_all(named, wish, Site(articles, signatures), mint), options)


def _undo(report: Path, named: tuple[str, ...]) -> int:
    from broadsheet.clipping.undoing import undo  # noqa: PLC0415

    if named:
        raise click.UsageError("--undo takes a report, and no PATHS")
    done = undo(report)
    for each in done:
        if each.error is None:
            click.echo(f"taken back: {each.path}")
        else:
            show(each.error)
    if not done:
        click.echo("that import wrote nothing")
    return MISTAKES if any(each.error for each in done) else DONE


def _print(done: "Iterable[Imported]", options: Mapping[str, Any]) -> int:
    """Print what became of each clipping, as it comes; give the exit code.

    JSON's array is closed whatever happens, so that an import that was broken off can be taken back.
    """
    from broadsheet.clipping.importing import plain_import  # noqa: PLC0415
    from broadsheet.printing import count, indented  # noqa: PLC0415

    counts: Counter[str] = Counter()
    progress = Progress(quiet=not options["as_json"])  # without it, the reports themselves show how far it is
    progress("import", 0)
    try:
        for each in done:
            counts[_fate(each)] += 1
            _print_one(each, options)
            if options["as_json"]:
                click.echo(
                    f"{'[' if counts.total() == 1 else ','}\n{indent(indented(plain_import(each)), '  ')}", nl=False
                )
    finally:
        progress.stop()
        if options["as_json"]:
            click.echo("\n]" if counts else "[]")
    if not options["as_json"] and counts.total() != 1 and not options["to_stdout"]:
        said = [f"{number:,} {fate}" for fate, number in counts.items()]
        click.echo(f"{count(counts.total(), 'clipping')}{': ' if said else ''}{', '.join(said)}")
    return MISTAKES if counts["refused"] else MACHINE if counts["not reached"] else DONE


def _print_one(each: "Imported", options: Mapping[str, Any]) -> None:
    from broadsheet.clipping.importing import lines_of_import  # noqa: PLC0415

    if options["to_stdout"] and each.clipped is not None:
        click.echo(each.text, nl=False)
    elif not options["as_json"]:
        click.echo("".join(f"{line}\n" for line in lines_of_import(each, dry=options["dry_run"])), nl=False)
    for warning in each.warnings:
        show(warning, warning=True)
    if each.error is not None and not options["as_json"]:
        show(each.error)


def _fate(each: "Imported") -> str:
    from broadsheet.clipping.fetching import Unreachable  # noqa: PLC0415

    if each.error is not None:
        return "not reached" if isinstance(each.error, Unreachable) else "refused"
    return "here already" if each.twin else "joined" if each.linked else "taken"
