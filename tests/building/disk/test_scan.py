"""The scan: which files are seen, which are left alone, which may not be where they are."""

import os
from pathlib import Path

import pytest

from broadsheet.building.disk.files import digest_of, look, settled, stamp
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.scan import UNREAD, Known, Sources, scan, with_digests
from broadsheet.building.manifest import UNSURE
from tests.building.sites import write


def _scan(root: Path) -> Sources:
    return scan(Roots(root, root / "theme"), {})


def _errors(root: Path) -> list[str]:
    return [str(error).partition("\n")[0] for error in _scan(root).errors]


def test_every_file_has_its_kind(tmp_path: Path) -> None:
    """Content is Markdown in its three folders, nested or not; every other file of `content/` may be copied."""
    content = ("articles/2026/b.md", "articles/a.md", "editions/e.md", "pages/p.md")
    files = ("articles/a.png", "images/notes.md", "images/x.png", "static/.well-known/x", "static/CNAME")
    write(tmp_path, dict.fromkeys([f"content/{name}" for name in (*content, *files)], "x"))
    sources = _scan(tmp_path)
    assert [found.path for found in sources.content] == [f"content/{name}" for name in content]
    assert [asset.path for asset in sources.files] == [f"content/{name}" for name in files]
    assert not sources.errors


@pytest.mark.parametrize(
    "name",
    [
        *("articles/.hidden.md", "articles/.a.md.swp", "articles/a.md~", "articles/.#a.md", "articles/a.tmp"),
        *("images/.DS_Store", "static/Thumbs.db", "static/.gitkeep", "static/.git/config", ".obsidian/x", "ids.lock"),
        *("images/.hidden", "staticky/.hidden", "articles/__pycache__/x"),
    ],
)
def test_what_editors_and_systems_leave_behind_is_ignored(tmp_path: Path, name: str) -> None:
    """It is neither content nor copied, nor a mistake."""
    write(tmp_path, {f"content/{name}": "x"})
    sources = _scan(tmp_path)
    assert (sources.content, sources.files, sources.errors) == ((), (), ())


def test_a_new_text_is_left_to_whoever_parses_it(tmp_path: Path) -> None:
    """It would be read twice; what was known before is read where it looks otherwise, and so is every other file."""
    write(tmp_path, {"content/articles/a.md": "x", "content/articles/b.md": "y", "content/images/c.png": "z"})
    known = {"content/articles/b.md": Known(UNSURE, "before")}
    sources = scan(Roots(tmp_path, tmp_path / "theme"), known)
    assert [found.digest for found in sources.found] == [UNREAD, digest_of(b"y"), digest_of(b"z")]
    told = with_digests(sources, {"content/articles/a.md": digest_of(b"x"), "content/articles/b.md": "later"})
    assert [found.digest for found in told.content] == [digest_of(b"x"), digest_of(b"y")]
    assert [found.digest for found in told.found] == [digest_of(b"x"), digest_of(b"y"), digest_of(b"z")]


def test_a_site_without_content_is_empty(tmp_path: Path) -> None:
    """It is no mistake: the first article is on its way."""
    assert _scan(tmp_path).found == ()


def test_markdown_in_no_folder_that_is_built_is_a_mistake(tmp_path: Path) -> None:
    """Nobody writes it for nothing."""
    write(tmp_path, {"content/a.md": "x", "content/posts/b.md": "x", "content/articles/c.MD": "x"})
    assert _errors(tmp_path) == [
        "content/a.md: a Markdown file in no folder that is built",
        "content/articles/c.MD: the file's name does not end in '.md'",
        "content/posts/b.md: a Markdown file in no folder that is built",
    ]


