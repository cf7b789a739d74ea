"""What `reading/yaml_tree.py` promises: all scalars are text, and each mistake of syntax has its place and a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.yaml_tree import DEEPEST, Mapping, Node, Scalar, Sequence, parse_yaml, write_yaml
from tests.makers import told


def plain(node: Node) -> object:
    """Give a tree as built-in values."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


def refused(text: str) -> str:
    """Give the mistake that YAML is refused for."""
    with pytest.raises(BuildError) as raised:
        parse_yaml(text, "x.yaml")
    return told(raised.value)


@pytest.mark.parametrize(
    "text", ["no", "1.10", "10:30", "012", "1_000", "on", "2024-02-30", "1e3", "null", "0x1F", "~"]
)
def test_a_plain_scalar_means_what_it_says(text: str) -> None:
    """YAML 1.1 would make booleans, numbers, minutes and dates of these."""
    assert plain(parse_yaml(f"a: {text}\nb: [{text}]\n", "x.yaml")) == {"a": text, "b": [text]}


def test_nothing_at_all_is_an_empty_map() -> None:
    """A file of comments too."""
    for text in ("", "\n\n", "# only a word\n", "~\n"[1:]):
        assert parse_yaml(text, "x.yaml") == Mapping((), Source("x.yaml", 1, 1))


def test_a_place_counts_characters_from_one_and_lines_from_the_file() -> None:
    """An emoji is one column; the lines above are added."""
    tree = parse_yaml("é🎉: [🎉, b]\nc:\n  d: e\n", "x.md", 1)
    (_, first), (_, second) = tree.entries
    assert isinstance(first, Sequence)
    assert [item.source for item in first.items] == [Source("x.md", 2, 6), Source("x.md", 2, 9)]
    assert isinstance(second, Mapping)
    assert second.entries[0][1].source == Source("x.md", 4, 6)


def test_unicode_line_separators_do_not_shift_what_follows() -> None:
    """To YAML 1.1 they end a line, to an editor they do not."""
    tree = parse_yaml("a: b\u2028c\u2029d\ne: f\n", "x.md")
    assert plain(tree) == {"a": "b c d", "e": "f"}
    assert tree.entries[1][0].source.line == 2


def test_a_byte_order_mark_within_a_value_is_text() -> None:
    """Pasted text may hold one."""
    assert plain(parse_yaml("a: \ufeffb\n", "x.md")) == {"a": "\ufeffb"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x b", "1:4 the anchor '&x' is not allowed | remove it, or quote the value"),
        ("a: &x [*x]", "1:4 the anchor '&x' is not allowed | remove it, or quote the value"),
        ("a: *x", "1:4 the alias '*x' is not allowed | write the value out, or quote it"),
        ("<<: {a: b}", "1:1 the merge key '<<' is not allowed | write the keys out"),
        ("a: !!str x", "1:4 the tag 'tag:yaml.org,2002:str' is not allowed | remove it, or quote the value"),
        ("a: !x [b]", "1:4 the tag '!x' is not allowed | remove it, or quote the value"),
        ("? [a]\n: b", "1:3 a list or map cannot be a key | write 'key: value'"),
        ("a: b\n---\nc: d", "2:1 a second YAML document begins here | remove the line '---'"),
        ("just words", "1:1 expected lines of 'key: value' | for example: 'title: The headline'"),
        ("- a\n- b", "1:1 expected lines of 'key: value' | for example: 'title: The headline'"),
    ],
)
def test_what_yaml_can_and_front_matter_need_not_is_refused(text: str, words: str) -> None:
    """Anchors, aliases, merge keys, tags, documents, keys of another kind."""
    assert refused(text) == words


