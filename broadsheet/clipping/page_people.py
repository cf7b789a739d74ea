"""Who wrote a page: what JSON-LD, meta tags and bylines say, the surest first.

A tree is lxml's. Knows nothing of the article's text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

from msgspec import Struct

from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.names import is_name
from broadsheet.clipping.page_bylines import by_lines, bylines, labelled, near_bylines, posts_of
from broadsheet.clipping.page_facts import Facts, Tree, texts
from broadsheet.clipping.page_head import Head
from broadsheet.clipping.page_names import desk_in, is_house, is_known, is_somebody, name_key, names_of
from broadsheet.clipping.page_signed import named_on
from broadsheet.clipping.values import Confidence, Finding

_META = tuple(
    re.findall(
        r"\S+",
        """
        author article:author og:article:author parsely-author sailthru.author byl dc.creator dcterms.creator
        dc.contributor cxenseparse:author citation_author article:author_name vr:author ia:author_name authors
        """,
    )
)
_Said = tuple[str, Confidence, Iterable[str]]
_MORE = re.compile(
    r"(?:alle|all|more|mehr|tous|todas?|todos|más|view|see)\b.{0,20}\b(?:artikel|articles?|beiträge|posts|stories)"
    r"|(?:author|autor(?:in)?|auteur|redaktion|staff|reporter|editor)\b",
    re.IGNORECASE,
)
_UNSHOWN = "meta, not shown on the page"
_DESK = "a desk or an agency that signs"
_SIGNED = frozenset({"JSON-LD", "byline", *(f"meta {name}" for name in _META)})
_OF_PAGE = ("JSON-LD", "likely")
_DOUBTED = frozenset({"trafilatura", _UNSHOWN})
_MOST, _SHORT, _PAIR = 10, 60, 2


class _Told(Struct, frozen=True):
    """What is shown of a page's authors."""

    head: Head
    """What stands about the headline."""
    near: tuple[Sequence[str], ...]
    """The texts there that name somebody, the surest first."""
    signed: Finding | None
    """Whom the article's own text names."""


def _told(head: Head, signed: Finding | None) -> _Told:
    sure = [head.authors.value] if head.authors and head.authors.confidence == "certain" else []
    near = sorted((*near_bylines(head), *sure), key=lambda texts: not any(map(_names_known, texts)))
    return _Told(head, tuple(near), signed)


def _names_known(text: str) -> bool:
    return any(map(is_known, names_of(text)))


def find_authors(
    facts: Facts, tree: Tree, head: Head, signed: Finding | None = None, *, guess: str = ""
) -> Finding | None:
    """Give who wrote it, in the order named; a desk or an agency that signs where no person does, never the publisher.

    `signed` is what the article's own text says. The guess is another reader's, and comes last; names in it stand
    between semicolons.
    """
    selves: list[Finding] = []
    desks = by_lines(head)
    told = _told(head, signed)
    for rule, confidence, said in (*_sources(facts, tree, told), ("trafilatura", "guess", guess.split(";"))):
        names = tuple(dict.fromkeys(name for text in said for name in names_of(text)))
        people = tuple(name for name in names if is_somebody(name, facts))
        if rule in _DOUBTED:
            people = tuple(
                name for name in people if is_known(name) or _is_shown(name, head, tree) or _full_name(name, facts)
            )
        if people and not (len(people) > _PAIR and not any(map(is_known, people)) and rule == "byline"):
            names = _completed(people[:_MOST], facts, told)
            return Finding("authors", names, 0, rule, confidence)
        fit = _is_person if rule == "beside the heading" else is_known
        selves += [Finding("authors", (name,), 0, rule, "guess") for name in names if fit(name)]
        if rule in _SIGNED and (rule, confidence) != _OF_PAGE:
            desks += said
    signed_by = (Finding("authors", (desk,), 0, _DESK, "guess") for text in desks if (desk := desk_in(text, facts)))
    return next(chain(selves, signed_by), None)


def _is_person(name: str) -> bool:
    return is_name(name) and not is_house(name)


