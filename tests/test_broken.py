"""A mistake of an editor's is told in exact words, and yesterday's site stays as it was.

`broken/yesterday/` is a site without a mistake. Every other folder is what was saved over it today, with
`expected.txt`, all that the editor then reads. What an editor or Git may mangle on its way is made here.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.makers import run
from tests.photographs import bomb

HERE = Path(__file__).with_name("broken")
DOOR = Path(__file__).parents[1] / "build.py"
CASES = sorted(case.name for case in HERE.iterdir() if case.name != "yesterday")
FRONT = b"---\ntitle: Today\ndate: 2026-11-21\nid: today\n---\n"
NOW = "2026-11-22T12:00Z"


def save(path: str, data: bytes) -> Callable[[Path], None]:
    """Give what saves a file in a site."""

    def saved(site: Path) -> None:
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    return saved


def remove_config(site: Path) -> None:
    """Lose the settings."""
    (site / "config.yaml").unlink()


def save_twice(site: Path) -> None:
    """Save two pictures whose names differ in case alone."""
    for name in ("Map.svg", "map.svg"):
        save(f"content/images/{name}", b"<svg/>")(site)


def link_out(site: Path) -> None:
    """Link to a file outside the site."""
    (site / "content/articles/secret.md").symlink_to("/etc/hostname")


def append(line: bytes, rid_of: str = "") -> Callable[[Path], None]:
    """Give what adds a line to the ledger, and deletes an article."""

    def appended(site: Path) -> None:
        ledger = site / "content/ids.lock"
        ledger.write_bytes(ledger.read_bytes() + line)
        if rid_of:
            (site / f"content/articles/{rid_of}.md").unlink()

    return appended


TODAY = "content/articles/today.md"
MADE: dict[str, Callable[[Path], None]] = {
    "image-of-a-hundred-megapixels": save("content/images/harbour.png", bomb()),
    "brackets-never-closed": save(TODAY, FRONT + b"\n" + b"[" * 8000 + b"\n"),
    "config-missing": remove_config,
    "config-not-utf-8": save("config.yaml", "title: Caf\u00e9\n".encode("latin-1")),
    "file-not-utf-8": save(TODAY, FRONT + "\nThe caf\u00e9.\n".encode("latin-1")),
    "file-of-ten-megabytes": save(TODAY, FRONT + b"\n" + b"Word after word. " * 616_809),
    "file-with-nul": save(TODAY, FRONT.replace(b"Today", b"To\0day")),
    "front-matter-of-80-kilobytes": save(TODAY, FRONT.replace(b"id:", b"summary: " + b"word " * 16_384 + b"\nid:")),
    "images-in-another-case": save_twice,
    "ledger-article-gone": append(b"gone 2026-01-01T00:00:00Z content/articles/gone.md -\n"),
    "ledger-id-changed": save("content/articles/yesterday.md", FRONT),
    "ledger-id-of-a-deleted-article": append(
        b"- today 2026-01-01T00:00:00Z content/articles/old.md - 2026-02-01T00:00:00Z\n"
    ),
    "ledger-line-damaged": append(b"today content/articles/today.md\n"),
    "ledger-merge-unfinished": append(b"<<<<<<< HEAD\n"),
    "ledger-of-another-digest": append(b"b 2026-01-01T00:00:00Z content/articles/b.md -\n", rid_of="yesterday"),
    "link-out-of-the-tree": link_out,
    "template-not-utf-8": save("templates/page.html", b"<p>\n\xff\n"),
}


def spoil(case: str, site: Path) -> None:
    """Save over a site what a case saves."""
    shutil.copytree(HERE / case, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    if case in MADE:
        MADE[case](site)


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Give every file of a folder with its bytes and its date."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a site that was built yesterday."""
    shutil.copytree(HERE / "yesterday", tmp_path / "paper")
    assert run("-C", tmp_path / "paper", "build", "--now", NOW, "--quiet").code == 0
    return tmp_path / "paper"


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_in_exact_words_and_the_site_stays(
    case: str, site: Path, request: pytest.FixtureRequest
) -> None:
    """Place, words and hint as `expected.txt` has them; exit code 1; every published byte and date as before."""
    before = state_of(site / "site")
    spoil(case, site)
    told = run("-C", site, "build", "--now", NOW)
    expected = HERE / case / "expected.txt"
    if request.config.getoption("--rewrite"):
        expected.write_text(told.err, encoding="utf-8")
    assert told.err == expected.read_text(encoding="utf-8")
    assert (told.code, told.out) == (1, "")
    assert "Traceback" not in told.err
    assert state_of(site / "site") == before


@pytest.mark.parametrize("case", ["many-in-many-files", "file-not-utf-8", "template-undefined"])
def test_the_door_says_the_same(case: str, site: Path) -> None:
    """A process of its own, as an editor starts it."""
    spoil(case, site)
    command = [sys.executable, str(DOOR), "-C", str(site), "build", "--now", NOW]
    told = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert told.stderr == (HERE / case / "expected.txt").read_text(encoding="utf-8")
    assert (told.returncode, told.stdout) == (1, "")