def test_quoted_it_is_plain_text() -> None:
    """As the hints say."""
    assert plain(parse_yaml("a: '*x'\nb: \"&y\"\n'<<': c\nd: '!z'\n", "x.yaml")) == {
        "a": "*x", "b": "&y", "<<": "c", "d": "!z",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("a: b: c", "1:5", "a value with ': ' in it needs quotes"),
        ("a: @b", "1:4", "a value that begins with this character needs quotes"),
        ("a: `b`", "1:4", "a value that begins with this character needs quotes"),
        ("a: *b* c", "1:6", "a value that begins with '*' or '&' needs quotes"),
        ('x: y\na: "b\nc: d', "2:4", "a quote was opened and not closed"),
        ("x: y\na: 'b\nc: d", "2:4", "a quote was opened and not closed"),
        ("a: [b, c\nd: e", "1:4", "close the list with ']'"),
        ("a: {b: c\n", "1:4", "close the map with '}'"),
        ('a: "b" c', "1:8", "put the whole value in quotes, or check the indentation"),
        ("a: b\nword", "2:1", "every line here needs 'key: value'"),
        ("a: b\nword\nc: d", "2:1", "every line here needs 'key: value'"),
        ("a: - b", "1:4", "a value that begins with '- ' needs quotes"),
        ('a: "\\q"', "1:5", "write '\\\\' for a backslash, or use single quotes"),
        ("a: [b,,c]", "1:7", "write a value between the commas"),
        ("a: b\n...\nc: d", "3:1", "remove the line that begins with '...' or '%'"),
    ],
)  # fmt: skip
def test_a_mistake_of_syntax_has_its_place_and_a_remedy(text: str, place: str, hint: str) -> None:
    """The place is where an editor must put something right."""
    words = refused(text)
    assert words.startswith(f"{place} cannot read this as YAML: ")
    assert words.endswith(f" | {hint}")


@pytest.mark.parametrize("text", ["\ta: b", "a: b\n\tc: d", "a:\n\tb: c", "a:\n  \tb: c", "a:\n- \tb: c\n\t- d"])
def test_a_tab_as_indentation_is_called_by_its_name(text: str) -> None:
    """Not "a character that cannot start any token"."""
    assert refused(text).endswith(" a tab cannot indent YAML | indent with spaces")


@pytest.mark.parametrize(("escape", "code"), [("\\0", "0000"), ("\\x07", "0007"), ("\\u009f", "009F"), ("\\r", "000D")])
def test_an_escape_cannot_smuggle_in_a_control_character(escape: str, code: str) -> None:
    """Feeds and pages would break on it."""
    hint = "remove it, or use single quotes, where '\\' is a backslash"
    assert refused(f'a: "b{escape}"') == f"1:4 an escape makes the control character U+{code} | {hint}"


def test_eight_levels_are_allowed_and_nine_are_not() -> None:
    """The outermost map is the first; a thousand are refused as well."""
    inner = DEEPEST - 1
    assert plain(parse_yaml(f"a: {'[' * inner}b{']' * inner}", "x.yaml")) != {}
    assert refused(f"a: {'[' * 8}{']' * 8}") == "1:11 nested more than 8 levels deep | flatten it"
    assert refused(f"a: {'[' * 5000}{']' * 5000}") == "1:11 nested more than 8 levels deep | flatten it"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff"))
TREES = st.dictionaries(WORDS, st.one_of(WORDS, st.lists(WORDS), st.dictionaries(WORDS, WORDS)))


@given(TREES)
def test_what_is_written_is_read_again(tree: dict[str, object]) -> None:
    """Whatever the words look like to YAML."""
    assert plain(parse_yaml(write_yaml(tree) if tree else "", "x.yaml")) == tree


@given(st.text("ab:-[]{}\"'\n\t #|>&*!%@`?,~<\\\u2028é🎉", max_size=40))
def test_any_text_is_a_map_or_one_mistake_within_it(text: str) -> None:
    """No other exception reaches an editor."""
    error = None
    try:
        parse_yaml(text, "x.yaml")
    except BuildError as mistake:
        error = mistake
    if error:
        assert error.hint
        assert 1 <= error.source.line <= text.count("\n") + 2
        assert "\n" not in error.message
