"""Clippings on disk become article files: each is written whole or not at all, and never over another.

Knows no randomness: the mint is brought.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from broadsheet.building.disk.files import write_new
from broadsheet.clipping.article_file import article_text, file_name_of
from broadsheet.clipping.intake import Intake, clippings
from broadsheet.clipping.posts_survey import Known
from broadsheet.clipping.reports import lines_of
from broadsheet.clipping.twins import same_source
from broadsheet.clipping.values import Clipped
from broadsheet.model.config import Config
from broadsheet.model.content import Article
from broadsheet.model.errors import BuildError, Source


class Wish(Struct, frozen=True, kw_only=True):
    """How to import."""

    into: Path
    """The folder that articles go to."""
    config: Config
    """The site's settings."""
    kind: str = ""
    """What the clippings are; empty lets each say so itself."""
    since: str = ""
    """Items of feeds before this day, `YYYY-MM-DD`, are left out; empty takes all."""
    keep_names: bool = False
    """Whether an article's file is named like its clipping."""
    dry: bool = False
    """Whether nothing is written."""
    again: bool = False
    """Whether a clipping that is here already is clipped once more."""


class Imported(Struct, frozen=True):
    """What became of one clipping."""

    clipped: Clipped | None
    """The article; none where there was a mistake or it is here already."""
    text: str
    """Its file's text."""
    path: str
    """Where it was, or would be, written; empty where it was not."""
    twin: str
    """The article that was made of the same clipping already; empty if there is none."""
    error: BuildError | None
    """Why there is no article."""
    warnings: tuple[BuildError, ...] = ()
    """What the editor should look at."""


def import_all(
    named: Sequence[str], wish: Wish, articles: Iterable[Article], mint: Callable[[], str]
) -> Iterator[Imported]:
    """Import what is named, in order, one after the other; a bad clipping does not keep the others from coming."""
    known = list(articles)
    seen = {article.id: article.source_path for article in known if article.id}
    seen |= {article.clipping.sha256: article.source_path for article in known if article.clipping}
    intake = Intake(mint=mint, known=_known(known, wish.config), config=wish.config, kind=wish.kind, since=wish.since)
    for each in named:
        for taken in clippings(each, intake):
            if isinstance(taken, BuildError):
                yield Imported(None, "", "", "", taken)
                continue
            done = _import(taken, wish, known, seen)
            if done.clipped is not None:
                seen |= dict.fromkeys((taken.clipping.sha256, taken.id), done.path)
            yield done


def _known(articles: Iterable[Article], config: Config) -> Known:
    tags = tuple(dict.fromkeys(tag for article in articles for tag in article.tags))
    return Known(tags, config.sections, config.permalinks.article, config.language)


def _import(clipped: Clipped, wish: Wish, known: Sequence[Article], seen: Mapping[str, str]) -> Imported:
    there = seen.get(clipped.clipping.sha256) or seen.get(clipped.id)
    if there and not wish.again:
        return Imported(None, "", "", there, None)
    try:
        text = article_text(clipped)
        file = wish.into / _file_name(clipped, wish)
        if not wish.dry:
            _write(file, text)
        return Imported(clipped, text, str(file), "", None, _alike(clipped, known, file))
    except BuildError as error:
        return Imported(None, "", "", "", error)


def _file_name(clipped: Clipped, wish: Wish) -> str:
    return f"{Path(clipped.clipping.file).stem}.md" if wish.keep_names else file_name_of(clipped)


def _write(file: Path, text: str) -> None:
    try:
        write_new(file, text.encode())
    except FileExistsError:
        hint = "rename that one, or import with '--keep-names' or '--into DIR'"
        raise BuildError(
            f"'{file}' is there already, and nothing is written over it", Source(str(file)), hint
        ) from None


def _alike(clipped: Clipped, known: Sequence[Article], file: Path) -> tuple[BuildError, ...]:
    twin = same_source(clipped.source_url, known) if clipped.source_url else None
    if twin is None:
        return ()
    return (BuildError(f"the same original is told in {twin.source_path}", Source(str(file)), "keep one of the two"),)


def lines_of_import(each: Imported, *, dry: bool) -> list[str]:
    """Say what became of a clipping, for people."""
    if each.twin:
        return [f"the same clipping is here already: {each.twin}"]
    if each.clipped is None:
        return []
    state = " (a draft: look at its title and date)" if each.clipped.draft else ""
    return [f"{'would write ' if dry else ''}{each.path}{state}", *lines_of(each.clipped.report)]


def plain_import(each: Imported) -> dict[str, Any]:
    """Say what became of a clipping, for machines."""
    error = each.error and {
        "path": each.error.source.path,
        "line": each.error.source.line,
        "column": each.error.source.column,
        "message": each.error.message,
        "hint": each.error.hint,
    }
    draft = each.clipped is not None and each.clipped.draft
    report = each.clipped and each.clipped.report
    return {"path": each.path, "twin": each.twin, "draft": draft, "error": error, "report": report}
