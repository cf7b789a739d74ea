"""Sitemaps and `robots.txt`, written as text: sitemaps.org's protocol 0.9, Google's news extension, RFC 9309.

Knows nothing of plans and templates.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape

from broadsheet.model.content import Body
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.sitemaps import NewsItem, NewsView, RobotsView, SitemapEntry, SitemapIndexView, SitemapView

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_UNFIT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_sitemap(document: Document, _: Theme, __: Mapping[str, Body]) -> bytes:
    """Render a sitemap."""
    if not isinstance(document.view, SitemapView):
        raise TypeError(f"{document.output_path} has no sitemap to render")
    return _lines(
        _DECLARATION,
        f'<urlset xmlns="{_SITEMAP}">',
        *(f"<url>{_entry(entry)}</url>" for entry in document.view.entries),
        "</urlset>",
    )


def render_sitemap_index(document: Document, _: Theme, __: Mapping[str, Body]) -> bytes:
    """Render the index of several sitemaps."""
    if not isinstance(document.view, SitemapIndexView):
        raise TypeError(f"{document.output_path} has no sitemaps to list")
    return _lines(
        _DECLARATION,
        f'<sitemapindex xmlns="{_SITEMAP}">',
        *(f"<sitemap>{_entry(entry)}</sitemap>" for entry in document.view.sitemaps),
        "</sitemapindex>",
    )


def render_news(document: Document, _: Theme, __: Mapping[str, Body]) -> bytes:
    """Render the news sitemap."""
    view = document.view
    if not isinstance(view, NewsView):
        raise TypeError(f"{document.output_path} has no news to render")
    return _lines(
        _DECLARATION,
        f'<urlset xmlns="{_SITEMAP}" xmlns:news="{_NEWS}">',
        f"<url><loc>{_text(view.front)}</loc></url>",
        *(line for item in view.items for line in _item(item, view.publication)),
        "</urlset>",
    )


def render_robots(document: Document, _: Theme, __: Mapping[str, Body]) -> bytes:
    """Render `robots.txt`: everything may be read, and the sitemaps are named."""
    if not isinstance(document.view, RobotsView):
        raise TypeError(f"{document.output_path} has no robots to speak to")
    return _lines("User-agent: *", "Disallow:", "", *(f"Sitemap: {each}" for each in document.view.sitemaps))


def _lines(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _entry(entry: SitemapEntry) -> str:
    changed = f"<lastmod>{_moment(entry.changed)}</lastmod>" if entry.changed else ""
    return f"<loc>{_text(entry.permalink)}</loc>{changed}"


def _item(item: NewsItem, publication: str) -> Iterator[str]:
    yield f"<url><loc>{_text(item.permalink)}</loc><news:news>"
    yield f"<news:publication><news:name>{_text(publication)}</news:name>"
    yield f"<news:language>{item.language}</news:language></news:publication>"
    yield f"<news:publication_date>{_moment(item.date)}</news:publication_date>"
    yield f"<news:title>{_text(item.title)}</news:title></news:news></url>"


def _moment(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")


def _text(text: str) -> str:
    """Escape text, without what XML 1.0 (production Char) forbids."""
    return escape(_UNFIT.sub("", text), quote=False)
