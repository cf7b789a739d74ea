"""Readers who return: what the script remembers on their device, and what they can read without a connection."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from tests.building.sites import CONFIG, NOW, article, built, write
from tests.serving import Silent

REGISTERED = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


class Forgetful(Silent):
    """A web server whose pages nobody may keep: a page that changes twice in a second has one date."""

    def end_headers(self) -> None:
        """Say so."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class Paper:
    """A small site on a server, which may change and go away."""

    def __init__(self, root: Path) -> None:
        """Write and build it."""
        self._root = root
        self.write({f"content/articles/{n}.md": article(f"Story {n}", tags="[Space]") for n in range(3)})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Forgetful, directory=str(root / "site")))
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def write(self, files: dict[str, str], settings: str = "") -> None:
        """Change files, and build."""
        write(self._root, {"config.yaml": CONFIG + settings, **files})
        roots = Roots(self._root, theme_root())
        built(Order(roots=roots, output=self._root / "site", private=self._root / ".broadsheet", now=NOW))

    def close(self) -> None:
        """Take the server away."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    """Publish the site."""
    site = Paper(tmp_path)
    yield site
    site.close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """Give a reader's device, with nothing on it."""
    context = chromium.new_context(color_scheme="light")
    yield context
    context.close()


def _opened(page: Page, url: str) -> Page:
    """Open a page, and wait for the script, which ends with what the switch begins."""
    page.goto(url)
    expect(page.locator("#ground")).to_have_text("Dark")
    return page


