"""A page says of itself to machines what it shows to people: JSON-LD in the vocabulary of schema.org.

Knows no template: it gives the element that any page may carry. A block of data needs no permission to run.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from broadsheet.formats.nodes import Node, absolute, items_of, links_of, organization, publisher, without_empty
from broadsheet.formats.structured_stories import article_node, edition_node
from broadsheet.model.lists import ArchiveView, EditionsView, ListView, TermsView
from broadsheet.model.notices import CorrectionsView, FeedsView
from broadsheet.model.pages import ArticleView, EditionView, FrontView, PageView
from broadsheet.model.views import Card, Masthead, NamedLink

_INDEXES = {
    "tags": "Tags",
    "sections": "Sections",
    "sources": "Sources",
    "authors": "Authors",
    "stories": "Running stories",
}
_CONTEXT = "https://schema.org"
_UNSAFE = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"}


def structured(
    page: Any, masthead: Masthead, title: str | int = "", *, translate: Callable[[str], str] = str
) -> Markup:
    """Give a page's JSON-LD as a `script` element of data; nothing for a page that no search engine keeps.

    `title` is the page's own where the theme has the words for it. Within a string, what could end the element or
    begin a comment (HTML, section 4.12.1.3) is written as an escape.
    """
    plain = title.unescape() if isinstance(title, Markup) else str(title)
    nodes = [node for node in _nodes(page, masthead, plain, translate) if node]
    if not nodes:
        return Markup()
    text = msgspec.json.encode({"@context": _CONTEXT, "@graph": nodes}).decode()
    for unsafe, escape in _UNSAFE.items():
        text = text.replace(unsafe, escape)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704  # nothing in it can end it


def _nodes(page: Any, masthead: Masthead, title: str, translate: Callable[[str], str]) -> Iterator[Node]:
    here = NamedLink(title or page.head.title or masthead.title, _own_url(page, masthead))
    match page:
        case FrontView():
            yield _site(masthead)
            yield organization(masthead)
            yield items_of(_front_cards(page))
        case ArticleView():
            yield article_node(page, masthead)
            yield _trail(masthead, (page.card.section, NamedLink(page.card.title, page.card.url)))
        case ListView():
            yield _collection(page, masthead, here.name, items_of(page.cards))
            yield _trail(masthead, (_index(page, translate), here))
        case TermsView():
            yield _collection(
                page,
                masthead,
                here.name,
                links_of([entry for letter in page.letters for entry in letter.entries], masthead),
            )
            yield _trail(masthead, (here,))
        case ArchiveView():
            archive = NamedLink(translate("Archive"), f"{masthead.home}archive/")
            yield _trail(masthead, (archive, here) if page.year else (archive,))
        case EditionView():
            yield edition_node(page, masthead)
            editions = NamedLink(translate("Editions"), f"{masthead.home}editions/")
            yield _trail(masthead, (editions, NamedLink(page.card.title, page.card.url)))
        case EditionsView():
            yield _collection(page, masthead, here.name, links_of(page.editions, masthead))
            yield _trail(masthead, (here,))
        case PageView() | FeedsView() | CorrectionsView():
            yield _trail(masthead, (here,))


def _index(page: ListView, translate: Callable[[str], str]) -> NamedLink | None:
    """Give the page above a list: the index of its taxonomy, or a month's year."""
    if not page.index_url:
        return None
    return NamedLink(str(page.month.year) if page.month else translate(_INDEXES[page.kind]), page.index_url)


def _own_url(page: Any, masthead: Masthead) -> str:
    """Give the URL that a page says is its own: site-absolute, or another site's where an editor names that."""
    canonical: str = page.head.canonical
    own = canonical.startswith(masthead.permalink)
    return masthead.home + canonical.removeprefix(masthead.permalink) if own else canonical


def _site(masthead: Masthead) -> Node:
    return without_empty(
        {
            "@type": "WebSite",
            "@id": f"{masthead.permalink}#site",
            "name": masthead.title,
            "description": masthead.description,
            "url": masthead.permalink,
            "inLanguage": masthead.language,
            "publisher": {"@id": publisher(masthead)},
        }
    )


def _front_cards(page: FrontView) -> Iterator[Card]:
    yield from (page.lead,) if page.lead else ()
    yield from (*page.seconds, *page.briefs)
    for band in page.bands:
        yield from (band.first, *band.others)


def _collection(page: Any, masthead: Masthead, name: str, items: Node) -> Node:
    return without_empty(
        {
            "@type": "CollectionPage",
            "name": name,
            "description": page.head.description,
            "url": page.head.canonical,
            "inLanguage": page.head.language,
            "isPartOf": {"@id": f"{masthead.permalink}#site"},
            "mainEntity": items or None,
        }
    )


def _trail(masthead: Masthead, links: Sequence[NamedLink | None]) -> Node:
    """Give the way from the front page to a page, itself included."""
    steps = [NamedLink(masthead.title, masthead.home), *(link for link in links if link)]
    places = [
        {"@type": "ListItem", "position": number, "name": step.name, "item": absolute(step.url, masthead)}
        for number, step in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}
