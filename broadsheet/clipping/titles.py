"""Find an article's title among the first lines.

Knows nothing of other fields.
"""

import re

from msgspec import Struct

from broadsheet.clipping.metadata import is_publisher
from broadsheet.clipping.rules import RULES
from broadsheet.clipping.rules_heads import TITLE_LABEL
from broadsheet.clipping.sheet import Sheet, is_solid, key_of
from broadsheet.clipping.values import Confidence
from broadsheet.reading.sentences import sentences_of

_LONGEST, _LONGEST_MADE, _FIRST = 200, 120, 150
_DEEPEST = 60
_SUFFIX = re.compile(r"^(?P<title>.{12,}?)\s+(?P<bar>[|–—-])\s+(?P<name>[^|]{2,50})$")
_LABELLED_TITLE = re.compile(
    r"(?:opinion|analysis|perspective|column|editorial|review|exclusive|video|watch|photos?|gallery|fact[\s-]?check|explainer|explained|podcast"
    r"|listen|factbox|timeline|in\s+(?:pictures|photos|pics)|live|breaking|updated?|quiz|poll|map|interactive|flashback|background|commentary"
    r"|interview|obituary|recipe|letter|profile)\s*(?:[:|]|\s[–—-]\s).{15,}",
    re.IGNORECASE,
)
_MAYBE_TITLES = frozenset({"related", "subscription", "contact", "comments", "newsletter", "caption"})


class Headline(Struct, frozen=True):
    """A title and how it was found."""

    text: str
    """One line."""
    line: int
    """In the clipping, from 1."""
    rule: str
    """How it was found."""
    confidence: Confidence
    """Certain where the text says the title twice or names it so."""
    alone: bool
    """Whether the line is the title and no part of the body."""
    publisher: str = ""
    """Named behind a bar after the title."""


def find_title(sheet: Sheet) -> Headline | None:
    """Take the first line that no rule takes; nothing where every line is junk.

    A paragraph of running text is no title: then its first words make one, as a guess.
    """
    passed: list[int] = []
    for index in range(min(len(sheet.lines), _DEEPEST)):
        label = TITLE_LABEL.match(sheet.lines[index].text)
        if label:
            return Headline(label["rest"][:_LONGEST], sheet.lines[index].number, "title-label", "certain", alone=True)
        if sheet.lines[index].code:
            continue
        rule = next((rule for rule in RULES if rule.matches(sheet, index)), None)
        if rule is None:
            return _headline(sheet, index, passed)
        if index == 0 and _LABELLED_TITLE.match(sheet.lines[index].text) and len(sheet.lines[index].text) <= _LONGEST:
            return _taken(sheet, index)
        if (
            rule.kind in _MAYBE_TITLES
            and sheet.lines[index].text.count(" ") > 2  # noqa: PLR2004 - fewer words are no headline
            and not is_solid(sheet.lines[index].text)
        ):
            passed.append(index)
    return None


def _headline(sheet: Sheet, index: int, passed: list[int]) -> Headline:
    if _reads_as_title(sheet.lines[index].text):
        return _taken(sheet, index)
    if passed:
        return _taken(sheet, passed[0])
    line = sheet.lines[index]
    sentence = next(sentences_of(line.text))
    if len(sheet.lines) > 1 and (
        (sentence == line.text and len(sentence) <= _LONGEST_MADE) or (index == 0 and len(line.text) <= _FIRST)
    ):
        return Headline(line.text, line.number, "first-line", "guess", alone=True)
    return Headline(_cut(sentence), line.number, "first-sentence", "guess", alone=False)


def _reads_as_title(text: str) -> bool:
    return len(text) <= _LONGEST and not text.endswith((".", ":", ";", ",")) and len(list(sentences_of(text))) <= 3  # noqa: PLR2004 - "No. Never. Again"


def _taken(sheet: Sheet, index: int) -> Headline:
    line = sheet.lines[index]
    text, publisher = _without_suffix(line.text)
    again = key_of(text).count(" ") > 1 and any(
        key_of(text) in key_of(other.text) for other in sheet.lines if other.number != line.number
    )
    if again:
        return Headline(text, line.number, "title-repeated", "certain", alone=True, publisher=publisher)
    sure: Confidence = "likely" if " " in text and len(sheet.lines) > 1 else "guess"
    return Headline(text, line.number, "first-line", sure, alone=True, publisher=publisher)


def _without_suffix(text: str) -> tuple[str, str]:
    match = _SUFFIX.match(text)
    if match and is_publisher(match["name"]):
        return match["title"], match["name"]
    return text, ""


def _cut(sentence: str) -> str:
    if len(sentence) <= _LONGEST_MADE:
        return sentence
    head = sentence[:_LONGEST_MADE]
    at = head.rfind(" ")
    return (head[:at] if at > _LONGEST_MADE // 2 else head).rstrip(" ,;:-–—") + "…"
