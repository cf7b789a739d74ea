"""Markdown becomes HTML by Python-Markdown, made quicker. The one module that knows it.

It gives footnotes the shape that `engines` promises.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions import Extension
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteBlockProcessor, FootnoteExtension
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString

from broadsheet.reading.commonmark import BACK_TITLE

BUILT_IN = ("tables", "attr_list", "fenced_code", "sane_lists")
_BACK = "&#8617;&#65038;"  # a text arrow: without the selector some phones draw an emoji
_NOTE_ID = re.compile(r"(#?)fn(?P<ref>ref(?P<count>\d*))?:(?P<label>.*)", re.DOTALL)


def convert(text: str, extensions: tuple[str, ...], *, escape: bool) -> str:
    """Turn Markdown into HTML, with config's extensions; HTML within it stays, or is shown as text."""
    try:
        return _engine(extensions, escape).reset().convert(text)
    except RecursionError:
        _engine.cache_clear()  # its parser stands in the middle of this text, and `reset` leaves it there
        raise


def unknown_extensions(names: Iterable[str]) -> tuple[str, ...]:
    """List the Python-Markdown extensions that cannot be loaded, in the order given."""
    return tuple(name for name in names if not _loads(name))


def _loads(name: str) -> bool:
    try:
        Markdown(extensions=[name])
    except (ImportError, AttributeError, TypeError, ValueError):
        return False
    return True


@lru_cache(maxsize=4)
def _engine(extensions: tuple[str, ...], escape: bool) -> Markdown:  # noqa: FBT001 - a key of the cache
    """Give the library with what it looks for in vain left out."""
    engine = library(extensions, escape=escape)
    engine.treeprocessors.register(_SkippingInline(engine), "inline", 20)
    _skip_blocks(engine)
    _skip_documents(engine, alone={*extensions} <= {*BUILT_IN, "footnotes"})
    return engine


def library(extensions: tuple[str, ...], *, escape: bool = False) -> Markdown:
    """Give the library as it is, with our extensions, the footnotes' shape, and raw HTML shown as text if asked for."""
    notes = _Footnotes(USE_DEFINITION_ORDER=False, BACKLINK_TEXT=_BACK)
    further = [name for name in extensions if name not in {*BUILT_IN, "footnotes"}]
    engine = Markdown(extensions=[*BUILT_IN, notes, _OneShape(), *further])
    if escape:
        engine.preprocessors.deregister("html_block", strict=False)
        engine.inlinePatterns.deregister("html", strict=False)
    return engine


_BLOCKS: dict[type[BlockProcessor], Callable[[str], bool]] = {
    HashHeaderProcessor: lambda block: "#" in block,
    SetextHeaderProcessor: lambda block: "\n=" in block or "\n-" in block,
    HRProcessor: lambda block: block.count("-") > 2 or block.count("*") > 2 or block.count("_") > 2,  # noqa: PLR2004  # a rule has three
    TableProcessor: lambda block: "|" in block and "\n" in block,
    BlockQuoteProcessor: lambda block: ">" in block,
    ReferenceProcessor: lambda block: "]:" in block,
    FootnoteBlockProcessor: lambda block: "[^" in block,
}
"""What must be there for one of the library's block processors to match; others are always asked."""


def _skip_blocks(engine: Markdown) -> None:
    """Let the library's own block processors look for their patterns only in blocks that have what they need."""

    def skipping(may_match: Callable[[str], bool], test: Callable[[Element, str], bool]) -> Any:
        return lambda parent, block: may_match(block) and test(parent, block)

    for processor in engine.parser.blockprocessors:
        may_match = _BLOCKS.get(type(processor))
        if may_match is not None:
            processor.test = skipping(may_match, processor.test)  # type: ignore[method-assign]


def _skip_documents(engine: Markdown, *, alone: bool) -> None:
    """Look for raw HTML only where there is `<` or `&`, and for attributes only where there is `{`.

    Attributes are always looked for where other extensions are: they may write a `{` of their own.
    """
    raw = engine.preprocessors["html_block"] if "html_block" in engine.preprocessors else None  # noqa: SIM401  # it has no `get`
    if type(raw) is HtmlBlockPreprocessor:
        raw.run = _where(lambda: _has(engine, "<", "&"), raw.run)  # type: ignore[method-assign]
    if alone:
        attributes = engine.treeprocessors["attr_list"]
        attributes.run = _where(lambda: _has(engine, "{"), attributes.run)  # type: ignore[method-assign]


def _where(may_match: Callable[[], bool], run: Any) -> Any:
    return lambda given: run(given) if may_match() else given


