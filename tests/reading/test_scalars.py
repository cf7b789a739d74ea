"""What `reading/scalars.py` promises: a text is written as a scalar that every reader of YAML takes for that text."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.reading.scalars import scalar
from broadsheet.reading.yaml_tree import Scalar, parse_yaml


@pytest.mark.parametrize("text", ["Politics", "Foreign Policy", "AT&T", "2022 in review"])
def test_plain_words_stay_plain(text: str) -> None:
    """As an editor would write them."""
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text", ["no", "Yes", "null", "~", "1.10", "10:30", "012", "2022-03-02", "C#", "a: b", "- a", "*a", "#a", ""]
)
def test_what_yaml_could_take_for_something_else_is_quoted(text: str) -> None:
    """Booleans, numbers, dates, comments, syntax."""
    assert scalar(text) == f'"{text}"'


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff")))
def test_every_text_is_read_as_itself(text: str) -> None:
    """By our reader and by YAML 1.1 with all its types, as a value, in a list and as a key."""
    line = " ".join(text.split())
    written = scalar(text)
    (_, value), *_ = parse_yaml(f"a: {written}\n", "x.md").entries
    assert isinstance(value, Scalar)
    assert value.value == line
    assert yaml.safe_load(f"a: {written}\nb: [{written}]\n") == {"a": line, "b": [line]}
