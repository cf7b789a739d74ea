"""Compare builds with Hugo and Pelican, side by side, and write docs/BENCHMARKS.md.

    python bench/compare.py --size 10000 --rounds 3 --rivals /path/to/venv --large 50000 --write

Every run builds into a fresh folder, and the programs take turns, since a shared machine drifts.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from corpus import article, write_corpus
from measure import Run, run
from page import Row, machine, plot, table, write
from preview import told_after
from rivals import write_hugo, write_pelican

ROOT = Path(__file__).parents[1]
BUILD, PAGE, PLOT = ROOT / "build.py", ROOT / "docs/BENCHMARKS.md", ROOT / "docs/benchmarks.svg"
EDITED = "content/articles/1998-01-02-000005.md"
NOW = ("--now", "2026-11-22")
PARTS = ("clean", "edits", "serve", "sizes", "options")
OPTIONS = ("search", "share_images", "lite", "api")
PORT = 8731


class Bench:
    """Owns the folders and the runs of one comparison."""

    def __init__(self, root: Path, size: int, rivals: Path) -> None:
        """Take an empty folder, the number of articles and the virtual environment of the rivals."""
        self.root, self.size, self.rivals = root, size, rivals
        self.runs: dict[str, list[Run]] = defaultdict(list)
        self._number = 0

    def _fresh(self) -> Path:
        self._number += 1
        return self.root / f"out{self._number}"

    def _note(self, name: str, command: list[str], folder: Path) -> None:
        self.runs[name].append(run(command, folder))
        print(f"  {name}: {self.runs[name][-1].seconds:.2f} s", file=sys.stderr, flush=True)

    def site(self, engine: str, size: int = 0) -> Path:
        """Give a site of ours, written once."""
        folder = self.root / f"{engine}-{size or self.size}"
        if not folder.exists():
            write_corpus(size or self.size, folder, engine)
            config = folder / "config.yaml"
            off = "".join(f"{name}: false\n" for name in OPTIONS)
            config.write_text(config.read_text("utf-8") + off, encoding="utf-8")
        return folder

    def build(self, site: Path, output: Path, *options: str) -> list[str]:
        """Give the command of a build of ours."""
        own = ["build", "--quiet", *NOW, "--output", str(output), *options]
        return [sys.executable, str(BUILD), "-C", str(site), *own]

    def hugo(self, size: int = 0, name: str = "Hugo") -> None:
        """Let Hugo build."""
        folder = self.root / f"hugo-{size or self.size}"
        if not folder.exists():
            write_hugo(size or self.size, folder)
        self._note(name, [str(self.rivals / "bin/hugo"), "--quiet", "-d", str(self._fresh())], folder)

    def pelican(self) -> None:
        """Let Pelican build."""
        folder = self.root / "pelican"
        if not folder.exists():
            write_pelican(self.size, folder)
        command = [str(self.rivals / "bin/pelican"), "-q", "-s", "pelicanconf.py", "-o", str(self._fresh())]
        self._note("Pelican", command, folder)

    def clean(self, engine: str) -> Path:
        """Build a site of ours from nothing, and give its output folder."""
        output = self._fresh()
        self._note(engine, self.build(self.site(engine), output, "--clean"), self.site(engine))
        return output

    def edits(self, output: Path) -> None:
        """Edit and build again, each kind of edit once."""
        site, file = self.site("pyromark"), self.site("pyromark") / EDITED
        self._note("nothing", self.build(site, output), site)
        edit_body(file, self._number)
        self._note("body", self.build(site, output), site)
        edit(file, 'title: "', f'title: "{self._number} ')
        self._note("title", self.build(site, output), site)
        edit(file, "tags: [", f"tags: [topic {100 + self._number}, ")
        self._note("tag", self.build(site, output), site)
        name, text = article(self.size + self._number)
        (site / "content/articles" / name).write_text(text, encoding="utf-8")
        self._note("article", self.build(site, output), site)
        for path in (*(site / "content").rglob("*.*"), *output.rglob("*.*")):
            os.utime(path)
        self._note("restored", self.build(site, output), site)
        self._note("help", [sys.executable, str(BUILD), "--help"], site)

    def serve(self) -> None:
        """Measure the previews, one after the other."""
        site, folder = self.site("pyromark"), self.root / f"hugo-{self.size}"
        ours = [sys.executable, str(BUILD), "-C", str(site), "serve", "--port", str(PORT)]
        hugo = [str(self.rivals / "bin/hugo"), "server", "--bind", "127.0.0.1", "--port", str(PORT + 1)]
        for name, command, where, port in (("serve", ours, site, PORT), ("hugo server", hugo, folder, PORT + 1)):
            target = where / (EDITED if name == "serve" else f"content/articles/{Path(EDITED).name}")
            told = told_after(command, where, port, partial(edit_body, target))
            self.runs[name] = [Run(seconds, 0) for seconds in told]
            print(f"  {name}: {statistics.median(told):.2f} s", file=sys.stderr, flush=True)

    def sizes(self, sizes: list[int]) -> None:
        """Build sites of some sizes, and edit each."""
        for size in sizes:
            self.hugo(size, f"Hugo {size}")
            site, output = self.site("pyromark", size), self._fresh()
            self._note(f"clean {size}", self.build(site, output, "--clean"), site)
            edit_body(site / EDITED, size)
            self._note(f"body {size}", self.build(site, output), site)

    def options(self) -> None:
        """Build with one optional output more."""
        for option in OPTIONS:
            edit(self.site("pyromark") / "config.yaml", f"{option}: false", f"{option}: true")
            self._note(f"with {option}", self.build(self.site("pyromark"), self._fresh(), "--clean"), self.root)
            edit(self.site("pyromark") / "config.yaml", f"{option}: true", f"{option}: false")

    def seconds(self, name: str) -> float:
        """Give the median of a line's seconds."""
        return statistics.median(each.seconds for each in self.runs[name])

    def ratio(self, name: str, other: str, field: str = "seconds") -> float:
        """Give the median of the ratios of two lines' runs, round by round."""
        pairs = zip(self.runs[name], self.runs[other], strict=False)
        place = Run._fields.index(field)
        return statistics.median(float(ours[place]) / float(theirs[place]) for ours, theirs in pairs)


