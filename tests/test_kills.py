"""A build may be killed at any moment: every file of the site is whole, and the next build equals a clean one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from msgspec import structs

from broadsheet.building.executors import WORTH_IT
from broadsheet.building.order import Order
from tests.building.sites import CONFIG, THEME, article, built, new_site, published, tree, write
from tests.terminals import HERE

SOAKING = "SOAK_EDITS" in os.environ
COUNT = 2000 if SOAKING else 2 * WORTH_IT
KILLS = int(os.environ.get("SOAK_KILLS", "200")) if SOAKING else 6
PARTS = {"templates/dump.html", "templates/foot.html"}
SMALL = {name: "{{ page.head.title }}\n" for name in THEME if name.endswith(".html") and name not in PARTS}
"""Pages of a line: what matters is how many they are."""


def _edition(word: str) -> dict[str, str | bytes]:
    """Give all files of one of two sites: most pages are in both and differ, some are in one of them alone."""
    files: dict[str, str | bytes] = {"config.yaml": CONFIG.replace("The Test Post", f"The {word} Post")}
    for number in range(COUNT):
        slug = f"{word}-{number}".lower() if number % 5 == 0 else f"n-{number}"
        text = article(f"{word} {number}", f"{word}.", id=f"n{number}", slug=slug, tags=f"[t{number % 20}, {word}]")
        files[f"content/articles/{number}.md"] = text
    return files


class Printer:
    """Owns a site that goes back and forth between two editions."""

    def __init__(self, root: Path) -> None:
        """Build each edition, the first one last, and keep what it gives."""
        self.order: Order = structs.replace(new_site(root, SMALL), jobs=2)
        self.root = root
        self.expected: dict[str, dict[str, bytes]] = {}
        for word in ("New", "Old"):
            self.print(word)
            self.expected[word] = tree(self.order.output)

    def print(self, word: str) -> None:
        """Write an edition and build it to the end."""
        write(self.root, _edition(word))
        built(self.order)

    def killed(self, word: str, chance: random.Random) -> str:
        """Write an edition, and kill its build at a random moment; tell in which stage it was."""
        write(self.root, _edition(word))
        stage = chance.choice(("at all", "staging", "publishing"))
        code = f"from tests.test_kills import *; built(order_at({str(self.root)!r}))"
        with subprocess.Popen([sys.executable, "-c", code], cwd=HERE, start_new_session=True) as build:
            while build.poll() is None and not self._reached(stage):
                time.sleep(0.0005)
            pause = {"at all": 2.0, "staging": 1.0, "publishing": 0.3}[stage] * COUNT / 2000
            time.sleep(chance.uniform(0, pause))
            kill = chance.choice((os.kill, os.killpg))  # with its workers, or without
            kill(build.pid, signal.SIGKILL)
        return stage if build.returncode == -signal.SIGKILL else "too late"

    def _reached(self, stage: str) -> bool:
        private = self.order.private
        if stage == "staging":
            return any((private / "staging").glob("*"))
        return stage == "at all" or any((private / "manifests").glob("*.next"))


def order_at(root: str) -> Order:
    """Give the order to build a site that is there."""
    return structs.replace(new_site(Path(root), SMALL, (Path(root) / "config.yaml").read_text("utf-8")), jobs=2)


def test_a_build_that_is_killed_leaves_whole_files_and_is_healed(tmp_path: Path) -> None:
    """Nothing is lost, nothing is left over, nothing is stale; half of the kills come while files change places."""
    printer = Printer(tmp_path)
    seed = random.randrange(10**6) if SOAKING else 5  # noqa: S311  # any moment will do
    chance = random.Random(seed)  # noqa: S311  # the same
    stages: list[str] = []
    while len(stages) - stages.count("too late") < KILLS and len(stages) < 3 * KILLS:
        word, other = ("New", "Old") if len(stages) % 2 == 0 else ("Old", "New")
        stages.append(printer.killed(word, chance))
        new, old = printer.expected[word], printer.expected[other]
        for path, page in tree(printer.order.output).items():
            assert page in {new.get(path), old.get(path)}, (seed, len(stages), path)
        built(printer.order)
        assert published(printer.order) == tree(printer.order.output) == new, (seed, len(stages))
    print(f"seed {seed}: killed { ({stage: stages.count(stage) for stage in sorted(set(stages))}) }")
    assert len(stages) - stages.count("too late") == KILLS