def _has(engine: Markdown, *marks: str) -> bool:
    lines: list[str] = engine.lines  # type: ignore[attr-defined]  # the stubs leave it out; `convert` sets it
    return any(mark in line for line in lines for mark in marks)


_NEEDS = {
    "backtick": ("`", ""),
    "escape": ("\\", ""),
    "footnote": ("[^", ""),
    "reference": ("[", ""),
    "link": ("[", ""),
    "image_link": ("![", ""),
    "image_reference": ("![", ""),
    "short_reference": ("[", ""),
    "short_image_ref": ("![", ""),
    "autolink": ("<", "://"),
    "automail": ("<", "@"),
    "linebreak": ("  \n", ""),
    "html": ("<", ""),
    "entity": ("&", ";"),
}
"""Two texts that both must be there for one of the library's patterns to match; other patterns are always tried."""
_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
_ACTIVE = re.compile(r"[\\`\[<&*_]|  \n")
"""What every one of the library's own patterns needs something of."""


class _SkippingInline(InlineProcessor):
    """The library's `inline` processor, which tries only the patterns that can match.

    It tries some fifteen patterns on every text; most need a character that is not there. A pattern that is
    skipped is one that would have found nothing, so the result is the same, byte for byte.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Pick this document's patterns, each with what it needs; references need one that is defined."""
        registry = self.inlinePatterns
        names = {id(registry[name]): name for name in (*_NEEDS, "em_strong") if name in registry}
        self._own = len(names) == len(registry)
        self._tried = [
            (pattern, *_NEEDS.get(names.get(id(pattern), ""), ("", "")))
            for pattern in registry
            if self.md.references or names.get(id(pattern)) not in _REFERENCES
        ]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the library's
        if isinstance(data, AtomicString) or (self._own and not _ACTIVE.search(data)):
            return data
        start = 0
        while patternIndex < len(self._tried):
            pattern, first, second = self._tried[patternIndex]
            matched = False
            if first in data and second in data:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]  # private there
                    pattern, data, patternIndex, start
                )
            if not matched:
                patternIndex, start = patternIndex + 1, 0  # noqa: N806 - the library's
        return data


class _Footnotes(FootnoteExtension):
    """The library's footnotes; it would stumble over a note that holds no text, and so no link back."""

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - the library's name
        """Give every note a link back."""
        notes: Element | None = super().makeFootnotesDiv(root)
        for note in notes.findall("ol/li") if notes is not None else ():
            if note.find(".//a[@class='footnote-backref']") is None:
                target = f"#{note.get('id', '').replace('fn', 'fnref', 1)}"
                link = SubElement(SubElement(note, "p"), "a", {"class": "footnote-backref", "href": target})
                link.text = FN_BACKLINK_TEXT
        return notes


class _OneShape(Extension):
    """Gives footnotes the shape that both engines share."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name for it
        """Come after the library has doubled the links back (priority 15)."""
        md.treeprocessors.register(_Renumber(md), "one-shape", 14)


class _Renumber(Treeprocessor):
    """Numbers the ids of footnotes, whose labels may hold anything."""

    def run(self, root: Element) -> None:
        """Find the list of notes, and rename every id and fragment that means one of them."""
        notes = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
        if notes is not None:
            labels = _reshape(notes)
            for element in root.iter():
                _rename(element, labels)
            _drop_idle_links(root)


def _reshape(notes: Element) -> dict[str, int]:
    """Make the library's div as the other engine's, and give each label's number."""
    notes.set("class", "footnotes")
    for line in notes.findall("hr"):
        notes.remove(line)
    items = notes.findall("ol/li")
    return {item.get("id", "").partition(":")[2]: number for number, item in enumerate(items, 1)}


def _rename(element: Element, labels: dict[str, int]) -> None:
    for name in ("id", "href"):
        match = _NOTE_ID.fullmatch(element.get(name, ""))
        number = labels.get(match["label"]) if match else None
        if match and number:
            place = f":ref{match['count']}" if match["ref"] else ""
            element.set(name, f"{match[1]}fn:{number}{place}")
            if element.get("class") == "footnote-backref":
                element.set("title", BACK_TITLE.format(number))


def _drop_idle_links(root: Element) -> None:
    """Take away the links back from a note that nothing cites."""
    cited = {element.get("id") for element in root.iter("sup")}
    for parent in root.iter():
        for child in list(parent):
            if child.get("class") == "footnote-backref" and child.get("href", "")[1:] not in cited:
                parent.remove(child)
