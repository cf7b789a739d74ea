"""Rules for a site's furniture: what its pages put between and around articles.

Know nothing of the article. Each asks for a whole line, or for an opening that only furniture has.
"""

import re

from broadsheet.clipping.ruling import Rule, opening, whole
from broadsheet.clipping.sheet import Sheet, is_solid
from broadsheet.clipping.vocabulary import words_in

_PLACE = (
    r"(?:facebook|twitter|x|instagram|linkedin|whatsapp|reddit|telegram|pinterest|e-?mail|flipboard|tumblr"
    r"|messenger|threads|bluesky|mastodon|pocket|line|vk|youtube|tiktok|google\s+news|rss|sms"
    r"|copy(?:\s+link)?|link|print(?:er)?|xing|snapchat)"
)
_SHARE = re.compile(
    rf"""(?:(?:share|tweet|retweet|pin|post|send|save|bookmark|like|print|e-?mail|comments?|copied|copy\s+(?:the\s+)?(?:link|url)|link\s+copied|more|follow|
    teilen|drucken|partager|compartir|condividi|{_PLACE}|this|article|story|page|on|to|via|with|by|in|a|friend|your|friends|options|shares?|
    opens|new|window|click|as|pdf|for|later|sharing|it|us|icon|buttons?|gift|link|[\d.,]+[km]?)[\s|,:;/•·+()!.&-]*)+""",
    re.IGNORECASE | re.VERBOSE,
)
_SHARE_SIGN = re.compile(
    rf"\b(?:share|tweet|teilen|partager|compartir|condividi|print|copy\s+link|link\s+copied|{_PLACE})\b", re.IGNORECASE
)
_NAVIGATION = words_in(
    """
    home menu search login log-in sign-in sign-up subscribe about contact privacy terms newsletters
    newsletter podcasts video videos shop account register help faq advertise careers rss sitemap archive
    e-paper epaper donate sections more jobs
    """
)
_RELATED_HEAD = re.compile(
    r"""(?:related|recommended|similar|more)(?:\s+(?:articles?|stories|content|posts?|news|topics?|coverage|reading|links?|videos?|on\s+this(?:\s+story)?|to\s+read|
    for\s+you|from\s+(?:us|.{2,40})|like\s+this))?:?
    | (?:you\s+(?:may|might)\s+(?:also|like).*|(?:most|also)\s+(?:read|popular|viewed|shared|watched)
    |trending(?:\s+(?:now|stories|articles|topics))?|popular(?:\s+(?:now|stories|posts|articles))?
    | (?:latest|top|editors?['’]?\s+picks|other|more\s+top)\s+(?:news|stories|posts|articles|headlines)
    |read\s+(?:more|next|also|on)|see\s+also|further\s+reading|don['’]t\s+miss|what\s+to\s+read\s+next|up\s+next
    |recent\s+posts|in\s+other\s+news|around\s+the\s+web|from\s+(?:the|our)\s+(?:web|partners|archives?)
    |explore\s+more|more\s+in\s+.{2,30}|keep\s+reading):?""",
    re.IGNORECASE | re.VERBOSE,
)


def _is_share_bar(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        len(text) <= 160  # noqa: PLR2004 - a bar, not a paragraph
        and text.casefold() != "x"
        and _SHARE_SIGN.search(text) is not None
        and _SHARE.fullmatch(text) is not None
    )


