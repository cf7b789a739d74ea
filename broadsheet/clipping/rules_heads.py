"""Rules for what stands about a headline: crumbs, bylines, dates, lists of tags, the title once more.

Know nothing of what the lines are worth: other modules read fields from what these rules take.
"""

import re

from broadsheet.clipping.bare_names import bare_name_at
from broadsheet.clipping.dated_lines import dated_line
from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.glue import unglued
from broadsheet.clipping.houses import is_publisher, is_staff
from broadsheet.clipping.metadata import Metadata, is_job, is_role, metadata_of
from broadsheet.clipping.names import is_name, split_name
from broadsheet.clipping.ruling import Rule, title_index
from broadsheet.clipping.sheet import Sheet, ends_sentence, in_head, in_tail, key_of, solids_after
from broadsheet.clipping.terms import is_all_terms
from broadsheet.clipping.vocabulary import AGENCIES, SECTIONS, SHELVES

TAG_LABEL = re.compile(
    r"^(?P<label>tags?|tagged(?:\s+(?:with|in|as|under))?|topics?|filed\s+(?:under|in)|posted\s+in|categor(?:y|ies)|keywords?|labels?|sections?|subjects?|schlagworte|mots-clés|"
    r"etiquetas|archivado\s+en|más\s+sobre|themen|sujets|argomenti|теги|explore\s+more\s+on|in\s+this\s+(?:story|article)|related\s+topics|more\s+on)\s*(?:[:|]\s*|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_TAIL_LABEL = re.compile(
    r"^(?P<label>tags?|topics?|keywords?|filed\s+(?:under|in))\s*:?\s*(?P<rest>\S.*)$", re.IGNORECASE
)
TITLE_LABEL = re.compile(r"^(?:title|headline|titel|titre)\s*:\s*(?P<rest>\S.*)$", re.IGNORECASE)
SOURCE_LABEL = re.compile(
    r"^\(?(?:source|via|(?:original|source)\s+(?:url|link|article)|url|link|permalink|canonical|from|publisher|publication)\s*:\s*(?P<rest>.+?)\)?$",
    re.IGNORECASE,
)
URL = re.compile(r"https?://[^\s<>\"'\x00-\x20]+[^\s<>\"'.,;:!?)\]]")
_SCHOOL = re.compile(r"\b(?:Universit[yéà]|Universität|Universidade?|College|Institute|School)\b")
_HOME = re.compile(r"Home\s*(?P<next>(?:Latest\s)?[A-Z][\w&]*)")
_LONGEST_STEP, _MOST_STEPS = 40, 6
_HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)+")
_DEEPEST_DATE = 12
_FARTHEST, _MOST_ABOVE = 60, 5
_TRAIL = re.compile(r"\s+[>»›]\s+|\s+/\s+")


def metadata_at(sheet: Sheet, index: int) -> Metadata | None:
    """Read a line as byline and date where such a line may stand: near the head, or below all running text."""
    if in_head(sheet, index) or (solids_after(sheet, index) == 0 and sheet.solids[index] > 0):
        return metadata_of(sheet.lines[index].text)
    above = sheet.solids[index]
    if index > _FARTHEST or above > _MOST_ABOVE or solids_after(sheet, index) < 2 * above:
        return None  # key points are fewer than the paragraphs
    read = metadata_of(sheet.lines[index].text)
    plain = read is not None and ((read.said_by and read.names) or (read.dates and _is_signed(sheet, index)))
    return read if plain else None


def _is_signed(sheet: Sheet, index: int) -> bool:
    """Tell whether a byline was taken right above a line, or stands there."""
    above = sheet.lines[index - 1] if index else None
    read = metadata_of(above.text) if above else None
    return read is not None and read.said_by


def dated_at(sheet: Sheet, index: int) -> Metadata | None:
    """Read a line that says when among other words, between title and text or right above the title."""
    title = title_index(sheet)
    if sheet.solids[index] > (1 if index > title >= 0 else 0) or index >= _DEEPEST_DATE:
        return None
    if sheet.title and (index <= title or key_of(sheet.lines[index].text) == sheet.title) and index != title - 1:
        return None
    return dated_line(sheet.lines[index].text, known_title=0 <= title < index)


def named_role_at(sheet: Sheet, index: int) -> str:
    """Give the names in `NAME, Staff Writer` or `NAME Reporter, HuffPost`; empty where a line has none."""
    text = sheet.lines[index].text
    if len(text) > 100 or index == 0 or not in_head(sheet, index):  # noqa: PLR2004 - a byline
        return ""
    name, role = (*re.split(r"\s[–—-]\s|[,|/]", text, maxsplit=1), "")[:2]
    if is_name(name.strip()) and (is_job(role.strip()) or _SCHOOL.search(role)):
        return name.strip()
    person, work = split_name(unglued(text))
    return person if person and (is_role(work) or is_job(work)) else ""


def tags_at(sheet: Sheet, index: int) -> str:
    """Give the words after `Tags:` and the like, or hashtags, in a short line; empty where a line has none."""
    text = sheet.lines[index].text
    label = TAG_LABEL.match(text) or (
        _TAIL_LABEL.match(text) if sheet.solids[index] and solids_after(sheet, index) == 0 else None
    )
    if label and len(text) <= 400 and not text.endswith((".", "?", "!")):  # noqa: PLR2004 - a list of tags
        return label["rest"] or label["label"]
    return text if _HASHTAGS.fullmatch(text) else ""


