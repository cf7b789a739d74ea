"""What `formats/api.py` promises programs: names that stay, absolute addresses, nothing empty."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from broadsheet.building.order import Order
from tests.building.everything import everything
from tests.building.sites import CONFIG, article, built, documents_of, new_site, published, site_of, write
from tests.test_headers import latest, told

GUIDE = (Path(__file__).parents[2] / "docs/authoring.md").read_text(encoding="utf-8")
WITH = CONFIG + "api: true\n"
HARBOUR = "content/articles/harbour.md"
NAMES = (
    "also alt api archive articles audio author authors canonical caption corrections count credit date description "
    "editions html id image kind language license minutes name note number page published section source story "
    "summary tags taxonomy terms title type updated url version"
)
FILES = {
    HARBOUR: article(
        "Harbour reopens",
        "It **opened** at noon. [More](sea.md).",
        slug="harbour",
        tags="[Sea]",
        source="{name: The Harbour Times, url: https://harbour.example/1, published: 2026-03-01}",
        corrections="[{date: 2026-03-04, note: It was one o'clock.}]",
    ),
    "content/articles/sea.md": article("Sea", date="2026-02-02", tags="[Sea]", summary="Wet."),
    "content/editions/one.md": article("One", "A [note](../articles/sea.md).", date="2026-03-09", slug="one"),
}


def files_of(order: Order) -> dict[str, Any]:
    """Build a site, and read its files for programs by path."""
    built(order)
    return {path: json.loads(data) for path, data in published(order).items() if path.startswith("api/")}


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return files_of(new_site(tmp_path_factory.mktemp("api"), FILES, WITH))


def every_text(value: Any) -> list[str]:
    """Give every text within a value."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in every_text(each)]
    if isinstance(value, list):
        return [text for each in value for text in every_text(each)]
    return [value] if isinstance(value, str) else []


def every_part(value: Any) -> list[Any]:
    """Give a value and everything in it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(part for each in inner for part in every_part(each))]


def test_the_guides_article_is_what_programs_read(site: dict[str, Any]) -> None:
    """Name for name and value for value."""
    (example,) = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    assert json.loads(example) == site["api/2026/03/harbour/index.json"]


def test_names_stay() -> None:
    """Whoever takes one away or gives one another name breaks programs that we do not know."""
    text = (Path(__file__).parents[2] / "broadsheet/formats/api.py").read_text(encoding="utf-8")
    assert " ".join(sorted(set(re.findall(r'"(\w+)": ', text)))) == NAMES


def test_a_site_that_did_not_ask_has_none() -> None:
    """Nor a header for it."""
    assert not [path for path in documents_of(site_of(FILES)) if path.startswith("api")]
    assert not [path for path, _ in told(CONFIG, **FILES) if path.startswith("/api")]
    assert latest(told(WITH, **FILES), "/api/index.json")["Access-Control-Allow-Origin"] == "*"


def test_everything_has_a_file_where_its_page_would_be(site: dict[str, Any]) -> None:
    """And the index leads to each."""
    index = site["api/index.json"]
    named = [each["api"] for kind in ("articles", "editions", "terms") for each in index[kind]]
    assert {f"https://example.org/{path}" for path in site} == {*named, "https://example.org/api/index.json"}
    assert site["api/tags/sea/index.json"]["articles"] == index["articles"]
    assert site["api/editions/one/index.json"]["html"] == (
        '<p>A <a href="https://example.org/2026/02/sea/">note</a>.</p>'
    )


def test_every_address_is_absolute_and_leads_somewhere_and_nothing_is_empty(tmp_path: Path) -> None:
    """Of a site with one of everything, below a base path."""
    order = everything(tmp_path, "https://example.org/paper")
    write(tmp_path, {"config.yaml": (tmp_path / "config.yaml").read_text("utf-8") + "api: true\n"})
    files = files_of(order)
    own = {
        text.partition("#")[0]
        for value in files.values()
        for text in every_text(value)
        if text.startswith("https://example.org/")
    }
    there = {f"https://example.org/paper/{path.removesuffix('index.html')}" for path in published(order)}
    assert {each for each in own if each.isascii() and "%" not in each} <= there
    assert not [text for value in files.values() for text in every_text(value) if text.startswith(("/", "../"))]
    assert all(part not in ("", None, [], {}) for value in files.values() for part in every_part(value))


def test_an_edited_text_reaches_programs(tmp_path: Path) -> None:
    """As it reaches the page: without a plan of the whole site, byte for byte what a clean build gives."""
    order = new_site(tmp_path / "site", FILES, WITH)
    files_of(order)
    write(tmp_path / "site", {HARBOUR: FILES[HARBOUR].replace("noon", "dawn")})
    edited = files_of(order)
    assert "dawn" in edited["api/2026/03/harbour/index.json"]["html"]
    folder = tmp_path / "clean"
    assert edited == files_of(structs.replace(order, output=folder / "out", private=folder / "private", clean=True))
