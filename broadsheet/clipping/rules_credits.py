"""Rules for who had a hand in an article, where it was first told, and what it rests on.

Know nothing of the byline above.
"""

import re

from broadsheet.clipping.metadata import metadata_of
from broadsheet.clipping.ruling import Rule, opening
from broadsheet.clipping.sheet import Sheet, in_head

_WORK = (
    r"(?:reporting|writing|editing|compiled|edited|written|reported|translated|produced|fact-?checked|video|graphics?"
    r"|research|production)"
)
_AGENCIES = r"(?:afp|ap|pti|ani|ians|uni|reuters|xinhua|dpa|upi|bernama|nan|app|una|pna|cmc|agencies)"
_CREDIT = re.compile(
    rf"""[\[(*—–-]*\s*(?:
      (?:additional\s+|extra\s+|more\s+)?{_WORK}\s+(?:and\s+(?:writing|editing|reporting)\s+)?(?:by|from)\s+[^.;]{{3,140}}[.;)\]]*
        (?:\s*(?:(?:additional\s+)?(?:writing|editing|reporting|compiled|translated)\s+(?:and\s+\w+\s+)?by|edited\s+by)\b[^.;]*[.;)\]]*)*$
    |with\s+(?:additional\s+)?(?:assistance|reporting|contributions?|files?|inputs?|agency\s+inputs?|information)\s+(?:from|by)\b.{{0,140}}$
    |(?:with|includes?)\s+(?:an?\s+)?(?:files?|reporting|material|information|contributions?)\s+(?:from|by)\b.{{0,100}}$
    | as\s+(?:written|reported)\s+by\b.{{3,80}}$
    | (?:image|video|music|story)\s+editing\s+by\b
    | (?:edited|produced|compiled|adapted)\s+(?:and\s+\w+\s+)?(?:for\s+\w+\s+)?by\s*:?\s.{{3,80}}$
    | [^.]{{3,60}}\breported\s+from\s+(?-i:[A-Z])[^.]{{2,80}}\.$ )""",
    re.IGNORECASE | re.VERBOSE,
)


def _is_credit(sheet: Sheet, index: int) -> bool:
    """Ask for who reported, edited or helped; `Written by` at the head is a byline."""
    text = sheet.lines[index].text
    if len(text) > 400 or not _CREDIT.match(text):  # noqa: PLR2004 - many hands
        return False
    return not (in_head(sheet, index) and sheet.solids[index] <= 1 and metadata_of(text))


RULES = (
    Rule("wire-credit", "credit", "says who reported, edited or helped", _is_credit),
    Rule(
        "contributed",
        "credit",
        "says who contributed",
        opening(
            r"""[\[(*—–-]*\s*(?:[^.]{3,160}\bcontribut(?:ed|ing)\s+(?:\w+\s+)?to\s+this\s+(?:report|story|article|post|piece|coverage)\b.{0,40}$
            |[^.]{3,160}\b(?:contributed|assisted)\s+(?:\w+\s+)?(?:reporting|research|to\s+(?:the|this)|in\s+(?:the|this))\b.{0,40}$
            |[^.]{3,80}\b(?:writer|writers|reporter|reporters|correspondents?|staff|editor|producer)\b[^.]{0,120}\bcontributed\b.{0,60}$)""",
            400,
        ),
    ),
    Rule(
        "first-published",
        "credit",
        "says where the article was first told, or how it came here",
        opening(
            r"""[\[(*—–-]*\s*(?:(?:this|the)\s+(?:article|story|post|piece|report|essay|interview)\s+(?:was|has\s+been|is|originally|first)\s*
              (?:was\s+)?(?:originally\s+|first\s+)?(?:published|amended|auto-generated|generated|aggregated|taken|sourced|reproduced|appeared|republished|
              produced|reprinted|written|translated|edited|updated|corrected|adapted|created|supported|funded|syndicated)\b
            |(?:a\s+version\s+of\s+)?this\s+(?:article|story)\s+(?:appears|appeared|first\s+appeared|originally\s+appeared)\b
            | (?:originally|first)\s+published\s+(?:on|at|by|in)\b
            | (?:published|posted)\s+in\s+.{2,60}\bprint\s+edition\b
            | (?:except\s+for\s+the\s+headline|this\s+story\s+has\s+not\s+been\s+edited).{5,200}
            | follow\s+(?:ap|our)['’]?s?\s+coverage\b
            | dieses\s+thema\s+im\s+programm\b | über\s+dieses\s+thema\s+berichte\w+\b
            | (?:this|the)\s+(?:segment|story|interview|programme)\s+(?:aired|was\s+broadcast|originally\s+aired)\b
            | (?:mehr|more)\s.{0,60}\b(?:korrekturen|corrections)\b.{0,60}$
            )""",
            400,
        ),
    ),
    Rule(
        "agency-mark",
        "credit",
        "names the agencies and nothing else",
        opening(
            rf"""[\[(*—–-]*\s*(?:(?:with\s+)?(?:agenc(?:ies|y)|agency\s+inputs?|inputs?\s+from\s+.{{2,40}})
            | (?:(?:staff|wire)\s+)?(?:reports?|wires?)(?:\s+and\s+.{{2,40}})?
            | from\s+(?:staff|wire)\s+reports?.{{0,30}}
            | (?:with\s+)?{_AGENCIES}(?:\s*[/,&]\s*{_AGENCIES})*
            | (?:source|credit)s?\s*:\s*.{{0,30}}(?:agenc|reuters|afp|wire|xinhua|pti|ians).{{0,30}}
            | (?-i:[a-z]{{2,4}}/[a-z]{{2,4}})\s*\([^()]{{2,40}}\))[)\]]*\.?$ | [—–-]+\s*(?-i:[A-Z])[\w]+\.com\.?$""",
            120,
        ),
    ),
    Rule(
        "study-reference",
        "credit",
        "names the study that an article rests on",
        opening(
            r"""doi\s*: | .{0,120}\bdoi\s*:\s*10\.\d{4} | (?:journal|study|paper)\s+(?:reference|citation|link)\s*:
            | (?:materials?\s+)?provided\s+by\b.{2,80}$ | more\s+information:\s.{5,}
            | journal\s+information:\s | peer-reviewed\s+publication$
            | .{5,300}https?://(?:dx\.)?doi\.org/\S+.{0,20}$
            | (?:references|bibliography|citations?|footnotes|literatur|quellen|références|referencias
            |bibliografia)\s*:?$
            | article\s+(?:\S+\s+)?google\s+scholar.{0,40}$""",
            400,
        ),
    ),
)
"""In reading order."""
