"""Find an article's title among the first lines.

Knows nothing of other fields.
"""

import re

from msgspec import Struct

from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.houses import is_publisher
from broadsheet.clipping.metadata import metadata_of
from broadsheet.clipping.names import is_given
from broadsheet.clipping.rules import RULES
from broadsheet.clipping.rules_heads import TITLE_LABEL
from broadsheet.clipping.shapes import is_item
from broadsheet.clipping.sheet import Sheet, ends_sentence, is_solid, key_of
from broadsheet.clipping.terms import is_all_terms
from broadsheet.clipping.title_evidence import better_title
from broadsheet.clipping.values import Confidence
from broadsheet.reading.sentences import sentences_of

_LONGEST, _LONGEST_MADE, _FIRST = 200, 120, 150
_DEEPEST = 60
_KICKERS, _LONGEST_KICKER, _MOST_WORDS, _SHORTEST = 7, 40, 4, 20
_MOST_SENTENCES, _MOST_KICKERS = 3, 4
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ABOVE = frozenset({"crumb", "navigation", "share", "source"})
_SUFFIX = re.compile(r"^(?P<title>.{12,}?)\s+(?P<bar>[|–—-])\s+(?P<name>[^|]{2,50})$")
_LABELLED_TITLE = re.compile(
    r"(?:opinion|analysis|perspective|column|editorial|review|exclusive|video|watch|photos?|gallery|fact[\s-]?check|explainer|explained|podcast"
    r"|listen|factbox|timeline|in\s+(?:pictures|photos|pics)|live|breaking|updated?|quiz|poll|map|interactive|flashback|background|commentary"
    r"|interview|obituary|recipe|letter|profile)\s*(?:[:|]|\s[–—-]\s).{15,}",
    re.IGNORECASE,
)
_MAYBE_TITLES = frozenset({"notice", "related", "subscription", "contact", "comments", "newsletter", "caption"})


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
            return _by_evidence(sheet, index) or _headline(sheet, index, passed)
        if index == 0 and _LABELLED_TITLE.match(sheet.lines[index].text) and len(sheet.lines[index].text) <= _LONGEST:
            return _taken(sheet, index)
        if (
            rule.kind in _MAYBE_TITLES
            and sheet.lines[index].text.count(" ") > 2  # noqa: PLR2004 - fewer words are no headline
            and not is_solid(sheet.lines[index].text)
            and not sheet.lines[index].text.startswith("©")
        ):
            passed.append(index)
    return None


def _by_evidence(sheet: Sheet, index: int) -> Headline | None:
    """Take another line than the first free one, where far more speaks for it."""
    at = better_title(sheet, index, lambda at: _is_junk(sheet, at))
    return _taken(sheet, at) if at != index and _reads_as_title(sheet.lines[at].text) else None


def _is_junk(sheet: Sheet, index: int) -> bool:
    rule = next((rule for rule in RULES if rule.matches(sheet, index)), None)
    return rule is not None and rule.kind not in _MAYBE_TITLES - {"caption"}


def _headline(sheet: Sheet, index: int, passed: list[int]) -> Headline:
    index = _below_kickers(sheet, index)
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


def _below_kickers(sheet: Sheet, index: int) -> int:
    """Go down from words above the headline to the headline; a line that stands there twice is it."""
    keys = [key_of(line.text) for line in sheet.lines[: index + _KICKERS * 2]]
    twice = (
        at
        for at in range(index, len(keys))
        if keys[at] in keys[at + 1 : at + 4]
        and (keys[at].count(" ") > 3 or len(keys[at]) > _SHORTEST)  # noqa: PLR2004 - a headline
        and (sheet.solids[at] == sheet.solids[index] or (keys[at] == keys[at + 1] and at - index <= _KICKERS))
        and "(@" not in sheet.lines[at].text
        and not dates_in(sheet.lines[at].text)
    )
    doubled = next(twice, -1)
    if doubled >= 0 and _reads_as_title(sheet.lines[doubled].text):
        return doubled
    for _ in range(_MOST_KICKERS):
        below = _next_free(sheet, index)
        listed = below and not _is_label(sheet, index) and _is_listed(sheet, below)
        if not below or listed or not _is_kicker(sheet, index, below):
            break
        index = below
    return index


