"""Find the article that tells the same original.

Knows nothing of files: it compares with parsed articles.
"""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from broadsheet.model.content import Article

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|cmpid|ocid|smid|ns_\w+|at_\w+|amp|outputtype",
    re.IGNORECASE,
)


def same_source(url: str, articles: Iterable[Article]) -> Article | None:
    """Find an article whose original has the same address, as `same_address` has it; of several the first by path."""
    wanted = same_address(url)
    twins = (
        article
        for article in articles
        if article.source and article.source.url and same_address(article.source.url) == wanted
    )
    return min(twins, key=lambda article: article.source_path, default=None) if wanted else None


def same_address(url: str) -> str:
    """Reduce an address to what tells pages apart: no scheme, `www.`, AMP form, tracking, fragment or last slash.

    An address that cannot be read is empty.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    host = re.sub(r"^(?:www\d?|amp|m|mobile)\.", "", host)
    path = re.sub(r"(?:/amp|\.amp)?/*$", "", re.sub(r"^/amp(?=/)", "", parts.path))
    kept = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key))
    return f"{host}{path}?{urlencode(kept)}".rstrip("?") if host else ""


def host_of(url: str) -> str:
    """Give an address's host without `www.`; empty where it cannot be read."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
