"""A headline, a summary or a reading time was edited: all that tells it is rendered, as a clean build would."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.building.disk.manifests import manifest_path, read_ledgers
from broadsheet.building.order import Order
from broadsheet.building.retelling import cards_of
from broadsheet.building.starting import build
from broadsheet.model.errors import BuildError
from broadsheet.model.outputs import Document
from tests.building.everything import everything
from tests.building.sites import CONFIG, article, documents_of, new_site, published, site_of, write

PAPER = f"{CONFIG}page_size: 3\n".replace("feeds: {", "feeds: {terms: [tags, stories], items: 4, ")
PLACES = range(8)
PICTURED, NEW = 2, 7
"""An article with a picture and a link, whose item is told whole; one of the last two days."""


def _path(place: int) -> str:
    return f"content/articles/a{place}.md"


def _text(place: int, title: str = "", summary: str | None = "Said.", body: str = "", **more: str | None) -> str:
    keys: dict[str, Any] = {
        "id": f"a{place}",
        "slug": f"a{place}",
        "date": "2026-11-22 08:00" if place == NEW else f"2026-03-{place + 1:02} 10:00",
        "tags": "[Sea]" if place % 2 else "[Sea, Sky]",
        "story": "Voyage" if place < 3 else None,
        "image": "{src: ../images/x.png, alt: An x}" if place == PICTURED else None,
    }
    text = (body or f"Words {place}.") + ("\n\nSee [it](a3.md)." if place == PICTURED else "")
    return article(title or f"Title {place}", text, summary=summary, **(keys | more))


SITE: dict[str, str | bytes] = {_path(place): _text(place) for place in PLACES} | {"content/images/x.png": b"png"}


def _site(root: Path, config: str = PAPER, **more: str) -> Order:
    order = new_site(root, {**SITE, **more}, config)
    assert _planned(order)
    return order


def _planned(order: Order) -> bool:
    """Build, and tell whether the whole site was planned."""
    stages: list[str] = []
    build(order, lambda stage, _: stages.append(stage))
    return "plan" in stages


def _fingerprints(order: Order) -> dict[str, str]:
    manifest = read_ledgers(manifest_path(order.private, order.output)).manifest
    return {path: entry.fingerprint for path, entry in manifest.entries.items()}


def _is_as_clean(order: Order, root: Path) -> bool:
    """Compare bytes and fingerprints with those of a build that remembers nothing."""
    clean = structs.replace(order, output=root / "clean", private=root / "nothing", ledger="read", clean=True)
    build(clean, lambda _stage, _things: None)
    return published(order) == published(clean) and _fingerprints(order) == _fingerprints(clean)


EDITS: dict[str, dict[str, Any]] = {
    "a headline": {"title": "Another & <other>"},
    "a summary and a reading time": {"summary": "Otherwise.", "body": "many words " * 500},
    "a first sentence that is the summary": {"body": "First words."},
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("place", [0, PICTURED, NEW])
def test_all_that_tells_an_article_tells_it_otherwise(tmp_path: Path, edit: dict[str, Any], place: int) -> None:
    """Its page, neighbours, related, the story, lists, feeds, the news: and nothing is planned."""
    told: dict[str, Any] = {"summary": None} if edit.keys() == {"body"} else {}
    order = _site(tmp_path, **{_path(place): _text(place, **told)})
    write(tmp_path, {_path(place): _text(place, **told, **edit)})
    assert not _planned(order)
    assert _is_as_clean(order, tmp_path)
    write(tmp_path, {_path(3): _text(3, "A third", "Of a neighbour.")})
    assert not _planned(order)
    assert _is_as_clean(order, tmp_path)


def test_two_articles_exchange_everything(tmp_path: Path) -> None:
    """Headline, summary and text, at once and back again."""
    order = _site(tmp_path)
    words = [("One", "Of one.", "Text of one."), ("Two", "Of two.", "Text of two.")]
    for first, second in (words, words[::-1], words):
        write(tmp_path, {_path(4): _text(4, *first), _path(5): _text(5, *second)})
        assert not _planned(order)
        assert _is_as_clean(order, tmp_path)


@pytest.mark.parametrize(
    "place", [PICTURED, 4], ids=["an item that is told whole", "an item that the file's digest tells"]
)
def test_a_headline_and_a_text_at_once(tmp_path: Path, place: int) -> None:
    """The text of one article, the headline of another, in one build."""
    order = _site(tmp_path)
    write(tmp_path, {_path(place): _text(place, "Another"), _path(6): _text(6, body="Other words.")})
    assert not _planned(order)
    assert _is_as_clean(order, tmp_path)


LARGER = {
    "an edition holds it": ("", {"content/editions/e.md": article("E", "", id="e", date="2026-11-01")}, {}),
    "a twin tells it": ("lite: true\n", {}, {}),
    "machines are told": ("api: true\n", {}, {}),
    "its headline is drawn": ("share_images: true\n", {}, {}),
    "an old address leads to it": ("", {}, {"aliases": "[/old/]"}),
    "its correction is listed": ("", {}, {"corrections": "[{date: 2026-11-20, note: No}]"}),
    "it is hidden": ("", {}, {"draft": "true"}),
}


@pytest.mark.parametrize(("config", "files", "keys"), LARGER.values(), ids=LARGER)
def test_what_tells_more_than_a_card_goes_the_whole_line(
    tmp_path: Path, config: str, files: dict[str, str], keys: dict[str, Any]
) -> None:
    """A page of another kind, or another address."""
    order = _site(tmp_path, PAPER + config, **files, **{_path(4): _text(4, **keys)})
    write(tmp_path, {_path(4): _text(4, "Another", **keys)})
    assert _planned(order)
    assert _is_as_clean(order, tmp_path)


MOVED: dict[str, dict[str, str]] = {
    "it moves": {},
    "it has a section": {"section": "Far lands"},
    "its canonical address is elsewhere": {"canonical": "https://far.example/x"},
}


@pytest.mark.parametrize("keys", MOVED.values(), ids=MOVED)
@pytest.mark.parametrize("permalink", ["/{year}/{month}/{slug}/", "/{section}/{day}-{slug}.html"])
@pytest.mark.parametrize("base", ["https://example.org", "https://example.org/paper"])
def test_an_address_that_a_headline_makes_moves_with_it(
    tmp_path: Path, keys: dict[str, str], permalink: str, base: str
) -> None:
    """Everything leads to the new one, sitemap and devices too, and the old page is gone; again and again."""
    config = f"{PAPER.replace('https://example.org', base)}permalinks: {{article: '{permalink}'}}\n"
    more: dict[str, Any] = {**keys, "slug": None}
    linked = "{} See [below](#below).\n\n## Below"

    def text(place: int, title: str, words: str = "") -> str:
        return _text(place, title, body=linked.format(f"{words} {place}."), **more)

    order = _site(tmp_path, config, **{_path(place): text(place, f"First {place}") for place in (NEW, 4)})
    for words in ("One more", "Another", "One more"):
        write(tmp_path, {_path(place): text(place, f"{words} {place}") for place in (NEW, 4)})
        assert not _planned(order)
        assert _is_as_clean(order, tmp_path)
    write(tmp_path, {_path(4): text(4, "Another", "Other words")})
    stages: list[str] = []
    assert build(order, lambda stage, _: stages.append(stage)).removed == 1
    assert "plan" not in stages
    assert _is_as_clean(order, tmp_path)


TAKEN: dict[str, tuple[str, dict[str, str]]] = {
    "an article links to it": ("", {_path(5): _text(5, body="[x](a4.md#y)\n\n[z](a4.md)")}),
    "a page names its address": ("", {"content/pages/p.md": article("P", "[x](/2026/03/title-4)", id=None, date=None)}),
    "a page names the new address": (
        "",
        {"content/pages/p.md": article("P", "[x](/2026/03/another/?y)", id=None, date=None)},
    ),
    "the menu names it": ("menu: [{title: X, url: /2026/03/title-4/}]\n", {}),
    "a file is there": ("", {"content/static/2026/03/Another/index.html": "x"}),
    "a file is where a folder must be": ("", {"content/static/2026/03/another": "x"}),
}


@pytest.mark.parametrize(("config", "files"), TAKEN.values(), ids=TAKEN)
def test_an_address_that_others_name_or_have_goes_the_whole_line(
    tmp_path: Path, config: str, files: dict[str, str]
) -> None:
    """A link would have to follow, or be named as dead; a clash is a mistake."""
    order = _site(tmp_path, PAPER + config, **{_path(4): _text(4, slug=None), **files})
    write(tmp_path, {_path(4): _text(4, "Another", slug=None)})
    stages: list[str] = []
    try:
        report = build(order, lambda stage, _: stages.append(stage))
    except (BuildError, ExceptionGroup):
        assert any("static" in path for path in files)
    else:
        clean = structs.replace(order, output=tmp_path / "clean", private=tmp_path / "nothing", clean=True)
        told = build(clean, lambda _stage, _things: None).warnings
        assert [*map(str, report.warnings)] == [*map(str, told)]
        assert _is_as_clean(order, tmp_path)
    assert "plan" in stages


def test_a_text_that_an_edition_holds_is_edited_alone_still(tmp_path: Path) -> None:
    """As long as no card tells it otherwise."""
    order = _site(tmp_path, **{"content/editions/e.md": article("E", "", id="e", date="2026-11-01")})
    write(tmp_path, {_path(4): _text(4, body="Other words.")})
    assert not _planned(order)
    assert _is_as_clean(order, tmp_path)


def _shown(documents: dict[str, Document]) -> set[str]:
    return {type(each.view).__name__ for each in documents.values() if any(cards_of(each.view))}


def test_every_card_of_a_view_is_found(tmp_path: Path) -> None:
    """However deep it lies: of the front page too, whose bands hold them, and of a book, whose chapters do."""
    files = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((everything(tmp_path, "https://example.org").roots.site / "content").rglob("*"))
        if path.is_file()
    }
    kinds = _shown(documents_of(site_of(files, CONFIG + "lite: true\napi: true\n")))
    assert kinds >= {"ArticleView", "FrontView", "ListView", "EditionView", "BookView", "LiteView", "ApiIndexView"}


_WORDS = st.sampled_from(["One", "Two & two", "Title 4"])


@settings(max_examples=4)
@given(edits=st.lists(st.tuples(st.sampled_from(PLACES), _WORDS, _WORDS, _WORDS), min_size=1, max_size=4))
def test_any_edits_of_words_give_what_a_clean_build_gives(
    edits: list[tuple[int, str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """One after the other, then the last two at once."""
    root = tmp_path_factory.mktemp("words")
    order = _site(root)
    for place, *words in edits:
        write(root, {_path(place): _text(place, *words)})
        assert not _planned(order)
    write(root, {_path(place): _text(place, *reversed(words)) for place, *words in edits[-2:]})
    assert not _planned(order)
    assert _is_as_clean(order, root)
