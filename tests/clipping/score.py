"""Measure the rules on labelled texts.

A labelled text has `@byline:` and `@date:` above, then one line of the clipping each: `T|` the title, `B|` body,
`J|` junk, `-` an empty line.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from broadsheet.clipping.text import clip_text
from broadsheet.clipping.values import Clipped

LABELLED = Path(__file__).parent / "labelled"


class Label(Struct, frozen=True):
    """A text and what is true of it."""

    name: str
    """Its file's name."""
    title: str
    """The right title."""
    byline: tuple[str, ...]
    """Who wrote it; empty where the text does not say."""
    date: str
    """When it came out; empty where the text does not say."""
    lines: tuple[tuple[str, str], ...]
    """Each line's class (`T`, `B`, `J` or empty) and its text."""


class Score(Struct, frozen=True):
    """Figures over a set of texts, each from 0 to 1."""

    titles: float
    """Right ones."""
    bylines: float
    """Right ones where the text has one."""
    invented_bylines: int
    """Given where the text has none."""
    dates: float
    """Right ones, none where there is none counted as right."""
    leaked: float
    """Junk lines that are still there."""
    kept: float
    """Body lines that are still there."""
    faults: tuple[str, ...]
    """Each fault in words."""


def labels() -> tuple[Label, ...]:
    """Read the labelled set, by name."""
    return tuple(_label(path) for path in sorted(LABELLED.glob("*.txt")))


def score(texts: Iterable[Label]) -> Score:
    """Clip every text and compare with its labels."""
    pairs = [(label, clip_text(_raw(label), label.name, "id")) for label in texts]
    junk = [(label, line) for label, clipped in pairs for line in _wrong(label, clipped, "J")]
    lost = [(label, line) for label, clipped in pairs for line in _wrong(label, clipped, "B")]
    signed = [(label, clipped) for label, clipped in pairs if label.byline]
    return Score(
        _share(label.title == clipped.title for label, clipped in pairs),
        _share(label.byline == clipped.authors for label, clipped in signed),
        sum(bool(clipped.authors) for label, clipped in pairs if not label.byline),
        _share(label.date == clipped.date[:10] for label, clipped in pairs),
        len(junk) / _count(pairs, "J"),
        1 - len(lost) / _count(pairs, "B"),
        tuple(_faults(pairs, junk, lost)),
    )


def _label(path: Path) -> Label:
    byline, date, *rest = path.read_text(encoding="utf-8").splitlines()
    names = tuple(name.strip() for name in byline.removeprefix("@byline:").split(";") if name.strip())
    lines = tuple(("", "") if line == "-" else (line[0], line[2:]) for line in rest)
    title = next(text for kind, text in lines if kind == "T")
    return Label(path.name, title, names, date.removeprefix("@date:").strip(), lines)


def _raw(label: Label) -> bytes:
    wrapped = any(not kind for kind, _ in label.lines)
    return ("\n" if wrapped else "\n\n").join(text for _, text in label.lines).encode()


def _wrong(label: Label, clipped: Clipped, kind: str) -> list[str]:
    removed = {gone.text for gone in clipped.report.removed}
    return [text for is_kind, text in label.lines if is_kind == kind and (text in removed) == (kind == "B")]


def _count(pairs: list[tuple[Label, Clipped]], kind: str) -> int:
    return sum(is_kind == kind for label, _ in pairs for is_kind, _ in label.lines)


def _share(truths: Iterable[bool]) -> float:
    counted = list(truths)
    return sum(counted) / len(counted)


def _faults(
    pairs: list[tuple[Label, Clipped]], junk: list[tuple[Label, str]], lost: list[tuple[Label, str]]
) -> Iterable[str]:
    for label, clipped in pairs:
        found = (clipped.title, clipped.authors, clipped.date[:10])
        if found != (label.title, label.byline, label.date):
            yield f"{label.name}: found {found}"
    yield from (f"{label.name}: leaked {line!r}" for label, line in junk)
    yield from (f"{label.name}: lost {line!r}" for label, line in lost)
