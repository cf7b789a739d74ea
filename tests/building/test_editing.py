"""A text alone was edited: what shows it is rendered, and the site is what a clean build would make of it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.building.disk.manifests import manifest_path, read_ledgers
from broadsheet.building.disk.scan import scan_theme
from broadsheet.building.edits import is_edited_words
from broadsheet.building.freshness import Digests, digest_of_value, engine
from broadsheet.building.order import Order
from broadsheet.building.plan import plan
from broadsheet.building.preparing import read_config
from broadsheet.building.retelling import cards_of
from broadsheet.building.shown import Showing, in_step, keep_again, keep_shown
from broadsheet.building.starting import build
from broadsheet.building.store import Store, opened
from broadsheet.model.content import Article, Edition, Image, Page, Reference
from broadsheet.model.outputs import Document, texts_of, whole
from broadsheet.model.report import Report
from tests.building.everything import everything
from tests.building.sites import CONFIG, article, mistakes, new_site, order_for, published, site_of, write

A, B = "content/articles/a.md", "content/articles/b.md"
LINKED = "First words.\n\n## Then\n\n[b](b.md) and [out](https://example.com/) and ![x](../images/x.png)\n\n{}"


def _b(text: str) -> str:
    return article("B", text, summary="Said.")


SITE: dict[str, str | bytes] = {
    A: article("A", LINKED.format("Old."), summary="Said."),
    B: _b("Old too."),
    "content/articles/hidden.md": article("Hidden", "Old.", draft="true"),
    "content/editions/e.md": article("E", "A note.", date="2026-11-01", summary="Said."),
    "content/pages/p.md": article("P", "Us.", id=None, date=None, summary="Said."),
    "content/images/x.png": b"png",
}


def _site(root: Path, config: str = CONFIG, **changes: Any) -> Order:
    order = structs.replace(new_site(root, SITE, config), **changes)
    assert _built(order)[1]
    return order


def _built(order: Order) -> tuple[Report, bool]:
    """Build, and tell whether the whole site was planned."""
    stages: list[str] = []
    report = build(order, lambda stage, _: stages.append(stage))
    return report, "plan" in stages


def _clean(order: Order, root: Path) -> dict[str, bytes]:
    """Give what a build makes that remembers nothing."""
    clean = structs.replace(order, output=root / "clean", private=root / "nothing", ledger="read")
    build(clean, lambda _stage, _things: None)
    return published(clean)


@pytest.mark.parametrize("path", [A, B, "content/pages/p.md", "content/editions/e.md"])
def test_what_shows_an_edited_text_is_rendered_and_nothing_is_planned(tmp_path: Path, path: str) -> None:
    """An article, an edition, a page; again and again, and two at once."""
    order = _site(tmp_path, CONFIG + "lite: true\n")
    for words in ("New.", "Newer.\n\n## And longer", "Newest.\n\n## And longer"):
        text = SITE[path]
        assert isinstance(text, str)
        write(tmp_path, {path: text.replace("Old", words) + f"\n{words}\n"})
        report, planned = _built(order)
        assert not planned
        assert 0 < report.written < report.outputs
        assert published(order) == _clean(order, tmp_path)
    write(tmp_path, {each: f"{(tmp_path / each).read_text()}\nBoth.\n" for each in (A, B)})
    assert not _built(order)[1]
    assert published(order) == _clean(order, tmp_path)
    assert _built(order)[0].written == 0


def test_a_hidden_text_is_shown_nowhere(tmp_path: Path) -> None:
    """Nothing is written; once it is shown, it is the new one."""
    order = _site(tmp_path)
    write(tmp_path, {"content/articles/hidden.md": article("Hidden", "New.", draft="true", summary=None)})
    _built(order)
    write(tmp_path, {"content/articles/hidden.md": article("Hidden", "New.")})
    _built(order)
    assert published(order) == _clean(order, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        article("A", LINKED.format("Old."), summary="Said.", slug="another"),
        article("A", LINKED.format("Old.")),
        article("A", LINKED.format("Old."), summary="Said.", tags="[Sea]"),
        article("A", LINKED.format("[p](../pages/p.md)"), summary="Said."),
        article("A", LINKED.format("![y](https://example.com/y.png)"), summary="Said."),
        article("A", LINKED.format("Old.").replace("## Then", "## Later"), summary="Said."),
        article("A", "", summary="Said."),
        "\n" + article("A", LINKED.format("Old."), summary="Said."),
    ],
)
def test_more_than_a_text_goes_the_whole_line(tmp_path: Path, text: str) -> None:
    """Another link to this site too, another image, a summary that is nobody's any more."""
    order = _site(tmp_path)
    write(tmp_path, {A: text})
    try:
        planned = _built(order)[1]
    except ExceptionGroup:
        return
    assert planned
    assert published(order) == _clean(order, tmp_path)


