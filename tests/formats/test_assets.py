"""The theme's files: names that tell their bytes, and what names what."""

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from playwright.sync_api import Page

from broadsheet.formats import name_assets
from broadsheet.model.assets import ThemeAsset
from broadsheet.model.outputs import TemplateFile
from broadsheet.model.site import Asset

ASSETS = Path(__file__).parents[2] / "templates" / "assets"


def named(files: Mapping[str, str]) -> tuple[dict[str, ThemeAsset], list[str]]:
    """Name files, and give them by name, with the words of every mistake."""
    digests = {name: blake2b(text.encode(), digest_size=16).hexdigest() for name, text in files.items()}
    assets = {name: Asset(f"templates/assets/{name}", digests[name]) for name in files}
    texts = {
        name: TemplateFile(name, f"templates/assets/{name}", text)
        for name, text in files.items()
        if name.endswith((".css", ".js"))
    }
    published, errors = name_assets(assets, texts)
    return {asset.name: asset for asset in published}, [str(error) for error in errors]


def test_a_name_tells_the_bytes() -> None:
    """Other bytes have another name, the same bytes the same."""
    one, two = named({"a.svg": "<svg/>"})[0]["a.svg"], named({"a.svg": "<svg />"})[0]["a.svg"]
    assert re.fullmatch(r"a\.[0-9a-f]{10}\.svg", one.published)
    assert one.published != two.published
    assert one == named({"a.svg": "<svg/>", "b.svg": "<svg/>"})[0]["a.svg"]
    assert one.text is None


def test_a_style_sheet_changes_its_name_with_what_it_names_through_any_number_of_files() -> None:
    """Else a browser would keep the old font for a year."""
    files = {
        "style.css": '@import "parts/type.css"; p { background: url( "./i/x.svg#a" ) }',
        "parts/type.css": "@font-face { font-family: x; src: url(../fonts/x.woff2?v=1) }",
        "fonts/x.woff2": "one",
        "i/x.svg": "<svg/>",
    }
    before, _ = named(files)
    after, mistakes = named({**files, "fonts/x.woff2": "two"})
    assert mistakes == []
    changed = {name for name in files if before[name].published != after[name].published}
    assert changed == {"style.css", "parts/type.css", "fonts/x.woff2"}
    font, sheet, drawing = (after[name].published for name in ("fonts/x.woff2", "parts/type.css", "i/x.svg"))
    assert f"url(../{font}?v=1)" in (after["parts/type.css"].text or "")
    assert f'"{sheet}"' in (after["style.css"].text or "")
    assert f"./{drawing}#a" in (after["style.css"].text or "")


def test_a_script_names_its_modules_as_they_are_published() -> None:
    """What is quoted and no file of the theme stays as it is."""
    files = {"a.js": 'import x from "./m/b.js";\nx("./nothing.js", "./x/");\n', "m/b.js": "export default 1;\n"}
    assets, mistakes = named(files)
    assert mistakes == []
    assert assets["a.js"].text == files["a.js"].replace("m/b.js", assets["m/b.js"].published)
    assert assets["m/b.js"].text is None


def test_a_script_is_served_without_its_lines_of_comment() -> None:
    """A licence stays, and so does every line of a script whose texts may run over lines."""
    files = {
        "a.js": "//! MIT\n// Why\nif (a) {\n  b('// c'); // d\n\n}\n",
        "b.js": "// Why\na = `\n  // b`;\n",
        "c.js": "// Why\na = 'b\\\n  // c';\n",
    }
    assets, _ = named(files)
    assert assets["a.js"].text == "//! MIT\nif (a) {\nb('// c'); // d\n}\n"
    assert (assets["b.js"].text, assets["c.js"].text) == (None, None)


def test_what_lies_elsewhere_keeps_its_address() -> None:
    """Other origins, the site's own pictures, data, fragments; a comment asks for nothing."""
    urls = ("data:image/png;base64,AA==", "https://x.example/a.png", "//x.example/a", "/images/a.png", "../a.png", "#a")
    text = "/* url(nothing.png) */" + "".join(f"p{{background:url({url})}}" for url in urls)
    assets, mistakes = named({"style.css": text})
    assert mistakes == []
    assert re.findall(r"url\(([^)]+)\)", assets["style.css"].text or "") == list(urls)


def test_a_style_sheet_that_asks_for_a_file_that_is_not_there_is_a_mistake_with_its_place() -> None:
    """Every one of them is named in one run."""
    files = {"a.css": "p {\n  background: url(fonts/y.woff2) }\nq { background: url('z') }", "fonts/x.woff2": ""}
    assert named(files)[1] == [
        "templates/assets/a.css:2:15: no file 'assets/fonts/y.woff2'\n  hint: did you mean 'fonts/x.woff2'?",
        "templates/assets/a.css:3:17: no file 'assets/z'\n  hint: known: a.css, fonts/x.woff2",
    ]


def test_two_files_that_name_each_other_are_a_mistake() -> None:
    """Neither could have a name that tells its bytes."""
    _, mistakes = named({"a.css": '@import "b.css";', "b.css": '@import "a.css";'})
    (mistake,) = mistakes
    assert mistake.startswith("templates/assets/b.css:1:1: this file and 'assets/a.css' name each other")


def test_a_minified_style_sheet_says_the_same(page: Page) -> None:
    """A browser reads the same rules from it as from the file, and the licence at its head is kept."""
    texts = {path.name: path.read_text("utf-8") for path in ASSETS.glob("*.css")}
    odd = "/*! licence */ a::after { content: ' /* x */ ' } b { width: calc( 1px + 2px - (3px * 2) ) } p > b + i ~ u {}"
    texts["odd.css"] = f"{odd} @media (width >= 40rem) {{ :is( a , b ) :not(c) {{ color: RED }} }} [x='a  b'] {{ }}"
    fonts = {path.relative_to(ASSETS).as_posix(): "" for path in ASSETS.rglob("*.*") if path.name not in texts}
    assets, mistakes = named({**fonts, **texts})
    assert mistakes == []
    for name, text in texts.items():
        served = assets[name].text or ""
        assert len(served) < len(text)
        given = re.sub(r"\.[0-9a-f]{10}\.woff2", ".woff2", served)
        assert _rules(page, given) == _rules(page, text)
    assert "licence" in (assets["odd.css"].text or "")


def _rules(page: Page, text: str) -> str:
    """Give the rules as a browser understood them; custom properties keep their spaces, which mean nothing there."""
    script = (
        "text => { const s = new CSSStyleSheet(); s.replaceSync(text); return [...s.cssRules].map(r => r.cssText) }"
    )
    return re.sub(r"\s*([,/])\s*", r"\1", "\n".join(page.evaluate(script, text)))
