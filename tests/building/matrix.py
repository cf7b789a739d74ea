"""The two sides of the mutation matrix: each kind of edit, and each state that the next build may find."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from msgspec import structs

from broadsheet.building.disk.manifests import manifest_path
from broadsheet.building.manifest import UNSURE, Entry, Manifest, encode
from broadsheet.building.order import Order
from tests.building.sites import CONFIG, NOW, THEME, article, built, new_site, write
from tests.photographs import photograph

A0, A1, A2, A3 = (f"content/articles/a{n}.md" for n in range(4))
HELD, DRAFT, EDITION, PAGE = (
    "content/articles/held.md",
    "content/articles/draft.md",
    "content/editions/e.md",
    "content/pages/p.md",
)
FONT = Path(__file__).parents[2] / "templates/assets/fonts/newsreader.woff2"
IMAGE, ALT = "content/images/x.png", "{src: ../images/x.png, alt: An x}"
BODY = "One *word* with <b>HTML</b>.\n\n## One\n\n[b](a1.md) ![x](https://far.example/x.png)\n\nTerm\n: Meaning"
BASE: dict[str, str | bytes] = {
    "config.yaml": CONFIG,
    A0: article("Zero", BODY, tags="[Comet, Sea]", section="World", image=ALT),
    A1: article(
        "One", "Two.", tags="[Sea]", section="Science", story="Voyager", source="{name: A, url: https://a.example/}"
    ),
    A2: article("Two", "Three.", date="2025-01-01", authors="[Ann]", aliases="[/old/two]", section="World"),
    A3: article("Three", "Four.", date="2026-04-01", expires="2026-11-22 14:00", tags="[Sea]"),
    HELD: article("Held", "Five.", date="2026-11-22 13:00", tags="[Sea]"),
    DRAFT: article("Draft", "Six.", draft="true"),
    EDITION: article("Issue", "Seven.", date="2026-11-01", articles="[id-zero]"),
    PAGE: article("About", "Us.", id=None, date=None, menu=1),
    IMAGE: photograph(kind="PNG"),
    "content/static/humans.txt": "us",
    "templates/assets/fonts/newsreader.woff2": FONT.read_bytes(),
}
Files = Mapping[str, str | bytes | None]
"""What an edit writes, by path; None where it deletes."""


class Press:
    """Owns one site's folder; puts it back to what it was at the start."""

    def __init__(self, root: Path) -> None:
        """Write the site and build it."""
        self.order: Order = new_site(root, BASE)
        self.root = root
        self.start()

    def start(self) -> None:
        """Make every file what it was at the start, and build."""
        self.order = structs.replace(self.order, now=NOW, search=False)
        base = {**THEME, **BASE}
        for name in ("content", "templates"):
            for file in (self.root / name).rglob("*"):
                if file.is_file() and file.relative_to(self.root).as_posix() not in base:
                    file.unlink()
        self.write(base)
        built(self.order)

    def write(self, files: Files) -> None:
        """Write what differs."""
        for path, text in files.items():
            file = self.root / path
            if text is None:
                file.unlink()
            elif not file.is_file() or file.read_bytes() != (text if isinstance(text, bytes) else text.encode()):
                write(self.root, {path: text})

    @property
    def store(self) -> Path:
        """Give the store's file."""
        return self.order.private / "store.sqlite"

    @property
    def manifest(self) -> Path:
        """Give the manifest's file."""
        return manifest_path(self.order.private, self.order.output)


def _settings(text: str) -> Files:
    key = text.partition(":")[0]
    kept = [line for line in CONFIG.splitlines() if not line.startswith(f"{key}:")]
    return {"config.yaml": "\n".join([*kept, text, ""])}


