"""What the pages' JSON-LD may hold, written from schema.org's definitions and Google's rules for articles.

Every type lists its properties with the types that schema.org expects of them; any other key is a mistake.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

Url = Annotated[str, Meta(pattern=r"^https?://[^\s<>\"]+$")]
Words = Annotated[str, Meta(min_length=1)]
Language = Annotated[str, Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
Moment = Annotated[datetime, Meta(tz=True)]


class _Thing(Struct, forbid_unknown_fields=True, kw_only=True, tag_field="@type"):
    pass


class Reference(Struct, forbid_unknown_fields=True, rename={"id": "@id"}):
    """A node named elsewhere on the page or the site."""

    id: Url


class Organization(_Thing, tag=True, rename={"id": "@id"}):
    """schema.org/Organization."""

    name: Words
    url: Url = ""
    id: Url = ""


class Person(_Thing, tag=True):
    """schema.org/Person."""

    name: Words
    url: Url = ""


class WebSite(_Thing, tag=True, rename={"id": "@id"}):
    """schema.org/WebSite."""

    id: Url
    name: Words
    url: Url
    inLanguage: Language  # noqa: N815  # the vocabulary's own name
    publisher: Reference
    description: Words = ""
    potentialAction: Any = None  # noqa: N815  # the same


class ListItem(_Thing, tag=True):
    """schema.org/ListItem: a place in a list has an address, a crumb has a name too."""

    position: Annotated[int, Meta(ge=1)]
    url: Url = ""
    item: Url = ""
    name: Words = ""


class ItemList(_Thing, tag=True):
    """schema.org/ItemList."""

    numberOfItems: Annotated[int, Meta(ge=1)]  # noqa: N815  # the same
    itemListElement: Annotated[list[ListItem], Meta(min_length=1)]  # noqa: N815  # the same


class BreadcrumbList(_Thing, tag=True):
    """schema.org/BreadcrumbList: two crumbs at least (Google)."""

    itemListElement: Annotated[list[ListItem], Meta(min_length=2)]  # noqa: N815  # the same


class CollectionPage(_Thing, tag=True):
    """schema.org/CollectionPage."""

    name: Words
    url: Url
    inLanguage: Language  # noqa: N815  # the same
    isPartOf: Reference  # noqa: N815  # the same
    description: Words = ""
    mainEntity: ItemList | None = None  # noqa: N815  # the same


class ImageObject(_Thing, tag=True):
    """schema.org/ImageObject."""

    url: Url
    width: Annotated[int, Meta(ge=1)] | None = None
    height: Annotated[int, Meta(ge=1)] | None = None
    caption: Words = ""
    creditText: Words = ""  # noqa: N815  # the same


class CreativeWork(_Thing, tag=True):
    """schema.org/CreativeWork: what another publisher told."""

    publisher: Organization
    url: Url = ""
    author: Person | None = None
    datePublished: Moment | None = None  # noqa: N815  # the same
    inLanguage: Language = ""  # noqa: N815  # the same
    license: Url = ""
    archivedAt: Url = ""  # noqa: N815  # the same


class CorrectionComment(_Thing, tag=True):
    """schema.org/CorrectionComment."""

    datePublished: Moment  # noqa: N815  # the same
    text: Words


class AudioObject(_Thing, tag=True):
    """schema.org/AudioObject."""

    contentUrl: Url  # noqa: N815  # the same
    encodingFormat: Words  # noqa: N815  # the same


class NewsArticle(_Thing, tag=True):
    """schema.org/NewsArticle."""

    headline: Words
    url: Url
    mainEntityOfPage: Url  # noqa: N815  # the same
    datePublished: Moment  # noqa: N815  # the same
    dateModified: Moment  # noqa: N815  # the same
    inLanguage: Language  # noqa: N815  # the same
    author: Organization | list[Person]
    publisher: Organization
    timeRequired: Annotated[str, Meta(pattern=r"^PT\d+M$")]  # noqa: N815  # the same
    description: Words = ""
    articleSection: Words = ""  # noqa: N815  # the same
    keywords: list[Words] = []
    image: ImageObject | None = None
    isBasedOn: CreativeWork | None = None  # noqa: N815  # the same
    citation: list[CreativeWork] = []
    correction: list[CorrectionComment] = []
    audio: AudioObject | None = None


class Periodical(_Thing, tag=True):
    """schema.org/Periodical."""

    name: Words
    url: Url


class PublicationIssue(_Thing, tag=True):
    """schema.org/PublicationIssue."""

    name: Words
    issueNumber: Annotated[int, Meta(ge=1)]  # noqa: N815  # the same
    datePublished: Moment  # noqa: N815  # the same
    url: Url
    inLanguage: Language  # noqa: N815  # the same
    isPartOf: Periodical  # noqa: N815  # the same
    publisher: Organization
    description: Words = ""
    mainEntity: ItemList | None = None  # noqa: N815  # the same


Node = WebSite | Organization | ItemList | NewsArticle | BreadcrumbList | CollectionPage | PublicationIssue


class Graph(Struct, forbid_unknown_fields=True, rename={"context": "@context", "graph": "@graph"}):
    """A page's whole block."""

    context: Literal["https://schema.org"]
    graph: Annotated[list[Node], Meta(min_length=1)]


def graph_of(text: str) -> Graph:
    """Read a block; raises ValidationError where it is not what the vocabulary allows."""
    graph = msgspec.json.decode(text, type=Graph)
    for node in graph.graph:
        items = getattr(node, "itemListElement", None) or []
        positions = [item.position for item in items]
        if positions != list(range(1, len(positions) + 1)):
            raise msgspec.ValidationError(f"places {positions} do not count from 1")
    return graph
