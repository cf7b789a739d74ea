"""When there is nothing to do: everything is as it was, and the clock alone changes nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from broadsheet.building.manifest import decode
from broadsheet.building.memory import recall, remember
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Held
from broadsheet.model.report import Report
from tests.building.sites import CONFIG, NOW, article, built, new_site, published, write

HOUR = timedelta(hours=1)
REPORT = Report(articles=3, held=(Held("a.md", NOW + 3 * HOUR),), next_build_at=NOW + HOUR)


def test_what_was_reported_is_recalled() -> None:
    """Times keep their offset, and warnings their place."""
    warned = structs.replace(REPORT, warnings=(BuildError("odd", Source("a.md", 1, 2), "mend it"),))
    recalled = recall(remember("same", NOW, warned), "same", NOW)
    assert recalled is not None
    assert (recalled.articles, recalled.held, recalled.next_build_at) == (3, REPORT.held, REPORT.next_build_at)
    assert [str(warning) for warning in recalled.warnings] == ["a.md:1:2: odd\n  hint: mend it"]


@pytest.mark.parametrize(("later", "nothing"), [(-1, False), (0, True), (3599, True), (3600, False), (9999, False)])
def test_the_clock_alone_may_be_something_to_do(later: int, nothing: bool) -> None:  # noqa: FBT001  # a column of the table
    """From the last build's instant, inclusive, to `next_build_at`, exclusive, there is nothing."""
    recalled = recall(remember("same", NOW, REPORT), "same", NOW + timedelta(seconds=later))
    assert (recalled is not None) == nothing


def test_nothing_is_recalled_of_other_inputs_or_of_another_version() -> None:
    """What was remembered in another shape is forgotten."""
    assert recall(remember("same", NOW, REPORT), "other", NOW) is None
    assert recall(None, "same", NOW) is None
    assert recall(b'{"inputs": "same"}', "same", NOW) is None
    assert recall(b"\x81\xa6inputs", "same", NOW) is None


def test_a_held_article_appears_and_goes_with_the_clock(tmp_path: Path) -> None:
    """An expiring one too; and the clock may go back."""
    files = {
        "content/articles/held.md": article("Held", date="2026-11-22T13:00Z"),
        "content/articles/gone.md": article("Gone", expires="2026-11-22T14:00Z"),
    }
    order = new_site(tmp_path, files)
    for hour, held, gone in ((0, False, True), (1, True, True), (2, True, False), (1, True, True), (0, False, True)):
        report = built(structs.replace(order, now=NOW + hour * HOUR))
        listed = published(order)["feed.xml"]
        assert (b"/2026/11/held/" in listed, b"/2026/03/gone/" in listed) == (held, gone)
        assert [each.path for each in report.held] == ([] if held else ["content/articles/held.md"])


def test_a_build_with_nothing_to_do_reports_what_the_last_one_did(tmp_path: Path) -> None:
    """But for what it wrote."""
    files = {
        "content/articles/held.md": article("Held", date="2026-12-01"),
        "content/articles/a.md": article("A", "[x](/nowhere/)"),
    }
    order = new_site(tmp_path, files, CONFIG + "timezone: Asia/Tokyo\n")
    first, second = built(order), built(order)
    assert second.held == first.held
    assert str(second.held[0].time) == "2026-12-01 00:00:00+09:00"
    assert second.next_build_at == first.next_build_at
    assert list(map(str, second.warnings)) == list(map(str, first.warnings)) != []
    assert (second.outputs, second.unchanged, second.written) == (first.outputs, first.outputs, 0)


def test_other_options_are_something_to_do(tmp_path: Path) -> None:
    """A preview of the same content in the same folder shows drafts."""
    order = new_site(tmp_path, {"content/articles/d.md": article("D", draft="true")})
    built(order)
    assert "2026/03/d/index.html" not in published(order)
    built(structs.replace(order, preview=True))
    assert "2026/03/d/index.html" in published(order)
    built(order)
    assert "2026/03/d/index.html" not in published(order)


def test_a_lost_manifest_is_healed_by_its_copy(tmp_path: Path) -> None:
    """Even by a build that has nothing else to do; a damaged one too."""
    order = new_site(tmp_path, {"content/articles/a.md": article("A")})
    built(order)
    (manifest,) = (tmp_path / ".broadsheet/manifests").glob("*.json")
    whole = manifest.read_bytes()
    for damage in (b"", whole[:-1], whole.replace(b"index", b"indey")):
        manifest.write_bytes(damage)
        assert built(order).written == 0
        assert decode(manifest.read_bytes()) is not None
    manifest.unlink()
    write(tmp_path, {"content/articles/a.md": article("B")})
    assert not built(order).warnings
    assert "2026/03/a/index.html" not in published(order)
    assert not (order.output / "2026/03/a").exists()
    assert manifest.exists()
