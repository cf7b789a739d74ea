"""Ten thousand clippings: all come, the time is in proportion, the memory is not."""

import random
import sys
from pathlib import Path

from tests.measuring import Cost, cost

ROOT = Path(__file__).parents[2]
WORDS = [
    "harbour",
    "council",
    "tide",
    "bridge",
    "school",
    "nurse",
    "budget",
    "river",
    "engine",
    "market",
    "storm",
    "vote",
    "minister",
    "court",
    "team",
]
CONFIG = """title: T
description: D
url: https://example.org
feeds: {namespace: 6b1f0c1e-0000-4000-8000-000000000001}
"""


def sentence(dice: random.Random) -> str:
    """Invent a sentence."""
    return " ".join(dice.choice(WORDS) + str(dice.randint(0, 99)) for _ in range(12)).capitalize() + "."


def clip(folder: Path, count: int) -> Path:
    """Write clippings that differ."""
    folder.mkdir(parents=True)
    for number in range(count):
        dice = random.Random(number)  # noqa: S311  # the same texts in every run
        body = "\n\n".join(" ".join(sentence(dice) for _ in range(3)) for _ in range(6))
        (folder / f"{number}.txt").write_text(
            f"Story {number} {dice.choice(WORDS)}\n\nBy Ann Lee\n2 March 2026\n\n{body}"
        )
    return folder


def imported(site: Path, folder: Path) -> Cost:
    """Import a folder into a new site, and give what it took."""
    (site / "content" / "articles").mkdir(parents=True)
    (site / "config.yaml").write_text(CONFIG)
    told = cost(sys.executable, str(ROOT / "build.py"), "-C", str(site), "import", str(folder))
    count = len(list(folder.iterdir()))
    assert told.output.endswith(f"{count:,} clippings: {count:,} taken\n")
    assert len(list((site / "content" / "articles").iterdir())) == count
    return told


def test_time_is_in_proportion_and_memory_is_not(tmp_path: Path) -> None:
    """Each of ten thousand costs at most twice what each of a thousand does; all need less than twice the memory."""
    small = imported(tmp_path / "a", clip(tmp_path / "few", 1000))
    large = imported(tmp_path / "b", clip(tmp_path / "many", 10_000))
    assert large.seconds < 20 * small.seconds
    assert large.kibibytes < 2 * small.kibibytes
