"""Each term's pages, and each taxonomy's index."""

from collections.abc import Iterator

from broadsheet.building.planners.frame import document, make_head, paged, term_feeds, term_url
from broadsheet.building.planners.letters import group_terms
from broadsheet.model.errors import Source
from broadsheet.model.lists import ListView, TermsView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Site, Term
from broadsheet.model.urls import TAXONOMIES, term_path, url_of
from broadsheet.model.views import Masthead

_KEYS = {"tags": "tags", "sections": "section", "sources": "source", "authors": "authors", "stories": "story"}


def plan_terms(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan every term's pages, then each taxonomy's index."""
    for term in site.terms:
        yield from _pages(site, term, masthead)
    for taxonomy in TAXONOMIES:
        path = f"/{taxonomy}/"
        terms = [term for term in site.terms if term.taxonomy == taxonomy]
        view = TermsView(make_head(site, path), taxonomy, group_terms(site, taxonomy, terms))
        yield document("terms.html", path, view, masthead, Source("templates/terms.html"))


def claim(site: Site, term: Term) -> Source:
    """Give the place that asks for a term's page: the newest article that uses it."""
    article = site.articles[term.articles[0]].article
    return Source(article.source_path, *article.places.get(_KEYS[term.taxonomy], (0, 0)))


def _pages(site: Site, term: Term, masthead: Masthead) -> Iterator[Document]:
    template = "story.html" if term.taxonomy == "stories" else "list.html"
    index = url_of(site.config, f"/{term.taxonomy}/")
    section = term_url(site.config, term) if term.taxonomy == "sections" else ""
    cards = [site.articles[place].card for place in term.articles]
    for path, shown, pager in paged(site.config, term_path(term.taxonomy, term.slug), cards):
        feeds = term_feeds(site.config, term)
        head = make_head(site, path, term.name, description=term.description, section=section, feeds=feeds)
        view = ListView(head, term.taxonomy, term.name, term.description, index, len(cards), shown, pager)
        yield document(template, path, view, masthead, claim(site, term))
