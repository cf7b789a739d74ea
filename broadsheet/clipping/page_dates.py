"""When a page came out: what JSON-LD, meta tags and `time` elements say, else its address, else its head.

A tree is lxml's. Knows nothing of the article's text, and no clock.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import structs

from broadsheet.clipping.dates import date_in_url, dates_in, days_between
from broadsheet.clipping.page_facts import Facts, Tree, host_ending, is_beside, of_class, text_of
from broadsheet.clipping.page_head import Head
from broadsheet.clipping.posts_dates import read_date
from broadsheet.clipping.sheet import is_solid
from broadsheet.clipping.values import Confidence, Finding

_Written = tuple[str, Confidence, str]
"""A rule, how sure it is, and a date as it is written."""
_META = tuple(
    re.findall(
        r"\S+",
        """
        article:published_time article:published og:published_time itemprop:datepublished datepublished
        parsely-pub-date sailthru.date dc.date.issued dcterms.issued dc.date.created dcterms.created pubdate publishdate
        publish-date publish_date publication_date citation_publication_date citation_date og:article:published_time
        cxenseparse:recs:publishtime cxenseparse:publishtime article.published itemprop:datecreated itemprop:dateposted
        """,
    )
)
_WEAK_META = ("date", "dc.date", "dcterms.date", "dcterms.modified", "last-modified")
"""Tags that many sites fill with the last change."""
_NOT_HERE = re.compile(r"comment|sidebar|widget|related|footer|teaser|recommend|popular|nav\b", re.IGNORECASE)
_PUBLISHED = (
    "//time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date') or @itemprop='datePublished']"
)
_NEAR = (
    "//article//time[@datetime] | //main//time[@datetime] | //header//time[@datetime]",
    "//time",
    of_class(
        "publish", "entry-date", "post-date", "postdate", "pubdate", "article-date", "dateline", "datum", "timestamp"
    ),
    of_class("date", "byline", "entry-meta", "postmetadata", "meta"),
)
_LABEL = re.compile(
    r"(?:veröffentlicht|erschienen|erstellt|publiziert|eingestellt|online\s+seit|published|posted|first\s+published|publié|paru"
    r"|publicado|publicada|pubblicato|publicerad|gepubliceerd|geplaatst|opublikowano|notizia\s+del|date\s+de\s+publication"
    r"|fecha\s+de\s+publicación|release\s+date|written|date|datum|fecha)\s*"
    r"(?::|am|on|le|el|il|op|den|dnia|vom|du)?\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_MODIFIED = re.compile(r"modif|updat|geändert|aktualis", re.IGNORECASE)
_LINKED = ("datePublished", "dateCreated", "uploadDate")
_BEGINS = re.compile(r"\s*[.:)–—-]")
_PRINTED = frozenset({"beside the heading", "a date beside the heading", "a time beside the heading", "address"})
_LONGEST, _SHORT = 200, 120
_BRITISH = frozenset({"gb", "uk", "au", "nz", "ie", "za", "in", "sg", "hk", "my", "ng", "ke", "pk", "lk", "bd", "mt"})
_FURTHEST_ZONE = 14 * 3600


def writes_day_first(facts: Facts) -> bool:
    """Tell whether a page's language and country write a day before its month: all but American English."""
    language, _, region = facts.language.replace("_", "-").lower().partition("-")
    if language and language != "en":
        return True
    return region in _BRITISH or host_ending(facts.url) in _BRITISH


def find_date(facts: Facts, tree: Tree, shown: Head, guess: str = "") -> Finding | None:
    """Give when it was published, as exactly as the best source says it; the guess is another reader's."""
    found = list(_found(facts, tree, shown, guess))
    return _local(found) if found else None


def _found(facts: Facts, tree: Tree, shown: Head, guess: str) -> Iterator[Finding]:
    for rule, confidence, written in _sources(facts, tree, shown, guess):
        date = read_date(written) or _only(written)
        if date and "1990" <= date[:4] <= "2100":
            yield Finding("date", (date,), 0, rule, confidence, inferred=rule == "address")


def _local(found: list[Finding]) -> Finding:
    """Take the first that was found, but in the paper's own zone, and no later than the address says.

    An instant in UTC may lie on another day than the paper printed; an address is given when the page comes out.
    """
    best = _borne_out(found)
    day = best.value[0][:10]
    address = next((each for each in found if each.rule == "address"), None)
    if address and address.value[0] < day:
        return address
    printed = [each for each in found[1:] if each.rule in _PRINTED]
    if not best.value[0].endswith("Z") or (address and address.value[0] == day):
        return best
    if any(each.value[0][:10] == day and not each.value[0].endswith("Z") for each in printed):
        return _clocked(best, printed)
    near = next((each for each in found[1:] if _is_printed(best.value[0], each)), best)
    return best if near is best else structs.replace(best, value=near.value, rule=near.rule)


def _borne_out(found: list[Finding]) -> Finding:
    """Give the first that machines are told whose day stands about the headline or in the address too, else the first.

    A page may have the JSON-LD of other articles, or of the day on which it was first saved.
    """
    shown = {each.value[0][:10] for each in found if each.rule in _PRINTED}
    told = [each for each in found if each.confidence == "certain" and each.rule not in _PRINTED]
    return next((each for each in told if each.value[0][:10] in shown), found[0])


