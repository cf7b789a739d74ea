"""Every kind of page as axe-core sees it, as a keyboard walks it, zoomed, and with a reader's own colours.

WCAG 2.2, levels A to AAA where axe-core knows a rule, and its best practices.
"""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from tests.building.sites import CONFIG, NOW, article, built, write

LONG = " ".join(["The committee of inquiry into the long and complicated history of the headline"] * 3)[:200]
BODY = """A paragraph with a [link to elsewhere](https://example.com/), some `code`, and a footnote.[^1]

> A quotation by somebody.

## A heading

| Country | Area in km² | Inhabitants | Capital | Currency | Languages |
|---|--:|--:|---|---|---|
| Switzerland | 41285 | 8900000 | Bern | Franc | German, French, Italian, Romansh |
| Donaudampfschifffahrtsgesellschaftskapitän | 1 | 2 | Wien | Euro | German |

    def longest(words): return max(words, key=len)  # a line that is much longer than the measure of the text

- https://example.com/averyveryveryverylongpathaveryveryveryverylongpathaveryveryveryverylongpath
- Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft

[^1]: The footnote itself.
"""
SOURCE = "{name: NASA, url: https://n.example/x, author: Jane, published: 2026-01-01, language: de, license: CC BY 4.0}"
PAGES = {
    "front": "",
    "older pages": "page/2/",
    "long article": "2026/03/long/",
    "article in Arabic": "2026/03/arabic/",
    "article": "2026/03/story-1/",
    "tag": "tags/space/",
    "tags": "tags/",
    "sources": "sources/",
    "story": "stories/voyager/",
    "month": "2026/03/",
    "archive": "archive/",
    "edition": "editions/one/",
    "editions": "editions/",
    "page": "about/",
    "not found": "404.html",
}
TOUCHED_BY_COLOUR = {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
Scheme = Literal["light", "dark"]


def _everything(root: Path) -> Order:
    tags = ", ".join(f"Tag number {number}" for number in range(40))
    words = {"section": "World", "story": "Voyager", "authors": "[Ann]", "source": SOURCE}
    files: dict[str, str] = {
        "config.yaml": CONFIG + "page_size: 9\nmenu: [{title: Archive, url: /archive/}]\n",
        "content/articles/long.md": article(
            LONG,
            BODY,
            **words
            | {"slug": "long", "tags": f"[{tags}]", "summary": "What an editor wrote of it.", "priority": "lead"},
            also="[{name: ESA, url: https://e.example/x, date: 2026-03-01}]",
            corrections="[{date: 2026-03-24, note: It was otherwise.}]",
            updated="2026-03-25",
            date="2026-03-20",
        ),
        "content/articles/arabic.md": article(
            "الذكاء الاصطناعي", "نص عربي قصير. " * 9, **words | {"slug": "arabic", "language": "ar", "id": "ar"}
        ),
        "content/editions/one.md": article("One", "The editor has a word.", date="2026-04-01", slug="one"),
        "content/pages/about.md": article("About", BODY, id=None, date=None, menu=1),
    }
    for number in range(12):
        own = words | {"tags": "[Space, Time]", "priority": "brief" if number % 3 == 0 else "normal"}
        files[f"content/articles/s{number}.md"] = article(
            f"Story {number}", BODY, **own, date=f"2026-03-{number + 1:02}"
        )
    write(root, files)
    return Order(roots=Roots(root, theme_root()), output=root / "site", private=root / ".broadsheet", now=NOW)


class Silent(SimpleHTTPRequestHandler):
    """A plain web server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that http.server gives it
        """Say nothing."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a site that has every kind of page, and serve it."""
    order = _everything(tmp_path_factory.mktemp("everything"))
    built(order)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(order.output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def _found(page: Page, options: dict[str, Any]) -> list[str]:
    """Give what axe-core calls a violation, with the first elements that have it."""
    violations = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {[node['html'][:120] for node in each['nodes'][:3]]}" for each in violations
    ]


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_of_any_level_on_any_kind_of_page(home: str, chromium: Browser, width: int) -> None:
    """All of its rules in light, and in dark those that colours touch."""
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme="light", reduced_motion="reduce")
    found = {}
    for kind, path in PAGES.items():
        page.goto(home + path)
        found[kind] = _found(page, {"rules": {"target-size": {"enabled": True}}})
        page.emulate_media(color_scheme="dark")
        found[f"{kind}, dark"] = _found(page, {"runOnly": TOUCHED_BY_COLOUR})
        page.emulate_media(color_scheme="light")
    page.close()
    assert {kind: violations for kind, violations in found.items() if violations} == {}


def test_no_kind_of_page_scrolls_sideways_at_320_pixels_or_at_200_per_cent(home: str, chromium: Browser) -> None:
    """WCAG 1.4.10 and 1.4.4: 1280 pixels at 200 % are 640, and 400 % are 320."""
    page = chromium.new_page()
    wide: dict[tuple[str, str], int] = {}
    for kind, path in PAGES.items():
        page.goto(home + path)
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 800})
            wide[kind, str(width)] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[kind, "large letters"] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.close()
    assert {place: over for place, over in wide.items() if over > 0} == {}


_WALK = """() => {
  const seen = [];
  const all = document.querySelectorAll('a[href], button, audio, [tabindex="0"]');
  for (const each of [...all].filter(each => each.offsetParent)) {
    each.focus({focusVisible: true});
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0;
    if (document.activeElement !== each || !shown) seen.push(each.outerHTML.slice(0, 100));
  }
  return seen;
}"""


def test_keyboard_alone_reaches_everything_and_shows_where_it_is(home: str, chromium: Browser) -> None:
    """Each link and button can have the focus, with an outline of two pixels or more (WCAG 2.4.7, 2.4.13)."""
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    unseen = {}
    for kind, path in PAGES.items():
        page.goto(home + path)
        unseen[kind] = page.evaluate(_WALK)
    page.goto(home)
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('href')"))
    page.close()
    assert {kind: links for kind, links in unseen.items() if links} == {}
    assert stops[:4] == ["#content", "/", "/editions/one/", "/sections/world/"]


def test_a_readers_own_colours_replace_ours(home: str, chromium: Browser) -> None:
    """With forced colours no gradient covers the text, and rules are still drawn."""
    page = chromium.new_page(forced_colors="active", viewport={"width": 360, "height": 800})
    page.goto(home + PAGES["long article"])
    backgrounds = page.eval_on_selector_all(
        "nav, .table", "all => all.map(each => getComputedStyle(each).backgroundImage)"
    )
    rule = page.eval_on_selector(".imprint", "each => getComputedStyle(each).borderTopWidth")
    page.close()
    assert set(backgrounds) == {"none"}
    assert rule == "3px"


def test_nothing_moves_by_itself(home: str, chromium: Browser) -> None:
    """There is no animation or transition to reduce."""
    page = chromium.new_page()
    page.goto(home)
    moving = page.evaluate("document.getAnimations().length")
    timed = page.evaluate(
        "[...document.querySelectorAll('*')].filter(each => getComputedStyle(each).transitionDuration !== '0s').length"
    )
    page.close()
    assert (moving, timed) == (0, 0)
