"""Rules for what a page prints below an article: readers' comments, and more of its headlines.

Know nothing of words but those of comments. They come near the end, when others have cleared the ground.
"""

import re

from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.metadata import metadata_of
from broadsheet.clipping.rules_page_words import is_quoted, speaks
from broadsheet.clipping.ruling import Rule, title_index
from broadsheet.clipping.shapes import is_item
from broadsheet.clipping.sheet import Sheet, continues, ends_sentence, is_solid
from broadsheet.clipping.when_words import AGO

_SHORTEST, _LONGEST, _LATEST = 40, 170, 14
_CLOCK_AT_END = re.compile(
    r"\b(?:at|um|à|a las|alle|kl\.?|klo)\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?|\sUhr)?$", re.IGNORECASE
)
_LONGEST_MOMENT, _LONGEST_HEAD, _LONGEST_DECK = 80, 45, 300
_SENTENCE_WITHIN = re.compile(r"[^\W\d_]{3}[.!?。][”\"’»)]*\s\S.{0,30}$|。")
_CATALOGUE = re.compile(r"^\d{1,2}[.)]\s|\s--\s|^[A-Z][a-z]{2,8}\.?\s\d{1,2}\b")
_LISTED = re.compile(r"[\d•●▪◦‣∙■*–—½¼¾-]")
_CUT_SHORT = re.compile(r".{0,150}(?:\.\.\.|…)")
_COMMENT_HEAD = re.compile(
    r"(?:(?:\d[\d.,]*|no|one|two|three|leave\s+a|add\s+a|post\s+a|write\s+a|ein|keine)\s*)?"
    r"(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties"
    r"|(?:(?<=\d\s)|(?<=leave\sa\s))(?:repl(?:y|ies)|responses?|thoughts?|antworten))"
    r"(?:\s*[(\[]?\d*[)\]]?|\s+(?:so\s+far|on\s.{3,120}|to\s.{3,120}))\s*:?"
    r"|.{0,40}\b\d+\s+comments?\s+(?:feed|rss|post|back|add|jump)\b.{0,40}",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r".{2,40}\s(?:says|sagt|dit|dice)\s*:"
    r"|.{2,40}\s(?:on|am)\s.{6,40}\s(?:said|says|sagte|at\s\d.{3,12}(?:said|says)?)\s*:?",
    re.IGNORECASE,
)


def _comments_begin(sheet: Sheet) -> int:
    """Give the number of the line from which on readers speak; 0 where none do.

    A heading of comments that other rules took will do, where somebody `says:` below it, or a line is but a date.
    """
    half = sheet.solids[-1] // 2
    late = [line.number for at, line in enumerate(sheet.lines) if sheet.solids[at] > half]
    if not late:
        return 0
    heads = [at for at, taken in sheet.gone.items() if at > late[0] and _COMMENT_HEAD.fullmatch(taken.text)]
    heads += [line.number for line in sheet.lines if line.number > late[0] and _COMMENT_HEAD.fullmatch(line.text)]
    said = [line.number for line in sheet.lines if line.number >= late[0] and _SAYS.fullmatch(line.text)]
    dated = [line.number for line in sheet.lines if line.number > late[0] and _is_moment(line.text)]
    head = min(heads, default=0)
    if head and any(at > head for at in (*said, *dated)):
        return head
    return min(said) if len(said) > 1 else 0


def _is_moment(text: str) -> bool:
    """Tell whether a line can stand above a comment: no sentence, and it says when."""
    if ends_sentence(text) or len(text) > _LONGEST_MOMENT:
        return False
    return bool(dates_in(text)) or AGO.search(text) is not None or _CLOCK_AT_END.search(text) is not None


def _is_comment(sheet: Sheet, index: int) -> bool:
    if not sheet.solids[index]:
        return False
    begin = _comments_begin(sheet)
    return bool(begin) and sheet.lines[index].number >= begin


def _is_tail_headline(sheet: Sheet, index: int) -> bool:
    """Ask for a line that is no sentence, below the last paragraph that is one: a list of other articles, or tags.

    A question stands there too, below such a line.
    """
    line = sheet.lines[index]
    asks = line.text.endswith("?") and index > 0 and _is_label(sheet.lines[index - 1].text)
    if not (asks or _is_label(line.text)) or is_item(line.text) or line.code or len(line.text) > _LONGEST:
        return False
    last = next((at for at in range(len(sheet.lines) - 1, -1, -1) if _tells(sheet.lines[at].text)), index)
    if index <= last or sheet.solids[last] < 1 or _CATALOGUE.search(line.text):
        return False
    if index + 1 < len(sheet.lines) and continues(line, sheet.lines[index + 1]):
        return False
    return not sheet.lines[last].text.endswith((":", "：")) and len(sheet.lines) - last <= _LATEST