def source_at(sheet: Sheet, index: int) -> str:
    """Give what follows `Source:`, or a lone address, at head or tail; empty where there is none."""
    text = sheet.lines[index].text
    if not (in_head(sheet, index) or in_tail(sheet, index)) or len(text) > 500:  # noqa: PLR2004 - an address
        return ""
    label = SOURCE_LABEL.match(text)
    if not label and not text.startswith("http"):
        return ""
    if dates_in(text) and not URL.search(text):
        return ""
    if label and (URL.fullmatch(label["rest"]) or is_publisher(label["rest"]) or _names_source(sheet, index, label)):
        return label["rest"]
    if not URL.fullmatch(text):
        return ""
    addresses = sum(URL.fullmatch(line.text) is not None for line in sheet.lines)
    return text if addresses <= 2 else ""  # noqa: PLR2004 - more are a list


def _names_source(sheet: Sheet, index: int, label: re.Match[str]) -> bool:
    ends = solids_after(sheet, index) == 0 or sheet.solids[index] == 0
    words = label["rest"].split()
    return ends and label[0].casefold().startswith("source") and len(words) <= 5 and label["rest"][:1].isupper()  # noqa: PLR2004 - a name


def _is_dated(sheet: Sheet, index: int) -> bool:
    return dated_at(sheet, index) is not None


def _is_metadata(sheet: Sheet, index: int) -> bool:
    return metadata_at(sheet, index) is not None


def _is_named_role(sheet: Sheet, index: int) -> bool:
    desk = sheet.lines[index].text.split(",")[0].strip()
    if index > 0 and sheet.solids[index] <= 1 and len(sheet.lines[index].text) <= 60 and is_staff(desk):  # noqa: PLR2004 - a byline
        return True
    return bool(named_role_at(sheet, index)) or (
        in_head(sheet, index) and len(sheet.lines[index].text) <= 80 and is_role(sheet.lines[index].text)  # noqa: PLR2004 - the same
    )


def _is_tags(sheet: Sheet, index: int) -> bool:
    return bool(tags_at(sheet, index))


def _is_under_tags(sheet: Sheet, index: int) -> bool:
    """Ask for a short line below a lone `Tags` at the end of the text."""
    for at in range(index - 1, max(-1, index - 12), -1):
        text = sheet.lines[at].text
        label = TAG_LABEL.match(text)
        if label:
            return not label["rest"] and solids_after(sheet, index) == 0 and _is_tag_like(sheet, index)
        if not _is_tag_like(sheet, at):
            return False
    return False


def _is_tag_like(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return len(text) <= 40 and len(text.split()) <= 4 and not text.endswith((".", "!", "?", ":"))  # noqa: PLR2004 - a tag


def _is_crumb(sheet: Sheet, index: int) -> bool:
    """Ask for section words and nothing else, above or below all running text."""
    text = sheet.lines[index].text
    above = 1 if index <= 4 else 0  # noqa: PLR2004 - a standfirst may stand above
    if len(text) > 100 or above < sheet.solids[index] < sheet.solids[-1]:  # noqa: PLR2004 - a trail of crumbs
        return False
    steps = [step.strip() for step in _TRAIL.split(text)]
    text = re.sub(r"^(?:posted\s+)?in:?\s+(?=\S+$)", "", text)
    if len(steps) > 2 and (steps[0].casefold() == "home" or re.search("[>»›]", text)):  # noqa: PLR2004 - Home > World > Europe
        return all(len(step) <= _LONGEST_STEP for step in steps[:-1])
    home = _HOME.match(text)
    if home and len(text.split()) <= _MOST_STEPS and not ends_sentence(text):
        return home["next"].casefold() in SECTIONS | SHELVES
    if text.endswith(("›", "»", " >", " |")) and len(text) <= _LONGEST_STEP:
        return True
    return is_all_terms(text, sheet.vocabulary)


def _is_title_again(sheet: Sheet, index: int) -> bool:
    return bool(sheet.title) and key_of(sheet.lines[index].text) == sheet.title


def _is_publisher(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    named = text.casefold() in AGENCIES or "." in text
    ends = sheet.solids[index] <= named or solids_after(sheet, index) == 0
    house, comma, place = text.rstrip(",").partition(", ")
    if comma and ends and is_publisher(house) and re.fullmatch(r"[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)?", place):
        return True
    return ends and len(text) <= 60 and not text.endswith((".", "!", "?")) and is_publisher(text)  # noqa: PLR2004 - a name


def _is_source(sheet: Sheet, index: int) -> bool:
    return bool(source_at(sheet, index))


def _is_bare_name(sheet: Sheet, index: int) -> bool:
    return bare_name_at(sheet, index)


def _is_author_again(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return is_name(text) and any(text.casefold() in line.casefold() for line in sheet.bylines)


RULES = (
    Rule("repeated-title", "title", "says the title once more", _is_title_again),
    Rule("under-tags", "tags", "a tag in a list of them", _is_under_tags),
    Rule("tag-list", "tags", "a list of tags, read as such", _is_tags),
    Rule("source-line", "source", "says where the article was first told", _is_source),
    Rule("bare-name", "byline", "a name beside a date or above a profession", _is_bare_name),
    Rule("name-and-role", "byline", "a name or a place with a journalist's profession", _is_named_role),
    Rule("byline-or-date", "byline", "says who and when, and nothing else", _is_metadata),
    Rule("dated-line", "byline", "says when, among words of the page", _is_dated),
    Rule("author-again", "byline", "names the author once more", _is_author_again),
    Rule("crumb", "crumb", "names the section it stood in", _is_crumb),
    Rule("publisher-line", "source", "names the publisher and nothing else", _is_publisher),
)
"""In reading order: names before the dates that they stand beside."""
