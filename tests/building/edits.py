"""Everything that may happen to a site between two builds, as edits that a number chooses the details of."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec import structs

from broadsheet.building.disk.manifests import manifest_path
from broadsheet.building.manifest import UNSURE, Entry, Manifest, encode
from broadsheet.building.order import Order
from tests.building.sites import CONFIG, NOW, article, new_site, write

WORDS = ("Harbour", "Comet", "Straße", "STRASSE", "C++", "C", "山火", "Old & new", "Page")
DATES = ("2026-03-02 10:00", "2026-03-02T10:00:00+09:00", "2026-11-22 13:00", "2026-11-22", "2025-12-31 23:59")
BODIES = (
    "A body.",
    "B body.",
    "![x](../images/x.png)\n\n## One\n\n[a](a0.md)",
    "[x](/tags/)\n\nNote[^1].\n\n[^1]: So.",
    "",
)
SETTINGS = (
    "",
    "timezone: Pacific/Auckland\n",
    "page_size: 2\n",
    "permalinks: {article: '/{section}/{day}/{slug}.html'}\n",
    "tags: {Comet: {was: [Harbour], description: Far}}\n",
    "sections: [Page, Comet, Harbour]\n",
    "markdown: {engine: pyromark}\n",
    "editions: {cadence: daily, at: 10:00}\n",
    "editions: {cadence: weekly, since: 2026-03-01, earlier: [{cadence: monthly}]}\ntimezone: Asia/Tokyo\n",
    "language: ar\nmenu: [{title: Tags, url: /tags/}]\n",
)
URLS = ("https://example.org", "https://example.org/paper", "https://other.example")
FOREIGN = "mine/notes.txt"


class Paper:
    """Owns a site's folder, and knows what its editors have written there."""

    def __init__(self, root: Path) -> None:
        """Write a site of a few articles, an edition and a page."""
        self.order: Order = new_site(root)
        self.root = root
        self.pieces: dict[str, dict[str, Any]] = {}
        for number in range(4):
            fields = {"title": f"{WORDS[number]} {number}", "id": f"a{number}", "tags": f"[{WORDS[number % 2]}]"}
            self.put(f"content/articles/a{number}.md", {**fields, "date": DATES[0], "body": BODIES[number % 3]})
        self.put("content/editions/e.md", {"title": "Issue", "id": "e", "date": "2026-11-01", "body": ""})
        self.put("content/pages/p.md", {"title": "About", "id": None, "date": None, "body": "Us."})
        self.order.output.joinpath("mine").mkdir(parents=True)
        write(root, {"content/images/x.png": b"png", f"site/{FOREIGN}": "not ours"})

    def put(self, path: str, piece: dict[str, Any]) -> None:
        """Write a piece to its file."""
        self.pieces[path] = piece
        write(self.root, {path: article(**piece)})

    def remove(self, path: str) -> dict[str, Any]:
        """Delete a piece's file, and give the piece."""
        (self.root / path).unlink()
        return self.pieces.pop(path)

    def chosen(self, number: int, kind: str = "articles") -> str:
        """Choose one of the files of a kind; empty where there is none."""
        paths = [path for path in self.pieces if path.startswith(f"content/{kind}/")]
        return paths[number % len(paths)] if paths else ""

    def set(self, number: int, kind: str = "articles", **fields: Any) -> None:
        """Change some fields of one piece."""
        if path := self.chosen(number, kind):
            self.put(path, self.pieces[path] | fields)


Edit = Callable[[Paper, int], None]


def _add(paper: Paper, number: int) -> None:
    fields = {"title": WORDS[number % 9], "id": f"new{number % 7}", "date": DATES[number % 5]}
    paper.put(f"content/articles/new{number % 7}.md", {**fields, "body": BODIES[number % 5]})


def _delete(paper: Paper, number: int) -> None:
    if path := paper.chosen(number):
        paper.remove(path)


def _rename(paper: Paper, number: int) -> None:
    if path := paper.chosen(number):
        paper.put(f"content/articles/moved{number % 50}.md", paper.remove(path))


def _alias(paper: Paper, number: int) -> None:
    aliases = ("[]", "[/old]", "[/a.html, /b/]", "[/2026/03/comet-1/]", "[/feed.xml/x]")
    paper.set(number, aliases=aliases[number % 5])


def _toggle_file(paper: Paper, path: str, text: str) -> None:
    file = paper.root / path
    if file.exists():
        file.unlink()
    else:
        write(paper.root, {path: text})


def _base(paper: Paper, number: int) -> None:
    path = paper.root / "templates" / ("article.html", "dump.html", "list.html")[number % 3]
    path.write_text(path.read_text(encoding="utf-8").replace("{% macro", f"{{# {number} #}}{{% macro") + f"{number}\n")


def _broken_template(paper: Paper, number: int) -> None:
    text = ("{% if %}", "{{ page.nope }}", "fine\n", "better\n")[number % 4]
    write(paper.root, {"templates/foot.html": text})


def _config(paper: Paper, number: int) -> None:
    text = CONFIG.replace("https://example.org", URLS[number % 3]) + SETTINGS[number % 8]
    write(paper.root, {"config.yaml": text})


