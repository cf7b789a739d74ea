"""Pages as axe-core sees them: each is loaded once, and looked at in each width and on each ground."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Literal

from playwright.sync_api import Browser, Page

from tests.papers import KINDS

View = tuple[int, Literal["light", "dark"]]
"""The width of a window, and its ground."""
_ASK = """() => axe.run(document, {
  resultTypes: ['violations'], preload: false, rules: {
    'target-size': {enabled: true},
    // axe-core takes the ground of a page without style for white, which it is not in dark
    'color-contrast': {enabled: document.styleSheets.length > 0},
    'color-contrast-enhanced': {enabled: document.styleSheets.length > 0},
  },
}).then(found => found.violations.map(
  each => `${each.id} (${each.impact}): ${each.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' ')}`))"""


def violations(chromium: Browser, home: str, views: Sequence[View]) -> Mapping[str, list[str]]:
    """Give what axe-core calls a violation, of any level and of its best practices, with the elements that have it."""
    page = tab(chromium)
    page.emulate_media(reduced_motion="reduce")
    page.context.add_init_script((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found: dict[str, list[str]] = {}
    for kind, path in KINDS.items():
        page.goto(home + path)
        for width, ground in views:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=ground)
            found[f"{kind}, {width} pixels, {ground}"] = page.evaluate(_ASK)
    page.context.close()
    return {place: what for place, what in found.items() if what}


def tab(chromium: Browser) -> Page:
    """Open a tab for pages that are looked at, not used."""
    return chromium.new_context(service_workers="block").new_page()
