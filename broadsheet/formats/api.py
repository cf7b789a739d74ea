"""Values of pages become JSON for programs. Names are a promise: within one version none goes or means another thing.

What is empty is left out. Every URL is absolute, every date has its offset (RFC 3339).
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

import msgspec

from broadsheet.formats.bodies import fill
from broadsheet.formats.nodes import without_empty
from broadsheet.model.api import ApiArticleView, ApiEditionView, ApiIndexView, ApiTerm, ApiTermView
from broadsheet.model.content import Body
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.views import (
    Card,
    CorrectionNote,
    CoverageNote,
    EditionCard,
    NamedLink,
    Picture,
    Recording,
    SourceNote,
    Text,
)

VERSION = 1
Fields = dict[str, Any]


def render_api(document: Document, _: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a file of the programs' interface, UTF-8."""
    match document.view:
        case ApiArticleView() as view:
            fields = _article(view, bodies)
        case ApiEditionView() as view:
            fields = _edition(view, bodies)
        case ApiTermView() as view:
            fields = _term(view)
        case ApiIndexView() as view:
            fields = _index(view)
        case _:
            raise TypeError(f"{document.output_path} has nothing for programs")
    return msgspec.json.encode({"version": VERSION, **without_empty(fields)}) + b"\n"


def _article(view: ApiArticleView, bodies: Mapping[str, Body]) -> Fields:
    card, base = view.card, view.base
    return {
        "kind": "article",
        "id": view.id,
        **_card(card, base),
        "canonical": view.canonical,
        "updated": view.updated,
        "html": _html(view.text, bodies),
        "section": _link(card.section, base),
        "tags": _links(card.tags, base),
        "authors": _links(card.authors, base),
        "story": _link(card.story, base),
        "source": _source(view.source, base),
        "also": [_coverage(each) for each in view.also],
        "corrections": [_correction(each) for each in view.corrections],
        "image": _image(card.picture, base),
        "audio": _audio(view.recording, base),
    }


def _edition(view: ApiEditionView, bodies: Mapping[str, Body]) -> Fields:
    return {
        "kind": "edition",
        "id": view.id,
        **_edition_card(view.card, view.base),
        "language": view.language,
        "html": _html(view.text, bodies),
        "articles": _cards(view.stories, view.base),
    }


def _term(view: ApiTermView) -> Fields:
    link = NamedLink(view.name, view.url)
    return {
        "kind": "term",
        "taxonomy": view.kind,
        **without_empty(_link(link, view.base) or {}),
        "description": view.description,
        "articles": _cards(view.cards, view.base),
    }


def _index(view: ApiIndexView) -> Fields:
    base = view.base
    return {
        "kind": "index",
        "title": view.title,
        "description": view.description,
        "language": view.language,
        "url": f"{base}/",
        "articles": _cards(view.cards, base),
        "editions": [without_empty(_edition_card(each, base)) for each in view.editions],
        "terms": [_counted(each, base) for each in view.terms],
    }


def _html(text: Text, bodies: Mapping[str, Body]) -> str:
    return str(fill(bodies[text.body], text)) if text.body else ""


def _absolute(url: str, base: str) -> str:
    return urljoin(f"{base}/", url)


def _api(url: str, base: str) -> str:
    """Give the address of what programs are told of a page, by the page's own, site-absolute or absolute."""
    path = _absolute(url, base).removeprefix(base).rstrip("/")
    return f"{base}/api{path}/index.json"


def _cards(cards: Iterable[Card], base: str) -> list[Fields]:
    return [without_empty(_card(card, base)) for card in cards]


def _card(card: Card, base: str) -> Fields:
    return {
        "title": card.title,
        "url": card.permalink,
        "api": _api(card.permalink, base),
        "date": card.date,
        "summary": card.summary,
        "language": card.language,
        "minutes": card.minutes,
    }


def _edition_card(card: EditionCard, base: str) -> Fields:
    return {
        "title": card.title,
        "number": card.number,
        "url": _absolute(card.url, base),
        "api": _api(card.url, base),
        "date": card.date,
        "summary": card.summary,
    }


def _link(link: NamedLink | None, base: str) -> Fields | None:
    if link is None:
        return None
    return {"name": link.name, "url": _absolute(link.url, base), "api": _api(link.url, base)}


def _links(links: Iterable[NamedLink], base: str) -> list[Fields | None]:
    return [_link(link, base) for link in links]


def _counted(term: ApiTerm, base: str) -> Fields:
    return {"taxonomy": term.kind, **(_link(NamedLink(term.name, term.url), base) or {}), "count": term.count}


def _source(source: SourceNote | None, base: str) -> Fields | None:
    if source is None:
        return None
    return without_empty(
        {
            "name": source.name,
            "page": _absolute(source.page, base),
            "api": _api(source.page, base),
            "url": source.url,
            "author": source.author,
            "published": source.published,
            "language": source.language,
            "license": source.license,
            "archive": source.archive,
        }
    )


def _coverage(note: CoverageNote) -> Fields:
    return without_empty({"name": note.name, "url": note.url, "date": note.date})


def _correction(note: CorrectionNote) -> Fields:
    return {"date": note.date, "note": note.note}


def _image(picture: Picture | None, base: str) -> Fields | None:
    if picture is None:
        return None
    url = _absolute(picture.url, base)
    return without_empty({"url": url, "alt": picture.alt, "caption": picture.caption, "credit": picture.credit})


def _audio(recording: Recording | None, base: str) -> Fields | None:
    if recording is None:
        return None
    return {"url": _absolute(recording.url, base), "type": recording.type}
