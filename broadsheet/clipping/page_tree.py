"""The one module that knows trafilatura: a page's bytes become a tree, and the tree its article's own part."""

from typing import Any

from msgspec import Struct

from broadsheet.model.errors import BuildError, Source

_MISSING = "pip install 'broadsheet[import]' brings it; 'make site' has done so in the site's own environment"


class Extracted(Struct, frozen=True):
    """What trafilatura takes for the article."""

    body: Any
    """An lxml tree in trafilatura's own words (`p`, `head`, `list`, `item`, `quote`, `hi`, `ref`, `graphic`, ...)."""
    text: str
    """The same as plain text."""
    author: str
    """As trafilatura guesses it; may be empty."""
    date: str
    """`YYYY-MM-DD` as it guesses it; may be empty."""
    site: str
    """The site's name as it guesses it; may be empty."""


def load(raw: bytes, name: str) -> Any:
    """Parse a page as browsers would; raises BuildError where it is no HTML, or where trafilatura is missing."""
    try:
        from trafilatura import load_html  # noqa: PLC0415  # 400 ms, only for pages
    except ImportError as error:
        missing = error.name or "trafilatura"
        raise BuildError(f"reading HTML needs the package '{missing}'", Source(name), _MISSING) from None
    tree = load_html(raw)
    if tree is None:
        raise BuildError("this cannot be read as HTML", Source(name), "save the whole page, or clip its text")
    return tree


def extract(tree: Any, url: str) -> Extracted | None:
    """Find the article in a page; nothing where there is none. The tree is used up."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # the same

    _mark_code(tree)
    found: Any = bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        include_images=True,
        include_links=True,
        include_formatting=True,
        with_metadata=True,
    )
    if found is None or found.body is None:
        return None
    return Extracted(found.body, found.text or "", found.author or "", found.date or "", found.sitename or "")


def _mark_code(tree: Any) -> None:
    """Say of preformatted text that it is code: without that it is taken for a quotation."""
    for element in list(tree.iter("pre")):
        code = element.makeelement("code")
        code.text, tail = element.text_content(), element.tail
        element.clear()
        element.tail = tail
        element.append(code)
