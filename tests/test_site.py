"""The demo as readers see it, in a real browser at the widths of a phone, a tablet and a desk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from msgspec import Struct
from playwright.sync_api import Browser, Page

from tests.building.browsing import elements
from tests.makers import run
from tests.serving import served

ROOT = Path(__file__).parent.parent
NOW = "2026-11-22T09:00:00Z"
PAGES = (
    "",
    "2025/12/where-webb-waits-the-view-from-the-far-side-of-the-earth/",
    "2026/05/gears-from-the-sea-the-oldest-known-computer-gives-up-its-secrets-slowly/",
    "tags/",
    "tags/space/",
    "stories/voyager/",
    "editions/",
    "editions/2026-w47/",
    "archive/",
    "2026/11/",
    "about/",
    "404.html",
)
VIEWS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((320, "light"), (768, "dark"), (1280, "light"))
"""Widths of windows, and their grounds."""
_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Served(Struct, frozen=True):
    """The built demo on a server."""

    folder: Path
    """The output folder."""
    url: str
    """Its address, with a slash at the end."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build the demo from a copy of what editors write, and serve it."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("config.yaml", "content", "templates"):
        (folder / name).symlink_to(ROOT / name)
    told = run("-C", folder, "build", "--now", NOW)
    assert told.code == 0, told.err
    with served(folder / "site") as url:
        yield Served(folder / "site", url)


def test_no_page_scrolls_sideways_or_asks_another_origin(demo: Served, chromium: Browser) -> None:
    """At any width, in light and in dark; nor does any page fail to load a part of itself."""
    page = chromium.new_context().new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    wide = {}
    for name in PAGES:
        page.goto(demo.url + name)
        for width, scheme in VIEWS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            wide[name, width] = page.evaluate(_OVER)
    page.wait_for_load_state("networkidle")
    page.context.close()
    assert {place: over for place, over in wide.items() if over > 0} == {}
    assert [url for url in asked if not url.startswith((demo.url, "data:"))] == []
    assert [url for url in failed if not url.endswith("favicon.ico")] == []


def test_a_picture_in_a_list_stands_beside_its_headline(demo: Served, page: Page) -> None:
    """And a section's other headlines stand beside its first story, which begins on the same line."""
    for path, picture, words in (
        ("tags/space/", ".pictured .thumbnail", ".pictured .headline"),
        ("", ".band > ul", ".band > .card"),
    ):
        page.goto(demo.url + path)
        for width in (768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            beside = page.locator(picture).first.bounding_box()
            text = page.locator(words).first.bounding_box()
            assert beside is not None
            assert text is not None
            assert text["x"] + text["width"] <= beside["x"]
            assert abs(text["y"] - beside["y"]) < 40


def test_paper_gets_the_text_alone_in_black_on_white(demo: Served, page: Page) -> None:
    """Even for a reader in the dark; an edition prints in two columns."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(demo.url + "editions/2026-w47/")
    assert page.eval_on_selector(".contents ol", "each => getComputedStyle(each).columnCount") == "2"
    assert [page.locator(part).is_visible() for part in (".sections", ".crumbs", ".imprint", ".note")] == [
        False,
        False,
        False,
        True,
    ]
    colours = page.evaluate(
        "[document.documentElement, document.body].map(each => getComputedStyle(each))"
        ".map((style, place) => place ? style.color : style.backgroundColor)"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_a_picture_is_never_cut_by_the_end_of_a_sheet(demo: Served, page: Page) -> None:
    """However tall it is. A pull quote has no quotation's bar, an Arabic headline ends where its text does.

    The bar of corrections is red, that of quotations grey.
    """
    page.goto(demo.url + PAGES[1])
    page.eval_on_selector(
        ".prose",
        """each => { each.innerHTML = "<p><img width=300 height=1500 alt=''></p><blockquote class=pull>Q</blockquote>";
        each.dir = document.querySelector('h1').dir = 'rtl'; }""",
    )
    assert page.eval_on_selector(".pull", "each => getComputedStyle(each).borderInlineWidth") == "0px"
    bars = page.evaluate(
        "[['p', 'corrections'], ['blockquote', '']].map(([tag, name]) => { const each = document.createElement(tag);"
        "each.className = name; document.querySelector('.prose').append(each);"
        "return getComputedStyle(each).borderInlineStartColor; })"
    )
    assert bars[0] == page.evaluate("getComputedStyle(document.querySelector('.crumbs li + li a')).color")
    assert bars[0] != bars[1]
    page.set_viewport_size({"width": 900, "height": 800})
    edges = page.evaluate("['h1', '.prose'].map(each => document.querySelector(each).getBoundingClientRect().right)")
    assert edges[0] == edges[1]
    page.emulate_media(media="print")
    sheet = 245 / 25.4 * 96  # of US Letter within our margins, which is shorter than A4
    assert page.eval_on_selector(".prose img", "each => each.getBoundingClientRect().height") < sheet


def test_a_reader_without_script_misses_nothing(demo: Served, chromium: Browser) -> None:
    """With JavaScript off the front page shows its lead, and leads to the article."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo.url)
    lead = page.locator("main h2 a, main h1 a").first
    title = lead.inner_text()
    lead.click()
    assert page.locator("h1").inner_text().split() == title.split()
    context.close()


def test_dark_and_light_follow_the_reader(demo: Served, chromium: Browser) -> None:
    """The ground is dark for a reader who prefers that, with no script at all."""
    grounds = {}
    for scheme in ("light", "dark"):
        context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.goto(demo.url)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor || ''")
        if colour == "rgba(0, 0, 0, 0)":
            colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        grounds[scheme] = [int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")[:3]]
        context.close()
    assert min(grounds["light"]) > 200
    assert max(grounds["dark"]) < 60


def test_the_front_page_has_one_lead_and_every_new_article_once(demo: Served, page: Page) -> None:
    """No headline stands twice; the largest is the one with priority `lead`."""
    page.goto(demo.url)
    titles = page.eval_on_selector_all("main h2 a, main h3 a", "all => all.map(each => each.getAttribute('href'))")
    articles = [href for href in titles if href.startswith("/20")]
    assert len(articles) == len(set(articles)) >= 20
    sizes = page.eval_on_selector_all(
        "main h2, main h3", "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert sizes.count(max(sizes)) == 1


def test_every_page_leads_to_the_feed(demo: Served) -> None:
    """`<link rel=alternate>` names the RSS feed, and it is there."""
    for name in PAGES:
        file = demo.folder / name / "index.html" if name.endswith("/") or not name else demo.folder / name
        hrefs = [each.get("href") for each in elements(file.read_bytes()) if each.get("rel") == "alternate"]
        assert hrefs[0] == "/feed.xml"
        assert all((demo.folder / href.lstrip("/")).is_file() for href in hrefs)


def test_keyboard_alone_reaches_the_text(demo: Served, page: Page) -> None:
    """The first stop is a link that skips to the main part."""
    page.goto(demo.url)
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target.startswith("#")
    assert page.locator(f"main{target}").count() == 1
