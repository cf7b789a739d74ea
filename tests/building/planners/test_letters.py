"""Indexes: by first letter, tags by size, sources with their share of each year."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.disk.scan import scan_theme
from broadsheet.building.planners.letters import first_letter, size_of
from broadsheet.formats.templates import render_page
from broadsheet.model.lists import TermsView
from tests.building.sites import article, documents_of, site_of


def _index(files: dict[str, str], taxonomy: str) -> TermsView:
    view = documents_of(site_of(files))[f"{taxonomy}/index.html"].view
    assert isinstance(view, TermsView)
    return view


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        *(("apple", "A"), ("Élan", "E"), ("ﬁsh", "F"), ("3D", "#"), ("«Quoted»", "Q"), ("…", "#"), ("", "#")),
        *(("ßtrange", "S"), ("Москва", "М"), ("日本", "日"), ("الجزيرة", "ا")),
    ],
)
def test_a_name_is_listed_under_its_first_letter(name: str, letter: str) -> None:
    """A capital without accents, in any script; figures and signs share one place."""
    assert first_letter(name) == letter


@given(st.text())
def test_every_name_has_a_place(name: str) -> None:
    """One character, whatever the name is."""
    assert len(first_letter(name)) == 1


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_tag_with_more_articles_is_never_smaller(count: int, other: int) -> None:
    """From 1 to 5."""
    few, many = sorted((count, other))
    assert 1 <= size_of(few, many) <= size_of(many, many) <= 5


def test_letters_are_in_order_and_signs_come_first() -> None:
    """Within a letter, names are."""
    files = {"content/articles/a.md": article("A", tags="[zebra, Ápple, 9 lives, avocado]")}
    letters = _index(files, "tags").letters
    found = [(each.number, each.letter, [entry.name for entry in each.entries]) for each in letters]
    assert found == [(1, "#", ["9 lives"]), (2, "A", ["Ápple", "avocado"]), (3, "Z", ["zebra"])]


def test_sections_keep_the_papers_order() -> None:
    """In one group without a letter."""
    files = {f"content/articles/{name}.md": article(name, section=name) for name in ("World", "Arts")}
    (group,) = _index(files, "sections").letters
    assert group.letter == ""


def test_a_source_shows_its_share_of_each_year() -> None:
    """Newest first; a year without an article of it is left out."""
    by = "{name: Paper, url: https://example.com/a}"
    files = {
        "content/articles/a.md": article("A", date="2026-01-02", source=by),
        "content/articles/b.md": article("B", date="2026-01-03"),
        "content/articles/c.md": article("C", date="2024-01-03", source=by),
        "content/articles/d.md": article("D", date="2025-01-03"),
    }
    (group,) = _index(files, "sources").letters
    (entry,) = group.entries
    assert [(year.number, year.count, year.share) for year in entry.years] == [(2026, 1, 0.5), (2024, 1, 1.0)]
    assert _index(files, "tags").letters == ()


@pytest.mark.parametrize(("tags", "own"), [(200, False), (201, True)])
def test_more_than_200_tags_have_columns_for_each_letter(tmp_path: Path, tags: int, own: bool) -> None:  # noqa: FBT001  # pytest passes it by name
    """Columns as high as thousands of them cannot be read across."""
    listed = ", ".join(f"{'AB'[number % 2]} {number}" for number in range(tags))
    page = documents_of(site_of({"content/articles/a.md": article("A", tags=f"[{listed}]")}))["tags/index.html"]
    html = render_page(page, scan_theme(Roots(tmp_path, theme_root())), {}).decode()
    assert html.count("/tags/") >= tags
    assert ('class="terms many"' in html) is own
