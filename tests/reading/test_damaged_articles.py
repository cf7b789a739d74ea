"""Whatever a content file holds, `reading/articles.py` gives content or mistakes, and no other exception."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.errors import BuildError
from tests.makers import read

CONTENT = Path(__file__).parents[2] / "content"
KEYS = st.sampled_from(
    ["title", "date", "id", "summary", "slug", "aliases", "canonical", "draft", "language", "tags", "section",
     "authors", "story", "priority", "source", "also", "updated", "corrections", "expires", "image", "audio",
     "articles", "menu", "clipping", "extra", "titel", "  name", "  url", "  date", "  src", "- name"]
)  # fmt: skip
VALUES = st.sampled_from(
    ["", "~", "x", "no", "[a, b]", "[a, [b]]", "{a: b}", "2026-02-30", "2026-11-21", "javascript:x", "../x", "'🎉'",
     "https://x.example", '"\n"', '"\u0000"', "|", ">", "&a b", "*a", "!x y", "[", "{", '"', "'", "	", "- x", "99999",
     "-1", "a: b"]
)  # fmt: skip
LINES = st.lists(st.tuples(KEYS, VALUES).map(": ".join), max_size=12)
PATHS = st.sampled_from(["content/articles/x.md", "content/editions/x.md", "content/pages/x.md"])


@given(LINES, st.text("[]()<>!`*_#ab&;\\é🎉\n:/\"' ", max_size=60), PATHS)
def test_any_file_gives_content_or_mistakes_within_it(lines: list[str], body: str, path: str) -> None:
    """Never both, never an exception; each on one line, with a place in the file and a remedy."""
    text = "---\n" + "\n".join(lines) + "\n---\n" + body
    reading = read(text, path)
    assert bool(reading.errors) != (reading.body is not None)
    for error in reading.errors:
        assert 0 <= error.source.line <= text.count("\n") + 1
        assert error.hint
        assert "\n" not in error.message + error.hint


@given(st.data())
def test_a_damaged_file_gives_content_or_mistakes(data: st.DataObject) -> None:
    """Bytes are cut out of the demo's own articles, and others put in."""
    good = data.draw(st.sampled_from(sorted(CONTENT.glob("articles/*.md")))).read_bytes()[:1500]
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(start + 20, len(good))))
    reading = read(good[:start] + data.draw(st.binary(max_size=8)) + good[end:])
    assert all(isinstance(error, BuildError) for error in reading.errors)
    assert bool(reading.errors) != (reading.body is not None)
