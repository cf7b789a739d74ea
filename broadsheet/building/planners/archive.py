"""The archive by year and month."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from broadsheet.building.planners.frame import document, make_head, paged
from broadsheet.model.errors import Source
from broadsheet.model.lists import ArchiveView, ListView, Month, Year
from broadsheet.model.outputs import Document
from broadsheet.model.site import Placed, Site
from broadsheet.model.urls import url_of
from broadsheet.model.views import Masthead, NamedLink

_CLAIMS = Source("templates/archive.html")
Beside = tuple[NamedLink | None, NamedLink | None]
"""The newer and the older neighbour of a month or of a year."""


def plan_archive(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan every month's pages, every year's page, and `/archive/`."""
    months: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    for placed in site.articles:
        months[placed.date.year, placed.date.month].append(placed)
    links = [_link(site, f"{year:04}-{month:02}", _month_path(year, month)) for year, month in months]
    for articles, beside in zip(months.values(), _neighbours(links), strict=True):
        yield from _month(site, articles, beside, masthead)
    years = _years(site, {key: len(articles) for key, articles in months.items()})
    for year, beside in zip(years, _neighbours([NamedLink(str(year.number), year.url) for year in years]), strict=True):
        path = f"/{year.number:04}/"
        view = ArchiveView(make_head(site, path), year.number, (year,), *beside)
        yield document("archive.html", path, view, masthead, _CLAIMS)
    view = ArchiveView(make_head(site, "/archive/"), 0, years)
    yield document("archive.html", "/archive/", view, masthead, _CLAIMS)


def _month_path(year: int, month: int) -> str:
    return f"/{year:04}/{month:02}/"


def _link(site: Site, name: str, path: str) -> NamedLink:
    return NamedLink(name, url_of(site.config, path))


def _neighbours(links: Sequence[NamedLink]) -> list[Beside]:
    """Give for each of the links, newest first, the newer and the older one."""
    padded = (None, *links, None)
    return [(padded[at], padded[at + 2]) for at in range(len(links))]


def _month(site: Site, articles: list[Placed], beside: Beside, masthead: Masthead) -> Iterator[Document]:
    date = articles[-1].date
    index = url_of(site.config, f"/{date.year:04}/")
    cards = [placed.card for placed in articles]
    for page, shown, pager in paged(site.config, _month_path(date.year, date.month), cards):
        view = ListView(make_head(site, page), "month", "", "", index, len(articles), shown, pager, date, *beside)
        yield document("list.html", page, view, masthead, _CLAIMS)


def _years(site: Site, counts: dict[tuple[int, int], int]) -> tuple[Year, ...]:
    """Give the years, newest first, each with its months, newest first."""
    by_year: dict[int, list[Month]] = defaultdict(list)
    for (year, month), count in sorted(counts.items(), reverse=True):
        by_year[year].append(Month(month, url_of(site.config, _month_path(year, month)), count))
    return tuple(
        Year(year, url_of(site.config, f"/{year:04}/"), sum(month.count for month in months), tuple(months))
        for year, months in by_year.items()
    )
