"""Find the articles that tell the same: the same original, or much the same text.

Knows nothing of files: it compares with parsed articles.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Struct

from broadsheet.clipping.likeness import Bands
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


class Twins:
    """Every text of the site, by its words and by its original's address; grows as clippings come."""

    def __init__(self, articles: Iterable[Article], signatures: Mapping[str, bytes]) -> None:
        """Take the articles that can be read, and the signature of each one's text by source path."""
        self._paths = list(signatures)
        self._bands = Bands(signatures.values())
        self._same: defaultdict[str, list[str]] = defaultdict(list)
        for article in articles:
            if article.source and article.source.url:
                self._same[same_address(article.source.url)].append(article.source_path)

    def add(self, path: str, url: str, signature: bytes) -> None:
        """Remember a clipping that became an article."""
        self._paths.append(path)
        self._bands.add(signature)
        if url:
            self._same[same_address(url)].append(path)

    def find(self, url: str, signature: bytes) -> tuple[Alike, ...]:
        """Give articles with the same original, then those whose text is much the same, the most alike first."""
        address = same_address(url) if url else ""
        same = set(self._same.get(address, ())) if address else set()
        shares = {self._paths[number]: share for number, share in self._bands.find(signature).items()}
        found = [Alike(path, round(shares.get(path, 0.0), 2), path in same) for path in same | shares.keys()]
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