_NAMESPACE = CONFIG.rpartition("namespace: ")[2].partition("}")[0]
SETTINGS = (
    *("title: Other", "description: Other", "url: https://other.example/sub", "language: ar", "timezone: Asia/Tokyo"),
    *("author: {name: Ann, email: ann@example.org}", "sections: [World, Science]", "page_size: 2"),
    *("tags: {Sea: {slug: ocean, description: Wet, was: [Water]}}", "menu: [{title: Tags, url: /tags/}]"),
    *("permalinks: {article: '/{year}/{day}/{slug}.html'}", "permalinks: {page: '/pages/{slug}/'}"),
    *("markdown: {engine: pyromark}", "markdown: {raw_html: escape}", "markdown: {extensions: [def_list]}"),
    *("images: {remote: allow}", "images: {sizes: [100], formats: [webp]}", "images: {formats: []}"),
    *("limits: {article: 100000}", "share_images: true", "api: true", "lite: true", "offline: false"),
    *("editions: {cadence: weekly}", "editions: {cadence: daily, at: 10:00}", "mail: {from: news@example.org}"),
    f"feeds: {{namespace: {_NAMESPACE[:-1]}9}}",
    *(
        f"feeds: {{namespace: {_NAMESPACE}, {rest}}}"
        for rest in ("items: 2", "max_bytes: 300", "terms: []", "formats: [atom]", "items: 1, archives: no")
    ),
    f"feeds: {{namespace: {_NAMESPACE}, hub: https://hub.example/}}",
)
VAIN = {"nothing", "rename", "limits: {article: 100000}", "mail: {from: news@example.org}"}
"""Edits that change no byte of the site; letters are no part of it."""
EDITS: dict[str, Files] = {
    "nothing": {},
    "body": {A0: article("Zero", "Other.", tags="[Comet, Sea]", section="World", image=ALT)},
    "title": {A1: article("Uno", "Two.", id="id-one", tags="[Sea]", story="Voyager")},
    "date": {A2: article("Two", "Three.", date="2026-02-01", authors="[Ann]", aliases="[/old/two]", section="World")},
    "tag added": {A2: article("Two", "Three.", date="2025-01-01", tags="[Moon]", aliases="[/old/two]")},
    "last use of a tag removed": {A0: article("Zero", BODY, tags="[Sea]", section="World", image=ALT)},
    "section": {A0: article("Zero", BODY, tags="[Comet, Sea]", section="Science", image=ALT)},
    "slug": {A1: article("One", "Two.", tags="[Sea]", slug="first")},
    "alias": {A2: article("Two", "Three.", date="2025-01-01", aliases="[/older/two, /x.html]")},
    "draft on": {A1: article("One", "Two.", draft="true"), A0: article("Zero", "No link.")},
    "draft off": {DRAFT: article("Draft", "Six.")},
    "delete": {A3: None},
    "add": {"content/articles/deep/new.md": article("New", "Eight.", tags="[Comet]")},
    "rename": {A3: None, "content/articles/deep/b3.md": BASE[A3]},
    "summary": {A3: article("Three", "Four.", date="2026-04-01", summary="In short.")},
    "expiry": {A3: article("Three", "Four.", date="2026-04-01", expires="2026-11-21")},
    "story": {A1: article("One", "Two.", story="Mariner")},
    "source": {A1: article("One", "Two.", source="{name: ESA, url: https://e.example/}")},
    "priority": {A2: article("Two", "Three.", date="2025-01-01", priority="lead")},
    "correction": {A2: article("Two", "Three.", date="2025-01-01", corrections="[{date: 2026-04-01, note: No}]")},
    "edition": {EDITION: article("Issue", "Seven.", date="2026-11-01", articles="[id-two, id-one]")},
    "page menu": {PAGE: article("About", "Us.", id=None, date=None)},
    "page": {PAGE: article("Us", "Them.", id=None, date=None, menu=1)},
    "partial template": {"templates/extra.html": "<p>There now."},
    "base template": {"templates/dump.html": THEME["templates/dump.html"].replace('"yes"', '"yea"')},
    "page template": {"templates/article.html": f"{THEME['templates/article.html']}<!-- -->"},
    "asset": {"templates/assets/style.css": "body { margin: 1px }"},
    "asset added": {"templates/assets/more.css": ""},
    "image": {IMAGE: photograph(seed=2, kind="PNG")},
    "image that is none": {IMAGE: b"png"},
    "image beside": {"content/articles/y.jpg": photograph(seed=3), A2: article("Two", "![y](y.jpg)")},
    "image gone": {IMAGE: None, A0: article("Zero", "No image.")},
    "static file": {"content/static/humans.txt": "we"},
    "static file gone": {"content/static/humans.txt": None, "content/static/robots.txt": "all"},
    "time passing": {},
    "search on": {},
    "body, and search on": {A0: article("Zero", "Other.", tags="[Comet, Sea]", section="World", image=ALT)},
    **{text: _settings(text) for text in SETTINGS},
}
LATER = {"time passing": timedelta(hours=2)}
SEARCHED = {"search on", "body, and search on"}
"""Edits after which the site is built with its search index, which takes long."""


