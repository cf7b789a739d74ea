"""How far a build is, told on a real terminal and elsewhere; Ctrl-C leaves all as it was."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet import progress
from broadsheet.building.executors import WORTH_IT
from broadsheet.progress import Progress
from tests.building.sites import article, built, new_site, tree, write
from tests.terminals import AT_ONCE, HALF_WAY, HERE, seen

COUNT = 2 * WORTH_IT
OPTIONS = ("build", "--now", "2026-11-22T12:00Z", "--jobs", "2")


def _texts(word: str) -> dict[str, str]:
    return {f"content/articles/{n}.md": article(f"N {n}", f"{word} {n}.", tags=f"[t{n % 9}]") for n in range(COUNT)}


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    new_site(tmp_path / "paper", _texts("Old"))
    return tmp_path / "paper"


def test_a_terminal_shows_a_bar_with_counts_and_takes_it_away(root: Path) -> None:
    """The last words are those of the summary, and the cursor is there again."""
    told = seen(["-c", AT_ONCE, "-C", str(root), *OPTIONS])
    assert told.code == 0
    assert re.search(r"render .*━.* of \d+", told.text)
    assert told.text.count("\x1b[?25l") == told.text.count("\x1b[?25h") == 1
    assert re.search(rf"\x1b\[2Ksite/: {COUNT} articles, ", told.text)


@pytest.mark.parametrize("option", ["--quiet", "--json"])
def test_nothing_is_shown_to_whoever_wants_nothing(root: Path, option: str) -> None:
    """Nor to a program that reads JSON."""
    told = seen(["-c", AT_ONCE, "-C", str(root), *OPTIONS, option])
    assert (told.code, "\x1b" in told.text, "render:" in told.text) == (0, False, False)


def test_a_pipe_gets_a_line_for_each_long_stage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, and none for what took less than a second or is about little."""
    for patience, lines in ((0.0, 1), (60.0, 0)):
        monkeypatch.setattr(progress, "PATIENCE", patience)
        bar = Progress(quiet=False)
        bar("plan", 3)
        bar("render", 1234)
        bar("", 1000)
        bar.stop()
        told = capsys.readouterr()
        assert told.out == ""
        assert re.fullmatch(r"(render: 1,234 files in 0\.\d s\n)?", told.err)
        assert told.err.count("\n") == lines


def _begun(root: Path, stage: str) -> Callable[[], bool]:
    private = root / ".broadsheet"
    looks = {
        "parse": (private / "stamp").exists,
        "render": lambda: any((private / "staging").glob("*")),
        "publish": (root / "half-way").exists,
    }
    return looks[stage]


@pytest.mark.parametrize(("stage", "times"), [("parse", 2), ("render", 1), ("publish", 1), ("publish", 2)])
def test_ctrl_c_leaves_all_as_it_was(root: Path, stage: str, times: int) -> None:
    """In each stage, with workers; pressed in haste, too. One word is said, and no process is left."""
    order = new_site(root, _texts("Old"))
    built(order)
    before = tree(order.output)
    write(root, _texts("New"))
    (root / ".broadsheet/stamp").unlink()
    program = ["-c", HALF_WAY, str(root / "half-way")] if stage == "publish" else ["build.py"]
    told = seen([*program, "-C", str(root), *OPTIONS], _begun(root, stage), times)
    assert told.code == 130
    assert re.sub(r"\x1b\[[?\d]*\w|.*━.*|\^C|\s", "", told.text) == "interrupted"
    assert tree(order.output) == before
    assert not (root / ".broadsheet/staging").exists()
    assert not _processes(root)
    built(order)
    assert tree(order.output) != before


def _processes(root: Path) -> list[str]:
    """Give the processes that work in a site's folder."""
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(root) in line and str(os.getpid()) not in line]


def test_ctrl_c_before_anything_has_begun_says_nothing_of_python(root: Path) -> None:
    """The door itself knows what it means."""
    early = "import builtins, runpy; find = builtins.__import__\n"
    early += "def stop(name, *rest):\n    if name == 'click': raise KeyboardInterrupt\n    return find(name, *rest)\n"
    early += "builtins.__import__ = stop; runpy.run_path('build.py', run_name='__main__')"
    left = subprocess.run([sys.executable, "-c", early, "-C", str(root)], cwd=HERE, capture_output=True, check=False)
    assert (left.returncode, left.stdout, left.stderr) == (130, b"", b"")
