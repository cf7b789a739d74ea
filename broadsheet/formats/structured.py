"""A page says of itself to machines what it shows to people: JSON-LD in the vocabulary of schema.org.

Knows no template: it gives the element that any page may carry. A block of data needs no permission to run.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from broadsheet.model.notices import CorrectionsView, FeedsView
from broadsheet.model.views import (
    ArchiveView,
    ArticleView,
    Card,
    CoverageNote,
    EditionCard,
    EditionsView,
    EditionView,
    FrontView,
    ListView,
    Masthead,
    NamedLink,
    PageView,
    SourceNote,
    TermEntry,
    TermsView,
)

Node = dict[str, Any]
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
            yield _organization(masthead)
            yield _items(_front_cards(page))
        case ArticleView():
            yield _article(page, masthead)
            yield _trail(masthead, (page.card.section, NamedLink(page.card.title, page.card.url)))
        case ListView():
            yield _collection(page, masthead, here.name, _items(page.cards))
            yield _trail(masthead, (_index(page, translate), here))
        case TermsView():
            yield _collection(
                page,
                masthead,
                here.name,
                _links([entry for letter in page.letters for entry in letter.entries], masthead),
            )
            yield _trail(masthead, (here,))
        case ArchiveView():
            archive = NamedLink(translate("Archive"), f"{masthead.home}archive/")
            yield _trail(masthead, (archive, here) if page.year else (archive,))
        case EditionView():
            yield _edition(page, masthead)
            editions = NamedLink(translate("Editions"), f"{masthead.home}editions/")
            yield _trail(masthead, (editions, NamedLink(page.card.title, page.card.url)))
        case EditionsView():
            yield _collection(page, masthead, here.name, _links(page.editions, masthead))
            yield _trail(masthead, (here,))
        case PageView() | FeedsView() | CorrectionsView():
            yield _trail(masthead, (here,))


def _index(page: ListView, translate: Callable[[str], str]) -> NamedLink | None:
    """Give the page above a list: the index of its taxonomy, or a month's year."""
    if not page.index_url:
        return None
    return NamedLink(str(page.month.year) if page.month else translate(_INDEXES[page.kind]), page.index_url)


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", None, [], ())}


def _absolute(url: str, masthead: Masthead) -> str:
    """Give the permalink of a site-absolute URL."""
    if url.startswith(masthead.home):
        return masthead.permalink + url.removeprefix(masthead.home)
    return url


def _own_url(page: Any, masthead: Masthead) -> str:
    """Give the URL that a page says is its own: site-absolute, or another site's where an editor names that."""
    canonical: str = page.head.canonical
    own = canonical.startswith(masthead.permalink)
    return masthead.home + canonical.removeprefix(masthead.permalink) if own else canonical


def _publisher(masthead: Masthead) -> str:
    return f"{masthead.permalink}#publisher"


def _organization(masthead: Masthead) -> Node:
    name = masthead.author or masthead.title
    return {"@type": "Organization", "@id": _publisher(masthead), "name": name, "url": masthead.permalink}


def _site(masthead: Masthead) -> Node:
    return _without_empty(
        {
            "@type": "WebSite",
            "@id": f"{masthead.permalink}#site",
            "name": masthead.title,
            "description": masthead.description,
            "url": masthead.permalink,
            "inLanguage": masthead.language,
            "publisher": {"@id": _publisher(masthead)},
        }
    )


def _front_cards(page: FrontView) -> Iterator[Card]:
    yield from (page.lead,) if page.lead else ()
    yield from (*page.seconds, *page.briefs)
    for band in page.bands:
        yield from (band.first, *band.others)


