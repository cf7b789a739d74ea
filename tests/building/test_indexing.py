"""The search index: one bundle a year, made again only where an article of it changed, the same bytes each time."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from broadsheet.building.disk.kept import keep, kept
from broadsheet.building.order import Order
from broadsheet.building.planners import search as planner
from broadsheet.building.planners.search import bundles_of
from broadsheet.building.starting import build
from broadsheet.formats.search_chunks import _sorted_within
from tests.building.sites import CONFIG, THEME, article, mistakes, new_site, published, site_of

SEARCH = {**THEME, "templates/search.html": THEME["templates/page.html"]}


@dataclass
class Told:
    """What a build said of its stages."""

    indexed: int = 0
    """Articles that were indexed."""

    def __call__(self, stage: str, things: int) -> None:
        """Hear of a stage."""
        if stage == "index":
            self.indexed += things


def paper(root: Path, **changes: Any) -> Order:
    """Write three articles of two years, with terms."""
    files = {
        "content/articles/a.md": article(
            "Comets", "A *tail* of ice.", date="2025-03-02", tags="[Space, Ice, Sky, Dust]"
        ),
        "content/articles/b.md": article("Harbour", "A pier.", date="2026-03-02", tags="[Sea, Space]", section="World"),
        "content/articles/c.md": article("Mill", "A wheel.", date="2026-04-02", source="{name: NASA}", language="ja"),
    }
    return structs.replace(new_site(root, {**SEARCH, **files}), search=True, **changes)


def built(order: Order) -> int:
    """Build, and give how many articles were indexed."""
    told = Told()
    build(order, told)
    return told.indexed


def test_two_indexes_of_the_same_articles_are_the_same_bytes(tmp_path: Path) -> None:
    """Pagefind alone would write the values of a filter in another order each time."""
    trees = []
    for name in ("one", "two", "three"):
        order = paper(tmp_path / name)
        built(order)
        trees.append(published(order))
    assert trees[0] == trees[1] == trees[2]
    assert sum(path.startswith("pagefind/") for path in trees[0]) > 10


def test_an_edit_indexes_its_own_year_again_and_no_other(tmp_path: Path) -> None:
    """And a build with nothing to index begins no index; what was is pruned."""
    order = paper(tmp_path)
    assert built(order) == 3
    before = published(order)
    assert built(order) == 0
    (tmp_path / "content/articles/a.md").write_text(article("Comets", "Dust.", date="2025-03-02"), encoding="utf-8")
    assert built(order) == 1
    after = published(order)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {path.split("/")[1] for path in changed if path.startswith("pagefind/")} == {"2025"}
    clean = structs.replace(order, output=tmp_path / "clean", private=tmp_path / "private", clean=True)
    assert built(clean) == 3
    assert published(clean) == after


def test_a_published_index_that_is_lost_comes_back_without_indexing(tmp_path: Path) -> None:
    """It is kept beside the store; only where that is damaged too is it made again."""
    order = paper(tmp_path)
    built(order)
    before = published(order)
    (tmp_path / "site/pagefind/pagefind.js").unlink()
    assert built(order) == 0
    assert published(order) == before
    for file in (tmp_path / ".broadsheet/index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    (tmp_path / "site/pagefind/pagefind.js").unlink()
    assert built(order) == 2
    assert published(order) == before


def test_without_search_there_is_neither_page_nor_index(tmp_path: Path) -> None:
    """By option or by config; the next build takes away what an earlier one made."""
    order = paper(tmp_path)
    built(order)
    assert built(structs.replace(order, search=False)) == 0
    assert not [path for path in published(order) if path.startswith(("pagefind/", "search/"))]
    (tmp_path / "config.yaml").write_text(CONFIG + "search: no\n", encoding="utf-8")
    assert built(order) == 0
    assert not (tmp_path / "site/pagefind").exists()


def test_a_file_in_the_indexs_folder_is_a_mistake(tmp_path: Path) -> None:
    """Nobody could say beforehand whether it is in the way."""
    order = paper(tmp_path)
    (tmp_path / "content/static/pagefind").mkdir(parents=True)
    (tmp_path / "content/static/pagefind/x.txt").write_text("x", encoding="utf-8")
    (mistake,) = mistakes(order)
    assert mistake.startswith("content/static/pagefind/x.txt: '/pagefind/' is the folder of the search index\n")


def test_a_newest_year_with_many_articles_has_a_bundle_for_each_month(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed years stay whole."""
    files = {f"content/articles/{name}.md": article(name, date=date) for name, date in (
        ("a", "2025-03-02"), ("b", "2025-04-02"), ("c", "2026-03-02"), ("d", "2026-04-02"), ("e", "2026-04-03"),
    )}  # fmt: skip
    site = site_of(files, now=datetime(2026, 11, 22, tzinfo=UTC))
    assert [(each.name, len(each.records), each.first) for each in bundles_of(site)] == [
        ("2026", 3, True), ("2025", 2, False),
    ]  # fmt: skip
    monkeypatch.setattr(planner, "MANY", 2)
    assert [(each.name, len(each.records)) for each in bundles_of(site)] == [
        ("2026-04", 2),
        ("2026-03", 1),
        ("2025", 2),
    ]


def test_an_empty_site_has_a_search_page_and_no_index(tmp_path: Path) -> None:
    """It says so instead of failing."""
    order = structs.replace(new_site(tmp_path, SEARCH), search=True)
    assert built(order) == 0
    assert "search/index.html" in published(order)


def test_a_kept_file_that_was_altered_is_not_believed(tmp_path: Path) -> None:
    """Not by a byte; nor one that is gone."""
    file = tmp_path / "kept"
    keep(file, b"index")
    assert kept(file) == b"index"
    file.write_bytes(file.read_bytes()[:-1] + b"y")
    assert kept(file) is None
    assert kept(tmp_path / "gone") is None


def test_sorting_a_list_of_cbor_moves_its_items_and_changes_none() -> None:
    """Numbers, texts, lists, maps, tags and floats of every length (RFC 8949, appendix A)."""
    items = ["01", "1903e8", "1a000f4240", "6161", "7819" + "61" * 25, "8201820203",
             "a201020304", "c074323031332d30332d32315432303a30343a30305a", "f5", "fb3ff199999999999a"]  # fmt: skip
    for order in (items, items[::-1]):
        raw = bytes.fromhex("82" + "00" + "8a" + "".join(order))
        ordered = _sorted_within(raw, 1)
        assert ordered == bytes.fromhex("82" + "00" + "8a" + "".join(sorted(items)))
    with pytest.raises(ValueError, match="no list"):
        _sorted_within(bytes.fromhex("01"), 0)
