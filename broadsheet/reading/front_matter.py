"""A content file's bytes become its front matter and its body, or the first thing that makes it unreadable."""

import re

from msgspec import Struct

from broadsheet.model.errors import BuildError, Source
from broadsheet.model.site import ContentFile
from broadsheet.reading.yaml_tree import Mapping, parse_yaml

LARGEST_FRONT_MATTER = 64 * 1024
FENCE = "---"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_MARK = "\ufeff"
_BEGIN = "begin the file with '---', lines of 'key: value', and '---'"


class Split(Struct, frozen=True):
    """A content file in its two parts."""

    front: Mapping
    """The front matter."""
    text: str
    """The body, with `\\n` at the end of each line."""
    lines_above: int
    """Lines of the file before the body."""


def place_in(text: str, position: int, path: str, lines_above: int = 0) -> Source:
    """Give the line and column of a position in a text."""
    before = text[:position]
    return Source(path, before.count("\n") + 1 + lines_above, position - before.rfind("\n"))


def decode(file: ContentFile) -> str:
    r"""Decode UTF-8, with or without byte order marks, and end every line with `\n`.

    Raises BuildError at the first byte that is not UTF-8 and at the first control character.
    """
    try:
        text = file.data.decode().lstrip(_MARK)
    except UnicodeDecodeError as error:
        before = file.data[: error.start].decode().lstrip(_MARK)
        hint = "save the file as UTF-8"
        raise BuildError("not UTF-8", place_in(before, len(before), file.path), hint) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if file.data.isascii() and len(file.data.translate(None, _CONTROL_BYTES)) == len(file.data):
        return text
    if found := _CONTROL.search(text):
        source = place_in(text, found.start(), file.path)
        raise BuildError(f"control character U+{ord(found[0]):04X}", source, "delete it")
    return text


def split(file: ContentFile, limit: int) -> Split:
    """Split a content file at its fences and parse its front matter."""
    start = Source(file.path, 1, 1)
    if len(file.data) > limit:
        message = f"the file has {len(file.data):,} bytes, more than the {limit:,} allowed"
        raise BuildError(message, Source(file.path), "split it, or raise 'limits.article' in config.yaml")
    lines = decode(file).split("\n")
    if not any(line.strip() for line in lines):
        raise BuildError("the file is empty", start, _BEGIN)
    if lines[0].rstrip() != FENCE:
        first = next(number for number, line in enumerate(lines) if line.strip())
        if lines[first].rstrip() == FENCE:
            raise BuildError("the front matter does not begin in line 1", start, "delete the empty lines above '---'")
        raise BuildError("there is no front matter", start, _BEGIN)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if not end:
        raise BuildError("the front matter is not closed", start, "put '---' on a line of its own below the last key")
    front = "\n".join(lines[1:end]) + "\n"
    if len(front.encode()) > LARGEST_FRONT_MATTER:
        raise BuildError("the front matter has more than 64 KiB", start, "move text into the body")
    return Split(parse_yaml(front, file.path, 1), "\n".join(lines[end + 1 :]), end + 1)