def _is_label(text: str) -> bool:
    return not ends_sentence(text) or (text.endswith(("...", "…")) and len(text) <= _LONGEST)


def _tells(text: str) -> bool:
    long = len(text) >= _SHORTEST and not _CUT_SHORT.fullmatch(text)
    whole = ends_sentence(text) and not text.endswith("?")
    return long and (whole or is_solid(text) or _SENTENCE_WITHIN.search(text) is not None) and not speaks(text)


def _is_head_run(sheet: Sheet, index: int) -> bool:
    """Ask for a few words in a run of three such lines or more, between title and text."""
    title = title_index(sheet)
    if not 0 <= title < index or sheet.solids[index] > 0 or not sheet.solids[-1]:
        return False
    first, last = index, index
    while first > title + 1 and _is_scrap(sheet.lines[first - 1].text):
        first -= 1
    while last + 1 < len(sheet.lines) and _is_scrap(sheet.lines[last + 1].text):
        last += 1
    return _is_scrap(sheet.lines[index].text) and last - first >= 2  # noqa: PLR2004 - three lines


def _is_scrap(text: str) -> bool:
    return len(text) <= 40 and len(text.split()) <= 5 and not ends_sentence(text) and not _LISTED.match(text)  # noqa: PLR2004 - a label


def _is_above_title(sheet: Sheet, index: int) -> bool:
    """Ask for a few words above the title."""
    text = sheet.lines[index].text
    return index < title_index(sheet) and len(text) <= _LONGEST and not (is_solid(text) and ends_sentence(text))


def _teasers_begin(sheet: Sheet) -> int:
    """Give the number of the heading of related articles below which only teasers stand; 0 where none does."""
    heads = (at for at, taken in sheet.gone.items() if taken.kind == "related" and len(taken.text) <= _LONGEST_HEAD)
    return next((head for head in sorted(heads) if _is_late(sheet, head) and _are_teasers(sheet, head)), 0)


def _is_late(sheet: Sheet, number: int) -> bool:
    """Tell whether more than half of the running text stands above a line."""
    below = next((at for at, line in enumerate(sheet.lines) if line.number > number), len(sheet.lines))
    return 2 * sheet.solids[below] > sheet.solids[-1]


def _are_teasers(sheet: Sheet, head: int) -> bool:
    """Tell whether each paragraph below a line stands below a headline of its own, two headlines or more."""
    below = [at for at, line in enumerate(sheet.lines) if line.number > head]
    told = [at for at in below if ends_sentence(sheet.lines[at].text)]
    taken = sum(number > head and gone.kind == "related" for number, gone in sheet.gone.items())
    if len(below) - len(told) + taken < 2 or (len(told) == 1 and told == below[-1:]):  # noqa: PLR2004 - one may be a subheading
        return False  # and a single paragraph at the end is the article's own last
    return bool(below) and all(_is_deck(sheet.lines[at].text) and _is_headed(sheet, at, head) for at in told)


def _is_deck(text: str) -> bool:
    return len(text) <= _LONGEST_DECK and not is_quoted(text)


def _is_headed(sheet: Sheet, index: int, head: int) -> bool:
    above, here = sheet.lines[index - 1], sheet.lines[index].number
    if any(max(head, above.number) < at < here and gone.kind == "related" for at, gone in sheet.gone.items()):
        return True
    return above.number > head and not ends_sentence(above.text)


def _is_below_related(sheet: Sheet, index: int) -> bool:
    if sheet.solids[index] * 2 <= sheet.solids[-1]:
        return False
    begin = _teasers_begin(sheet)
    return bool(begin) and sheet.lines[index].number > begin and not sheet.lines[index].code


def _is_teaser(sheet: Sheet, index: int) -> bool:
    """Ask for a byline, for a date with its time, or for how long ago, alone among paragraphs: of another article."""
    text = sheet.lines[index].text
    if len(text) > _LONGEST_MOMENT or not 0 < sheet.solids[index] < sheet.solids[-1]:
        return False
    read = metadata_of(text)
    if read is None:
        return False
    timed = (
        not read.names
        and read.has_time
        and (AGO.search(text) is not None or any("T" in found.value for found in read.dates))
    )
    return timed or bool(read.said_by and read.names)


RULES = (
    Rule("teaser", "related", "says who and when of another article", _is_teaser),
    Rule("above-title", "crumb", "stands above the title", _is_above_title),
    Rule("head-run", "navigation", "a few words among many such lines, above the text", _is_head_run),
    Rule("reader-comment", "comments", "a reader's comment, or stands among them", _is_comment),
    Rule("below-related", "related", "a headline with its first sentences, below a list's heading", _is_below_related),
    Rule("tail-headline", "related", "no sentence, below the last paragraph", _is_tail_headline),
)
"""In reading order."""
