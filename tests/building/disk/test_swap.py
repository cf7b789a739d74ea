"""A publish that fails half-way leaves the output folder as it was."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from broadsheet.building.disk import swap as swap_module
from broadsheet.building.disk.swap import Swap

_AFTERWARDS = {"__init__", "__enter__", "__exit__"}


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Make an output folder with four files, and a staging folder with three."""
    return _folders(tmp_path)


def _folders(tmp_path: Path) -> tuple[Path, Path]:
    output, staging = tmp_path / "site", tmp_path / "staging"
    for name in ("index.html", "a/index.html", "old/index.html", "both"):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text(f"old {name}", encoding="utf-8")
    staging.mkdir()
    for name in ("0", "1", "2"):
        (staging / name).write_text(f"new {name}", encoding="utf-8")
    (staging / "whole/in").mkdir(parents=True)
    (staging / "whole/in/index.html").write_text("new", encoding="utf-8")
    return output, staging


def test_what_was_replaced_made_and_pruned_is_put_back(folders: tuple[Path, Path]) -> None:
    """Old bytes, no new file; a folder that took a file's place is gone again."""
    output, staging = folders
    before = tree(output)

    def fail() -> None:
        with Swap(output, staging) as swap:
            swap.put(f"{staging}/0", "index.html")
            swap.put(f"{staging}/1", "new/deep/index.html")
            swap.put(f"{staging}/2", "both/index.html")
            swap.put_folder(f"{staging}/whole", "whole")
            assert swap.prune("old/index.html")
            swap.put(f"{staging}/missing", "a/index.html")

    with pytest.raises(OSError, match=r"a/index\.html"):
        fail()
    assert tree(output) == before
    assert not (output / "new").exists()
    assert not (output / "whole").exists()


def test_an_interrupt_puts_everything_back_too(folders: tuple[Path, Path]) -> None:
    """Ctrl-C leaves all as it was."""
    output, staging = folders
    before = tree(output)

    def interrupt() -> None:
        with Swap(output, staging) as swap:
            swap.put(f"{staging}/0", "index.html")
            swap.prune("a/index.html")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupt()
    assert tree(output) == before


def test_what_ends_well_stays(folders: tuple[Path, Path]) -> None:
    """New bytes are there, and folders that are empty are gone."""
    output, staging = folders
    with Swap(output, staging) as swap:
        swap.put(f"{staging}/0", "index.html")
        assert swap.prune("old/index.html")
        assert not swap.prune("never/there")
    assert tree(output)["index.html"] == b"new 0"
    assert not (output / "old").exists()


def _interrupted_at(line: int, output: Path, staging: Path) -> bool:
    """Swap, interrupted before one of the lines that are run on the way; tell whether it came so far."""
    left = line

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename != swap_module.__file__ or frame.f_code.co_name in _AFTERWARDS:
            return None
        left -= event == "line"
        if left < 0:
            sys.settrace(None)
            raise KeyboardInterrupt
        return trace

    try:
        with Swap(output, staging) as swap:
            sys.settrace(trace)
            swap.put(f"{staging}/0", "index.html")
            swap.put(f"{staging}/1", "new/deep/index.html")
            swap.put(f"{staging}/2", "both/index.html")
            swap.put_folder(f"{staging}/whole", "whole")
            swap.prune("old/index.html")
            sys.settrace(None)
            swap.put(f"{staging}/missing", "a/index.html")
    except KeyboardInterrupt:
        return True
    except OSError:
        return False
    raise AssertionError


def test_an_interrupt_at_any_line_puts_everything_back(tmp_path: Path) -> None:
    """Between the two halves of a change, too."""
    going, line = True, 0
    while going:
        output, staging = _folders(tmp_path / str(line))
        before = tree(output)
        going = _interrupted_at(line, output, staging)
        assert tree(output) == before, line
        line += 1
    assert line > 60
