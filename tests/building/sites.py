"""Small sites for tests: an article in a line, a theme that prints every value, a build in a call."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from broadsheet.building.disk.manifests import manifest_path, read_ledgers
from broadsheet.building.disk.roots import Roots
from broadsheet.building.order import Order
from broadsheet.building.plan import plan
from broadsheet.building.starting import build
from broadsheet.model.config import dialect_of
from broadsheet.model.errors import BuildError
from broadsheet.model.outputs import Document, whole
from broadsheet.model.report import Report
from broadsheet.model.site import Asset, ContentFile, Site
from broadsheet.reading.articles import parse
from broadsheet.reading.config import parse_config
from tests.makers import assembled

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMESPACE = "f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52"
CONFIG = f"""\
title: The Test Post
description: What is tested
url: https://example.org
feeds: {{namespace: {NAMESPACE}}}
"""
TEMPLATES = (
    "404",
    "archive",
    "article",
    "edition",
    "editions",
    "front",
    "latest",
    "feeds",
    "corrections",
    "expired",
    "list",
    "lite",
    "lite-list",
    "page",
    "redirect",
    "search",
    "story",
    "terms",
)
_DUMP = """\
{% macro dump(value) %}
{% if value is none %}-
{% elif value is boolean %}{{ "yes" if value else "no" }}
{% elif value is string or value is number %}{{ value }}
{% elif value.isoformat is defined %}{{ value | iso }} {{ value | date("long") }}
{% elif value.remote_images is defined %}{{ value | html }}
{% elif value.__struct_fields__ is defined %}
{% for name in value.__struct_fields__ %}
<dt>{{ name }}</dt><dd>{{ dump(value[name]) }}</dd>
{% endfor %}
{% elif value is mapping %}
{% for name in value %}
<dt>{{ name }}</dt><dd>{{ dump(value[name]) }}</dd>
{% endfor %}
{% else %}
{% for each in value %}
<li>{{ dump(each) }}</li>
{% endfor %}
{% endif %}
{% endmacro %}
"""
_PAGE = """\
{% from "dump.html" import dump with context %}
<!doctype html>
<title>t</title>
{% include "foot.html" %}
{{ dump(page) }}
{% if masthead %}{{ dump(masthead) }}{% endif %}
"""
_FOOT = """\
<link rel="stylesheet" href="{{ asset("style.css") }}">
{% include "extra.html" ignore missing %}
"""
_BOOK = """\
{% from "dump.html" import dump with context %}
{% if page.kind == "style" %}p { margin: 0 }{% else %}{{ dump(page) }}{% endif %}
"""
THEME: Mapping[str, str] = {
    "templates/dump.html": _DUMP,
    "templates/foot.html": _FOOT,
    "templates/assets/style.css": "body { margin: 0 }\n",
    **{f"templates/{name}.html": _PAGE for name in TEMPLATES},
    "templates/epub/book.html": _BOOK,
    "templates/mail/letter.html": _PAGE,
    **dict.fromkeys(("templates/sw.js", "templates/manifest.webmanifest"), _PAGE),
}
"""A theme that prints every value of every view, so that equal bytes mean equal values."""


def article(title: str, body: str = "A body.", **fields: Any) -> str:
    """Give an article's text; its id is made of the title, and any field may be given or, with None, left out."""
    identity = "id-" + "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.lower())
    keys = {"title": f'"{title}"', "id": identity, "date": "2026-03-02 10:00", **fields}
    front = "".join(f"{key}: {value}\n" for key, value in keys.items() if value is not None)
    return f"---\n{front}---\n\n{body}\n"


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a site's root, by path."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())


def new_site(root: Path, files: Mapping[str, str | bytes] | None = None, config: str = CONFIG) -> Order:
    """Write a site with the theme that prints every value, and give the order to build it."""
    write(root, {"config.yaml": config, **THEME, **(files or {})})
    return order_for(root)


def order_for(root: Path, **changes: Any) -> Order:
    """Give the order to build a site whose theme is its own `templates/`."""
    roots = Roots(root, root / "templates")
    return Order(**{"roots": roots, "output": root / "site", "private": roots.private, "now": NOW, **changes})


def site_of(files: Mapping[str, str], config: str = CONFIG, now: datetime = NOW) -> Site:
    """Assemble a site from texts alone; what is no Markdown is a file to copy."""
    settings, _ = parse_config(config.encode(), "config.yaml")
    dialect = dialect_of(settings, "test")
    readings = [
        parse(ContentFile(path, text.encode()), dialect) for path, text in files.items() if path.endswith(".md")
    ]
    assert not [str(error) for reading in readings for error in reading.errors]
    assets = tuple(Asset(path, "digest") for path in sorted(files) if not path.endswith(".md"))
    return assembled(settings, [reading.content for reading in readings if reading.content], assets, now=now)


def documents_of(site: Site) -> dict[str, Document]:
    """Plan a site, and give its documents by output path, each with its view made."""
    return {document.output_path: whole(document) for document in plan(site, ()).documents}


def plan_mistakes(files: Mapping[str, str], config: str = CONFIG) -> list[str]:
    """Give the words of every mistake that planning finds."""
    try:
        plan(site_of(files, config), ())
    except ExceptionGroup as group:
        return [str(error) for error in group.exceptions]
    return []


def built(order: Order) -> Report:
    """Build a site."""
    return build(order, lambda _stage, _things: None)


def mistakes(order: Order) -> tuple[str, ...]:
    """Build a site, and give the words of every mistake; none where it was built."""
    try:
        built(order)
    except BuildError as error:
        return (str(error),)
    except ExceptionGroup as group:
        return tuple(str(error) for error in group.exceptions)
    return ()


def published(order: Order) -> dict[str, bytes]:
    """Read every file that the manifest names."""
    manifest = read_ledgers(manifest_path(order.private, order.output)).manifest
    return {path: (order.output / path).read_bytes() for path in manifest.entries}


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def looks(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Give the inode, size and date of every file and folder below a folder."""
    found = {path.relative_to(folder).as_posix(): path.lstat() for path in folder.rglob("*")}
    return {path: (stat.st_ino, stat.st_size, stat.st_mtime_ns) for path, stat in found.items()}