def _outputs(press: Press) -> Iterator[Path]:
    paths = sorted(path for path in press.order.output.rglob("*.html") if path.is_file())
    return (path for number, path in enumerate(paths) if number % 3 == 0)


def _cut(press: Press) -> None:
    os.truncate(press.store, press.store.stat().st_size // 2)


def _half_written(press: Press) -> None:
    """Leave what SQLite leaves of a process that was killed in the middle of a transaction: its journal is hot."""
    journal = press.store.with_name(f"{press.store.name}-journal")
    with closing(sqlite3.connect(press.store, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  # our own tables
        halves = press.store.read_bytes(), journal.read_bytes()
        connection.execute("ROLLBACK")
    press.store.write_bytes(halves[0])
    journal.write_bytes(halves[1])


def _alter(press: Press) -> None:
    """Change outputs and give them their old dates; some keep their size too."""
    for number, file in enumerate(_outputs(press)):
        stat, page = file.stat(), file.read_bytes()
        file.write_bytes(b"!" + page[number % 2 :])
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _lose_outputs(press: Press) -> None:
    for file in _outputs(press):
        file.unlink()


def _lose_both(press: Press) -> None:
    press.store.unlink()
    press.manifest.unlink()


def _killed(press: Press) -> None:
    """Leave a list of what was about to be made, and one file of it."""
    write(press.order.output, {"ghost/index.html": "ghost"})
    begun = Manifest({name: Entry("", "", UNSURE) for name in ("ghost/index.html", "index.html")})
    press.manifest.with_name(f"{press.manifest.name}.next").write_bytes(encode(begun))


def _touch_all(press: Press) -> None:
    """Make every file look new, as a fresh checkout does."""
    for name in ("content", "templates"):
        for file in [path for path in (press.root / name).rglob("*") if path.is_file()]:
            data = file.read_bytes()
            file.unlink()
            file.write_bytes(data)


def _clock_back(press: Press) -> None:
    press.order = structs.replace(press.order, now=press.order.now - timedelta(days=30))


def _older_store(press: Press) -> None:
    """Put back the store from before another edit that was built, as a restored cache does."""
    old, text = press.store.read_bytes(), (press.root / A2).read_bytes()
    write(press.root, {A2: article("Between", "Builds.", id="id-two", tags="[Comet]")})
    built(press.order)
    write(press.root, {A2: text})
    press.store.write_bytes(old)


def _restore_times(press: Press) -> None:
    """Give every file one date, that of long ago: as an archive does, or `cp -p` of an older file."""
    for name in ("content", "templates"):
        for file in [path for path in (press.root / name).rglob("*") if path.is_file()]:
            os.utime(file, ns=(10**18, 10**18))


STATES: dict[str, Callable[[Press], object]] = {
    "warm store": lambda _: None,
    "store deleted": lambda press: press.store.unlink(),
    "store cut": _cut,
    "store half-written": _half_written,
    "store of an earlier build": _older_store,
    "manifest deleted": lambda press: press.manifest.unlink(),
    "manifest cut": lambda press: os.truncate(press.manifest, press.manifest.stat().st_size // 2),
    "store and manifest deleted": _lose_both,
    "killed while publishing": _killed,
    "outputs deleted": _lose_outputs,
    "outputs altered by hand": _alter,
    "dates restored": _restore_times,
    "fresh checkout": _touch_all,
    "clock back": _clock_back,
}
"""By name; each happens after the edit, just before the build."""
