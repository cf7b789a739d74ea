"""The lock: one build at a time, and the second is told whose turn it is."""

import os
from pathlib import Path

import pytest

from broadsheet.building.disk.lock import locked
from tests.building.sites import built, new_site


def test_a_second_build_is_told_which_process_holds_the_lock(tmp_path: Path) -> None:
    """It does not wait, and changes nothing."""
    order = new_site(tmp_path)
    with locked(order.private), pytest.raises(BlockingIOError, match=rf"process {os.getpid()}\)"):
        built(order)
    assert not order.output.exists()


def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    """The next build finds it free, whatever an earlier one has left in the file."""
    order = new_site(tmp_path)
    with locked(order.private):
        pass
    (order.private / "lock").write_text("99999999999", encoding="utf-8")
    assert built(order).outputs


def test_what_is_ours_is_kept_out_of_git(tmp_path: Path) -> None:
    """The private folder says so itself."""
    with locked(tmp_path / "private"):
        assert (tmp_path / "private/.gitignore").read_text(encoding="utf-8") == "*\n"
