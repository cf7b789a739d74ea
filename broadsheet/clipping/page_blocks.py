"""An article's tree, in trafilatura's words, becomes blocks of Markdown that both engines show alike.

Knows nothing of what a block is for.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal
from urllib.parse import quote, urljoin

from msgspec import Struct

from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.escaping import escaped
from broadsheet.reading.web_urls import url_mistake

Kind = Literal["text", "heading", "item", "quote", "code", "table", "image"]
_MARKS = {"#b": "**", "#i": "*", "#t": "`"}
_DEEPEST = 6
_BREAK = "  \n"
_LONGEST_CELL = 400
_IN_URL = "/%~!$&'*+,;=:@-._?#"


class Block(Struct, frozen=True):
    """One part of an article."""

    kind: Kind
    """What it is."""
    text: str
    """Its words on one line, without marks; an image's alternative text."""
    markdown: str
    """The same as Markdown; of an image its address."""


def blocks_of(body: Any, base: str) -> tuple[Block, ...]:
    """Give an article's blocks in order; links are made absolute by the base, and dropped where they lead nowhere."""
    return tuple(block for block in _blocks(body, base) if block.markdown.strip())


def joined(blocks: tuple[Block, ...]) -> str:
    """Write blocks as one text: items of a list close together, all else apart."""
    parts: list[str] = []
    for above, block in zip((None, *blocks), blocks, strict=False):
        tight = above is not None and above.kind == block.kind == "item"
        parts += ["\n" if tight else "\n\n", block.markdown]
    return "".join(parts[1:]) + "\n" if parts else ""


def _blocks(parent: Any, base: str) -> Iterator[Block]:
    if parent.text and parent.text.strip():
        yield _paragraph("text", parent.text, escaped(tidy(" ".join(parent.text.split()))))
    for element in parent:
        if isinstance(element.tag, str):
            yield from _block(element, base)
        if element.tail and element.tail.strip():
            yield _paragraph("text", element.tail, escaped(tidy(" ".join(element.tail.split()))))


def _paragraph(kind: Kind, text: str, markdown: str) -> Block:
    return Block(kind, tidy(" ".join(text.split())), markdown)


def _block(element: Any, base: str) -> Iterator[Block]:
    if element.tag == "table" and _is_layout(element):
        for cell in element.iter("cell"):
            yield from _blocks(cell, base)
    elif element.tag == "code" or (element.tag == "quote" and len(element) and element[0].tag == "code"):
        code = "".join(element.itertext()).strip("\n")
        yield Block("code", " ".join(code.split()), _fenced(code))
    elif element.tag in _SPECIAL:
        yield from _SPECIAL[element.tag](element, base)
    else:
        yield from _running(element, base)


def _running(element: Any, base: str) -> Iterator[Block]:
    """Read a paragraph or a heading, with the pictures in it before it."""
    for image in element.iter("graphic"):
        yield from _image(image, base)
    words = _inline(element, base).strip()
    if words and element.tag == "head":
        level = re.search(r"\d", element.get("rend") or "")
        mark = "#" * min(max(int(level[0]) if level else 2, 2), _DEEPEST)
        yield _paragraph("heading", _words(element), f"{mark} {words.replace(_BREAK, ' ')}")
    elif words:
        yield _paragraph("text", _words(element), words)


def _words(element: Any) -> str:
    return tidy(" ".join(" ".join(element.itertext()).split()))


def _image(element: Any, base: str) -> Iterator[Block]:
    src = _address(element.get("src") or "", base)
    if src:
        yield Block("image", tidy(element.get("alt") or element.get("title") or ""), src)


def _quote(element: Any, base: str) -> Iterator[Block]:
    inner = tuple(block for block in _blocks_within(element, base) if block.kind != "image")
    if inner:
        lines = joined(inner).rstrip("\n").split("\n")
        text = " ".join(block.text for block in inner)
        yield Block("quote", text, "\n".join(f"> {line}".rstrip() for line in lines))


def _blocks_within(element: Any, base: str) -> Iterator[Block]:
    """Read a quotation: paragraphs, or bare words with marks in them."""
    if any(child.tag in {"p", "list", "head", "quote", "table"} for child in element):
        yield from _blocks(element, base)
    elif words := _inline(element, base).strip():
        yield _paragraph("text", _words(element), words)


