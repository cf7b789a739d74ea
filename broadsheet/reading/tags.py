"""Canonical HTML as a row of tags, and the text between them.

Works only on what `sanitising` lets through: one regular expression is enough there, and nowhere else.
"""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

_TAG = re.compile(
    r"<(?P<opaque>script|style|iframe)\b[^>]*>.*?</(?P=opaque)>"
    r"|<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [^\s=<>\"]+=\"[^\"]*\")*)>",
    re.DOTALL,
)
_NONE: dict[str, str] = {}
_ATTRIBUTE = re.compile(r" ([^\s=<>\"]+)=\"([^\"]*)\"")
_VOID = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})
_ANY = re.compile(r"<[^>]*>")
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    }
)
_WITHIN = re.compile(rf"</?(?:{'|'.join(sorted(_INLINE))})(?: [^>]*)?>")
_CITED = re.compile(r'<sup id="[^"]*"><a class="footnote-ref"[^>]*>[^<]*</a></sup>')
_CJK = "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""Compiled where a text needs it, which takes a millisecond."""
_SHAPE = bytes(0x20 if chr(code).isspace() else 0x78 for code in range(256))
"""Makes a space of each character that parts words, and an `x` of any other."""
_WORD = re.compile(r"\w+(?:['\u2019.\-]\w+)*")


class Tag(Struct, frozen=True):
    """One tag, where it stands."""

    name: str
    """Lower-case."""
    start: int
    """The offset of its `<`."""
    end: int
    """The offset after its `>`."""
    closing: bool = False
    """Whether it ends an element."""
    attributes: dict[str, str] = {}
    """Unescaped values by name."""


def tags_of(html: str) -> tuple[Tag, ...]:
    """List the tags of canonical HTML in order; scripts, styles and frames, whose content is no HTML, are left out."""
    tags = []
    for match in _TAG.finditer(html):
        _, slash, name, attributes = match.groups()
        if name:
            start, end = match.span()
            tags.append(Tag(name, start, end, bool(slash), _attributes(attributes) if attributes else _NONE))
    return tuple(tags)


def paragraphs(html: str, tags: tuple[Tag, ...]) -> Iterator[str]:
    """Give the HTML within each paragraph that no other element encloses."""
    depth = start = 0
    for tag in tags:
        if tag.name in _VOID:
            continue
        depth += -1 if tag.closing else 1
        if tag.name == "p" and not tag.closing and depth == 1:
            start = tag.end
        elif tag.name == "p" and tag.closing and depth == 0:
            yield html[start : tag.start]


def plain(html: str) -> str:
    """Give the text of canonical HTML without marks of footnotes, entities decoded, whitespace folded."""
    if "<" in html:  # most paragraphs hold no tag
        html = _TAG.sub(lambda tag: "" if tag["name"] in _INLINE else " ", _CITED.sub("", html))
    return " ".join(unescape(html).split())


def words_of(html: str) -> str:
    """Give the text of canonical HTML to count words in, without marks of footnotes, entities decoded."""
    return unescape(_ANY.sub(" ", _WITHIN.sub("", _CITED.sub("", html))))


def count_words(text: str) -> int:
    """Count words; a Chinese or Japanese character counts as half a one, rounded up in sum."""
    if text.isascii():  # as many as `split` would give, without making each
        shape = text.encode().translate(_SHAPE)
        return shape.count(b" x") + shape.startswith(b"x")
    halves = len(re.findall(_CJK, text))
    return len(_WORD.findall(re.sub(_CJK, " ", text))) + (halves + 1) // 2


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(text)}
