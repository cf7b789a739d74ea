"""What `reading/fields.py` promises: each field is converted by itself, and each mistake has its place and a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.errors import BuildError
from broadsheet.reading.fields import Fields, absent
from broadsheet.reading.spelling import nearest
from broadsheet.reading.web_urls import url_mistake
from broadsheet.reading.yaml_tree import parse_yaml
from tests.makers import told

SPACES = "a URL holds no spaces, quotes or backslashes"
HTTP = "write it with http: or https:"
HOST = "the host is missing: https://example.org/..."
UNREADABLE = "the host or the port cannot be read"


def fields_of(text: str) -> tuple[Fields, list[BuildError]]:
    """Begin to read a map, with the list that its mistakes go to."""
    errors: list[BuildError] = []
    return Fields(parse_yaml(text, "x.md"), "x.md", errors), errors


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("tgas", "did you mean 'tags'?"),
        ("TITLE", "did you mean 'title'?"),
        ("Tag", "did you mean 'tags'?"),
        ("zzz", "known: title, tags, Politics"),
        ("politcs", "did you mean 'Politics'?"),
    ],
)
def test_the_nearest_known_name_is_hinted_at(word: str, hint: str) -> None:
    """Whatever its case; where none is near, all are listed."""
    assert nearest(word, ("title", "tags", "Politics")) == hint


def test_empty_and_tilde_count_as_absent_and_quotes_do_not() -> None:
    """So does a key that is not there."""
    fields, _ = fields_of("a:\nb: ~\nc: ''\nd: '~'\ne: null\nf: []\n")
    assert [key for key in "abcdefg" if fields.has(key)] == ["c", "d", "e", "f"]
    assert fields.text("b") == ""
    assert fields.text("d") == "~"
    assert fields.text("e") == "null"
    assert fields.map("a") is None
    assert fields.words("a") == ()
    assert not absent(parse_yaml("x: y", "x.md"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("True", True), ("yes", True), ("YES", True), ("'no'", False), ("no", False), ("false", False)],
)
def test_booleans_are_true_false_yes_and_no(text: str, value: bool) -> None:  # noqa: FBT001 - what the table says
    """In any case, quoted or not."""
    fields, errors = fields_of(f"draft: {text}")
    assert fields.boolean("draft", default=not value) is value
    assert not errors


@pytest.mark.parametrize("text", ["on", "off", "1", "y", "''", "maybe"])
def test_no_other_word_is_a_boolean(text: str) -> None:
    """Not even YAML 1.1's."""
    fields, errors = fields_of(f"draft: {text}")
    fields.boolean("draft", default=False)
    assert [told(error) for error in errors] == [
        f"1:8 'draft': '{text.strip(chr(39))}' is neither true nor false | write true or false"
    ]


def test_text_is_folded_to_one_line() -> None:
    """A long value may run over several."""
    fields, _ = fields_of("a: >\n  one\n  two\nb: ' x  y '\nc: |\n  one\n  two\n")
    assert [fields.text(key) for key in "abc"] == ["one two", "x y", "one two"]


def test_a_list_may_be_a_single_text_and_holds_each_once() -> None:
    """In the order written."""
    fields, errors = fields_of("a: Politics\nb: [x, y, x]\nc:\n  - one\n  - 'two  three'\nd: []\n")
    assert [fields.words(key) for key in "abcd"] == [("Politics",), ("x", "y"), ("one", "two three"), ()]
    assert not errors


@pytest.mark.parametrize(
    ("text", "column"),
    [("[a, [b]]", 11), ("[a, ~]", 11), ("[a, '']", 11), ("{a: b}", 7), ("''", 7), ("[a, {b: c}]", 11)],
)
def test_a_list_of_words_holds_nothing_else(text: str, column: int) -> None:
    """The place is that of the thing in it."""
    fields, errors = fields_of(f"tags: {text}")
    fields.words("tags")
    hint = "one of them is empty: remove it" if "''" in text else "write 'tags: [one, two]'"
    assert [told(error) for error in errors] == [f"1:{column} 'tags' must be a list of texts | {hint}"]


def test_a_list_where_text_belongs_is_named_once() -> None:
    """However often the key is asked for."""
    fields, errors = fields_of("url: [a]")
    fields.required("url", "https://example.org")
    fields.url("url")
    assert [told(error) for error in errors] == ["1:6 'url' must be text, not a list or map | write 'url: ...'"]


def test_a_number_is_whole_ascii_and_large_enough() -> None:
    """Nothing overflows."""
    for text in ("-1", "1.5", "１２", "²", "1e3", "many", "9" * 16, "0"):
        fields, errors = fields_of(f"n: '{text}'")
        assert fields.number("n", default=20, least=1) == 20
        assert [told(error) for error in errors] == [
            f"1:4 'n': '{text}' is not a whole number of 1 or more | for example: n: 20"
        ]
    assert fields_of("n: 007")[0].number("n", default=0) == 7


def test_a_decimal_has_digits_and_a_sign_alone() -> None:
    """No infinity, no exponent."""
    assert fields_of("n: -1.5")[0].decimal("n") == -1.5
    for text in ("inf", "nan", "1e3", "1.", "x"):
        fields, errors = fields_of(f"n: {text}")
        assert fields.decimal("n") is None
        assert [told(error) for error in errors] == [f"1:4 'n': '{text}' is not a number | for example: n: 2"]


