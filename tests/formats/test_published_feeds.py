"""Every feed of the golden sites, as it is published, keeps the rules of its format."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.model.config import Config
from broadsheet.model.urls import permalink_of
from broadsheet.reading.config import parse_config
from tests.formats import json_feed_rules, rfc4287
from tests.formats.w3c_rules import doubts_of

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted(each.parent.name for each in GOLDEN.glob("*/config.yaml"))


def _feeds(case: str, pattern: str) -> Iterator[tuple[bytes, str]]:
    """Give each feed with its address."""
    config: Config = parse_config((GOLDEN / case / "config.yaml").read_bytes(), "config.yaml")[0]
    root = GOLDEN / case / "expected"
    for file in sorted(root.rglob(pattern)):
        yield file.read_bytes(), permalink_of(config, "/" + file.relative_to(root).as_posix())


@pytest.mark.parametrize("case", CASES)
def test_no_validator_doubts_a_feed(case: str) -> None:
    """RSS and Atom, archive documents too, each at its own address."""
    feeds = [*_feeds(case, "feed*.xml"), *_feeds(case, "atom*.xml")]
    assert len(feeds) > 2
    assert [doubt for feed in feeds for doubt in doubts_of(*feed)] == []


@pytest.mark.parametrize("case", CASES)
def test_every_feed_keeps_the_rules_of_its_format(case: str) -> None:
    """RFC 4287's, and JSON Feed's."""
    assert [fault for feed, _ in _feeds(case, "atom*.xml") for fault in rfc4287.faults_of(feed)] == []
    assert [
        fault for feed, _ in _feeds(case, "feed.json") for fault in json_feed_rules.faults_of(json.loads(feed))
    ] == []
