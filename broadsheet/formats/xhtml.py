"""Sanitised HTML becomes the XHTML that EPUB asks for.

What nh3 gives is canonical (see `reading/sanitising.py`): only empty elements, and the one entity that is HTML's own,
are written otherwise in XML.
"""

import re

from broadsheet.formats.conforming import conforming
from broadsheet.reading.sanitising import sanitise

_EMPTY = re.compile(r"<(br|col|hr|img|wbr)((?: [^<>]*)?)>")
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str) -> str:
    """Leave out what XML 1.0 forbids (production Char)."""
    return _UNFIT.sub("", text)


def to_xhtml(html: str) -> str:
    """Clean HTML and write it as valid XHTML; scripts, styles, frames and players go in any case."""
    canonical = fit(sanitise(html))
    return conforming(_EMPTY.sub(r"<\1\2/>", canonical).replace("&nbsp;", "\u00a0"))
