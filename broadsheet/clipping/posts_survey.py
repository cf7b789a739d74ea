"""What has to be known of all posts before one can be clipped: where each will lie, how terms are spelled.

Knows nothing of bodies.
"""

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from msgspec import Struct, structs

from broadsheet.clipping.posts_book import Address, Book, book_of
from broadsheet.clipping.posts_front import read_front
from broadsheet.clipping.posts_keys import Keys, read_keys
from broadsheet.clipping.posts_pictures import FindPicture, no_picture
from broadsheet.clipping.posts_site import Naming, OldSite, old_url
from broadsheet.model.config import Permalinks
from broadsheet.model.errors import BuildError
from broadsheet.model.urls import page_output
from broadsheet.reading.slugs import slug_of, slug_or_digest

_DATED_NAME = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})[-_T]?(?P<rest>.*)")
TERMS = ("tags", "authors", "section")
"""Fields whose words gather articles: two that would share a page are spelled alike."""


class Post(Struct, frozen=True):
    """One file, to be read when its turn comes."""

    path: str
    """Relative to the folder, with `/`."""
    read: Callable[[], bytes]
    """Gives its bytes; raises BuildError."""


class Known(Struct, frozen=True):
    """What the site has already."""

    tags: tuple[str, ...] = ()
    """In its spelling."""
    sections: tuple[str, ...] = ()
    """The only sections there may be; empty allows any."""
    permalink: str = Permalinks().article
    """The pattern of an article's address."""
    language: str = "en"
    """The site's, as a tag."""


class Survey(Struct, frozen=True):
    """What has to be known of all posts before one can be clipped."""

    site: OldSite
    """Where they come from."""
    book: Book
    """Where each lies, and will lie."""
    addresses: dict[str, Address]
    """By path; those that cannot be read have none."""
    spelled: dict[tuple[str, str], str]
    """By key of ours and slug: the spelling of a term."""
    sections: tuple[str, ...]
    """The only sections there may be; empty allows any."""
    find_picture: FindPicture = no_picture
    """Finds pictures of the folder."""


def survey_of(posts: Iterable[Post], site: OldSite, known: Known) -> Survey:
    """Read every post's front matter; a post that cannot be read is passed over."""
    addresses: dict[str, Address] = {}
    taken: set[str] = set()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for post in posts:
        try:
            keys = read_keys(read_front(post.read(), post.path), post.path, site.generator)
        except BuildError:
            continue
        addresses[post.path] = address_of(post.path, keys, site, taken)
        for finding in keys.findings:
            for word in finding.value if finding.field in TERMS else ():
                counts[finding.field, slug_or_digest(word, word.casefold())][word] += 1
    here = {("tags", slug_or_digest(term, term.casefold())): term for term in known.tags}
    spelled = {key: min(found.items(), key=lambda pair: (-pair[1], pair[0]))[0] for key, found in counts.items()}
    book = book_of(addresses.values(), site.base)
    addresses = _without_clashes(addresses, known.permalink)
    return Survey(site, book, addresses, spelled | here, known.sections)


def address_of(path: str, keys: Keys, site: OldSite, taken: set[str]) -> Address:
    """Say where a post was and will be; an address of a month that is taken already gets a number."""
    found = {finding.field: finding.value for finding in keys.findings}
    name, named_day = named(path)
    title = found.get("title", (name,))[0]
    day = found.get("date", (named_day,))[0][:10]
    given = found.get("slug", ("",))[0]
    slug = given or (slug_of(name) if site.slug_of_file else "") or slug_or_digest(title, path)
    free, number = slug, 2
    while f"{day[:7]} {free}" in taken:
        free, number = f"{slug[:76]}-{number}", number + 1
    taken.add(f"{day[:7]} {free}")
    names = Naming(day, slug, slug_of(title), given, keys.categories)
    url = found.get("permalink", ("",))[0] or old_url(site, path, names)
    urls = dict.fromkeys((*found.get("aliases", ()), *([url] if url else [])))
    return Address(path, f"{day or 'undated'}-{free}.md", free, day, url, tuple(urls))


def _without_clashes(addresses: dict[str, Address], permalink: str) -> dict[str, Address]:
    """Leave out old paths that are taken: an article of the folder will be there, or has been there as well."""
    taken = {_key(permalink.format(**_parts(each))) for each in addresses.values()}
    free: dict[str, Address] = {}
    for path, each in addresses.items():
        urls = {_key(url): url for url in each.urls if _key(url) not in taken}
        taken |= set(urls)
        free[path] = structs.replace(each, urls=tuple(urls.values()))
    return free


def _key(url: str) -> str:
    return page_output(unquote(url)).casefold()


def _parts(address: Address) -> dict[str, str]:
    year, month, day = (address.day or "0000-00-00").split("-")
    return {"year": year, "month": month, "day": day, "slug": address.slug, "section": ""}


def named(path: str) -> tuple[str, str]:
    """Give what a post's file is called, its folder where that is `index`, and the day that the name says."""
    folder, base = posixpath.split(path)
    name = base.rsplit(".", 1)[0]
    name = posixpath.basename(folder) if name == "index" and folder else name
    match = _DATED_NAME.fullmatch(name)
    if not match:
        return name, ""
    return match["rest"] or name, f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