def _clocked(best: Finding, printed: list[Finding]) -> Finding:
    """Give the same instant as the paper's own clock shows it, where it does."""
    same = (each for each in printed if each.value[0][:10] == best.value[0][:10] and "T" in each.value[0])
    near = next((each for each in same if _is_printed(best.value[0], each)), best)
    return structs.replace(best, value=near.value, rule=near.rule)


def _is_printed(instant: str, other: Finding) -> bool:
    """Tell whether another date is the same instant as the paper's own clock shows it, or the day on its page."""
    said = other.value[0]
    if "T" not in said:
        return other.rule in _PRINTED and days_between(said, instant[:10]) == 1
    first, second = datetime.fromisoformat(instant), datetime.fromisoformat(said)
    if second.tzinfo is not None and not said.endswith("Z"):
        return first == second
    apart = abs((_to_the_minute(first) - _to_the_minute(second)).total_seconds())
    return 0 < apart <= _FURTHEST_ZONE and apart % 1800 == 0


def _to_the_minute(instant: datetime) -> datetime:
    return instant.replace(tzinfo=None, second=0, microsecond=0)


def _sources(facts: Facts, tree: Tree, shown: Head, guess: str) -> Iterator[_Written]:
    """Give what says when, the surest first."""
    near = [each for each in _near(shown) if read_date(each[2]) or _only(each[2])]
    yield from _said(facts, tree, near)
    yield from near
    if shown.date and not shown.date.inferred:
        yield "beside the heading", shown.date.confidence, shown.date.value[0]
    yield from _labelled([line.text for line in shown.lines])
    yield from _beside(shown, day_first=writes_day_first(facts))
    yield from _metas(facts, _WEAK_META, "likely")
    yield from _elements(tree, _NEAR[0], "likely")
    yield from _elements(tree, _NEAR[1], "likely")
    yield from _labelled(shown.short)
    if not guess.endswith("-01-01"):  # what a copyright line says is no date
        yield "trafilatura", "guess", guess
    for path in _NEAR[2:]:
        yield from _elements(tree, path, "likely")


def _said(facts: Facts, tree: Tree, near: Sequence[_Written]) -> Iterator[_Written]:
    """Give what the page says to machines of the day of publishing; a `time` about the headline goes before another."""
    for each in facts.linked:
        yield from (("JSON-LD", "certain", each[key]) for key in _LINKED if isinstance(each.get(key), str))
    yield from _metas(facts, _META, "certain")
    published = list(_elements(tree, _PUBLISHED, "certain"))
    yield from (*near, *published) if published else ()
    for each in facts.around:
        yield from (("JSON-LD", "likely", each[key]) for key in _LINKED[:1] if isinstance(each.get(key), str))
    if facts.url and (day := date_in_url(facts.url)):
        yield "address", "likely", day


def _metas(facts: Facts, names: Sequence[str], confidence: Confidence) -> Iterator[_Written]:
    for name in names:
        for value in facts.meta.get(name, ())[:1]:
            yield f"meta {name}", confidence, value


def _labelled(lines: Sequence[str]) -> Iterator[_Written]:
    """Give what a line calls the day of publishing, on it or on the next."""
    for n, line in enumerate(lines):
        if match := _LABEL.match(line):
            yield "beside the heading", "likely", line[match.end() :][:_SHORT]
        elif n and _LABEL.fullmatch(f"{lines[n - 1]} ."[:-1]):
            yield "beside the heading", "likely", line[:_SHORT]


def _beside(shown: Head, *, day_first: bool) -> Iterator[_Written]:
    """Give the day with which the running text begins, else one in a short line about the headline."""
    for line in shown.lines:
        dates = dates_in(line.text, day_first=day_first)
        solid = is_solid(line.text)
        if dates and solid and line.text[: dates[0].start] in {"", "("} and _BEGINS.match(line.text, dates[0].end):
            yield "a date beside the text", "likely", dates[0].value
        if len(dates) == 1 and not solid and len(line.text) < _SHORT and not _MODIFIED.search(line.text):
            yield "a date beside the text", "likely", dates[0].value


def _near(shown: Head) -> Iterator[_Written]:
    for mark in shown.marks:
        if mark.element.tag == "time" and not _MODIFIED.search(_called(mark.element)):
            yield "a time beside the heading", "likely", _stated(mark.element, mark.text)
            yield "a date beside the heading", "likely", mark.text


def _elements(tree: Tree, path: str, confidence: Confidence) -> Iterator[_Written]:
    for element in tree.xpath(path):
        if is_beside(element, _NOT_HERE) or _MODIFIED.search(_called(element)):
            continue
        text = text_of(element)
        yield "time", confidence, _stated(element, text)
        if len(text) <= _LONGEST:
            yield "a date beside the text", confidence, text


def _stated(element: Tree, text: str) -> str:
    """Give a `time` as it is written for machines; nothing where its own text says another day."""
    written = element.get("datetime") or element.get("content") or ""
    told, shown = read_date(written), _only(text)
    return "" if told and shown and days_between(told[:10], shown[:10]) > 1 else written


def _only(text: str) -> str:
    dates = [found for found in dates_in(text) if found.confidence != "guess"] if len(text) <= _LONGEST else []
    return dates[0].value if dates else ""


def _called(element: Tree) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "itemprop", "id"))
