"""Give a body its Markdown: block quotes, lists, subheadings, paragraphs.

Knows nothing of what was removed. Every word of a line stays; only marks that Markdown writes itself are dropped.
"""

import re
from collections.abc import Callable, Sequence

from broadsheet.clipping.escaping import escaped, fenced, heading, paragraph, verse
from broadsheet.clipping.names import is_name
from broadsheet.clipping.sheet import Line, ends_sentence, is_solid

_BULLET = re.compile(r"(?P<mark>[•●▪◦‣∙■➢✓✔]|[-–—*·](?=\s))\s*(?=\S)")
_SURE_BULLETS = frozenset("•●▪◦‣∙■➢✓✔")
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
_LONGEST_HEADING, _MOST_WORDS = 90, 12
_LONGEST_ITEM, _LONGEST_VERSE = 160, 60


def markdown_of(body: Sequence[Line]) -> str:
    """Write the lines of a body as Markdown blocks, an empty line between any two but the items of one list."""
    blocks: list[str] = []
    index = 0
    while index < len(body):
        size = _list_size(body, index) or _bare_list_size(body, index)
        lines = 0 if size else _verse_size(body, index)
        if size:
            blocks.append("\n".join(_item(line.text) for line in body[index : index + size]))
        elif lines:
            blocks.append(verse([line.text for line in body[index : index + lines]]))
        else:
            blocks.append(_block(body, index))
        index += size or lines or 1
    return "\n\n".join(blocks) + "\n"


def is_heading(body: Sequence[Line], index: int) -> bool:
    """Tell whether a line heads what follows: short, no sentence, running text before and after."""
    text = body[index].text
    return (
        0 < index < len(body) - 1
        and _can_head(text)
        and (body[index - 1].code or _is_text(body[index - 1].text))
        and (
            is_solid(body[index + 1].text) or (_is_text(body[index + 1].text) and len(body[index + 1].text) > len(text))
        )
    )


def is_item(text: str) -> bool:
    """Tell whether a line is marked as an item of a list."""
    return _BULLET.match(text) is not None


def _can_head(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= _MOST_WORDS
        and (text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\"¿«„")
        and any(letter.isalpha() for letter in text)
        and (not ends_sentence(text) or _asks(text))
        and not text.endswith((",", ";", "-", "–", "—", "”", '"', ")"))
        and not is_name(text)
        and "@" not in text
        and not re.search(r"https?://|\d{4}$", text)
    )


def _asks(text: str) -> bool:
    return text.endswith("?") and len(text.split()) <= 8 and text[0] not in "“\"‘'"  # noqa: PLR2004 - a longer one is said


def _is_text(text: str) -> bool:
    return ends_sentence(text) or is_solid(text) or is_item(text)


def _list_size(body: Sequence[Line], index: int) -> int:
    """Count the items of the list that begins at a line; 0 where none does. One dash may be speech, two are a list."""
    match = _BULLET.match(body[index].text)
    if match:
        size = _run(
            body,
            index,
            lambda line, _: (found := _BULLET.match(line.text)) is not None and found["mark"] == match["mark"],
        )
        return size if size > 1 or match["mark"] in _SURE_BULLETS else 0
    size = _run(
        body,
        index,
        lambda line, place: (found := _NUMBER.match(line.text)) is not None and int(found["number"]) == place + 1,
    )
    return size if size > 1 else 0


def _bare_list_size(body: Sequence[Line], index: int) -> int:
    """Count lines that a list's marks were lost from, two or more: below a colon, or key points above all text."""
    if index and not body[index - 1].text.endswith(":"):
        return 0
    size = _run(body, index, lambda line, _: _is_bare_item(line))
    below = body[index + size].text if index + size < len(body) else ""
    if size > 1 and index and is_solid(below) and is_heading(body, index + size - 1):
        size -= 1
    apart = size > 1 and (index > 0 or (is_solid(below) and all(line.text.count(" ") > 2 for line in body[:size])))  # noqa: PLR2004 - a phrase
    return size if apart else 0


def _is_bare_item(line: Line) -> bool:
    text = line.text
    return (
        not line.code
        and len(text) <= _LONGEST_ITEM
        and not ends_sentence(text)
        and text[-1] not in ",;:-–—"
        and text[0].isalnum()
    )


def _verse_size(body: Sequence[Line], index: int) -> int:
    """Count lines that stand together, three or more, short, where paragraphs stand apart."""
    apart = sum(line.after_gap for line in body)
    if 2 * apart < len(body) or not body[index].after_gap:
        return 0
    size = _run(
        body,
        index,
        lambda line, place: len(line.text) <= _LONGEST_VERSE and not line.code and line.after_gap == (place == 0),
    )
    marked = any(is_item(line.text) or _NUMBER.match(line.text) for line in body[index : index + size])
    return size if size > 2 and not marked else 0  # noqa: PLR2004 - two may be chance


def _run(body: Sequence[Line], index: int, belongs: Callable[[Line, int], bool]) -> int:
    size = 0
    while index + size < len(body) and belongs(body[index + size], size):
        size += 1
    return size


def _item(text: str) -> str:
    number = _NUMBER.match(text)
    if number:
        return f"{number['number']}. {escaped(text[number.end() :])}"
    match = _BULLET.match(text)
    return f"- {escaped(text[match.end() :] if match else text)}"


def _block(body: Sequence[Line], index: int) -> str:
    text = body[index].text
    if body[index].code:
        return fenced(body[index].parts)
    return heading(text) if is_heading(body, index) else paragraph(text, body[index - 1].text if index else "")