def _items(element: Any, base: str, depth: int = 0) -> Iterator[Block]:
    numbered = element.get("rend") == "ol"
    for number, item in enumerate((child for child in element if child.tag == "item"), 1):
        mark = f"{number}. " if numbered else "- "
        words = _inline(item, base).strip().replace(_BREAK, " ")
        own = tidy(" ".join(" ".join(_own_text(item)).split()))
        if words:
            yield Block("item", own, "    " * depth + mark + words)
        for inner in item.iter("list"):
            if inner.getparent() is item:
                yield from _items(inner, base, depth + 1)


def _own_text(item: Any) -> Iterator[str]:
    """Give an item's words without those of a list within it."""
    yield item.text or ""
    for child in item:
        if child.tag != "list":
            yield from child.itertext()
        yield child.tail or ""


def _is_layout(element: Any) -> bool:
    """Tell whether a table only puts a page's parts side by side: a cell of it is as long as a paragraph or two."""
    return any(len(_words(cell)) > _LONGEST_CELL for cell in element.iter("cell"))


def _table(element: Any, base: str) -> Iterator[Block]:
    found = [list(row.iter("cell")) for row in element.iter("row")]
    rows = [[_inline(cell, base).strip().replace(_BREAK, " ") for cell in row] for row in found]
    rows = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if width == 1:
        for row, words in zip(rows, (_words(row) for row in element.iter("row")), strict=False):
            yield Block("text", words, row[0].replace("\\|", "|"))
    elif width:
        full = [row + [""] * (width - len(row)) for row in rows]
        lines = [full[0], ["---"] * width, *full[1:]]
        yield Block("table", _words(element), "\n".join(f"| {' | '.join(row)} |" for row in lines))


def _fenced(code: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", code)), 3)
    return f"{fence}\n{code}\n{fence}"


def _inline(element: Any, base: str) -> str:
    """Write what stands in a paragraph: words, emphasis, links, code, line breaks; never an image or a list."""
    parts = [_escaped(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_marked(child, base))
        parts.append(_escaped(child.tail))
    return re.sub(r"[ \t]*\n[ \t]*", "  \n", re.sub(r"[ \t]+", " ", "".join(parts))).strip("\n")


def _escaped(text: str | None) -> str:
    if not text:
        return ""
    words = tidy(" ".join(text.split()))
    if not words:
        return " "
    return (" " if text[0].isspace() else "") + escaped(words) + (" " if text[-1].isspace() else "")


def _marked(child: Any, base: str) -> str:
    if child.tag == "lb":
        return "\n"
    if child.tag in {"graphic", "list"}:
        return ""
    if child.tag == "code":
        return _code("".join(child.itertext()))
    inner = _inline(child, base)
    if child.tag == "ref":
        return _link(inner, _address(child.get("target") or "", base))
    if child.tag == "hi" and child.get("rend") == "#t":
        return _code("".join(child.itertext()))
    return _hugged(inner, _MARKS.get(child.get("rend") or "", "")) if child.tag == "hi" else inner


def _hugged(inner: str, mark: str) -> str:
    """Put marks directly round the words, and the spaces outside."""
    words = inner.strip()
    if not words or not mark or "\n" in words:
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}{mark}{words}{mark}{after}"


def _link(inner: str, target: str) -> str:
    words = inner.strip().replace(_BREAK, " ")
    if not words or not target:
        return inner
    words = (
        re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)
        if re.search(r"(?<!\\)[\[\]]", words) and "](" not in words
        else words
    )
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return inner if "](" in words else f"{before}[{words}]({target}){after}"


def _code(text: str) -> str:
    code = " ".join(text.split())
    run = max((len(found) for found in re.findall(r"`+", code)), default=0)
    fence, pad = "`" * (run + 1), " " if run else ""
    return f"{fence}{pad}{code}{pad}{fence}" if code else ""


def _address(written: str, base: str) -> str:
    """Give a link's absolute address, http, https or mailto; empty where it has none that may stand in an article."""
    try:
        url = urljoin(base, written.strip()) if base else written.strip()
        url = quote(tidy(url), safe=_IN_URL)
    except ValueError:
        return ""
    return "" if url_mistake(url, ("http", "https", "mailto")) else url


_SPECIAL: dict[str, Callable[[Any, str], Iterator[Block]]] = {
    "list": _items,
    "table": _table,
    "graphic": _image,
    "quote": _quote,
    **dict.fromkeys(("div", "main", "article", "section", "body"), _blocks),
}
