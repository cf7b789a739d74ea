"""A clipping joins an article's `also`, and nothing else in the file changes."""

import pytest

from broadsheet.clipping.linking import with_coverage
from broadsheet.clipping.values import Clipped, Report
from broadsheet.model.content import Clipping
from broadsheet.model.errors import BuildError

CLIPPED = Clipped(
    id="i",
    title="T",
    date="2026-03-02",
    source_name="The Tide: daily",
    source_url="https://example.org/tide",
    summary="",
    body="x\n",
    clipping=Clipping("a.txt", "0" * 64),
    draft=False,
    report=Report("a.txt", (), ()),
)
ENTRY = '- name: "The Tide: daily"\n{0}  url: "https://example.org/tide"\n{0}  date: 2026-03-02\n'


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        ("title: A # x\n", "title: A # x\nalso:\n  " + ENTRY.format("  ")),
        (
            "also:  # others\n  - name: B\n    url: https://example.com/\n\n# end\ntitle: A\n",
            "also:  # others\n  - name: B\n    url: https://example.com/\n  "
            + ENTRY.format("  ")
            + "\n# end\ntitle: A\n",
        ),
        (
            "also:\n- {name: B, url: 'https://example.com/'}\ntitle: A\n",
            "also:\n- {name: B, url: 'https://example.com/'}\n" + ENTRY.format("") + "title: A\n",
        ),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_entry_is_added_as_the_others_are_written(front: str, wanted: str, ending: str) -> None:
    """Comments, order and line ends stay; without an `also` one is begun."""
    before = f"---\n{front}---\n\nalso: text\n".replace("\n", ending)
    after = f"---\n{wanted}---\n\nalso: text\n".replace("\n", ending)
    assert with_coverage(before, CLIPPED, "a.md") == after


@pytest.mark.parametrize(
    "text",
    [
        "---\nalso: [{name: B, url: 'https://example.com/'}]\n---\n",
        "---\nalso: ~\n---\n",
        "no front matter",
        "---\ntitle: a\n",
    ],
)
def test_what_is_not_safe_to_edit_is_left_alone(text: str) -> None:
    """With what to add by hand."""
    with pytest.raises(BuildError, match="does not edit"):
        with_coverage(text, CLIPPED, "a.md")
