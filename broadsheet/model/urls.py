"""Where everything is: paths, URLs and permalinks, and the file that each one names.

A *path* begins with `/` and is below the base URL; a `url` has the base path before it; a
`permalink` has the base URL before it; an *output path* is a file below the output folder.
"""

import re
import unicodedata
from datetime import datetime
from functools import lru_cache
from urllib.parse import quote, urlsplit

from broadsheet.model.config import Config, FeedFormat

PATH_SAFE = "/%~!$&'()*+,;=:@-._"
"""What stands in a path as it is (RFC 3986, section 3.3)."""
_AS_IT_IS = re.compile(rf"[A-Za-z0-9{re.escape(PATH_SAFE)}]*", re.ASCII).fullmatch
TAXONOMIES = ("tags", "sections", "sources", "authors", "stories")
RESERVED = frozenset(
    {
        *TAXONOMIES,
        "page",
        "archive",
        "editions",
        "latest",
        "search",
        "feeds",
        "corrections",
        "lite",
        "api",
        "assets",
        "images",
        "pagefind",
        "articles",
    }
)
"""First segments that a page's slug may not take."""


def base_path(config: Config) -> str:
    """Give the path within the base URL: empty, or `/paper`."""
    return _base_path(config.url)


@lru_cache(maxsize=8)
def _base_path(url: str) -> str:
    return urlsplit(url).path.rstrip("/")


def url_of(config: Config, path: str) -> str:
    """Give a path's site-absolute URL."""
    return base_path(config) + quoted(path)


def permalink_of(config: Config, path: str) -> str:
    """Give a path's absolute URL."""
    return config.url + quoted(path)


def quoted(path: str) -> str:
    """Quote what may not stand in a path; most paths are as they should be, which is quickly seen."""
    return path if _AS_IT_IS(path) else quote(path, safe=PATH_SAFE)


def claimed_key(output_path: str) -> str:
    """Give what an output path claims: the same path in another case or Unicode form claims it too."""
    if output_path.isascii():
        return output_path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", output_path).casefold())


def article_path(permalink: str, date: datetime, *, slug: str, section: str) -> str:
    """Give an article's path by config's permalink; `date` is in the site's zone, `section` a slug or `articles`."""
    parts = {"year": f"{date.year:04}", "month": f"{date.month:02}", "day": f"{date.day:02}"}
    return permalink.format(**parts, slug=slug, section=section)


def page_output(path: str) -> str:
    """Give the file that serves a page: `/a/` and `/a` are `a/index.html`, `/x.html` is itself."""
    if not path.endswith((".html", ".htm")):
        path = path.rstrip("/") + "/index.html"
    return path.lstrip("/")


def file_output(path: str) -> str:
    """Give the file that serves a path which names one: `/tags/c/feed.xml`."""
    return path.lstrip("/")


def page_path(path: str, number: int) -> str:
    """Give the path of a list's page; page 1 is the list itself."""
    return path if number == 1 else f"{path}page/{number}/"


def term_path(taxonomy: str, slug: str) -> str:
    """Give the path of a term's page."""
    return f"/{taxonomy}/{slug}/"


FEED_FILES: dict[FeedFormat, str] = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
"""The names of a feed's files."""


def feed_paths(config: Config, path: str) -> dict[FeedFormat, str]:
    """Give the paths of the feeds of a page by format: those published, in the order of `FEED_FORMATS`."""
    return {name: path + FEED_FILES[name] for name in config.feeds.formats}


def absolute_of(config: Config, url: str) -> str:
    """Give a site-absolute URL its origin; one of another origin stands as it is."""
    return config.url.removesuffix(base_path(config)) + url if url.startswith("/") else url
