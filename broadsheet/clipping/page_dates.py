"""When a page came out: what JSON-LD, meta tags and `time` elements say, else its address, else its head.

A tree is lxml's. Knows nothing of the article's text, and no clock.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from msgspec import structs

from broadsheet.clipping.dates import date_in_url, dates_in, days_between
from broadsheet.clipping.page_facts import Facts, Tree, is_beside, of_class, text_of
from broadsheet.clipping.page_head import Shown
from broadsheet.clipping.posts_dates import read_date
from broadsheet.clipping.values import Confidence, Finding

_META = tuple(
    re.findall(
        r"\S+",
        """
        article:published_time article:published og:published_time itemprop:datepublished datepublished
        parsely-pub-date sailthru.date dc.date.issued dcterms.created dc.date dc.date.created date pubdate publishdate
        publish-date publish_date publication_date citation_publication_date citation_date
        cxenseparse:recs:publishtime article.published itemprop:datecreated itemprop:dateposted
        """,
    )
)
_NOT_HERE = re.compile(r"comment|sidebar|widget|related|footer|teaser|recommend|popular|nav\b", re.IGNORECASE)
_DATED = (
    "//time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date') or @itemprop='datePublished']",
    "//article//time[@datetime] | //main//time[@datetime] | //header//time[@datetime]",
    "//time",
    of_class(
        "publish", "entry-date", "post-date", "postdate", "pubdate", "article-date", "dateline", "datum", "timestamp"
    ),
    of_class("date", "byline", "entry-meta", "postmetadata", "meta"),
)
_LONGEST = 200
_FURTHEST_ZONE = 14 * 3600


def find_date(facts: Facts, tree: Tree, shown: Shown, guess: str = "") -> Finding | None:
    """Give when it was published, as exactly as the best source says it; the guess is another reader's."""
    found = list(_found(facts, tree, shown, guess))
    return _local(found) if found else None


def _found(facts: Facts, tree: Tree, shown: Shown, guess: str) -> Iterator[Finding]:
    for rule, confidence, written in _sources(facts, tree, shown, guess):
        date = read_date(written) or _only(written)
        if date and "1990" <= date[:4] <= "2100":
            yield Finding("date", (date,), 0, rule, confidence, inferred=rule == "address")


def _local(found: list[Finding]) -> Finding:
    """Take the first that was found, but in the paper's own zone, and no later than the address says.

    An instant in UTC may lie on another day than the paper printed; an address is given when the page comes out.
    """
    guess = next((each.value[0][:10] for each in found if each.rule == "trafilatura"), "")
    said = (each for each in found if each.rule != "trafilatura" and each.value[0][:10] == guess)
    best = next(said, found[0])
    address = next((each for each in found if each.rule == "address"), None)
    if address and address.value[0] < best.value[0][:10]:
        return address
    if best.value[0][:10] == guess or not best.value[0].endswith("Z"):
        return best
    near = next((each for each in found[1:] if _is_printed(best.value[0], each)), best)
    return best if near is best else structs.replace(best, value=near.value, rule=near.rule)


def _is_printed(instant: str, other: Finding) -> bool:
    """Tell whether another date is the same instant as the paper's own clock shows it, or the day on its page."""
    said = other.value[0]
    if "T" not in said:
        return other.rule != "trafilatura" and days_between(said, instant[:10]) == 1
    first, second = datetime.fromisoformat(instant), datetime.fromisoformat(said)
    if second.tzinfo is not None and not said.endswith("Z"):
        return first == second
    apart = abs((first.replace(tzinfo=None) - second.replace(tzinfo=None)).total_seconds())
    return 0 < apart <= _FURTHEST_ZONE and apart % 1800 == 0


def _sources(facts: Facts, tree: Tree, shown: Shown, guess: str) -> Iterator[tuple[str, Confidence, str]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for each in facts.linked:
            if isinstance(each.get(key), str):
                yield "JSON-LD", "certain", each[key]
    for name in _META:
        for value in facts.meta.get(name, ())[:1]:
            yield f"meta {name}", "certain", value
    yield from _elements(tree, _DATED[0], "certain")
    if facts.url and (day := date_in_url(facts.url)):
        yield "address", "likely", day
    if shown.date and not shown.date.inferred:
        yield "beside the heading", shown.date.confidence, shown.date.value[0]
    if not guess.endswith("-01-01"):  # what a copyright line says is no date
        yield "trafilatura", "guess", guess
    for path in _DATED[1:]:
        yield from _elements(tree, path, "likely")


def _elements(tree: Tree, path: str, confidence: Confidence) -> Iterator[tuple[str, Confidence, str]]:
    for element in tree.xpath(path):
        if is_beside(element, _NOT_HERE):
            continue
        yield "time", confidence, element.get("datetime") or element.get("content") or ""
        text = text_of(element)
        if len(text) <= _LONGEST:
            yield "a date beside the text", confidence, text


def _only(text: str) -> str:
    dates = [found for found in dates_in(text) if found.confidence != "guess"] if len(text) <= _LONGEST else []
    return dates[0].value if dates else ""
