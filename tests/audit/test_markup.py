"""The Nu HTML checker, that of the W3C, on every page, style sheet and drawing; schema.org's rules on their JSON-LD."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from tests.audit.node_programs import VNU
from tests.building.sites import built
from tests.formats.schema_org import graph_of
from tests.papers import every_tongue
from tests.test_golden import CASES, HERE, MADE, NOW

ROOT = Path(__file__).parents[2]


def checked(folder: Path) -> list[str]:
    """Give all that the checker has to say of a folder."""
    options = ["--also-check-css", "--also-check-svg", "--skip-non-html", "--stdout", "--format", "json"]
    command = ["java", "-Xss4m", "-jar", str(VNU), *options, str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.stdout, said.stderr
    return [
        f"{each['url'].rpartition(str(folder))[2]}:{each.get('lastLine', 0)}: {each.get('subType', each['type'])}: "
        f"{each['message']}"
        for each in json.loads(said.stdout)["messages"]
    ]


def structured_in(page: Path) -> list[str]:
    """Give the JSON-LD of a page."""
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)


def with_our_theme(case: str, folder: Path) -> Path:
    """Build a golden site with the built-in theme, and give the output folder."""
    site = folder / case
    shutil.copytree(HERE / case, site, ignore=shutil.ignore_patterns("expected"))
    for path in (path for path in MADE if path.startswith(f"{case}/")):
        (folder / path).write_bytes(MADE[path].encode())
    roots = Roots(site, theme_root())
    order = Order(roots=roots, output=folder / "out" / case, private=roots.private, now=NOW, search=True)
    built(order)
    return order.output


def test_the_checker_finds_nothing_on_the_demo() -> None:
    """As `make site` built it."""
    assert checked(ROOT / "site") == []


def test_the_checker_finds_nothing_on_the_golden_sites_and_on_any_kind_of_page(tmp_path: Path) -> None:
    """Nor the vocabulary: what editors may write, and every part of a page in Latin, Arabic and Japanese."""
    for case in CASES:
        with_our_theme(case, tmp_path)
    every_tongue(tmp_path / "every").rename(tmp_path / "out" / "every")
    assert checked(tmp_path / "out") == []
    blocks = [block for page in (tmp_path / "out").rglob("*.html") for block in structured_in(page)]
    assert len(blocks) > 100
    for block in blocks:
        graph_of(block)


def test_the_checker_does_check(tmp_path: Path) -> None:
    """Pages, style sheets and drawings."""
    (tmp_path / "a.html").write_text("<!doctype html><title>A</title><section></section><p><p id=a id=a>")
    (tmp_path / "a.css").write_text("p { colour: red }")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="none"/><p/></svg>')
    said = "\n".join(checked(tmp_path))
    assert all(f"/a.{end}:" in said for end in ("html", "css", "svg")), said
