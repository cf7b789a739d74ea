"""Find the articles that tell the same: the same original, or much the same text.

Knows nothing of files: it compares with parsed articles.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Struct

from broadsheet.clipping.likeness import ALIKE, likeness
from broadsheet.model.content import Article

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|cmpid|ocid|smid|ns_\w+|at_\w+|amp|outputtype",
    re.IGNORECASE,
)


class Alike(Struct, frozen=True):
    """An article that tells the same."""

    path: str
    """Its source path."""
    likeness: float
    """The share of the text's shingles that both have, from 0 to 1."""
    same_source: bool
    """Whether both have the same original."""


def find_alike(
    url: str, signature: bytes, articles: Iterable[Article], signatures: Mapping[str, bytes]
) -> tuple[Alike, ...]:
    """Find articles with the same original, then those whose text is much the same, the most alike first."""
    wanted = same_address(url) if url else ""
    same = {
        article.source_path
        for article in articles
        if wanted and article.source and article.source.url and same_address(article.source.url) == wanted
    }
    shares = {path: likeness(signature, other) for path, other in signatures.items()}
    found = [
        Alike(path, round(shares.get(path, 0.0), 2), path in same)
        for path in same | {path for path, share in shares.items() if share >= ALIKE}
    ]
    return tuple(sorted(found, key=lambda each: (not each.same_source, -each.likeness, each.path)))


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
