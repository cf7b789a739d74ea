"""The mutation matrix: after each kind of edit, in each state, a build gives what a clean build gives.

`make test` runs a part in which every edit meets several states, and every state several edits; `make soak` all of it.
"""

import os
from datetime import datetime
from pathlib import Path

import pytest
from msgspec import structs

from tests.building.matrix import EDITS, LATER, SEARCHED, STATES, VAIN, Press
from tests.building.sites import NOW, built, published, tree

EVERY = 1 if "SOAK_EDITS" in os.environ else 9
"""One in so many of a state's edits."""


class Clean:
    """Owns clean builds, each made once."""

    def __init__(self, folder: Path) -> None:
        """Take a folder that is empty."""
        self._folder = folder
        self._known: dict[tuple[str, datetime], dict[str, bytes]] = {}

    def build(self, press: Press, name: str) -> dict[str, bytes]:
        """Give what a clean build makes of a site as it is after an edit."""
        key = (name, press.order.now)
        if key not in self._known:
            folder = self._folder / str(len(self._known))
            order = structs.replace(press.order, output=folder / "site", private=folder / "private", clean=True)
            built(order)
            self._known[key] = tree(order.output)
        return self._known[key]


@pytest.fixture(name="clean", scope="module")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    return Clean(tmp_path_factory.mktemp("clean"))


@pytest.fixture(name="press", scope="module")
def _press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


def _edit(press: Press, name: str) -> None:
    press.write(EDITS[name])
    now = NOW + LATER.get(name, NOW - NOW)
    press.order = structs.replace(press.order, now=now, search=name in SEARCHED)


@pytest.mark.parametrize("place", range(len(STATES)), ids=list(STATES))
def test_a_build_in_any_state_after_any_edit_equals_a_clean_one(press: Press, clean: Clean, place: int) -> None:
    """Each edit but a few changes the site, so that a build which did nothing would be found out."""
    state = list(STATES)[place]
    for name in ["nothing", *list(EDITS)[1 + place % EVERY :: EVERY]]:
        press.start()
        before = clean.build(press, "nothing")
        _edit(press, name)
        STATES[state](press)
        built(press.order)
        expected = clean.build(press, name)
        assert (expected == before) == (name in VAIN and state != "clock back"), name
        assert published(press.order) == expected, name
        if state == "store and manifest deleted":  # nobody knows some files any more, and they are left
            for path in tree(press.order.output).keys() - expected.keys():
                (press.order.output / path).unlink()
        assert tree(press.order.output) == expected, name
