"""An article file reads back as what was clipped."""

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.clipping.article_file import article_text, file_name_of, scalar
from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.values import Clipped, Report
from broadsheet.model.content import Clipping

CLIPPED = Clipped(
    id="an-id",
    title="A Bridge: Opens",
    date="2022-03-02",
    authors=("Ann Lee",),
    tags=("Foreign Policy", "C#", "no"),
    source_name="The Times",
    source_url="https://example.org/a?b=c#d",
    summary="It opened.",
    body="It opened.\n",
    clipping=Clipping("a.txt", "0" * 64),
    draft=False,
    report=Report("a.txt", (), ()),
)


def test_keys_come_in_reading_order() -> None:
    """Title first, the clipping last, and every value as it was."""
    _, front, body = article_text(CLIPPED).split("---\n", 2)
    read = yaml.load(front, yaml.CBaseLoader)  # noqa: S506 - a loader of texts alone
    assert list(read) == ["title", "date", "id", "summary", "tags", "authors", "source", "clipping"]
    assert read["tags"] == ["Foreign Policy", "C#", "no"]
    assert read["source"] == {"name": "The Times", "url": "https://example.org/a?b=c#d"}
    assert read["clipping"] == {"file": "a.txt", "sha256": "0" * 64}
    assert body == "\nIt opened.\n"


def test_a_draft_says_so() -> None:
    """Below likely, the file is not published."""
    assert "\ndraft: true\n" in article_text(msgspec.structs.replace(CLIPPED, draft=True))


def test_a_file_is_named_by_day_and_title() -> None:
    """Without a date it is undated; without a slug it has a digest."""
    assert file_name_of(CLIPPED) == "2022-03-02-a-bridge-opens.md"
    assert file_name_of(msgspec.structs.replace(CLIPPED, date="")) == "undated-a-bridge-opens.md"
    assert len(file_name_of(msgspec.structs.replace(CLIPPED, title="🚀"))) == len("2022-03-02-12345678.md")


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "a #b",
        "- a",
        "@a",
        "*a",
        "&a",
        "!a",
        "'a'",
        '"a"',
        "a\\b",
        "~",
        "null",
        "no",
        "1.10",
        "{a}",
        "[a]",
        "% a",
        "`a`",
        "a:",
        "? a",
        "| a",
        "> a",
        "🚀 lift-off",
        "日本語のタイトル",
        "word " * 400,
        "",
        "---",
        "a, b",
        "2022-03-02",
        "O’Neill & Sons",
        "\x85",
    ],
)
def test_awkward_text_reads_back(text: str) -> None:
    """As a value, and within a list."""
    wanted = " ".join(tidy(text).split())
    node = yaml.compose(f"k: {scalar(text)}\nl: [{scalar(text)}, x]\n", yaml.CBaseLoader)
    assert node is not None
    assert node.value[0][1].value == wanted
    assert [item.value for item in node.value[1][1].value] == [wanted, "x"]


@given(st.text(max_size=80))
def test_any_text_reads_back(text: str) -> None:
    """Folded to one line, without what cannot be seen."""
    wanted = " ".join(tidy(text.replace("\n", " ").replace("\r", " ")).split())
    assert yaml.load(f"k: {scalar(text)}\nl: [{scalar(text)}]\n", yaml.CBaseLoader) == {"k": wanted, "l": [wanted]}  # noqa: S506 - texts alone


def test_overrides_of_direction_are_gone() -> None:
    """A title cannot turn the rest of a page round."""
    assert scalar("a\u202eb\u2066c") == "abc"


def test_what_no_key_says_is_kept_in_extra_whatever_its_shape() -> None:
    """Texts, lists and maps read back as they were; an empty value is left out."""
    extra = {"layout": "post", "cover": {"src": "a: b", "sizes": ["1", "2"], "none": ""}, "rows": [{"no": "x"}, ["y"]]}
    _, front, _ = article_text(msgspec.structs.replace(CLIPPED, extra=extra)).split("---\n", 2)
    read = yaml.load(front, yaml.CBaseLoader)  # noqa: S506 - a loader of texts alone
    assert read["extra"] == {**extra, "cover": {"src": "a: b", "sizes": ["1", "2"]}}


def test_a_source_says_whose_feed_and_when() -> None:
    """All of a source's keys stand below its name, and none without one."""
    told = msgspec.structs.replace(
        CLIPPED, source_feed="https://example.org/feed", source_author="B. Lee", source_published="2022-03-01T09:30"
    )
    _, front, _ = article_text(told).split("---\n", 2)
    assert yaml.load(front, yaml.CBaseLoader)["source"] == {  # noqa: S506 - a loader of texts alone
        "name": "The Times",
        "url": "https://example.org/a?b=c#d",
        "feed": "https://example.org/feed",
        "author": "B. Lee",
        "published": "2022-03-01T09:30",
    }
    assert "source" not in article_text(msgspec.structs.replace(told, source_name=""))