def test_a_text_with_a_mistake_is_named_as_ever(tmp_path: Path) -> None:
    """The last site stays."""
    order = _site(tmp_path)
    before = published(order)
    write(tmp_path, {A: article("A", LINKED.format("[gone](gone.md)"), summary="Said.")})
    assert [each for each in mistakes(order) if "gone.md" in each]
    assert published(order) == before
    write(tmp_path, {A: article("A", "\x07", summary="Said.")})
    assert mistakes(order)
    assert published(order) == before


def test_one_text_of_two_articles_goes_the_whole_line(tmp_path: Path) -> None:
    """Which of them shows it is not told by the text."""
    order = _site(tmp_path)
    write(tmp_path, {A: article("A", "Same words.", summary="Said."), B: _b("Same words.")})
    _built(order)
    write(tmp_path, {A: article("A", "Same words. Or not.", summary="Said.")})
    _built(order)
    assert published(order) == _clean(order, tmp_path)


def test_a_file_with_the_same_text_that_was_touched_hides_no_edit(tmp_path: Path) -> None:
    """One of two that say the same says something else; the other has a note for editors at the same time."""
    order = _site(tmp_path)
    write(tmp_path, {A: article("A", "Same words.", summary="Said."), B: _b("Same words.")})
    _built(order)
    noted = _b("Same words.").replace("---\n\n", "# a note\n---\n\n")
    write(tmp_path, {A: article("A", "Others.", summary="Said."), B: noted})
    _built(order)
    assert published(order) == _clean(order, tmp_path)


def test_a_hidden_copy_of_a_text_is_edited_alone(tmp_path: Path) -> None:
    """Who copies an article and edits the draft that it is edits nothing that readers see."""
    order = _site(tmp_path)
    for words in ("Old too.", "New words."):
        write(tmp_path, {"content/articles/hidden.md": article("Hidden", words, draft="true", summary="Said.")})
        _built(order)
    assert published(order) == _clean(order, tmp_path)


def test_a_text_that_a_build_elsewhere_let_go_is_read_again(tmp_path: Path) -> None:
    """The feed shows it beside the edited one; the store is whole, and is not set aside."""
    order = _site(tmp_path)
    preview = structs.replace(order, output=tmp_path / ".broadsheet/preview", preview=True)
    write(tmp_path, {A: article("Another A", "Other words.")})
    _built(preview)
    write(tmp_path, {A: str(SITE[A]), B: _b("New.")})
    _built(order)
    assert not [*order.private.glob("store.damaged*")]
    assert published(order) == _clean(order, tmp_path)


def _fingerprints(order: Order) -> dict[str, str]:
    manifest = read_ledgers(manifest_path(order.private, order.output)).manifest
    return {path: entry.fingerprint for path, entry in manifest.entries.items()}


_PICTURED = {"summary": "Said.", "image": "{src: ../images/x.png, alt: An x}"}
_FAR = article("B", "![r](https://far.example/r.png)\n\nOld.", summary="Said.")
_SEQUENCES: dict[str, tuple[dict[str, str], ...]] = {
    "two articles exchange their texts": tuple(
        {A: article("A", first, **_PICTURED), B: article("B", second, **_PICTURED)}
        for first, second in (("One.", "Two."), ("Two.", "One."))
    ),
    "lines move, then a text is edited": (
        {B: _FAR},
        {B: _FAR.replace("---\n\n", "# a note\n---\n\n")},
        {B: _FAR.replace("---\n\n", "# a note\n---\n\n").replace("Old", "New")},
    ),
}


