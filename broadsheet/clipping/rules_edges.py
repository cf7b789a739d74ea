"""Rules for what has no words of its own to betray it: only where it stands, among lines that other rules took.

Know nothing of words. They come after all others, which clear the ground.
"""

import re
from bisect import bisect_right

from broadsheet.clipping.rules_page_words import is_quoted, speaks
from broadsheet.clipping.ruling import Rule, title_index
from broadsheet.clipping.shapes import is_item
from broadsheet.clipping.sheet import Line, Sheet, ends_sentence, is_solid, solids_after

_DEEPEST = 25
_TELLS = re.compile(
    r"\b(?:was|were|had|has|have|will|would|said|says|told|ist|war|hat|wird|sagt|fue|ha|dijo|dice|était|dit)\b|[“”«»„\"]"
)
_BOXES = frozenset(
    {"newsletter", "subscription", "notice", "share", "advertisement", "related", "navigation", "comments"}
)
_ASKING = frozenset({"newsletter", "subscription", "notice", "comments"})
_FEET = frozenset({"copyright", "comments", "tags"})


_SIGN_OFF = re.compile(
    r"(?:(?:with\s+)?(?:kind|best|warm|many)\s+(?:regards|wishes|thanks)|regards|sincerely|yours(?:\s+\w+)?|cheers|thanks(?:\s+again)?"
    r"|mit\s+(?:freundlichen|besten|herzlichen)\s+grü(?:ß|ss)en|(?:viele|liebe|beste|herzliche|freundliche)\s+grü(?:ß|ss)e|cordialement|bien\s+à\s+vous"
    r"|(?:un\s+)?(?:cordial\s+)?saludos?(?:\s+cordiales)?|atentamente|cordiali\s+saluti|distinti\s+saluti|atenciosamente|met\s+vriendelijke\s+groet(?:en)?"
    r"|med\s+vänliga?\s+hälsning(?:ar)?|med\s+vennlig\s+hilsen|sent\s+from\s+my\s.{2,30}|gesendet\s+von\s.{2,30})[,.!]?",
    re.IGNORECASE,
)


def _is_sign_off(sheet: Sheet, index: int) -> bool:
    """Ask for a letter's greeting, or a short line below one, with no running text after it."""
    if solids_after(sheet, index) > 1 or not sheet.solids[index]:
        return False
    lines = sheet.lines[max(0, index - 6) : index + 1]
    return any(_SIGN_OFF.fullmatch(line.text) for line in lines) and len(sheet.lines[index].text) <= 100  # noqa: PLR2004 - an address


def _is_initials(sheet: Sheet, index: int) -> bool:
    """Ask for a writer's initials below the text: `(jet)`, `MG`."""
    text = sheet.lines[index].text
    ends = solids_after(sheet, index) == 0 and sheet.solids[index] > 1
    return (
        ends
        and re.fullmatch(
            r"\([a-zäöü]{2,4}(?:[/,]\s?[a-zäöü]{2,4})*\)|[A-Z]{2,3}(?:/[A-Z]{2,3})*|[a-z]{2,4}/[a-z]{2,4}", text
        )
        is not None
    )


def _is_end_mark(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        solids_after(sheet, index) == 0
        and re.fullmatch(
            r"[-–—\s]*(?:30|ends?|finis|\(ends?\)|#{3,}|[*•■◼●∎~_=]+)[-–—\s*#]*|[-–—_=*]{3,}", text, re.IGNORECASE
        )
        is not None
    )


def _is_scrap(line: Line) -> bool:
    """Tell whether a line is a few words and no sentence; a standfirst is longer."""
    return len(line.text) <= 40 and len(line.text.split()) <= 5 and not ends_sentence(line.text)  # noqa: PLR2004 - a label


def _text_starts(sheet: Sheet) -> tuple[int, int]:
    """Give the number of the lowest byline in the head, 0 where none is, and the index of the first running text below.

    The index is 0 where no text follows.
    """
    third = bisect_right(sheet.solids, 2) - 1
    limit = sheet.lines[third].number if third < len(sheet.lines) else sheet.lines[-1].number
    byline = max((at for at, taken in sheet.gone.items() if taken.kind == "byline" and at < limit), default=0)
    starts = (at for at, line in enumerate(sheet.lines) if line.number > byline and is_solid(line.text))
    first = next(starts, 0)
    return (byline, first) if first else (0, max(0, bisect_right(sheet.solids, 0) - 1 if sheet.solids[-1] else 0))


def _is_head_scrap(sheet: Sheet, index: int) -> bool:
    """Ask for a few words that are no sentence, between title and text, where other rules took lines too."""
    title = title_index(sheet)
    _, first = _text_starts(sheet)
    if index > _DEEPEST or not 0 <= title < index < first or not _is_scrap(sheet.lines[index]):
        return False
    return any(sheet.lines[index].number < number < sheet.lines[first].number for number in sheet.gone)


