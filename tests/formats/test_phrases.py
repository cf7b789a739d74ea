"""Words with values in them are what Python's own `%` makes of them, escaped."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from broadsheet.formats.phrases import Phrases, Plurals

CONTEXT = Environment(autoescape=True).from_string("").new_context()
WORDS = (
    "By %(a)s",
    "%(a)s & %(b)s",
    "%(n)d of %(n)d",
    "%(a)s: %(n)d",
    "100 %% of %(a)s",
    "<b>%(n)05d",
    "%(b)r",
    "None",
)
VALUES = st.one_of(st.text('a<&"%()s', max_size=9), st.integers(), st.booleans(), st.text("<&").map(Markup), st.none())


def _jinjas(words: str, values: dict[str, Any]) -> str:
    """Give what Jinja2 and Python make of it, or the kind of their fault."""
    try:
        return escape(words) % values
    except (TypeError, ValueError, KeyError) as fault:
        return type(fault).__name__


def _ours(words: str, values: dict[str, Any]) -> str:
    try:
        return Phrases(str)(CONTEXT, words, **values)
    except (TypeError, ValueError, KeyError) as fault:
        return type(fault).__name__


@given(words=st.sampled_from(WORDS), values=st.dictionaries(st.sampled_from("abn"), VALUES))
def test_a_phrase_is_what_python_makes_of_it(words: str, values: dict[str, Any]) -> None:
    """Text is escaped, markup is not, a number may be padded, and a value that is missing is the same fault."""
    ours = _ours(words, values)
    assert ours == _jinjas(words, values)
    assert type(ours) is Markup or ours.endswith("Error")


@pytest.mark.parametrize("number", [0, 1, 5000])
def test_words_depend_on_the_number_and_may_name_it(number: int) -> None:
    """As `num`, unless the template gives it another value."""
    plural = Plurals(lambda one, many, number: one if number == 1 else many)
    assert plural(CONTEXT, "%(num)d day", "%(num)d days", number) == f"{number} day{'s' * (number != 1)}"
    assert plural(CONTEXT, "a day", "%(num)s days", 2, num="<two>") == "&lt;two&gt; days"
