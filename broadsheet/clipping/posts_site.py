"""What another generator's own settings say of its posts' old addresses and of how its feed named them.

Knows which generator writes what by default; nothing of texts.
"""

import posixpath
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from broadsheet.clipping.posts_front import read_front
from broadsheet.model.errors import BuildError
from broadsheet.reading.slugs import slug_of

Generator = Literal["pelican", "jekyll", "eleventy", "hugo", "zola"]
GENERATORS: tuple[Generator, ...] = ("pelican", "jekyll", "eleventy", "hugo", "zola")
"""Those that are known."""


class OldSite(Struct, frozen=True):
    """The site that posts come from."""

    generator: Generator
    """Who made its pages."""
    base: str = ""
    """Its address, without `/` at its end; empty where its settings are not there."""
    permalink: str = ""
    """The pattern of a post's address, in the generator's own words; empty where it is not known."""
    folders: dict[str, str] = {}
    """Hugo's patterns for posts of some top folders."""

    @property
    def slug_of_file(self) -> bool:
        """Whether a post's address ends in its file's name; Pelican's ends in the title."""
        return self.generator != "pelican"


class Naming(Struct, frozen=True):
    """What addresses are made of."""

    day: str
    """`YYYY-MM-DD`; may be empty."""
    slug: str
    """What the post gives, else made of its file's name, or of its title."""
    titled: str = ""
    """Made of its title."""
    given: str = ""
    """What the post itself gives for a slug."""
    categories: Sequence[str] = ()
    """In their order."""


_SETTINGS: dict[str, tuple[Generator, ...]] = {
    "_config.yml": ("jekyll",),
    "_config.yaml": ("jekyll",),
    "publishconf.py": ("pelican",),
    "pelicanconf.py": ("pelican",),
    "hugo.toml": ("hugo",),
    "hugo.yaml": ("hugo",),
    "hugo.yml": ("hugo",),
    "zola.toml": ("zola",),
    "config.toml": ("zola", "hugo"),
    "config.yaml": ("hugo",),
    "config.yml": ("hugo",),
    ".eleventy.js": ("eleventy",),
    "eleventy.config.js": ("eleventy",),
    "eleventy.config.mjs": ("eleventy",),
    "eleventy.config.cjs": ("eleventy",),
    "eleventy.config.ts": ("eleventy",),
}
SETTINGS = tuple(_SETTINGS)
"""The names of settings files, the better first."""
_JEKYLL = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
}
_ASSIGNED = re.compile(r"^(?P<key>[A-Z_]+)\s*=\s*[rR]?(?P<mark>[\"'])(?P<value>.*?)(?P=mark)", re.MULTILINE)
_PELICAN_DATE = re.compile(r"\{date:(?P<form>(?:%[YmdbB]|[-/_.])+)\}")


