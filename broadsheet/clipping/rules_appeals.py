"""Rules for what a paper asks of its readers, and what its lawyers make it say.

Know nothing of the article. Each asks for an opening that speaks to the reader, or for a set phrase.
"""

import re

from broadsheet.clipping.ruling import Rule, opening, whole
from broadsheet.clipping.sheet import Sheet

_INBOX = re.compile(
    r"""\b(?:(?:to|in|into)\s+your\s+(?:e-?mail\s+)?inbox|straight\s+to\s+your|(?:sign(?:ing)?\s+up|subscrib\w+)\s+(?:for|to)\s+[^.]{0,60}(?:newsletter|briefing|channel|podcast|updates|alerts)
    |click\s+(?:on\s+)?(?:this|the)\s+link|\bapp\b\W*download\s+now|enter\s+your\s+e-?mail|your\s+e-?mail\s+address|unsubscribe\s+(?:at\s+)?any\s*time|newsletter\s+(?:sign-?up|here)|(?:free|daily|weekly|our)\s+(?:\w+\s+){0,2}newsletter)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SPEAKS = re.compile(
    r"""(?:\W*(?:please\s+|just\s+)?(?:sign\s+up|subscribe|get|join|want|enter|receive|register|follow|stay|never\s+miss|don['’]t\s+miss|like\s+this|enjoy|if\s+you\s+(?:like|enjoy|want|would)|thank\s+you|thanks|for\s+more|download|check|click|keep\s+up|you\s+can|newsletter|we\s+send|our\s+|the\s+best|start|make|try|sent|a\s+(?:daily|weekly)))\b""",
    re.IGNORECASE | re.VERBOSE,
)


def _is_newsletter(sheet: Sheet, index: int) -> bool:
    """Ask for both an opening that speaks to the reader and the inbox that it is after."""
    text = sheet.lines[index].text
    return len(text) <= 400 and _SPEAKS.match(text) is not None and _INBOX.search(text) is not None  # noqa: PLR2004 - a box


RULES = (
    Rule("newsletter", "newsletter", "asks the reader to take a newsletter", _is_newsletter),
    Rule(
        "newsletter-label",
        "newsletter",
        "the label or button of a newsletter box",
        whole(
            r"""(?:sign\s+up|subscribe|register|get\s+(?:it|started|the\s+app)|join)(?:\s+(?:now|today|here|free|for\s+free|to\s+(?:our|the)\s+.{2,40}|for\s+(?:our|the|free)\s+.{2,60}))?[.!]?
            | (?:our\s+|the\s+|daily\s+|weekly\s+|e-?mail\s+|free\s+)*newsletters?(?:\s+sign-?up)?
            | e-?mail(?:\s+address)?\*? | thank\s+you\s+for\s+(?:subscribing|signing\s+up).{0,60} | (?:invalid
            |please\s+enter\s+a\s+valid)\s+e-?mail.{0,30}
            | by\s+(?:signing\s+up|subscribing|clicking|providing|continuing|submitting|entering).{5,200}
            | this\s+site\s+is\s+protected\s+by\s+recaptcha.{0,120} | privacy\s+notice:.{0,250}
            | for\s+more\s+information\s+see\s+our\s+privacy.{0,200}""",
            300,
        ),
    ),
    Rule(
        "subscription",
        "subscription",
        "asks for a subscription, a log-in or money",
        opening(
            r"""(?:already\s+(?:a|an|have)\b.{0,30}(?:subscri|member|account|log|sign).*|subscribe\s+(?:now|today|to\s+(?:read|continue|unlock|get|our|the))\b|become\s+an?\s+(?:member|subscriber|supporter|patron)\b|support\s+(?:our|independent|quality|local|the\s+\w+['’]s|us)\s*(?:journalis\w+|work|reporting|newsroom|mission|on\s+patreon)?\b
            |(?:please\s+)?(?:consider\s+)?(?:donat(?:e|ing)|contribut(?:e|ing)|mak(?:e|ing)\s+a\s+donation)\s+(?:now|today|to\s+(?:us|our|support|keep|help)|here)\b|(?:this|the)\s+(?:article|content|story)\s+is\s+(?:for|only|available|exclusive|reserved|free\s+to)\b.{0,40}(?:subscri|member|regist|read)
            |you(?:['’]ve|\s+have)\s+(?:\d+|one|no|reached|read|used)\b.{0,40}(?:articles?|limit)|to\s+(?:continue|keep)\s+reading\b|(?:log|sign)\s+in\s+(?:to|or)\b|create\s+(?:a|your)\s+(?:free\s+)?account\b|unlock\s+(?:this|the|unlimited|full)\b|start\s+(?:your|a)\s+(?:free\s+)?trial\b|(?:try|get)\s+(?:unlimited|full)\s+access\b
            |(?:if\s+you\s+(?:value|appreciate|believe\s+in)|help\s+us\s+(?:keep|continue|report))\b.{0,120}(?:journalis|report|donat|support|independent)|buy\s+(?:me|us)\s+a\s+coffee\b|not\s+a\s+subscriber\b|\$\d+\s+(?:for|a)\s.{0,30}(?:week|month|year)s?\.?$)""",
            350,
        ),
    ),
    Rule(
        "comments",
        "comments",
        "about readers' comments",
        opening(
            r"""(?:(?:leave|post|add|write|submit)\s+(?:a|your)\s+(?:reply|comment)|comments?\s*(?:\(\d*\))?$|(?:view|show|read|see|hide|load|join)\s+(?:all\s+)?(?:the\s+)?(?:\d+\s+)?(?:comments?|conversation|discussion)\b.{0,40}$|comments?\s+(?:are|is|have\s+been|on\s+this)\b.{0,60}(?:closed|moderated|disabled|turned\s+off)|your\s+e-?mail\s+(?:address\s+)?will\s+not\s+be\s+published
            |(?:please\s+)?(?:read|review|see|follow|note)\s+(?:our|the)\s+(?:comment(?:ing|s)?|community|house)\s+(?:policy|rules|guidelines)|be\s+the\s+first\s+to\s+comment|what\s+do\s+you\s+think\?\s+(?:let\s+us|leave|tell|share|comment)|(?:let\s+us\s+know|tell\s+us|share\s+your\s+(?:thoughts|opinion|views)).{0,40}(?:comments|below)|save\s+my\s+name|required\s+fields\s+are\s+marked|we\s+(?:welcome|encourage|moderate)\s+(?:your\s+)?comments|you\s+must\s+be\s+logged\s+in|post\s+comment$|sort\s+by:?\s+(?:newest|oldest|best))""",
            350,
        ),
    ),
    Rule(
        "cookies",
        "cookies",
        "a notice of cookies or privacy",
        opening(
            r"""(?:(?:we|this\s+(?:web)?site|our\s+(?:web)?site|.{2,40}\band\s+(?:its|our)\s+partners)\s+(?:use|uses|and\s+our\s+partners)\b.{0,40}\bcookies\b|(?:accept|reject|manage|allow)\s+(?:all\s+)?(?:cookies?|consent|preferences)|by\s+(?:continuing|using|clicking|browsing)\b.{0,60}\b(?:cookies?|site|terms|consent|agree)|(?:cookie|privacy)\s+(?:policy|settings|notice|preferences|statement|choices)\b.{0,80}$|your\s+privacy\s+(?:choices|settings|matters)|we\s+(?:value|care\s+about|respect)\s+your\s+privacy|do\s+not\s+sell\b.{0,40}|terms\s+(?:of|and|&)\s+(?:use|service|conditions)\b.{0,80}$|manage\s+(?:your\s+)?(?:privacy|settings))""",
            500,
        ),
    ),
    Rule(
        "copyright",
        "copyright",
        "says who holds the rights",
        opening(
            r"""(?:©|\(c\)\s|copyright\b\s*(?:©|\(c\)|\d{4}|by\b|:)|all\s+rights\s+reserved|(?:this\s+material|no\s+part\s+of\s+this|this\s+(?:article|content|story))\s+(?:may|is|can)\b.{0,60}(?:not\s+be\s+(?:published|reproduced|republished|copied)|copyright|licen[cs]ed\s+under)|republish\s+(?:this|our)\b|reprinted\s+with|(?:licen[cs]ed|available|published)\s+under\s+(?:a\s+)?creative\s+commons|.{2,80}\ball\s+rights\s+reserved\.?$|our\s+standards:|reprints?\s+(?:and|&)\s+permissions)""",
            500,
        ),
    ),
    Rule(
        "wire-credit",
        "credit",
        "says which desk or agency had a hand in it",
        opening(
            r"""[\[(*—–-]*\s*(?:(?:additional\s+|extra\s+|more\s+)?(?:reporting|writing|editing|compiled|edited|written|reported|translated|produced|fact-?checked|video|graphics?|research|production)\s+(?:and\s+(?:writing|editing|reporting)\s+)?(?:by|from)\s+[^.;]{3,140}[.;)\]]*(?:\s*(?:(?:additional\s+)?(?:writing|editing|reporting|compiled|translated)\s+(?:and\s+\w+\s+)?by|edited\s+by)\b[^.;]*[.;)\]]*)*$
            |[^.]{3,160}\bcontribut(?:ed|ing)\s+(?:\w+\s+)?to\s+this\s+(?:report|story|article|post|piece|coverage)\b.{0,40}$|with\s+(?:files|reporting|additional\s+reporting|inputs?|contributions?|agency\s+inputs?|information)\s+(?:from|by)\b|(?:this|the)\s+(?:article|story|post|piece|report|essay|interview)\s+(?:was|has\s+been|is|originally|first)\s*(?:was\s+)?(?:originally\s+|first\s+)?(?:published|appeared|republished|produced|reprinted|written|translated|edited|updated|corrected|adapted|created|supported|funded|syndicated)\b
            |(?:a\s+version\s+of\s+)?this\s+(?:article|story)\s+(?:appears|appeared|first\s+appeared|originally\s+appeared)\b|(?:originally|first)\s+published\s+(?:on|at|by|in)\b|\(?(?:agencies|agency|with\s+agencies)\)?\.?$|[^.]{3,60}\breported\s+from\s+[A-Z][^.]{2,80}\.$|\(?(?:except\s+for\s+the\s+headline|this\s+story\s+has\s+not\s+been\s+edited).{5,200}|follow\s+(?:ap|our)['’]?s?\s+coverage\b|(?:published|posted)\s+in\s+.{2,60}\bprint\s+edition\b)""",
            400,
        ),
    ),
    Rule(
        "contact",
        "contact",
        "says how to reach the paper or the writer",
        opening(
            r"""(?:(?:contact|e-?mail|reach|write\s+to|follow|tweet|call|text|message|connect\s+with)\s+(?:(?:the\s+)?(?:author|writer|reporter|editor)s?|us|me|him|her|them|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})\s*(?:,\s*[^,]{3,40},)?\s*(?:at|on|via|by|with|:|@|here)(?:\s|:|$)|(?:e-?mail|phone|tel|twitter|contact|fax|telegram|signal|website|web)\s*:\s*\S|(?:got|have)\s+(?:a|an)\s+(?:(?:news|story|confidential)\s+)?(?:tip|story\s+idea|correction)\b|do\s+you\s+have\s+(?:an\s+opinion\b|a\s+(?:story|tip|question)|information)\b|send\s+(?:us\s+)?(?:tips|your|an?\s+e-?mail|feedback|corrections|letters)\b|(?:to\s+)?(?:report|submit)\s+(?:an?|a\s+)?\s*(?:error|correction|typo|tip|letter)\b.{0,80}|(?:find|follow|like|join)\s+us\s+on\b|follow\s+(?:@\w+|[\w\s.’']{2,50}\bon\s+(?:facebook|twitter|x|instagram|linkedin|threads|bluesky|mastodon|tiktok|telegram|whatsapp|google))|(?:follow|twitter|on\s+twitter):?\s*@|see\s+something\s+wrong\b|spotted\s+an?\s+(?:error|mistake)|(?:he|she|they)\s+(?:can|may)\s+be\s+(?:reached|contacted)\s+(?:at|via|on|by))""",
            300,
        ),
    ),
    Rule(
        "bare-contact",
        "contact",
        "an address or handle and nothing else",
        whole(r"(?:[\w.+-]+@[\w-]+\.[\w.-]+|@\w{2,30})(?:[\s|,•·/]+(?:[\w.+-]+@[\w-]+\.[\w.-]+|@\w{2,30}))*", 120),
    ),
)
"""In reading order."""
