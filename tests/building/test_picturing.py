"""Pictures in a build: made once, only where a page shows them, and as a clean build would."""

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from msgspec import structs
from PIL import Image

from broadsheet.building.disk.kept import IMAGES
from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from broadsheet.building.picturing import make_chunk
from broadsheet.formats.raster import look_into
from tests.building.sites import CONFIG, NOW, article, built, mistakes, new_site, published, write
from tests.photographs import bomb, photograph, saved, taken_at_greenwich

PHOTO = "content/images/harbour.jpg"
A, B = "content/articles/a.md", "content/articles/b.md"
SHOWN: dict[str, str | bytes] = {
    A: article("One", "![In the text](../images/harbour.jpg)", image="{src: ../images/harbour.jpg, alt: A harbour}"),
    B: article("Two"),
    PHOTO: photograph(exif=taken_at_greenwich()),
    "content/images/unused.jpg": photograph(seed=2),
}
WEBP = CONFIG + "images: {sizes: [50, 100], formats: [webp]}\n"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give how many outputs each original is made into, as it grows."""
    numbers: list[int] = []

    def noted(chunk: object) -> object:
        numbers.append(len(chunk.tasks))  # type: ignore[attr-defined]  # a chunk
        return make_chunk(chunk)  # type: ignore[arg-type]  # the same

    monkeypatch.setattr("broadsheet.building.picturing.make_chunk", noted)
    return numbers


def _sized(order: Order) -> dict[str, bytes]:
    return {path: data for path, data in published(order).items() if path.startswith("images/sized/")}


def _clean(order: Order, folder: Path) -> dict[str, bytes]:
    order = structs.replace(order, output=folder / "site", private=folder / "private", clean=True)
    built(order)
    return published(order)


def test_a_shown_picture_is_made_in_every_size_and_published_itself(tmp_path: Path) -> None:
    """At its address, but for the place where it was taken; what no page shows is published and no more."""
    order = new_site(tmp_path, SHOWN)
    warnings = built(order).warnings
    pages = published(order)
    assert len(pages["images/harbour.jpg"]) == len(SHOWN[PHOTO])
    assert not look_into(pages["images/harbour.jpg"], 0).blank
    assert (tmp_path / PHOTO).read_bytes() == SHOWN[PHOTO]
    assert "images/unused.jpg" in pages
    assert len(_sized(order)) == 2
    for path, data in _sized(order).items():
        assert f"/{path} 180w" in pages["2026/03/one/index.html"].decode()
        assert not look_into(data, 0).blank
    assert not warnings
    assert not built(order).written


def test_a_picture_is_made_once(tmp_path: Path, made: list[int]) -> None:
    """An edit makes none again; nor does a lost output, a preview, or another engine, for it is kept."""
    order = new_site(tmp_path, SHOWN, WEBP)
    built(order)
    assert made == [2]
    write(tmp_path, {B: article("Two", "Other.")})
    built(order)
    for path in _sized(order):
        (order.output / path).unlink()
    built(order)
    built(structs.replace(order, output=tmp_path / "preview", preview=True))
    assert made == [2]
    assert len(_sized(order)) == 2
    (order.private / "store.sqlite").unlink()
    built(structs.replace(order, clean=True))
    assert made == [2, 2]


def test_what_was_kept_and_damaged_is_made_again(tmp_path: Path, made: list[int]) -> None:
    """It carries the digest of its own bytes."""
    order = new_site(tmp_path, SHOWN, WEBP)
    built(order)
    before = _sized(order)
    for file in (order.private / IMAGES).iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    for path in before:
        (order.output / path).unlink()
    built(order)
    assert _sized(order) == before
    assert made == [2, 1, 1]


def _edits() -> Iterator[tuple[str, dict[str, str | bytes]]]:
    yield "added", {B: article("Two", "![x](two.png)"), "content/articles/two.png": photograph(seed=3, kind="PNG")}
    yield "changed", {"content/articles/two.png": photograph(90, 80, seed=4, kind="PNG")}
    yield "other sizes", {"config.yaml": WEBP.replace("100", "75")}
    yield "another format", {"config.yaml": WEBP.replace("webp", "avif, webp")}
    yield "none", {"config.yaml": WEBP.replace("50, 100", "")}
    yield "again", {"config.yaml": WEBP}
    yield "twice the same", {"content/images/copy.jpg": SHOWN[PHOTO], B: article("Two", "![x](/images/copy.jpg)")}
    yield "no longer shown", {A: article("One")}
    yield "moving", {"content/images/copy.jpg": b"not a picture"}


def test_after_every_edit_of_pictures_a_build_equals_a_clean_one(tmp_path: Path) -> None:
    """Added, changed, gone, shared by two pages; and what is kept is what is shown."""
    order = new_site(tmp_path / "own", SHOWN, WEBP)
    built(order)
    before = published(order)
    for name, files in _edits():
        write(tmp_path / "own", files)
        built(order)
        after = published(order)
        assert after == _clean(order, tmp_path / name), name
        assert after != before, name
        kept = order.private / IMAGES
        assert len(list(kept.iterdir()) if kept.is_dir() else []) == len(_sized(order)), name
        before = after
    (tmp_path / "own" / PHOTO).unlink()
    built(order)
    assert published(order) == _clean(order, tmp_path / "gone")


def test_a_bomb_is_a_mistake_where_it_is_shown(tmp_path: Path) -> None:
    """What no page shows does no harm, nor what lies in `static/`."""
    files: dict[str, str | bytes] = {
        "content/images/big.png": bomb(),
        "content/static/big.png": bomb(),
        A: article("One"),
    }
    order = new_site(tmp_path, files)
    assert mistakes(order) == ()
    write(tmp_path, {A: article("One", "Big: ![x](../images/big.png)")})
    (mistake,) = mistakes(order)
    assert mistake.startswith(f"{A}:7:11: the picture 'content/images/big.png' has 100,000,000 pixels, more than")
    write(
        tmp_path,
        {"config.yaml": f"{CONFIG}images: {{max_pixels: 100000000}}\n", "content/images/big.png": bomb(100, 100)},
    )
    assert mistakes(order) == ()


def test_processes_make_what_one_process_makes(tmp_path: Path) -> None:
    """Pictures are worth workers sooner than pages are."""
    names = [f"{number}.jpg" for number in range(8)]
    files = {f"content/articles/{name}": photograph(seed=number) for number, name in enumerate(names)}
    body = "\n\n".join(f"![x]({name})" for name in names)
    order = new_site(tmp_path, {A: article("One", body), **files})
    built(structs.replace(order, jobs=2))
    assert len(_sized(order)) == 16
    assert published(order) == _clean(order, tmp_path / "elsewhere")


def test_a_site_without_pictures_pays_for_none(tmp_path: Path) -> None:
    """Pillow is not even loaded, and no folder is made."""
    order = new_site(tmp_path, {A: article("One")})
    code = "import sys; from broadsheet.cli import main\ntry: main()\nfinally: print('PIL' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", tmp_path, "build", "--quiet"],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout == "False\n"
    assert not (order.private / IMAGES).exists()


def test_browsers_may_keep_what_is_made_for_a_year(tmp_path: Path) -> None:
    """Its name tells its bytes; where a file of the site's own lies in that folder, no name is believed."""
    order = new_site(tmp_path, SHOWN, WEBP)
    built(order)
    rule = "/images/sized/*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n"
    assert rule in published(order)["_headers"].decode()
    write(tmp_path, {"content/images/sized/own.jpg": b"own"})
    built(order)
    assert "/images/sized/*" not in published(order)["_headers"].decode()


