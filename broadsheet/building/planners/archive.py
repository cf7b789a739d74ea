"""The archive by year and month."""

from collections import defaultdict
from collections.abc import Iterator

from broadsheet.building.planners.frame import document, make_head, paged
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document
from broadsheet.model.site import Placed, Site
from broadsheet.model.urls import url_of
from broadsheet.model.views import ArchiveView, ListView, Masthead, Month, Year

_CLAIMS = Source("templates/archive.html")


def plan_archive(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan every month's pages, every year's page, and `/archive/`."""
    months: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    for placed in site.articles:
        months[placed.date.year, placed.date.month].append(placed)
    for (year, month), articles in months.items():
        yield from _month(site, _month_path(year, month), articles, masthead)
    years = _years(site, {key: len(articles) for key, articles in months.items()})
    for each in years:
        path = f"/{each.number:04}/"
        view = ArchiveView(make_head(site, path), each.number, (each,))
        yield document("archive.html", path, view, masthead, _CLAIMS)
    view = ArchiveView(make_head(site, "/archive/"), 0, years)
    yield document("archive.html", "/archive/", view, masthead, _CLAIMS)


def _month_path(year: int, month: int) -> str:
    return f"/{year:04}/{month:02}/"


def _month(site: Site, path: str, articles: list[Placed], masthead: Masthead) -> Iterator[Document]:
    date = articles[-1].date
    index = url_of(site.config, f"/{date.year:04}/")
    for page, shown, pager in paged(site.config, path, [placed.card for placed in articles]):
        view = ListView(make_head(site, page), "month", "", "", index, len(articles), shown, pager, date)
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
