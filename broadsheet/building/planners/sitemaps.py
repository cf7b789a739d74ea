"""What search engines are told of the site as a whole: sitemaps, and `robots.txt`."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from broadsheet.model.config import Config
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document, View
from broadsheet.model.site import Placed, Site
from broadsheet.model.sitemaps import NewsItem, NewsView, RobotsView, SitemapEntry, SitemapIndexView, SitemapView
from broadsheet.model.urls import TAXONOMIES, file_output, permalink_of, term_path
from broadsheet.model.views import Masthead
from broadsheet.reading.dates import local, zone_named

MOST = 50_000
"""Addresses in one sitemap (sitemaps.org)."""
MOST_NEWS = 1_000
"""Articles in a news sitemap (Google)."""
_CLAIMS = Source("config.yaml")
_OWN_ROBOTS = "content/static/robots.txt"


def plan_sitemaps(site: Site, _: Masthead) -> Iterator[Document]:
    """Plan `/sitemap.xml`, an index where there are too many addresses, `/news-sitemap.xml`, and `/robots.txt`.

    A site's own `content/static/robots.txt` stands in place of ours.
    """
    yield from _sitemaps(site.config, tuple(_entries(site)), MOST)
    yield _document("/news-sitemap.xml", "news-sitemap", _news(site))
    if not any(asset.path == _OWN_ROBOTS for asset in site.assets):
        names = ("/sitemap.xml", "/news-sitemap.xml")
        view = RobotsView(tuple(permalink_of(site.config, name) for name in names))
        yield _document("/robots.txt", "robots", view)


def _document(path: str, kind: str, view: View) -> Document:
    return Document(file_output(path), kind, "", view, None, _CLAIMS)


def _sitemaps(config: Config, entries: Sequence[SitemapEntry], most: int) -> Iterator[Document]:
    if len(entries) <= most:
        yield _document("/sitemap.xml", "sitemap", SitemapView(tuple(entries)))
        return
    sitemaps = []
    for number, start in enumerate(range(0, len(entries), most), start=1):
        path = f"/sitemap-{number}.xml"
        part = tuple(entries[start : start + most])
        sitemaps.append(SitemapEntry(permalink_of(config, path), _newest(part)))
        yield _document(path, "sitemap", SitemapView(part))
    yield _document("/sitemap.xml", "sitemap-index", SitemapIndexView(tuple(sitemaps)))


def _newest(entries: Sequence[SitemapEntry]) -> datetime | None:
    return max((entry.changed for entry in entries if entry.changed), default=None)


def _entries(site: Site) -> Iterator[SitemapEntry]:
    """Give every page that is to be found, each under its own address and once: no later page of a list."""
    config = site.config
    for placed in reversed(site.articles):
        if not placed.article.canonical:
            yield SitemapEntry(placed.card.permalink, _changed(placed, config))
    for issue in reversed(site.issues):
        if not issue.edition.canonical:
            yield SitemapEntry(permalink_of(config, issue.path), issue.date)
    for standing in site.pages:
        if not standing.page.canonical:
            yield SitemapEntry(permalink_of(config, standing.path), None)
    newest = site.articles[0].date if site.articles else None
    for path in _lists(site):
        yield SitemapEntry(permalink_of(config, path), newest)
    for term in site.terms:
        yield SitemapEntry(
            permalink_of(config, term_path(term.taxonomy, term.slug)), site.articles[term.articles[0]].date
        )


def _lists(site: Site) -> Iterator[str]:
    yield from ("/", "/archive/", "/corrections/", "/feeds/")
    yield from (f"/{taxonomy}/" for taxonomy in TAXONOMIES)
    yield from ("/editions/",) if site.issues else ()
    yield from ("/search/",) if site.config.search else ()


def _changed(placed: Placed, config: Config) -> datetime:
    """Give when an editor last said that an article changed: the same instant that feeds tell."""
    article = placed.article
    changes = [each.date for each in article.corrections] + ([article.updated] if article.updated else [])
    return local(max(placed.date, *changes), zone_named(config.timezone)) if changes else placed.date


def _news(site: Site) -> NewsView:
    items = tuple(_item(site.articles[place]) for place in site.news[:MOST_NEWS])
    return NewsView(site.config.title, permalink_of(site.config, "/"), items)


def _item(placed: Placed) -> NewsItem:
    return NewsItem(placed.card.permalink, placed.article.title, placed.date, _language(placed.card.language))


def _language(language: str) -> str:
    """Give a language as news sitemaps name it: ISO 639, with the script of Chinese told by a country."""
    parts = language.lower().split("-")
    if parts[0] != "zh":
        return parts[0]
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(parts) else "zh-cn"
