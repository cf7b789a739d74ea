"""How well pages are read, on a set of saved pages with known truth, such as the one beside trafilatura's tests.

`python tests/clipping/score_pages.py FOLDER` wants `evaldata.json` in the folder: by address a `file` in `cache/` or
`eval/`, and `author`, `date`, `title`, words `with` and `without` that the body should have and not have. The set is
others', and no part of this project. What is labelled is counted as it is; beside it stand the labels that a page can
bear out: of authors those that are people and stand on it, of dates those that are days and stand on it in figures or
words. Names are compared as sets, without case, accents and titles. F1 is of what was found: a wrong find costs
precision, a label without a find costs recall, as htmldate counts. `--alone` counts what trafilatura finds by itself.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))  # as a script it does not find the package by itself

from broadsheet.clipping.dates import MONTHS
from broadsheet.clipping.page_names import is_house, names_of
from broadsheet.clipping.pages import clip_page
from broadsheet.model.errors import BuildError

_TITLES = re.compile(r"^(?:(?:by|von|par|por|dr|prof|mr|mrs|ms|herr|frau)\.?:?\s+)+", re.IGNORECASE)
_DEGREES = re.compile(r",?\s(?:ph\.?d|md)\b\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[;,&/]|\bund\b|\band\b|\bet\b|\sy\s)\s*")
_MARKS = re.compile(r"\]\([^)]*\)|[\\*_`#>\[]")
Label = dict[str, Any]
"""What is true of a page, as its set says it."""


def folded(text: str) -> str:
    """Keep letters and digits alone, in small letters without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"\W+", "", "".join(letter for letter in bare if not unicodedata.combining(letter)))


def people(said: str | Sequence[str] | None) -> set[str]:
    """Give the names of a label or an article, folded."""
    texts = [said] if isinstance(said, str) else (said or [])
    parts = (part for text in texts for part in _BETWEEN.split(_DEGREES.sub("", text)))
    return {name for part in parts if (name := folded(_TITLES.sub("", part.strip())))}


def stands_on(day: str, page: str) -> bool:
    """Tell whether a page has a day, in figures or words; an impossible day stands nowhere."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return False
    year, month, number = f"(?:{when.year}|{when.year % 100:02})", f"0?{when.month}", f"0?{when.day}"
    words = "|".join(name for name, which in MONTHS.items() if which == when.month)
    shapes = (
        rf"(?<!\d){when.year}[-/.]?{month}[-/.]?{number}(?!\d)",
        rf"(?<!\d)(?:{number}[-/. ]+{month}|{month}/{number})[-/. ]+{year}(?!\d)",
        rf"(?<!\d){number}\W*(?:\w\w\s)?(?:{words})\w*\W+(?:de\s)?{year}|(?:{words})\w*\W+{number}(?!\d)\w{{0,2}},?\s*{year}",
    )
    return any(re.search(shape, page, re.IGNORECASE) for shape in shapes)


class Read(NamedTuple):
    """What a reader found in a page."""

    title: str
    date: str
    authors: Sequence[str]
    body: str


def by_us(url: str, raw: bytes) -> Read | None:
    """Read a page as the importer does; nothing where it refuses."""
    try:
        clipped = clip_page(raw, "page.html", "id", url=url)
    except BuildError:
        return None
    return Read(clipped.title, clipped.date, clipped.authors, clipped.body)


def by_trafilatura(url: str, raw: bytes) -> Read | None:
    """Read a page with trafilatura alone; nothing where it finds nothing."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # only where it is asked for

    found: Any = bare_extraction(raw, url=url, with_metadata=True, include_comments=False)
    authors = (found.author or "").split("; ") if found else []
    return Read(found.title or "", found.date or "", [name for name in authors if name], found.text) if found else None


def counted(url: str, label: Label, raw: bytes, *, alone: bool = False) -> Counter[str]:
    """Count what is right of one page."""
    clipped = (by_trafilatura if alone else by_us)(url, raw)
    page = " ".join(unescape(raw.decode(errors="replace")).split())
    return Counter(chain(["pages"], _author(label, clipped, page), _date(label, clipped, page), _rest(label, clipped)))


def _author(label: Label, clipped: Read | None, page: str) -> Iterator[str]:
    mine = people(clipped.authors) if clipped else set()
    if "author" not in label:
        return
    truth = people(label["author"])
    if not truth:
        yield from ("without author", *(["author invented"] if mine else []))
        return
    said = label["author"] if isinstance(label["author"], list) else [label["author"]]
    known = [name for text in said for name in names_of(text) if not is_house(name)]
    kinds = ("author", *(["author borne out"] if known and all(name in folded(page) for name in people(known)) else []))
    for kind in kinds:
        yield from (f"of {kind}", *([kind] if truth == mine else []), *([f"found {kind}"] if mine else []))


def _date(label: Label, clipped: Read | None, page: str) -> Iterator[str]:
    mine = clipped.date[:10] if clipped else ""
    if label.get("date"):
        kinds = ("date", *(["date borne out"] if stands_on(label["date"], page) else []))
        for kind in kinds:
            found = [f"found {kind}"] if mine else []
            yield from (f"of {kind}", *([kind] if label["date"] == mine else []), *found)
    elif "date" in label:
        yield from ("without date", *(["date invented"] if mine else []))


def _rest(label: Label, clipped: Read | None) -> Iterator[str]:
    if label.get("title"):
        yield from ("of title", *(["title"] if clipped and folded(label["title"]) == folded(clipped.title) else []))
    body = folded(_MARKS.sub("", clipped.body)) if clipped else ""
    for words in label.get("with", ()):
        yield "kept" if folded(words) in body else "lost"
    for words in label.get("without", ()):
        yield "leaked" if folded(words) in body else "left out"


def told(counts: Counter[str]) -> Iterator[str]:
    """Write the figures."""
    yield f"{counts['pages']} pages"
    for kind in ("author", "author borne out", "date", "date borne out", "title"):
        of = counts[f"of {kind}"]
        found = counts.get(f"found {kind}", of)
        none = of - found  # right: TP; found and wrong: FP; not found: FN
        f1 = 2 * counts[kind] / max(1, counts[kind] + found + none)
        yield f"{kind}: {counts[kind]} of {of}, {counts[kind] / max(1, of):.3f}, F1 {f1:.3f}"
    yield f"author invented: {counts['author invented']} of {counts['without author']}"
    yield f"date invented: {counts['date invented']} of {counts['without date']}"
    precision = counts["kept"] / max(1, counts["kept"] + counts["leaked"])
    recall = counts["kept"] / max(1, counts["kept"] + counts["lost"])
    yield f"body: F1 {2 * precision * recall / max(1e-9, precision + recall):.4f}"


def main() -> None:
    """Score the pages of a folder in two processes."""
    folder = Path(sys.argv[1])
    labels: dict[str, Label] = json.loads((folder / "evaldata.json").read_text())
    files = {url: _file(folder, label["file"]) for url, label in labels.items()}
    there = [(url, labels[url], file.read_bytes()) for url, file in files.items() if file]
    with ProcessPoolExecutor(2) as processes:
        count = partial(counted, alone="--alone" in sys.argv)
        each = processes.map(count, *zip(*there, strict=True), chunksize=8)
        print(*told(sum(each, Counter())), sep="\n")


def _file(folder: Path, name: str) -> Path | None:
    return next((path for place in ("cache", "eval") if (path := folder / place / name).is_file()), None)


if __name__ == "__main__":
    main()
