"""Rules for what follows an article: who wrote it, what else they sell, and the mark of its end.

Know nothing of the byline: they look at the last paragraphs alone.
"""

import re

from broadsheet.clipping.names import NAME, is_name
from broadsheet.clipping.ruling import Rule
from broadsheet.clipping.sheet import Sheet, in_tail
from broadsheet.clipping.vocabulary import JOBS, ROLES

_POSSESSIVE = r"(?:['’]s?|s['’])"
_ASKS = re.compile(
    r"(?:^|[.!?:;]\s+|\band\s+|—\s*)(?:please\s+|you\s+can\s+(?:also\s+)?)?(?:find|follow|go\s+to|sign\s+up|subscribe|visit|check\s+out|download|click|order|buy|get\s+(?:it|your|the)|listen\s+to|join|"
    r"pre-?order|support|connect\s+with|read)\s+(?:(?:her|him|them|me|us|it|his|my|our|their|more\s+(?:of|from|by|at|about))\b|[a-z’']*\s*(?:kindle|amazon|patreon|substack|website|podcast|newsletter|blog|facebook|twitter|instagram))",
    re.IGNORECASE,
)
_SHOP = re.compile(
    r"\b(?:amazon|kindle|patreon|substack|facebook|twitter|instagram|linkedin|youtube|tiktok|bluesky|mastodon|spotify|apple\s+podcasts|audible|barnes\s+(?:&|and)\s+noble|goodreads|medium|website|www\.\S+|https?://\S+|[\w-]+\.(?:com|org|net)\b)",
    re.IGNORECASE,
)
_WARE = re.compile(
    r"\b(?:newsletter|podcast|(?:new|latest|first|debut|next|serialized|forthcoming|upcoming|recent)\s+(?:\w+\s+){0,2}(?:book|novel|memoir|series|album|collection|course)|e-?book|serialized\s+book|best-?sell(?:er|ing)|merch|webinar)\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    rf"\b(?:(?:also\s+)?writes\s+(?:for|about|on|a|the)|(?:the|an?)\s+author\s+of|(?:she|he|they)\s+(?:also\s+)?(?:writes?|blogs?|tweets?|hosts?|covers?|lives?|edits?|teaches)|{JOBS})\b",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    rf"^(?:about\s+the\s+author:?\s*)?(?P<name>{NAME})(?:,[^,]{{2,60}},)?\s+(?:"
    rf"(?:is|has\s+been|works\s+as|serves\s+as)\s+(?:\w+['’]s?\s+|[A-Z][\w.]*\s+){{0,5}}(?:an?\s+|the\s+)?(?:\w+[-\s]){{0,3}}?(?:(?:{ROLES}|[\w-]+(?:-[\w]+)*)[\s-]+){{0,4}}?(?:{JOBS})\b"
    r"|(?:covers|writes\s+(?:about|on|for|the)|reports\s+(?:on|for|from)|joined|has\s+(?:covered|written\s+for|reported\s+for))\b[^.]{0,160}\b(?:for|at|news|times|post|magazine|desk|beat|reporter|politics|newsroom|since)\b)",
)
_AUTHOR = re.compile(rf"^(?P<name>{NAME})\s+is\s+(?:the\s+|an?\s+)?[^.]{{0,80}}\bauthor\s+of\b")
_BOOKS_OF = re.compile(
    rf"(?:\bis|\bby|^|[.!?]\s)\s*(?P<name>{NAME}?){_POSSESSIVE}\s+(?:new|latest|first|debut|next|newest|serialized|forthcoming|upcoming|recent|newsletter|podcast)\b"
)
_FOLLOW = re.compile(rf"\b(?:[Ff]ollow|[Cc]ontact|[Ee]mail|[Rr]each)\s+(?P<name>{NAME})\s+(?:on|at|via)\b")
_PERSON_DOES = re.compile(
    rf"^(?P<name>{NAME})(?:\s\([^)]*\))?(?:,[^,]{{2,60}},)?\s+(?:is\s+(?:an?|the)\s|is\s+(?:\w+\s){{0,3}}(?:at|for|of)\s|writes|covers|reports|contributes|hosts|blogs|edits|teaches|can\s+be\s+(?:reached|found|contacted|followed))"
)
_OF_SELF = re.compile(
    rf"(?:I\s+am|I['’]m)\s+(?:an?|the)\s.{{0,100}}\b(?:{JOBS}|author|journalist|professor)\b|(?:[A-Z]\w+\s)?(?:contributor|columnist|staff\s+writer|editor)\s+[A-Z]\w+\s.{{2,60}}\bis\b"
    rf"|[A-Z]\w+\s(?:is|was)\s+(?:an?|the)\s(?:[\w'’-]+\s){{0,6}}(?i:{JOBS})\b.{{0,80}}$"
)
_REACH = re.compile(
    r"[\w.+-]+@[\w-]+\.\w[\w.-]+|\[email(?:\s|\xa0)protected\]|\bfollow\b.{0,40}\s@\w{3,30}\b|\btwitter(?:\s+at|:)?\s+@\w{3,30}\b|\b(?:reached|contacted)\s+(?:at|on|via)\b"
    r"|^(?:The\s+Hill\s+)?\d+\s[\w\s.]{3,40},?.*\d{3}-\d{3}-\d{4}",
    re.IGNORECASE,
)
_SHELF_WORDS = 120


def promotion_weight(text: str) -> int:
    """Weigh how much a paragraph sells: asking the reader counts two, a shop, a ware and a trade one each."""
    return 2 * bool(_ASKS.search(text)) + sum(bool(pattern.search(text)) for pattern in (_SHOP, _WARE, _TRADE))


def person_sold(text: str) -> str:
    """Give whom a biography or promotion is about, by the name that stands first; empty where none is plain."""
    for pattern in (_PERSON_DOES, _BIOGRAPHY, _AUTHOR, _BOOKS_OF, _FOLLOW):
        for match in pattern.finditer(text):
            if is_name(match["name"]):
                return match["name"]
    return ""


def _is_promotion(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return _near_end(sheet, index) and len(text.split()) <= _SHELF_WORDS and promotion_weight(text) >= 3  # noqa: PLR2004 - asking and one thing more


def _is_biography(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    if _is_signatory(sheet, index):
        return True
    if not _near_end(sheet, index) or len(text.split()) > _SHELF_WORDS or re.search(r"\b(?:said|told|says)\b", text):
        return False
    if _OF_SELF.match(text):
        return True
    match = _BIOGRAPHY.match(text) or _AUTHOR.match(text)
    return match is not None and is_name(match["name"])


def _is_signatory(sheet: Sheet, index: int) -> bool:
    """Ask for somebody of the byline, in a paragraph that quotes nobody, near the end."""
    text = sheet.lines[index].text
    match = re.match(rf"(?:about\s+|by\s+)?(?P<name>{NAME})\b", text)
    return (
        match is not None
        and in_tail(sheet, index)
        and len(text.split()) <= _SHELF_WORDS
        and any(match["name"].casefold() in line.casefold() for line in sheet.bylines)
        and re.search(r"[“\"]|\b(?:said|told)\b", text) is None
    )


def _near_end(sheet: Sheet, index: int) -> bool:
    return in_tail(sheet, index) and sheet.solids[index] > 1


def _is_about_author(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        in_tail(sheet, index)
        and re.fullmatch(
            r"(?:about|more\s+(?:about|from|by)|über|à\s+propos\s+de)\s+(?:(?:the\s+|this\s+)?(?:author|writer|contributor|reporter|columnist)s?|(?-i:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3})):?|author\s+bio:?|contributors?:?",
            text,
            re.IGNORECASE,
        )
        is not None
    )


_IS_OFFICE = re.compile(r"\b(?:is|was|serves\s+as|ist|est|es|è|é)\s+(?:an?|the|ein|eine|une?|el|la|le|um|uma)\b")


def _is_signatory_above(sheet: Sheet, index: int) -> bool:
    """Ask for what somebody of the byline is, in a line above the text that names them by family name."""
    line = sheet.lines[index]
    if not sheet.bylines or index > 6 or sheet.solids[index] > 1 or len(line.text) > 320:  # noqa: PLR2004 - right below the byline
        return False
    match = _IS_OFFICE.search(line.text)
    names = [word for text in sheet.bylines for word in re.findall(r"[^\W\d_]{3,}", text) if word[0].isupper()]
    return match is not None and any(
        re.search(rf"\b{re.escape(name)}\b", line.text[: match.start()], re.IGNORECASE) for name in names
    )


def _is_contact_tail(sheet: Sheet, index: int) -> bool:
    """Ask for an address, a number or a handle in a short paragraph that nobody is quoted in, near the end."""
    text = sheet.lines[index].text
    return (
        in_tail(sheet, index)
        and len(text) <= 260  # noqa: PLR2004 - a note
        and _REACH.search(text) is not None
        and re.search(r"[“\"]|\b(?:said|told)\b|\(@\w+\)", text) is None
    )


RULES = (
    Rule("promotion", "promotion", "sells what the writer or the paper makes besides", _is_promotion),
    Rule("biography", "biography", "says who the writer is", _is_biography),
    Rule("biography-above", "biography", "says above the text who the writer is", _is_signatory_above),
    Rule("about-author", "biography", "the heading of a biography", _is_about_author),
    Rule("contact-tail", "contact", "says where the writer or the paper can be reached", _is_contact_tail),
)
"""In reading order; they come after all others, which clear the end."""
