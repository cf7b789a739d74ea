"""A plain text, as someone pasted it, becomes an article with a report of how.

The straight line of `clipping`. Knows nothing of files, clocks and chance: bytes, names and ids come as arguments.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from broadsheet.clipping.decoding import base_name, lines_of_bytes
from broadsheet.clipping.escaping import quoted_words
from broadsheet.clipping.fields import authors_of, date_of, source_of, without_dateline
from broadsheet.clipping.mail_heads import MailHead, mail_head
from broadsheet.clipping.page_span import page_part
from broadsheet.clipping.rules import RULES
from broadsheet.clipping.ruling import sweep
from broadsheet.clipping.shapes import markdown_of
from broadsheet.clipping.sheet import Line, Sheet, key_of, paragraphs, sheet_of
from broadsheet.clipping.summaries import summary_of
from broadsheet.clipping.tagging import Tagging, tagging_of
from broadsheet.clipping.terms import vocabulary_of
from broadsheet.clipping.titles import Headline, find_title
from broadsheet.clipping.values import Clipped, Finding, Removed, Report
from broadsheet.model.content import Clipping
from broadsheet.model.errors import BuildError, Source

_ORDER = ("title", "date", "summary", "section", "tags", "authors", "source.name", "source.url")


def clip_text(
    raw: bytes, file_name: str, minted_id: str, known_terms: Iterable[str] = (), *, sections: Iterable[str] = ()
) -> Clipped:
    """Make an article of a text's bytes.

    Known terms are the site's tags, in its spelling; sections are the site's, and no other is ever given. Raises
    BuildError, its source being the clipping's file name, for what is empty, binary, over 1 MiB or all junk.
    """
    name = base_name(file_name) or "clipping"
    vocabulary = vocabulary_of(known_terms)
    decoded = lines_of_bytes(raw, name)
    lines = paragraphs(decoded.lines, decoded.set_in)
    mail = mail_head(lines)
    lines = lines[_heads(lines, mail) :]
    headline = mail.headline if mail else find_title(sheet_of(lines, "", vocabulary))
    if headline is None:
        raise BuildError("nothing in the clipping reads as an article", Source(name), "clip the article's own text")
    part, outside = _article_part(lines, headline)
    swept = sweep(sheet_of(part, key_of(headline.text), vocabulary), RULES)
    removed = (*(mail.removed if mail else ()), *sorted((*outside, *swept.removed), key=lambda gone: gone.line))
    body = _body_lines(swept.sheet, headline)
    if not body:
        raise BuildError("the clipping has a title and no text", Source(name), "clip the article's own text")
    tagging = tagging_of(swept.removed, swept.sheet.title, vocabulary, sections)
    findings = _findings(headline, removed, body, tagging, mail.findings if mail else ())
    notes = (*_encoding_note(decoded.encoding), *tagging.notes)
    report = Report(name, findings, removed, notes)
    return _clipped(report, body, Clipping(name, sha256(raw).hexdigest()), minted_id)


def _encoding_note(encoding: str) -> tuple[str, ...]:
    return () if encoding == "utf-8" else (f"read as {encoding}: look whether its letters are right",)


def _heads(lines: Sequence[Line], mail: MailHead | None) -> int:
    """Count the lines of a mail's head."""
    last = max(mail.headline.line, *(gone.line for gone in mail.removed)) if mail else 0
    return sum(line.number <= last for line in lines)


def _article_part(lines: Sequence[Line], headline: Headline) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """Part the lines about an article from those of a whole page's menus and foot."""
    title = next((at for at, line in enumerate(lines) if line.number == headline.line), 0)
    part = page_part(lines, title)
    outside = [line for at, line in enumerate(lines) if at not in part]
    gone = (
        Removed("navigation", "page-around", line.number + at, text)
        for line in outside
        for at, text in enumerate(line.parts or (line.text,))
    )
    return tuple(lines[part.start : part.stop]), tuple(gone)


def _body_lines(sheet: Sheet, headline: Headline) -> tuple[Line, ...]:
    taken = {headline.line} if headline.alone else set()
    return tuple(line for line in sheet.lines if line.number not in taken)


def _findings(  # noqa: PLR0917 - everything that was found out
    headline: Headline,
    removed: Sequence[Removed],
    body: tuple[Line, ...],
    tagging: Tagging,
    known: Sequence[Finding],
) -> tuple[Finding, ...]:
    """Gather every field in the order of the front matter; what is known already wins."""
    title = Finding("title", (headline.text,), headline.line, headline.rule, headline.confidence)
    found = (
        title,
        date_of(removed, body),
        _summary(body, headline.text),
        tagging.section,
        tagging.tags,
        authors_of(removed, body),
        *source_of(removed, body, headline.publisher),
    )
    by_field = {finding.field: finding for finding in (*found, *known) if finding}
    return tuple(by_field[field] for field in _ORDER if field in by_field)


def _summary(body: tuple[Line, ...], title: str) -> Finding | None:
    aboves = ("", *(line.text for line in body))
    prose = [
        without_dateline(line.text)
        for line, above in zip(body, aboves, strict=False)
        if not line.code and not quoted_words(line.text, above)
    ]
    text = summary_of(prose, title)
    return Finding("summary", (text,), 0, "own-sentences", "likely") if text else None


def _clipped(report: Report, body: tuple[Line, ...], clipping: Clipping, minted_id: str) -> Clipped:
    by_field = {finding.field: finding for finding in report.findings}
    date = by_field.get("date")
    doubtful = date is None or "guess" in {date.confidence, by_field["title"].confidence}
    return Clipped(
        id=minted_id,
        title=_value(by_field, "title"),
        date=_value(by_field, "date"),
        date_precision="" if date is None else "minute" if "T" in date.value[0] else "day",
        date_inferred=date is not None and date.inferred,
        authors=_values(by_field, "authors"),
        tags=_values(by_field, "tags"),
        section=_value(by_field, "section"),
        source_name=_value(by_field, "source.name"),
        source_url=_value(by_field, "source.url"),
        summary=_value(by_field, "summary"),
        body=markdown_of(body),
        clipping=clipping,
        draft=doubtful,
        report=report,
    )


def _values(by_field: dict[str, Finding], field: str) -> tuple[str, ...]:
    return by_field[field].value if field in by_field else ()


def _value(by_field: dict[str, Finding], field: str) -> str:
    return next(iter(_values(by_field, field)), "")
