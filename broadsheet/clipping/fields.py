"""Read byline, date, tags, section and source from the lines that rules took, and from the text's head.

Knows nothing of how a line was taken, only by which rule.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import structs

from broadsheet.clipping.bare_names import is_capital, signers
from broadsheet.clipping.dated_lines import dated_line
from broadsheet.clipping.dates import date_in_url, dates_in, days_between, stamp_in
from broadsheet.clipping.glue import unglued
from broadsheet.clipping.houses import is_publisher
from broadsheet.clipping.metadata import metadata_of, signed_names
from broadsheet.clipping.names import is_given, names_in, spelled, split_name, without_handle
from broadsheet.clipping.rules_bylines import under_by
from broadsheet.clipping.rules_endings import person_sold
from broadsheet.clipping.rules_heads import SOURCE_LABEL, URL
from broadsheet.clipping.sheet import Line, is_english
from broadsheet.clipping.values import Confidence, Finding, Removed
from broadsheet.clipping.vocabulary import AGENCIES
from broadsheet.clipping.when_words import LABEL, UPDATED

_RANK: dict[Confidence, int] = {"certain": 0, "likely": 1, "guess": 2}
_MOST_AUTHORS, _ONE_PLACE = 10, 12
_REPORTING = re.compile(
    r"^[\[(*—–-]*\s*(?:reporting|written|reported|story)\s+(?:and\s+(?:writing|editing)\s+)?by\s+(?P<names>[^.;()]+)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w.’' /-]{1,40}(?:,\s[A-Z][\w.’' ]{1,25}){0,2}?)"
    r"(?:,?\s+(?P<date>[A-Za-z]{3,9}\.?\s+\d{1,2}(?:,\s+\d{4})?|\d{1,2}\s+[A-Za-z]{3,9}\.?(?:\s+\d{4})?)[.,]?)?\s*"
    r"(?:\((?P<agency>[\w .-]{2,30})\)\s*[-–—:.]*|/(?P<wire>[\w .-]{2,20})/\.?\s*[-–—]*"
    r"|(?<=[A-Z]{3})\s*(?:[–—-]{1,2}\s|:\s)"
    r"|(?<=\w\.)\s*[–—]\s|(?<=\d\d)\s*[–—]\s)",
)
_STAMPS_APART = 7
_NEAR = 2
"""Lines, with an empty one between."""
_BARE_AGENCY = re.compile(r"^\([A-Z][A-Za-z]{1,12}\)\s*[-–—]?\s*")


def without_dateline(text: str) -> str:
    """Drop a paragraph's place, day and agency, which are no part of its first sentence."""
    match = _DATELINE.match(text) or _BARE_AGENCY.match(text)
    return text[match.end() :].lstrip() if match else text


def authors_of(removed: Sequence[Removed], kept: Sequence[Line] = ()) -> Finding | None:
    """Read who wrote it: the byline, else the credit of a desk, else whom the last paragraphs are about."""
    dated = {gone.line for gone in removed if gone.rule == "byline-or-date"}
    for gone in (*removed, *reversed(removed)):
        if gone.rule == "bare-name" and any(abs(gone.line - line) <= _NEAR for line in dated):
            dated.add(gone.line)
    named = [_weighed(finding, dated) for gone in removed for finding in _byline(gone, kept)]
    by_rank = sorted(named, key=lambda finding: _RANK[finding.confidence])
    said = [finding for finding in by_rank if finding.rule not in {"wire-credit", "promotion", "biography", "contact"}]
    if said:
        best = [finding for finding in said if finding.confidence == said[0].confidence]
        said = [finding for finding in best if finding.line - best[0].line <= _ONE_PLACE]
        names = tuple(dict.fromkeys(name for finding in said for name in finding.value))
        return Finding("authors", names[:_MOST_AUTHORS], said[0].line, said[0].rule, said[0].confidence)
    return by_rank[0] if by_rank else None


