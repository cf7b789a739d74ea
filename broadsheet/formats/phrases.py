"""Translated words with values in them become markup in one step.

Jinja2's own way asks what each function wants and wraps each value: it was a tenth of rendering.
Knows no catalogue: whoever makes these hands the translation down.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

_VALUE = re.compile(r"%\((\w+)\)([sd])")
MOST = 4096
"""Phrases that are remembered: the same words about so many things are another one."""
_KINDS = {"s": frozenset({str, Markup, int}), "d": frozenset({int})}
"""Types whose text is known beforehand, by the conversion."""


class _Phrase:
    """Owns a translation, cut at the places of its values."""

    def __init__(self, text: Markup) -> None:
        self._text = text
        words = _VALUE.split(text)
        self._first, self._rest = words[0], tuple(zip(words[1::3], words[2::3], words[3::3], strict=True))
        self._plain = "%" not in "".join(words[::3])

    def filled(self, values: Mapping[str, Any]) -> Markup:
        """Put values in; what is neither text nor a number is left to Python's own `%`."""
        if not self._plain:
            return self._text % values
        pieces = [self._first]
        for name, conversion, words in self._rest:
            value = values.get(name)
            if type(value) not in _KINDS[conversion]:
                return self._text % values
            pieces += (escape(value), words)
        return str.__new__(Markup, "".join(pieces))  # what Markup(...) does, in a third of the time


class _Speaking:
    """Owns the phrases that one translation gave."""

    def __init__(self, translate: Callable[..., str]) -> None:
        """Take a function from words to their translation."""
        self._translate = translate
        self._known: dict[tuple[Any, ...], _Phrase] = {}

    def _phrase(self, *words: Any) -> _Phrase:
        phrase = self._known.get(words)
        if phrase is None:
            if len(self._known) >= MOST:
                self._known.clear()
            phrase = self._known[words] = _Phrase(escape(self._translate(*words)))
        return phrase


class Phrases(_Speaking):
    """The functions `gettext` and `_`: a translation, with the values that its words name."""

    @pass_context
    def __call__(self, _context: Context, message: str, /, **values: Any) -> Markup:
        """Give the translation of words; with none of its values, a `%` has to be doubled."""
        return self._phrase(message).filled(values)


class Plurals(_Speaking):
    """The function `ngettext`: the same for words that depend on a number, which they may name `num`."""

    @pass_context
    def __call__(self, _context: Context, one: str, many: str, number: int, /, **values: Any) -> Markup:
        """Give the translation of words about so many things."""
        return self._phrase(one, many, number).filled({"num": number, **values})
