"""What search engines are told of the site as a whole.

Knows nothing of XML.
"""

from datetime import datetime

from msgspec import Struct


class SitemapEntry(Struct, frozen=True):
    """One address that search engines may keep."""

    permalink: str
    """Absolute."""
    changed: datetime | None
    """When readers would see another text there; none where nobody can say."""


class SitemapView(Struct, frozen=True, tag=True):
    """A sitemap: at most 50,000 addresses."""

    entries: tuple[SitemapEntry, ...]
    """Articles, oldest first, then all other pages: a new one changes the end alone."""


class SitemapIndexView(Struct, frozen=True, tag=True):
    """The sitemaps of a site that needs several."""

    sitemaps: tuple[SitemapEntry, ...]
    """Each with its newest change."""


class NewsItem(Struct, frozen=True):
    """An article of the last two days."""

    permalink: str
    """Absolute."""
    title: str
    """Plain text."""
    date: datetime
    """When it was published."""
    language: str
    """ISO 639, but `zh-cn` and `zh-tw`."""


class NewsView(Struct, frozen=True, tag=True):
    """The news sitemap."""

    publication: str
    """The digest's name."""
    front: str
    """The front page's permalink: it stands there without a date, so that the list is never empty."""
    items: tuple[NewsItem, ...]
    """Newest first, at most 1,000."""


class RobotsView(Struct, frozen=True, tag=True):
    """`robots.txt`."""

    sitemaps: tuple[str, ...]
    """Their permalinks."""
