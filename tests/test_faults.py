"""What goes wrong with a machine is told in a line and an exit code, costs no data, and is healed by the next build."""

import os
import random
import re
import resource
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from pathlib import Path
from threading import Event

import pytest
from msgspec import structs

from broadsheet.building.executors import WORTH_IT
from broadsheet.building.order import Order
from tests.building.machines import bind, in_namespace, mount, only_readable, unprivileged
from tests.building.sites import article, built, mistakes, new_site, published, tree, write
from tests.makers import Told, run
from tests.terminals import HERE

SOAKING = "SOAK_EDITS" in os.environ
AT = ("--now", "2026-11-22T12:00Z")
A = "content/articles/a.md"


def _texts(word: str, count: int = 12) -> dict[str, str | bytes]:
    return {f"content/articles/{n}.md": article(f"{word} {n}", f"{word}. " * 50, id=f"n{n}") for n in range(count)}


def _build(root: Path, *options: str) -> Told:
    return run("-C", root, "build", *AT, *options)


def _clean(root: Path, folder: Path) -> dict[str, bytes]:
    """Build elsewhere with the program, as `_build` does, and give every file."""
    with chdir(root):
        told = run("build", *AT, "--clean", "--quiet", "--output", str(folder))
    assert told.code == 0, told.err
    return tree(folder)


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """Give a small site that is built."""
    root = tmp_path / "paper"
    new_site(root, {A: article("A"), "content/articles/b.md": article("B", tags="[x]")})
    assert _build(root).code == 0
    return root


def _heals(root: Path, clean: Path) -> None:
    assert _build(root).code == 0
    assert tree(root / "site") == _clean(root, clean)


FULL = [*(f"size={size}k" for size in (4, 60, 200)), *(f"nr_inodes={inodes}" for inodes in (1, 45, 70))]
"""What is left to a build: kilobytes, or files, folders and links."""


def _full_disk(folder: Path) -> None:
    codes = set()
    for number, left in enumerate(FULL if not SOAKING else [*FULL, *(f"nr_inodes={n}" for n in range(1, 160, 3))]):
        folder.joinpath(str(number)).mkdir()
        root = folder / str(number)
        mount(root, "size=64m")
        new_site(root, _texts("Old"))
        assert _build(root).code == 0
        before = tree(root / "site")
        write(root, _texts("New"))
        _limit(root, left)
        told = _build(root)
        codes.add(told.code)
        assert told.code == 0 or (tree(root / "site") == before and re.search("full|no space", told.err)), left
        assert told.code in {0, 3}
        mount_again(root, "size=64m,nr_inodes=0")
        assert _build(root).code == 0
        assert tree(root / "site") == _clean(root, folder / f"clean{number}")
    assert codes == {0, 3} or not SOAKING


def _limit(root: Path, left: str) -> None:
    kind, _, amount = left.partition("=")
    used = os.statvfs(root)
    if kind == "size":
        total = (used.f_blocks - used.f_bfree) * used.f_frsize // 1024 + int(amount.rstrip("k"))
        mount_again(root, f"size={total}k")
    else:
        mount_again(root, f"nr_inodes={used.f_files - used.f_ffree + int(amount)}")


