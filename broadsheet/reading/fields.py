"""The fields of a map are converted one by one, so that every mistake in a file is named with its place."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as TypingMapping
from datetime import datetime
from difflib import get_close_matches
from typing import TypeVar
from zoneinfo import ZoneInfo

from broadsheet.model.config import Extra
from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.dates import DateError, end_of_day, read_moment
from broadsheet.reading.foreign_keys import CALLED_ELSEWHERE
from broadsheet.reading.languages import is_language
from broadsheet.reading.scalars import scalar
from broadsheet.reading.spelling import nearest
from broadsheet.reading.web_urls import url_mistake
from broadsheet.reading.yaml_tree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
_BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}
_NOTHING = Scalar("", plain=True, source=Source(""))
_SHORT = 60
"""Characters of a value that a hint repeats."""


def absent(node: Node) -> bool:
    """Tell whether a value counts as not given: empty and plain, or `~`."""
    return isinstance(node, Scalar) and node.plain and node.value in {"", "~"}


def _as_map(key: str, main: str, node: Node) -> str:
    """Hint at the map that a word stands for; an address stands for no name."""
    if not main or not isinstance(node, Scalar) or "://" in node.value or len(node.value) > _SHORT:
        return ""
    return f"write '{key}: {{{main}: {scalar(node.value)}}}'"


class Fields:
    """Reads the fields of one map; keeps every mistake in the list it was given."""

    def __init__(self, mapping: Mapping, path: str, errors: list[BuildError], prefix: str = "") -> None:
        """Refuse repeated keys at once; `prefix` is the key above, with its dot."""
        self.source = mapping.source
        self.errors = errors
        self._path = path
        self._prefix = prefix
        self._asked: list[str] = []
        self._values: dict[str, Node] = {}
        self._given: dict[str, Node] = {}
        self.places: dict[str, tuple[int, int]] = {}
        for key, value in mapping.entries:
            if key.value in self._values:
                self.fault(f"the key '{prefix}{key.value}' stands twice", key.source, "keep one of the two")
                continue
            self._values[key.value] = value
            if not absent(value):
                self._given[key.value] = value
            self.places[prefix + key.value] = (key.source.line, key.source.column)

    def fault(self, message: str, source: Source, hint: str) -> None:
        """Keep a mistake."""
        self.errors.append(BuildError(message, source, hint))

    def place(self, key: str) -> Source:
        """Give the place of a key, or of the map where the key is not given."""
        found = self.places.get(self._prefix + key)
        return Source(self._path, *found) if found else self.source

    def has(self, key: str) -> bool:
        """Tell whether a key has a value."""
        return key in self._given

    def node(self, key: str) -> Node | None:
        """Give a key's value, or None where it is absent; from now on the key is known."""
        self._asked.append(key)
        return self._given.get(key)

    def _name(self, key: str) -> str:
        return f"'{self._prefix}{key}'"

    def _scalar(self, key: str, what: str) -> str | None:
        told = key in self._asked
        node = self.node(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            if told:
                return None
            self.fault(f"{self._name(key)} must be {what}, not a list or map", node.source, f"write '{key}: ...'")
            return None
        return node.value

    def _converted(self, key: str, what: str, convert: Callable[[str], T]) -> T | None:
        """Convert a scalar; a ValueError's two arguments are the message's end and the hint."""
        value = self._scalar(key, what)
        if value is None:
            return None
        try:
            return convert(" ".join(value.split()))
        except ValueError as error:
            self.fault(f"{self._name(key)}: {error.args[0]}", self._value_source(key), error.args[1])
            return None

    def _value_source(self, key: str) -> Source:
        return self._values[key].source

    def text(self, key: str) -> str:
        """Read text, folded to one line; absent is empty."""
        return " ".join((self._scalar(key, "text") or "").split())

    def required(self, key: str, example: str) -> str:
        """Read text that must be given."""
        value = self.text(key)
        if key in self._values and not self.has(key):
            hint = f"write '{key}: {example}'; a value that begins with '#' needs quotes"
            self.fault(f"{self._name(key)} has no value", self.place(key), hint)
        elif not value and not self._misspelt(key) and isinstance(self._values.get(key, _NOTHING), Scalar):
            self.fault(f"{self._name(key)} is missing", self.place(key), f"add '{key}: {example}'")
        return value

    def _misspelt(self, key: str) -> bool:
        """Tell whether a key that is missing is there in another spelling, which `close` will name."""
        others = [other.lower() for other in self._values if other not in self._asked]
        return key not in self._values and bool(get_close_matches(key, others, n=1, cutoff=0.8))

    def boolean(self, key: str, *, default: bool) -> bool:
        """Read `true`, `false`, `yes` or `no`."""

        def convert(value: str) -> bool:
            if value.lower() not in _BOOLEANS:
                raise ValueError(f"'{value}' is neither true nor false", "write true or false")
            return _BOOLEANS[value.lower()]

        read = self._converted(key, "true or false", convert)
        return default if read is None else read

    def number(self, key: str, *, default: int, least: int = 0) -> int:
        """Read a whole number."""

        def convert(value: str) -> int:
            if not re.fullmatch(r"[0-9]{1,15}", value) or int(value) < least:
                raise ValueError(
                    f"'{value}' is not a whole number of {least} or more", f"for example: {key}: {default}"
                )
            return int(value)

        read = self._converted(key, "a number", convert)
        return default if read is None else read

    def decimal(self, key: str) -> float | None:
        """Read a number that may have a fraction."""

        def convert(value: str) -> float:
            if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,6})?", value):
                raise ValueError(f"'{value}' is not a number", f"for example: {key}: 2")
            return float(value)

        return self._converted(key, "a number", convert)

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """Read one of some words."""

        def convert(value: str) -> str:
            if value not in choices:
                raise ValueError(f"'{value}' cannot stand here", nearest(value, choices))
            return value

        return self._converted(key, "a word", convert) or default

    def language(self, key: str, default: str = "") -> str:
        """Read a BCP 47 language tag."""

        def convert(value: str) -> str:
            if not is_language(value):
                raise ValueError(f"'{value}' is not a language tag", "use BCP 47: en, pt-BR, ja, ar")
            return value

        return self._converted(key, "a language tag", convert) or default

    def url(self, key: str, schemes: tuple[str, ...] = ("http", "https")) -> str:
        """Read an absolute URL of one of some schemes."""

        def convert(value: str) -> str:
            if mistake := url_mistake(value, schemes):
                raise ValueError(f"'{value}' is not a URL that may stand here", mistake)
            return value

        return self._converted(key, "a URL", convert) or ""

    def matched(self, key: str, pattern: str, hint: str) -> str:
        """Read text of a certain shape."""

        def convert(value: str) -> str:
            if not re.fullmatch(pattern, value):
                raise ValueError(f"'{value}' cannot stand here", hint)
            return value

        return self._converted(key, "text", convert) or ""

    def moment(self, key: str, zone: ZoneInfo, *, at_end: bool = False) -> datetime | None:
        """Read a date or date-time; `at_end` takes a bare date as the end of that day."""
        value = self._scalar(key, "a date")
        if value is None:
            return None
        try:
            moment = read_moment(" ".join(value.split()), zone)
        except DateError as error:
            self.fault(f"{self._name(key)}: {error.message}", self._value_source(key), error.hint)
            return None
        return end_of_day(moment.instant, zone) if at_end and moment.whole_day else moment.instant

    def texts(self, key: str) -> tuple[tuple[str, Source], ...]:
        """Read a list of texts, each with its place; a single text counts as a list of one."""
        node = self.node(key)
        nodes = node.items if isinstance(node, Sequence) else (node,) if node is not None else ()
        read = []
        for item in nodes:
            if isinstance(item, Scalar) and not absent(item) and item.value.strip():
                read.append((" ".join(item.value.split()), item.source))
            else:
                self.fault(f"{self._name(key)} must be a list of texts", item.source, self._list_hint(item, key))
        return tuple(read)

    def _list_hint(self, item: Node, key: str) -> str:
        empty = isinstance(item, Scalar) and not item.value.strip()
        return "one of them is empty: remove it" if empty else f"write '{key}: [one, two]'"

    def words(self, key: str, *, placed: bool = False) -> tuple[str, ...]:
        """Read a list of texts, each once; `placed` ones keep their place, as `key word`."""
        texts = self.texts(key)
        if placed:
            self.places |= {f"{self._prefix}{key} {value}": (at.line, at.column) for value, at in texts}
        return tuple(dict.fromkeys(value for value, _ in texts))

    def map(self, key: str, main: str = "") -> "Fields | None":
        """Read a map; `main` is the key that somebody means who writes a word in its place."""
        node = self.node(key)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            hint = _as_map(key, main, node) or "write its keys on lines of their own, indented"
            self.fault(f"{self._name(key)} must be a map", node.source, hint)
            return None
        return self._within(node, f"{self._prefix}{key}.")

    def maps(self, key: str) -> Iterator["Fields"]:
        """Read a list of maps."""
        node = self.node(key)
        if node is None:
            return
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Mapping):
                yield self._within(item, f"{self._prefix}{key}.")
            else:
                self.fault(
                    f"{self._name(key)} must be a list of maps", item.source, f"begin each with '- ' below '{key}:'"
                )

    def named_maps(self, key: str) -> Iterator[tuple[str, "Fields"]]:
        """Read a map of maps: each name with its fields; an absent map is an empty one."""
        fields = self.map(key)
        for name in fields.names() if fields else ():
            yield name, fields.map(name) or fields.empty(name)  # type: ignore[union-attr]  # without fields no name

    def empty(self, key: str) -> "Fields":
        """Give the fields of an empty map in a key's place."""
        return Fields(Mapping((), self.place(key)), self._path, self.errors, f"{self._prefix}{key}.")

    def names(self) -> list[str]:
        """Give the keys there are, in order."""
        return list(self._values)

    def extra(self, key: str) -> dict[str, Extra]:
        """Read a map of anything; scalars stay text."""
        fields = self.map(key)
        return {name: fields.anything(name) for name in fields.names()} if fields else {}

    def anything(self, key: str) -> Extra:
        """Read whatever a key holds; scalars stay text, an absent value is empty."""
        node = self.node(key)
        return "" if node is None else self._plain(node, key)

    def _plain(self, node: Node, key: str) -> Extra:
        if isinstance(node, Scalar):
            return "" if absent(node) else node.value
        if isinstance(node, Sequence):
            return [self._plain(item, key) for item in node.items]
        inner = self._within(node, f"{self._prefix}{key}.")
        return {name: inner.anything(name) for name in inner.names()}

    def _within(self, mapping: Mapping, prefix: str) -> "Fields":
        inner = Fields(mapping, self._path, self.errors, prefix)
        self.places |= {key: place for key, place in inner.places.items() if key not in self.places}
        return inner

    def _meant(self, key: str) -> str:
        ours = CALLED_ELSEWHERE.get(key.casefold(), "")
        return f"did you mean '{ours}'?" if ours in self._asked else nearest(key, list(dict.fromkeys(self._asked)))

    def close(self, elsewhere: TypingMapping[str, str] | None = None) -> None:
        """Refuse every key that nobody asked for, with the nearest known name, or where it would be known."""
        for key in self._values:
            if key not in self._asked:
                hint = f"only {elsewhere[key]} have it" if elsewhere and key in elsewhere else self._meant(key)
                self.fault(f"unknown key '{self._prefix}{key}'", self.place(key), hint)
