"""Measure the rules on labelled texts: `python tests/clipping/score.py [FOLDER] [--faults]`.

A labelled text is one file. Above stand `@byline:` (names between semicolons) and `@date:`, empty where the text says
none; `@title:` where the line of the title says more, `@tags:`, `@publisher:` and `@deck:` (a summary by hand) where
they are measured. Then one line of the clipping each, after its class: `T` the title, `B` body, `D` a standfirst, `Q`
a quoted block, `H` a subheading, `I` an item of a list; any lower-case word (and `J`) is junk of that class. A line
`-` is empty; a file without one has an empty line between any two.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

sys.path.insert(0, str(Path(__file__).parents[2]))  # as a script it does not find the package by itself

from broadsheet.clipping.text import clip_text
from broadsheet.clipping.values import Clipped
from broadsheet.reading.sentences import sentences_of

LABELLED = Path(__file__).parent / "labelled"
_BODY = frozenset("BDQHI")
_SHAPES = {"Q": "> ", "H": "## ", "I": "- "}


class Line(Struct, frozen=True):
    """A line of a clipping and what it is."""

    number: int
    """From 1."""
    kind: str
    """Its class."""
    text: str
    """Without the class."""


class Label(Struct, frozen=True):
    """A text and what is true of it."""

    name: str
    """Its file's name."""
    fields: dict[str, str]
    """By name, as written above the lines."""
    lines: tuple[Line, ...]
    """Without empty ones."""
    raw: bytes
    """The clipping."""

    @property
    def title(self) -> str:
        """The right title."""
        return self.fields.get("title") or next(line.text for line in self.lines if line.kind == "T")

    def names(self, field: str) -> tuple[str, ...]:
        """Give the values of a field that is a list."""
        return tuple(name.strip() for name in self.fields.get(field, "").split(";") if name.strip())


class Score(Struct, frozen=True):
    """What was counted over a set of texts: right ones and all of them."""

    counts: dict[str, tuple[int, int]]
    """`title`, `byline`, `date`, `time`, `tags`, `publisher`, `kept` and `shape`; `leaked` and each class of junk."""
    invented: dict[str, int]
    """Bylines and dates given where the text has none."""
    rouge: tuple[float, float]
    """ROUGE-1 F of the summaries and of the first two sentences, against the decks; 0 where no text has one."""
    faults: tuple[str, ...]
    """Each fault in words."""

    def share(self, name: str) -> float:
        """Give a count as a share, 1 where there was nothing to count."""
        found, of = self.counts.get(name, (0, 0))
        return found / of if of else 1


def labels(folder: Path = LABELLED) -> tuple[Label, ...]:
    """Read a labelled set, by name."""
    return tuple(label_of(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))


def label_of(name: str, text: str) -> Label:
    """Read one labelled text."""
    lines = text.splitlines()
    heads = (line.removeprefix("@").partition(":") for line in lines if line.startswith("@"))
    fields = {field: value.strip() for field, _, value in heads}
    body = [line for line in lines if line and not line.startswith("@")]
    parts = [("", "") if line == "-" else tuple(line.split("|", 1)) for line in body]
    step = 1 if any(not kind for kind, _ in parts) else 2
    placed = tuple(Line(1 + step * place, kind, words) for place, (kind, words) in enumerate(parts) if kind)
    raw = ("\n" * step).join(words for _, words in parts).encode()
    return Label(name, fields, placed, raw)


def score(texts: Iterable[Label]) -> Score:
    """Clip every text and compare with its labels."""
    counts: dict[str, list[bool]] = {}
    invented: Counter[str] = Counter()
    faults: list[str] = []
    rouges: list[tuple[float, float]] = []
    for label in texts:
        clipped = clip_text(label.raw, label.name, "id")
        for name, right, words in (*_fields(label, clipped), *_lines(label, clipped)):
            counts.setdefault(name, []).append(right)
            if right == (name.partition(":")[0] == "leaked"):
                faults.append(f"{label.name}: {name}: {words}")
        for name in _invented(label, clipped):
            invented[name] += 1
            faults.append(f"{label.name}: invented {name}: {clipped.authors or clipped.date}")
        if label.fields.get("deck"):
            rouges.append(_rouges(label, clipped))
    sums = {name: (sum(rights), len(rights)) for name, rights in counts.items()}
    means = [sum(column) / len(rouges) for column in zip(*rouges, strict=True)] or [0, 0]
    return Score(sums, dict(invented), (means[0], means[1]), tuple(faults))