def edit(file: Path, before: str, after: str) -> None:
    """Replace a text once."""
    file.write_text(file.read_text("utf-8").replace(before, after, 1), encoding="utf-8")


def edit_body(file: Path, number: int) -> None:
    """Add a sentence."""
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"\nOne more sentence, number {number}.\n")


_TO_HUGO = (
    ("pyromark", "clean build, `pyromark`", 0.30),
    ("markdown", "clean build, `markdown`", 1.0),
    ("body", "one body edited", 0.03),
    ("title", "one title edited", 0.04),
    ("tag", "one tag added", 0.04),
    ("article", "one article added", 0.04),
    ("nothing", "nothing changed", 0.015),
    ("restored", "restored store, all dates new", 0.05),
)


def rows_of(bench: Bench, large: int) -> list[Row]:
    """Give every line of the table that was measured."""
    runs = bench.runs
    rivals = [name for name in ("Hugo", "Pelican") if name in runs]
    rows = [Row(f"{name}, clean build", _told(bench, name), None, None) for name in rivals]
    for name, words, goal in _TO_HUGO:
        if name in runs:
            rows.append(Row(f"{words}, to Hugo's", _told(bench, name), bench.ratio(name, "Hugo"), goal))
    if "Pelican" in runs:
        rows.append(Row("clean build, `markdown`, to Pelican's", "", bench.ratio("markdown", "Pelican"), 0.2))
    if "pyromark" in runs:
        rows.append(Row("peak memory, clean, to Hugo's", "", bench.ratio("pyromark", "Hugo", "megabytes"), 0.3))
    if "hugo server" in runs:
        told = f"{bench.seconds('serve'):.2f} s to {bench.seconds('hugo server'):.2f} s"
        rows.append(Row("preview, save to told, to Hugo's", told, bench.ratio("serve", "hugo server"), 0.12))
    if f"clean {large}" in runs:
        rows += _growth(bench, large)
    if "help" in runs:
        rows.append(Row("`--help`, in seconds", f"{bench.seconds('help'):.3f} s", bench.seconds("help"), 0.15))
    return rows + [_added(bench, name) for name in OPTIONS if f"with {name}" in runs]