@pytest.mark.parametrize("sequence", _SEQUENCES.values(), ids=_SEQUENCES)
def test_an_edited_text_leaves_the_fingerprints_of_a_plan(tmp_path: Path, sequence: tuple[dict[str, str], ...]) -> None:
    """With others a feed would look fresh once the texts are as they were, and show what they are no more."""
    order = _site(tmp_path, CONFIG + "images: {remote: allow}\n")
    for files in sequence:
        write(tmp_path, files)
        planned = _built(order)[1]
    assert not planned
    edited = _fingerprints(order)
    _built(structs.replace(order, clean=True))
    assert edited == _fingerprints(order)


def test_a_warned_article_goes_the_whole_line(tmp_path: Path) -> None:
    """Its warning may be at another line now."""
    order = _site(tmp_path)
    write(tmp_path, {B: _b("Old too. [x](/nowhere/)")})
    assert f"{B}:8:14" in [str(warning.source) for warning in _built(order)[0].warnings]
    write(tmp_path, {B: _b("\nOld too. [x](/nowhere/)")})
    assert f"{B}:9:14" in [str(warning.source) for warning in _built(order)[0].warnings]


def test_the_ledger_keeps_the_digest_of_an_edited_text(tmp_path: Path) -> None:
    """The line is the one that the whole line would write; `--locked` is told as ever."""
    order = _site(tmp_path, ledger="kept")
    ledger = tmp_path / "content/ids.lock"
    before = ledger.read_text()
    write(tmp_path, {B: _b("Old too. New.")})
    assert not _built(order)[1]
    edited = ledger.read_text()
    assert [*map(str.split, edited.splitlines())] != [*map(str.split, before.splitlines())]
    assert not _built(structs.replace(order, clean=True))[0].recorded
    assert ledger.read_text() == edited
    assert _built(structs.replace(order, ledger="locked"))[0].written == 0
    write(tmp_path, {B: _b("Old too. Newer.")})
    assert mistakes(structs.replace(order, ledger="locked"))
    assert ledger.read_text() == edited


def test_what_another_build_kept_is_not_believed(tmp_path: Path) -> None:
    """Documents belong to one manifest: one that was made meanwhile by a build that keeps none has others."""
    order = _site(tmp_path)
    manifest = next((tmp_path / ".broadsheet/manifests").glob("*.json"))
    with opened(tmp_path / ".broadsheet/store.sqlite") as store:
        assert not in_step(store, manifest.stem, "")
        assert not in_step(store, manifest.stem, "another")
        store.keep(f"shown {manifest.stem}", b"another")
        store.commit()
    write(tmp_path, {B: _b("Old too. New.")})
    assert _built(order)[1]
    write(tmp_path, {B: _b("Old too. Newer.")})
    assert not _built(order)[1]


def test_what_a_build_keeps_is_not_believed_before_its_end(tmp_path: Path) -> None:
    """Documents are kept while pages are rendered: where one of these fails, they belong to no manifest."""
    order = _site(tmp_path)
    manifest = next((tmp_path / ".broadsheet/manifests").glob("*.json"))
    with opened(tmp_path / ".broadsheet/store.sqlite") as store:
        digest = read_ledgers(manifest).digest
        assert in_step(store, manifest.stem, digest)
        digests = Digests(scan_theme(order.roots), engine())
        document = next(each for each in _documents(tmp_path / "other") if each.basis is None)
        next(keep_shown(store, manifest.stem, [document], digests, fresh=frozenset()))
        assert not in_step(store, manifest.stem, digest)


def _documents(root: Path) -> list[Document]:
    order = everything(root, "https://example.org/paper")
    config, _, _ = read_config(order)
    files = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((root / "content").rglob("*"))
        if path.is_file()
    }
    text = (root / "config.yaml").read_text() + "lite: true\n"
    assert config.title
    planned = map(whole, plan(site_of(files, text), ()).documents)
    return [each for each in planned if any(text.body for text in texts_of(each)) or any(cards_of(each.view))]