def _is_head_caption(sheet: Sheet, index: int) -> bool:
    """Ask for a line that is no sentence, alone between byline and text, or for one above a picture's credit there."""
    byline, first = _text_starts(sheet)
    top = min((at for at, taken in sheet.gone.items() if taken.kind == "byline"), default=0)
    line = sheet.lines[index]
    if not byline or line.number < top or index > first or not 20 <= len(line.text) <= 300:  # noqa: PLR2004 - as captions are
        return False
    if line.text.endswith(("-", "–", "—", ":")):
        return False  # a dateline
    if index == first or ends_sentence(line.text):
        return not _TELLS.search(line.text) and solids_after(sheet, index) > 2 and _stands_on_credit(sheet, index)  # noqa: PLR2004 - an article follows
    near = (sheet.lines[at] for at in (index - 1, index + 1) if at > 0)
    return not any(
        each.number > top and len(each.text) >= 20 and not is_solid(each.text) and not ends_sentence(each.text)  # noqa: PLR2004 - the same
        for each in near
    )


def _stands_on_credit(sheet: Sheet, index: int) -> bool:
    here, below = sheet.lines[index].number, sheet.lines[index + 1].number
    between = [sheet.gone[at] for at in sorted(sheet.gone) if here < at < below]
    return bool(between) and between[0].kind == "caption" and len(between[0].text) <= 70  # noqa: PLR2004 - a credit


def _is_after_related(sheet: Sheet, index: int) -> bool:
    """Ask for a headline below the heading of related articles, which another rule took: no full stop, four words."""
    for at in range(index, max(-1, index - 4), -1):
        text = sheet.lines[at].text
        if ends_sentence(text) or is_solid(text) or len(text) > 140 or text.count(" ") < 3:  # noqa: PLR2004 - a headline
            return False
        above = sheet.lines[at - 1].number if at else 0
        taken = [sheet.gone[number] for number in sorted(sheet.gone) if above < number < sheet.lines[at].number]
        if taken:
            return sheet.solids[at] > 0 and taken[-1].kind == "related" and len(taken[-1].text) <= 45  # noqa: PLR2004 - a heading
    return False


def _is_below_all(sheet: Sheet, index: int) -> bool:
    """Ask for one of the last lines, below the tags, the rights or the comments with which a page ends."""
    line = sheet.lines[index]
    left = len(sheet.lines) - index
    early = sheet.solids[index] * 3 < sheet.solids[-1] * 2
    if left > 4 or early or not sheet.solids[index]:  # noqa: PLR2004 - a page's foot
        return False
    above = sheet.lines[index - 1].number
    return any(above < number < line.number and taken.kind in _FEET for number, taken in sheet.gone.items()) or (
        left < len(sheet.lines) and _is_below_all_above(sheet, index)
    )


def _is_below_all_above(sheet: Sheet, index: int) -> bool:
    return index > 1 and sheet.solids[index] > 1 and _is_below_all(sheet, index - 1)


def _neighbours(sheet: Sheet, index: int) -> tuple[str, str]:
    """Give the classes of what rules took right above and right below a line; empty where a line is left there."""
    above = sheet.lines[index - 1].number if index else 0
    here = sheet.lines[index].number
    below = sheet.lines[index + 1].number if index + 1 < len(sheet.lines) else max(sheet.gone, default=0) + 1
    over = [number for number in sheet.gone if above < number < here]
    under = [number for number in sheet.gone if here < number < below]
    return (sheet.gone[max(over)].kind if over else ""), (sheet.gone[min(under)].kind if under else "")


def _is_boxed(sheet: Sheet, index: int) -> bool:
    """Ask for a line between two of a box, one of which asks the reader for something; a sentence must speak to her."""
    text = sheet.lines[index].text
    over, under = _neighbours(sheet, index)
    return (
        over in _BOXES
        and under in _BOXES
        and (over in _ASKING or under in _ASKING)
        and len(text) <= 240  # noqa: PLR2004 - a box
        and not is_quoted(text)
        and (speaks(text) or (not ends_sentence(text) and not is_item(text)))
    )


def _is_after_end(sheet: Sheet, index: int) -> bool:
    """Ask for a line below all that tells and below what another rule took; a sentence must speak to the reader."""
    line = sheet.lines[index]
    places = range(len(sheet.lines) - 1, -1, -1)
    last = next((at for at in places if is_solid(sheet.lines[at].text) and not speaks(sheet.lines[at].text)), index)
    if index <= last or line.text[0].islower() or is_item(line.text) or line.code:
        return False
    above = sheet.lines[last].number
    first = min((number for number in sheet.gone if number > above), default=line.number)
    between = any(above < other.number < first and not ends_sentence(other.text) for other in sheet.lines)
    if first >= line.number or between:
        return False
    return speaks(line.text) if ends_sentence(line.text) else len(line.text) <= 160  # noqa: PLR2004 - a label or a headline


RULES = (
    Rule("sign-off", "contact", "greets, or stands below a greeting", _is_sign_off),
    Rule("initials", "ending", "the writer's initials", _is_initials),
    Rule("end-mark", "end", "marks the end of the text", _is_end_mark),
    Rule("head-scrap", "heading", "stands among what is no text, above it", _is_head_scrap),
    Rule("head-caption", "caption", "stands between byline and text, and is neither", _is_head_caption),
    Rule("boxed", "ending", "stands in a box whose other lines are known", _is_boxed),
    Rule("after-related", "related", "a headline below the heading of related articles", _is_after_related),
    Rule("below-all", "ending", "stands below the tags, the rights or the comments", _is_below_all),
    Rule("after-end", "ending", "stands below the text, among what is no text", _is_after_end),
)
"""In reading order."""
