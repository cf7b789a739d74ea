"""Rules for what leads a reader away: related articles, videos, galleries, and the headings above them.

Know nothing of the article. Each asks for a label that only such lines have, or for the shape of a link.
"""

import re

from broadsheet.clipping.names import is_name
from broadsheet.clipping.related_words import FOREIGN_HEAD
from broadsheet.clipping.ruling import Rule, opening, whole
from broadsheet.clipping.sheet import Sheet, ends_sentence, is_solid, key_of

_HEAD = re.compile(
    rf"""(?:
      (?:related|recommended|similar|more)(?:\s+(?:articles?|interviews?|reviews?|sports?|story|stories|content|posts?|news|topics?|coverage|reading
        |links?|videos?|items?|to\s+(?:read|explore)|on\s+this(?:\s+(?:story|topic))?|for\s+you|like\s+this
        |(?:top\s+)?(?:reads|stories|news|videos|headlines|articles)?\s*(?:from|in|on|by|about)\s+.{{2,40}}))?
    | (?:you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested).{{0,20}}
      |(?:most|also)\s+(?:read|popular|viewed|shared|watched|commented|recent)(?:\s+(?:stories|news|in\s+.{{2,25}}))?
      |trending(?:\s+(?:now|news|stories|articles|topics|videos|in\s+.{{2,20}}))?
      |popular(?:\s+(?:now|stories|posts|articles|on\s+.{{2,25}}|right\s+now))?)
    |(?:latest|top|editors?['’]?s?['’]?\s+(?:picks?|choice)|other|more\s+top|recent|promoted|featured|today['’]s\s+top)\s+
      (?:news|stories|posts|articles|headlines|videos)(?:\s+(?:from|in)\s+.{{2,30}})?
    | read\s+(?:more|next|also|on|these\s+next|this\s+next) | see\s+(?:also|more) | further\s+reading
    | don['’]t\s+miss(?:\s+(?:it|out))? | what\s+to\s+(?:read|watch)\s+next | up\s+next | next\s+up | must[\s-]reads?
    | in\s+other\s+news | (?:from\s+)?(?:around|across|elsewhere\s+on)\s+the\s+web
    | from\s+(?:the|our)\s+(?:web|partners|sponsors|archives?)
    | explore\s+further | we\s+recommend
    | explore\s+more(?:\s+on\s+.{{2,30}})? | more\s+in\s+.{{2,30}} | more\s+\w+(?:\s\w+)?\s+(?:news|stories|headlines)
    | keep\s+(?:reading|exploring) | also\s+on\s+\S.{{1,30}} | also\s+in\s+(?:the\s+)?news | before\s+you\s+go
    | (?:\w+\s)?before\s+you\s+go | you\s+missed | in\s+case\s+you\s+missed\s+it | this\s+week['’]s\s+top\s+\w+
    | editor['’]?s['’]?\s+picks? | related\s+(?:to|links?|tags?) | (?:our\s+)?latest\s+(?:stories|videos|news)
    | related\s+(?:coverage|roundup|reading)\s*(?:from|:).{{2,60}} | something\s+to\s+consider
    | (?:people\s+are\s+)?also\s+reading | other\s+stories\s+you\s+(?:might|may)\s+(?:like|have\s+missed)
    | [A-Z].{{2,40}}\s(?-i:More) | more\s+about | more\s+on\s+this | more\s+for\s+you
    | stories\s+for\s+you | you\s+might\s+also\s+like | {FOREIGN_HEAD}
    )\s*[:»>→…]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = rf"""(?:[▶►→»•*–\-\[(>]+\s*)?
    (?:(?:also|now|must)\s+(?:read|watch|see|listen)
    | read(?:\s+(?:more|also|next|on|too|this|full\s+(?:story|article)|the\s+(?:full|whole|original).{{0,30}}))?
    | related(?:\s+(?:articles?|story|stories|posts?|coverage|content|reading|news|videos?|links?|topics?))?
    | see\s+(?:also|more|related) | recommended(?:\s+(?:reading|for\s+you))?
    | more(?:\s+(?:on|from|in|about|coverage|news|stories)(?:\s+[^.:|]{{2,40}})?)?
    | don['’]t\s+miss | up\s+next | further\s+reading | editor['’]?s['’]?\s+(?:pick|choice)s? | explore | view
    | watch(?:\s+(?:also|more|now|live|below|this|here|the\s+(?:full\s+)?(?:video|clip|moment|trailer).{{0,30}}))?
    | listen(?:\s+(?:now|to|here))? | video | videos | photos? | pics | gallery | galleries | slideshow
    | photo\s+gallery | in\s+(?:pictures|pics|photos)
    | trending
    | podcast | infographic | interactive | graphic | map | timeline | quiz | poll | explainer | explained | factbox
    | fact\s+check
    | opinion | analysis | perspective | column | editorial | review | in\s+depth | background | previously | earlier
    | flashback | exclusive
    | mehr | lire | {FOREIGN_HEAD})"""
_LOUD = re.compile(
    r"(?:STORY|PHOTOS?|VIDEOS?|WATCH|READ|MORE|RELATED|GALLERY|LIST|LISTEN|PICS|ALSO|FIRST LOOK)"
    r"\s+(?=[A-Z‘'“\"][^\n]{15,})"
    r"(?![A-Z]+\b\s+[A-Z]+\b\s+[A-Z]{2,}\b)"
)
_QUIET_LABEL = re.compile(
    r"(?:opinion|analysis|perspective|column|editorial|review|background|previously|earlier|exclusive|explore|view|map|graphic|"
    r"timeline|quiz|poll|mehr|lire|podcast|explained|explainer|factbox|fact check|flashback|"
    r"video|photos?|read|more|watch|listen)\s*:",
    re.IGNORECASE,
)


def _is_head(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return len(text) <= 60 and _HEAD.fullmatch(text) is not None  # noqa: PLR2004 - a heading


def _is_under_head(sheet: Sheet, index: int) -> bool:
    """Look up, over at most eight short lines without a full stop, for a heading of related articles."""
    for at in range(index, max(-1, index - 9), -1):
        text = sheet.lines[at].text
        if at < index and _is_head(sheet, at):
            return True
        if is_solid(text) or len(text) > 140 or text.endswith((".", ":", "”", "’")):  # noqa: PLR2004 - a headline
            return False
    return False


_NAMED = re.compile(r"[A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,3}:\s(?!.*[.!?”\"]$)")
_LABELLED = re.compile(rf"{_LABEL}\s*(?:[:|»>→]|\s[–—-]\s)\s*\S", re.IGNORECASE | re.VERBOSE)


def _is_labelled(sheet: Sheet, index: int) -> bool:
    """Ask for a label; one that a paragraph could begin with must stand before a headline, which has no full stop."""
    text = sheet.lines[index].text
    if len(text) > 260 or not _LABELLED.match(text):  # noqa: PLR2004 - a headline or two
        return False
    quiet = _QUIET_LABEL.match(text)
    return not (
        quiet and (is_name(text[quiet.end() :].split(",")[0].strip()) or (ends_sentence(text) and text[-1] != "?"))
    )


def _is_loud(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return len(text) <= 160 and _LOUD.match(text) is not None and not ends_sentence(text)  # noqa: PLR2004 - a headline


def _is_bracketed(sheet: Sheet, index: int) -> bool:
    """Ask for a headline in brackets, from end to end."""
    text = sheet.lines[index].text
    return re.fullmatch(r"\[[^\[\]]{20,200}\]", text) is not None and sheet.solids[index] > 0 and "“" not in text[:3]


def _is_capitals(sheet: Sheet, index: int) -> bool:
    """Ask for a headline in capitals between paragraphs: six words or more, no full stop."""
    text = sheet.lines[index].text
    words = text.split()
    between = sheet.solids[index] > 0 and index + 1 < len(sheet.lines)
    return (
        between
        and len(words) >= 6  # noqa: PLR2004 - fewer are a subheading
        and text.isupper()
        and key_of(text) != sheet.title
        and 44 <= len(text) <= 160  # noqa: PLR2004 - a headline
        and not text.endswith((".", "?", "!", ":", ",", ";", "”", '"', "…"))
        and not sheet.lines[index + 1].text.isupper()
        and not sheet.lines[index - 1].text.isupper()
    )


def _is_columnist(sheet: Sheet, index: int) -> bool:
    """Ask for `Ann Lee: What the bridge is for`, no full stop, no other line of that speaker."""
    text = sheet.lines[index].text
    name, colon, rest = text.partition(": ")
    return (
        bool(colon)
        and 0 < sheet.solids[index] < sheet.solids[-1]
        and rest.count(" ") >= 3  # noqa: PLR2004 - a headline
        and len(text) <= 140  # noqa: PLR2004 - a headline
        and rest[:1].isupper()
        and not ends_sentence(text)
        and is_name(name)
        and len(name.split()[-1]) > 2  # noqa: PLR2004 - `Path B` is no name
        and sum(_NAMED.match(line.text) is not None for line in sheet.lines) == 1
    )


RULES = (
    Rule("related-line", "related", "a label and another article's headline", _is_labelled),
    Rule(
        "related-label",
        "related",
        "points to another article or a film",
        opening(
            r"""\[?(?:click|tap)\s+(?:here|below|play|on\s+the\s+(?:link|video|image))\b.{0,120}$
            | also\s+(?:on|in|from)\s+(?:[\w-]+\.\w{2,4}|the\s+\w+:)\s
            |(?:lesen\s+sie\s+auch|lire\s+aussi|à\s+lire\s+aussi|lea\s+también|lees\s+ook|leggi\s+anche|leia\s+também)\b
            | (?:full|live|complete|more)\s+(?:coverage|updates?)\s*[:–—-] | (?:read|see)\s+more\s*(?=[A-Z]\w+:)
            | .{15,200}\s(?:read|see)\s+more\s*[.»>→…]*$
            | (?:read|see|check\s+out|find|view|watch|catch)\s+(?:more|all|the\s+full)\b.{0,60}\s(?:here|below)[.:!]?$
            |(?:you\s+can\s+)?(?:watch|see|view)\s+(?:it|(?:the|this|a)\s+(?:\w+\s){0,3}(?:video|clip|trailer|footage|gallery|slideshow))\s+(?:\w+\s)?(?:below|above|here)[.:!]?$
            |(?:for|to\s+(?:see|read|watch|view))\s+(?:more|the\s+(?:full|complete|entire|rest))\b.{0,100}\s(?:click|visit|go\s+to|see|head|tap)\b.{0,80}$
            | (?:more|read\s+more|further)\s+(?:details|information|info)\s+(?:here|at|on)\b.{0,60}$
            | (?:previous|next|vorheriger?|nächster?)\s+(?:article|artikel|post|beitrag|story)\s*:?\s*
              (?-i:[A-ZÄÖÜ]).{8,}$
            | hat\s+tip\b.{0,60}$ | h/t\s*:?\s\S.{0,60}$
            | (?:play|watch|see|view)\s+(?:video|gallery|photos?|slideshow|trailer|clip)\b.{0,120}$
            |for\s+(?:more|all\s+the\s+latest|the\s+latest|other)\b.{3,120}\b(?:check|visit|click|download|follow|see|go\s+to|subscribe)\b.{2,80}$
            | head\s+(?:over\s+)?to\s+.{3,60}\s+(?:for|to)\b.{3,60}$
            | photos:\s.{10,} | .{0,60}\blisten\s*·\s*\d | now\s+playing\b.{0,120}$
            | (?:more|other)\s+must-reads\s+from\b.{0,40}$""",
            230,
        ),
    ),
    Rule("loud-label", "related", "a label in capitals before another article's headline", _is_loud),
    Rule("bracketed-link", "related", "another article's headline in brackets", _is_bracketed),
    Rule("capitals-link", "related", "another article's headline in capitals", _is_capitals),
    Rule("columnist-link", "related", "a columnist and the headline of another column", _is_columnist),
    Rule("under-related", "related", "stands in a list of other articles", _is_under_head),
    Rule("related-head", "related", "the heading of a list of other articles", _is_head),
    Rule(
        "read-more",
        "related",
        "leads on to another page",
        whole(
            r"""(?:read|see|view)\s+(?:more|all|the|full|our)\s+(?:full\s+|original\s+|whole\s+|complete\s+|entire\s+|trending\s+|related\s+|latest\s+){0,2}
            (?:stor(?:y|ies)|news|articles?|report|post|coverage|interview)(?:\s+(?:in|on|at|from|here)\b[^.]{0,60})?[.:»>→…]*
            | (?:read|see|view|show|find\s+out|learn|discover|click\s+for)\s+(?:more|all|full\s+(?:article|story))
            (?:\s+(?:about|on|from|at|here|in|stories|how)\s+[^.]{2,60})?\s*[.:»>→…]*
            |(?:watch|video|see|listen)(?:\s+(?:this|the|it|more|below|here|above|now|live|full|video|clip|footage|interview|videos?))*\s*[:.!»>→…]*
            | more\s+(?:on|from|about)\s+[^.:]{2,40}\s*[»>→:]+
            | (?:via|source|sources?\s+for\s+this\s+article\s+include)\s*:? | weiterlesen | lire\s+la\s+suite
            | leer\s+más
            | more\s+to\s+(?:come|follow)\.* | view\s+(?:original|comments|the\s+discussion\s+thread).{0,60}""",
            120,
        ),
    ),
)
"""In reading order."""
