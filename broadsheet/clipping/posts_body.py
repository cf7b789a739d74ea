"""The body of another generator's post becomes one that our engines show as it was meant.

Links between posts lead to the new files; template tags, and links that lead nowhere here, are left as literal text
and told. Knows nothing of where posts lie: `find` is brought.
"""

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

_TAG = re.compile(r"\{\{[<%](?:(?!\}\}).)*[>%]\}\}|\{\{(?:(?!\}\}).)*\}\}|\{%(?:(?!%\}).)*%\}", re.DOTALL)
_HIGHLIGHT = re.compile(
    r"(?P<open>\{%-?\s*highlight\s+(?P<lang>[\w#+-]+)[^%]*%\}"
    r"|\{\{<\s*highlight\s+[\"']?(?P<hugo>[\w#+-]+)[^>]*>\}\})[ ]*\n"
    r"(?P<code>.*?)\n?[ ]*(?:\{%-?\s*endhighlight\s*-?%\}|\{\{<\s*/\s*highlight\s*>\}\})",
    re.DOTALL,
)
_OPAQUE = re.compile(
    r"(?P<highlight>" + _HIGHLIGHT.pattern + r")"
    r"|^(?P<indent>[ ]{0,3})(?P<fence>`{3,}|~{3,})[^\n]*\n(?s:.*?)(?:^[ ]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|<!--(?s:.*?)(?:-->|\Z)"
    r"|(?<![`\\])(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)(?P=tick)(?!`)"
    r"|(?P<indented>(?:(?<=\n\n)|\A)(?:(?:[ ]{4}|\t)[^\n]*\n?|\n(?=[ ]{4}|\t))+)",
    re.MULTILINE,
)
_LINK = re.compile(
    r"\]\((?P<gap>\s*)(?P<to><[^<>\n]*>|(?:\{\{(?:(?!\}\}).)*\}\}|\{%(?:(?!%\}).)*%\}|\\.|[^\s()\\]|\([^\s()]*\))*)"
    r"(?P<title>\s+(?:\"[^\"]*\"|'[^']*')\s*)?(?P<end>\s*\))"
    r"|\]\((?P<odd>(?:(?!\n[ \t>]*\n)[^)])*)\)"
)
_DEFINITION = re.compile(r"^(?P<name>[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(?P<to><[^<>\n]*>|\S+)", re.MULTILINE)
_HTML = re.compile(r"<(?P<name>[A-Za-z][\w-]*)\b(?:\{\{.*?\}\}|\{%.*?%\}|\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
_ATTRIBUTE = re.compile(
    r"(?P<name>\b(?:href|src))\s*=\s*(?P<mark>[\"'])(?P<to>(?:\{\{.*?\}\}|\{%.*?%\}|(?!(?P=mark)).)*)(?P=mark)",
    re.IGNORECASE | re.DOTALL,
)
_ACTS = re.compile(r"[\\`*\[\]]|(?<!\w)_|_(?!\w)")
_HTML_BLOCK = re.compile(r"[ ]{0,3}</?[A-Za-z][^:@]*?[\s/>]")
_LIST_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d+[.)])\s|[ ]{2,}\S")


class Mended(Struct, frozen=True):
    """A body, and what was not understood in it."""

    text: str
    """Markdown."""
    tags: tuple[tuple[int, str], ...]
    """Template tags that are literal text now, each with its line in the body, from 1."""
    lost: tuple[tuple[int, str], ...]
    """Links and images that lead nowhere here, likewise."""


Find = Callable[[str], str | None]
"""Gives a new destination for an old one: the same where it stands as it is, None where it leads nowhere here."""


