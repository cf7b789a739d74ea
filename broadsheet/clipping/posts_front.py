"""Another generator's post becomes plain keys and a body, whichever of the ways it is written in.

Front matter is YAML between lines of `---`, TOML between lines of `+++`, or Pelican's lines of `Key: value`. Knows
nothing of what a key means.
"""

import re
import tomllib
from collections.abc import Iterable

from msgspec import Struct

from broadsheet.model.config import Extra
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.site import ContentFile
from broadsheet.reading.front_matter import decode
from broadsheet.reading.yaml_tree import Mapping, Node, Scalar, Sequence, parse_yaml

_META = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_][\w ./-]*?)\s*:\s*(?P<value>.*)")
_MORE = re.compile(r"(?:[ ]{4,}|\t)(?P<value>.+)")
_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)")
_KNOWN_META = frozenset({"title", "date", "category", "tags", "slug", "author", "authors", "status", "summary"})


class Front(Struct, frozen=True):
    """A post in its two parts."""

    form: str
    """`yaml`, `toml` or `lines`."""
    values: dict[str, Extra]
    """Keys as written, in order; texts, lists and maps of texts."""
    lines: dict[str, int]
    """The line of each key in the file, from 1."""
    body: str
    """With `\\n` at the end of each line."""
    body_line: int
    """The body's first line in the file, from 1."""

    def place(self, key: str, path: str) -> Source:
        """Give the place of a key."""
        return Source(path, self.lines.get(key, 1))


def read_front(raw: bytes, path: str) -> Front:
    """Read a post; raises BuildError with its line where it is not UTF-8, or not YAML, TOML or `Key: value`."""
    lines = decode(ContentFile(path, raw)).split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fence = lines[first].rstrip()
    if fence in {"---", "+++"}:
        end = _end_of(lines, first, fence, path)
        text, body = "\n".join(lines[first + 1 : end]) + "\n", "\n".join(lines[end + 1 :])
        read = _from_toml if fence == "+++" else _from_yaml
        form, (values, places) = "toml" if fence == "+++" else "yaml", read(text, path, first + 1)
        return Front(form, values, places, body.lstrip("\n"), end + 2 + _blanks(body))
    if _is_meta(lines[first:]):
        return _from_lines(lines, first)
    hint = "a post begins with '---', '+++' or, for Pelican, 'Title: ...'"
    raise BuildError("there is no front matter", Source(path, first + 1, 1), hint)


def has_front(text: str) -> bool:
    """Tell whether a text begins like a post."""
    lines = text.lstrip("\ufeff").splitlines()
    return bool(lines) and (lines[0].rstrip() in {"---", "+++"} or _is_meta(lines))


def _is_meta(lines: Iterable[str]) -> bool:
    line = next(iter(lines), "")
    match = _META.fullmatch(line)
    return match is not None and match["key"].lower() in _KNOWN_META


def _blanks(body: str) -> int:
    return len(body) - len(body.lstrip("\n"))


def _end_of(lines: list[str], first: int, fence: str, path: str) -> int:
    ends = {fence, "..."} if fence == "---" else {fence}
    end = next((number for number, line in enumerate(lines) if number > first and line.rstrip() in ends), 0)
    if not end:
        raise BuildError("the front matter is not closed", Source(path, first + 1, 1), f"close it with '{fence}'")
    return end


def _from_yaml(text: str, path: str, above: int) -> tuple[dict[str, Extra], dict[str, int]]:
    tree = parse_yaml(text, path, above, foreign=True)
    values = {key.value: _plain(node) for key, node in tree.entries}
    return values, {key.value: key.source.line for key, _ in tree.entries}


def _plain(node: Node) -> Extra:
    if isinstance(node, Mapping):
        return {key.value: _plain(inner) for key, inner in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return "" if isinstance(node, Scalar) and node.plain and node.value in {"~", "null", "Null", "NULL"} else node.value


def _from_toml(text: str, path: str, above: int) -> tuple[dict[str, Extra], dict[str, int]]:
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, place = str(error), _TOML_PLACE.search(str(error))
        row, column = (int(place[1]), int(place[2])) if place else (1, 1)
        message = _TOML_PLACE.sub("", message)
        raise BuildError(f"cannot read this as TOML: {message}", Source(path, row + above, column)) from None
    keys = re.finditer(r"^[ \t]*\[?[ \t]*[\"']?([\w-]+)", text, re.MULTILINE)
    places = {match[1]: text.count("\n", 0, match.start(1)) + 1 + above for match in keys}
    return {key: _texts(value) for key, value in read.items()}, places


def _texts(value: Extra) -> Extra:
    """Write TOML's numbers, booleans and dates as texts."""
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _from_lines(lines: list[str], first: int) -> Front:
    """Read Pelican's lines, which are Python-Markdown's Meta-Data: they end at an empty line or at what is no key."""
    values: dict[str, Extra] = {}
    places: dict[str, int] = {}
    key, at = "", first
    for at, line in enumerate(lines[first:], first):
        match, more = _META.fullmatch(line), _MORE.fullmatch(line)
        if match:
            key = match["key"]
            values[key], places[key] = match["value"].strip(), at + 1
        elif more and key:
            values[key] = f"{values[key]}\n{more['value'].strip()}".strip()
        else:
            break
    else:
        at += 1
    body = "\n".join(lines[at:])
    return Front("lines", values, places, body.lstrip("\n"), at + 1 + _blanks(body))
