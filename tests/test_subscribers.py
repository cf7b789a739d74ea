"""Whoever subscribed sees nothing twice, whatever an editor changes: feedparser asks a server, before and after."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

from tests.building.sites import article
from tests.subscribing import CHANGES, Publisher


class Reader:
    """A subscriber's program: it remembers the items of each feed by their ids."""

    def __init__(self, feeds: tuple[str, ...]) -> None:
        """Subscribe, and read what is there."""
        self._seen: dict[str, set[str]] = {feed: set() for feed in feeds}
        self.titles = self.unread()

    def unread(self) -> list[str]:
        """Ask for every feed; give the titles of what was not there before, and know it from now on."""
        found: list[str] = []
        for feed, seen in self._seen.items():
            parsed: Any = feedparser.parse(feed)
            assert not parsed.bozo
            assert parsed.entries
            found += [entry.title for entry in parsed.entries if entry.id not in seen]
            seen |= {entry.id for entry in parsed.entries}
        return found


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    """Publish the site."""
    made = Publisher(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("change", CHANGES)
def test_no_reader_sees_an_item_twice(publisher: Publisher, change: str) -> None:
    """In the site's feeds, a tag's, the editions' and the corrections'."""
    reader = Reader(publisher.feeds)
    assert {"A", "B", "C"} < set(reader.titles)
    publisher.publish(CHANGES[change])
    assert reader.unread() == []


def test_a_reader_sees_what_is_new(publisher: Publisher) -> None:
    """And that alone; a new id is new, so that the test above could fail."""
    reader = Reader(publisher.feeds)
    publisher.publish({"content/articles/d.md": article("D", date="2026-11-21")})
    assert reader.unread() == ["D", "D"]
