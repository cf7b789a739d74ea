"""The benchmark page: the table of ratios against the goals, the plot, and how to repeat both."""

import math
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
WIDTH, HEIGHT, EDGE = 640, 400, 60
COLOURS = {"Hugo": "#c2410c", "Broadsheet": "#1d4ed8", "Broadsheet, one body edited": "#0f766e"}


class Row(NamedTuple):
    """One line of the table."""

    name: str
    """What was measured."""
    measured: str
    """In its own unit."""
    ratio: float | None
    """To what the goal names."""
    goal: float | None
    """The most that the ratio may be."""


def table(rows: Sequence[Row]) -> str:
    """Write the table; a ratio above its goal says so."""
    lines = ["| | measured | ratio | goal | |", "|---|---|---|---|---|"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.3f}"
        goal = "" if row.goal is None else f"<= {row.goal:g}"
        met = "" if row.ratio is None or row.goal is None else ("yes" if row.ratio <= row.goal else "**no**")
        lines.append(f"| {row.name} | {row.measured} | {ratio} | {goal} | {met} |")
    return "\n".join(lines)


def machine() -> str:
    """Describe the machine."""
    info = Path("/proc/cpuinfo")
    models = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"{cores} cores ({models[0] if models else platform.machine()}), {memory:.0f} GB, {system}"


def write(page: Path, measured: str) -> None:
    """Put what was measured between the marks of the page; the words around them stay."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n{measured}\n{END}{after}", encoding="utf-8")


def plot(points: Mapping[str, Mapping[int, float]]) -> str:
    """Draw seconds against articles, both logarithmic, as SVG."""
    sizes = sorted({size for line in points.values() for size in line})
    times = [seconds for line in points.values() for seconds in line.values()]
    left, right = math.log10(sizes[0]), math.log10(sizes[-1])
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))

    def place(size: float, seconds: float) -> tuple[float, float]:
        x = EDGE + (math.log10(size) - left) / ((right - left) or 1) * (WIDTH - 2 * EDGE)
        y = HEIGHT - EDGE - (math.log10(seconds) - low) / ((high - low) or 1) * (HEIGHT - 2 * EDGE)
        return round(x, 1), round(y, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
        ' font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in range(low, high + 1):
        x, y = place(sizes[0], 10**power)
        parts.append(f'<path d="M{x} {y}H{WIDTH - EDGE}" stroke="#ddd"/><text x="8" y="{y + 4}">{10**power:g} s</text>')
    for size in sizes:
        x, y = place(size, 10**low)
        parts.append(f'<text x="{x}" y="{y + 20}" text-anchor="middle">{size:,}</text>')
    for number, (name, line) in enumerate(points.items()):
        colour = COLOURS.get(name, "#444")
        dots = [place(size, seconds) for size, seconds in sorted(line.items())]
        way = " ".join(f"{x},{y}" for x, y in dots)
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{way}"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in dots]
        parts.append(f'<text x="{EDGE + 10}" y="{24 + 18 * number}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])
