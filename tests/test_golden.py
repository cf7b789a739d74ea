"""A whole site is compared with what it was when somebody last read it.

Every folder of `golden/` but `theme/` is a site with its `expected/` tree. The theme prints every value that a
template may see, one on a line, so that a difference reads like one. `make golden` writes the trees anew.
"""

import difflib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec import inspect

from broadsheet.building.disk.roots import Roots
from broadsheet.building.order import Order
from broadsheet.building.starting import build
from broadsheet.model.outputs import View
from broadsheet.model.views import Text

HERE = Path(__file__).with_name("golden")
THEME = HERE / "theme"
CASES = sorted(case.name for case in HERE.iterdir() if case != THEME)
MADE = {
    "unusual/content/articles/mark-and-returns.md": (
        "\ufeff---\r\ntitle: A mark\r\nid: mark\r\ndate: 2026-11-12\r\n---\r\n\r\nTwo lines,\r\none paragraph.\r\n"
    ),
    "unusual/content/articles/old-mac.md": "---\rtitle: Returns\rid: mac\rdate: 2026-11-13\r---\r\rOne.\r\rTwo.\r",
}
"""Files that an editor or Git may mangle on their way."""
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def built(case: str, folder: Path) -> dict[str, bytes]:
    """Build a case in a folder of its own and give its tree."""
    site = folder / case
    shutil.copytree(HERE / case, site, ignore=shutil.ignore_patterns("expected"))
    for path in (path for path in MADE if path.startswith(f"{case}/")):
        (folder / path).write_bytes(MADE[path].encode())
    roots = Roots(site, THEME)
    build(Order(roots=roots, output=folder / "out", private=roots.private, now=NOW, jobs=1), lambda *_: None)
    return dict(unpacked(tree_of(folder / "out")))


def tree_of(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def unpacked(tree: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give each file of a book on its own, so that a difference reads like one."""
    for path, data in tree.items():
        if not path.endswith(".epub"):
            yield path, data
            continue
        with ZipFile(BytesIO(data)) as book:
            yield from ((f"{path}/{name}", book.read(name)) for name in book.namelist())


def rewrite(case: str, tree: dict[str, bytes]) -> None:
    """Make a tree the expected one."""
    shutil.rmtree(HERE / case / "expected", ignore_errors=True)
    for path, data in tree.items():
        file = HERE / case / "expected" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def differences(expected: dict[str, bytes], tree: dict[str, bytes]) -> Iterator[str]:
    """Give a diff of every file that differs."""
    for path, data in expected.items():
        old, new = (each.decode(errors="backslashreplace").splitlines() for each in (data, tree[path]))
        if data != tree[path]:
            yield "\n".join(difflib.unified_diff(old, new, f"expected/{path}", path, lineterm=""))


def structs_in(kind: inspect.Type) -> Iterator[inspect.StructType]:
    """Give every Struct that a type is made of."""
    if isinstance(kind, inspect.StructType):
        yield kind
        inner = [field.type for field in kind.fields]
    else:
        inner = [*getattr(kind, "types", ()), *getattr(kind, "item_types", ())]
        inner += [kind.item_type] if isinstance(kind, inspect.VarTupleType) else []
    for each in inner:
        yield from structs_in(each)


@pytest.mark.parametrize("case", CASES)
def test_a_site_is_what_it_was(case: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Paths first, then bytes."""
    tree = built(case, tmp_path)
    if request.config.getoption("--rewrite"):
        rewrite(case, tree)
    expected = tree_of(HERE / case / "expected")
    assert sorted(tree) == sorted(expected)
    assert "\n".join(differences(expected, tree)) == ""


def test_the_theme_prints_every_value_that_a_template_may_see() -> None:
    """Else a value could change and no tree would."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in (*THEME.rglob("*.html"), THEME / "sw.js"))
    told_otherwise = {
        "broadsheet.model.feeds",
        "broadsheet.model.sitemaps",
        "broadsheet.model.search",
        "broadsheet.model.headers",
        "broadsheet.model.servers",
        "broadsheet.model.api",
        "broadsheet.model.assets",
    }
    names = {
        field.name
        for each in structs_in(inspect.type_info(View))
        if each.cls.__module__ not in told_otherwise
        for field in each.fields
    }
    inner = set(Text.__struct_fields__)
    assert sorted(name for name in names - inner if f".{name}" not in text) == []
