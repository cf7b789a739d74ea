"""Who wrote a page: what JSON-LD, meta tags and bylines say, without the publisher and the words around a name.

A tree is lxml's. Knows nothing of the article's text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from broadsheet.clipping.dates import MONTHS
from broadsheet.clipping.given_names import GIVEN
from broadsheet.clipping.glue import unglued
from broadsheet.clipping.metadata import is_job, is_role
from broadsheet.clipping.names import is_name, spelled, split_name
from broadsheet.clipping.page_facts import Facts, Tree, host_name, is_beside, of_class, text_of, texts
from broadsheet.clipping.page_head import Shown
from broadsheet.clipping.values import Confidence, Finding

_META = tuple(
    re.findall(
        r"\S+",
        """
        author article:author parsely-author sailthru.author byl dc.creator dcterms.creator cxenseparse:author
        citation_author article:author_name vr:author ia:author_name
        """,
    )
)
_BYLINES = (
    "//*[contains(concat(' ', @rel, ' '), ' author ')]",
    "//*[contains(@itemprop, 'author')]",
    "//*[contains(concat(' ', @class, ' '), ' author ') or contains(concat(' ', @class, ' '), ' byline ')]",
    of_class("byline", "author-name", "author__name", "authorName", "author_name", "vcard"),
    of_class("author", "autor", "auteur"),
)
_NOT_HERE = re.compile(
    r"comment|sidebar|widget|related|footer|teaser|recommend|popular|nav|bio\b|\bmenu", re.IGNORECASE
)
_BEFORE = re.compile(
    r"""^(?:(?:written|posted|published|reported|created|geschrieben|veröffentlicht|verfasst|eingestellt|erstellt
      |aufgezeichnet|publié|publicado|escrito|rédigé|ein\s+\w+|text|words|story)\s+)?
    (?:by|von|vom|par|por|di|da|door|av|af|autor(?:in)?(?:en)?|auteurs?|authors?|autore|redacción|redakteur(?:in)?|text
      |interview|fotos?|pressemitteilung\s+von|[\w-]*-experte)\b\s*[:：]?\s*(?:von\s+)? | ^[✍©/|•·–—-]\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER = re.compile(
    r"""\s*(?:[|•·–—(\[/] | \s-\s | ,\s*(?:\d|[A-ZÄÖÜ]{2,6}\b|(?:phd|md|dr|rd|ms|ma)\b)
      | \b(?:on|at|am|vom|vor|le|el|il|um|stand|posted|published|updated|aktualisiert|veröffentlicht|publié|publicado
      |in\s+[A-Z]|for\s+the|für|over\s+\d|follow|says|alle\s+beiträge|view\s+all|zeige\s+alle|im\s+interview
      |(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[,.]?\s+\d|(?:mo|di|mi|do|fr|sa|so)$)\b).*$
    | \s*\d{1,2}[./].*$ | \s+\S+@\S+.*$""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(
    r"\s*(?:[,;&/|]|\band\b|\bund\b|\bet\b|\by\b|\bet\b|\be\b(?=\s+[A-Z])|\bog\b|\boch\b)\s*", re.IGNORECASE
)
_NOBODY = re.compile(
    r"""^(?:(?:no|the|post|article|page)\s+author|publisher|[\w.]{1,2}|(?-i:[a-z]{3})|verifizierte?|germany
      |lesedauer|see\ full\ bio|house\ call
      |admin\w*|administrator|webmaster|editor(?:ial)?|redaktion|redaction|rédaction|la\ rédaction|staff|guest|gast
      |user|author|autor|name|posted|anonymous|unknown|null|none|human|home|kontakt|contact|about|over|mehr|profile?
      |n/?a|(?:(?:staff|senior|chief)\s)?(?:reporter|writer|correspondent|journalist|contributor|blogger)s?
      |about\ the\ author|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch
      |(?:mon|tues|wednes|thurs|fri|satur|sun)day)$
    | https?: | www\. | @ | \d{3,} | [{}<>] | kommentar | comment | cookie | newsletter | ©
    | \bgmbh\b | \be\.?\s?v\.?$ | \bltd\b | \binc\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH = "|".join(month for month in MONTHS if re.fullmatch("[a-z]{3,}", month))
_DAY = re.compile(
    rf"(?:^|\s+)(?:{_MONTH})\b\.?\s*(?:\d{{1,2}}\b.*)?$"
    r"|\s+\d+[\s-]min(?:ute)?s?\b.*$|\s+(?:see full bio|view profile|follow)\b.*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"CEO|CTO|CFO|COO|(?:co-)?founder|president|director|staff", re.IGNORECASE)
_MOST_WORDS, _LONGEST_BYLINE, _MOST, _LONG = 5, 160, 10, 5


def find_authors(facts: Facts, tree: Tree, shown: Shown, guess: str = "") -> Finding | None:
    """Give who wrote it, in the order named; nothing where only the publisher or nobody is named.

    The guess is another reader's, and comes last; names in it stand between semicolons.
    """
    selves: list[Finding] = []
    for rule, confidence, said in (*_sources(facts, tree, shown), ("trafilatura", "guess", guess.split(";"))):
        names = [name for text in said if not text.startswith(("http:", "https:")) for name in _split(text)]
        people = tuple(dict.fromkeys(name for name in names if not _is_publisher(name, facts)))
        if people:
            return Finding("authors", people[:_MOST], 0, rule, confidence)
        selves += [Finding("authors", (name,), 0, rule, "guess") for name in names if _is_known(name)]
    return selves[0] if selves else None


def _is_known(name: str) -> bool:
    return is_name(name) and name.split(maxsplit=1)[0].casefold() in GIVEN


def _sources(facts: Facts, tree: Tree, shown: Shown) -> Iterator[tuple[str, Confidence, Iterable[str]]]:
    """Give what names somebody, the surest first; a meta tag whose name is not shown may be the site's owner's."""
    for each in facts.linked:
        yield "JSON-LD", "certain", _persons(each.get("author") or each.get("creator"))
    tags = [(name, facts.meta.get(name, ())) for name in _META]
    for name, said in tags:
        yield f"meta {name}", "likely", [text for text in said if text.casefold() in shown.text]
    for path in _BYLINES:
        yield "byline", "likely", _bylines(tree, path)
    if shown.authors and shown.authors.confidence != "guess":
        yield "beside the heading", shown.authors.confidence, shown.authors.value
    for name, said in tags:
        yield f"meta {name}", "likely", said


def _persons(value: object) -> list[str]:
    """Give JSON-LD's authors; organisations only where nobody else is named."""
    each = value if isinstance(value, list) else [value]
    people = [one for one in each if not (isinstance(one, dict) and "Organization" in str(one.get("@type")))]
    return [text for one in people for text in texts(one)]


def _bylines(tree: Tree, path: str) -> list[str]:
    """Give the first byline of the page, and those directly beside it."""
    found: list[str] = []
    parent = None
    for element in tree.xpath(path):
        if is_beside(element, _NOT_HERE):
            continue
        text = text_of(element) or element.get("content") or ""
        if not text or len(text) > _LONGEST_BYLINE:
            continue
        if found and element.getparent() is not parent:
            break
        parent = element.getparent()
        found.append(text)
    return found


def _split(text: str) -> Iterator[str]:
    bare = _AFTER.sub("", _BEFORE.sub("", _DAY.sub("", unglued(text.strip())).strip()).strip()).strip(" ,.:;|-–—")
    bare = _BEFORE.sub("", bare).strip()
    parts = [_without_work(part.strip(" .:")) for part in _BETWEEN.split(bare) if part.strip(" .:")]
    for part in parts:
        if not _NOBODY.search(part) and len(part.split()) <= _MOST_WORDS and len(part) > 1:
            yield spelled(part)


def _without_work(part: str) -> str:
    """Give the name in `Ann Lee Staff Writer` and `Ann Lee in Politics`."""
    name, work = split_name(part)
    return (
        name if work and (is_role(work) or is_job(work) or work.startswith("in ") or _OFFICE.fullmatch(work)) else part
    )


def _is_publisher(name: str, facts: Facts) -> bool:
    """Tell whether a name is the site's or its publisher's, or as good as its host's, and no person's."""
    host = (urlsplit(facts.url).hostname or "").removeprefix("www.") if facts.url else ""
    names = {_key(each) for each in (facts.site, host, host.rsplit(".", 1)[0]) if each}
    names |= {_key(text) for each in facts.linked for text in texts(each.get("publisher"))}
    key, label = _key(name), _key(host_name(facts.url)) if facts.url else ""
    house = " " in name and not _is_known(name) and min(len(key), len(label)) >= _LONG
    return not key or key in names or (house and (label in key or key in label))


def _key(text: str) -> str:
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    return re.sub(r"\W+", "", bare)