def _is_listed(sheet: Sheet, index: int) -> bool:
    """Tell whether a line is one of several points below a title: one as short follows, or two of any length.

    What follows a headline is longer.
    """
    below = [at for at in (index + 1, index + 2) if at < len(sheet.lines)]
    points = [_is_point(sheet, at) for at in below]
    short = bool(below) and 6 * len(sheet.lines[below[0]].text) <= 7 * len(sheet.lines[index].text)
    return bool(points) and points[0] and (short or (len(points) == 2 and points[1]))  # noqa: PLR2004 - both


def _is_point(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    known = any(rule.matches(sheet, index) for rule in RULES)
    return not known and not ends_sentence(text) and not is_solid(text) and not _is_scrap(text)


def _next_free(sheet: Sheet, index: int) -> int:
    """Give the line below that is no crumb, button or scrap; 0 where a line of another kind comes first."""
    named = is_given(sheet.lines[index].text) or (index == 0 and _is_label(sheet, index))
    passed = _ABOVE | ({"byline"} if named else set())
    for at in range(index + 1, min(index + _KICKERS, len(sheet.lines))):
        rule = next((rule for rule in RULES if rule.matches(sheet, at)), None)
        if rule is None and not _is_scrap(sheet.lines[at].text):
            return at
        if rule is not None and rule.name == "byline-or-date" and rule.kind not in passed and _says_by(sheet, at):
            return 0
        if rule is not None and rule.kind not in passed and not _is_scrap(sheet.lines[at].text):
            return at if rule.kind in _MAYBE_TITLES else 0
    return 0


def _says_by(sheet: Sheet, index: int) -> bool:
    read = metadata_of(sheet.lines[index].text)
    return read is not None and read.said_by


def _is_scrap(text: str) -> bool:
    return _width(text) <= _LONGEST_KICKER and len(text.split()) <= _MOST_WORDS and not ends_sentence(text)


def _width(text: str) -> int:
    """Count letters, one of Chinese, Japanese or Korean as three."""
    return len(text) + 2 * len(_WIDE.findall(text))


def _is_label(sheet: Sheet, index: int) -> bool:
    """Tell whether a scrap is hardly a headline: one word, capitals, a section's name, or it ends with a colon."""
    text = sheet.lines[index].text
    return (
        " " not in text
        or text.isupper()
        or "&" in text
        or is_given(text)
        or text.endswith(":")
        or is_all_terms(text, sheet.vocabulary)
    )


def _is_kicker(sheet: Sheet, index: int, at: int) -> bool:
    """Tell whether a line is a word or two above a headline, or a trail of crumbs that holds it."""
    text, below = sheet.lines[index].text, sheet.lines[at].text
    key, under = key_of(text), key_of(below)
    if _words(below) > 2 and under in key and key != under:  # noqa: PLR2004 - a headline
        return True
    more, least = (1, 2) if _is_label(sheet, index) else (2, 3)
    return (
        _is_scrap(text.rstrip(":"))
        and not text.endswith(("”", "“", "»", '"', "’"))
        and _words(below) >= max(least, text.count(" ") + more)
        and len(below) <= _FIRST
        and _reads_as_title(below)
        and not is_item(below)
        and not dates_in(below)
    )


def _words(text: str) -> int:
    """Count the gaps between words; a colon, which headlines have, is two, and three wide letters are a word."""
    return text.count(" ") + 2 * (": " in text) + len(_WIDE.findall(text)) // 3


def _reads_as_title(text: str) -> bool:
    """Tell whether a text is no paragraph: `No. Never. Again` is none."""
    few = len(list(sentences_of(text))) <= _MOST_SENTENCES
    return len(text) <= _LONGEST and few and not text.endswith((".", ":", ";", ",", "。"))


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
