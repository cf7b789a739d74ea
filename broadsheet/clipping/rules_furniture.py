"""Rules for a site's furniture: what its pages put between and around articles.

Know nothing of the article. Each asks for a whole line, or for an opening that only furniture has.
"""

import re

from broadsheet.clipping.ruling import Rule, opening, whole
from broadsheet.clipping.sheet import Sheet
from broadsheet.clipping.vocabulary import words_in

_PLACES = words_in(
    """
    facebook twitter x instagram linkedin linked whatsapp whats reddit telegram pinterest email mail
    flipboard tumblr messenger threads bluesky mastodon pocket vk youtube tube tiktok google google+ rss
    sms digg stumbleupon stumble delicious evernote wechat weibo viber skype xing snapchat koo gab
    parler fb print printer copy link url buffer mix
    """
)
_ACTS = words_in(
    """
    share shares shared tweet retweet pin teilen partager partage partages compartir condividi
    поделиться シェアする ツイート print comment comments commentaire commentaires comentarios kommentar
    kommentare guardar merken merkliste envoyer anhören diskutieren like likes discussion reply replies
    copied submit shortlink permalink
    """
)
_BETWEEN = words_in(
    """
    post send save saved bookmark more follow drucken sur par auf zur hinzufügen artikel sie mit it
    count short get caring is sharing this article story page on to via with by in a friend your friends
    options all reader readers total view views opens new window tab click as pdf for later us icon
    button buttons gift kindly please also read or loading join the conversation thread reaction
    reactions flip loved angry sad wow plus subscribe tag tags text size font listen audio add favorite
    favorites favourite message messages e news app und et de la le min minuten temas navigation you up
    down
    """
)
_SEPARATORS = re.compile(r"[\s|,:;/•·+()!.&…–—-]+")
_COUNT = re.compile(r"[\d.,]+[km]?", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Za-z]{3})")
_NAVIGATION = words_in(
    """
    home menu search login log-in sign-in sign-up subscribe about contact privacy terms newsletters
    newsletter podcasts video videos shop account register help faq advertise careers rss sitemap
    archive e-paper epaper donate sections more jobs reprints today's-paper today’s-paper subscribe
    """
)


def _is_share_bar(sheet: Sheet, index: int) -> bool:
    """Ask for a line of nothing but words of buttons, a place to share to or an act of sharing among them."""
    text = re.sub(r"https?://\S+$", "", sheet.lines[index].text)
    if len(text) > 180 or text.casefold() == "x":  # noqa: PLR2004 - a bar, not a paragraph
        return False
    words = [word for word in _SEPARATORS.split(_GLUED.sub(" ", text).casefold()) if word]
    known = all(word in _PLACES or word in _ACTS or word in _BETWEEN or _COUNT.fullmatch(word) for word in words)
    return known and any(word in _PLACES or word in _ACTS for word in words)