def test_every_document_comes_back_from_the_store_as_it_was_planned(tmp_path: Path) -> None:
    """Of every kind that shows a text or a card: equal values have equal fingerprints."""
    documents = _documents(tmp_path)
    assert len({type(each.view) for each in documents}) > 4
    order = order_for(tmp_path / "theme")
    digests = Digests(_theme(order), engine())
    path = tmp_path / "store.sqlite"
    with opened(path) as store:
        keep_again(store, "site", documents, digests)
        again = _all(store, documents)
    assert [each.output_path for each in again] == sorted(each.output_path for each in documents)
    known = {each.output_path: each for each in documents}
    for each in again:
        planned = known[each.output_path]
        assert digests.fingerprint(each) == digests.fingerprint(planned)
        assert (each.format, each.template, each.claims) == (planned.format, planned.template, planned.claims)


def _all(store: Store, documents: list[Document]) -> list[Document]:
    cards = {digest_of_value(card) for each in documents for card in cards_of(each.view)}
    return Showing(store, "site").found_by({text.body for each in documents for text in texts_of(each)} | cards)


def _theme(order: Order) -> Any:
    from broadsheet.building.disk.roots import Roots, theme_root  # noqa: PLC0415
    from broadsheet.building.disk.scan import scan_theme  # noqa: PLC0415

    return scan_theme(Roots(order.roots.site, theme_root()))


_DAY = datetime(2026, 3, 2, tzinfo=UTC)
_WRITTEN: dict[str, Any] = {
    "source_path": "b.md",
    "title": "Other",
    "slug": "other",
    "summary": "Other.",
    "summary_given": True,
    "aliases": ("/x",),
    "canonical": "https://c.example/",
    "draft": True,
    "language": "de",
    "image": Image("x.png", "An x"),
    "extra": {"x": "y"},
    "places": {"title": (3, 1)},
    "body": "",
    "words": 900,
    "links": (Reference("b.md", 1, 1),),
    "images": (Reference("x.png", 1, 1),),
}
_READINGS = (
    Article(source_path="a.md", title="A", slug="a", id="a", date=_DAY, body="1"),
    Edition(source_path="a.md", title="A", slug="a", id="a", date=_DAY, body="1"),
    Page(source_path="a.md", title="A", slug="a", body="1"),
)
_FREE = {"text", "digest", "anchors"}
"""Fields that may differ: nothing but the ledger shows them, they are of the others, or name headings that came."""
_ARTICLES_FREE = {"title", "summary", "words", "slug"}
"""Of an article, what a card tells, and the address that a headline makes."""


@pytest.mark.parametrize("old", _READINGS, ids=lambda each: type(each).__name__)
def test_any_other_field_is_more_than_a_text(old: Article | Edition | Page) -> None:
    """Whatever fields there will be: one that nobody thought of here counts as well."""
    assert is_edited_words(old, structs.replace(old, body="2", text="t", words=3))
    free = _FREE | _ARTICLES_FREE if isinstance(old, Article) else _FREE
    for name in old.__struct_fields__:
        if name not in free:
            other = _WRITTEN.get(name, ("another", name))
            assert not is_edited_words(old, structs.replace(old, **{name: other})), name


_TEXTS = st.sampled_from(["Old.", "New.", "", "# H\n\nx", "[b](b.md)", "[o](https://o.example/)", "a[^1]\n\n[^1]: n"])


@settings(max_examples=6)
@given(edits=st.lists(st.tuples(st.sampled_from([A, B]), _TEXTS, st.booleans()), max_size=5))
def test_any_edits_of_texts_give_what_a_clean_build_gives(
    edits: list[tuple[str, str, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With a summary of their own or without."""
    root = tmp_path_factory.mktemp("edits")
    order = _site(root)
    for path, text, summed in edits:
        summary = {"summary": "Said."} if summed else {}
        write(root, {path: article(path[17].upper(), text, **summary)})
        _built(order)
    assert published(order) == _clean(order, root)
