"""Rules for what stands with pictures: uploads' file names, captions, credits.

Know nothing of what the rest of the text says.
"""

import re
from collections import Counter

from broadsheet.clipping.by_words import BY
from broadsheet.clipping.houses import is_publisher
from broadsheet.clipping.metadata import is_job, metadata_of, signed_names
from broadsheet.clipping.names import is_name, names_in
from broadsheet.clipping.picture_credits import AGENCY, CREDIT_AT_END, PERSON, WORD
from broadsheet.clipping.ruling import Rule, opening, whole
from broadsheet.clipping.sheet import Sheet, ends_sentence, key_of, solids_after

_IMAGE = r"\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp|svg)\b"
_STEM = re.compile(
    rf"""(?: \S+{_IMAGE}\S*
        | (?:screen[-_\s]?shots?|screen[-_]?capture|screenshot|bildschirmfoto|capture-d)[-_]?\S*\d\S*
        | (?:img|dsc[fn]?|pxl|mvimg|p\d{{3}}|gettyimages|shutterstock|istock(?:photo)?|adobestock|depositphotos
        |alamy|unsplash|pexels|afp|rts|rc2)[-_]\S*\d\S*
        | (?:ap|rtr|rts|gettyimages-?)\d{{6,}}\S*
        | whatsapp-image-\S+ | \d{{3,}}x\d{{3,}} | [\w.]+[-_]\d{{3,4}}x\d{{3,4}} | \d{{8,}}(?:[-_]\w+)+
        )(?=\s|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_FILE_LIKE = re.compile(r"(?:[-_]\w+){3,}$|_\w+$")
_WORDY = re.compile(r"(?=\S*\d)[^\s_-]+(?:[-_][^\s_-]+){2,}(?=\s|$)")


def upload_name(sheet: Sheet, index: int) -> str:
    """Give the file name that a caption line begins with; empty where the line is none."""
    text = sheet.lines[index].text
    stem = _STEM.match(text)
    if stem and (len(text) <= 300):  # noqa: PLR2004 - a paragraph may begin with a name; no caption is longer
        return stem[0]
    wordy = _WORDY.match(text)
    repeats = wordy and (
        (wordy.end() == len(text) and _FILE_LIKE.search(text))
        or (sheet.title and sheet.title in key_of(text[wordy.end() :]))
    )
    return wordy[0] if wordy and repeats else ""


def _is_upload(sheet: Sheet, index: int) -> bool:
    return bool(upload_name(sheet, index))


_NAMED_HOUSE = re.compile(rf"[.!?”\"]\s(?P<person>{PERSON}),\s(?P<house>[A-Z][\w\s.’'&-]{{2,40}})$")
_BARE_PERSON = re.compile(
    rf"""[©(\[]*\s*(?P<person>{PERSON}|[A-Z]{{2,}}(?:\s[A-Z]{{2,}}){{1,2}})\s*(?P<mark>/|\bfor\b|\bvia\b|\|)\s*
    (?P<house>(?:the\s+|The\s+)?[A-Z][\w.&’'\s/-]{{1,45}})[)\]]?""",
    re.VERBOSE,
)


_DATED = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)(?:\w{3,9}\.?\s+\d{1,2}|\d{1,2}\s+\w{3,9}),?\s+(?:19|20)\d\d\b"
)
_PRESENT = re.compile(
    r"\b(?:speaks?|walks?|poses?|arrives?|attends?|holds?|looks?|listens?|waves?|celebrates?|reacts?|gestures?|talks?|stands?"
    r"|sits?|is\s+(?:seen|shown|pictured)|are\s+(?:seen|shown|pictured)|leaves?|watch(?:es)?|smiles?|addresses|takes?|makes?|works?"
    r"|gathers?|pass(?:es)?|rides?|runs?|plays?|dunks?|shoots?|throws?|catch(?:es)?|puts?|hugs?|prays?|carr(?:y|ies)|wears?|greets?"
    r"|shakes?|answers|testifies|delivers?|appears?|shows?|drives?|moves?|lies?|hangs?|fl(?:y|ies)|rises?|waits?|lines?|marche?s?|protests?"
    r"|performs?|signs?|questions?|hugs?|kisses|competes?|battles?|reaches|scores?|tackles|sprints|swims?|jumps?)\b"
)


_MOST_REPEATED, _NEAR, _HEAD, _LONGEST_BYLINE = 3, 40, 15, 60


def _is_dated_caption(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        len(text) <= 400  # noqa: PLR2004 - a caption
        and _DATED.search(text) is not None
        and _PRESENT.search(text) is not None
        and re.search(r"\b(?:said|was|were|will)\b|[“\"]", text[:200]) is None
    )


def _is_repeated(sheet: Sheet, index: int) -> bool:
    """Ask for a line of some length that stands there three times, or twice close by; a sentence is kept once."""
    text = sheet.lines[index].text
    if len(text) < 40 or not sheet.title or key_of(text) == sheet.title or text[-1] in "?:" or "(@" in text:  # noqa: PLR2004 - a refrain is shorter
        return False
    near = sheet.lines[max(0, index - _NEAR) : index + _NEAR]
    if sum(line.text == text for line in near) < 2:  # noqa: PLR2004 - itself and a copy
        return False
    if len([1 for count in Counter(line.text for line in sheet.lines).values() if count > 1]) > _MOST_REPEATED:
        return False  # a catalogue
    places = [at for at, line in enumerate(sheet.lines) if line.text == text]
    copies = len(places) > 2 or (len(places) == 2 and places[1] - places[0] <= 3)  # noqa: PLR2004 - a picture and its copy
    return copies and (index != places[0] or not ends_sentence(text))


_TRAILER = re.compile(
    r"(?:[,.]?\s*(?:(?:purchase|acquire)\s+licensing\s+rights|opens?\s+(?:in\s+a?\s*)?new\s+(?:tab|window)"
    r"|(?:buy|order)\s+(?:this\s+)?(?:photo|image|print)s?|enlarge))+$",
    re.IGNORECASE,
)
_POSED = re.compile(
    r"\b[A-Z][\w.'’-]+,\s(?:far\s+)?(?:left|right|cent(?:er|re)|(?:second|third|fourth)\s+(?:from\s+)?(?:left|right))(?:,|\s+and\s)|\((?:far\s+)?(?:left|right|cent(?:er|re)|l|r|pictured)\)"
)
_WIRE_MARK = re.compile(rf"[.!?”\"’']\s*\(\s*(?i:{AGENCY})(?:[\s/,]+[\w\s]{{2,12}})?\s*\)\.?$")


def _is_bare_person(sheet: Sheet, index: int) -> bool:
    """Ask for `Ann Lee/Star Tribune` and nothing else, not in a byline's place."""
    text = sheet.lines[index].text
    match = _BARE_PERSON.fullmatch(text) if len(text) <= 70 else None  # noqa: PLR2004 - a credit
    return (
        match is not None
        and (
            match["mark"] != "for"
            or (is_name(match["person"]) and (is_publisher(match["house"]) or sheet.solids[index] <= 1))
        )
        and index > 0
        and (sheet.solids[index] > (match["mark"] == "|" and index < _HEAD) or "/" in text)
        and not text.startswith("By ")
        and not is_job(text.rpartition("/")[2].strip())
        and not text.endswith(".")
    )


def _ends_with_credit(sheet: Sheet, index: int) -> bool:
    text = _TRAILER.sub("", sheet.lines[index].text)
    if solids_after(sheet, index) == 0 and _WIRE_MARK.search(text):
        return False
    match = CREDIT_AT_END.search(text, max(0, len(text) - 130)) if len(text) <= 450 else None  # noqa: PLR2004 - as long as captions are
    named = _NAMED_HOUSE.search(text) if len(text) <= 450 else None  # noqa: PLR2004 - the same
    if named and is_name(named["person"]) and is_publisher(named["house"]):
        return True
    byline = index < _HEAD and _signs(text)
    return match is not None and not byline and not re.match(r"\([a-z](?!Stock)", match[0])


def _signs(text: str) -> bool:
    """Tell whether a line is a byline, which ends with names too."""
    read = metadata_of(text)
    if names_in(text.split(" | ", maxsplit=1)[0]) or (
        read is not None and (read.has_time or (read.said_by and read.names))
    ):
        return True
    return len(text) <= _LONGEST_BYLINE and (BY.match(text) is not None or bool(signed_names(text, said_by=False)[0]))


def _is_posed(sheet: Sheet, index: int) -> bool:
    """Ask for who stands left or right, where nobody is quoted."""
    text = sheet.lines[index].text
    return (
        len(text) <= 320  # noqa: PLR2004 - a caption
        and _POSED.search(text) is not None
        and re.search(r"\b(?:said|says|will|told)\b|[“\"]", text) is None
    )


_BARE_CREDIT = re.compile(
    rf"""(?i:(?:source|credit|photo|image|picture|foto|bild)s?\s*[:©|]\s*)?[©(\[]*\s*(?:[^\W\d_a-z][\w.'’-]*,?\s){{0,4}}(?i:[/|,]|via)?\s*(?i:{AGENCY})(?:\s*[/|,]\s*(?i:{AGENCY}))*\s*[)\]]*\.?""",
    re.VERBOSE,
)


def _is_bare_credit(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return len(text) <= 80 and not BY.match(text) and _BARE_CREDIT.fullmatch(text) is not None  # noqa: PLR2004 - a credit


RULES = (
    Rule("upload-name", "caption", "a picture's file name, with what a site prints beside it", _is_upload),
    Rule(
        "labelled-caption",
        "caption",
        "says that it is a caption or a credit",
        opening(
            rf"""(?:file\s+|stock\s+|handout\s+|representative\s+|representational\s+|cover\s+|lead\s+|featured\s+|hero\s+|main\s+)?
            (?:{WORD}|captions?|credits?)
            (?:\s+(?:credits?|source|caption|courtesy(?:\s+of)?|by|via|supplied|illustration))?\s*(?:[:©|/]|(?<=source),|(?<=caption),)\s*\S
            | media\s+caption\b | image\s+(?:source|caption)\b | photo(?:graph)?s?\s+(?:by|courtesy)\s+[^.]{{3,60}}$
            | (?:pictured|above|below|left|right|top)(?:\s+(?:left|right|above))?:\s | \(?file\)?\s+(?:photo
            |image|picture)\b[\s:–-]""",
            400,
        ),
    ),
    Rule("bare-credit", "caption", "names a picture agency and nothing else", _is_bare_credit),
    Rule("credit-at-end", "caption", "ends with who made the picture", _ends_with_credit),
    Rule("bare-person", "caption", "names a photographer and an employer", _is_bare_person),
    Rule("dated-caption", "caption", "tells in the present what stood before a camera on a day", _is_dated_caption),
    Rule("posed-caption", "caption", "tells who stands left and right", _is_posed),
    Rule("repeated-caption", "caption", "stands there again and again", _is_repeated),
    Rule(
        "picture-opening",
        "caption",
        "opens as captions do",
        opening(
            r"""(?:image|media|video)\s+copyright\b | media\s+playback\s+is\s+(?:un|not\s+)supported
            | enlarge\s*(?:/|this\s+image|image|photo) | (?:hide|toggle)\s+caption\b
            |(?:an?\s+|the\s+)?(?:illustration|photo(?:graph)?|picture|image|screenshot|portrait|graphic|drawing|rendering)\s+(?:of|showing|depicting)\s[^.]{5,200}$
            | play\s+video\b | \[?\d{1,2}\s?/\s?\d{1,2}\]\s*\S.{15,} | \[(?:pr|ad|写真|画像|image|photo)\]
            | (?:cartoon|drawing|artwork|art|map|chart)\s+by\s+[A-Z].{2,60}$
            |(?:feature|featured|header|lead|banner|cover|main|hero|top|listing|thumbnail|homepage|inset)\s+(?:image|photo|picture|photograph|illustration)s?\s*(?:[:©|-]|by|via|from|is|a|courtesy|credit|source|screen|of)\b
            | (?:feature|featured)\s+(?:image|photo)\s*:?\s*\S.{0,100}$
            |(?:staff\s+)?(?:photo|image|picture|illustration|graphic)s?\s+(?:by|via|from|courtesy(?:\s+of)?|credits?)\s+(?:[A-Z@]|the\s+[A-Z]).{1,80}$
            |(?:screen\s?(?:shot|grab|capture)|video\s+still|still\s+(?:image\s+)?from|screen\s+capture)s?(?:\s+(?:from|via|of|courtesy|by|:))?\s*.{0,100}$
            | illustrative\s*:\s
            | (?:from\s+left|left\s+to\s+right|clockwise(?:\s+from)?|\(?l-r\)?|from\s+l\s+to\s+r)\b[\s,:)].{5,}
            | (?:pictured|above|below|left|right|top|bottom|inset)(?:\s+(?:left|right|above|below|top))?\s*[:,]\s
              (?!(?:we|you|i|it)\b)
            |(?:an?\s+)?artist['’]?s['’]?\s+(?:concept|conception|illustration|impression|rendering|depiction|view)\b.{3,300}$
            | (?:an?|the|this)\s+(?:undated|stock|handout|composite|combination|aerial|general|file|still|satellite)\s+
              (?:file\s+|handout\s+)?(?:image|photo|photograph|picture|view|illustration|rendering)\b.{3,300}$
            | (?:this\s+)?(?:image|photo|photograph|picture|illustration|graphic|rendering|map|chart)\s+
              (?:shows|showing|depicts|provided|released|taken|made)\b.{3,300}$
            | (?:a\s+)?file\s+(?:photo|image|picture|pic)\b | file\s*[-–—:]\s*\S.{10,}
            | \(?(?:file|representational|representative|symbolic)\s+(?:photo|image|pic|picture)s?\b
            | (?:in\s+)?this\s+(?:\w+\.?\s+(?:\d{1,2},\s+)?\d{4},?\s+)?(?:file\s+)?(?:photo|image|picture)\b
              .{0,25}(?:,|\d)
            | [^.!?]{2,50}[,/]\s?getty\s+images(?:\s?/.{2,30})?$
            | (?:личный|семейный)\s+архив\b.{0,60}$ | (?:архив|пресс-служба|фото\s+из)\s.{3,60}$
            | close\s+[A-Z\w].{20,}(?:USA\sTODAY(?:\sSports)?|Network)$
            | (?:story|video|slideshow|gallery)\s+by\s*:?\s.{3,60}$
            | (?:bildrechte|bildunterschrift|legende)\s*:\s.{2,}
            | (?:bild|foto|symbolbild|archivbild|quelle|bildquelle)\s*:\s.{2,}
            | (?:crédits?(?:\s+photo)?|photo)\s*(?:©|:)\s.{2,} | (?:foto|imagen|fuente)\s*:\s.{2,} | фото\s*:\s
            | ©\s*[A-Z][\w.\s'’-]{2,40}/\s*[A-Z][\w\s]{1,25}$
            | (?:getty|reuters|afp|ap|epa|alamy|pa)\s*(?:/|images?\s*/)\s*[A-Z].{2,60}$""",
            400,
        ),
    ),
    Rule(
        "picture-control",
        "caption",
        "a control of a picture or a player",
        whole(
            r"""(?:view|open|enlarge|expand|hide|show|toggle|click\s+to|tap\s+to)\s+(?:image|picture|photo|caption|fullscreen|full\s+screen|gallery|enlarge|expand)s?(?:\s+in\s+(?:fullscreen|gallery))?
            | (?:image|photo|slide)\s+\d+\s+(?:of|/)\s+\d+ | \d+\s*/\s*\d+ | \d+\s+of\s+\d+(?:\s+photos?)?
            | (?:hide|toggle)\s+caption | enlarge\s+this\s+image | photos? | image | caption | video | gallery
            | slideshow | \(?(?:photos?|video|file|image)\)?:? | close | replay
            | share(?:\s+this)?\s+(?:photo|image|picture)
            | (?:launch|start|open|see|view)\s+(?:the\s+)?(?:gallery|slideshow|photos|all\s+photos)
            | \d+\s+(?:photos|images|pictures) | image\s+\d+\s+of\s*/?\s*\d+ | back\s+to\s+gallery
            | courtesy(?:\s+(?:of|photo))?\s.{2,50} | .{3,50}\s(?:photo\s+)?gallery | getty(?:\s-\scontributor)?
            | show\s+all\s+\d+.{0,20} | created\s+with\s+sketch\.?""",
            60,
        ),
    ),
)
"""In reading order."""
