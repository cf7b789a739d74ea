"""A clipping's report in words.

Knows nothing of colours and terminals. Machines encode the `Report` itself.
"""

from collections import Counter

from broadsheet.clipping.values import Finding, Report

_ALWAYS = ("title", "date", "authors")


def lines_of(report: Report) -> list[str]:
    """Write a report for people: each field, what was looked for in vain, every removed line, the notes."""
    found = {finding.field for finding in report.findings}
    return [
        report.file,
        *(_field(finding) for finding in report.findings),
        *(f"  {field}: not found{_then_draft(field)}" for field in _ALWAYS if field not in found),
        *_removed(report),
        *(f"  note: {note}" for note in report.notes),
    ]


def _field(finding: Finding) -> str:
    place = f"line {finding.line}, " if finding.line else ""
    inferred = ", inferred" if finding.inferred else ""
    doubt = _then_draft(finding.field) if finding.confidence == "guess" else ""
    return (
        f"  {finding.field}: {', '.join(finding.value)} ({place}{finding.rule}{inferred}: {finding.confidence}){doubt}"
    )


def _then_draft(field: str) -> str:
    return ", so the article is a draft" if field in {"title", "date"} else ""


def _removed(report: Report) -> list[str]:
    if not report.removed:
        return ["  removed: nothing"]
    counts = Counter(gone.kind for gone in report.removed)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    size = len(report.removed)
    return [
        f"  removed: {size} {'line' if size == 1 else 'lines'} ({kinds})",
        *(f"    {gone.line}: [{gone.kind}, {gone.rule}] {gone.text}" for gone in report.removed),
    ]
