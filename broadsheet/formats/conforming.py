"""XHTML that a sanitiser left well-formed keeps HTML's content models too: what stands where it must not is renamed.

A sanitiser lets `<li>` stand without a list and `<p>` within a heading, as browsers do; EPUB's reading systems and
EpubCheck do not (EPUB 3.3, section 6.1.2; WHATWG HTML, section 3.2.5). Such an element becomes a `div` or a `span`,
so that every word stays. Knows nothing of books.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple
from xml.etree.ElementTree import Element, XMLParser

from broadsheet.formats.attributes import allowed

_MARKS = frozenset(
    {"b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "u", "var"}
)
_WITHIN_LINES = _MARKS | {
    *("a", "abbr", "bdi", "bdo", "br", "del", "dfn", "img", "ins", "ruby", "sub", "sup", "time", "wbr"),
}
"""What may stand within a line (phrasing content)."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OF_LINES = (_WITHIN_LINES - {"a", "del", "ins"}) | _HEADINGS | {"p", "pre", "summary", "rt", "rp"}
"""What holds nothing but that."""
_EMPTY = frozenset({"br", "col", "hr", "img", "wbr"})
_PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "figcaption": {"figure"},
    "summary": {"details"},
    "rt": {"ruby"},
    "rp": {"ruby"},
    "caption": {"table"},
    "colgroup": {"table"},
    "col": {"colgroup"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}
_BARRED = {
    "a": {"a", "details"},
    "dfn": {"dfn"},
    "caption": {"table"},
    "dt": _HEADINGS | {"section"},
    "th": _HEADINGS | {"section"},
}
"""What may not stand anywhere within an element."""
_MODELS = {
    "ul": "(li )*",
    "ol": "(li )*",
    "dl": "((dt )+(dd )+)*",
    "colgroup": "(col )*",
    "tr": "((td|th) )*",
    "thead": "(tr )*",
    "tbody": "(tr )*",
    "tfoot": "(tr )*",
    "table": "(caption )?(colgroup )*(thead )?((tbody )*|(tr )+)(tfoot )?",
    "figure": r"(figcaption )?((?!figcaption )\S+ )*|((?!figcaption )\S+ )*(figcaption )?",
    "details": r"summary ((?!summary )\S+ )*",
    "ruby": r"(((?!r[tp] )\S+ )+((rt )+|rp rt rp ))+",
}
"""What an element's children must be, by name, each with a space behind it; text is `#`."""


class _Around(NamedTuple):
    """What an element stands in."""

    tag: str
    """The element around it."""
    lines: bool
    """Whether there may be nothing but lines."""
    barred: frozenset[str]
    """What may not be there."""


def conforming(xhtml: str) -> str:
    """Rename what HTML does not allow where it stands, and leave out attributes that it does not know there."""
    parser = XMLParser()  # noqa: S314  # expat, on what nh3 wrote: it declares nothing
    parser.feed(f"<div>{xhtml}</div>")
    root: Element = parser.close()
    waiting = [(root, _Around("div", lines=False, barred=frozenset()))]
    while waiting:  # texts may be nested deeper than calls
        element, around = waiting.pop()
        for child in element:
            _mend(child, around)
            barred = around.barred | _BARRED.get(child.tag, set())
            waiting.append((child, _Around(child.tag, around.lines or child.tag in _OF_LINES, barred)))
    return "".join(_written(root))


def _mend(element: Element, around: _Around) -> None:
    if not _fits(element, around):
        element.tag = "span" if around.lines else "div"
    element.attrib = allowed(element.tag, around.tag, element.attrib)
    if element.tag == "bdo" and "dir" not in element.attrib:
        element.tag = "bdi"
    if element.tag == "rp":
        element.text = "".join(element.itertext())
        del element[:]


def _fits(element: Element, around: _Around) -> bool:
    tag = element.tag
    parents = _PARENTS.get(tag)
    if tag in around.barred or (parents and around.tag not in parents):
        return False
    if around.lines and not parents and tag not in _WITHIN_LINES:
        return False
    if tag == "time" and "datetime" not in allowed(tag, around.tag, element.attrib):
        return False
    return tag not in _MODELS or re.fullmatch(_MODELS[tag], _children(element)) is not None


def _children(element: Element) -> str:
    """Name an element's children in order, each with a space behind it; text is `#`, and space is nothing."""
    names = ["#"] if _says(element.text) else []
    for child in element:
        names.append(child.tag)
        names += ["#"] if _says(child.tail) else []
    return "".join(f"{name} " for name in names)


def _says(text: str | None) -> bool:
    """Tell whether a text is more than what XML counts as space."""
    return bool((text or "").strip(" \t\n\r"))


def _written(root: Element) -> Iterator[str]:
    """Write what an element holds."""
    yield escape(root.text or "", quote=False)
    within = [(root, iter(root))]
    while within:
        element, children = within[-1]
        child = next(children, None)
        if child is not None:
            attributes = "".join(f' {name}="{escape(text)}"' for name, text in child.attrib.items())
            empty = child.tag in _EMPTY
            yield f"<{child.tag}{attributes}{'/' if empty else ''}>" + escape(child.text or "", quote=False)
            yield escape(child.tail or "", quote=False) if empty else ""
            within += [] if empty else [(child, iter(child))]
            continue
        within.pop()
        if within:
            yield f"</{element.tag}>" + escape(element.tail or "", quote=False)