LETTERS = f"""{CONFIG}editions: {{cadence: weekly, at: Friday 17:00}}
mail: {{from: a@b.example, unsubscribe: mailto:c@b.example}}
images: {{sizes: [600, 1000, 1300], formats: [webp]}}
search: false
"""
NOTE = """---
title: The note
date: 2026-03-04
image: {src: ../images/wide.jpg, alt: Wide}
---

A ![web](../images/w.webp).
"""


def test_feeds_and_letters_show_no_large_picture_and_no_format_that_mail_lacks(tmp_path: Path) -> None:
    """A JPEG of a width that pages have too, or a PNG where one can see through it; pages keep the original."""
    clear = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    clear.paste(Image.open(BytesIO(photograph(200, 100))), (0, 0))
    files: dict[str, str | bytes] = {
        A: article("One", "![In](../images/clear.webp)", image="{src: ../images/wide.jpg, alt: Wide}"),
        "content/editions/n.md": NOTE,
        "content/images/wide.jpg": photograph(1300, 52),
        "content/images/w.webp": photograph(700, 70, kind="WEBP", lossless=True),
        "content/images/clear.webp": saved(clear, "WEBP", lossless=True),
    }
    write(tmp_path, {"config.yaml": LETTERS, **files})
    order = Order(roots=Roots(tmp_path, theme_root()), output=tmp_path / "site", private=tmp_path / "own", now=NOW)
    built(structs.replace(order, ledger="kept"))
    site = published(order)
    made = {path.rpartition("-")[2]: path for path in _sized(order) if not path.endswith(".webp")}
    assert sorted(made) == ["1000.jpeg", "300.png", "700.jpeg"]
    assert Image.open(BytesIO(site[made["1000.jpeg"]])).size == (1000, 40)
    feed = site["feed.xml"].decode()
    assert (made["1000.jpeg"] in feed, made["300.png"] in feed, "wide.jpg" in feed) == (True, True, False)
    assert '<img src="/images/wide.jpg" alt="Wide" width="1300" height="52"' in site["2026/03/one/index.html"].decode()
    letter = (tmp_path / "own/mail/2026-w10.html").read_text("utf-8")
    assert re.search(f'width="552" src="https://example.org/{made["1000.jpeg"]}" alt="Wide"', letter)
    assert re.search(f'{made["700.jpeg"]}" alt="web" width="552" height="55"', letter)