def _items(cards: Iterable[Card]) -> Node:
    """List articles in the order shown, each by its URL, as a summary page does."""
    places = [
        {"@type": "ListItem", "position": number, "url": card.permalink} for number, card in enumerate(cards, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(places), "itemListElement": places} if places else {}


def _links(entries: Iterable[TermEntry | EditionCard], masthead: Masthead) -> Node:
    places = [
        {"@type": "ListItem", "position": number, "url": _absolute(entry.url, masthead)}
        for number, entry in enumerate(entries, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(places), "itemListElement": places} if places else {}


def _collection(page: Any, masthead: Masthead, name: str, items: Node) -> Node:
    return _without_empty(
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
        {"@type": "ListItem", "position": number, "name": step.name, "item": _absolute(step.url, masthead)}
        for number, step in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def _article(page: ArticleView, masthead: Masthead) -> Node:
    card, head = page.card, page.head
    changed = max(card.date, page.updated or card.date, *(each.date for each in page.corrections))
    organization = {"@type": "Organization", "name": masthead.author or masthead.title, "url": masthead.permalink}
    return _without_empty(
        {
            "@type": "NewsArticle",
            "headline": card.title,
            "url": card.permalink,
            "mainEntityOfPage": head.canonical,
            "description": head.description,
            "datePublished": card.date,
            "dateModified": changed,
            "inLanguage": card.language,
            "articleSection": card.section.name if card.section else "",
            "keywords": [tag.name for tag in card.tags],
            "timeRequired": f"PT{card.minutes}M",
            "author": [_person(author, masthead) for author in card.authors] or organization,
            "publisher": organization,
            "image": _image(page),
            "isBasedOn": _original(page.source),
            "citation": [_coverage(note) for note in page.also],
            "correction": [
                {"@type": "CorrectionComment", "datePublished": each.date, "text": each.note}
                for each in page.corrections
            ],
            "audio": _audio(page, masthead),
        }
    )


def _person(author: NamedLink, masthead: Masthead) -> Node:
    return {"@type": "Person", "name": author.name, "url": _absolute(author.url, masthead)}


def _image(page: ArticleView) -> Node | None:
    share, picture = page.head.share, page.card.picture
    if share is None:
        return None
    node = {
        "@type": "ImageObject",
        "url": share.permalink,
        "width": share.width or None,
        "height": share.height or None,
    }
    own = picture is not None and share.permalink.endswith(picture.url)
    node |= {"caption": picture.caption, "creditText": picture.credit} if picture and own else {}
    return _without_empty(node)


def _original(source: SourceNote | None) -> Node | None:
    """Name what an article was made from: whoever told it first."""
    if source is None:
        return None
    return _without_empty(
        {
            "@type": "CreativeWork",
            "url": source.url,
            "author": {"@type": "Person", "name": source.author} if source.author else None,
            "publisher": {"@type": "Organization", "name": source.name},
            "datePublished": source.published,
            "inLanguage": source.language,
            "license": source.license if source.license.startswith(("http:", "https:")) else "",
            "archivedAt": source.archive,
        }
    )


def _coverage(note: CoverageNote) -> Node:
    return _without_empty(
        {
            "@type": "CreativeWork",
            "url": note.url,
            "publisher": {"@type": "Organization", "name": note.name},
            "datePublished": note.date,
        }
    )


def _audio(page: ArticleView, masthead: Masthead) -> Node | None:
    recording = page.recording
    if recording is None:
        return None
    url = _absolute(recording.url, masthead)
    return {"@type": "AudioObject", "contentUrl": url, "encodingFormat": recording.type}


def _edition(page: EditionView, masthead: Masthead) -> Node:
    return _without_empty(
        {
            "@type": "PublicationIssue",
            "name": page.card.title,
            "issueNumber": page.card.number,
            "datePublished": page.card.date,
            "description": page.head.description,
            "url": page.head.canonical,
            "inLanguage": page.head.language,
            "isPartOf": {"@type": "Periodical", "name": masthead.title, "url": masthead.permalink},
            "publisher": {
                "@type": "Organization",
                "name": masthead.author or masthead.title,
                "url": masthead.permalink,
            },
            "mainEntity": _items(page.stories) or None,
        }
    )
