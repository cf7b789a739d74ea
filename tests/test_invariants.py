"""What holds for every site and every sequence of edits (docs/ARCHITECTURE.md, the promises)."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.building.disk.roots import PACKAGE, Roots, theme_root
from broadsheet.building.executors import WORTH_IT
from broadsheet.building.order import Order
from tests.building.browsing import asked_by_css, dead_links, requests, scripts
from tests.building.edits import EDITS, FOREIGN, Paper
from tests.building.everything import everything
from tests.building.sites import NOW, article, built, looks, mistakes, new_site, published, tree, write

_EDITS = int(os.environ.get("SOAK_EDITS", "20"))
_BOUNDED = settings(
    deadline=None, derandomize="SOAK_EDITS" not in os.environ, suppress_health_check=list(HealthCheck), database=None
)
_STEPS = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 10**6)), min_size=10, max_size=10)


def _elsewhere(order: Order, folder: Path) -> Order:
    return structs.replace(order, output=folder / "site", private=folder / "private", clean=True)


def _step(paper: Paper, name: str, number: int) -> None:
    """Edit, build, and build clean elsewhere; the two must not differ in anything."""
    EDITS[name](paper, number)
    before = looks(paper.order.output)
    found = mistakes(paper.order)
    with TemporaryDirectory() as folder:
        clean = _elsewhere(paper.order, Path(folder))
        assert found == mistakes(clean)
        if found:
            assert looks(paper.order.output) == before
            return
        expected = published(clean)
        assert tree(clean.output) == expected
    assert published(paper.order) == expected
    assert tree(paper.order.output) == expected | {FOREIGN: b"not ours"}


@given(steps=_STEPS)
@settings(_BOUNDED, max_examples=_EDITS)
def test_an_incremental_build_equals_a_clean_one_after_every_edit(steps: list[tuple[str, int]]) -> None:
    """Speed never buys a stale page, a lost file or another mistake; a failed build touches nothing."""
    with TemporaryDirectory() as folder:
        paper = Paper(Path(folder))
        assert not mistakes(paper.order)
        for name, number in steps:
            _step(paper, name, number)


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return tmp_path / "paper"


def test_building_twice_gives_equal_bytes_and_writes_nothing(root: Path) -> None:
    """Whoever copies a site elsewhere by date sends nothing when nothing changed."""
    order = Paper(root).order
    built(order)
    first, before = tree(order.output), looks(order.output)
    report = built(order)
    assert (report.written, report.removed) == (0, 0)
    assert report.unchanged == report.outputs > 0
    assert (tree(order.output), looks(order.output)) == (first, before)


def test_building_twice_writes_nothing_where_nothing_is_remembered(root: Path) -> None:
    """The bytes decide: what is rendered anew and is the same stays as it is, date and all."""
    order = Paper(root).order
    built(order)
    before = looks(order.output)
    assert built(structs.replace(order, clean=True)).written == 0
    assert looks(order.output) == before


def test_a_failed_build_leaves_the_site_as_it_was(root: Path) -> None:
    """A mistake in content and a fault in a template are found before the first byte is written."""
    paper = Paper(root)
    built(paper.order)
    before, bytes_before = looks(paper.order.output), tree(paper.order.output)
    paper.set(0, title="Another")
    paper.set(1, tags="{a: b}")
    write(root, {"templates/front.html": "{{ page.nope }}"})
    assert any("a1.md" in mistake for mistake in mistakes(paper.order))
    paper.set(1, tags="[a]")
    assert any("front.html:1" in mistake for mistake in mistakes(paper.order))
    assert (looks(paper.order.output), tree(paper.order.output)) == (before, bytes_before)


def _many(root: Path, *, backwards: bool) -> Order:
    texts = [
        (
            f"content/articles/{number}.md",
            article(f"Number {number}", tags=f"[t{number % 9}]", section=f"s{number % 3}"),
        )
        for number in range(WORTH_IT)
    ]
    return new_site(root, dict(reversed(texts) if backwards else texts))


def test_file_order_and_processes_change_nothing(root: Path) -> None:
    """One, two or four processes, files written first to last or last to first: the same bytes."""
    results = []
    for jobs, backwards in ((1, False), (2, True), (4, False)):
        order = structs.replace(_many(root / str(jobs), backwards=backwards), jobs=jobs)
        assert built(order).written > WORTH_IT
        results.append(tree(order.output))
    assert results[0] == results[1] == results[2]


def test_zone_locale_and_hash_seed_change_nothing(root: Path) -> None:
    """The same site is built in Auckland in German and in Apia in Turkish."""
    results = []
    for zone, locale, seed in (
        ("Pacific/Auckland", "de_DE.UTF-8", "1"),
        ("Pacific/Apia", "tr_TR.UTF-8", "77"),
        ("", "C", "0"),
    ):
        paper = Paper(root / seed)
        paper.set(
            0,
            date="2026-11-21 23:30",
            tags="[Istanbul, Ärger, Zebra, C++]",
            source="{name: İnce, url: https://i.example/}",
        )
        environment = os.environ | {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
        command = [
            sys.executable,
            "-m",
            "broadsheet",
            "-C",
            str(paper.root),
            "--now",
            "2026-11-22T12:00:00Z",
            "--quiet",
        ]
        subprocess.run(command, check=True, env=environment, cwd=PACKAGE.parent)
        results.append(tree(paper.order.output))
    assert results[0] == results[1] == results[2]


@pytest.fixture(name="whole", scope="module", params=["https://example.org/", "https://example.org/the/paper/", ""])
def _whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """Build a site of every kind of thing at the root of its host and below a path, and this repository's own."""
    folder, base_url = tmp_path_factory.mktemp("whole"), str(request.param)
    order = everything(folder, base_url) if base_url else _own_paper(folder)
    assert not mistakes(order)
    return base_url or "https://example.org/", tree(order.output)


