"""What `reading/brackets.py` promises: hostile runs are found, and ordinary text is not."""

import pytest

from broadsheet.reading.brackets import find_bracket_run


@pytest.mark.parametrize("unit", ["[", "[a", "![", "[[", "[a few words ", "[x](", "[^", "[[x] ", "[\n", "> [\n"])
def test_a_run_of_unclosed_brackets_is_found(unit: str) -> None:
    """Each of these makes Python-Markdown quadratic."""
    assert find_bracket_run(unit * 2000) is not None


def test_brackets_that_close_too_late_are_found() -> None:
    """Two thousand nested pairs cost as much as unclosed ones."""
    assert find_bracket_run("[" * 2000 + "]" * 2000) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "[x] " * 2000,
        "[x](y) " * 2000,
        r"\[" * 2000,
        "[x\n\n" * 2000,
        "`" + "[" * 2000 + "`",
        "``a ` b" + "[" * 2000 + "``",
        "```\n" + "[" * 2000 + "\n```\n",
        "~~~~ python\n" + "[" * 2000 + "\n~~~~\n",
    ],
)
def test_closed_escaped_and_coded_brackets_pass(text: str) -> None:
    """None of these is slow."""
    assert find_bracket_run(text) is None


def test_two_hundred_open_brackets_pass_and_one_more_does_not() -> None:
    """The limit is more than 200."""
    assert find_bracket_run("[" * 200) is None
    assert find_bracket_run("[" * 201) == (1, 1)


def test_the_place_is_the_first_bracket_of_the_run() -> None:
    """Line and column count from 1, past code that stays where it is."""
    text = "one [link](x)\n```\n[[\n```\n\nab" + "[" * 300
    assert find_bracket_run(text) == (6, 3)


@pytest.mark.parametrize("text", ["``` not a fence\n", "```\n", "``a `b`` ", "x `\\` ", "\\` ", "`one` two` "])
def test_what_only_looks_like_code_hides_nothing(text: str) -> None:
    """An unclosed fence, and backticks that pair otherwise, leave the brackets after them in the text."""
    assert find_bracket_run(text + "[" * 300) is not None


@pytest.mark.parametrize("unit", ["\\", "`", "\\`", "``` ", "a ", "``` x\n", "` `` ", " ", "\n>", "]", "(", "!"])
def test_the_search_itself_is_linear(unit: str) -> None:
    """A text of 400,000 characters takes a second or so; were the search quadratic, it would take minutes."""
    assert find_bracket_run(f"``` {unit * (400_000 // len(unit))}!") is None
