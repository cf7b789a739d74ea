"""The lock: one build at a time, and the second is told whose turn it is."""

import fcntl
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


def test_a_holder_that_has_not_written_its_number_yet_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel gives the lock a moment before the number is in the file; one that never comes is unknown."""
    (tmp_path / "lock").touch()
    with (tmp_path / "lock").open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        monkeypatch.setattr("time.sleep", lambda _: None)
        with pytest.raises(BlockingIOError, match=r"process unknown\)"), locked(tmp_path):
            pass
        monkeypatch.setattr("time.sleep", lambda _: (tmp_path / "lock").write_text("123\n", encoding="utf-8"))
        with pytest.raises(BlockingIOError, match=r"process 123\)"), locked(tmp_path):
            pass


def test_who_lets_go_leaves_no_number(tmp_path: Path) -> None:
    """The next holder, before it has written its own, is not taken for the last one."""
    with locked(tmp_path):
        assert (tmp_path / "lock").read_text(encoding="utf-8") == f"{os.getpid()}\n"
    assert not (tmp_path / "lock").read_text(encoding="utf-8")
