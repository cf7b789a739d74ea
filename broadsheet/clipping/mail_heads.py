"""Read the head of an e-mail that was pasted with its text: who sent it, when, about what.

Knows nothing of the text below.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.names import names_in
from broadsheet.clipping.sheet import Line
from broadsheet.clipping.titles import Headline
from broadsheet.clipping.values import Finding, Removed

_HEADER = re.compile(
    r"[>*\s]*(?P<name>from|to|cc|bcc|subject|date|sent|reply-to|von|an|betreff|datum|gesendet|de|à|objet|envoyé|para|asunto|fecha)\*?\s*:\*?\s*"
    r"(?P<value>.*)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"-{2,}\s*(?:forwarded|original|weitergeleitete|ursprüngliche)\b.{0,30}-{2,}|begin forwarded message:?",
    re.IGNORECASE,
)
_SUBJECT, _DATE, _SENDER = (
    ("subject", "betreff", "objet", "asunto"),
    ("date", "sent", "datum", "gesendet", "envoyé", "fecha"),
    ("from", "von", "de"),
)
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)


class MailHead(Struct, frozen=True):
    """What an e-mail's head says."""

    headline: Headline
    """Its subject, without `Fwd:`."""
    findings: tuple[Finding, ...]
    """Date, and the sender as author or as source."""
    removed: tuple[Removed, ...]
    """Its lines; the subject's is the title."""


def mail_head(lines: Sequence[Line]) -> MailHead | None:
    """Read a block of mail headers above all else; nothing without a subject and one header more (RFC 5322, 3.6)."""
    block = _block(lines)
    subject = _one_of(block, _SUBJECT)
    if subject is None or len(block) < 2 or not _REPLY.sub("", subject[1]):  # noqa: PLR2004 - `Subject:` alone may be a label
        return None
    headline = Headline(_REPLY.sub("", subject[1]), subject[0].number, "mail-subject", "certain", alone=True)
    gone = [line for line, _, _ in block if line.number != subject[0].number]
    gone += [line for line in lines[: len(block) + 2] if _FORWARDED.fullmatch(line.text)]
    removed = (Removed("header", "mail-head", line.number, line.text) for line in gone)
    found = (*_date(block), *_sender(block))
    return MailHead(headline, found, tuple(sorted(removed, key=lambda each: each.line)))


_Header = tuple[Line, str, str]


def _block(lines: Sequence[Line]) -> list[_Header]:
    block: list[_Header] = []
    for line in lines:
        match = _HEADER.fullmatch(line.text)
        if match:
            block.append((line, match["name"].casefold(), match["value"].strip()))
        elif block or not _FORWARDED.fullmatch(line.text):
            break
    return block


def _one_of(block: Sequence[_Header], names: Sequence[str]) -> tuple[Line, str] | None:
    return next(((line, value) for line, name, value in block if name in names), None)


def _date(block: Sequence[_Header]) -> list[Finding]:
    header = _one_of(block, _DATE)
    dates = dates_in(header[1]) if header else ()
    return (
        [Finding("date", (dates[0].value,), header[0].number, "mail-head", dates[0].confidence)]
        if header and dates
        else []
    )


def _sender(block: Sequence[_Header]) -> list[Finding]:
    header = _one_of(block, _SENDER)
    name = (
        re.sub(r"\s*(?:<[^>]*>|\([^)]*@[^)]*\)|\[mailto:[^\]]*\])\s*$", "", header[1]).strip(" \"'") if header else ""
    )
    if header is None or not name or "@" in name:
        return []
    people = names_in(name)
    field, value = ("authors", people) if people else ("source.name", (name,))
    return [Finding(field, value, header[0].number, "mail-head", "likely")]
