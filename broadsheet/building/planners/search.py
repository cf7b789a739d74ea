"""The search page, and the bundles that its index is made of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b

import msgspec

from broadsheet.building.planners.frame import document, make_head
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document
from broadsheet.model.search import BundleLink, SearchBundle, SearchRecord, SearchView
from broadsheet.model.site import Placed, Site
from broadsheet.model.urls import url_of
from broadsheet.model.views import Masthead

MANY = 500
"""Articles of the newest year beyond which each of its months is a bundle of its own."""


def plan_search(site: Site, masthead: Masthead, bundles: Sequence[SearchBundle]) -> Iterator[Document]:
    """Plan `/search/`, which names the bundles and a digest of each."""
    if not site.config.search:
        return
    links = tuple(
        BundleLink(url_of(site.config, f"/pagefind/{each.name}/"), each.year, bundle_digest(each)) for each in bundles
    )
    view = SearchView(
        head=make_head(site, "/search/"),
        bundles=links,
        program=url_of(site.config, "/pagefind/pagefind.js") if links else "",
        archive=url_of(site.config, "/archive/"),
    )
    yield document("search.html", "/search/", view, masthead, Source("templates/search.html"))


def bundle_digest(bundle: SearchBundle) -> str:
    """Give the digest of everything that a bundle's index is made of, but the program that makes it."""
    return blake2b(msgspec.json.encode(bundle), digest_size=8).hexdigest()


def bundles_of(site: Site) -> Iterator[SearchBundle]:
    """Give a bundle for each year, newest first, but one for each month of a newest year that has many articles.

    So a year that has closed is not indexed again, and one article's change costs a month's index at most.
    """
    if not site.config.search:
        return
    groups: dict[str, list[SearchRecord]] = defaultdict(list)
    newest = site.articles[0].date.year if site.articles else 0
    many = sum(placed.date.year == newest for placed in site.articles) > MANY
    for placed in site.articles:
        date = placed.date
        groups[f"{date.year:04}-{date.month:02}" if many and date.year == newest else f"{date.year:04}"].append(
            _record(placed)
        )
    for number, (name, records) in enumerate(groups.items()):
        yield SearchBundle(name, records[0].date.year, site.config.language, tuple(records), first=not number)


def _record(placed: Placed) -> SearchRecord:
    card = placed.card
    return SearchRecord(
        path=placed.path,
        title=card.title,
        language=card.language,
        date=placed.date,
        body=placed.article.body,
        section=card.section.name if card.section else "",
        source=card.source.name if card.source else "",
        tags=tuple(tag.name for tag in card.tags),
    )
