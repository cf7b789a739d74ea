"""Where each post of a folder will lie, and which post an old link means.

Knows nothing of texts: it compares paths.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from msgspec import Struct

_ENDINGS = re.compile(r"(?:/index)?\.(?:md|markdown|mkd|mdown|html?|rst)$|/_?index$|/+$")
_DATED = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[-_/]|$)")
_SHELVES = frozenset({"blog", "blogs", "post", "posts", "article", "articles", "news", "_posts", "content", ""})
_LINK_TAG = re.compile(
    r"""\{%-?\s*(?:post_url|link)\s+(?P<post>[^\s%]+)\s*-?%\}
    | \{\{[<%]\s*(?:rel)?ref\s+["']?(?P<ref>[^"'\s]+)["']?\s*[>%]\}\}
    | \{\{-?\s*["'](?P<path>[^"']*)["']\s*(?:\|\s*(?:relative_url|absolute_url|url|baseurl)\s*)+-?\}\}
    | \{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}
    | [{|](?:filename|static|attach|index)[}|]/?""",
    re.VERBOSE,
)


class Address(Struct, frozen=True):
    """Where a post was, and will be."""

    path: str
    """In the old folder, with `/`."""
    file: str
    """Its new file's name."""
    slug: str
    """The last part of its old address."""
    day: str
    """`YYYY-MM-DD`; empty where it is not known."""
    url: str
    """Its old path on the site; empty where it is not known."""
    urls: tuple[str, ...]
    """Every old path, that one among them."""


class Book(Struct, frozen=True):
    """Every post of a folder."""

    by_path: dict[str, str]
    """Its old path without its ending, with its new file."""
    by_url: dict[str, str]
    """Its old address without what ends it, with its new file."""
    by_slug: dict[str, tuple[Address, ...]]
    """Those that share the last part of an address."""
    base: str = ""
    """The old site's address, without `/` at its end; empty where it is not known."""


def book_of(addresses: Iterable[Address], base: str = "") -> Book:
    """Gather where posts were; of two with one old address the first holds."""
    by_path: dict[str, str] = {}
    by_url: dict[str, str] = {}
    by_slug: dict[str, list[Address]] = defaultdict(list)
    for each in addresses:
        by_path.setdefault(bare(each.path), each.file)
        by_slug[each.slug].append(each)
        for url in each.urls:
            by_url.setdefault(bare(url), each.file)
    return Book(by_path, by_url, {slug: tuple(found) for slug, found in by_slug.items()}, base)


def bare(path: str) -> str:
    """Give a path without what ends it: `.md`, `.html`, `/index.html`, `/`."""
    before = ""
    while before != path:
        before, path = path, _ENDINGS.sub("", path)
    return path.lstrip("/")


def without_tags(destination: str) -> str:
    """Give a link without the template tags that only say which site or file it leads to."""
    return _LINK_TAG.sub(lambda match: next((found for found in match.groups() if found is not None), ""), destination)


def find_post(destination: str, origin: str, book: Book) -> str:
    """Find the new file of the post that a link means, with its fragment; empty where it is none of the folder's.

    A post is known by its file (from the linking file's folder or the root), by an old address, else by the last part
    of its address where only one post has it, and the parts before are its date or the name of a shelf such as `blog`.
    """
    try:
        parts = urlsplit(destination)
    except ValueError:
        return ""
    own = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    if (parts.scheme or parts.netloc) and (not book.base or not same_site(own, book.base)):
        return ""
    path = unquote(parts.path)
    if not bare(path):
        return ""
    near = posixpath.normpath(posixpath.join(posixpath.dirname(origin), path.removeprefix("@/")))
    below = bare(path).removeprefix("@/")
    file = book.by_url.get(bare(path)) or book.by_path.get(bare(near)) or book.by_path.get(below)
    file = file or _by_name(below, book) or _by_slug(below, book)
    return file + (f"#{parts.fragment}" if parts.fragment else "") if file else ""


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses are of one host, with `www.` or without."""
    return _host(one) == _host(other)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _by_name(path: str, book: Book) -> str:
    """Find a post by its file's own name, in any folder, where only one has it."""
    name = path.rsplit("/", 1)[-1]
    if not _DATED.match(name):
        return ""
    found = [file for known, file in book.by_path.items() if known.rsplit("/", 1)[-1] == name]
    return found[0] if len(found) == 1 else ""


def _by_slug(path: str, book: Book) -> str:
    *above, slug = path.split("/")
    dated = _DATED.search("/".join(above) + "/")
    day = f"{dated[1]}-{int(dated[2]):02}-{int(dated[3]):02}" if dated else ""
    found = [each for each in book.by_slug.get(slug, ()) if not day or each.day == day]
    strange = [part for part in above if not part.isdecimal() and part not in _SHELVES]
    return found[0].file if len(found) == 1 and not strange else ""
