"""What `model/errors.py` promises: a mistake is told in two lines, once, and in order."""

import pickle

import pytest

from broadsheet.model.errors import BuildError, Source, in_order, raise_all


def test_a_mistake_prints_its_place_and_its_hint() -> None:
    """The form that the design gives."""
    error = BuildError("unknown key 'tgas'", Source("content/articles/x.md", 4, 1), "did you mean 'tags'?")
    assert str(error) == "content/articles/x.md:4:1: unknown key 'tgas'\n  hint: did you mean 'tags'?"


@pytest.mark.parametrize(
    ("source", "text"), [(Source("x", 4, 2), "x:4:2"), (Source("x", 4), "x:4"), (Source("x"), "x")]
)
def test_a_place_leaves_out_what_is_not_known(source: Source, text: str) -> None:
    """No zero is printed."""
    assert str(source) == text
    assert str(BuildError("wrong", source)) == f"{text}: wrong"


def test_a_mistake_crosses_between_processes() -> None:
    """Every argument is kept."""
    error = BuildError("wrong", Source("x", 4, 2), "mend it")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (copy.message, copy.source, copy.hint) == (error.message, error.source, error.hint)
    assert str(copy) == str(error)


def test_mistakes_come_by_place_and_each_once() -> None:
    """By line as a number; then by their words."""
    errors = [BuildError("b", Source("x", 10)), BuildError("b", Source("x", 9, 2)), BuildError("a", Source("x", 10))]
    errors += [BuildError("c", Source("a", 99)), BuildError("b", Source("x", 10))]
    assert [str(error) for error in in_order(errors)] == ["a:99: c", "x:9:2: b", "x:10: a", "x:10: b"]


def test_all_are_raised_together_or_none() -> None:
    """In order."""
    raise_all([])
    with pytest.raises(ExceptionGroup) as raised:
        raise_all([BuildError("b", Source("x", 2)), BuildError("a", Source("x", 1))])
    assert [str(error) for error in raised.value.exceptions] == ["x:1: a", "x:2: b"]
