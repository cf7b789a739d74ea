"""Everything parsed is sorted into what is shown at an instant and what is not."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from broadsheet.model.content import Article, Content, Edition, Page
from broadsheet.model.report import Held
from broadsheet.reading.dates import end_of_day, local, start_of_day
from broadsheet.reading.visibility import next_change, shown, state_of

Dated = TypeVar("Dated", Article, Edition)


class Shelf(Struct, frozen=True):
    """Everything parsed, at one instant."""

    articles: tuple[Article, ...]
    """Shown, newest first, ties by id."""
    editions: tuple[Edition, ...]
    """Shown, newest first, ties by id."""
    pages: tuple[Page, ...]
    """Shown, by source path."""
    hidden: dict[str, str]
    """The source path of each that is not shown, with its state."""
    every: tuple[Article | Edition, ...]
    """Every article and edition, by source path."""
    states: dict[str, str]
    """The source path of each that only a preview shows, with its state."""
    next_build_at: datetime | None
    """The least instant after now at which this could differ."""


def shelve(parsed: Iterable[Content], *, now: datetime, zone: ZoneInfo, preview: bool) -> Shelf:
    """Sort what was parsed; in a preview, drafts and held articles are shown and marked."""
    contents = sorted(parsed, key=lambda content: content.source_path)
    every = [content for content in contents if not isinstance(content, Page)]
    pages = [content for content in contents if isinstance(content, Page)]
    seen = [content for content in every if shown(content, now, preview=preview)]
    unseen = [content for content in every if not shown(content, now, preview=preview)]
    hidden = {content.source_path: state_of(content, now) for content in unseen}
    today = start_of_day(now.astimezone(zone), zone)
    return Shelf(
        articles=_newest_first([content for content in seen if isinstance(content, Article)], today),
        editions=_newest_first([content for content in seen if isinstance(content, Edition)], today),
        pages=tuple(page for page in pages if preview or not page.draft),
        hidden=hidden | {page.source_path: "draft" for page in pages if page.draft and not preview},
        every=tuple(every),
        states={content.source_path: state for content in seen if (state := state_of(content, now))}
        | {page.source_path: "draft" for page in pages if page.draft and preview},
        next_build_at=_next_build(every, seen, now, zone),
    )


def when(content: Article | Edition) -> datetime:
    """Give the date of something that is shown, which always has one."""
    return cast("datetime", content.date)


def held(shelf: Shelf, now: datetime, zone: ZoneInfo) -> tuple[Held, ...]:
    """Give the articles that wait for their date, soonest first."""
    waiting = [each for each in shelf.every if isinstance(each, Article) and state_of(each, now) == "held"]
    return tuple(
        Held(each.source_path, local(when(each), zone)) for each in sorted(waiting, key=lambda a: (when(a), a.id))
    )


def _newest_first(contents: Sequence[Dated], today: datetime) -> tuple[Dated, ...]:
    """Order by instant and id; a preview's draft without a date is of today."""
    dated = [content if content.date else structs.replace(content, date=today) for content in contents]
    return tuple(sorted(dated, key=lambda each: (when(each), each.id, each.source_path), reverse=True))


def _next_build(
    every: Iterable[Article | Edition], seen: Iterable[Article | Edition], now: datetime, zone: ZoneInfo
) -> datetime | None:
    change = next_change(every, now)
    if any(content.date is None for content in seen):
        tomorrow = end_of_day(now, zone)
        return min(change, tomorrow) if change else tomorrow
    return change