def _own_paper(folder: Path) -> Order:
    """Give the order to build this repository's own content."""
    roots = Roots(PACKAGE.parent, theme_root())
    output, private = folder / "site", folder / "private"
    return Order(roots=roots, output=output, private=private, now=NOW, base_url="https://example.org")


def test_every_internal_link_leads_to_a_file_of_the_site(whole: tuple[str, dict[str, bytes]]) -> None:
    """Links, images, styles, redirects and fragments, at the root of a host and below a path."""
    base_url, site = whole
    assert dead_links(site, base_url) == []


def test_every_feed_parses_and_names_each_item_once(whole: tuple[str, dict[str, bytes]]) -> None:
    """A reader of feeds takes them without complaint, and their links lead to pages of the site."""
    base_url, site = whole
    feeds = [data for path, data in site.items() if path.endswith("feed.xml")]
    assert len(feeds) > 3
    for data in feeds:
        parsed = feedparser.parse(data)
        assert not parsed.bozo
        ids = [entry.id for entry in parsed.entries]
        assert len(set(ids)) == len(ids) > 0
        for entry in parsed.entries:
            assert f"{entry.link.removeprefix(base_url).partition('#')[0]}index.html" in site


def test_no_page_asks_another_origin_for_anything(whole: tuple[str, dict[str, bytes]]) -> None:
    """Whatever content holds, a reader's browser talks to the site alone."""
    base_url, site = whole
    base = urlsplit(base_url)
    for path, data in site.items():
        if path.endswith(".html"):
            asked = list(requests(data))
        else:
            asked = asked_by_css(data.decode()) if path.endswith(".css") else []
        hosts = {urlsplit(urljoin(base_url + path, url.replace("\\", "/"))).netloc for url in asked}
        assert hosts <= {base.netloc}, path


def test_nothing_in_content_runs_in_a_page(whole: tuple[str, dict[str, bytes]]) -> None:
    """Content is untrusted: no script, no frame, no event attribute, no address that is a program."""
    _, site = whole
    assert {path: found for path, page in site.items() if path.endswith(".html") and (found := scripts(page))} == {}
