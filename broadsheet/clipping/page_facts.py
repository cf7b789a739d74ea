"""What a page says of itself: JSON-LD, meta tags, microdata, headings.

A tree is lxml's, as the one module that knows trafilatura gives it. Knows nothing of the article's text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice, takewhile
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.page_linked import Linked, articles_in, linked_objects, pages_in

Tree = Any
"""An element of lxml.html; untyped there."""
_KICKER = re.compile(
    r"kicker|(?:top|over|roof|pre|head)-?line(?!r)|dachzeile|eyebrow|prefix|categor|section|topic|intro|rubrik|spitzmarke",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 400


class Facts(Struct, frozen=True):
    """Everything that a page says of itself, as it says it."""

    linked: tuple[Linked, ...]
    """JSON-LD objects that are articles, the first being the best."""
    around: tuple[Linked, ...]
    """JSON-LD objects that are the page."""
    meta: dict[str, tuple[str, ...]]
    """Meta tags and microdata by name in lower case: `og:title`, `author`, `itemprop:datepublished`."""
    title: str
    """The `title` element."""
    headings: tuple[tuple[int, str], ...]
    """Level and text of the headings down to 3, in order."""
    site: str
    """The site's name; empty where it is not said."""
    url: str
    """The page's own address; empty where neither the page nor who fetched it says."""
    language: str
    """The page's language tag as written; may be empty."""
    captions: tuple[str, ...] = ()
    """What stands below pictures."""


def facts_of(tree: Tree, url: str = "") -> Facts:
    """Gather what a page says of itself."""
    meta = _meta(tree)
    objects = linked_objects(tree)
    linked = articles_in(objects)
    site = first(meta, "og:site_name", "application-name", "twitter:app:name:iphone") or _publisher(linked)
    said = [link.get("href", "") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    own = next((each for each in (url, *said, first(meta, "og:url")) if each.startswith(("http:", "https:"))), "")
    return Facts(
        linked=linked,
        around=pages_in(objects),
        meta=meta,
        title=text_of(next(tree.iter("title"), None)),
        headings=tuple(_headings(tree)),
        site=site,
        url=own,
        language=(tree.get("lang") or tree.get("xml:lang") or first(meta, "og:locale", "content-language")).strip(),
        captions=tuple(_captions(tree)),
    )


def first(meta: dict[str, tuple[str, ...]], *names: str) -> str:
    """Give the first value of the first name that a page has."""
    return next((meta[name][0] for name in names if name in meta), "")


def text_of(element: Tree | None) -> str:
    """Give an element's text on one line, without scripts."""
    if element is None:
        return ""
    parts = (
        str(text) for text in element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::template)]")
    )
    return tidy(" ".join(" ".join(parts).split()))


def texts(value: Any) -> tuple[str, ...]:
    """Give the texts of a JSON-LD value: itself, its `name`, its `@value`, or those of a list."""
    if isinstance(value, str):
        return (tidy(" ".join(unescape(value).split())),) if value.strip() else ()
    if isinstance(value, list):
        return tuple(text for each in value for text in texts(each))
    return texts(value.get("name") or value.get("@value") or "") if isinstance(value, dict) else ()


def _meta(tree: Tree) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        content = tidy(" ".join((element.get("content") or "").split()))
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    for element in tree.xpath("//*[@itemprop]"):
        value = element.get("content") or element.get("datetime") or text_of(element)
        for name in (element.get("itemprop") or "").lower().split():
            if value and len(value) < 500:  # noqa: PLR2004 - a body is no fact
                found.setdefault(f"itemprop:{name}", []).append(tidy(" ".join(value.split())))
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def _publisher(linked: Iterable[dict[str, Any]]) -> str:
    return next((name for each in linked for name in texts(each.get("publisher"))), "")


def _headings(tree: Tree) -> Iterator[tuple[int, str]]:
    for element in tree.iter("h1", "h2", "h3"):
        children = list(element)
        if len(children) > 1 and _KICKER.search(children[0].get("class") or ""):
            children[0].getparent().remove(children[0])
        text = text_of(element)
        if text and not any(above.tag in {"nav", "footer", "aside"} for above in element.iterancestors()):
            yield int(element.tag[1]), text


def _captions(tree: Tree) -> Iterator[str]:
    """Give the texts that a page's marks call captions and that stand with a picture, not with a quotation or code."""
    for element in tree.xpath("//figcaption | //*[contains(@class, 'caption')]"):
        near = (element, *islice(element.iterancestors(), 3))
        figure = next((each for each in near if each.tag == "figure"), None)
        pictured = any(each.find(".//img") is not None for each in near if each.tag not in {"body", "article", "main"})
        quoted = figure is not None and any(
            figure.find(f".//{tag}") is not None for tag in ("blockquote", "pre", "table")
        )
        text = text_of(element)
        if pictured and not quoted and 0 < len(text) <= _LONGEST_CAPTION:
            yield text


def of_class(*parts: str, where: str = "*") -> str:
    """Write the XPath of elements whose class has one of some parts."""
    return f"//{where}[{' or '.join(f'contains(@class, {part!r})' for part in parts)}]"


def is_beside(element: Tree, place: re.Pattern[str], within: Sequence[Tree] = ()) -> bool:
    """Tell whether an element stands within one whose class or id names a place beside the article.

    Of the elements that hold both it and what is known to be the article's, none is asked: `has-sidebar` is no sidebar.
    """
    above = takewhile(lambda each: each not in within, (element, *element.iterancestors()))
    return any(
        place.search(f"{each.get('class') or ''} {each.get('id') or ''}")
        for each in above
        if each.tag not in {"body", "html"}
    )


def host_name(url: str) -> str:
    """Give the word by which a site is known: `spektrum` of `www.spektrum.de`."""
    parts = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    return max(parts[:-1] or parts, key=len)


def host_ending(url: str) -> str:
    """Give the last part of a site's host: `uk` of `www.bbc.co.uk`; empty where there is no address."""
    return (urlsplit(url).hostname or "").rpartition(".")[2] if url else ""
