"""Newsboat, from Debian, as a subscriber's reader."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_newsboat_reads_every_item_of_the_demos_feed(tmp_path: Path) -> None:
    """It finds as many unread articles as the feed has items."""
    feed = ROOT / "site" / "feed.xml"
    urls, cache = tmp_path / "urls", tmp_path / "cache.db"
    urls.write_text(f"file://{feed}\n", encoding="utf-8")
    command = ["newsboat", f"--url-file={urls}", f"--cache-file={cache}", f"--config-file={tmp_path / 'config'}"]
    subprocess.run([*command, "--execute=reload"], check=True, capture_output=True)
    said = subprocess.run([*command, "--execute=print-unread"], check=True, capture_output=True, text=True)
    assert said.stdout.split()[0] == str(feed.read_text("utf-8").count("<item>"))
