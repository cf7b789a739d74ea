"""Standing pages, and the page for an address that leads nowhere."""

from collections.abc import Iterator

from broadsheet.building.planners.frame import document, make_head, text_of
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document
from broadsheet.model.pages import NotFoundView, PageView
from broadsheet.model.site import Site, Standing
from broadsheet.model.urls import url_of
from broadsheet.model.views import Masthead

LATEST = 5


def plan_pages(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan every standing page and `404.html`."""
    for standing in site.pages:
        page = standing.page
        claims = Source(page.source_path, *page.places.get("slug", page.places.get("title", (0, 0))))
        yield document("page.html", standing.path, _view(site, standing), masthead, claims)
    head = make_head(site, "/404.html", indexed=False)
    latest = tuple(placed.card for placed in site.articles[:LATEST])
    view = NotFoundView(head, latest, url_of(site.config, "/archive/"))
    yield document("404.html", "/404.html", view, masthead, Source("templates/404.html"))


def _view(site: Site, standing: Standing) -> PageView:
    page = standing.page
    head = make_head(
        site,
        standing.path,
        page.title,
        description=page.summary,
        language=page.language,
        canonical=page.canonical,
    )
    text = text_of(site, page.body, standing.links)
    return PageView(head, page.title, text, standing.state, page.extra)
