"""Editions by cadence: every period with an article has an edition, and a file for a period adds what it says.

What this gives are editions like any other, dated by their close: one that has not closed is held.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import structs

from broadsheet.model.config import Cadence, Config
from broadsheet.model.content import Article, Content, Edition
from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.articles import id_missing
from broadsheet.reading.periods import Period, is_midnight, period_of

_INSTANT = timedelta(microseconds=1)


def schedule(
    config: Config, contents: Sequence[Content], zone: ZoneInfo, *, preview: bool
) -> tuple[Sequence[Content], list[BuildError]]:
    """Add an edition for every period that has articles, and give each edition file those of its own period.

    A period's articles are all that are or were published, so that an edition stays when they expire; in a preview
    drafts count too. A file from before the first cadence stays as it is. Two files for one period are a mistake.
    """
    if not config.editions.scheduled:
        return contents, []
    cadences = config.editions.cadences
    filed, mistakes = _filed(contents, cadences, zone, preview=preview)
    dates = (each.date for each in contents if isinstance(each, Article) and (preview or not each.draft))
    periods = _periods((date for date in dates if date), cadences, zone)
    for slug, (period, _) in filed.items():
        periods.setdefault(slug, period)
    replaced = {edition.source_path for _, edition in filed.values()}
    made = [_edition(period, filed[slug][1] if slug in filed else None) for slug, period in periods.items()]
    return [*(each for each in contents if each.source_path not in replaced), *made], mistakes


def _filed(
    contents: Iterable[Content], cadences: Sequence[Cadence], zone: ZoneInfo, *, preview: bool
) -> tuple[dict[str, tuple[Period, Edition]], list[BuildError]]:
    """Give the edition files that are for a period, by its slug."""
    filed: dict[str, tuple[Period, Edition]] = {}
    mistakes: list[BuildError] = []
    taken = [each for each in contents if isinstance(each, Edition) and each.date and (preview or not each.draft)]
    for edition in sorted(taken, key=lambda each: each.source_path):
        period = period_of(_within(edition, zone), cadences, zone)
        if period is None:
            mistakes += [] if edition.id or edition.draft else [_nameless(edition)]
        elif period.slug in filed:
            mistakes.append(_two(period.slug, filed[period.slug][1], edition))
        else:
            filed[period.slug] = (period, edition)
    return filed, mistakes


def _within(edition: Edition, zone: ZoneInfo) -> datetime:
    """Give an instant of the period that a file means: its date, and the close itself closes what it ends.

    A date at midnight is the beginning of a day, be it written with the time or without.
    """
    date = edition.date or datetime.min.replace(tzinfo=zone)
    return date if is_midnight(date, zone) else date - _INSTANT


def _periods(dates: Iterable[datetime], cadences: Sequence[Cadence], zone: ZoneInfo) -> dict[str, Period]:
    """Give every period that has one of the dates, by slug; two of one slug, at a change of cadence, are one."""
    periods: dict[str, Period] = {}
    period: Period | None = None
    for date in sorted(dates, reverse=True):
        if period is not None and date >= period.begins:
            continue
        period = period_of(date, cadences, zone)
        if period is not None:
            later = periods.get(period.slug)
            periods[period.slug] = structs.replace(period, closes=later.closes) if later else period
    return periods


def _edition(period: Period, file: Edition | None) -> Edition:
    """Make a period's edition, titled as ISO 8601 names it; a file's own slug and id hold."""
    if file is None:
        return Edition(
            source_path=f"content/editions/{period.slug}",
            title=period.slug.upper(),
            slug=period.slug,
            id=period.slug,
            date=period.closes,
            since=period.begins,
        )
    slug = file.slug if "slug" in file.places else period.slug
    own = f"/editions/{period.slug}/"
    aliases = file.aliases if slug == period.slug or own in file.aliases else (*file.aliases, own)
    identity = file.id or period.slug
    return structs.replace(file, id=identity, slug=slug, aliases=aliases, date=period.closes, since=period.begins)


def _nameless(edition: Edition) -> BuildError:
    place = Source(edition.source_path, *min(edition.places.values(), default=(0, 0)))
    return id_missing(edition.source_path, edition.title, place)


def _two(slug: str, first: Edition, second: Edition) -> BuildError:
    message = f"{first.source_path} is for the edition {slug} as well"
    place = Source(second.source_path, *second.places.get("date", (0, 0)))
    return BuildError(message, place, "make one file of both, or give one a date in another period")