def _settled(page: Page, url: str) -> None:
    """Open a page once the worker is in charge."""
    page.goto(url)
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def test_a_chosen_ground_stays_and_is_there_before_the_first_paint(paper: Paper, reader: BrowserContext) -> None:
    """The switch names the other ground; the root has the choice before the body is read."""
    page = reader.new_page()
    page.goto(paper.url)
    switch = page.locator("#ground")
    expect(switch).to_have_text("Dark")
    switch.click()
    assert switch.inner_text() == "Light"
    page.add_init_script(
        "new MutationObserver(() => { window.first ??= document.body && document.documentElement.dataset.ground })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(paper.url + "tags/")
    assert page.evaluate("window.first") == "dark"
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(21, 19, 15)"


def test_a_first_visit_asks_for_scripts_and_fonts_once_it_is_painted(paper: Paper, reader: BrowserContext) -> None:
    """A later one asks for both at once: they are in the cache."""
    page = reader.new_page()
    page.add_init_script("requestAnimationFrame(() => { window.frame = performance.now() })")
    _opened(page, paper.url)
    page.evaluate("document.fonts.ready.then(() => undefined)")
    frame, *asked = page.evaluate(
        "[window.frame, ...performance.getEntriesByType('resource')"
        ".filter(each => /reader|woff2/.test(each.name)).map(each => each.startTime)]"
    )
    assert len(asked) >= 2
    assert min(asked) > frame
    page.goto(paper.url + "tags/")
    assert page.evaluate("document.querySelector('[data-painted] body') !== null")


def test_what_is_new_since_the_last_visit_is_marked(paper: Paper, reader: BrowserContext) -> None:
    """At a first visit nothing is; later what was not there then, unless it is old news."""
    page = reader.new_page()
    page.clock.install(time="2026-03-02T12:00:00Z")
    _opened(page, paper.url)
    assert page.locator(".card .mark").count() == 0
    paper.write(
        {
            "content/articles/new.md": article("News", date="2026-03-03"),
            "content/articles/old.md": article("Old news", date="2020-03-03"),
        }
    )
    page.clock.set_fixed_time("2026-03-03T12:00:00Z")
    page.goto(paper.url)
    expect(page.locator(".card:has(.mark) .headline")).to_have_text(["News"])
    page.goto(paper.url + "2026/03/")
    expect(page.locator(".card:has(.mark) .headline")).to_have_text(["News"])
    page.clock.set_fixed_time("2026-03-04T12:00:00Z")
    _opened(page, paper.url)
    assert page.locator(".card .mark").count() == 0


def test_a_muted_tag_is_not_shown_until_asked_for(paper: Paper, reader: BrowserContext) -> None:
    """Its articles leave the lists with a line that says so; the tag's own page still has them."""
    paper.write({"content/articles/sea.md": article("The sea", tags="[Sea]")})
    page = reader.new_page()
    _opened(page, paper.url + "tags/space/")
    page.get_by_role("button", name="Mute this tag").click()
    assert page.locator(".card:visible").count() == 3
    for lists in ("2026/03/", ""):
        _opened(page, paper.url + lists)
        assert page.locator(".card:visible .headline").all_inner_texts() == ["The sea"]
    page.get_by_role("button", name="Show them").click()
    assert page.locator(".card:visible").count() == 4
    page.goto(paper.url + "tags/space/")
    page.get_by_role("button", name="Show this tag again").click()
    _opened(page, paper.url)
    assert page.locator(".card:visible").count() == 4


def test_nothing_is_said_of_tags_that_nobody_muted(paper: Paper, reader: BrowserContext) -> None:
    """Nor is a button there that does nothing without script."""
    page = _opened(reader.new_page(), paper.url)
    assert not page.locator("#muted").is_visible()
    without = reader.browser.new_context(java_script_enabled=False) if reader.browser else reader
    page = without.new_page()
    page.goto(paper.url + "tags/space/")
    assert page.locator("button:visible").count() == 0
    without.close()


def test_what_was_read_and_the_front_page_are_there_without_a_connection(paper: Paper, reader: BrowserContext) -> None:
    """With their style; a page that nobody read leads to the front page."""
    page = reader.new_page()
    _settled(page, paper.url)
    page.goto(paper.url + "tags/")
    page.wait_for_function(f"caches.match('{paper.url}tags/').then(Boolean)")
    paper.close()
    page.goto(paper.url + "tags/")
    assert page.locator("h1").inner_text() == "Tags"
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 50
    page.goto(paper.url + "2026/03/story-1/")
    assert page.locator("h1").inner_text() == "Story 1"
    page.goto(paper.url + "authors/")
    assert page.locator("h1").inner_text() == "The Test Post"


def test_a_worker_never_shows_an_old_page_where_there_is_a_connection(paper: Paper, reader: BrowserContext) -> None:
    """The network comes first."""
    page = reader.new_page()
    _settled(page, paper.url)
    page.goto(paper.url + "2026/03/story-1/")
    paper.write({"content/articles/1.md": article("Story 1", "Mended.", tags="[Space]")})
    page.goto(paper.url + "2026/03/story-1/")
    assert "Mended." in page.locator(".prose").inner_text()


def test_a_site_that_opts_out_takes_its_worker_away(paper: Paper, reader: BrowserContext) -> None:
    """From readers who have it already, with what it kept."""
    page = reader.new_page()
    _settled(page, paper.url)
    assert page.evaluate(REGISTERED) == 1
    paper.write({}, "offline: false\n")
    page.evaluate("navigator.serviceWorker.getRegistration().then(each => each.update()).catch(() => undefined)")
    page.wait_for_function(f"{REGISTERED}.then(count => count === 0)")
    page.goto(paper.url)
    assert page.evaluate("caches.keys().then(names => names.length)") == 0
    assert page.evaluate(REGISTERED) == 0


def test_a_site_without_offline_has_no_manifest(paper: Paper, tmp_path: Path) -> None:
    """With it, the manifest names what an installed site shows, and every page leads to it."""
    front = tmp_path / "site" / "index.html"
    assert 'rel="manifest" href="/manifest.webmanifest"' in front.read_text("utf-8")
    paper.write({}, "offline: false\n")
    assert "manifest" not in front.read_text("utf-8")
    assert not (tmp_path / "site" / "manifest.webmanifest").exists()


def test_a_text_only_page_is_small_and_has_the_whole_text(paper: Paper, tmp_path: Path) -> None:
    """Under 10 KB, without script or picture, whose words stand in their place."""
    body = "![A comet](../images/x.png) [far](https://example.com) " + "Word after word, and so on. " * 250
    files = {"content/articles/long.md": article("Long", body + "The end."), "content/images/x.png": "png"}
    paper.write(files, "lite: true\n")
    lite = tmp_path / "site" / "lite"
    page = (lite / "2026" / "03" / "long" / "index.html").read_bytes()
    assert len(page) < 10_000
    assert b"A comet" in page
    assert b"The end." in page
    assert not [tag for tag in (b"<img", b"<script", b"<style") if tag in page]
    assert page.count(b'rel="icon"') == 1, "else a browser asks for /favicon.ico, which is not there"
    assert b'href="/lite/2026/03/long/"' in (lite / "index.html").read_bytes()
    assert b'href="/lite/"' in (tmp_path / "site" / "index.html").read_bytes()
    assert b'rel="canonical" href="https://example.org/2026/03/long/"' in page