def test_a_link_is_followed_to_a_file_of_the_same_tree_alone(tmp_path: Path) -> None:
    """One that leads out, to a folder, round in a circle or to nothing is refused."""
    write(tmp_path, {"content/articles/a.md": "x", "secret": "s", "content/images/d/x.png": "x"})
    images = tmp_path / "content/images"
    targets = {"fine.md": "../articles/a.md", "out": "../../secret", "folder": "d", "loop": "loop", "gone": "nowhere"}
    for name, target in targets.items():
        (images / name).symlink_to(target)
    (images / "absolute").symlink_to("/etc/hostname")
    refused = "a link that leaves its tree, or leads to no file"
    bad = ("absolute", "folder", "gone", "loop", "out")
    assert _errors(tmp_path) == [f"content/images/{name}: {refused}" for name in bad]
    assert "content/images/fine.md" in [asset.path for asset in _scan(tmp_path).files]


def test_content_itself_may_be_a_link(tmp_path: Path) -> None:
    """An editor may keep it elsewhere."""
    write(tmp_path, {"elsewhere/articles/a.md": "x"})
    (tmp_path / "content").symlink_to("elsewhere")
    assert [found.path for found in _scan(tmp_path).content] == ["content/articles/a.md"]


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        (b"caf\xe9.md", "the file name is not UTF-8"),
        (b"a\\b.md", "the file name holds a backslash or a control character"),
        (b"a\nb.md", "the file name holds a backslash or a control character"),
    ],
)
def test_a_name_that_no_url_can_have_is_a_mistake(tmp_path: Path, name: bytes, mistake: str) -> None:
    """And it can be printed."""
    folder = tmp_path / "content/articles"
    folder.mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).touch()
    (error,) = _scan(tmp_path).errors
    assert error.message == mistake
    assert str(error).encode()


def test_what_is_neither_file_nor_folder_is_a_mistake(tmp_path: Path) -> None:
    """Reading a pipe would never end."""
    (tmp_path / "content/images").mkdir(parents=True)
    os.mkfifo(tmp_path / "content/images/pipe")
    assert _errors(tmp_path) == ["content/images/pipe: neither a file nor a folder"]


def test_a_sites_own_template_comes_before_the_built_in_one(tmp_path: Path) -> None:
    """File by file, assets too."""
    write(tmp_path, {"theme/a.html": "1", "theme/b.html": "1", "theme/assets/x.css": "1", "theme/assets/y.css": "1"})
    write(tmp_path, {"templates/b.html": "2", "templates/assets/y.css": "2"})
    sources = _scan(tmp_path)
    assert [(file.path, file.text) for file in sources.theme.files] == [
        ("built-in/a.html", "1"),
        ("templates/b.html", "2"),
    ]
    paths = [asset.path for asset in sources.theme_assets]
    assert paths == ["built-in/assets/x.css", "templates/assets/y.css"]


def test_a_template_that_is_not_utf_8_is_a_mistake_with_its_line(tmp_path: Path) -> None:
    """A byte order mark and Windows' line ends are none."""
    write(tmp_path, {"templates/a.html": b"one\ntwo \xe9\n", "templates/b.html": "\ufeffone\r\ntwo"})
    assert _errors(tmp_path) == ["templates/a.html:2: not UTF-8"]
    assert [file.text for file in _scan(tmp_path).theme.files] == ["one\ntwo"]


def test_a_file_whose_look_is_known_is_not_read(tmp_path: Path) -> None:
    """Its digest is taken from what is known; any other look is not believed."""
    write(tmp_path, {"content/images/x.png": "x"})
    stat = look(tmp_path / "content/images/x.png")
    roots = Roots(tmp_path, tmp_path / "theme")
    path = "content/images/x.png"
    assert scan(roots, {path: Known(stat, "remembered")}).files[0].digest == "remembered"
    assert scan(roots, {path: Known(UNSURE, "remembered")}).files[0].digest != "remembered"


def test_a_look_within_the_clocks_own_tick_is_not_kept(tmp_path: Path) -> None:
    """The file may change again, and its date with it not."""
    write(tmp_path, {"x": "x"})
    stat = look(tmp_path / "x")
    newest = max(stat.mtime, stat.ctime)
    assert settled(stat, newest) == UNSURE
    assert settled(stat, newest - 1) == UNSURE
    assert settled(stat, newest + 1) == stat
    assert stamp(tmp_path) >= newest
