"""The place where unclosed brackets would make Python-Markdown slow.

For each `[` it looks for the `]`, and for each `](` the `)`, up to the paragraph's end: n unclosed ones cost n
times the paragraph. Knows nothing of what a link is otherwise.
"""

import re
from collections.abc import Iterator

LIMIT = 200
_TOKEN = re.compile(r"\\+|`+|!?\[|\]\(|[\])]|\n[ \t>]*(?=\n)")
_FENCE = re.compile(r"(`{3,}|~{3,})[ ]*(?:\{[^{}]*\}|\.?[\w#.+-]*)")


def find_bracket_run(text: str) -> tuple[int, int] | None:
    """Find the first `[` or `](` of more than 200 in one paragraph that are open at once; line and column from 1.

    Code and escaped brackets do not count.
    """
    if text.count("[") <= LIMIT and text.count("](") <= LIMIT:
        return None
    shown = _without_fences(text)
    brackets: list[int] = []
    links: list[int] = []
    for start, mark in _marks(shown):
        if mark.startswith("\n"):
            brackets.clear()
            links.clear()
        if mark.startswith("]") and brackets:
            brackets.pop()
        if mark == ")" and links:
            links.pop()
        if mark == "[":
            brackets.append(start)
        if mark == "](":
            links.append(start)
        if len(brackets) > LIMIT or len(links) > LIMIT:
            return _place(shown, max(brackets, links, key=len)[0])
    return None


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _without_fences(text: str) -> str:
    """Blank out fenced code, line by line, so that places stay."""
    lines = text.split("\n")
    last = {line.rstrip(): number for number, line in enumerate(lines)}
    fence = ""
    for number, line in enumerate(lines):
        match = None if fence else _FENCE.fullmatch(line.rstrip())
        if fence:
            lines[number] = " " * len(line)
            fence = "" if line.rstrip() == fence else fence
        elif match and last.get(match[1], -1) > number:
            fence = match[1]
    return "\n".join(lines)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Give brackets and paragraphs' ends outside inline code, with their offsets."""
    tokens = list(_TOKEN.finditer(text))
    closers = _closers(tokens)
    skip_to = -1
    for index, token in enumerate(tokens):
        if index <= skip_to or token[0].startswith("\\"):
            continue
        if token[0].startswith("`"):
            skip_to = closers.get(index, -1)
        elif token[0].startswith("\n") or not _is_escaped(tokens, index):
            yield token.start(), token[0].lstrip("!")


def _is_escaped(tokens: list[re.Match[str]], index: int) -> bool:
    before = tokens[index - 1] if index else None
    touches = before is not None and before.end() == tokens[index].start()
    return before is not None and touches and before[0].startswith("\\") and len(before[0]) % 2 == 1


def _closers(tokens: list[re.Match[str]]) -> dict[int, int]:
    """Find for each opening run of backticks the next of the same length in its paragraph."""
    found: dict[int, int] = {}
    following: dict[int, int] = {}
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index][0]
        if token.startswith("\n"):
            following.clear()
        elif token.startswith("`"):
            opening = len(token) - _is_escaped(tokens, index)
            if opening in following:
                found[index] = following[opening]
            following[len(token)] = index
    return found