def old_site(name: str, raw: bytes) -> OldSite | None:
    """Read a generator's settings; nothing where they are another program's of that name."""
    try:
        values = _settings(name, raw)
    except (BuildError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    for generator in _SETTINGS.get(name, ()):
        base, permalink = _READERS[generator](values)
        if base is not None:
            folders = _folders(values) if generator == "hugo" else {}
            return OldSite(generator, base if re.match(r"https?://[^/]", base) else "", permalink, folders)
    return None


def _settings(name: str, raw: bytes) -> dict[str, Any]:
    text = raw.decode()
    if name.endswith(".py"):
        return {match["key"]: match["value"] for match in _ASSIGNED.finditer(text)}
    if name.endswith(".toml"):
        return tomllib.loads(text)
    return read_front(f"---\n{text}\n---\n".encode(), name).values if name.endswith(("yml", "yaml")) else {}


def _jekyll(values: Mapping[str, Any]) -> tuple[str | None, str]:
    pattern = str(values.get("permalink") or "date")
    return _joined(str(values.get("url", "")), str(values.get("baseurl", ""))), _JEKYLL.get(pattern, pattern)


def _pelican(values: Mapping[str, Any]) -> tuple[str | None, str]:
    return _joined(values.get("SITEURL", ""), ""), values.get("ARTICLE_URL", "{slug}.html")


def _hugo(values: Mapping[str, Any]) -> tuple[str | None, str]:
    base = next((str(value) for key, value in values.items() if key.lower() == "baseurl"), None)
    return (None if base is None else _joined(base, "")), ":path"


def _folders(values: Mapping[str, Any]) -> dict[str, str]:
    """Give Hugo's patterns by top folder; newer settings have them below `page`."""
    table = values.get("permalinks")
    inner = table.get("page", table) if isinstance(table, Mapping) else None
    return {name: text for name, text in inner.items() if isinstance(text, str)} if isinstance(inner, Mapping) else {}


def _zola(values: Mapping[str, Any]) -> tuple[str | None, str]:
    base = values.get("base_url")
    return (None if base is None else _joined(str(base), "")), ":path"


def _eleventy(_: Mapping[str, Any]) -> tuple[str | None, str]:
    return "", ""


_READERS = {"jekyll": _jekyll, "pelican": _pelican, "hugo": _hugo, "zola": _zola, "eleventy": _eleventy}


def _joined(url: str, below: str) -> str:
    return f"{url.rstrip('/')}/{below.strip('/')}".rstrip("/")


def old_url(site: OldSite, path: str, named: Naming) -> str:
    """Give the path that a post had; empty where the settings do not tell, or it hangs on more than its names."""
    place, name = posixpath.split(path)
    folder, file = posixpath.split(place) if name.startswith("index.") else (place, name.rpartition(".")[0])
    folder = folder.removeprefix("content").strip("/")
    pattern = site.folders.get(folder.partition("/")[0], site.permalink)
    if pattern == ":path":
        return f"/{folder}/{named.slug}/".replace("//", "/")
    if not pattern or not named.day:
        return ""
    url = _hugo_filled(pattern, folder, file, named) if site.generator == "hugo" else _filled(site, named)
    return "" if re.search(r"[:{}?]", url) else url


def _hugo_filled(pattern: str, folder: str, file: str, named: Naming) -> str:
    """Fill a pattern as Hugo does: `:slug` is the title where a post gives none."""
    year, month, day = named.day.split("-")
    words = {":year": year, ":month": month, ":day": day, ":sections": folder, ":section": folder.partition("/")[0]}
    words |= {":title": named.titled, ":slug": named.given or named.titled}
    words |= dict.fromkeys((":filename", ":contentbasename"), file)
    words |= dict.fromkeys((":slugorfilename", ":slugorcontentbasename"), named.given or file)
    url = "/" + re.sub(r":[a-z]+", lambda word: words.get(word[0], word[0]), pattern).strip("/")
    return url if "." in posixpath.basename(url) else f"{url}/"


def _filled(site: OldSite, named: Naming) -> str:
    year, month, date = named.day.split("-")
    slug, categories = named.slug, "/".join(slug_of(each) for each in named.categories)
    if site.generator == "pelican":
        parts = {"%Y": year, "%m": month, "%d": date}
        dated = _PELICAN_DATE.sub(
            lambda match: re.sub("%.", lambda part: parts.get(part[0], "?"), match["form"]), site.permalink
        )
        return "/" + dated.replace("{slug}", slug).replace("{category}", categories).lstrip("/")
    words = {":year": year, ":month": month, ":day": date, ":short_year": year[2:]}
    words |= {":i_month": str(int(month)), ":i_day": str(int(date)), ":output_ext": ".html"}
    words |= {":title": slug, ":slug": slug, ":categories": categories}
    return re.sub(r":[a-z_]+", lambda word: words.get(word[0], word[0]), site.permalink).replace("//", "/")


def old_id(site: OldSite, url: str) -> str:
    """Give the identity that a post had in the feed that its generator makes, so that no subscriber gets it twice.

    Jekyll's (jekyll-feed) is the address without what ends it; Hugo's and Zola's is the address. Empty where not known.
    """
    if not site.base or not url:
        return ""
    if site.generator == "jekyll":
        return site.base + re.sub(r"(?:\.html|/)$", "", url)
    return site.base + url if site.generator in {"hugo", "zola"} else ""
