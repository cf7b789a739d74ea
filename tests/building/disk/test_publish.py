"""Publishing: what is ours is replaced and pruned, what is not is neither, and a kill is healed."""

import os
import subprocess
from pathlib import Path

import pytest
from msgspec import structs

from broadsheet.building.disk.files import look
from broadsheet.building.disk.manifests import Ledgers, manifest_path, read_ledgers
from broadsheet.building.disk.publish import Place, publish
from broadsheet.building.disk.staging import Staged
from broadsheet.building.manifest import EMPTY, UNSURE, Entry, Manifest
from broadsheet.building.order import Order
from tests.building.sites import article, built, looks, new_site, published, tree, write

A = "content/articles/a.md"


@pytest.fixture(name="order")
def _order(tmp_path: Path) -> Order:
    return new_site(tmp_path, {A: article("A"), "content/static/robots.txt": "all"})


def _clean(order: Order, folder: Path) -> dict[str, bytes]:
    clean = structs.replace(order, output=folder / "site", private=folder / "private", clean=True)
    built(clean)
    return published(clean)


def test_only_what_we_made_is_pruned(order: Order) -> None:
    """With the folders that are then empty; a stranger's file keeps its folder."""
    built(order)
    write(order.output, {"2026/03/mine.txt": "mine", ".gitignore": "*", "tags/mine/x": "mine"})
    write(order.roots.site, {A: article("A", date="2025-01-01")})
    report = built(order)
    assert report.removed == 3
    assert (order.output / "2026/03/mine.txt").exists()
    assert not (order.output / "2026/03/a").exists()
    assert tree(order.output).keys() - published(order).keys() == {"2026/03/mine.txt", ".gitignore", "tags/mine/x"}


def test_files_have_the_mode_of_the_umask(order: Order) -> None:
    """Pages and copies alike, so that a web server may read them."""
    before = os.umask(0o007)
    try:
        built(order)
    finally:
        os.umask(before)
    modes = {(order.output / path).stat().st_mode & 0o777 for path in published(order)}
    assert modes == {0o660}


def test_the_output_folder_may_be_a_link(order: Order, tmp_path: Path) -> None:
    """It stays one."""
    (tmp_path / "elsewhere").mkdir()
    order.output.symlink_to("elsewhere")
    built(order)
    assert order.output.is_symlink()
    assert (tmp_path / "elsewhere/index.html").exists()
    assert built(order).written == 0


@pytest.mark.parametrize("name", ["index.html", "tags", "2026"])
def test_a_link_in_the_way_is_refused_before_anything_is_written(order: Order, tmp_path: Path, name: str) -> None:
    """It could lead anywhere."""
    (tmp_path / "outside").mkdir()
    order.output.mkdir()
    (order.output / name).symlink_to(tmp_path / "outside")
    before = looks(tmp_path / "site")
    with pytest.raises(FileExistsError, match="a link"):
        built(order)
    assert looks(order.output) == before
    assert tree(tmp_path / "outside") == {}


def test_nothing_is_pruned_through_a_link(order: Order, tmp_path: Path) -> None:
    """A folder of ours that somebody has moved away, and linked to, is theirs now."""
    built(order)
    (order.output / "2026").rename(tmp_path / "moved")
    (order.output / "2026").symlink_to(tmp_path / "moved")
    write(tmp_path, {A: article("A", date="2025-01-01")})
    built(order)
    assert (tmp_path / "moved/03/a/index.html").exists()


def test_a_strangers_file_in_the_way_is_refused_before_anything_is_written(order: Order) -> None:
    """Once the manifest says what is ours."""
    built(order)
    write(order.output, {"2026/03/b/index.html": "not ours"})
    write(order.roots.site, {A: article("Changed"), "content/articles/b.md": article("B")})
    before = tree(order.output)
    with pytest.raises(FileExistsError, match="not ours") as refused:
        built(order)
    assert refused.value.filename == str(order.output / "2026/03/b/index.html")
    assert tree(order.output) == before


