"""Newsboat, from Debian, as a subscriber's reader."""

import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.building.sites import article
from tests.subscribing import CHANGES, Publisher

ROOT = Path(__file__).parents[2]


class Newsboat:
    """A subscriber: Newsboat with a folder of its own."""

    def __init__(self, folder: Path, feeds: Iterable[str]) -> None:
        """Subscribe."""
        self._cache = folder / "cache.db"
        urls = folder / "urls"
        urls.write_text("".join(f"{feed}\n" for feed in feeds), encoding="utf-8")
        files = {"url-file": urls, "cache-file": self._cache, "config-file": folder / "config"}
        self._command = ["newsboat", *(f"--{name}={file}" for name, file in files.items())]

    def unread(self) -> int:
        """Ask for every feed, and give how many articles are unread."""
        subprocess.run([*self._command, "--execute=reload"], check=True, capture_output=True)
        said = subprocess.run([*self._command, "--execute=print-unread"], check=True, capture_output=True, text=True)
        return int(said.stdout.split()[0])

    def read_all(self) -> None:
        """Mark everything as read."""
        with closing(sqlite3.connect(self._cache)) as cache, cache:
            cache.execute("update rss_item set unread = 0")


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    """Publish a small site."""
    made = Publisher(tmp_path / "paper")
    yield made
    made.close()


def test_newsboat_reads_every_item_of_the_demos_feed(tmp_path: Path) -> None:
    """It finds as many unread articles as the feed has items."""
    feed = ROOT / "site" / "feed.xml"
    assert Newsboat(tmp_path, [f"file://{feed}"]).unread() == feed.read_text("utf-8").count("<item>")


@pytest.mark.parametrize("change", CHANGES)
def test_newsboat_shows_no_item_twice(publisher: Publisher, tmp_path: Path, change: str) -> None:
    """Read once, an item stays read, whatever an editor changes; one that is in several feeds counts once."""
    reader = Newsboat(tmp_path, publisher.feeds)
    assert reader.unread() == len(["A", "B", "C", "an edition", "a correction"])
    reader.read_all()
    publisher.publish(CHANGES[change])
    assert reader.unread() == 0
    publisher.publish({"content/articles/d.md": article("D", date="2026-11-21")})
    assert reader.unread() == 1
