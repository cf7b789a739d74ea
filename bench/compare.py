"""Compare builds with Hugo and Pelican, side by side, and write the table.

    python bench/compare.py --size 1000 --rounds 3 --rivals /path/to/venv

Every run builds into a fresh folder, and the programs take turns, since a shared machine drifts.
"""

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from corpus import write_corpus
from measure import Run, run
from rivals import write_hugo, write_pelican

BUILD = Path(__file__).parents[1] / "build.py"
EDITED = "content/articles/2020-01-02-000005.md"
PELICAN_LIMIT = 1000
"""Pelican takes part up to this size: it takes minutes at ten thousand."""


class Bench:
    """Owns the folders of one comparison."""

    def __init__(self, root: Path, size: int, rivals: Path) -> None:
        """Write each program's site once."""
        self.root, self.size, self.rivals = root, size, rivals
        self.runs: dict[str, list[Run]] = defaultdict(list)
        self._number = 0
        for engine in ("markdown", "pyromark"):
            write_corpus(size, root / engine, engine)
        write_hugo(size, root / "hugo")
        if size <= PELICAN_LIMIT:
            write_pelican(size, root / "pelican")

    def _fresh(self) -> str:
        self._number += 1
        return str(self.root / f"out{self._number}")

    def _note(self, name: str, command: list[str], folder: Path) -> None:
        self.runs[name].append(run(command, folder))
        print(f"  {name}: {self.runs[name][-1].seconds:.2f} s", file=sys.stderr, flush=True)

    def round(self) -> None:
        """Let every program have its turn."""
        self._note("Hugo, clean", [str(self.rivals / "bin/hugo"), "--quiet", "-d", self._fresh()], self.root / "hugo")
        for engine in ("pyromark", "markdown"):
            self._ours(engine)
        if self.size <= PELICAN_LIMIT:
            command = [str(self.rivals / "bin/pelican"), "-q", "-s", "pelicanconf.py", "-o", self._fresh()]
            self._note("Pelican, clean", command, self.root / "pelican")

    def _ours(self, engine: str) -> None:
        site = self.root / engine
        build = [
            sys.executable,
            str(BUILD),
            "-C",
            str(site),
            "build",
            "--quiet",
            "--now",
            "2026-11-22",
            "--output",
            self._fresh(),
        ]
        self._note(f"Broadsheet ({engine}), clean", [*build, "--clean"], site)
        if engine == "markdown":
            return
        self._note("Broadsheet, nothing changed", build, site)
        with (site / EDITED).open("a", encoding="utf-8") as file:
            file.write(f"\nOne more sentence, number {self._number}.\n")
        self._note("Broadsheet, one body edited", build, site)
        text = (site / EDITED).read_text("utf-8").replace('title: "', f'title: "{self._number} ', 1)
        (site / EDITED).write_text(text, encoding="utf-8")
        self._note("Broadsheet, one title edited", build, site)

    def table(self) -> str:
        """Give medians, and ratios to Hugo's clean build of the same round."""
        hugo = self.runs["Hugo, clean"]
        lines = ["| build | seconds | of Hugo's | peak MB | of Hugo's |", "|---|---|---|---|---|"]
        for name, runs in self.runs.items():
            ratio = statistics.median(ours.seconds / theirs.seconds for ours, theirs in zip(runs, hugo, strict=True))
            memory = statistics.median(
                ours.megabytes / theirs.megabytes for ours, theirs in zip(runs, hugo, strict=True)
            )
            seconds = statistics.median(each.seconds for each in runs)
            megabytes = statistics.median(each.megabytes for each in runs)
            lines.append(f"| {name} | {seconds:.2f} | {ratio:.3f} | {megabytes:.0f} | {memory:.2f} |")
        return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rivals", type=Path, default=Path(".venv-bench"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as name:
        bench = Bench(Path(name), options.size, options.rivals.resolve())
        for number in range(options.rounds):
            print(f"round {number + 1}", file=sys.stderr)
            bench.round()
        print(f"{options.size:,} articles, medians of {options.rounds} rounds\n\n{bench.table()}")


if __name__ == "__main__":
    main()
