"""Markdown becomes HTML, by the engine that config names.

Its HTML is neither clean nor finished: `sanitising` and `markup` see to that. Both engines give
footnotes one shape, with the ids `fn:1` (the note) and `fn:1:ref`, `fn:1:ref2` (where it is cited).
"""

import re

from broadsheet.model import config
from broadsheet.reading import commonmark

_ALIGNED = re.compile(r'(<t[hd](?: [^<>]*)?) style="text-align: ?(left|center|right);?"')


def to_html(text: str, markdown: config.Markdown) -> str:
    """Turn Markdown into HTML that is not yet clean; a cell's alignment is a class such as `align-right`."""
    escape = markdown.raw_html == "escape"
    if markdown.engine == "pyromark":
        return aligned(commonmark.escaped(text) if escape else commonmark.convert(text))
    from broadsheet.reading import python_markdown  # noqa: PLC0415  # 9 ms that the other engine need not cost

    return aligned(python_markdown.convert(text, markdown.extensions, escape=escape))


def aligned(html: str) -> str:
    """Give HTML with a class in the place of each style that aligns a cell."""
    return _ALIGNED.sub(r'\1 class="align-\2"', html)
