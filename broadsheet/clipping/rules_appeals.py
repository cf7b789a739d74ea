"""Rules for what a paper asks of its readers, and what its lawyers make it say.

Know nothing of the article. Each asks for an opening that speaks to the reader, or for a set phrase.
"""

import re

from broadsheet.clipping.ruling import Rule, opening, whole
from broadsheet.clipping.sheet import Sheet

_INBOX = re.compile(
    r"""\b(?:meet\s+your\s+inbox|e-?mail\s+newsletters?|sign\s+up\s+(?:here|now|today)|(?:to|in|into)\s+your\s+(?:e-?mail\s+|mail)?(?:in)?box|straight\s+to\s+your|(?:sign(?:ing)?\s+up|register|subscrib\w+)\s+(?:for|here|now|today|to(?=\s+(?:our|the|us|this|(?-i:[A-Z]))\b))\b
    |click\s+(?:on\s+)?(?:this|the)\s+link|\bapp\b\W*download\s+now|(?:enter|confirm)\s+your\s+e-?mail|your\s+e-?mail\s+(?:address|below)|unsubscribe\s+(?:at\s+)?any\s*time|newsletter\s+(?:sign-?up|here)|(?:free|daily|weekly|our|morning|e-?mail|the)\s+(?:[\w'’-]+\s+){0,3}newsletters?
    |(?:newsletters?|news\s+alerts|breaking\s+news|updates|notifications)\b[^.]{0,60}\b(?:daily|weekly|free|e-?mail|app|phone|inbox)|(?:app\s+store|google\s+play|play\s+store)|(?:facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin|tiktok|pinterest|viber|flipboard)\b|our\s+(?:free\s+|mobile\s+|news\s+|new\s+)*app\b|(?:news|mobile|times|post|daily)\s+app\b|patreon|apple\s+podcasts|itunes|spotify|stitcher|wherever\s+you\s+(?:get|listen)|podcasts?\b[^.]{0,40}\b(?:here|now|subscribe)|push\s+notifications)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SPEAKS = re.compile(
    r"""(?:\W*(?:please\s+|just\s+|and\s+|now\s+|also\s+)*(?:sign\s*up|signup|subscribe|get|join|want|enter|receive|register|follow|stay|never\s+miss|don['’]t\s+miss|like\s+(?:this|us|our|what)|enjoy|if\s+you['’]?(?:\s+like|\s+enjoy|\s+want|\s+would|re)|thank\s+you|thanks|for\s+(?:more|all\s+the|the\s+latest|live|breaking|daily|regular|real-?time|instant|updates)|download|check|click|keep\s+up|you\s+can|newsletter|we\s+send|our\s+|the\s+(?:best|latest|day['’]s|biggest|week)|start|make|try|sent|a\s+(?:daily|weekly)|missing\s+out|looking\s+for|love\s|need\s|follow\s|find\s+us|connect|catch|watch|listen|tune|hear|visit|read\s+(?:the\s+latest|all|more|breaking)|be\s+the\s+first|breaking\s+news|have\s+you|do\s+you|are\s+you|interested|more\s+(?:on|from)|delivered|every\s+(?:morning|day|week|evening|night|friday|sunday|monday)|(?:here['’]s|this\s+is)\s+our|install|share|support|text\s+\w+\s+to|tap|scan|add\s|turn\s+on|allow|new(?:you)?\s))""",
    re.IGNORECASE | re.VERBOSE,
)
_STRONG = re.compile(
    r"\b(?:your|the)\s+(?:e-?mail\s+)?inbox\b|\bnewsletter\s+privacy\b|\bmeet\s+your\s+inbox", re.IGNORECASE
)
_REPORTS = re.compile(
    r"[“”]|\b(?:said|says|told|wrote|added|tweeted|posted|announced)\b|^[\"“‘']|pic\.twitter\.com|\(@\w+\)",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|us|we|your|you|here|now|today|@\w+|free|latest|updates?|more)\b", re.IGNORECASE)


def _is_newsletter(sheet: Sheet, index: int) -> bool:
    """Ask for an opening that speaks to the reader, the inbox or channel it is after, and `our` or `your`."""
    text = sheet.lines[index].text
    return (
        len(text) <= 420  # noqa: PLR2004 - a box
        and (_SPEAKS.match(text) is not None or (_STRONG.search(text) is not None and len(text) <= 200))  # noqa: PLR2004 - a box
        and _INBOX.search(text) is not None
        and _OURS.search(text) is not None
        and _REPORTS.search(text) is None
    )


_SUPPORT = re.compile(
    r"\b(?:our\s+(?:mission|work|journalism|reporting|newsroom|readers|coverage|team|nonprofit|community)|contributions?|donations?|donate"
    r"|readers\s+like\s+you|support(?:ing)?\s+(?:us|our|independent|local|quality)|independent\s+(?:journalism|media|news)|resource-intensive"
    r"|subscribers?|become\s+a\s+(?:member|supporter)|tax-deductible|paywall|keep\s+(?:us|our|this)|free\s+(?:for|to)\s+(?:all|everyone|read))\b",
    re.IGNORECASE,
)


def _is_support_appeal(sheet: Sheet, index: int) -> bool:
    """Ask for three different words of those who ask for money, and `our` or `we`, where nobody is quoted."""
    text = sheet.lines[index].text
    if len(text) > 900 or _REPORTS.search(text) or not re.search(r"\b(?:our|we)\b", text, re.IGNORECASE):  # noqa: PLR2004 - an appeal
        return False
    return len({match[0].casefold() for match in _SUPPORT.finditer(text)}) >= 3  # noqa: PLR2004 - fewer may be news


_HOUSE = re.compile(
    r"\b(?:our\s+(?:journalism|readers|standards|newsroom|site|website|reporting|community|newsletters?|app|editorial|comment\w*)|editorial\s+standards"
    r"|(?:read|visited|reading)\b.{0,30}\barticles|dedicated\s+reader|readers\s+like\s+you|news\s+organi[sz]ations|civil\s+forum"
    r"|moderation|must-read)\b",
    re.IGNORECASE,
)


def _is_house_voice(sheet: Sheet, index: int) -> bool:
    """Ask for a paper that speaks of itself or to its reader, where nobody is quoted, below half of the text."""
    text = sheet.lines[index].text
    speaks = re.search(r"\b(?:we|we['’]re|we['’]ve|our|you|you['’]re)\b|\bis\s+committed\s+to\b", text, re.IGNORECASE)
    late = sheet.solids[index] * 2 >= sheet.solids[-1]
    return (
        late
        and len(text) <= 420  # noqa: PLR2004 - a notice
        and speaks is not None
        and _HOUSE.search(text) is not None
        and _REPORTS.search(text) is None
    )


RULES = (
    Rule("house-voice", "subscription", "the paper speaks of itself", _is_house_voice),
    Rule("support-appeal", "subscription", "asks at length for money", _is_support_appeal),
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
            | for\s+more\s+information\s+see\s+our\s+privacy.{0,200}
            | please\s+(?:verify|confirm|tick|check|select|choose|enter)\b.{0,90}
            | (?:you['’]re|you\s+are)\s+(?:now\s+)?(?:all\s+set|signed\s+up|subscribed|in|almost\s+there)\b.{0,80}
            | e-?mail\s*\(?required\)?\s*\*? | (?:first|last|your|full)\s+name\s*\*? | country\s*\*?(?:\s.*)?
            | zip(?:\s+code)?\*? | (?:privacy\s+policy|terms)(?:\s*[|•·]\s*.{0,60})?
            | sent\s+(?:daily|weekly|every\s.{3,60}|twice\s.{3,40}|monday.{0,60})
            | (?:artikel|article|artículo|articolo)\s+(?:nur\s+für|réservé|solo\s+para|exclusivo|riservato).{0,60}
            | (?:find|see|know)\s+(?:out\s+)?what['’]s\s+(?:happening|going\s+on)\s+in\b.{0,120}
            | you(?:['’]re|\s+are)\s+(?:receiving|getting|subscribed)\b.{0,160} | (?:to\s+)?unsubscribe\b.{0,140}
            | manage\s+(?:your\s+)?(?:preferences|subscription|e-?mail).{0,60}
            | (?:our|my)\s+mailing\s+address\s+is\b.{0,140}
            |(?:this\s+(?:e-?mail|message|newsletter)\s+was\s+sent|was\s+this\s+(?:e-?mail|newsletter)\s+forwarded|forwarded\s+this)\b.{0,140}
            | (?:update|change)\s+(?:your\s+)?(?:e-?mail\s+)?(?:preferences|address).{0,80}
            | if\s+you\s+(?:no\s+longer|would\s+like\s+to\s+stop|don['’]t\s+want)\b.{0,160}
            | (?:was\s+this|did\s+you\s+find\s+this)\b.{0,60}\?
            | (?:il\s+vous\s+reste\b.{0,140} | (?:abonnez|inscrivez|recevez|téléchargez)\b.{0,160}
            | (?:jetzt|hier)\s+(?:abonnieren|anmelden|lesen|registrieren).{0,100}
            | (?:abonnieren|melden)\s+sie\b.{0,160}
            | (?:suscríbete|suscríbase|regístrate|apúntate|descarga|puedes\s+seguir|síguenos|recibe)\b.{0,180}
            | (?:iscriviti|abbonati|scarica|seguici)\b.{0,160} | (?:подпишитесь|подписывайтесь)\b.{0,160}
            | der\s+\w+\s+hat\s+diesen\s+text.{0,100} | (?:assine|inscreva-se|siga)\b.{0,140} | 無断転載.{0,40}
            | (?:会員限定|有料会員).{0,60})
            | (?:did|was)\s+(?:a\s+friend|someone|this)\b.{0,40}\bforward.{0,80}
            | .{0,60}\b(?:jetzt|kostenlos|gratis)\s+(?:bestellen|testen|abonnieren|anmelden|zur\s+probe).{0,100}
            | zur?\s+\S{2,20}[\s-]startseite
            | (?:salvar\s+para|recurso\s+exclusivo|receba\s+no|exclusivo\s+para).{2,160}
            | (?:log\s+in|sign\s+in),?\s+(?:register|subscribe|or)\b.{0,80}
            | (?:normal|small|large|larger|very\s+large|increase|decrease|reset)\s+(?:text|font)\s+size.{0,80}
            | why\s+(?:you\s+can\s+)?trust\s.{2,30} | to\s+read\s+the\s+(?:full|rest|whole).{0,60}
            | .{0,40}(?:[€$£¥]\s?\d+(?:\.\d+)?|\d+p\b)\s.{0,30}(?:[€$£¥]\s?\d).{0,60}\ba\s+(?:day|week|month).{0,60}
            | i\s+agree\s+that\b.{3,120} | thanks\s+for\s+(?:signing\s+up|subscribing)\W* | sorry!?
            | sign\s+up\s+(?:for|to)\s+our\s?newsletters?\W* | (?-i:[A-Z])[\w’'&-]*(?:\s[\w’'&-]+){0,3}\snewsletters?
            | .{3,90}[.?!]\s(?:click|tap)\s+here\s+to\s+(?:support|donate|subscribe|join|sign\s+up|become)\b.{0,40}
            | text | we['’]ll\s+tell\s+you\s+what['’]s\s+true.{0,60}
            | (?:get|see|more)\s+more\s.{3,90}
            |(?:sign\s+me\s+up|no\s+thanks|i\s+agree|submit|subscribe(?:\s+with\s+\w+)?|continue|see\s+all\s+newsletters|view\s+(?:all|sample)|see\s+sample|manage\s+newsletters)[!.]?
            |get\s+(?:more|the|our|all|breaking|daily|great|top|unlimited)\b.{3,110}(?:inbox|newsletter|delivered|alerts|updates|e-?mail|to\s+you).{0,30}
            | you\s+(?:can|may)\s+unsubscribe.{0,90} | (?:an\s+)?error\s+(?:has\s+)?occurred.{0,60}
            | something\s+went\s+wrong.{0,60} | oops.{0,60}
            | (?:new\s?)?you\s+can\s+now\s+listen\s+to\b.{0,60}
            | (?:listen\s+to\s+this\s+article|this\s+article\s+is\s+about).{0,60}
            | sign\s*up\s+(?:here|below|to)\b.{0,150} | .{0,40}\bsign\s+up\s+for\s+(?:our|the|my|free)\b.{0,120}""",
            300,
        ),
    ),
    Rule("newsletter", "newsletter", "asks the reader to take a newsletter", _is_newsletter),
    Rule(
        "subscription",
        "subscription",
        "asks for a subscription, a log-in or money",
        opening(
            r"""(?:.{0,60}\b(?:réservée?s?\s+(?:à|aux)\s+(?:nos\s+)?abonn|(?:pour|für|voor|för|till)\s+(?:les\s+|unsere\s+)?(?:abonn|prenum)|(?:para|a)\s+(?:los\s+)?(?:suscriptor|assinant)|(?:agli|per\s+gli)\s+abbonat).{0,120}
            |already\s+(?:a|an|have)\b.{0,30}(?:subscri|member|account|log|sign).*|subscribe\s+(?:now|today|to\s+(?:read|continue|unlock|get|our|the))\b|become\s+an?\s+(?:member|subscriber|supporter|patron)\b|support\s+(?:our|independent|quality|local|the\s+\w+['’]s|us)\s*(?:journalis\w+|work|reporting|newsroom|mission|on\s+patreon)?\b
            |(?:please\s+)?(?:consider\s+)?(?:donat(?:e|ing)|contribut(?:e|ing)|mak(?:e|ing)\s+a\s+donation)\s+(?:now|today|to\s+(?:us|our|support|keep|help)|here)\b|(?:this|the)\s+(?:article|content|story)\s+is\s+(?:for|only|available|exclusive|reserved|free\s+to)\b.{0,40}(?:subscri|member|regist|read)
            |you(?:['’]ve|\s+have)\s+(?:\d+|one|no|reached|read|used)\b.{0,40}(?:articles?|limit)|to\s+(?:continue|keep)\s+reading\b|(?:log|sign)\s+in\s+(?:to|or)\b|create\s+(?:a|your)\s+(?:free\s+)?account\b|unlock\s+(?:this|the|unlimited|full)\b|start\s+(?:your|a)\s+(?:free\s+)?trial\b|(?:try|get)\s+(?:unlimited|full)\s+access\b
            |(?:if\s+you\s+(?:value|appreciate|believe\s+in)|help\s+us\s+(?:keep|continue|report))\b.{0,120}(?:journalis|report|donat|support|independent)|buy\s+(?:me|us)\s+a\s+coffee\b|enjoy(?:ed|ing)?\s+(?:this|our)\s+(?:story|article|reporting|work)\?|subscribers\s+with\s+digital\s+access|not\s+(?:yet\s+)?a\s+(?:subscriber|member)\b|you(?:['’]ve|\s+have)\s+run\s+out\s+of\b|if\s+you\s+(?:enjoyed|liked)\s+this\b.{0,160}\b(?:join|proposition|subscri|member|support|share|newsletter|consider|follow)|choose\s+a\s+(?:membership|plan)|(?:…|\.\.\.)?\s*(?:as|since)\s+you(?:['’]re|\s+are)\s+(?:here|joining|reading)\b|(?:we|i)\s+(?:have|['’]ve)\s+a\s+small\s+favou?r|(?:this|the)\s+(?:article|story|post|site|reporting|journalism|work)\s+(?:is|was)\s+(?:made\s+possible|supported|funded|free\s+to\s+read)\b|(?:your|every)\s+(?:support|contribution|donation|gift|subscription)\b.{0,120}(?:journalis|report|us\b|our\b|independent|makes|keeps|helps)|(?:make|give)\s+a\s+(?:tax-deductible\s+)?(?:gift|donation|contribution)\b|(?:subscribe|become\s+a|join)\b.{0,60}\b(?:\$|£|€|per\s+(?:week|month)|%\s+off|digital\s+access|free\s+trial|today)|(?:this\s+is\s+)?(?:a\s+)?(?:subscriber|premium|member)s?[\s-](?:only|exclusive)\b.{0,60}$|(?:choose|view|select)\s+(?:your|a)\s+(?:plan|subscription)\b|(?:purchase|buy)\s+(?:a\s+subscription|reprints?|rights|this\s+photo)\b|order\s+reprints|request\s+(?:reprint|permission)|\$\d+\s+(?:for|a)\s.{0,30}(?:week|month|year)s?\.?$)""",
            350,
        ),
    ),
    Rule(
        "comments",
        "comments",
        "about readers' comments",
        opening(
            r"""(?:(?:leave|post|add|write|submit)\s+(?:a|your)\s+(?:reply|comment)|comments?\s*(?:\(\d*\))?$|(?:view|show|read|see|hide|load|join)\s+(?:all\s+)?(?:the\s+)?(?:\d+\s+)?(?:comments?|conversation|discussion)\b.{0,40}$|comments?\s+(?:are|is|have\s+been|on\s+this)\b.{0,60}(?:closed|moderated|disabled|turned\s+off)|your\s+e-?mail\s+(?:address\s+)?will\s+not\s+be\s+published
            |(?:please\s+)?(?:read|review|see|follow|note)\s+(?:our|the)\s+(?:comment(?:ing|s)?|community|house)\s+(?:policy|rules|guidelines)|be\s+the\s+first\s+to\s+comment|what\s+do\s+you\s+think\?\s+(?:let\s+us|leave|tell|share|comment)|(?:let\s+us\s+know|tell\s+us|share\s+your\s+(?:thoughts|opinion|views)).{0,40}(?:comments|below)|save\s+my\s+name|(?:name|comment|e-?mail|website)\s*\(required\)|note:\s+we\s+are\b.{0,60}\bcomments?\b|required\s+fields\s+are\s+marked|we\s+(?:welcome|encourage|moderate)\s+(?:your\s+)?comments|you\s+must\s+(?:be\s+logged|log)\s+in|post\s+comment$|sort\s+by:?\s+(?:newest|oldest|best))""",
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
            r"""(?:.{0,160}\b(?:todos\s+l?os\s+(?:derechos|direitos)\s+reservados|tous\s+droits\s+réservés|alle\s+rechten?\s+vorbe?\s?halten|alle\s+rechten\s+voorbehouden|tutti\s+i\s+diritti\s+riservati|vervielfältigung.{0,60}|med\s+ensamrätt)\b.{0,60}$|©|\(c\)\s|copyright\b\s*(?:©|\(c\)|\d{4}|by\b|:)|all\s+rights\s+reserved|(?:this\s+material|no\s+part\s+of\s+this|this\s+(?:article|content|story))\s+(?:may|is|can)\b.{0,60}(?:not\s+be\s+(?:published|reproduced|republished|copied)|copyright|licen[cs]ed\s+under)|republish\s+(?:this|our)\b|reprinted\s+with|(?:licen[cs]ed|available|published)\s+under\s+(?:a\s+)?creative\s+commons|.{2,160}\ball\s+rights\s+reserved\b.{0,60}$|our\s+standards:|copyright\s+[A-Z][\w\s]{1,40}\.?$|copyright\s*@\s*\d{4}|.{0,120}©\s*(?:\d{4}|copyright)\b|.{0,120}\bcopyright\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b|.{0,60}\b(?:may\s+not\s+be|without\s+(?:prior\s+)?(?:express\s+)?(?:written\s+)?permission|not\s+be\s+(?:reproduced|republished))\b.{0,80}(?:reproduc|publish|redistribut|broadcast|permission|copied)|(?:for|to\s+(?:order|obtain))\s+(?:reprint|syndication|republication)\b|distributed\s+by\s+.{2,60}(?:agency|service|syndicate|news)|reprints?\s+(?:and|&)\s+permissions)""",
            500,
        ),
    ),
    Rule(
        "contact",
        "contact",
        "says how to reach the paper or the writer",
        opening(
            r"""(?:(?:contact|e-?mail|reach|write\s+to|follow|tweet|call|text|message|connect\s+with)\s+(?:(?:the\s+)?(?:author|writer|reporter|editor)s?|us|me|him|her|them|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})\s*(?:,\s*[^,]{3,40},)?\s*(?:at|on|via|by|with|:|@|here)(?:\s|:|$)|(?:e-?mail|phone|tel|twitter|contact|fax|telegram|signal|website|web)\s*:\s*\S|(?:got|have)\s+(?:a|an)\s+(?:(?:news|story|confidential)\s+)?(?:tip|story\s+idea|correction)\b|do\s+you\s+have\s+(?:an\s+opinion\b|a\s+(?:story|tip|question)|information)\b|send\s+(?:us\s+)?(?:tips|your|an?\s+e-?mail|feedback|corrections|letters)\b|(?:to\s+)?(?:report|submit)\s+(?:an?|a\s+)?\s*(?:error|correction|typo|tip|letter)\b.{0,80}|(?:find|follow|like|join)\s+us\s+on\b|follow\s+(?:@\w+|[\w\s.’']{2,50}\bon\s+(?:facebook|twitter|x|instagram|linkedin|threads|bluesky|mastodon|tiktok|telegram|whatsapp|google))|(?:follow|twitter|on\s+twitter):?\s*@|see\s+something\s+wrong\b|spotted\s+an?\s+(?:error|mistake)|connect\s+via\b.{2,40}|(?:have|had|do\s+you\s+have|do\s+you\s+know)\b.{3,90}\?\s*(?:(?:please\s+)?(?:e-?mail|contact|get\s+in\s+touch|write|call|let\s+us|tell\s+us|send)\b|\S+@\S+)|get\s+in\s+touch\s+with\b|we\s+want\s+to\s+hear\b|(?:he|she|they)\s+(?:can|may)\s+be\s+(?:reached|contacted)\s+(?:at|via|on|by))""",
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