def _clock(paper: Paper, number: int) -> None:
    hours = (-24 * 400, -24, -3, 0, 1, 2, 24, 24 * 60)[number % 8]
    paper.order = structs.replace(paper.order, now=NOW + timedelta(hours=hours))


def _preview(paper: Paper, _: int) -> None:
    paper.order = structs.replace(paper.order, preview=not paper.order.preview)


def _lose_store(paper: Paper, _: int) -> None:
    (paper.order.private / "store.sqlite").unlink(missing_ok=True)


def _garble_store(paper: Paper, number: int) -> None:
    path = paper.order.private / "store.sqlite"
    if path.exists():
        garbled = bytearray(path.read_bytes())
        for place in range(number % 997, len(garbled), 997 + number % 9973):
            garbled[place] ^= 1 + number % 255
        path.write_bytes(garbled)


def _cut_store(paper: Paper, number: int) -> None:
    path = paper.order.private / "store.sqlite"
    if path.exists():
        os.truncate(path, number % (path.stat().st_size + 1))


def _lose_manifest(paper: Paper, _: int) -> None:
    manifest_path(paper.order.private, paper.order.output).unlink(missing_ok=True)


def _killed_build(paper: Paper, number: int) -> None:
    """Leave what a build leaves that was killed while it published: a list, and some of the files on it."""
    path = manifest_path(paper.order.private, paper.order.output)
    ghost = f"ghost{number % 3}/index.html"
    if not (paper.order.output / ghost).parent.is_file():
        write(paper.order.output, {ghost: "ghost"})
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = Manifest({ghost: Entry("", "", UNSURE), "index.html": Entry("", "", UNSURE)})
    path.with_name(f"{path.name}.next").write_bytes(encode(begun))


def _outputs(paper: Paper) -> list[Path]:
    return sorted(path for path in paper.order.output.rglob("*.html") if path.is_file())


def _lose_output(paper: Paper, number: int) -> None:
    if files := _outputs(paper):
        files[number % len(files)].unlink()


def _alter_output(paper: Paper, number: int) -> None:
    """Change an output and give it its old size and date."""
    if files := _outputs(paper):
        file = files[number % len(files)]
        stat, altered = file.stat(), bytearray(file.read_bytes())
        altered[:1] = b"!"
        file.write_bytes(altered[: stat.st_size])
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


EDITS: dict[str, Edit] = {
    "nothing": lambda _, __: None,
    "add": _add,
    "body": lambda paper, number: paper.set(number, body=BODIES[number % 5]),
    "summary": lambda paper, number: paper.set(number, summary=f"In short {number % 4}"),
    "retitle": lambda paper, number: paper.set(number, title=WORDS[number % 9]),
    "redate": lambda paper, number: paper.set(number, date=DATES[number % 5]),
    "expire": lambda paper, number: paper.set(number, expires=("2026-11-22 13:30", "2026-11-22", None)[number % 3]),
    "retag": lambda paper, number: paper.set(number, tags=f'["{WORDS[number % 9]}", "{WORDS[number // 9 % 9]}"]'),
    "section": lambda paper, number: paper.set(number, section=(None, '"Page"', '"Comet"')[number % 3]),
    "story": lambda paper, number: paper.set(number, story=(None, '"Harbour"', '"C++"')[number % 3]),
    "source": lambda paper, number: paper.set(
        number, source=(None, "{name: NASA, url: https://n.example/}")[number % 2]
    ),
    "priority": lambda paper, number: paper.set(number, priority=("lead", "brief", "normal")[number % 3]),
    "draft": lambda paper, number: paper.set(number, draft=("true", "false")[number % 2]),
    "slug": lambda paper, number: paper.set(number, slug=(None, "one", "two", "page")[number % 4]),
    "alias": _alias,
    "delete": _delete,
    "rename": _rename,
    "edition": lambda paper, number: paper.set(
        0, "editions", articles=("[]", "[a1, a0]", "[nobody]")[number % 3], date=DATES[number % 5]
    ),
    "page": lambda paper, number: paper.set(
        0, "pages", menu=(None, 1, 2)[number % 3], body=BODIES[(number % 2) * 4], title=WORDS[number % 3]
    ),
    "partial": lambda paper, _: _toggle_file(paper, "templates/extra.html", "<p>extra\n"),
    "template": _base,
    "broken template": _broken_template,
    "asset": lambda paper, number: write(paper.root, {"templates/assets/style.css": f"/* {number % 5} */"}),
    "new asset": lambda paper, _: _toggle_file(paper, "templates/assets/icons/a.svg", "<svg/>"),
    "image": lambda paper, number: write(paper.root, {"content/images/x.png": f"png{number % 5}"}),
    "static": lambda paper, _: _toggle_file(paper, "content/static/ghost0", "a file where a folder was"),
    "config": _config,
    "clock": _clock,
    "preview": _preview,
    "lose store": _lose_store,
    "garble store": _garble_store,
    "cut store": _cut_store,
    "lose manifest": _lose_manifest,
    "killed build": _killed_build,
    "lose output": _lose_output,
    "alter output": _alter_output,
}
"""By name; each may make the site unbuildable, which a clean build must find too."""
