"""Every kind of page as axe-core sees it, as a keyboard walks it, zoomed, and with a reader's own colours.

WCAG 2.2, levels A to AAA where axe-core knows a rule, and its best practices. A page is loaded once, and then looked
at in each width and on each ground.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import tab, violations
from tests.papers import KINDS, every_tongue
from tests.serving import served

_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_WALK = """() => {
  const missed = [];
  const all = document.querySelectorAll('a[href], button, input, select, audio, [tabindex="0"]');
  for (const each of [...all].filter(each => each.offsetParent)) {
    each.focus({focusVisible: true});
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const width = {none: 0, auto: 2}[style.outlineStyle] ?? parseFloat(style.outlineWidth);
    if (document.activeElement !== each || width < 2 || !box.width) missed.push(each.outerHTML.slice(0, 100));
  }
  return missed;
}"""
_OWN_COLOURS = """() => [...document.querySelectorAll('body, body *')].filter(each => each.offsetParent
  && getComputedStyle(each).backgroundImage !== 'none').map(each => each.outerHTML.slice(0, 100))"""
_MOVING = """() => [...document.querySelectorAll('*')].filter(each => getComputedStyle(each).transitionDuration !== '0s'
  || getComputedStyle(each).animationName !== 'none').map(each => each.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the sites that have every kind of page, and serve them."""
    with served(every_tongue(tmp_path_factory.mktemp("every"))) as url:
        yield url


def _over(page: Page) -> Iterator[str]:
    """Look at 320 and 640 pixels, which are 400 and 200 per cent of 1280, and at letters of twice the size."""
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 800})
        if (over := page.evaluate(_OVER)) > 0:
            yield f"{width} pixels: {over}"
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if (over := page.evaluate(_OVER)) > 0:
        yield f"large letters: {over}"
    page.evaluate("document.documentElement.style.fontSize = ''")


def test_axe_finds_no_violation_of_any_level_on_any_kind_of_page(home: str, chromium: Browser) -> None:
    """All of its rules, in light on a desk and in dark on a phone; `make audit` has the other two pairs."""
    assert violations(chromium, home, [(1280, "light"), (360, "dark")]) == {}


def test_every_kind_of_page_is_whole_zoomed_by_keyboard_and_in_a_readers_own_colours(
    home: str, chromium: Browser
) -> None:
    """Nothing scrolls sideways, hides from the keyboard, moves by itself, or covers words with a picture.

    WCAG 1.4.4, 1.4.10, 2.1.1, 2.2.2, 2.4.7 and 2.4.13: what has the focus has an outline of two pixels or more.
    """
    page = tab(chromium)
    found: dict[str, list[str]] = {}
    for kind, path in KINDS.items():
        page.goto(home + path)
        found[f"{kind} scrolls sideways"] = list(_over(page))
        found[f"{kind} hides from the keyboard"] = page.evaluate(_WALK)
        found[f"{kind} moves"] = page.evaluate(_MOVING)
        page.emulate_media(forced_colors="active")
        found[f"{kind} covers words"] = page.evaluate(_OWN_COLOURS)
        page.emulate_media(forced_colors="none")
    page.context.close()
    assert {place: what for place, what in found.items() if what} == {}


def test_the_keyboard_comes_to_what_matters_first(home: str, page: Page) -> None:
    """A link that skips to the text, then the way home; rules are drawn in a reader's own colours too."""
    page.emulate_media(forced_colors="active")
    page.goto(home)
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert stops == ["#content", "/", "/editions/one/", "/sections/world/"]
    assert page.eval_on_selector(".imprint", "each => getComputedStyle(each).borderTopWidth") == "3px"
