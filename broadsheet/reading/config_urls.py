"""The settings that make the site's addresses: its base URL, its permalinks, the links in its menu.

Knows nothing of the other settings.
"""

import re
from contextlib import suppress
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from msgspec import structs

from broadsheet.model.config import MenuLink, Permalinks
from broadsheet.model.urls import PATH_SAFE
from broadsheet.reading.fields import Fields
from broadsheet.reading.spelling import nearest
from broadsheet.reading.web_urls import url_mistake

_SHAPE = re.compile(r"/(?:(?:[a-z0-9._-]|\{[a-z]+\})+/)*(?:[a-z0-9._-]|\{[a-z]+\})*")
_FIELDS = {
    "article": ("year", "month", "day", "slug", "section"),
    "page": ("slug",),
}


def read_base_url(fields: Fields) -> str:
    """Read `url`, without a slash at its end."""
    fields.required("url", "https://example.org")
    url = fields.url("url")
    parts = urlsplit(url)
    if re.search(r"/(?:/|\.\.?(?:/|$))", unquote(parts.path).rstrip("/")):
        fields.fault("'url' holds '.', '..' or an empty segment", fields.place("url"), "write the plain path")
    if "?" in url or "#" in url:
        fields.fault("'url' holds a query or a fragment", fields.place("url"), "end it at the path")
    return _ascii(url).rstrip("/")


def _ascii(url: str) -> str:
    """Write a base URL as feeds and browsers send it: its path percent-encoded, its host by IDNA (RFC 3490)."""
    parts = urlsplit(url)
    with suppress(UnicodeError):
        parts = parts._replace(netloc=parts.netloc.encode("idna").decode("ascii"))
    return urlunsplit(parts._replace(path=quote(parts.path, safe=PATH_SAFE)))


def read_menu(fields: Fields) -> tuple[MenuLink, ...]:
    """Read `menu`, in the order written."""
    links = []
    for inner in fields.maps("menu"):
        title, url = inner.required("title", "Contact"), inner.required("url", "https://example.org/")
        if (
            url
            and not re.fullmatch(r"/([^/\\\s][^\\\s]*)?", url)
            and (mistake := url_mistake(url, ("http", "https", "mailto")))
        ):
            inside = f"; or on this site with '/' first: /{url}" if re.fullmatch(r"[\w-][\w/-]*", url) else ""
            inner.fault(f"'{url}' is not a URL that may stand here", inner.place("url"), mistake + inside)
        links.append(MenuLink(title, url))
        inner.close()
    return tuple(links)


def read_permalinks(fields: Fields) -> Permalinks:
    """Read `permalinks`; every shape can be filled in and stays below the base URL."""
    inner = fields.map("permalinks")
    if inner is None:
        return Permalinks()
    shapes = {kind: _shape(inner, kind, known) for kind, known in _FIELDS.items()}
    inner.close()
    return structs.replace(Permalinks(), **{kind: shape for kind, shape in shapes.items() if shape})


def _shape(inner: Fields, kind: str, known: tuple[str, ...]) -> str:
    shape = inner.text(kind)
    hint = f"for example: {kind}: {getattr(Permalinks(), kind)}"
    unknown = [name for name in re.findall(r"\{([^}]*)\}", shape) if name not in known]
    if unknown:
        inner.fault(f"'{{{unknown[0]}}}' is not part of a permalink", inner.place(kind), nearest(unknown[0], known))
    elif shape and ("{slug}" not in shape or not _SHAPE.fullmatch(shape)):
        inner.fault(f"'{shape}' is not a permalink", inner.place(kind), hint)
    elif re.search(r"(^|/)\.", shape):
        inner.fault(f"'{shape}' has a segment that begins with a dot", inner.place(kind), hint)
    else:
        return shape
    return ""