def mount_again(root: Path, options: str) -> None:
    """Change how much a file system in memory holds."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(root)], check=True)


def test_a_full_disk_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    """Whether it is full while pages wait in staging, while they change places, or of files alone."""
    in_namespace(_full_disk, tmp_path)


def test_a_file_that_may_not_grow_leaves_the_site_as_it_was(root: Path) -> None:
    """The same without a file system of its own: a limit on the size of files (setrlimit(2)), in workers too."""
    write(root, _texts("More", 2 * WORTH_IT))
    before = tree(root / "site")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); "
    command = [sys.executable, "-c", f"{limit}from broadsheet.cli import main; main()", "-C", str(root), "--jobs", "2"]
    left = subprocess.run(command, cwd=HERE, env=_environment(), capture_output=True, text=True, check=False)
    assert left.returncode == 3, left.stderr
    assert "Traceback" not in left.stderr
    assert tree(root / "site") == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 20000


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(HERE)}


def _read_only(root: Path) -> None:
    bind(root / "site")
    write(root, {A: article("Fine", id="id-a")})
    assert _build(root).code == 0
    write(root, {A: article("Other", id="id-a")})
    before = tree(root / "site")
    only_readable(root / "site")
    told = _build(root)
    assert told.code == 3
    assert "the file system can only be read; name another folder with --output" in told.err
    assert tree(root / "site") == before


def test_a_site_that_can_only_be_read_ends_with_3(root: Path, tmp_path: Path) -> None:
    """One that is mounted by itself and can be written is built; then it is mounted so that it cannot."""
    in_namespace(_read_only, root)
    _heals(root, tmp_path / "clean")


def test_a_folder_without_permission_ends_with_3(root: Path, tmp_path: Path) -> None:
    """It is named; the rest is put back."""
    write(root, {A: article("Other", id="id-a")})
    before, locked = tree(root / "site"), root / "site/2026/03/b"
    for folder in (locked, locked.parent):
        folder.chmod(0o555)
    command = [*unprivileged(), sys.executable, "-m", "broadsheet", "-C", str(root), *AT]
    left = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    for folder in (locked, locked.parent):
        folder.chmod(0o755)
    assert (left.returncode, left.stdout) == (3, "")
    assert left.stderr.startswith(f"{root}/site/2026/03/")
    assert "not allowed; check the permissions" in left.stderr
    assert tree(root / "site") == before
    _heals(root, tmp_path / "clean")


def _remove(path: Path) -> None:
    subprocess.run(["rm", "-rf", str(path)], check=True)


def _fill(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "mine.txt").write_text("mine", encoding="utf-8")


WAYS: dict[str, Callable[[Path], object]] = {
    "a file": lambda path: path.write_text("mine", encoding="utf-8"),
    "a folder": Path.mkdir,
    "a full folder": _fill,
    "a loop": lambda path: path.symlink_to(path.name),
    "a dangling link": lambda path: path.symlink_to("nowhere"),
    "a link out": lambda path: path.symlink_to("/etc/hostname"),
}
PLACES = (
    *("config.yaml", "content", "content/articles", A, "templates", "templates/front.html"),
    *("site", "site/index.html", "site/tags", "site/tags/x", "site/2026/03/a/index.html"),
    *(f".broadsheet{name}" for name in ("", "/store.sqlite", "/lock", "/staging", "/stamp", "/manifests")),
)
"""Where something else may be than a build expects."""


def _undo(root: Path, place: str) -> None:
    _remove(root / place)
    new_site(root, {A: article("A"), "content/articles/b.md": article("B", tags="[x]")})


@pytest.mark.parametrize("place", PLACES)
def test_whatever_is_in_the_way_is_healed_or_named(root: Path, tmp_path: Path, place: str) -> None:
    """Never a bug, never a lost file of somebody else's; once it is moved, a build equals a clean one."""
    for number, (what, make) in enumerate(WAYS.items()):
        _remove(root / place)
        make(root / place)
        before = tree(root / "site") if (root / "site").is_dir() else {}
        told = _build(root)
        assert told.code in {0, 1, 3}, (what, told)
        assert told.code == 0 or place.rpartition("/")[2].partition(".")[0] in told.err, (what, told)
        if told.code and (root / "site").is_dir():
            assert tree(root / "site") == before, what
        if "full" in what and place.startswith("site/") and place.endswith("html"):
            assert (root / place / "mine.txt").exists()
        _undo(root, place)
        if number % 3 == 0:
            _heals(root, tmp_path / f"clean{number}")


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("content/articles/round", "."),
        ("content/articles/out.md", "../../config.yaml"),
        ("templates/out.html", "/etc/hostname"),
    ],
)
def test_a_link_that_leads_round_or_out_is_a_mistake(root: Path, name: str, target: str) -> None:
    """It is named, and nothing is published."""
    (root / name).symlink_to(target)
    before = tree(root / "site")
    told = _build(root)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(f"{name}: a link that leaves its tree, or leads to no file\n  hint: ")
    assert tree(root / "site") == before