def _weighed(finding: Finding, dated: set[int]) -> Finding:
    """Doubt a bare name that stands away from the date and from names beside it."""
    far = finding.rule == "bare-name" and finding.line not in dated
    return structs.replace(finding, confidence="guess") if far else finding


def _byline(gone: Removed, kept: Sequence[Line]) -> Iterable[Finding]:
    names: tuple[str, ...] = ()
    sure: Confidence = "likely"
    if gone.rule == "dated-line" and (dated := dated_line(gone.text, known_title=True)):
        names = dated.names
    elif gone.rule == "byline-or-date" and (read := metadata_of(gone.text)):
        names, sure = read.names, "certain" if read.said_by else "likely"
        labelled = LABEL.search(gone.text) is not None
        names = names if read.said_by else tuple(name for name in names if _is_person(name, kept, dated=labelled))
    elif gone.rule == "bare-name":
        text = re.sub(
            r"\s*\S+@\S+\.\S+$|\s(?:in|at)\s(?:[A-Z][\w.'-]+\s?){1,3}$",
            "",
            re.sub(r"\s*\((?:now|earlier)\)", "", gone.text),
        )
        text = without_handle(text)
        names = (
            signers(text)
            or names_in(re.split(r"\s[|/–—-]\s|,\s(?=[^,]*$)", text)[0])
            or signed_names(text, said_by=False)[0]
        )
    elif gone.rule in {"under-by", "signature"}:
        names = under_by(re.sub(r"^[-–—\s]+|[\s,]+$", "", without_handle(gone.text)))
        sure = "certain" if gone.rule == "under-by" else "likely"
    elif gone.rule == "name-and-role":
        names = names_in(re.split(r"\s[–—-]\s|[,|/]", gone.text, maxsplit=1)[0]) or names_in(
            split_name(unglued(gone.text))[0]
        )
    elif gone.rule == "wire-credit" and (credit := _REPORTING.match(gone.text)):
        names = names_in(re.sub(r"\s+in\s+[A-Z][\w .]*", "", credit["names"]))
    elif gone.kind in {"promotion", "biography", "contact"} and (person := person_sold(gone.text)):
        names = (person,)
    return (
        [Finding("authors", names, gone.line, gone.rule, sure, inferred=gone.kind in {"promotion", "contact"})]
        if names
        else []
    )


def _is_person(name: str, kept: Sequence[Line], *, dated: bool) -> bool:
    """Ask for a name that is given, for words that are no others, or two words beside `published on`."""
    return is_given(name) or is_capital(name, kept) or (dated and name.count(" ") == 1)


def date_of(removed: Sequence[Removed], kept: Sequence[Line]) -> Finding | None:
    """Read when it came out: a stated date, else a dateline, else an address, else uploads' stamps."""
    day_first = not is_english(line.text for line in kept)
    stated = [finding for gone in removed for finding in _stated(gone, day_first=day_first)]
    if stated:
        changed = {gone.line for gone in removed if UPDATED.match(gone.text)}
        return min(stated, key=lambda finding: (_RANK[finding.confidence], finding.line in changed, finding.line))
    return _dateline_date(kept) or _address_date(removed) or _stamped(removed)


def _stated(gone: Removed, *, day_first: bool) -> Iterable[Finding]:
    if gone.rule == "byline-or-date" and (read := metadata_of(gone.text)) and read.dates:
        best = read.dates[0]
        if best.confidence == "guess" and day_first:
            best = dates_in(gone.text, day_first=True)[0]
        return [Finding("date", (best.value,), gone.line, f"{gone.rule}, {best.shape}", best.confidence)]
    if gone.rule == "dated-line" and (dated := dated_line(gone.text, known_title=True)):
        best = dated.dates[0]
        return [Finding("date", (best.value,), gone.line, gone.rule, max("likely", best.confidence, key=_rank))]
    if (
        gone.rule in {"wire-credit", "first-published"}
        and re.search(r"\bpublished\b", gone.text)
        and (dates := dates_in(gone.text))
    ):
        return [
            Finding(
                "date",
                (dates[0].value,),
                gone.line,
                f"{gone.rule}, {dates[0].shape}",
                max("likely", dates[0].confidence, key=_rank),
            )
        ]
    return []


