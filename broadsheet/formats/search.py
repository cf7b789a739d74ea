"""Articles become a search index. The one module that knows Pagefind, whose program is run on bare pages.

Knows neither templates nor where an index is published.
"""

import subprocess
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from broadsheet.formats.bodies import fill
from broadsheet.formats.search_chunks import in_order
from broadsheet.model.content import Body
from broadsheet.model.search import SearchBundle, SearchRecord
from broadsheet.model.urls import page_output
from broadsheet.model.views import Text

_PROGRAM = "pagefind.js"
_PARTS = ("fragment/", "index/", "filter/")


def make_index(bundle: SearchBundle, bodies: Mapping[str, Body]) -> dict[str, bytes]:
    """Index the articles of a bundle; give each file below `/pagefind/` with its bytes.

    The same articles give the same bytes. The first bundle brings the program and its WebAssembly along.
    """
    with TemporaryDirectory(prefix="broadsheet-search-") as name:
        folder = Path(name)
        for record in bundle.records:
            page = folder / "pages" / page_output(record.path)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_bare_page(record, bodies), encoding="utf-8")
        _run(folder, bundle.language)
        made = {
            file.relative_to(folder / "index").as_posix(): file.read_bytes()
            for file in sorted((folder / "index").rglob("*"))
            if file.is_file()
        }
    return dict(_published(bundle, in_order(made)))


def _run(folder: Path, language: str) -> None:
    from pagefind_bin_extended import get_executable  # noqa: PLC0415  # only a build that indexes needs it

    command = [str(get_executable()), "--site", str(folder / "pages"), "--output-path", str(folder / "index")]
    done = subprocess.run(  # noqa: S603  # our own program, our own folder
        [*command, "--force-language", language.partition("-")[0].lower(), "--silent"],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise OSError(f"the search index could not be made: {done.stderr.strip() or done.stdout.strip()}")


def _published(bundle: SearchBundle, made: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give what a browser asks for; Pagefind's own pages and the parts of other bundles' programs are left out."""
    for path, data in made.items():
        asked = path.startswith(_PARTS) or path.endswith((".pf_meta", "pagefind-entry.json"))
        if asked or (bundle.first and path.startswith("wasm.")):
            yield f"{bundle.name}/{path}", data
        elif bundle.first and path == _PROGRAM:
            yield path, data


def _bare_page(record: SearchRecord, bodies: Mapping[str, Body]) -> str:
    """Write an article with its words, the facts that a result shows, and the values that a reader may choose by."""
    facts = {"date": record.date.isoformat(timespec="minutes"), "source": record.source, "section": record.section}
    choices = [("section", record.section), ("source", record.source), *(("tag", tag) for tag in record.tags)]
    shown = "".join(_mark("meta", name, value) for name, value in facts.items() if value)
    chosen = "".join(_mark("filter", name, value) for name, value in choices if value)
    body = fill(bodies[record.body], Text(record.body)) if record.body else ""
    return (
        f'<!doctype html><html lang="{escape(record.language)}"><body data-pagefind-body>'
        f"<h1>{escape(record.title)}</h1>{shown}{chosen}{body}</body></html>"
    )


def _mark(kind: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{kind}="{name}[title]" title="{escape(value)}"></i>'
