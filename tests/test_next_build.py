"""A build says when the next one is due, to people and to machines."""

import shutil
from datetime import datetime
from pathlib import Path

from tests.makers import run

YESTERDAY = Path(__file__).with_name("broken") / "yesterday"
HELD = "---\ntitle: Held\ndate: 2027-01-02 10:00\nid: held\n---\n\nThe text.\n"


def test_the_time_of_the_next_build_is_in_a_file(tmp_path: Path) -> None:
    """That of a held article; a preview and another output leave it alone; never is an empty file."""
    site = Path(shutil.copytree(YESTERDAY, tmp_path / "paper"))
    said = site / ".broadsheet/next-build"
    held = site / "content/articles/held.md"
    held.write_text(HELD, encoding="utf-8")
    run("-C", site, "build", "--now", "2026-12-01T12:00Z", "--output", "elsewhere")
    assert not said.exists()
    told = run("-C", site, "build", "--now", "2026-12-01T12:00Z")
    assert datetime.fromisoformat(said.read_text(encoding="utf-8").strip()).isoformat() == "2027-01-02T10:00:00+00:00"
    assert "held until 2027-01-02 10:00 UTC: content/articles/held.md" in told.out
    run("-C", site, "build", "--now", "2027-02-01T12:00Z")
    assert said.read_bytes() == b""
