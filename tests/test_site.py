"""The demo as readers see it, in a real browser at the widths of a phone, a tablet and a desk."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from msgspec import Struct
from playwright.sync_api import Browser, Page

from tests.makers import run

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


class Silent(SimpleHTTPRequestHandler):
    """A plain web server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that http.server gives it
        """Say nothing."""


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
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(folder / "site", f"http://127.0.0.1:{server.server_address[1]}/")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (768, "dark"), (1280, "light")])
def test_no_page_scrolls_sideways_or_asks_another_origin(
    demo: Served, chromium: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Nor does any page fail to load a part of itself."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    wide = {name: over for name in PAGES if (over := _overflow(page, demo.url + name)) > 0}
    context.close()
    assert wide == {}
    assert [url for url in asked if not url.startswith((demo.url, "data:"))] == []
    assert [url for url in failed if not url.endswith("favicon.ico")] == []


def _overflow(page: Page, url: str) -> int:
    page.goto(url, wait_until="networkidle")
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


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


def test_every_page_leads_to_the_feed(demo: Served, page: Page) -> None:
    """`<link rel=alternate>` names the RSS feed, and it is there."""
    for name in PAGES:
        page.goto(demo.url + name)
        hrefs = page.eval_on_selector_all("link[rel=alternate]", "all => all.map(each => each.getAttribute('href'))")
        assert hrefs[0] == "/feed.xml"
        assert all((demo.folder / href.lstrip("/")).is_file() for href in hrefs)


def test_keyboard_alone_reaches_the_text(demo: Served, page: Page) -> None:
    """The first stop is a link that skips to the main part."""
    page.goto(demo.url)
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target.startswith("#")
    assert page.locator(f"main{target}").count() == 1
