"""Rules for what stands with pictures: uploads' file names, captions, credits.

Know nothing of what the rest of the text says.
"""

import re

from broadsheet.clipping.ruling import Rule, opening, whole
from broadsheet.clipping.sheet import Sheet, key_of

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
_AGENCY = (
    r"(?:getty(?:\s+images)?|reuters|afp|ap(?:\s+photo)?|epa(?:-efe)?|associated\s+press|shutterstock"
    r"|alamy|istock|bloomberg|anadolu|pa(?:\s+(?:media|wire))?|press\s+association|zuma|nurphoto|xinhua"
    r"|tass|sputnik|rex|dpa|imago|unsplash|pexels|wikimedia\s+commons|flickr|keystone|magnum)"
)
_WORD = (
    r"(?:photo(?:graph)?(?:er)?s?|pictures?|images?|illustrations?|graphics?|bild|foto|fotos"
    r"|crédit\s+photo|fotografía|imagen)"
)


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


_CREDIT_AT_END = re.compile(
    rf"""(?: \(\s*(?:file\s+)?(?:{_WORD}|{_AGENCY}|courtesy|credit|source)\b[^()]{{0,90}}\)
        | \[\s*(?:{_WORD}|file|courtesy)\b[^\[\]]{{0,90}}\]
        | \((?:[^()]{{0,60}}(?:/|\bvia\s+)\s*{_AGENCY}[^()]{{0,40}})\)
        | \[(?:[^\[\]]{{0,60}}(?:/|\bvia\s+)\s*{_AGENCY}[^\[\]]{{0,40}})\]
        | (?:[|/–—]|\bvia)\s*(?:afp/)?(?:{_AGENCY})(?:\s+images)?
        | \breuters/[^\W\d_][\w.\s'-]{{2,40}}
        | \b(?:{_WORD}|credit)\s*(?:by|:|credit:|courtesy)\s*[^.!?]{{2,70}}
        )\.?$""",
    re.IGNORECASE | re.VERBOSE,
)


def _ends_with_credit(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return len(text) <= 450 and _CREDIT_AT_END.search(text, max(0, len(text) - 130)) is not None  # noqa: PLR2004 - as long as captions are


RULES = (
    Rule("upload-name", "caption", "a picture's file name, with what a site prints beside it", _is_upload),
    Rule(
        "labelled-caption",
        "caption",
        "says that it is a caption or a credit",
        opening(
            rf"""(?:file\s+|stock\s+|handout\s+|representative\s+|representational\s+|cover\s+|lead\s+|featured\s+|hero\s+|main\s+)?
            (?:{_WORD}|captions?|credits?)
            (?:\s+(?:credits?|source|caption|courtesy(?:\s+of)?|by|via|supplied|illustration))?\s*(?:[:©|/]|(?<=source),|(?<=caption),)\s*\S
            | media\s+caption\b | image\s+(?:source|caption)\b | photo(?:graph)?s?\s+(?:by|courtesy)\s+[^.]{{3,60}}$
            | (?:pictured|above|below|left|right|top)(?:\s+(?:left|right|above))?:\s | \(?file\)?\s+(?:photo
            |image|picture)\b[\s:–-]""",
            400,
        ),
    ),
    Rule(
        "bare-credit",
        "caption",
        "names a picture agency and nothing else",
        whole(
            rf"[©(\[]*\s*(?:[^\W\d_][\w.'-]*\s){{0,4}}(?:[/|,]|via)?\s*{_AGENCY}(?:\s*[/|,]\s*{_AGENCY})*\s*[)\]]*\.?",
            80,
        ),
    ),
    Rule("credit-at-end", "caption", "ends with who made the picture", _ends_with_credit),
    Rule(
        "picture-control",
        "caption",
        "a control of a picture or a player",
        whole(
            r"""(?:view|open|enlarge|expand|hide|show|toggle|click\s+to|tap\s+to)\s+(?:image|picture|photo|caption|fullscreen|full\s+screen|gallery|enlarge|expand)s?(?:\s+in\s+(?:fullscreen|gallery))?
            | (?:image|photo|slide)\s+\d+\s+(?:of|/)\s+\d+ | \d+\s*/\s*\d+ | \d+\s+of\s+\d+(?:\s+photos?)?
            | (?:hide|toggle)\s+caption | enlarge\s+this\s+image""",
            60,
        ),
    ),
)
"""In reading order."""