def _fields(label: Label, clipped: Clipped) -> Iterator[tuple[str, bool, str]]:
    yield "title", label.title == clipped.title, f"found {clipped.title!r}"
    if label.names("byline"):
        yield "byline", label.names("byline") == clipped.authors, f"found {clipped.authors}"
    date = label.fields.get("date", "")
    yield "date", date[:10] == clipped.date[:10], f"found {clipped.date!r}, it is {date!r}"
    if "T" in date:
        yield "time", _is_instant(date, clipped.date), f"found {clipped.date!r}, it is {date!r}"
    if label.names("tags"):
        yield "tags", label.names("tags") == clipped.tags, f"found {clipped.tags}"
    if label.fields.get("publisher"):
        yield "publisher", label.fields["publisher"] == clipped.source_name, f"found {clipped.source_name!r}"


def _is_instant(one: str, other: str) -> bool:
    return "T" in other and datetime.fromisoformat(one) == datetime.fromisoformat(other)


def _lines(label: Label, clipped: Clipped) -> Iterator[tuple[str, bool, str]]:
    removed = {gone.line: gone.rule for gone in clipped.report.removed}
    shown = clipped.body.replace("\\", "")
    for line in label.lines:
        if line.kind in _BODY:
            yield "kept", line.number not in removed, f"by {removed.get(line.number)}: {line.text!r}"
        elif line.kind != "T":
            yield "leaked", line.number not in removed, repr(line.text)
            yield f"leaked:{line.kind}", line.number not in removed, repr(line.text)
        if line.kind in _SHAPES and line.number not in removed:
            start = line.text.strip("•-* " if line.kind == "I" else "‘’" if line.kind == "Q" else "")[:15]
            yield "shape", _SHAPES[line.kind] + start in shown, f"no {_SHAPES[line.kind]}: {line.text!r}"


def _invented(label: Label, clipped: Clipped) -> Iterator[str]:
    if clipped.authors and not label.names("byline"):
        yield "byline"
    if clipped.date and not label.fields.get("date"):
        yield "date"


def _rouges(label: Label, clipped: Clipped) -> tuple[float, float]:
    prose = (line.text for line in label.lines if line.kind == "B")
    lead = [sentence for text in prose for sentence in sentences_of(text)][:2]
    return rouge(clipped.summary, label.fields["deck"]), rouge(" ".join(lead), label.fields["deck"])


def rouge(text: str, reference: str) -> float:
    """Give ROUGE-1 F: the balance of how much of each text's words, counted singly, is in the other (Lin 2004)."""
    one, other = (Counter(re.findall(r"[a-z0-9]+", words.casefold())) for words in (text, reference))
    common = sum((one & other).values())
    return 2 * common / (one.total() + other.total()) if common else 0.0


def table(found: Score) -> str:
    """Write the figures for people."""
    names = sorted(found.counts, key=lambda name: (":" in name, name))
    rows = [
        f"{name:22}{found.counts[name][0]:6} of {found.counts[name][1]:5} {100 * found.share(name):7.1f} %"
        for name in names
    ]
    made_up = ", ".join(f"{count} {name}s" for name, count in sorted(found.invented.items())) or "nothing"
    return "\n".join([*rows, f"invented: {made_up}", f"ROUGE-1: {found.rouge[0]:.3f}, lead-2 {found.rouge[1]:.3f}"])


if __name__ == "__main__":
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    result = score(labels(*folders[:1]))
    print(*(result.faults if "--faults" in sys.argv else ()), table(result), sep="\n")
