"""What has become of the last build, seen by a look: nothing, a text, or more than that."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from broadsheet.building.disk.manifests import manifest_path
from broadsheet.building.manifest import decode
from broadsheet.building.memory import FOLDERS, MANY, Watched, recall, remember
from broadsheet.building.order import Order
from broadsheet.building.store import opened
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.report import Held, Report
from tests.building.sites import CONFIG, NOW, article, built, mistakes, new_site, order_for, published, write

HOUR = timedelta(hours=1)
REPORT = Report(articles=3, drafts=2, held=(Held("a.md", NOW + 3 * HOUR),), next_build_at=NOW + HOUR)
A, OUTPUT = "content/articles/a.md", "site/2026/03/a/index.html"


def _remembered(root: Path, report: Report = REPORT) -> Order:
    """Give an order whose last build, of no files at all, reported this."""
    order = order_for(root)
    write(root, {".broadsheet/store.sqlite": b""})
    remember(order, Watched((), (), (), ()), report)
    return order


def test_what_was_reported_is_recalled(tmp_path: Path) -> None:
    """Times keep their offset, and warnings their place."""
    warned = structs.replace(REPORT, warnings=(BuildError("odd", Source("a.md", 1, 2), "mend it"),))
    since = recall(_remembered(tmp_path, warned))
    assert since is not None
    report = since.report
    assert (report.articles, report.held, report.next_build_at) == (3, REPORT.held, REPORT.next_build_at)
    assert [str(warning) for warning in report.warnings] == ["a.md:1:2: odd\n  hint: mend it"]


@pytest.mark.parametrize(("later", "nothing"), [(-1, False), (0, True), (3599, True), (3600, False), (9999, False)])
def test_the_clock_alone_may_be_something_to_do(tmp_path: Path, later: int, nothing: bool) -> None:  # noqa: FBT001  # a column of the table
    """From the last build's instant, inclusive, to `next_build_at`, exclusive, there is nothing."""
    order = _remembered(tmp_path)
    assert (recall(structs.replace(order, now=NOW + timedelta(seconds=later))) is not None) == nothing


def test_a_memory_that_is_damaged_or_of_another_version_is_forgotten(tmp_path: Path) -> None:
    """Whichever byte it is."""
    order = _remembered(tmp_path)
    (file,) = (tmp_path / ".broadsheet/memory").iterdir()
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert recall(order) is None
    file.write_bytes(whole)
    assert recall(order) is not None
    for damage in (b"", whole[:-1], whole + b"x"):
        file.write_bytes(damage)
        assert recall(order) is None


def _small(root: Path) -> Order:
    order = new_site(root, {A: article("A"), "content/static/x.txt": "x", "content/images/y.png": b"y"})
    built(structs.replace(order, ledger="kept"))
    return structs.replace(order, ledger="kept")


def test_new_dates_alone_are_nothing_to_do(tmp_path: Path) -> None:
    """Every file and folder was written anew, with the same bytes, as on a fresh checkout."""
    order = _small(tmp_path)
    for path in (tmp_path / "content", tmp_path / "templates", tmp_path / "site"):
        for each in sorted(path.rglob("*")):
            if each.is_file():
                text = each.read_bytes()
                each.unlink()
                each.write_bytes(text)
    since = recall(order)
    assert since is not None
    assert since.changed == ()


def test_what_was_read_since_need_not_be_read_again(tmp_path: Path) -> None:
    """Where much had another date, the new dates are remembered, and a change after that is seen."""
    order = new_site(tmp_path, {A: article("A"), **{f"content/static/{n}.txt": str(n) for n in range(MANY)}})
    built(order)
    (file,) = (tmp_path / ".broadsheet/memory").iterdir()
    before = file.read_bytes()
    for each in (tmp_path / "content").rglob("*.txt"):
        os.utime(each, (1_000_000_000, 1_000_000_000))
    assert recall(order) is not None
    assert file.read_bytes() != before
    after = file.read_bytes()
    assert recall(order) is not None
    assert file.read_bytes() == after
    write(tmp_path, {"content/static/3.txt": "4"})
    assert recall(order) is None


