"""What stood for a time leaves a notice in its place: a static host cannot answer 410 Gone."""

from collections.abc import Iterator

from broadsheet.building.planners.articles import claim
from broadsheet.building.planners.frame import document, make_head
from broadsheet.building.planners.pages import LATEST
from broadsheet.model.notices import ExpiredView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Site
from broadsheet.model.views import Masthead


def plan_expired(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan the notice of every expired article whose address no other article has taken."""
    taken = {placed.path for placed in site.articles}
    latest = tuple(placed.card for placed in site.articles[:LATEST])
    for gone in site.expired:
        if gone.path not in taken:
            article = gone.article
            head = make_head(site, gone.path, article.title, language=article.language, indexed=False)
            view = ExpiredView(head, article.title, gone.expired, latest)
            yield document("expired.html", gone.path, view, masthead, claim(article))