def _told(bench: Bench, name: str) -> str:
    memory = statistics.median(each.megabytes for each in bench.runs[name])
    return f"{bench.seconds(name):.2f} s, {memory:.0f} MB"


def _growth(bench: Bench, large: int) -> list[Row]:
    each = bench.seconds(f"clean {large}") / large / (bench.seconds("clean 1000") / 1000)
    edit_grows = bench.ratio(f"body {large}", "body 1000")
    memory = bench.ratio(f"clean {large}", f"Hugo {large}", "megabytes")
    return [
        Row(f"peak memory, clean, {large:,}, to Hugo's", _told(bench, f"clean {large}"), memory, 0.2),
        Row(f"time an article, {large:,} to 1,000", "", each, 1.15),
        Row(f"one edit, {large:,} to 1,000", _told(bench, f"body {large}"), edit_grows, 6),
    ]


def _added(bench: Bench, name: str) -> Row:
    more = bench.seconds(f"with {name}") - bench.seconds("pyromark")
    return Row(f"`{name}` adds to a clean build", f"{more:.2f} s", None, None)


def _measure(bench: Bench, options: argparse.Namespace) -> None:
    parts = options.parts.split(",")
    for number in range(options.rounds):
        print(f"round {number + 1}", file=sys.stderr)
        bench.hugo()
        if "clean" in parts:
            bench.clean("markdown")
        if options.pelican:
            bench.pelican()
        output = bench.clean("pyromark")
        if "edits" in parts:
            bench.edits(output)
    if "serve" in parts:
        bench.serve()
    if "sizes" in parts:
        bench.sizes(sorted({1000, options.size, *([options.large] if options.large else [])}))
    if "options" in parts:
        bench.options()


def _plotted(bench: Bench) -> str:
    names = {"Hugo": "Hugo ", "Broadsheet": "clean ", "Broadsheet, one body edited": "body "}
    sizes = [int(name.split()[1]) for name in bench.runs if name.startswith("clean ")]
    return plot({name: {size: bench.seconds(f"{key}{size}") for size in sizes} for name, key in names.items()})


def main() -> None:
    """Measure, print the table, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rivals", type=Path, default=Path(".venv-bench"))
    parser.add_argument("--large", type=int, default=0, help="one more size, for growth: 50000")
    parser.add_argument("--parts", default=",".join(PARTS), help="some of " + ",".join(PARTS))
    parser.add_argument("--pelican", action="store_true", help="let Pelican take part; it takes minutes at 10,000")
    parser.add_argument("--write", action="store_true", help="write docs/BENCHMARKS.md and its plot")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as name:
        bench = Bench(Path(name), options.size, options.rivals.resolve())
        _measure(bench, options)
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    head = f"{options.size:,} articles, medians of {options.rounds} rounds, {day}, on {machine()}."
    measured = f"{head}\n\n{table(rows_of(bench, options.large))}\n"
    print(measured)
    if options.write:
        if any(each.startswith("clean ") for each in bench.runs):
            PLOT.write_text(_plotted(bench), encoding="utf-8")
            measured += "\n![Seconds against articles](benchmarks.svg)\n"
        write(PAGE, measured)


if __name__ == "__main__":
    main()
