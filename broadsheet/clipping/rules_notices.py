"""Rules for what a publisher says of an article rather than in it: disclaimers, updates, and a press release's frame.

Know nothing of the article's subject.
"""

import re

from broadsheet.clipping.ruling import Rule, opening
from broadsheet.clipping.sheet import Sheet, ends_sentence, in_tail, is_solid, solids_after

_RELEASE = re.compile(
    r"PR\s?Newswire|Business\s?Wire|GLOBE\s?NEWSWIRE|ACCESSWIRE|EIN\s?Presswire|PRWeb|Newsfile|^SOURCE:?\s+\S|^\**(?:media|press)\s+(?:contacts?|inquiries)"
    r"|^#{3}$|for\s+immediate\s+release|view\s+(?:original\s+content|source\s+version)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"About\s+(?!(?:the|a|an|this|that|\d|half|one|two|three|four)\b)[A-Z][^?!:]{1,60}(?::|$)")
_CONTACT_HEAD = re.compile(
    r"\**(?:(?:media|press|investor(?:\s+relations)?|company|news)\s+)?(?:contacts?|inquiries|enquiries)(?:\s+information)?\s*:?\**"
    r"|(?:for\s+(?:more|further)\s+information|to\s+learn\s+more),?\s+(?:please\s+)?contact:?|contact\s+us:?|notes?\s+to\s+editors?:?",
    re.IGNORECASE,
)


def is_release(sheet: Sheet) -> bool:
    """Tell whether a clipping is a press release, by the marks of the services that send them out."""
    return any(_RELEASE.search(line.text) for line in sheet.lines)


def _is_about_company(sheet: Sheet, index: int) -> bool:
    return (
        _ABOUT.match(sheet.lines[index].text) is not None
        and sheet.solids[index] > 1
        and solids_after(sheet, index) <= 4  # noqa: PLR2004 - two companies, two paragraphs each
        and is_release(sheet)
    )


def _is_under_about(sheet: Sheet, index: int) -> bool:
    """Ask for a paragraph that follows a heading `About ...`, with no other kind of heading between."""
    if not is_solid(sheet.lines[index].text):
        return False
    for at in range(index - 1, max(-1, index - 4), -1):
        if _is_about_company(sheet, at):
            return True
        if not is_solid(sheet.lines[at].text):
            return False
    return False


def _is_forward_looking(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        in_tail(sheet, index) or solids_after(sheet, index) <= 4  # noqa: PLR2004 - lawyers write at length
    ) and re.match(
        r"(?:cautionary\s+(?:note|statement)\b.{0,60})?forward[- ]looking\s+statements?:?$"
        r"|(?:this\s+(?:press|news)\s+release|certain\s+statements|statements\s+in\s+this)\b.{0,200}forward[- ]looking",
        text,
        re.IGNORECASE,
    ) is not None


def _is_release_source(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return len(text) <= 90 and re.match(r"SOURCE:?\s+[A-Z]", text) is not None and sheet.solids[index] > 0  # noqa: PLR2004 - a name


def _is_provided_by(sheet: Sheet, index: int) -> bool:
    """Ask for `News provided by`, or the name below it."""
    here, above = sheet.lines[index].text, sheet.lines[index - 1].text if index else ""
    if _PROVIDED.fullmatch(here):
        return True
    return _PROVIDED.fullmatch(above) is not None and not is_solid(here)


_PROVIDED = re.compile(
    r"news\s+provided\s+by:?|for\s+immediate\s+release:?|press\s+release:?|pressemitteilung:?", re.IGNORECASE
)


def _is_contact_head(sheet: Sheet, index: int) -> bool:
    return (
        solids_after(sheet, index) <= 1
        and sheet.solids[index] > 0
        and _CONTACT_HEAD.fullmatch(sheet.lines[index].text) is not None
    )


def _is_under_contact(sheet: Sheet, index: int) -> bool:
    """Look up, over at most eight short lines, for a heading of contacts."""
    for at in range(index, max(-1, index - 9), -1):
        if at < index and _is_contact_head(sheet, at):
            return True
        text = sheet.lines[at].text
        if is_solid(text) or len(text) > 100 or ends_sentence(text.rstrip(".")):  # noqa: PLR2004 - an address
            return False
    return False


RULES = (
    Rule("under-about", "boilerplate", "tells of the company, not of the news", _is_under_about),
    Rule("about-company", "boilerplate", "heads what a press release tells of its company", _is_about_company),
    Rule("forward-looking", "boilerplate", "what a company's lawyers say of its forecasts", _is_forward_looking),
    Rule("under-contact", "contact", "stands below a heading of contacts", _is_under_contact),
    Rule("contact-head", "contact", "heads the contacts", _is_contact_head),
    Rule("provided-by", "source", "says which company a press release is from", _is_provided_by),
    Rule("release-source", "source", "names the company at a press release's end", _is_release_source),
    Rule(
        "disclaimer",
        "notice",
        "says for whom the writer does not speak, or who pays",
        opening(
            r"""[\[(*]*(?:disclaimer|disclosure|editor['’]?s?\s+disclosure)\s*[:–—-]\s*\S
            |[\[(*]*(?:(?:all|any|the)\s+)?(?:views?|opinions?|content|statements?)(?:[\s,/]+(?:and|or|views?|opinions?|beliefs|facts|comments|statements|analysis)){0,4}\s+
              (?:(?:that\s+are\s+)?(?:expressed|contained|presented|stated|published|reflected|provided)\b|(?:of|by)\s+(?:the\s+)?(?:author|writer|contributor|columnist)s?\b|in\s+this\s+(?:article|column|piece|post)\b|are\s+(?:those|the\s+author|his|her|their)\b)
            |(?:this|the\s+(?:above|following))\s+(?:is\s+an?\s+)?(?:article|column|piece|post|story|content|opinion|op-?ed|commentary|report|page)\b.{0,60}\b(?:(?:does|do)\s+not\s+(?:necessarily\s+)?(?:reflect|represent)|for\s+informational|affiliate|not\s+(?:intended|legal|financial|investment|medical)|sponsored|paid\s+for|may\s+contain|contains\s+(?:links|graphic|adult)|the\s+(?:sole\s+)?opinion|solely)
            |.{0,90}\b(?:may\s+(?:earn|receive|get)|earns?|receives?)\s+(?:an?\s+)?(?:small\s+|affiliate\s+)?(?:commissions?|compensation|share\s+of)\b
            | .{0,60}\baffiliate\s+(?:links?|partnerships?|commission)\b
            | .{3,60}\bis\s+not\s+responsible\s+for\s+the\s+(?:content|views|opinions|accuracy)\b
            | (?:statements|views)\s+of\s+fact\b.{0,60}\bauthor
            |.{2,60}\b(?:does\s+not|do\s+not|doesn['’]t)\s+(?:necessarily\s+)?(?:endorse|reflect|represent|share)\s+(?:the\s+)?(?:views?|opinions?)\b
            | (?:nothing|no\s+information)\s+(?:in|on)\s+(?:this|here)\b.{0,80}\badvice
            | .{0,60}\badheres\s+to\s+(?:the|its)\b.{0,40}\b(?:standards|code|principles|policy)
            | (?:want|would\s+you\s+like)\s+to\s+(?:write|republish|respond)\b.{0,100}$""",
            700,
        ),
    ),
    Rule(
        "developing",
        "notice",
        "says that the article is not finished",
        opening(
            r"""[\[(*]*(?:(?:this|it)\s+is\s+)?(?:an?\s+)?(?:developing|breaking|ongoing)\s+(?:news\s+)?(?:story|news|situation|event|report)\b.{0,160}$
            |[\[(*]*(?:more|details|further\s+(?:details|updates))\s+(?:to\s+(?:come|follow)|follow(?:s|ing)?(?:\s+(?:soon|shortly))?)[.)\]]*$
            | (?:please\s+)?(?:check|come)\s+back\b.{0,80}\b(?:updates?|more|details|later)\b
            |(?:this|the)\s+(?:story|article|post|page|report|copy|headline)\s+(?:will\s+be|is\s+being|has\s+been|was|have\s+been)\s+(?:last\s+)?(?:updated|amended|corrected|edited|clarified|revised|archived)\b
            |(?:we\s+(?:will|['’]ll)|stay\s+(?:tuned|with)|refresh)\b.{0,80}\b(?:updates?|updated|update\s+this|latest)\b.{0,60}$
            | correction\s+appended.{0,40}$ | \(?(?:developing|updating)(?:\.{3}|…)\)?
            | \((?:updates?|adds?|corrects?|recasts?|rewrites?|refiles?|writes\s+through|repeats?|releads?)\b.{5,220}\)$
            | story\s+highlights?:?$ | (?:notice:\s*|note:\s*)?transcripts?\s+(?:are|is|may|was|has)\b.{0,200}$
            |(?:this\s+)?(?:interview|conversation|transcript)\s+(?:has\s+been|was)\s+(?:lightly\s+)?(?:edited|condensed)\b.{0,120}$
            | (?:last\s+)?updated\s+(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?[.:]?$""",
            260,
        ),
    ),
    Rule(
        "page-code",
        "navigation",
        "what a page says to machines and a plug-in to its owner",
        opening(
            r"""(?:your\s+ads?\s+will\s+be\s+inserted|paste\s+your\s+ad\s+code|suppress\s+this\s+ad|please\s+go\s+to\s+the\s+plugin|googletag|window\.|document\.|var\s+\w+\s*=|function\s*\(|\(function|<script|<!--|@media\b|jQuery|\$\(|\{["']@?\w+["']:
            | for-phone-only | (?:shape\s+)?created\s+with\s+sketch
            | \[(?:embed|caption|video|gallery|iframe|youtube|twitter|tweet|ad|img|image|sc|wp|et_pb|vc_|su_)\w*[^\]]*\]
            | your\s+browser\s+does\s+not | javascript\s+(?:is\s+)?(?:required|disabled|must)
            | please\s+(?:enable|turn\s+on|activate)\s+(?:javascript|cookies|js)
            |(?:to\s+(?:view|watch|see|play)\s+this|this\s+(?:video|content|browser|feature|player))\b.{0,60}\b(?:javascript|html5|browser|upgrade|unavailable|not\s+(?:available|supported)|flash|cookies)\b
            | this\s+content\s+is\s+not\s+available\s+due\s+to\b | .{0,30}\brequires?\s+(?:javascript|flash)\b
            | video\s+player\s+is\s+loading
            |(?:unmute|mute|play|pause|current\s+time|remaining\s+time|playback|seek\s+to\s+live|captions?\s+(?:off|settings)|chapters|fullscreen|quality)\b(?:[\s:/%\d.-]|[A-Z]\w*){0,8}$
            )""",
            400,
        ),
    ),
)
"""In reading order."""
