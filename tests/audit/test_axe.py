"""Every kind of page as axe-core sees it, at both widths and on both grounds: `make test` has two of the four pairs."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.axe import violations
from tests.papers import every_tongue
from tests.serving import served


def test_axe_finds_no_violation_at_either_width_on_either_ground(tmp_path: Path, chromium: Browser) -> None:
    """The other two pairs."""
    with served(every_tongue(tmp_path)) as home:
        assert violations(chromium, home, [(1280, "dark"), (360, "light")]) == {}
