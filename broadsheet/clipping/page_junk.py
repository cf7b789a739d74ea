"""What of a page's blocks is no part of its article: rules that only HTML allows, then those for plain text.

Knows nothing of how blocks were made.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from broadsheet.clipping.page_blocks import Block
from broadsheet.clipping.page_facts import Facts
from broadsheet.clipping.rules import RULES
from broadsheet.clipping.ruling import sweep
from broadsheet.clipping.sheet import Line, is_solid, key_of, sheet_of
from broadsheet.clipping.terms import Vocabulary
from broadsheet.clipping.twins import host_of
from broadsheet.clipping.values import Removed

_ONLY_LINK = re.compile(r"(?:#+ )?[*_]*\[(?:[^\[\]]|\\.)*\]\((?P<to>[^()\s]*)\)[*_]*")
_BEGINS_LINKED = re.compile(r"\s*(?:-|\d+\.) [*_]*\[(?:[^\[\]]|\\.)*\]\((?P<to>[^()\s]*)\)")
_ENDS = re.compile(r"[.!?…:;,\"”’]$")
_WORDS = re.compile(r"\w+")
_SHINGLE, _KNOWN_TEXT, _COVERED, _LISTED = 4, 400, 0.9, 3
_MOSTLY, _LONG_ALT = 0.6, 30
_OF_PLACES = frozenset({"tail-headline", "head-run", "above-title", "below-related"})
_TEXT_RULES = tuple(rule for rule in RULES if rule.name not in _OF_PLACES)
"""A page's tree says better than a line's place what is a list, and what stands above the headline."""


def sweep_blocks(
    blocks: Sequence[Block], title: str, facts: Facts, vocabulary: Vocabulary
) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    """Give the blocks that are the article's, and what was taken, each with its number among the blocks from 1."""
    gone = {
        number: Removed(kind, rule, number, blocks[number - 1].text)
        for kind, rule, find in _RULES
        for number in find(blocks, title, facts)
    }
    lines = [
        Line(number, block.text)
        for number, block in enumerate(blocks, 1)
        if number not in gone and block.text and block.kind in {"text", "heading", "item"}
    ]
    swept = sweep(sheet_of(lines, key_of(title), vocabulary), _TEXT_RULES)
    gone |= {removed.line: removed for removed in swept.removed}
    kept = tuple(block for number, block in enumerate(blocks, 1) if number not in gone)
    return _without_loose_headings(kept), tuple(gone[number] for number in sorted(gone))


def _without_loose_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Drop headings at the end, below which nothing is left."""
    loose = len(list(takewhile(lambda block: block.kind == "heading", reversed(blocks))))
    return blocks[: len(blocks) - loose]


def _repeated_title(blocks: Sequence[Block], title: str, _: Facts) -> Iterable[int]:
    key = key_of(title)
    return [number for number, block in enumerate(blocks[:4], 1) if key_of(block.text) == key]


def _link_alone(blocks: Sequence[Block], _: str, facts: Facts) -> Iterable[int]:
    """Find paragraphs and headings that are one link and no sentence: they lead to more of the site."""
    host = host_of(facts.url)
    for number, block in enumerate(blocks, 1):
        link = _ONLY_LINK.fullmatch(block.markdown) if block.kind in {"text", "heading"} else None
        if link and host_of(link["to"]) == host and not _ENDS.search(block.text):
            yield number


def _own_links_at_end(blocks: Sequence[Block], _: str, facts: Facts) -> Iterable[int]:
    """Find a list at the end whose every item leads to the same site: more of its articles."""
    size = len(list(takewhile(lambda block: block.kind == "item", reversed(blocks))))
    items = blocks[len(blocks) - size :]
    host = host_of(facts.url)
    links = [match for block in items if (match := _BEGINS_LINKED.match(block.markdown))]
    if host and size >= _LISTED and len(links) == size and all(host_of(each["to"]) == host for each in links):
        yield from range(len(blocks) - size + 1, len(blocks) + 1)


def _below_pictures(blocks: Sequence[Block], _: str, facts: Facts) -> Iterable[int]:
    """Find what the page calls a caption, or what says the same as a picture shows to who cannot see it."""
    said = {key_of(text) for text in facts.captions}
    said |= {key_of(block.text) for block in blocks if block.kind == "image" and len(block.text) > _LONG_ALT}
    for number, block in enumerate(blocks, 1):
        if block.kind in {"text", "heading"} and key_of(block.text) in said:
            yield number


def _outside_said_body(blocks: Sequence[Block], _: str, facts: Facts) -> Iterable[int]:
    """Find what the page's own `articleBody` has not, where nearly all of that is here."""
    said = said_body(facts)
    if len(said) < _KNOWN_TEXT:
        return
    known = _shingles(said)
    each = [_shingles(block.text) for block in blocks]
    here = set().union(*each)
    if len(known & here) < _COVERED * len(known) or len(known & here) < _MOSTLY * len(here):
        return
    first = next(number for number, words in enumerate(each, 1) if words & known)
    for number, (block, words) in enumerate(zip(blocks, each, strict=True), 1):
        led = number < first and is_solid(block.text)  # what leads in to the article
        if block.kind in {"text", "item"} and words and not words & known and not led:
            yield number


def said_body(facts: Facts) -> str:
    """Give the longest `articleBody` that the page's JSON-LD has; empty where there is none."""
    return max((str(each.get("articleBody") or "") for each in facts.linked), key=len, default="")


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(text.casefold())
    return set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


_RULES: tuple[tuple[str, str, Callable[[Sequence[Block], str, Facts], Iterable[int]]], ...] = (
    ("repeated", "title-again", _repeated_title),
    ("related", "link-alone", _link_alone),
    ("related", "own-links-at-end", _own_links_at_end),
    ("other", "outside-articleBody", _outside_said_body),
    ("caption", "below-a-picture", _below_pictures),
)