def test_a_strangers_folder_or_file_of_the_other_kind_is_refused(order: Order) -> None:
    """A folder where a file must be, a file where a folder must be."""
    built(order)
    before = looks(order.output)
    for theirs, ours in (("humans.txt/x", "content/static/humans.txt"), ("deep", "content/static/deep/x")):
        write(order.output, {theirs: "theirs"})
        write(order.roots.site, {ours: "ours"})
        with pytest.raises(FileExistsError, match="not ours"):
            built(order)
        (order.output / theirs).unlink()
        (order.roots.site / ours).unlink()
    assert {
        path: look for path, look in looks(order.output).items() if path in before and "." in path
    }.items() <= before.items()


def test_a_file_of_ours_becomes_a_folder_and_a_folder_a_file(order: Order, tmp_path: Path) -> None:
    """Each goes to make way for the other."""
    static = tmp_path / "content/static"
    write(static, {"x/y/z": "1", "w": "1", "deep": "1"})
    built(order)
    (static / "x/y/z").unlink()
    (static / "x/y").rmdir()
    (static / "x").rmdir()
    (static / "w").unlink()
    (static / "deep").unlink()
    write(static, {"x": "2", "w/v": "2", "deep/er/yet": "2"})
    built(order)
    assert published(order) == _clean(order, tmp_path / "clean") == tree(order.output)
    assert (order.output / "x").read_text(encoding="utf-8") == "2"


def test_a_new_folder_is_published_whole_and_keeps_the_looks_of_its_files(order: Order) -> None:
    """So that the next build knows them without reading."""
    write(order.roots.site, {f"content/static/{n}/deep/{n}.txt": str(n) for n in range(5)})
    built(order)
    entries = read_ledgers(manifest_path(order.private, order.output)).manifest.entries
    files = {path: order.output / path for path in entries}
    assert {path: look(files[path]) for path in entries} == {
        path: entry.stat if entry.stat != UNSURE else look(files[path]) for path, entry in entries.items()
    }
    assert sum(entry.stat != UNSURE for entry in entries.values()) > 5


def test_without_any_manifest_strange_files_are_named_in_one_warning(order: Order, tmp_path: Path) -> None:
    """They are left; what is planned is written again."""
    built(order)
    write(order.output, {f"old/{n}.html": "old" for n in range(12)})
    (tmp_path / ".broadsheet/store.sqlite").unlink()
    for manifest in (tmp_path / ".broadsheet/manifests").glob("*.json"):
        manifest.unlink()
    (warning,) = built(order).warnings
    assert "old/0.html" in str(warning)
    assert "and 2 more" in str(warning)
    assert len(tree(order.output)) == len(published(order)) + 12
    write(tmp_path, {A: article("B")})
    assert not built(order).warnings


def test_a_publish_that_does_not_end_hands_on_the_files_of_one_before_it(tmp_path: Path) -> None:
    """Of two builds that were killed, the second knows what the first may have made."""
    place = Place(tmp_path / "site", tmp_path / "manifest.json", tmp_path / "staging")
    begun = Manifest({"ghost.html": Entry("", "", UNSURE)})
    ledgers = Ledgers(EMPTY, begun, known=True, digest="")
    gone = Staged("index.html", "digest")
    with pytest.raises(FileNotFoundError):
        publish(place, ledgers, [gone], fingerprints={"index.html": "f"}, intact={})
    assert read_ledgers(place.manifest).ours == {"ghost.html", "index.html"}


def test_an_output_on_another_file_system_is_published_too(order: Order) -> None:
    """Staging is then beside it, and leaves nothing."""
    other = Path("/dev/shm")  # noqa: S108  # the one other file system that is commonly there
    if not other.is_dir():
        other = order.roots.site
    output = other / f"broadsheet-test-{os.getpid()}" / "site"
    elsewhere = structs.replace(order, output=output)
    try:
        built(elsewhere)
        assert tree(output.parent) == {f"site/{path}": data for path, data in published(elsewhere).items()}
    finally:
        subprocess.run(["rm", "-rf", str(output.parent)], check=True)
