"""What a page weighs: style, script and markup, as they are served."""

import gzip
from collections.abc import Iterator, Mapping

import pytest

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from broadsheet.model.scripts import FIRST_SCRIPT
from tests.building.browsing import elements
from tests.building.sites import CONFIG, NOW, article, built, published, write

KB = 1024
SECTIONS = ("World", "Politics", "Science", "Arts", "Sport")
SENTENCE = "The first sentence says what happened, and the second why anybody should care that it did. "


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Build a paper of forty articles, all of them on the front page, and give its files."""
    root = tmp_path_factory.mktemp("weights")
    about = article("About", SENTENCE, id=None, date=None)
    edition = article("One", SENTENCE, date="2026-04-01", slug="one")
    settings = f"page_size: 40\nlite: true\nsections: [{', '.join(SECTIONS)}]\n"
    files = {f"content/articles/{number}.md": _article(number) for number in range(40)}
    files |= {"config.yaml": CONFIG + settings, "content/pages/about.md": about, "content/editions/one.md": edition}
    write(root, files)
    order = Order(
        roots=Roots(root, theme_root()), output=root / "site", private=root / ".broadsheet", now=NOW, search=True
    )
    built(order)
    return published(order)


def _article(number: int) -> str:
    return article(
        f"A headline of some length, about what nobody expected on day {number}",
        SENTENCE * 40,
        summary=SENTENCE * 2,
        section=SECTIONS[number % 5],
        tags=f"[Tag {number % 7}, Another tag {number % 3}]",
        authors="[Ann Author]",
        source=f"{{name: The Guardian {number % 4}, url: https://g.example/{number}}}",
        date=f"2026-03-{number % 28 + 1:02}",
        priority="brief" if number % 9 == 8 else "normal",
    )


def _style(page: bytes) -> Iterator[str]:
    """Give the style sheets that a page asks for to be shown on a screen."""
    for element in elements(page):
        if element.tag == "link" and element.get("rel") == "stylesheet" and element.get("media") != "print":
            yield element.get("href").lstrip("/")


def _script(page: bytes) -> Iterator[str]:
    """Give the scripts that a page's own script brings."""
    for element in elements(page):
        yield from (url.lstrip("/") for url in (element.get("data-src") or "").split())


def _pages(site: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((path, page) for path, page in site.items() if path.endswith(".html"))


def test_no_page_asks_for_more_than_12_kilobytes_of_style(site: Mapping[str, bytes]) -> None:
    """Before compression; nor does paper ask for more than one more."""
    heavy = {path: sum(len(site[name]) for name in _style(page)) for path, page in _pages(site)}
    assert {path: size for path, size in heavy.items() if size >= 12 * KB} == {}
    assert max(heavy.values()) > 8 * KB
    assert [len(text) for path, text in site.items() if path.startswith("assets/print.")] < [1_000]


def test_no_page_but_the_search_runs_more_than_5_kilobytes_of_script(site: Mapping[str, bytes]) -> None:
    """With the one that stands in the page itself."""
    own = len(FIRST_SCRIPT)
    heavy = {path: sum(len(site[name]) for name in _script(page)) + own for path, page in _pages(site)}
    assert [path for path, size in heavy.items() if size >= 5 * KB] == ["search/index.html"]
    assert heavy["index.html"] < 2.6 * KB


def test_a_front_page_of_forty_articles_weighs_less_than_30_kilobytes(site: Mapping[str, bytes]) -> None:
    """Compressed as servers do it."""
    front = site["index.html"]
    assert front.count(b"data-tags=") == 40
    assert len(gzip.compress(front, 6)) < 30 * KB


def test_no_page_of_text_alone_weighs_10_kilobytes(site: Mapping[str, bytes]) -> None:
    """Before compression, with its style; the list of all of them too."""
    sizes = {
        path: len(page) + sum(len(site[name]) for name in _style(page))
        for path, page in _pages(site)
        if path.startswith("lite/")
    }
    assert len(sizes) == 41
    assert {path: size for path, size in sizes.items() if size >= 10 * KB} == {}