def _is_bare_number(sheet: Sheet, index: int) -> bool:
    """Ask for a count alone, above or below all running text."""
    outside = sheet.solids[index] == 0 or sheet.solids[index] == sheet.solids[-1]
    return (
        outside
        and index > 0
        and re.fullmatch(
            r"\(?(?:(?!(?:19|20)\d\d\b)\d{1,6}|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s?[kKmM])\)?", sheet.lines[index].text
        )
        is not None
    )


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
    Rule("navigation-run", "navigation", "stands in a run of a menu's entries", _is_navigation_run),
    Rule("menu-line", "navigation", "a menu on one line", _is_menu_line),
    Rule("share-bar", "share", "buttons to share the page", _is_share_bar),
    Rule("share-count", "share", "how often the page was shared", _is_bare_number),
    Rule(
        "share-appeal",
        "share",
        "asks the reader to pass it on",
        opening(
            r"""(?:please\s+|kindly\s+|make\s+sure\s+(?:to|you)\s+|don['’]t\s+forget\s+to\s+|be\s+sure\s+to\s+|and\s+)?(?:share|spread|like|forward|pass)\s+(?:this|the|it)\b.{0,60}\b(?:facebook|twitter|friends|story|article|post|page|everyone|word|on)\b.{0,120}$
            |.{0,80}[.!?–—-]\s+(?:please\s+)?(?:share|like)\s+this\b.{0,30}\b(?:facebook|twitter|post|story|article)\b.{0,80}$
            | .{0,40}\bshare\s+(?:your\s+(?:thoughts|opinions?|views?|comments?)|this\s+(?:on|with|if))\b.{0,120}$
            | .{10,250}click\s+to\s+tweet$ | sharing\s+is\s+caring!?
            | (?:what\s+do\s+you\s+think|do\s+you\s+agree|agree|thoughts)\?.{0,120}$ | share\s+this\s*:?
            | klick(?:en)?,\s+um\s.{3,40}\s(?:zu\s+)?(?:teilen|drucken|senden|versenden).{0,50}$
            | share\s+or\s+comment\s+on\s+this\s+article.{0,160}$ | (?:diesen\s+)?artikel\s+teilen.{0,30}$
            | like\s+this\s*: | (?:like|follow)\s+(?:us|our\s+page|and\s+share)\b.{0,100}$
            | your\s+vote\s+matters\b.{0,60}
            |(?:sign\s+(?:the\s+)?guest\s*book|send\s+(?:flowers|condolences)|plant\s+a\s+tree|to\s+(?:send\s+flowers|plant\s+(?:a\s+)?trees?)|share\s+(?:a\s+memory|your\s+condolences))\b.{0,140}$
            | join\s+the\s+(?:conversation|discussion|debate)\b.{0,80}$ | tweet\s+(?:us|this|to|your)\b.{0,80}$
            | \#\w+\s+on\s+twitter$""",
            200,
        ),
    ),
    Rule(
        "skip-link",
        "navigation",
        "a control of the page",
        whole(
            r"""(?:skip|jump|go|back|return|scroll)\s+(?:to|down\s+to)\s+(?:the\s+)?(?:main\s+|primary\s+)?(?:content|recipe|comments|story|video|navigation|article|top|search
            |comments|footer|home(?:page)?|.{0,12}home)
            | (?:toggle|open|close|main|show)\s+(?:navigation|menu|search(?:\s+bar)?|sidebar) | menu
            | search(?:\.\.\.|\s+for:?)? | log\s?in(?:\s*/\s*register)? | sign\s?(?:in|up|out) | my\s+account
            | close(?:\s+(?:menu|ad|dialog))?
            | open\s+in\s+app | download\s+(?:the|our)\s+app | (?:next|previous|prev|older
            |newer)(?:\s+(?:article|post|story|page|posts))?(?:\s*[:»›→].*)? | [«‹←→»›]+ | loading(?:\.\.\.|…)?
            | refresh
            |view\s+(?:this|the|it|our)?\s*(?:e-?mail|newsletter|message|online)?\s*(?:in|on)\s+(?:your|a|the)\s+(?:web\s+)?browser\.?
            | view\s+online | forward\s+(?:this\s+)?(?:to\s+a\s+friend|e-?mail) | heard\s+on\s.{3,40}
            | (?:full\s+)?transcript(?:\s+audio)? | feedback | reply | print\s+(?:this\s+)?(?:page|article|story)
            | (?:list\s+)?(?:list\s+)?(?:of\s+)?\d*\s*(?:list\s+)?\d+\s+of\s+\d+ | list\s+of\s+\d+\s+items?
            | from\s+wikipedia,\s+the\s+free\s+encyclopedia | zurück(?:\s+zu[rm]?\s+\w+)? | retour(?:\s+à\s+.{3,30})?
            | end\s+of\s+list | accessibility | site\s?map | privacy\s+policy | about\s+us | contact\s+us
            | advertise(?:\s+with\s+us)? | terms\s+of\s+(?:use|service)
            | (?:view|read)\s+(?:the\s+)?author(?:['’]s)?\s+(?:archive|profile|page|bio) | get\s+author\s+rss\s+feed
            | e-?mail\s+(?:the\s+author|me|this\s+link) | follow\s+the\s+(?:author|topics?)s?.{0,40}
            | neuer\s+abschnitt | box\s+(?:auf|zu)klappen | empfohlener\s+redaktioneller\s+inhalt | externer\s+inhalt
            | ,?\s*opens\s+(?:in\s+)?(?:a\s+)?new\s+(?:tab|window) | duration\s+\d+:\d\d | článek | zobrazit\s+vše
            | kort\s+fortalt | inhaltsverzeichnis | bild\s+(?:vergrößern|schließen) | öppna\s+bild\s+i\s+helskärm
            | (?:vis|visa)\s+(?:mer|mindre)(?:\s+vis\s+mindre)? | weitere\s+videos
            | nach\s+oben | player\s+wird\s+geladen
            | выйти\s+из\s+полноэкранного\s+режима | развернуть\s+на\s+весь\s+экран | tamaño\s+de\s+letra
            | datenschutzeinstellungen\s+anpassen | listen\s+to\s+article | video\s+loading | abone\s+ol | ___+
            | esta\s+funcionalidad\s+es\s+sólo\s+para\s+\w+ | don['’]t\s+want\s+to\s+see\s+this\?.{0,20}
            | breadcrumbs?(?:\s+trail)?(?:\s+links)? | drobečková\s+navigace | fil\s+d['’]ariane | brotkrumen?
            | (?:sie\s+sind\s+hier|aktuelle\s+seite|you\s+are\s+here|springe\s+(?:direkt\s+)?zu\w*|search\s+keyword):?
            | save | follow | copied!? | read\s+later | get\s+short\s+url | word\s?count:?\s*\d+ | talk | warning
            | most\s+recent\s+newsletter | thanks\s+for\s+watching!? | on\s+our\s+radar | advertorial
            | (?:filed\s+to|topic|terms):\s?.{0,40} | \|\s*topic:.{2,40} | (?:facebook|twitter|youtube)_url
            | (?:author\s+of\s+the\s+article|publishing\s+date|article\s+by|last\s+updated):?
            | disclaimer | (?:first\s+)?(?:published|updated|posted):?
            | registration\s+on\s+or\s+use\s+of\s+this\s+site\b.{0,160}
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
            r"""[•·|-]?\s*(?:estimated\s+)?(?:reading\s+time:?\s*)?(?:about\s+)?\d+\s*(?:-
            |–)?\s*min(?:ute)?s?\.?(?:\s+read)?\.?
            | (?:reading\s+time|temps\s+de\s+lecture|lesezeit|tiempo\s+de\s+lectura).{0,30}
            | listen\s+to\s+(?:this\s+)?(?:article|story
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
            | summary | highlights
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
            r"""[-–—\s\[(]*(?:advert(?:isement)?s?|anzeige|publicité|publicidad|werbung|sponsored(?:\s+(?:content|links?|post|by.{0,40}))?|promoted(?:\s+(?:content|stories))?|paid\s+(?:content|post)|ad|ads\s+by.{0,20}|reklam[ae]?|annons[e]?|annonsørinnhold|advertentie|реклама|広告|スポンサードリンク|publicidade|hirdetés|mainos|werbung\s+überspringen|(?:story|article|text|content)\s+continue[sd]?\s+(?:below|after|beneath).{0,40}
            |(?:continue|scroll|keep)\s+(?:reading|scrolling|down)?\s*(?:below|to\s+(?:continue|read)|for\s+more|after).{0,50}|continue\s+reading(?:\s+(?:the\s+)?(?:main\s+)?(?:story|article|below))?|(?:supported|presented|sponsored|brought\s+to\s+you)\s+by\W*|skip\s+(?:ad|advertisement|past.{0,60})|advertisement\s*[-–—:].{0,60}|remove\s+ads|report\s+this\s+ad|after\s+(?:the\s+)?newsletter\s+promotion|promo|save\s+(?:up\s+to\s+)?[$€£]?\d.{0,80}|advertisement\s+\d+|(?-i:Promoted|Sponsored|Advertisement|Anzeige)(?-i:[A-Z]).{3,100}|this\s+ad(?:vertisement)?\s+has\s+not\s+loaded.{0,90})[-–—\s\])]*""",
            120,
        ),
    ),
)
"""In reading order."""
