"""What in a letter breaks in mail programs: it is read as they get it, whichever template made it.

Knows no edition: whoever asks says where its pictures and links stand.
"""

import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from urllib.parse import urlsplit

from msgspec import Struct

WIDEST_TABLE = 5
"""Columns that a phone shows side by side."""
WIDEST_LINE = 72
"""Characters of code that a sheet of 600 pixels holds; Outlook breaks no line of it."""
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|%\(\w+\)[sd]")
_UNKNOWN = (".webp", ".avif")
_NOT_SHOWN = frozenset({"audio", "canvas", "embed", "form", "iframe", "input", "object", "script", "svg", "video"})
_ABSOLUTE = re.compile(r"(?:https?|mailto|tel|cid):", re.IGNORECASE)
_ADDRESSES = {"a": "href", "img": "src"}


class Fault(Struct, frozen=True):
    """Something that mail programs show badly."""

    message: str
    """What it is."""
    hint: str
    """What to do."""
    url: str = ""
    """The picture or link that it is about; empty for others."""


def faults_of(html: str, stories: Sequence[str]) -> tuple[Fault, ...]:
    """Name each fault of a letter once; `stories` are the addresses that it should lead to."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(dict.fromkeys([*_left_out(reader.hrefs, stories), *reader.faults]))


def _left_out(hrefs: Iterable[str], stories: Sequence[str]) -> list[Fault]:
    there = set(hrefs)
    missing = sum(story not in there for story in stories)
    if not missing:
        return []
    message = f"the letter is longer than the 100 KB that Gmail shows: {missing} of {len(stories)} stories are left out"
    return [Fault(message, "readers get a link to the rest: shorten the note or the summaries, or pick fewer stories")]


class _Reader(HTMLParser):
    """Gathers what is wrong."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[Fault] = []
        self.hrefs: list[str] = []
        self._code = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in _ADDRESSES:
            self._address(tag, given.get(_ADDRESSES[tag], ""))
        if tag == "img":
            self._picture(given)
        if tag in _NOT_SHOWN:
            self._fault(f"mail programs do not show <{tag}>", "leave it to the edition's page, and link to that")
        if tag == "tr":
            self._cells = 0
        self._cells += tag in {"td", "th"}
        self._code += tag in {"pre", "code"}

    def handle_endtag(self, tag: str) -> None:
        """Look at a row whose cells are known."""
        self._code -= tag in {"pre", "code"} and self._code > 0
        if tag == "tr" and self._cells > WIDEST_TABLE:
            message = f"a table of {self._cells} columns is too wide for mail on a phone"
            self._fault(message, f"use at most {WIDEST_TABLE}, or leave the table to an article and link to it")

    def handle_data(self, data: str) -> None:
        """Look at words."""
        if not self._code and (found := _LEFT_OVER.search(data)):
            self._fault(
                f"'{found[0]}' is left over from a template", "look into mail/letter.html, or put it into `code`"
            )
        longest = max(map(len, data.split("\n")))
        if self._code and longest > WIDEST_LINE:
            message = f"a line of code has {longest} characters, and mail programs do not break it"
            self._fault(message, f"break it before {WIDEST_LINE}, or leave the code to an article and link to it")

    def _address(self, tag: str, url: str) -> None:
        if tag == "a":
            self.hrefs.append(url)
        if url and not _ABSOLUTE.match(url):
            self._fault(f"'{url}' is no whole address, and a letter has no page around it", "begin it with https:", url)

    def _picture(self, given: dict[str, str]) -> None:
        url = given.get("src", "")
        name = urlsplit(url).path.rpartition("/")[2]
        if not given.get("alt", "").strip():
            hint = "say what it shows: mail programs show no picture before the reader asks for it"
            self._fault(f"the picture {name} has no words in its place", hint, url)
        if name.lower().endswith(_UNKNOWN):
            message = f"the picture {name} is of a format that Outlook on Windows does not show"
            self._fault(message, "give it as PNG or JPEG", url)

    def _fault(self, message: str, hint: str, url: str = "") -> None:
        self.faults.append(Fault(message, hint, url))
