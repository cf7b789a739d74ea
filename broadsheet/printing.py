"""What commands say, in words for people and as JSON for machines.

Knows no terminal: `cli.py` prints what this gives.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from broadsheet.model.errors import BuildError
from broadsheet.model.report import Report, Spent


def count(number: int, word: str, plural: str = "") -> str:
    """Give `1 page`, `2 pages`, `1,000 pages`."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def errors_of(group: BaseException) -> tuple[BuildError, ...]:
    """Give the mistakes of an error or a group of them, in order."""
    if isinstance(group, BuildError):
        return (group,)
    found = group.exceptions if isinstance(group, BaseExceptionGroup) else ()
    return tuple(error for each in found for error in errors_of(each))


def summary(report: Report, output: str, seconds: float, *, preview: bool = False) -> list[str]:
    """Say what a build did, and what waits; in a preview nothing does."""
    did = f"{count(report.written, 'file')} written, {report.unchanged:,} unchanged, {report.removed:,} removed"
    lines = [f"{output}: {count(report.articles, 'article')}, {did}, in {seconds:.2f} s"]
    if preview:
        return lines
    if report.recorded:
        lines.append(f"content/ids.lock: {count(report.recorded, 'new id')}; commit it with the content")
    if report.drafts:
        lines.append(f"{count(report.drafts, 'draft')} left out; 'build.py serve' shows what is not published")
    lines += [f"held until {written(each.time)}: {each.path}" for each in report.held]
    if report.next_build_at is not None:
        lines.append(f"build again at {written(report.next_build_at)}: the site will then differ")
    return lines


def written(moment: datetime) -> str:
    """Write an instant for people, with its offset."""
    return moment.isoformat(sep=" ", timespec="minutes").replace("+00:00", " UTC")


def as_json(report: Report, seconds: Mapping[str, float]) -> str:
    """Give the one object of `build --json`; times are RFC 3339, seconds are by stage."""
    fields: dict[str, Any] = {
        "outputs": report.outputs,
        "written": report.written,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "articles": report.articles,
        "recorded": report.recorded,
        "drafts": report.drafts,
        "held": [{"path": each.path, "time": each.time} for each in report.held],
        "next_build_at": report.next_build_at,
        "warnings": [plain_error(error) for error in report.warnings],
        "errors": [plain_error(error) for error in report.errors],
        "seconds": {stage: round(value, 4) for stage, value in seconds.items()},
    }
    if report.slowest:
        fields["slowest"] = {slow.kind: [_plain_spent(each) for each in slow.slowest] for slow in report.slowest}
    return indented(fields)


def plain_error(error: BuildError) -> dict[str, Any]:
    """Give a mistake's parts for machines."""
    source = error.source
    return {
        "path": source.path,
        "line": source.line,
        "column": source.column,
        "message": error.message,
        "hint": error.hint,
    }


def indented(value: Any) -> str:
    """Encode a value as JSON that people can read too."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def stages(seconds: Mapping[str, float]) -> list[str]:
    """Give a line for each stage with its seconds and its share."""
    total = sum(seconds.values()) or 1
    return [f"{stage:<10} {value:8.3f} s  {value / total:4.0%}" for stage, value in seconds.items()]


def _plain_spent(spent: Spent) -> dict[str, Any]:
    return {"name": spent.name, "pieces": spent.pieces, "seconds": round(spent.seconds, 4)}


def slowest(report: Report) -> list[str]:
    """Give a line for each template and each content file that took longest, in whichever process."""
    titles = {"parse": "slowest files to parse", "render": "slowest templates"}
    lines = []
    for slow in report.slowest:
        lines.append(f"{titles[slow.kind]}:")
        lines += [f"{each.seconds:12.3f} s  {each.name}{_each(each)}" for each in slow.slowest]
    return lines


def _each(spent: Spent) -> str:
    if spent.pieces == 1:
        return ""
    return f"  {count(spent.pieces, 'page')}, {1000 * spent.seconds / spent.pieces:.2f} ms each"