def test_a_name_that_is_not_utf_8_is_a_mistake(root: Path) -> None:
    """It can be printed, and is."""
    Path(os.fsdecode(os.fsencode(root) + b"/content/articles/caf\xe9.md")).write_text("x", encoding="utf-8")
    told = _build(root)
    assert (told.code, told.err) == (
        1,
        "content/articles/caf\ufffd.md: the file name is not UTF-8\n  hint: rename the file\n1 mistake\n",
    )


def test_two_unicode_forms_of_one_name_are_a_mistake(root: Path) -> None:
    """A file system that folds them would lose one of them (Unicode Standard Annex 15)."""
    for form in ("NFC", "NFD"):
        write(root, {unicodedata.normalize(form, "content/images/café.png"): form})
    write(root, {A: article("A", "![x](<../images/café.png>)")})
    told = _build(root)
    assert told.code == 1
    assert "they differ only in Unicode form\n  hint: give one of them another slug or file name" in told.err


def test_builds_at_once_wait_for_nobody_and_spoil_nothing(root: Path, tmp_path: Path) -> None:
    """One builds; the others say which process holds the lock."""
    write(root, _texts("More", 2 * WORTH_IT))
    command = [sys.executable, "-m", "broadsheet", "-C", str(root), *AT, "--jobs", "1"]
    begun = [subprocess.Popen(command, cwd=HERE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    told = [each.communicate()[1] for each in begun]
    assert {each.returncode for each in begun} <= {0, 3}
    assert 0 in {each.returncode for each in begun}
    for each, words in zip(begun, told, strict=True):
        assert each.returncode == 0 or re.search(r"another build of this site is running \(process \d+\)", words)
    _heals(root, tmp_path / "clean")


def _restless(root: Path, stop: Event) -> None:
    """Write an article by and by, take it away, and put it there again, as a bad editor program does."""
    chance = random.Random(3)  # noqa: S311  # any moment will do
    file = root / A
    while not stop.is_set():
        text = article(f"A {chance.randrange(9)}", "Long. " * chance.randrange(9999), id="id-a").encode()
        with file.open("wb") as stream:
            for start in range(0, len(text), 4096):
                stream.write(text[start : start + 4096])
                stream.flush()
        if chance.random() < 0.3:
            file.unlink()


def test_files_that_change_or_vanish_while_they_are_read_are_named(root: Path, tmp_path: Path) -> None:
    """Or a build is of the one text or of the other; when they are at rest, it equals a clean one."""
    stop = Event()
    with ThreadPoolExecutor(1) as editor:
        writing = editor.submit(_restless, root, stop)
        try:
            ends = [_build(root) for _ in range(200 if SOAKING else 25)]
        finally:
            stop.set()
        writing.result()
    assert {told.code for told in ends} <= {0, 1}
    assert all(told.code == 0 or told.err.startswith(A) or "a.md" in told.err for told in ends)
    write(root, {A: article("At rest", id="id-a")})
    _heals(root, tmp_path / "clean")


def test_a_store_that_is_damaged_anywhere_is_healed(tmp_path: Path) -> None:
    """At random bytes; each build after it equals a clean one."""
    order = new_site(tmp_path / "paper", _texts("Old"))
    built(order)
    expected = {word: _clean_of(order, word, tmp_path / word) for word in ("Old", "New")}
    chance = random.Random(None if SOAKING else 7)  # noqa: S311  # any bytes will do
    store = order.private / "store.sqlite"
    for number in range(500 if SOAKING else 12):
        word = ("New", "Old")[number % 2]
        write(order.roots.site, {"content/articles/3.md": _texts(word)["content/articles/3.md"]})
        damaged = bytearray(store.read_bytes())
        places = [(chance.randrange(len(damaged)), chance.randrange(1, 256)) for _ in range(chance.choice((1, 3, 50)))]
        for place, change in places:
            damaged[place] ^= change
        store.write_bytes(damaged)
        assert not mistakes(order), places
        assert published(order) == tree(order.output) == expected[word], places


def _clean_of(order: Order, word: str, folder: Path) -> dict[str, bytes]:
    path = "content/articles/3.md"
    write(order.roots.site, {path: _texts(word)[path]})
    clean = structs.replace(order, output=folder / "site", private=folder / "private", clean=True)
    built(clean)
    return tree(clean.output)
