"""Part words that a page prints side by side and a clipping glues: `Ann LeeStaff Writer`, `20 May 202021 May 2020`.

Knows nothing of what the words say.
"""

import re

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mär|Mai|Okt|Dez|janv|févr|mars|avr|juin|juil|août|déc|ene"
    r"|abr|ago|dic)[^\W\d_]*"
)
_GLUED = re.compile(
    r"(?<=^By)(?=[A-Z][a-z])|(?<=^By)by\b|(?<=^by)(?=[A-Z][a-z])|(?<=^(?:Por|Von|Par))(?=[A-Z][a-zà-ÿ])|(?<=^Di)(?=[A-Z][a-z]+\s[A-Z])"
    r"|(?<=[a-zà-ÿ])(?=(?:Staff|Senior|Reporter|Editor|Writer|Correspondent|Contributor|CEO|Lifestyle|Twitter|Follow|News|Sports?|Politics|Showbiz)\b)"
    r"|(?<=[a-zà-ÿ\d]{2})(?=Author)|(?<=Author)(?=[A-Z][a-z])|(?<=Posted on)(?=\d)"
    r"|(?<=\d)(?=[A-Z][a-z])|(?<=[a-z]{3})(?=[A-Z]{2})|(?<=[a-z])(?=\d{1,2}:\d\d)|(?<=[a-zà-ÿ]{2})(?=\d{1,3}\s(?:Kommentar|Comment|comment|Ergänzung))|(?<=\b20[0-3]\d)(?=\d{1,2}:\d\d)|(?<=[a-z])(?=(?:19|20)\d\d-)"
    r"|(?<=[a-z])(?=(?:Published|Updated|Posted|Publicado|Actualizado|Veröffentlicht|Aktualisiert)\b)"
    rf"|(?<=[a-zà-ÿ])(?={_MONTH}\s\d{{1,2}}(?:,|\b))|(?<=[a-zà-ÿ]{{2}})(?=\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d)"
    rf"|(?<=\s20[0-3]\d)(?=\d{{1,2}}\.?\s{_MONTH}\s20)|(?<=[\u3040-\u30ff\u3400-\u9fff])(?=20\d\d[-年./])"
    r"|(?<=[A-Z])(?=(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6}\.?\s\d{1,2},\s\d{4})"
)


def unglued(text: str) -> str:
    """Put a space wherever two words, or a word and a date, stand without one."""
    return _GLUED.sub(" ", text)


def parted(text: str) -> str:
    """Put a space before each capital that follows three small letters: `Ann FordhamThe Harbour Post`."""
    return re.sub(r"(?<=[a-zà-ÿ]{3})(?=[A-Z][a-z])", " ", unglued(text))
