"""Editions find their place: their number, their stories in order, the picks that no article answers to."""

import posixpath
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from broadsheet.model.content import Article, Content, Edition
from broadsheet.model.errors import BuildError
from broadsheet.model.site import Issue
from broadsheet.reading.cross_checks import place_of
from broadsheet.reading.dates import local
from broadsheet.reading.periods import is_midnight
from broadsheet.reading.shelf import Shelf, when

_NO_ID = "copy the 'id' of the article that is meant, or remove the line if it was deleted"
_MINUTE = timedelta(minutes=1)


def place_issues(shelf: Shelf, links: Mapping[str, tuple[tuple[str, str], ...]], zone: ZoneInfo) -> tuple[Issue, ...]:
    """Place the editions that are shown, newest first; `links` are each file's own, by source path."""
    places = {article.id: place for place, article in enumerate(shelf.articles) if article.id}
    dates = [when(article) for article in reversed(shelf.articles)]
    count = len(shelf.editions)
    return tuple(
        Issue(
            edition=edition,
            path=f"/editions/{edition.slug}/",
            date=local(_last_minute(edition, zone), zone),
            number=count - place,
            stories=_stories(edition, shelf.editions[place + 1 : place + 2], dates, places),
            state=shelf.states.get(edition.source_path, ""),
            links=links.get(edition.source_path, ()),
        )
        for place, edition in enumerate(shelf.editions)
    )


def _names_of(article: Article) -> tuple[str, ...]:
    """Give what an editor may write for an article's id."""
    name = posixpath.basename(article.source_path)
    return article.title, article.slug, name, name.removesuffix(".md"), article.source_path


def missing_picks(shelf: Shelf, doubtful: Iterable[Content]) -> list[BuildError]:
    """Name every id that an edition lists and no article has."""
    articles = [article for article in (*shelf.every, *doubtful) if isinstance(article, Article)]
    known = {article.id for article in articles}
    named = {name: article.id for article in articles if article.id for name in _names_of(article)}
    return [
        BuildError(
            f"no article has the id '{wanted}'",
            place_of(edition, f"articles {wanted}"),
            f"write the id of that article: {named[wanted]}" if wanted in named else _NO_ID,
        )
        for edition in shelf.every
        if isinstance(edition, Edition)
        for wanted in edition.articles
        if wanted not in known
    ]


def _last_minute(edition: Edition, zone: ZoneInfo) -> datetime:
    """Give the moment that an edition is dated by: a day's that closes at midnight is not of the day after."""
    closes = when(edition)
    return closes - _MINUTE if edition.since is not None and is_midnight(closes, zone) else closes


def _stories(
    edition: Edition, older: Sequence[Edition], dates: Sequence[datetime], places: Mapping[str, int]
) -> tuple[int, ...]:
    """Give an edition's picks in their order, else newest first all that its time holds; `dates` are oldest first.

    By cadence that is from its beginning to its close, which is not its own; else from after the edition before it, up
    to and with its own date.
    """
    if edition.articles:
        return tuple(places[wanted] for wanted in edition.articles if wanted in places)
    if edition.since is not None:
        first, end = bisect_left(dates, edition.since), bisect_left(dates, when(edition))
    else:
        first, end = bisect_right(dates, when(older[0])) if older else 0, bisect_right(dates, when(edition))
    return tuple(range(len(dates) - end, len(dates) - first))
