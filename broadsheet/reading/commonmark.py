"""Markdown becomes HTML by pyromark: CommonMark with tables, footnotes and heading attributes.

The one module that knows pyromark. It knows nothing of config.
"""

import re

import pyromark
from pyromark import Options

BACK_TITLE = "Back to note {} in the text"
_ENGINE = pyromark.Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_STRIKETHROUGH
)
_STAND_IN = "\ufdd0"  # a noncharacter (Unicode, section 23.7): no text means anything by it
_STAND_IN_URL = "%EF%B7%90"
_OPENING = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|[A-Za-z0-9][^\s<>@]*@[^\s<>]+>)")


def convert(text: str) -> str:
    """Turn Markdown into HTML; HTML within it stays."""
    return _ENGINE.html(text)


def escaped(text: str) -> str:
    """Turn Markdown into HTML; HTML within it is shown as text.

    Every `<` but an automatic link's is hidden from the engine, so that none of it is ever HTML and none in
    code is escaped twice.
    """
    html = _ENGINE.html(_OPENING.sub(_STAND_IN, text))
    return html.replace(_STAND_IN, "&lt;").replace(_STAND_IN_URL, "%3C")