def _sources(facts: Facts, tree: Tree, told: _Told) -> Iterator[_Said]:
    """Give what names somebody, the surest first; a meta tag whose name is not shown may be the site's owner's."""
    for each in facts.linked:
        yield "JSON-LD", "certain", _persons(each.get("author") or each.get("creator"))
    tags = [(name, facts.meta.get(name, ())) for name in _META]
    for name, said in tags:
        yield f"meta {name}", "likely", [text for text in said if text.casefold() in told.head.text]
    for near in told.near:
        yield "byline", "likely", near
    yield from _beside(told.head.authors)
    for wherever in bylines(tree):
        yield "byline", "likely", wherever
    yield "beside the heading", "likely", _alone(told.head)
    yield "meta twitter:data1", "likely", labelled(facts)
    for each in facts.around:
        yield "JSON-LD", "likely", _persons(each.get("author") or each.get("creator"))
    if told.signed:
        yield told.signed.rule, told.signed.confidence, told.signed.value
    yield "a line says so", "likely", named_on(told.head.short)
    for _, said in tags:
        yield _UNSHOWN, "likely", said
    yield "a link to more of theirs", "likely", posts_of(tree, told.head.above)


def _beside(authors: Finding | None) -> Iterator[_Said]:
    """Give whom a line about the headline names; one name that it only may be must be known."""
    if authors and authors.confidence != "guess":
        sure = authors.confidence == "certain" or authors.rule == "byline-or-date" or len(authors.value) > 1
        yield "beside the heading", authors.confidence, [name for name in authors.value if sure or is_known(name)]


def _alone(head: Head) -> list[str]:
    """Give the first line about the headline that is a known name above what says when or leads to more of theirs."""
    pairs = pairwise(line.text for line in head.lines)
    return [text for text, below in pairs if is_known(text) and (_MORE.match(below) or dates_in(below))][:1]


def _is_shown(name: str, head: Head, tree: Tree) -> bool:
    if name.casefold() in (head.text if " " in name else head.text.split("\n")):
        return True
    return is_name(name) and any(name in text and len(text) < _SHORT for text in tree.xpath("//body//text()"))


def _persons(value: object) -> list[str]:
    """Give JSON-LD's authors; organisations only where nobody else is named."""
    each = value if isinstance(value, list) else [value]
    people = [one for one in each if not (isinstance(one, dict) and _is_organisation(one))]
    return [text for one in people for text in texts(one)]


def _is_organisation(one: dict[str, Any]) -> bool:
    said = str(one.get("@type"))
    return "Organization" in said and "Person" not in said


def _completed(people: Sequence[str], facts: Facts, told: _Told) -> tuple[str, ...]:
    """Add those whom a byline about the headline names besides, and the family name of who goes by the first."""
    names = _with_more(people, facts, told)
    if len(names) > 1 or " " in names[0]:
        return names
    if told.signed and told.signed.value[0].startswith(f"{names[0]} "):
        return told.signed.value
    return (_full_name(names[0], facts) or names[0],)


def _with_more(names: Sequence[str], facts: Facts, told: _Told) -> tuple[str, ...]:
    keys, alias = {name_key(name) for name in names}, all(map(_is_login, names))
    for near in told.near:
        others = [name for text in near for name in names_of(text) if is_name(name) and is_somebody(name, facts)]
        if others and (keys < {name_key(name) for name in others} or alias):
            return tuple(dict.fromkeys(others))[:_MOST]
    return tuple(names)


def _is_login(name: str) -> bool:
    """Tell whether a name is but what its bearer types to write: then one that is shown is better."""
    return name.islower() and " " not in name


def _full_name(first: str, facts: Facts) -> str:
    """Give the only name that begins with a first name in what the site and its people are called and said to be."""
    persons = [one for each in (*facts.linked, *facts.around) for one in _dicts(each.get("author"))]
    said = [facts.site, facts.title, *(str(one.get("description") or "") for one in persons)]
    said += [*facts.meta.get("description", ()), *facts.meta.get("author", ())]
    pattern = re.compile(rf"\b{re.escape(first)}\s+[^\W\d_a-z][\w’'-]+")
    found = {match for text in said for match in pattern.findall(text) if is_name(match)}
    return found.pop() if len(found) == 1 else ""


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]
