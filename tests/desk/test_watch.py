"""What counts as a change, on the real file system."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from broadsheet.desk.watch import Batch, changes

LIMIT = 20
"""Seconds after which something that should happen at once counts as never."""


@pytest.fixture
def stop() -> Iterator[Event]:
    """Give up in the end rather than wait for ever."""
    event = Event()
    timer = Timer(LIMIT, event.set)
    timer.start()
    yield event
    timer.cancel()
    timer.join()


def watch(root: Path, stop: Event, *, polling: bool = False) -> Iterator[Batch]:
    """Watch a site's content, templates and config from now on."""
    (root / "content").mkdir(exist_ok=True)
    paths = (root / "content", root / "templates", root / "config.yaml")
    batches = changes(paths, stop, ignored=(root / "content" / "preview",), polling=polling)
    assert next(batches) == frozenset()
    return batches


def names(root: Path, batch: Batch) -> set[str]:
    """Name changed paths as seen from the root."""
    return {Path(path).relative_to(root.resolve()).as_posix() for path in batch}


@pytest.mark.parametrize(
    "name",
    [
        ".a.md.swp",
        ".a.md.swx",
        "a.md~",
        "4913",
        ".#a.md",
        "#a.md#",
        "a.md___jb_tmp___",
        ".goutputstream-X1",
        ".DS_Store",
    ],
)
def test_an_editors_scratch_file_is_no_change(tmp_path: Path, stop: Event, name: str) -> None:
    """The article beside it is."""
    batches = watch(tmp_path, stop)
    (tmp_path / "content" / name).write_text("x", encoding="utf-8")
    (tmp_path / "content" / "a.md").write_text("x", encoding="utf-8")
    assert names(tmp_path, next(batches)) == {"content/a.md"}


def test_what_we_make_is_no_change(tmp_path: Path, stop: Event) -> None:
    """Else a build would cause the next one; `.well-known` is an editor's."""
    folders = ("preview", ".broadsheet", ".git", ".well-known")
    for folder in folders:
        (tmp_path / "content" / folder).mkdir(parents=True)
    batches = watch(tmp_path, stop)
    for folder in folders:
        (tmp_path / "content" / folder / "x").write_text("x", encoding="utf-8")
    assert names(tmp_path, next(batches)) == {"content/.well-known/x"}


def test_a_site_in_a_folder_with_an_ignored_name_is_watched(tmp_path: Path, stop: Event) -> None:
    """Only names below what is watched count."""
    root = tmp_path / ".git" / "site"
    root.mkdir(parents=True)
    batches = watch(root, stop)
    (root / "content" / "a.md").write_text("x", encoding="utf-8")
    assert names(root, next(batches)) == {"content/a.md"}


def test_a_folder_that_was_not_there_is_noticed_with_what_comes_later(tmp_path: Path, stop: Event) -> None:
    """As a new theme is."""
    batches = watch(tmp_path, stop)
    (tmp_path / "templates").mkdir()
    assert names(tmp_path, next(batches)) == {"templates"}
    (tmp_path / "templates" / "base.html").write_text("x", encoding="utf-8")
    assert names(tmp_path, next(batches)) == {"templates/base.html"}


def test_a_folder_made_anew_at_once_is_watched_again(tmp_path: Path, stop: Event) -> None:
    """Though it may get the old one's inode."""
    batches = watch(tmp_path, stop)
    shutil.rmtree(tmp_path / "content")
    (tmp_path / "content").mkdir()
    assert "content" in names(tmp_path, next(batches))
    (tmp_path / "content" / "a.md").write_text("x", encoding="utf-8")
    assert names(tmp_path, next(batches)) == {"content/a.md"}


def test_a_file_below_a_new_folder_is_noticed(tmp_path: Path, stop: Event) -> None:
    """However deep."""
    batches = watch(tmp_path, stop)
    (tmp_path / "content" / "2026" / "11").mkdir(parents=True)
    assert names(tmp_path, next(batches)) >= {"content/2026"}
    (tmp_path / "content" / "2026" / "11" / "a.md").write_text("x", encoding="utf-8")
    assert names(tmp_path, next(batches)) == {"content/2026/11/a.md"}


def test_polling_notices_too(tmp_path: Path, stop: Event) -> None:
    """Where a file system tells of nothing."""
    batches = watch(tmp_path, stop, polling=True)
    (tmp_path / "content" / "a.md").write_text("x", encoding="utf-8")
    assert "content/a.md" in names(tmp_path, next(batches))


def test_a_set_stop_ends_the_batches(tmp_path: Path, stop: Event) -> None:
    """At once, not at the next change."""
    batches = watch(tmp_path, stop)
    stop.set()
    assert list(batches) == []
