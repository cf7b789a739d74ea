"""A body's HTML as plain text, for readers of mail without HTML.

Knows sanitised HTML only: every element in it is closed.
"""

import re
from html.parser import HTMLParser
from textwrap import fill

WIDTH = 72
_BLOCKS = frozenset({"p", "div", "section", "ul", "ol", "table", "blockquote", "figure", "details", "dl"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def plain_text(html: str) -> str:
    """Write HTML as paragraphs in lines of at most 72 characters; a link's URL follows its words."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.told()


def wrapped(text: str) -> str:
    """Break a paragraph into lines of at most 72 characters; a longer word, such as a URL, stays whole."""
    return fill(" ".join(text.split()), WIDTH, break_long_words=False, break_on_hyphens=False)


class _Writer(HTMLParser):
    """Gathers paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[str] = []
        self._text: list[str] = []
        self._hrefs: list[str] = []
        self._lists: list[int] = []
        self._pre = 0

    def told(self) -> str:
        """Give all paragraphs."""
        self._end()
        return "\n\n".join(self._paragraphs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what an element is in plain text."""
        given = dict(attrs)
        if (tag in _BLOCKS or tag in _HEADINGS or tag in {"pre", "tr", "li", "hr"}) and not self._begun():
            self._end()
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._text.append(self._mark())
        elif tag == "a":
            self._hrefs.append(given.get("href") or "")
        elif tag == "img":
            self._text.append(given.get("alt") or "")
        elif tag == "br":
            self._text.append("\n" if self._pre else " ")
        elif tag == "pre":
            self._pre += 1
        elif tag == "hr":
            self._paragraphs.append("* * *")

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag == "a" and self._hrefs:
            href = self._hrefs.pop()
            self._text.append(f" <{href}>" if re.match(r"https?:|mailto:", href) and "#fn-" not in href else "")
        elif tag in {"td", "th"}:
            self._text.append("  ")
        elif tag in {"ul", "ol"} and self._lists:
            self._end()
            self._lists.pop()
        elif tag in _BLOCKS or tag in _HEADINGS or tag in {"pre", "tr", "li"}:
            self._end()
            self._pre -= tag == "pre"

    def handle_data(self, data: str) -> None:
        """Take words."""
        self._text.append(data)

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _begun(self) -> bool:
        """Tell whether nothing but an item's mark is there yet, which its first paragraph follows."""
        return bool(re.fullmatch(r"- |\d+\. ", "".join(self._text).lstrip("\n")))

    def _end(self) -> None:
        text = "".join(self._text)
        self._text = []
        if text.strip():
            self._paragraphs.append(text.strip("\n") if self._pre else wrapped(text))
