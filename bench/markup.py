"""Time Python-Markdown by itself against ours, which skips what cannot match.

    python bench/markup.py 300 [FOLDER_OF_MARKDOWN]

Processor time; the two take turns on each text, and the best of five counts, since a shared machine drifts.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from corpus import article

sys.path.insert(0, str(Path(__file__).parents[1]))

from broadsheet.model import config
from broadsheet.reading import engines, python_markdown

OURS = config.Markdown(engine="markdown")


def texts_of(count: int, folder: Path | None) -> list[str]:
    """Give the bodies of the benchmark's articles, or every Markdown file of a folder."""
    if folder is not None:
        return [file.read_text("utf-8", errors="replace") for file in sorted(folder.rglob("*.md"))]
    return [article(number)[1].split("---\n", 2)[2] for number in range(count)]


def stock() -> Callable[[str], str]:
    """Give the same engine as the library has it."""
    engine = python_markdown.library(())
    return lambda text: engines.aligned(engine.reset().convert(text))


def best(convert: Callable[[str], str], text: str) -> tuple[float, str]:
    """Give the seconds of processor time of one conversion, and its result."""
    begun = time.process_time()
    html = convert(text)
    return time.process_time() - begun, html


def main() -> None:
    """Measure, and refuse to tell of two engines that differ."""
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None  # noqa: PLR2004  # the second argument
    library, spent = stock(), [0.0, 0.0]
    texts = texts_of(int(sys.argv[1]), folder) or sys.exit(f"no Markdown in {folder}")
    for text in texts:
        runs = [(best(library, text), best(lambda each: engines.to_html(each, OURS), text)) for _ in range(5)]
        if any(theirs[1] != ours[1] for theirs, ours in runs):
            sys.exit(f"another result: {text[:200]!r}")
        spent = [spent[0] + min(theirs[0] for theirs, _ in runs), spent[1] + min(ours[0] for _, ours in runs)]
    print(f"{len(texts)} texts: {spent[0]:.2f} s to {spent[1]:.2f} s, {spent[0] / spent[1]:.2f} times as fast")


if __name__ == "__main__":
    main()
