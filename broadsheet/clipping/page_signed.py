"""Who an article's own text says has written it: a line that says so before or after the running text, or a signature.

Knows nothing of a page but its blocks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from broadsheet.clipping.names import NAME
from broadsheet.clipping.page_blocks import Block
from broadsheet.clipping.page_names import is_known
from broadsheet.clipping.sheet import is_solid
from broadsheet.clipping.values import Finding

_NAMES = rf"(?P<names>{NAME}(?:\s(?:und|and|et|y|e|&)\s{NAME})*)"
_KIND = (
    r"(?i:gast|blog)?(?i:interview|kolumne|kommentar|beitrag|artikel|essay|analyse|reportage|bericht|text|rezension|glosse"
    r"|porträt|column|commentary|article|report|review|story|analysis|opinion|post|entretien|tribune|chronique|columna"
    r"|artículo|reportaje|entrevista|kritik)"
)
_SAID = (
    re.compile(
        rf"(?:(?i:ein|eine|an?|une?|una?)\s)?(?:[^\W\d_][\w-]*\s){{0,2}}{_KIND}\s(?:von|by|par|de|por|di)\s{_NAMES}"
        r"(?:\s(?:mit|with|avec|con)\s.{3,60}|,.{2,60})?[.:]?"
    ),
    re.compile(
        r"\(?(?i:autor(?:in|en|innen)?|author|written|text|words|auteure?s?|texte|redaktion|bericht|beitrag)"
        rf"(?:\s?:|\s(?:by|von|par|por):?)\s{_NAMES}(?:\)|[,(/|].{{0,80}}|\s(?:ist|is|est|Fotos?:|Bilder?:).*)?[.]?"
    ),
)
_ON_A_LINE = (
    re.compile(
        r"(?:^|[|•·]\s)(?i:autor(?:in|en|innen)?|authors?|auteure?s?|words|"
        r"texte?(?:\s(?:und|and|et|&)\s(?:fotos?|photos?|bilder))?)"
        rf"\s?:\s{_NAMES}(?=\s*(?:$|[(,;|/•·]))"
    ),
    re.compile(rf"^(?i:autor(?:in|en|innen)|authors|auteure?s|written\sby|geschrieben\svon)\s{_NAMES}[.:]?$"),
    re.compile(
        r"^(?i:gespeichert|eingereicht|verfasst|geschrieben|submitted|posted|written|publié|soumis|enviado|escrito)"
        r"\s(?i:by|von|par|por)\s(?P<names>\w[\w.’'-]{1,24}(?:\s[^\W\d_a-z][\w’'-]+)?)"
        r"\s(?i:am|on|le|el|um|-)\s.{0,20}\d{4}\b"
    ),
)
_OTHERS = re.compile(r"[\s,|/]+(?:Illustration|Fotos?|Bilder|Photos?|Übersetzung|Zeichnung|Grafik)(?:en|:|\s).*$")
_SIGNED = re.compile(rf"[*_]+\(?(?:(?i:von|by|par|por)\s)?{_NAMES}\)?[*_]+")
_FIRST, _LAST, _LONGEST = 5, 6, 200


def signature_of(blocks: Sequence[Block]) -> Finding | None:
    """Give whom a line at the beginning or end names as the author, else whose name is set apart at the end."""
    lines = [block for block in blocks if block.kind in {"text", "quote", "heading"}]
    ends = [*lines[:_FIRST], *lines[max(_FIRST, len(lines) - _LAST) :]]
    for names in _said(ends):
        return Finding("authors", (names,), 0, "the text says so", "likely")
    return _signature(lines)


def named_on(lines: Sequence[str]) -> list[str]:
    """Give whom short lines of the page call its author, wherever they stand; nobody where they name several."""
    found = dict.fromkeys(
        match["names"] for line in lines for pattern in _ON_A_LINE if (match := pattern.search(line)) is not None
    )
    return list(found) if len(found) == 1 else []


def _said(lines: Sequence[Block]) -> Iterator[str]:
    for line in lines:
        text = _OTHERS.split(line.text)[0]
        for pattern in _SAID:
            if len(line.text) <= _LONGEST and (match := pattern.fullmatch(text)):
                yield match["names"]


def _signature(lines: Sequence[Block]) -> Finding | None:
    for above, line in list(pairwise(lines))[-2:]:
        match = _SIGNED.fullmatch(line.markdown)
        if match and is_known(match["names"]) and is_solid(above.text):
            return Finding("authors", (match["names"],), 0, "signature", "likely")
    return None