@pytest.mark.parametrize(
    "tag", ["en", "en-GB", "zh-Hant-TW", "no", "es-419", "de-CH-1996", "sl-rozaj", "en-x-pirate", "de-u-co-phonebk"]
)
def test_a_language_is_a_bcp_47_tag(tag: str) -> None:
    """Norwegian is no boolean."""
    fields, errors = fields_of(f"language: {tag}")
    assert fields.language("language") == tag
    assert not errors


@pytest.mark.parametrize(
    "tag", ["english", "en_GB", "en-", "e", "en-x", "en-a", "é", "en GB", "en-ab-cd", '"en-GB\\n"']
)
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    """The hint shows some."""
    fields, errors = fields_of(f"language: {tag}")
    fields.language("language")
    if tag.startswith('"'):
        assert not errors
    else:
        assert [told(error) for error in errors] == [
            f"1:11 'language': '{tag}' is not a language tag | use BCP 47: en, pt-BR, ja, ar"
        ]


@pytest.mark.parametrize(
    "url",
    ["https://example.org", "http://example.org:8080/a?b=c#d", "HTTP://Example.ORG/", "https://[::1]/", "https://é.org/ü",
     "https://example.org/%20", "https://example.org/a(b)|{c}", "https://فارسی.example/می\u200cخواهم"],
)  # fmt: skip
def test_an_http_url_may_stand(url: str) -> None:
    """IRIs too; a joiner is a letter of some languages."""
    assert url_mistake(url) == ""


@pytest.mark.parametrize(
    ("url", "mistake"),
    [
        ("javascript:alert(1)", HTTP),
        ("JavaScript:alert(1)", HTTP),
        ("data:text/html,x", HTTP),
        ("vbscript:x", HTTP),
        ("file:///etc/passwd", HTTP),
        ("ftp://example.org", HTTP),
        ("mailto:a@example.org", HTTP),
        ("//example.org/a", HTTP),
        ("/a", HTTP),
        ("example.org", HTTP),
        ("", HTTP),
        ("https://", HOST),
        ("https:///a", HOST),
        ("https:example.org", HOST),
        ("https:/example.org", HOST),
        ("https://:80/", HOST),
        ("https://@/", HOST),
        ("https://./", HOST),
        ("https://example.org:99999/", UNREADABLE),
        ("https://example.org:abc/", UNREADABLE),
        ("https://[::1/", UNREADABLE),
        ("https://[zz]/", UNREADABLE),
        ("https://a b/", SPACES),
        ("https://example.org/a\tb", SPACES),
        ("java\nscript:x", SPACES),
        ("https://example.org\\@evil.example/", SPACES),
        ('https://example.org/"x', SPACES),
        ("https://example.org/<x>", SPACES),
        ("https://example.org/\x7f", SPACES),
        ("https://example.org/\u00a0x", SPACES),
        ("https://example.org/\u200bx", "delete the character U+200B in it, which nobody sees"),
        ("https://example.org/\u202egpj.exe", "delete the character U+202E in it, which nobody sees"),
        ("https://user:secret@example.org/", "leave out the name and the password before '@'"),
        ("https://trusted.example@evil.example/", "leave out the name and the password before '@'"),
    ],
)
def test_no_other_url_may_stand(url: str, mistake: str) -> None:
    """Nothing that runs script, hides where it leads, gives a password away or leads nowhere."""
    assert url_mistake(url) == mistake


def test_mailto_stands_only_where_it_is_allowed() -> None:
    """With an address."""
    schemes = ("http", "https", "mailto")
    assert url_mistake("mailto:a@example.org", schemes) == ""
    assert url_mistake("mailto:nobody", schemes) == "write the address: mailto:name@example.org"
    assert url_mistake("javascript:x", schemes) == "write it with http: or https: or mailto:"


@given(st.text(max_size=60))
def test_any_text_is_a_url_or_not(text: str) -> None:
    """No exception; what passes has a scheme that cannot run."""
    for url in (text, f"https://{text}", f"https://example.org/{text}"):
        if not url_mistake(url):
            assert url.lower().startswith(("http://", "https://"))


def test_a_repeated_key_is_named_at_its_second_place() -> None:
    """At every depth."""
    fields, errors = fields_of("a: b\nsource:\n  name: x\n  name: y\na: c\nextra: {b: {c: d, c: e}}\n")
    assert fields.map("source")
    fields.extra("extra")
    assert [told(error) for error in errors] == [
        "5:1 the key 'a' stands twice | keep one of the two",
        "4:3 the key 'source.name' stands twice | keep one of the two",
        "6:19 the key 'extra.b.c' stands twice | keep one of the two",
    ]


def test_a_message_stays_on_one_line() -> None:
    """Whatever escapes a value holds."""
    fields, errors = fields_of('draft: "a\\nb"\nurl: "x\\n\\ty"\n')
    fields.boolean("draft", default=False)
    fields.url("url")
    assert [error.message for error in errors] == [
        "'draft': 'a b' is neither true nor false", "'url': 'x y' is not a URL that may stand here",
    ]  # fmt: skip


def test_extra_keeps_every_scalar_as_text() -> None:
    """Lists and maps too; an absent value is an empty text."""
    fields, errors = fields_of("extra: {a: 1.10, b: [no, ~, ''], c: {d: 10:30, e: }, f: ~}")
    assert fields.extra("extra") == {"a": "1.10", "b": ["no", "", ""], "c": {"d": "10:30", "e": ""}, "f": ""}
    assert not errors