def _is_related_head(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return len(text) <= 60 and _RELATED_HEAD.fullmatch(text) is not None  # noqa: PLR2004 - a heading


def _is_under_related(sheet: Sheet, index: int) -> bool:
    """Look up, over at most eight short lines without a full stop, for a heading of related articles."""
    for at in range(index, max(-1, index - 9), -1):
        text = sheet.lines[at].text
        if at < index and _is_related_head(sheet, at):
            return True
        if is_solid(text) or len(text) > 140 or text.endswith((".", ":", "”", "’")):  # noqa: PLR2004 - a headline
            return False
    return False


def _is_navigation_run(sheet: Sheet, index: int) -> bool:
    """Ask for four short lines in a row, two of them words of navigation, above or below all running text."""
    if 0 < sheet.solids[index] < sheet.solids[-1] or not _is_short(sheet, index):
        return False
    first, last = index, index
    while first > 0 and index - first < 15 and _is_short(sheet, first - 1):  # noqa: PLR2004 - far enough to tell
        first -= 1
    while last + 1 < len(sheet.lines) and last - index < 15 and _is_short(sheet, last + 1):  # noqa: PLR2004 - the same
        last += 1
    run = [sheet.lines[at].text.casefold().replace(" ", "-") for at in range(first, last + 1)]
    return (
        len(run) >= 4  # noqa: PLR2004 - fewer may be chance
        and sum(bool(set(re.split("[^a-z-]+|(?<=[a-z])-(?=us$)", text)) & _NAVIGATION) for text in run) >= 2  # noqa: PLR2004 - fewer may be chance
    )


def _is_short(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return len(text) <= 30 and len(text.split()) <= 3 and not text.endswith((".", "!", "?", ":"))  # noqa: PLR2004 - a menu's entry


def _is_menu_line(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    words = [word for word in re.split(r"\s*[|•·>]\s*|\s+", text.casefold()) if word]
    return len(text) <= 200 and len(words) >= 3 and sum(word in _NAVIGATION for word in words) * 2 >= len(words)  # noqa: PLR2004 - half of a line


RULES = (
    Rule("share-bar", "share", "buttons to share the page", _is_share_bar),
    Rule(
        "skip-link",
        "navigation",
        "a control of the page",
        whole(
            r"""(?:skip|jump|go|back|return|scroll)\s+(?:to|down\s+to)\s+(?:the\s+)?(?:main\s+|primary\s+)?(?:content|navigation|article|top|search
            |comments|footer|home(?:page)?|.{0,12}home)
            | (?:toggle|open|close|main|show)\s+(?:navigation|menu|search(?:\s+bar)?|sidebar) | menu
            | search(?:\.\.\.|\s+for:?)? | log\s?in(?:\s*/\s*register)? | sign\s?(?:in|up|out) | my\s+account
            | close(?:\s+(?:menu|ad|dialog))?
            | open\s+in\s+app | download\s+(?:the|our)\s+app | (?:next|previous|prev|older
            |newer)(?:\s+(?:article|post|story|page|posts))?(?:\s*[:»›→].*)? | [«‹←→»›]+ | loading(?:\.\.\.|…)?
            | refresh
            | view\s+all | see\s+all | show\s+(?:more|less) | load\s+more
            | select\s+(?:language|edition) | site\s+index | all\s+sections | live\s+(?:tv|now) | on\s+air
            | listen(?:\s+live)? | read\s+in\s+app | view\s+in\s+browser | font\s+size.{0,20} | text\s+size.{0,20}
            | a\s?a\s?a | dark\s+mode | play(?:\s+(?:video|audio))? | pause | mute""",
            60,
        ),
    ),
    Rule(
        "reading-aid",
        "navigation",
        "how long it takes to read, or a player's face",
        whole(
            r"""(?:estimated\s+)?(?:reading\s+time:?\s*)?(?:about\s+)?\d+\s*(?:-
            |–)?\s*min(?:ute)?s?\.?(?:\s+read)?\.? | reading\s+time.{0,30} | listen\s+to\s+(?:this\s+)?(?:article|story
            |the\s+article).{0,40}
            | (?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*/\s*(?:\d{1,2}:)?\d{1,2}:\d{2})? | this\s+(?:audio
            |article)\s+is\s+(?:auto-?generated|read\s+by|generated\s+by).{0,60}
            | your\s+browser\s+does\s+not\s+support.{0,60}
            | (?:\d[\d,.]*\s*[km]?|no)\s+(?:comments?|shares?|views?|likes?|reads) | video\s+(?:player
            |duration).{0,40} | (?:give|gift)\s+(?:this\s+)?article | add\s+(?:us|as)\s.{0,40}(?:google
            |preferred).{0,40}""",
            100,
        ),
    ),
    Rule(
        "page-label",
        "navigation",
        "names a part of the page",
        whole(
            r"""(?:article|story|main|page)\s+(?:content|body|text) | key\s+(?:points|takeaways|facts)
            | (?:reuse|report)\s+this\s+(?:content|article|story)
            | (?:at\s+a\s+glance|in\s+brief|table\s+of\s+contents|in\s+this\s+article|topics\s+covered):?""",
            40,
        ),
    ),
    Rule(
        "advertisement",
        "advertisement",
        "an advertisement, or a mark of one",
        whole(
            r"""[-–—\s\[(]*(?:advert(?:isement)?s?|anzeige|publicité|publicidad|werbung|sponsored(?:\s+(?:content|links?|post|by.{0,40}))?|promoted(?:\s+(?:content|stories))?|paid\s+(?:content|post)|ad|ads\s+by.{0,20}|(?:story|article)\s+continues?\s+(?:below|after).{0,40}
            |(?:continue|scroll|keep)\s+(?:reading|scrolling|down)?\s*(?:below|to\s+(?:continue|read)|for\s+more|after).{0,50}|continue\s+reading(?:\s+(?:the\s+)?(?:main\s+)?(?:story|article|below))?|skip\s+(?:ad|advertisement|past.{0,60})|advertisement\s*[-–—:].{0,60}|remove\s+ads|report\s+this\s+ad|after\s+(?:the\s+)?newsletter\s+promotion|promo|advertisement\s+\d+|this\s+ad(?:vertisement)?\s+has\s+not\s+loaded.{0,90})[-–—\s\])]*""",
            120,
        ),
    ),
    Rule(
        "related-line",
        "related",
        "points to another article",
        opening(
            r"""(?:[▶►→»•*–-]+\s*)?(?:\(?also\s+read|read\s+(?:more|also|next|on|the\s+(?:full|whole|original).{0,30})|related(?:\s+(?:article|story|stories|post|coverage|content|reading|news|video|link)s?)?|see\s+also|must\s+read|recommended(?:\s+(?:reading|for\s+you))?|more(?:\s+(?:on|from)\s+[^.:]{2,40})?
            |don['’]t\s+miss|up\s+next|further\s+reading|editor['’]?s['’]?\s+(?:pick|choice)s?|explore|watch(?:\s+(?:also|more|now|live|below|the\s+video))?|listen(?:\s+(?:now|to))?|in\s+(?:pictures|pics|photos)|explainer|explained|lesen\s+sie\s+auch|mehr\s+zum\s+thema|lire\s+aussi|à\s+lire\s+aussi|lea\s+también|leggi\s+anche)\s*(?:[:|»>→]|\s[–—-]\s)\s*\S
            | \[?(?:click|tap)\s+here\s+(?:to|for)\b | (?:lesen\s+sie\s+auch|lire\s+aussi|à\s+lire\s+aussi
            |lea\s+también|leggi\s+anche)\b""",
            200,
        ),
    ),
    Rule("under-related", "related", "stands in a list of other articles", _is_under_related),
    Rule("related-head", "related", "the heading of a list of other articles", _is_related_head),
    Rule(
        "read-more",
        "related",
        "leads on to another page",
        whole(
            r"""(?:read|see|view)\s+(?:more|all|the)\s+(?:full\s+|original\s+|whole\s+|trending\s+|related\s+|latest\s+){1,2}
            (?:stories|news|articles?|story|report)(?:\s+(?:in|on|at|from|here)\b[^.]{0,60})?[.:»>→…]*
            | (?:read|see|view|show|find\s+out|learn|discover)\s+(?:more|all|full\s+(?:article|story))
            (?:\s+(?:about|on|from|at|here|in)\s+[^.]{2,60})?\s*[.:»>→…]*
            | more\s+(?:on|from|about)\s+[^.:]{2,40}\s*[»>→:]+""",
            120,
        ),
    ),
    Rule("navigation-run", "navigation", "stands in a run of a menu's entries", _is_navigation_run),
    Rule("menu-line", "navigation", "a menu on one line", _is_menu_line),
)
"""In reading order."""