def _rank(confidence: Confidence) -> int:
    return _RANK[confidence]


def _dateline_date(kept: Sequence[Line]) -> Finding | None:
    for line in kept[:3]:
        match = _DATELINE.match(line.text)
        dates = dates_in(match["date"]) if match and match["date"] else ()
        if dates:
            return Finding("date", (dates[0].value,), line.number, f"dateline, {dates[0].shape}", "likely")
    return None


def _address_date(removed: Sequence[Removed]) -> Finding | None:
    for gone in removed:
        url = URL.search(gone.text) if gone.rule == "source-line" else None
        if url and (day := date_in_url(url[0])):
            return Finding("date", (day,), gone.line, "address", "likely", inferred=True)
    return None


def _stamped(removed: Sequence[Removed]) -> Finding | None:
    """Take the latest stamp: an article is no older than its pictures. Stamps far apart make it a guess."""
    stamps = sorted(
        (stamp_in(gone.text.split(maxsplit=1)[0]), -gone.line) for gone in removed if gone.rule == "upload-name"
    )
    dated = [(day, -line) for day, line in stamps if day]
    if not dated:
        return None
    sure: Confidence = "likely" if days_between(dated[0][0], dated[-1][0]) <= _STAMPS_APART else "guess"
    return Finding("date", (dated[-1][0],), dated[-1][1], "upload-stamp", sure, inferred=True)


def source_of(removed: Sequence[Removed], kept: Sequence[Line], publisher: str) -> tuple[Finding, ...]:
    """Read the publisher and the original's address; an address without a name is named by its host."""
    said = [gone for gone in removed if gone.rule in {"source-line", "release-source"}]
    lines = [(gone, _after_label(gone.text)) for gone in said]
    urls = [(gone, match[0]) for gone, text in lines if (match := URL.search(text))]
    names = [
        Finding("source.name", (text,), gone.line, gone.rule, "likely") for gone, text in lines if not URL.search(text)
    ]
    names += [Finding("source.name", (publisher,), 0, "title-suffix", "likely")] if publisher else []
    names += [found for gone in removed for found in _publisher(gone)] + _dateline_agency(kept)
    names += [
        Finding("source.name", (_host(url),), gone.line, "address", "likely", inferred=True) for gone, url in urls
    ]
    address = [Finding("source.url", (url,), gone.line, gone.rule, "likely") for gone, url in urls if _host(url)]
    return (*names[:1], *address[:1])


def _after_label(text: str) -> str:
    match = SOURCE_LABEL.match(text) or re.match(r"SOURCE:?\s+(?P<rest>[A-Z].*)", text)
    return spelled(match["rest"]) if match else text


def _publisher(gone: Removed) -> Iterable[Finding]:
    read = metadata_of(gone.text) if gone.rule == "byline-or-date" else None
    name = gone.text if gone.rule == "publisher-line" else read.publisher if read else ""
    name = AGENCIES.get(name.casefold(), name)
    return [Finding("source.name", (name,), gone.line, gone.rule, "likely")] if name else []


def _dateline_agency(kept: Sequence[Line]) -> list[Finding]:
    for line in kept[:3]:
        match = _DATELINE.match(line.text)
        agency = (match["agency"] or match["wire"] or "") if match else ""
        if agency.casefold() in AGENCIES or is_publisher(agency):
            return [
                Finding("source.name", (AGENCIES.get(agency.casefold(), agency),), line.number, "dateline", "likely")
            ]
    return []


def _host(url: str) -> str:
    host = re.sub(r"^https?://(?:[^/@]*@)?", "", url).split("/")[0].split(":")[0].split("?")[0].lower()
    return host.removeprefix("www.") if "." in host.strip(".") else ""