class _Mender:
    """Goes through one body; owns the lists of what it found."""

    def __init__(self, body: str, find: Find) -> None:
        self._body = body
        self._find = find
        self._offset = 0
        self.tags: list[tuple[int, str]] = []
        self.lost: list[tuple[int, str]] = []

    def _line(self, position: int) -> int:
        return self._body.count("\n", 0, min(position, len(self._body))) + 1

    def pieces(self) -> Iterable[str]:
        """Give the body's new text, piece by piece: what is code or comment stays as it is."""
        end = 0
        for match in _OPAQUE.finditer(self._body):
            if match["indented"] and _follows_list(self._body, match.start()):
                continue
            yield self._prose(self._body[end : match.start()], end)
            yield self._code(match)
            end = match.end()
        yield self._prose(self._body[end:], end)

    def _code(self, match: re.Match[str]) -> str:
        if match["highlight"]:
            self._note(match["open"], match.start())
            fence = "```" if "```" not in match["code"] else "~~~~"
            return f"{fence}{match['lang'] or match['hugo']}\n{match['code']}\n{fence}"
        for tag in () if match[0].startswith("<!--") else _TAG.finditer(match[0]):
            self._note(tag[0], match.start() + tag.start())
        return match[0]

    def _note(self, tag: str, position: int) -> None:
        self.tags.append((self._line(position), " ".join(tag.split())))

    def _prose(self, text: str, offset: int) -> str:
        """Mend one stretch of text, link by link and tag by tag."""
        self._offset = offset
        text = _HTML.sub(self._element, text)
        text = _LINK.sub(self._link, text)
        text = _DEFINITION.sub(self._definition, text)
        blocks = re.split(r"(\n[ \t]*\n)", text)
        return "".join(self._literal_tags(block) for block in blocks)

    def _lose(self, destination: str) -> None:
        at = self._body.find(destination, self._offset)
        self.lost.append((self._line(max(at, self._offset)), destination))

    def _element(self, match: re.Match[str]) -> str:
        lost: list[str] = []

        def attribute(found: re.Match[str]) -> str:
            new = self._find(found["to"])
            if new is None:
                lost.append(found["to"])
                return ""
            return f"{found['name']}={found['mark']}{new}{found['mark']}"

        mended = _ATTRIBUTE.sub(attribute, match[0])
        for destination in lost:
            self._lose(destination)
        return "&lt;" + match[0][1:] if lost and match["name"].lower() == "img" else mended

    def _link(self, match: re.Match[str]) -> str:
        if match["odd"] is not None:
            return self._odd_link(match["odd"])
        angled = match["to"].startswith("<")
        written = match["to"][1:-1] if angled else match["to"]
        new = self._find(written)
        if new is None:
            self._lose(written)
            return "]\\(" + match[0][2:]
        new = f"<{new}>" if angled or " " in new else new
        return f"]({match['gap']}{new}{match['title'] or ''}{match['end']}"

    def _odd_link(self, written: str) -> str:
        """Mend a link that was broken over lines, and leave one with spaces in it as text."""
        joined = re.sub(r"[ ]*\n[ \t]*(?:>[ ]?)*", "", written).strip().removeprefix("<").removesuffix(">")
        new = self._find(joined) if "\n" in written and not re.search(r"\s", joined) else None
        if new is None:
            self._lose(written)
        return f"]\\({written})" if new is None else f"]({new})"

    def _definition(self, match: re.Match[str]) -> str:
        new = self._find(match["to"].strip("<>"))
        if new is None:
            self._lose(match["to"])
            return match[0].replace("[", "\\[", 1)
        return f"{match['name']}{new}"

    def _literal_tags(self, block: str) -> str:
        raw = _HTML_BLOCK.match(block) is not None

        def literal(match: re.Match[str]) -> str:
            at = self._body.find(match[0], self._offset)
            self._note(match[0], max(at, self._offset))
            return match[0] if raw else _literal(match[0])

        return _TAG.sub(literal, block)


def _literal(tag: str) -> str:
    """Escape a tag so that Markdown shows it: `{` could begin attributes."""
    inner = _ACTS.sub(lambda match: "\\" + match[0], tag[1:])
    return "\\{" + re.sub(r"<(?=[A-Za-z/!?])", "&lt;", inner)


def _follows_list(body: str, position: int) -> bool:
    """Tell whether indented lines belong to the item of a list above, and are no code."""
    above = body[:position].rstrip("\n").rsplit("\n\n", 1)[-1]
    return any(_LIST_ITEM.match(line) for line in above.split("\n"))


def mend_body(body: str, find: Find) -> Mended:
    """Lead a body's links to where their ends are now, and let template tags be text."""
    mender = _Mender(body, find)
    text = "".join(mender.pieces())
    return Mended(text, tuple(sorted(mender.tags)), tuple(sorted(mender.lost)))
