"""YAML text becomes a tree of scalars that are all text, with their places. The one module that knows PyYAML.

Built from libyaml's events rather than its nodes: a node no longer says that it had an anchor or a tag,
and composing is recursive where content may be nested a thousand deep.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from broadsheet.model.errors import BuildError, Source

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML built without libyaml: the same events, ten times slower
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

DEEPEST = 8
"""Levels of lists and maps, the outermost map among them."""


class Scalar(Struct, frozen=True):
    """A text."""

    value: str
    """As YAML reads it, never converted."""
    plain: bool
    """Whether it stood without quotes."""
    source: Source
    """Where it begins."""


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple["Node", ...]
    """In order."""
    source: Source
    """Where it begins."""


class Mapping(Struct, frozen=True):
    """A map."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    """Key and value, in order; keys may be repeated."""
    source: Source
    """Where it begins."""


Node = Scalar | Sequence | Mapping

_KINDER = {
    "mapping values are not allowed in this context": "a value with ': ' in it needs quotes",
    "found character that cannot start any token": "a value that begins with this character needs quotes",
    "found a tab character that violates indentation": "indent with spaces, not with a tab",
    "found unexpected end of stream": "a quote was opened and not closed",
    "did not find expected ',' or ']'": "close the list with ']'",
    "did not find expected ',' or '}'": "close the map with '}'",
    "did not find expected key": "put the whole value in quotes, or check the indentation",
    "did not find expected <document start>": "remove the line that begins with '...' or '%'",
    "did not find expected node content": "write a value between the commas",
    "block sequence entries are not allowed in this context": "a value that begins with '- ' needs quotes",
    "found unknown escape character": "write '\\\\' for a backslash, or use single quotes",
    "could not find expected ':'": "every line here needs 'key: value'",
    "did not find expected alphabetic or numeric character": "a value that begins with '*' or '&' needs quotes",
}
_AT_CONTEXT = ("did not find expected ',' or", "could not find expected ':'")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SEPARATORS = {0x2028: " ", 0x2029: " "}
"""Line ends to YAML 1.1 and to no editor: they would shift every place below."""
_UNDER_A_VALUE = "indent it like the line above, and put a space after the ':' there"
_TAB_INDENT = re.compile(r"[ -]*\t")


class _Reader:
    """Walks the events of one document; owns the place in them."""

    def __init__(self, text: str, path: str, lines_above: int, *, foreign: bool) -> None:
        self._text = text
        self._foreign = foreign
        self._path = path
        self._above = lines_above
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=Loader))

    def document(self) -> Node | None:
        """Give the tree, or None where there is no document at all."""
        next(self._events)
        if not isinstance(next(self._events), yaml.DocumentStartEvent):
            return None
        node = self._node(next(self._events), 0)
        next(self._events)
        after = next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            raise BuildError("a second YAML document begins here", self._source(after), "remove the line '---'")
        return node

    def _source(self, event: yaml.Event) -> Source:
        mark: Any = event.start_mark
        return Source(self._path, mark.line + 1 + self._above, mark.column + 1)

    def _node(self, event: Any, depth: int) -> Node:
        source = self._source(event)
        scalar = isinstance(event, yaml.ScalarEvent)
        if not scalar or event.anchor is not None or event.tag is not None:
            self._refuse(event, source, depth)
        if isinstance(event, yaml.ScalarEvent):
            if not event.value.isprintable():
                self._refuse_escaped(event.value, source)
            return Scalar(event.value, event.implicit[0], source)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth + 1)), source)
        return Mapping(tuple(self._entries(depth + 1)), source)

    def _refuse(self, event: Any, source: Source, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise BuildError(f"the alias '*{event.anchor}' is not allowed", source, "write the value out, or quote it")
        if event.anchor is not None and not self._foreign:
            raise BuildError(f"the anchor '&{event.anchor}' is not allowed", source, "remove it, or quote the value")
        if event.tag is not None and not self._foreign:
            raise BuildError(f"the tag '{event.tag}' is not allowed", source, "remove it, or quote the value")
        if depth >= DEEPEST and not isinstance(event, yaml.ScalarEvent):
            raise BuildError(f"nested more than {DEEPEST} levels deep", source, "flatten it")

    def _refuse_escaped(self, value: str, source: Source) -> None:
        if found := _CONTROL.search(value):
            message = f"an escape makes the control character U+{ord(found[0]):04X}"
            raise BuildError(message, source, "remove it, or use single quotes, where '\\' is a backslash")

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth)
            if not isinstance(key, Scalar):
                raise BuildError("a list or map cannot be a key", key.source, "write 'key: value'")
            if key.value == "<<" and key.plain:
                raise BuildError("the merge key '<<' is not allowed", key.source, "write the keys out")
            yield key, self._node(next(self._events), depth)


def parse_yaml(text: str, path: str, lines_above: int = 0, *, foreign: bool = False) -> Mapping:
    """Parse YAML whose root is a map; nothing at all is an empty map.

    `lines_above` is the number of lines that stand before the text in its file. In `foreign` text, another
    generator's, tags such as `!` and anchors are passed over. Raises the first mistake of syntax as a `BuildError`:
    after it nothing can be said of the rest.
    """
    start = Source(path, lines_above + 1, 1)
    text = text.translate(_SEPARATORS)
    try:
        node = _Reader(text, path, lines_above, foreign=foreign).document()
    except yaml.MarkedYAMLError as error:
        raise _translated(error, text, path, lines_above) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = Source(path, before.count("\n") + 1 + lines_above, len(before) - before.rfind("\n"))
        raise BuildError("a character that YAML does not allow", place, "delete it") from None
    if node is None or (isinstance(node, Scalar) and node.plain and not node.value):
        return Mapping((), start)
    if not isinstance(node, Mapping):
        raise BuildError("expected lines of 'key: value'", node.source, "for example: 'title: The headline'")
    return node


def _translated(error: yaml.MarkedYAMLError, text: str, path: str, lines_above: int) -> BuildError:
    problem = error.problem or "not YAML"
    mark = error.problem_mark or error.context_mark
    unclosed = "quoted scalar" in (error.context or "") and "escape" not in problem
    if unclosed or problem.startswith(_AT_CONTEXT):
        mark = error.context_mark or mark
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    source = Source(path, row + 1 + lines_above, column + 1)
    line = "".join(text.split("\n")[row : row + 1])
    if _TAB_INDENT.match(line):
        return BuildError("a tab cannot indent YAML", source, "indent with spaces")
    hint = _KINDER.get(problem, "check quotes and indents")
    if problem.startswith("mapping values") and not re.search(r":\s", line[:column]):
        hint = _UNDER_A_VALUE
    return BuildError(f"cannot read this as YAML: {problem}", source, hint)


def write_yaml(value: Any) -> str:
    """Write plain values as YAML, maps in their own order, None as `~`."""
    return str(yaml.dump(_with_lists(value), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100))


class _Dumper(yaml.SafeDumper):
    """Writes None as this reader reads it."""


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "~"))


def _with_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_lists(inner) for key, inner in value.items()}
    return [_with_lists(inner) for inner in value] if isinstance(value, (list, tuple)) else value
