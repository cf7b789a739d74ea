"""Every kind of page as axe-core sees it, as a keyboard walks it, zoomed, and with a reader's own colours.

WCAG 2.2, levels A to AAA where axe-core knows a rule, and its best practices. A page is loaded once, and then looked
at in each width and on each ground.
"""

from collections.abc import Iterator, Mapping

import pytest
from msgspec import Struct
from playwright.sync_api import Browser, Page

from tests.axe import tab, violations
from tests.papers import KINDS, PAGES, every_tongue
from tests.serving import served

Places = Mapping[str, list[str]]
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


class Walk(Struct, frozen=True):
    """What is amiss, by the kind of page."""

    wide: Places
    """Where a page is wider than its window."""
    unseen: Places
    """What a keyboard cannot reach, or reaches without a sign."""
    covered: Places
    """What has a picture behind it although a reader has colours of their own."""
    moving: Places
    """What moves by itself."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the sites that have every kind of page, and serve them."""
    with served(every_tongue(tmp_path_factory.mktemp("every"))) as url:
        yield url


@pytest.fixture(scope="module")
def walk(home: str, chromium: Browser) -> Walk:
    """Go through every kind of page once."""
    page = tab(chromium)
    wide, unseen, covered, moving = ({kind: list[str]() for kind in KINDS} for _ in range(4))
    for kind, path in KINDS.items():
        page.goto(home + path)
        wide[kind] = list(_over(page))
        unseen[kind] = page.evaluate(_WALK)
        moving[kind] = page.evaluate(_MOVING)
        page.emulate_media(forced_colors="active")
        covered[kind] = page.evaluate(_OWN_COLOURS)
        page.emulate_media(forced_colors="none")
    page.context.close()
    return Walk(*(_amiss(each) for each in (wide, unseen, covered, moving)))


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


def _amiss(found: Places) -> Places:
    return {kind: what for kind, what in found.items() if what}


def test_axe_finds_no_violation_of_any_level_on_any_kind_of_page(home: str, chromium: Browser) -> None:
    """All of its rules, in light on a desk and in dark on a phone; `make audit` has the other two pairs."""
    assert violations(chromium, home, [(1280, "light"), (360, "dark")]) == {}


def test_no_kind_of_page_scrolls_sideways_at_320_pixels_or_at_200_per_cent(walk: Walk) -> None:
    """WCAG 1.4.10 and 1.4.4."""
    assert walk.wide == {}


def test_keyboard_alone_reaches_everything_and_shows_where_it_is(home: str, walk: Walk, page: Page) -> None:
    """Each link, button and field can have the focus, with an outline of two pixels or more (WCAG 2.4.7, 2.4.13)."""
    page.goto(home)
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert stops == ["#content", "/", "/editions/one/", "/sections/world/"]
    assert walk.unseen == {}


def test_a_readers_own_colours_replace_ours(home: str, walk: Walk, chromium: Browser) -> None:
    """With forced colours no gradient covers the text, and rules are still drawn."""
    page = chromium.new_page(forced_colors="active", viewport={"width": 360, "height": 800})
    page.goto(home + PAGES["long article"])
    rule = page.eval_on_selector(".imprint", "each => getComputedStyle(each).borderTopWidth")
    page.close()
    assert rule == "3px"
    assert walk.covered == {}


def test_nothing_moves_by_itself(walk: Walk) -> None:
    """There is no animation or transition to reduce."""
    assert walk.moving == {}
