"""Fingerprints: what makes an output stale, and what does not."""

from collections.abc import Collection
from datetime import datetime, timedelta, timezone
from pathlib import Path

from msgspec import structs

from broadsheet.building.freshness import Digests, Stale, engine, find_stale
from broadsheet.building.manifest import UNSURE, Entry, Manifest
from broadsheet.building.order import Order
from broadsheet.building.plan import Plan, plan
from broadsheet.model.assets import ThemeAsset
from broadsheet.model.outputs import TemplateFile, Theme
from broadsheet.model.pages import ArticleView
from broadsheet.model.urls import FEED_FILES
from tests.building.sites import CONFIG, THEME, article, built, documents_of, new_site, published, site_of, write

A, B = "content/articles/a.md", "content/articles/b.md"
FILES = {A: article("A", "One.", tags="[t]", summary="S"), B: article("B", "Two.", summary="S")}


def _theme(**changed: str) -> Theme:
    texts = {path.removeprefix("templates/"): text for path, text in THEME.items() if "/assets/" not in path}
    texts["search.html"] = texts["page.html"]
    texts |= {name.replace("_", "."): text for name, text in changed.items()}
    files = tuple(TemplateFile(name, f"templates/{name}", text) for name, text in sorted(texts.items()))
    return Theme(files, (("style.css", "style.css"),), "")


def _plan(files: dict[str, str] | None = None, config: str = CONFIG) -> Plan:
    style = ThemeAsset("style.css", "style.css", "templates/assets/style.css", "1")
    return plan(site_of(FILES if files is None else files, config), (style,))


def _found(site: Plan, theme: Theme, manifest: Manifest, intact: Collection[str]) -> Stale:
    return find_stale(site, Digests(theme, engine()), manifest, intact)


def _stale(before: tuple[Plan, Theme], after: tuple[Plan, Theme]) -> set[str]:
    made = _found(*before, Manifest({}), {}).fingerprints
    manifest = Manifest({path: Entry(fingerprint, "", UNSURE) for path, fingerprint in made.items()})
    stale = _found(*after, manifest, manifest.entries.keys())
    return _paths(stale)


def _paths(made: Plan | Stale) -> set[str]:
    return {each.output_path for each in made.documents} | {each.output_path for each in made.copies}


def test_nothing_is_stale_where_nothing_has_changed() -> None:
    """Values, templates and engine are the same, though they were made anew."""
    assert _stale((_plan(), _theme()), (_plan(), _theme())) == set()


def test_everything_is_stale_that_the_manifest_does_not_know_or_whose_file_is_gone() -> None:
    """A first build makes all of it."""
    site, theme = _plan(), _theme()
    stale = _found(site, theme, Manifest({}), {})
    assert _paths(stale) == _paths(site)
    manifest = Manifest({path: Entry(fingerprint, "", UNSURE) for path, fingerprint in stale.fingerprints.items()})
    gone = _found(site, theme, manifest, manifest.entries.keys() - {"index.html"})
    assert [document.output_path for document in gone.documents] == ["index.html"]


def test_an_edited_body_leaves_every_list_fresh() -> None:
    """Only its own page, the feeds that it is in, and what searches it, are made again."""
    edited = FILES | {A: FILES[A].replace("One.", "Another one.")}
    assert _stale((_plan(), _theme()), (_plan(edited), _theme())) == {
        "search/index.html",  # it names the digest of each index
        "2026/03/a/index.html",
        *FEED_FILES.values(),
        *(f"tags/t/{name}" for name in FEED_FILES.values()),
    }


def test_a_feed_depends_on_the_themes_words() -> None:
    """It has no template, yet it says who reported first."""
    spoken = structs.replace(
        _theme(), words=(TemplateFile("words/xx.po", "templates/words/xx.po", 'msgid "a"\nmsgstr "b"\n'),)
    )
    assert _stale((_plan(), _theme()), (_plan(), spoken)) >= set(FEED_FILES.values())


def test_a_page_depends_on_every_template_that_it_can_reach() -> None:
    """Through imports and includes, and through a name that is not there yet."""
    everything = {document.output_path for document in _plan().documents if document.format == "page"}
    assert _stale((_plan(), _theme()), (_plan(), _theme(dump_html=THEME["templates/dump.html"] + "x"))) == everything
    assert _stale((_plan(), _theme()), (_plan(), _theme(extra_html="now it is there"))) == everything
    only = _stale((_plan(), _theme()), (_plan(), _theme(front_html="other")))
    assert only == {"index.html"}
    assert _stale((_plan(), _theme()), (_plan(), _theme(unused_html="x"))) == set()


def test_a_page_depends_on_the_names_of_assets() -> None:
    """`asset` refuses a name that is not there."""
    theme = structs.replace(_theme(), assets=(("other.css", "other.css"),))
    assert "index.html" in _stale((_plan(), _theme()), (_plan(), theme))


def test_the_same_instant_in_another_zone_is_another_value() -> None:
    """Readers see the date with its offset."""
    one, other = _plan(), _plan(config=CONFIG + "timezone: Africa/Johannesburg\n")
    stale = _stale((one, _theme()), (other, _theme()))
    assert {"2026/03/a/index.html", "index.html", "feed.xml"} <= stale
    view = documents_of(site_of(FILES))["2026/03/a/index.html"].view
    assert isinstance(view, ArticleView)
    moved = structs.replace(view, updated=datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1))))
    same = structs.replace(view, updated=datetime(2025, 12, 31, 23, tzinfo=timezone(timedelta())))
    first, *rest = one.documents
    plans = [Plan((structs.replace(first, view=each), *rest), (), ()) for each in (moved, same)]
    assert _stale((plans[0], _theme()), (plans[1], _theme())) == {first.output_path}


def test_the_engine_is_the_same_for_a_whole_process() -> None:
    """It is a digest, and no fact of the machine but versions is in it."""
    assert engine() == engine()
    assert len(engine()) == 32


def _sixty(root: Path) -> Order:
    texts = {
        f"content/articles/{n}.md": article(f"N {n}", date=f"2026-03-{n % 28 + 1:02}", tags=f"[t{n % 5}]", summary="S")
        for n in range(60)
    }
    return new_site(root, texts)


def test_one_edited_body_among_sixty_writes_its_page_and_its_feeds(tmp_path: Path) -> None:
    """Cost follows the change: a page, two feeds and an archive; every other file keeps its date."""
    order = _sixty(tmp_path)
    built(order)
    before = published(order)
    newest = article("N 55", "Edited.", date="2026-03-28", tags="[t0]", summary="S")
    write(tmp_path, {"content/articles/55.md": newest})
    report = built(order)
    after = published(order)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {
        "2026/03/n-55/index.html",
        "archive/feed-3.xml",
        "archive/atom-3.xml",
        *FEED_FILES.values(),
        *(f"tags/t0/{name}" for name in FEED_FILES.values()),
    }
    assert (report.written, report.unchanged) == (9, len(after) - 9)


def test_an_edited_body_that_no_feed_holds_writes_its_page_and_its_archive(tmp_path: Path) -> None:
    """The oldest of sixty has left the site's feed."""
    order = _sixty(tmp_path)
    built(order)
    write(tmp_path, {"content/articles/0.md": article("N 0", "Edited.", date="2026-03-01", tags="[t0]", summary="S")})
    assert built(order).written == 6
    write(tmp_path, {"content/articles/0.md": article("N 0", "Edited.", date="2026-03-01", summary="S")})
    built(order)
    write(tmp_path, {"content/articles/0.md": article("N 0", "Edited again.", date="2026-03-01", summary="S")})
    assert built(order).written == 3
