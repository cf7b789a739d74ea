"""Old addresses that lead to where things are now."""

from collections.abc import Iterator
from urllib.parse import unquote

from broadsheet.building.planners.terms import claim
from broadsheet.model.content import Written
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document
from broadsheet.model.pages import RedirectView
from broadsheet.model.site import Site
from broadsheet.model.urls import page_output, permalink_of, term_path, url_of
from broadsheet.model.views import Masthead


def plan_redirects(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan a redirect for every alias, and for every old name of a tag."""
    shown: list[tuple[Written, str]] = [
        *((placed.article, placed.path) for placed in site.articles),
        *((issue.edition, issue.path) for issue in site.issues),
        *((standing.page, standing.path) for standing in site.pages),
    ]
    for written, path in shown:
        claims = Source(written.source_path, *written.places.get("aliases", (0, 0)))
        for alias in dict.fromkeys(page_output(unquote(alias)) for alias in written.aliases):
            language = written.language or site.config.language
            view = RedirectView(written.title, url_of(site.config, path), permalink_of(site.config, path), language)
            yield Document(alias, "page", "redirect.html", view, masthead, claims)
    for term in site.terms:
        path = term_path(term.taxonomy, term.slug)
        view = RedirectView(term.name, url_of(site.config, path), permalink_of(site.config, path), site.config.language)
        for old in dict.fromkeys(slug for slug in term.was if slug != term.slug):
            output = page_output(term_path(term.taxonomy, old))
            yield Document(output, "page", "redirect.html", view, masthead, claim(site, term))
