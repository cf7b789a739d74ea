"""A piece of HTML that is all article (a feed's item) is put in trafilatura's words, so that one writer serves both.

Knows nothing of where it came from.
"""

from typing import Any

from broadsheet.clipping.page_tree import load

_NAMES = {
    "h1": "head",
    "h2": "head",
    "h3": "head",
    "h4": "head",
    "h5": "head",
    "h6": "head",
    "ul": "list",
    "ol": "list",
    "li": "item",
    "blockquote": "quote",
    "a": "ref",
    "img": "graphic",
    "br": "lb",
    "pre": "code",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "figure": "div",
    "header": "div",
    "dl": "div",
    "dt": "p",
    "dd": "p",
    "figcaption": "p",
    "center": "div",
}
_MARKS = {"b": "#b", "strong": "#b", "i": "#i", "em": "#i", "cite": "#i", "kbd": "#t", "samp": "#t", "tt": "#t"}
_NEVER = ("script", "style", "template", "noscript", "form", "iframe", "object", "embed", "svg", "button", "nav")
_GROUPS = ("tbody", "thead", "tfoot")


def article_of(html: str, name: str) -> Any:
    """Give a tree in trafilatura's words for HTML that is the body of an article; None where it is empty."""
    if not html.strip():
        return None
    tree = load(f"<html><body><div>{html}</div></body></html>".encode(), name)
    body = tree.find("body") if tree.find("body") is not None else tree
    for element in list(body.iter(*_NEVER)):
        element.drop_tree()
    for element in list(body.iter(*_GROUPS, "span", "font", "small", "u", "abbr", "picture", "time", "mark")):
        element.drop_tag()
    for element in body.iter():
        if isinstance(element.tag, str):
            _rename(element)
    return body


def _rename(element: Any) -> None:
    tag = element.tag
    if tag in _MARKS:
        element.tag = "hi"
        element.set("rend", _MARKS[tag])
        return
    if tag == "code" and element.getparent().tag == "code":
        element.drop_tag()
        return
    if tag in {"ul", "ol"} or (tag.startswith("h") and tag[1:].isdigit()):
        element.set("rend", tag)
    if tag == "a":
        element.set("target", element.get("href") or "")
    element.tag = _NAMES.get(tag, tag)
