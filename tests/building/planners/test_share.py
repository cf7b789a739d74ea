"""The picture that stands for an article where it is shared, as planned and as built."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from PIL import Image

from broadsheet.building.order import Order
from broadsheet.building.planners.share import settable
from broadsheet.formats.raster import draw_sheet, face_of, letters_of
from broadsheet.formats.share_images import draw_share_card
from broadsheet.model.pictures import ShareCard
from tests.building.sites import CONFIG, article, built, new_site, published, write
from tests.photographs import photograph

FONT = (Path(__file__).parents[3] / "templates/assets/fonts/newsreader.woff2").read_bytes()
NEWSREADER = "templates/assets/fonts/newsreader.woff2"
LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2019, 0x2026)))
SHARING = f"{CONFIG}share_images: true\n"


def _cards(order: Order) -> dict[str, bytes]:
    return {path: data for path, data in published(order).items() if path.startswith("images/share/")}


def _site(root: Path, files: dict[str, str | bytes]) -> Order:
    return new_site(root, {NEWSREADER: FONT, **files}, SHARING)


def _page(order: Order, slug: str) -> str:
    return published(order)[f"2026/03/{slug}/index.html"].decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Where Webb waits: the view…", "Where Webb waits: the view…"),
        ("Cafe\u0301 über \u00a7 5", "Café über § 5"),
        ("A rocket \U0001f680\ufe0f leaves \u2603", "A rocket leaves"),
        ("One\u00ad two\u200b", "One two"),
        ("\u65b0\u3057\u3044\u304a\u672d", ""),
        ("\u0633\u0642\u0648\u0637 \u062c\u062f\u0627\u0631", ""),
        ("\u05e9\u05dc\u05d5\u05dd", ""),
        ("\u0939\u093f\u0928\u094d\u0926\u0940", ""),
        ("\u041c\u043e\u0441\u043a\u0432\u0430", ""),
        ("\U0001f680", ""),
        ("", ""),
    ],
)
def test_a_text_is_set_whole_or_not_at_all(text: str, expected: str) -> None:
    """Symbols may be left out; letters may not."""
    assert settable(text, LATIN) == expected


def test_a_script_that_needs_shaping_is_not_set_even_where_its_letters_are_there() -> None:
    """Letters one after another would be wrong Arabic, and wrong Hindi."""
    for text in ("\u0633\u0642\u0648\u0637", "\u05e9\u05dc\u05d5\u05dd", "\u0939\u093f\u0928\u094d"):
        assert settable(text, frozenset(text)) == ""
    assert settable("\u65b0\u3057\u3044", frozenset("\u65b0\u3057\u3044")) == "\u65b0\u3057\u3044"


@given(st.text())
def test_what_is_set_has_only_letters_that_the_font_has(text: str) -> None:
    """So no box is ever drawn."""
    assert {letter for letter in settable(text, LATIN) if not letter.isspace()} <= LATIN


def test_the_font_is_asked_and_not_believed() -> None:
    """It has Latin letters and no others; a file that is no font has none."""
    assert letters_of(FONT, "aé…—’ß Łő東ب\U0001f680") == frozenset("aé…—’ß ")
    assert letters_of(b"no font", "a") == frozenset()


@pytest.mark.parametrize(
    "title",
    ["Short", "Where Webb waits: the view from the far side of the Earth", "All about it " * 40, "W" * 300, ""],
    ids=["short", "usual", "long", "one word", "none"],
)
def test_nothing_runs_off_a_card(title: str) -> None:
    """1200 by 630, with paper all round, whatever the length."""
    card = ShareCard("A digest with a rather long name " * 3, title, "A publisher with a long name " * 6, "", "")
    data = draw_share_card(card, FONT)
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    assert picture.size == (1200, 630)
    assert len(data) < 60_000
    paper = (0xFD, 0xFB, 0xF6)
    edges = [
        picture.crop(box) for box in ((0, 0, 60, 630), (1140, 0, 1200, 630), (0, 0, 1200, 30), (0, 600, 1200, 630))
    ]
    assert [edge.getcolors() for edge in edges] == [[(edge.width * edge.height, paper)] for edge in edges]
    assert len(picture.getcolors() or ()) > 16


def test_an_empty_sheet_is_paper() -> None:
    """No mark, no colour."""
    picture = Image.open(io.BytesIO(draw_sheet((30, 20), "#fdfbf6", [], face_of(FONT)))).convert("RGB")
    assert picture.getcolors() == [(600, (0xFD, 0xFB, 0xF6))]


def test_a_card_is_drawn_for_each_article_and_named_by_its_page(tmp_path: Path) -> None:
    """With its size and its words; a title that changes has another address, so that nobody shows the old one."""
    order = _site(tmp_path, {"content/articles/a.md": article("One"), "content/articles/b.md": article("Two")})
    assert built(order).warnings == ()
    before = _cards(order)
    assert len(before) == 2
    assert sum(f"https://example.org/{path}" in _page(order, "one") for path in before) == 1
    assert "The Test Post: One" in _page(order, "one")
    write(tmp_path, {"content/articles/a.md": article("Uno", id="id-one", slug="one")})
    built(order)
    assert len(before.keys() & _cards(order).keys()) == 1
    write(tmp_path, {"config.yaml": CONFIG})
    built(order)
    assert _cards(order) == {}


def test_a_headline_that_no_font_can_set_gets_the_masthead_alone(tmp_path: Path) -> None:
    """One card for all of them, and one warning; with a font that can, each has its own."""
    order = _site(
        tmp_path,
        {
            "content/articles/a.md": article("\u65b0\u3057\u3044\u304a\u672d", slug="a"),
            "content/articles/b.md": article("\u0633\u0642\u0648\u0637", slug="b"),
        },
    )
    (warning,) = built(order).warnings
    assert warning.message == (
        "2 share images show the masthead alone: no font can set their headlines, this one among them"
    )
    assert len(_cards(order)) == 1
    (tmp_path / NEWSREADER).unlink()
    (warning,) = built(order).warnings
    assert warning.message.startswith("2 share images are left out")
    assert _cards(order) == {}


def test_an_articles_own_picture_stands_for_it_if_it_is_large(tmp_path: Path) -> None:
    """At least 600 pixels wide, and no drawing: places where pages are shared show none."""
    large = {"content/images/x.jpg": photograph(640, 320), "content/images/y.svg": b'<svg viewBox="0 0 900 900"/>'}
    pictured = {name: f"{{src: /images/{name}, alt: A harbour}}" for name in ("x.jpg", "y.svg")}
    order = _site(
        tmp_path,
        {
            **large,
            "content/articles/a.md": article("One", image=pictured["x.jpg"]),
            "content/articles/b.md": article("Two", image=pictured["y.svg"]),
        },
    )
    built(order)
    assert "https://example.org/images/x.jpg" in _page(order, "one").partition("</dl>")[0]
    assert len(_cards(order)) == 1
    assert "The Test Post: Two" in _page(order, "two")


def test_after_every_edit_of_share_images_a_build_equals_a_clean_one(tmp_path: Path) -> None:
    """Title, source, name of the site, font; on and off."""
    edits: list[dict[str, str | bytes]] = [
        {"content/articles/a.md": article("Uno")},
        {"content/articles/a.md": article("Uno", source="{name: NASA}")},
        {"config.yaml": SHARING.replace("Test", "Other")},
        {NEWSREADER: b"no font"},
        {NEWSREADER: FONT, "content/articles/b.md": article("Two")},
        {"content/articles/b.md": article("Two", image="{src: ../images/x.jpg, alt: x}"),
         "content/images/x.jpg": photograph(640, 320)},
        {"config.yaml": CONFIG},
    ]  # fmt: skip
    order = _site(tmp_path / "own", {"content/articles/a.md": article("One")})
    built(order)
    for number, files in enumerate(edits):
        write(tmp_path / "own", files)
        built(order)
        elsewhere = tmp_path / str(number)
        clean = structs.replace(order, output=elsewhere / "site", private=elsewhere / "private", clean=True)
        built(clean)
        assert published(order) == published(clean), files
