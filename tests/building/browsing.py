"""What a browser would make of a page: which addresses it links to, and which it would ask for by itself."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib

from broadsheet.model.scripts import FIRST_SCRIPT

_FETCHED = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "manifest"})
_SOURCES = ("src", "poster", "data", "background", "longdesc")
_OURS = re.compile(r"(/[\w/]*assets/(reader|search)\.[0-9a-f]{10}\.js ?){1,2}")
_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


def elements(page: bytes) -> list[Any]:
    """Parse a page as browsers do (WHATWG HTML), and give its elements in order."""
    document = html5lib.parse(page, transport_encoding="utf-8", namespaceHTMLElements=False)
    return [element for element in document.iter() if isinstance(element.tag, str)]


def links(page: bytes) -> Iterator[str]:
    """Give every address that a page names: links, images, styles, feeds, redirects."""
    for element in elements(page):
        yield from (element.get(name) for name in ("href", "src", "poster") if element.get(name) is not None)
        if (element.get("http-equiv") or "").lower() == "refresh":
            yield element.get("content").partition("url=")[2]


def requests(page: bytes) -> Iterator[str]:
    """Give every address that a page asks for without being asked."""
    for element in elements(page):
        yield from (element.get(name) for name in _SOURCES if element.get(name) is not None)
        for part in (element.get("srcset") or "").split(","):
            yield from part.split()[:1]
        if element.tag == "link" and _FETCHED & set((element.get("rel") or "").lower().split()):
            yield element.get("href")
        if element.tag in {"base", "use", "image", "form"}:
            yield from (value for name, value in element.items() if name.endswith(("href", "action")))
        yield from asked_by_css((element.get("style") or "") + (element.text or "" if element.tag == "style" else ""))


def asked_by_css(text: str) -> list[str]:
    """Give every address that a style sheet asks for."""
    return [first or second for first, second in _CSS.findall(text)]


def scripts(page: bytes) -> list[str]:
    """Name everything in a page that runs, but for the theme's own script, which brings its others."""
    found = []
    for element in elements(page):
        ours = element.text == FIRST_SCRIPT and bool(_OURS.fullmatch(element.get("data-src") or ""))
        runs = element.tag in {"script", "iframe", "object", "embed", "frame"} and not ours
        found += [element.tag] if runs and element.get("type") != "application/ld+json" else []
        found += [name for name in element.keys() if name.startswith("on")]  # noqa: SIM118  # an element is no mapping
        found += [value for _, value in element.items() if value.strip().lower().startswith("javascript:")]
    return found


def dead_links(site: Mapping[str, bytes], base_url: str) -> list[tuple[str, str]]:
    """Give each address of a site's pages that is of its own origin and leads to no file or no such id of it."""
    base, dead = urlsplit(base_url), []
    ids = {path: _ids(page) for path, page in site.items() if path.endswith(".html")}
    for path, page in site.items():
        for link in links(page) if path.endswith(".html") else ():
            url, fragment = urldefrag(urljoin(base_url + path.removesuffix("index.html"), link))
            parts = urlsplit(url)
            if parts.netloc != base.netloc:
                continue
            file = unquote(parts.path.removeprefix(base.path)) or "index.html"
            file += "index.html" if file.endswith("/") else ""
            known = parts.path.startswith(base.path) and file in site
            if not known or (fragment and unquote(fragment) not in ids.get(file, {unquote(fragment)})):
                dead.append((path, link))
    return dead


def _ids(page: bytes) -> set[str]:
    return {element.get("id") for element in elements(page) if element.get("id")}
