"""An article that is here already learns who else tells its story: a clipping joins its `also`.

The text around stays as it is, comments and order too. Knows nothing of files.
"""

import re
from typing import Any

from broadsheet.clipping.article_file import scalar
from broadsheet.clipping.values import Clipped
from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.front_matter import FENCE
from broadsheet.reading.yaml_tree import Mapping, Node, Scalar, Sequence, parse_yaml

_ALSO = re.compile(r"also\s*:\s*(?:#.*)?$")
_ITEM = re.compile(r"(?P<indent>\s*)-\s")
_ENDS = re.compile(r"\r\n|\r|\n")


def with_coverage(text: str, clipped: Clipped, path: str) -> str:
    """Give an article's text with the clipping's source under `also`, written as the ones there are.

    Raises BuildError where the clipping has no address, or where `also` is written in a way that is not safe to edit.
    """
    if not clipped.source_url or not clipped.source_name:
        hint = "an 'also' needs a name and an address: add it by hand"
        raise BuildError(f"the clipping says no address, so it cannot join {path}", Source(clipped.report.file), hint)
    ending = (_ENDS.search(text) or [""])[0] or "\n"
    lines = text.split(ending)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    key = next((number for number in range(1, end) if _ALSO.fullmatch(lines[number])), 0)
    at = _end_of_list(lines, key, end) if key else end
    indent = _indent_of(lines[key + 1 : at]) if key else "  "
    added = [f"{indent}{line}" for line in _entry(clipped)]
    edited = ending.join([*lines[:at], *([] if key else ["also:"]), *added, *lines[at:]])
    if not end or not _is_one_more(lines[1:end], edited.split(ending), path):
        hint = f"add it by hand: {{name: {scalar(clipped.source_name)}, url: {scalar(clipped.source_url)}}}"
        raise BuildError("'also' here is written in a way that import does not edit", Source(path), hint)
    return edited


def _entry(clipped: Clipped) -> list[str]:
    date = clipped.source_published or clipped.date
    inner = [f"name: {scalar(clipped.source_name)}", f"url: {scalar(clipped.source_url)}"]
    return [
        f"{'- ' if not number else '  '}{line}"
        for number, line in enumerate([*inner, *([f"date: {date}"] if date else [])])
    ]


def _end_of_list(lines: list[str], key: int, end: int) -> int:
    """Give the number of the first line below a list that is no part of it."""
    at = key + 1
    while at < end and (not lines[at].strip() or lines[at][0] in " \t-"):
        at += 1
    while at > key + 1 and not lines[at - 1].strip():
        at -= 1
    return at


def _indent_of(items: list[str]) -> str:
    return next((match["indent"] for line in items if (match := _ITEM.match(line))), "  ")


def _is_one_more(before: list[str], edited: list[str], path: str) -> bool:
    """Tell whether an edit added one entry to `also` and changed nothing else."""
    end = next(number for number, line in enumerate(edited[1:], 1) if line.rstrip() == FENCE)
    try:
        old, new = (_plain(parse_yaml("\n".join(lines) + "\n", path)) for lines in (before, edited[1:end]))
    except BuildError:
        return False
    told, now = old.pop("also", []), new.pop("also", [])
    both_lists = isinstance(told, list) and isinstance(now, list)
    return old == new and both_lists and now[:-1] == told and len(now) == len(told) + 1


def _plain(node: Node) -> dict[str, Any]:
    return {key.value: _value(inner) for key, inner in node.entries} if isinstance(node, Mapping) else {}


def _value(node: Node) -> Any:
    if isinstance(node, Scalar):
        return (node.value, node.plain)
    return [_value(item) for item in node.items] if isinstance(node, Sequence) else _plain(node)
