"""docs/theming.md: what it says of templates is what they get, and its example sites build."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from broadsheet.formats import PAGES
from tests.building.sites import CONFIG, NOW, article, built, write

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "theming.md"
TEMPLATES = ROOT / "templates"
MODULES = ("views", "pages", "lists", "images", "offline", "notices", "books", "letters", "search")
"""The modules of `broadsheet.model` that hold what templates see."""
BEGIN, END = "<!-- generated: begin -->\n", "<!-- generated: end -->\n"
_BLOCK = re.compile(r"{%-? block (\w+)")
_EXAMPLE = re.compile(r"```(?:html\n{#|css\n/\*) (variants/[\w./-]+) (?:#}|\*/)\n(.*?)```", re.DOTALL)


def _fields(made: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Give each field with its type and the words beneath it."""
    for field, words in zip(made.body, made.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(words, ast.Expr):
            text = str(ast.literal_eval(words.value))
            yield ast.unparse(field.target), ast.unparse(field.annotation), text.replace("\n", " ")


def _values() -> Iterator[str]:
    for module in MODULES:
        tree = ast.parse((ROOT / "broadsheet" / "model" / f"{module}.py").read_text("utf-8"))
        for made in (each for each in tree.body if isinstance(each, ast.ClassDef)):
            yield f"#### {made.name}\n\n{' '.join((ast.get_docstring(made) or '').split())}\n\n"
            fields = list(_fields(made))
            if fields:
                yield "| field | type | meaning |\n|---|---|---|\n"
                yield from (f"| `{name}` | `{kind.replace('|', '/')}` | {words} |\n" for name, kind, words in fields)
                yield "\n"


def _templates() -> Iterator[str]:
    yield "| template | blocks |\n|---|---|\n"
    for name in ("base.html", *sorted(PAGES)):
        blocks = dict.fromkeys(_BLOCK.findall((TEMPLATES / name).read_text("utf-8")))
        yield f"| `{name}` | {', '.join(f'`{block}`' for block in blocks) or 'none'} |\n"


def _partials() -> Iterator[str]:
    yield "| partial | macros |\n|---|---|\n"
    for file in sorted((TEMPLATES / "partials").glob("*.html")):
        macros = re.findall(r"{%-? macro (\w+\([^)]*\))", file.read_text("utf-8"))
        yield f"| `partials/{file.name}` | {', '.join(f'`{macro}`' for macro in macros) or 'none: include it'} |\n"


def generated() -> str:
    """Give what the code says of blocks, partials and values."""
    parts = ("### Templates and their blocks\n\n", *_templates(), "\n### Partials\n\n", *_partials())
    return "".join((*parts, "\n### Values\n\n", *_values()))


def test_the_guide_has_every_block_partial_and_value_as_the_code_has_them(request: pytest.FixtureRequest) -> None:
    """`make golden` writes that part anew."""
    before, _, rest = GUIDE.read_text("utf-8").partition(BEGIN)
    said, _, after = rest.partition(END)
    if request.config.getoption("--rewrite"):
        GUIDE.write_text(before + BEGIN + generated() + END + after, "utf-8")
        return
    assert said == generated()


def test_every_kind_of_page_has_its_value_named() -> None:
    """The words of each view name its template."""
    words = generated()
    told = set(re.findall(r"`([\w./-]+\.(?:html|js|webmanifest))`", words[words.index("### Values") :]))
    assert set(PAGES) - told <= {"latest.html", "story.html", "epub/book.html", "mail/letter.html"}


def _variants() -> dict[str, dict[str, str]]:
    variants: dict[str, dict[str, str]] = {}
    for path, text in _EXAMPLE.findall(GUIDE.read_text("utf-8")):
        _, variant, name = path.split("/", 2)
        variants.setdefault(variant, {})[f"templates/{name}"] = text
    return variants


@pytest.mark.parametrize("variant", ["link-blog", "weekly-letter"])
def test_an_example_of_the_guide_builds_and_shows_what_it_promises(variant: str, tmp_path: Path) -> None:
    """With the files that the guide prints and nothing else of a site's own: a link blog has every article once."""
    files = {f"content/articles/{n}.md": _article(n) for n in range(9)}
    files["content/editions/e.md"] = article("The week", "A word from the editor.", date="2026-03-09", slug="week")
    write(tmp_path, {"config.yaml": CONFIG, **files, **_variants()[variant]})
    roots = Roots(tmp_path, theme_root())
    report = built(Order(roots=roots, output=tmp_path / "site", private=roots.private, now=NOW))
    front = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert report.warnings == ()
    headlines = re.findall(r'<h[12] class="(?:headline|title)"><a href="([^"]+)"', front)
    promised = {
        "link-blog": [f"https://n.example/{n}" for n in reversed(range(9))],
        "weekly-letter": ["/editions/week/", *(f"/2026/03/n-{n}/" for n in (8, 7, 6, 5))],
    }
    assert headlines == promised[variant]


def _article(number: int) -> str:
    source = f"{{name: NASA, url: https://n.example/{number}}}"
    priority = "brief" if number % 3 == 1 and number < 5 else "normal"
    return article(f"N {number}", f"Body {number}.", source=source, priority=priority, date=f"2026-03-0{number + 1}")