def test_a_text_that_changed_is_named(tmp_path: Path) -> None:
    """Of the same size and date too: the file system's own date of the change tells."""
    order = _small(tmp_path)
    before = (tmp_path / A).stat()
    write(tmp_path, {A: article("A", "B body.")})
    os.utime(tmp_path / A, ns=(before.st_atime_ns, before.st_mtime_ns))
    since = recall(order)
    assert since is not None
    assert since.changed == (A,)


def _linked(root: Path) -> None:
    (root / OUTPUT).rename(root / "x")
    (root / OUTPUT).symlink_to(root / "x")


def _in(folder: Path, pattern: str) -> Path:
    return next(folder.glob(pattern))


_CHANGES: dict[str, Callable[[Path], object]] = {
    "an article more": lambda root: write(root, {"content/articles/b.md": article("B")}),
    "an article less": lambda root: (root / A).unlink(),
    "an article elsewhere": lambda root: (root / A).rename(root / "content/articles/b.md"),
    "a picture changed": lambda root: write(root, {"content/images/y.png": b"z"}),
    "a picture gone": lambda root: (root / "content/images/y.png").unlink(),
    "a page, the first": lambda root: write(root, {"content/pages/p.md": article("P", id=None, date=None)}),
    "a file with the ledger's name": lambda root: write(root, {"content/static/ids.lock": "mine"}),
    "the settings changed": lambda root: write(root, {"config.yaml": CONFIG + "page_size: 3\n"}),
    "a template changed": lambda root: write(root, {"templates/foot.html": "foot"}),
    "a template more": lambda root: write(root, {"templates/extra.html": "more"}),
    "an output changed": lambda root: write(root, {OUTPUT: "other"}),
    "an output gone": lambda root: (root / OUTPUT).unlink(),
    "an output linked": _linked,
    "the ledger changed": lambda root: write(root, {"content/ids.lock": "# nothing\n"}),
    "the ledger gone": lambda root: (root / "content/ids.lock").unlink(),
    "the manifest gone": lambda root: _in(root / ".broadsheet/manifests", "*.json").unlink(),
    "a publish begun": lambda root: _in(root / ".broadsheet/manifests", "*.json").with_suffix(".json.next").touch(),
    "the store gone": lambda root: (root / ".broadsheet/store.sqlite").unlink(),
}


@pytest.mark.parametrize("name", _CHANGES)
def test_whatever_else_changed_is_left_to_the_whole_line(tmp_path: Path, name: str) -> None:
    """Nothing is said of it."""
    order = _small(tmp_path)
    assert recall(order) is not None
    _CHANGES[name](tmp_path)
    assert recall(order) is None


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_file_any_more_keeps_nobody_waiting(tmp_path: Path, make: Callable[[Path], object]) -> None:
    """A pipe would: it is named as a mistake, as is an article that was published and is gone."""
    order = _small(tmp_path)
    (tmp_path / A).unlink()
    make(tmp_path / A)
    assert mistakes(order)


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


def test_only_the_latest_output_folders_are_remembered(tmp_path: Path) -> None:
    """Whoever builds into a new folder each time does not fill the disk."""
    order = _small(tmp_path)
    for number in range(FOLDERS + 2):
        built(structs.replace(order, output=tmp_path / f"out{number}", ledger="read"))
        os.utime(
            tmp_path / ".broadsheet/memory" / manifest_path(order.private, tmp_path / f"out{number}").stem,
            (number, number),
        )
        built(order)
    assert len(list((tmp_path / ".broadsheet/memory").iterdir())) == FOLDERS
    with opened(tmp_path / ".broadsheet/store.sqlite") as store:
        assert len(store.documents.folders()) <= FOLDERS + 1
    with closing(sqlite3.connect(tmp_path / ".broadsheet/store.sqlite")) as connection:
        (kinds,) = connection.execute("SELECT count(DISTINCT kind) FROM packs WHERE kind LIKE 'shown %'").fetchone()
    assert kinds <= FOLDERS + 1
    write(tmp_path, {A: article("A", "Another text.")})
    for output in (order.output, tmp_path / "out0", tmp_path / f"out{FOLDERS + 1}"):
        built(structs.replace(order, output=output, ledger="read"))
        assert b"Another text." in (output / OUTPUT.removeprefix("site/")).read_bytes()
