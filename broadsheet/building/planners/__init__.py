"""Every kind of output has a planner: a function from the site to the outputs of its kind.

A new kind is one planner in this tuple, one format, one template, one test.
"""

from collections.abc import Callable, Iterable

from broadsheet.building.planners.api import plan_api
from broadsheet.building.planners.archive import plan_archive
from broadsheet.building.planners.articles import plan_articles
from broadsheet.building.planners.books import plan_books
from broadsheet.building.planners.corrections import plan_corrections
from broadsheet.building.planners.edition_feed import plan_edition_feed
from broadsheet.building.planners.editions import plan_editions
from broadsheet.building.planners.expired import plan_expired
from broadsheet.building.planners.feeds import plan_feeds
from broadsheet.building.planners.feeds_page import plan_feeds_page
from broadsheet.building.planners.front import plan_front
from broadsheet.building.planners.headers import plan_headers
from broadsheet.building.planners.lite import plan_lite
from broadsheet.building.planners.offline import plan_offline
from broadsheet.building.planners.pages import plan_pages
from broadsheet.building.planners.redirects import plan_redirects
from broadsheet.building.planners.sitemaps import plan_sitemaps
from broadsheet.building.planners.terms import plan_terms
from broadsheet.model.outputs import Document
from broadsheet.model.site import Site
from broadsheet.model.views import Masthead

Planner = Callable[[Site, Masthead], Iterable[Document]]

PLANNERS: tuple[Planner, ...] = (
    plan_articles,
    plan_pages,
    plan_books,
    plan_editions,
    plan_edition_feed,
    plan_terms,
    plan_archive,
    plan_redirects,
    plan_corrections,
    plan_expired,
    plan_feeds,
    plan_feeds_page,
    plan_sitemaps,
    plan_headers,
    plan_lite,
    plan_api,
    plan_offline,
    plan_front,
)
"""In the order in which outputs are published: what is linked to comes before what links."""
