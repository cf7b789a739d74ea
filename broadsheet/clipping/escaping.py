r"""Write plain text so that Markdown shows it as it is, and mark quoted paragraphs.

Holds for Python-Markdown and CommonMark alike: a backslash only before what both unescape, else a character reference.
Knows nothing of a text's meaning.
"""

import re
from collections.abc import Sequence

_REFERENCE = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?<]|\S*@)")
_INLINE = re.compile(
    r"""(?P<backslash>\\(?=[!-/:-@\[-`{-~]|$)) | (?P<tick>`) | (?P<link>\](?=\()) | (?P<star>\*) | (?P<line>_)""",
    re.VERBOSE,
)
_MARK_AT_START = re.compile(r"(?:\#|>|\[[^\]]*\]:|[-+](?=\s|$)|(?:-[\s-]*|=+)$)")
_NUMBER_AT_START = re.compile(r"(\d+)([.)])(?=\s|$)")
_BRACKETS = 150
_QUOTED = (("‘", "’"), ("'", "'"), ("‚", "‘"))
_INTRODUCED = (*_QUOTED, ("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("「", "」"))


def escaped(text: str) -> str:
    """Escape one paragraph on one line, only where a character would act."""
    text = _TAG.sub("&lt;", _REFERENCE.sub("&amp;", text))
    text = _INLINE.sub(lambda match: _escape(match, text), text)
    text = text.replace("~", "&#126;") if text.count("~") > 1 else text
    text = text.replace("[", "\\[") if text.count("[") > _BRACKETS else text
    if _MARK_AT_START.match(text):
        return f"\\{text}" if text[0] != "=" else f"&#61;{text[1:]}"
    return _NUMBER_AT_START.sub(r"\1\\\2", text, count=1) if _NUMBER_AT_START.match(text) else text


def _escape(match: re.Match[str], text: str) -> str:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    harmless = (match["star"] and before.isspace() and after.isspace()) or (
        match["line"] and before.isalnum() and after.isalnum()
    )
    return match[0] if harmless else f"\\{match[0]}"


def fenced(lines: Sequence[str]) -> str:
    """Write a program's lines as they are, between fences that are longer than any run of their marks in them."""
    fence = "`" * max(3, 1 + max((len(run) for line in lines for run in re.findall("`+", line)), default=0))
    return "\n".join((fence, *lines, fence))


def verse(lines: Sequence[str]) -> str:
    """Write lines as one paragraph that keeps its breaks: two spaces at the end, which both engines know."""
    return "  \n".join(map(escaped, lines))


def heading(text: str) -> str:
    """Write a subheading of the second level; what would close it or give it attributes is escaped too."""
    shown = escaped(text)
    shown = re.sub(r"(?<!\\)#(?=#*$)", r"\\#", shown)
    return f"## {shown[:-1]}&#125;" if shown.endswith("}") else f"## {shown}"


def paragraph(text: str, above: str) -> str:
    """Write a paragraph; one that is quoted from end to end becomes a block quote.

    Quoted means: within single quote marks, or within others where the paragraph above ends with a colon. The
    outer marks are dropped, since a block quote says the same; every word stays.
    """
    quotation = quoted_words(text, above)
    return f"> {escaped(quotation)}" if quotation else escaped(text)


def quoted_words(text: str, above: str) -> str:
    """Give what stands within the marks of a paragraph that is a quotation; empty where it is none."""
    for opening, closing in _INTRODUCED if above.endswith((":", ":”", ":’", ':"')) else _QUOTED:
        if text.startswith(opening) and text.endswith(closing) and _is_one(text[1:-1], opening, closing):
            return text[1:-1].strip()
    return ""


def _is_one(inner: str, opening: str, closing: str) -> bool:
    """Tell whether nothing within ends the quotation: no second opening mark, no closing one after a clause."""
    closes = re.search(rf"[,.!?…]{re.escape(closing)}\s|{re.escape(closing)}\s+(?:he|she|they|said|says)\b", inner)
    opens = re.search(rf"(?:^|\s){re.escape(opening)}", inner)
    return len(inner.split()) > 2 and closes is None and opens is None  # noqa: PLR2004 - a word in quotes is no quotation
