"""What programs read, where config says `api: true`: beside each page its values as JSON, below `/api/`."""

from collections.abc import Iterator

from broadsheet.building.planners.articles import claim, correction_notes, coverage_notes, recording, source_note
from broadsheet.building.planners.editions import claim as claim_of_edition
from broadsheet.building.planners.editions import edition_card
from broadsheet.building.planners.feed_frame import identity
from broadsheet.building.planners.frame import feed_text, term_url
from broadsheet.building.planners.terms import claim as claim_of_term
from broadsheet.model.api import ApiArticleView, ApiEditionView, ApiIndexView, ApiTerm, ApiTermView
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document, View
from broadsheet.model.site import Issue, Placed, Site, Term
from broadsheet.model.urls import file_output, permalink_of, term_path
from broadsheet.model.views import Masthead
from broadsheet.reading.dates import local, zone_named

ROOT = "/api"


def plan_api(site: Site, _: Masthead) -> Iterator[Document]:
    """Plan a file for every article, edition and term, and the index: each lies where its page would, below `/api/`."""
    if not site.config.api:
        return
    for placed in site.articles:
        yield _document(placed.path, _article(site, placed), claim(placed.article))
    for issue in site.issues:
        yield _document(issue.path, _edition(site, issue), claim_of_edition(issue.edition))
    for term in site.terms:
        yield _document(term_path(term.taxonomy, term.slug), _term(site, term), claim_of_term(site, term))
    yield _document("/", _index(site), Source("config.yaml"))


def _document(path: str, view: View, claims: Source) -> Document:
    return Document(file_output(f"{ROOT}{path.rstrip('/')}/index.json"), "api", "", view, None, claims)


def _article(site: Site, placed: Placed) -> ApiArticleView:
    article, config = placed.article, site.config
    return ApiArticleView(
        base=config.url,
        id=identity(config, article.id or article.source_path),
        card=placed.card,
        text=feed_text(site, article.body, placed.links, placed.card.permalink),
        canonical=article.canonical,
        updated=local(article.updated, zone_named(config.timezone)) if article.updated else None,
        source=source_note(site, placed),
        also=coverage_notes(site, article),
        corrections=correction_notes(site, article),
        recording=recording(site, placed),
    )


def _edition(site: Site, issue: Issue) -> ApiEditionView:
    edition, config = issue.edition, site.config
    return ApiEditionView(
        base=config.url,
        id=identity(config, edition.id or edition.source_path),
        card=edition_card(site, issue),
        language=edition.language or config.language,
        text=feed_text(site, edition.body, issue.links, permalink_of(config, issue.path)),
        stories=tuple(site.articles[place].card for place in issue.stories),
    )


def _term(site: Site, term: Term) -> ApiTermView:
    cards = tuple(site.articles[place].card for place in term.articles)
    return ApiTermView(site.config.url, term.taxonomy, term.name, term_url(site.config, term), term.description, cards)


def _index(site: Site) -> ApiIndexView:
    config = site.config
    return ApiIndexView(
        base=config.url,
        title=config.title,
        description=config.description,
        language=config.language,
        cards=tuple(placed.card for placed in site.articles),
        editions=tuple(edition_card(site, issue) for issue in site.issues),
        terms=tuple(
            ApiTerm(term.taxonomy, term.name, term_url(config, term), len(term.articles)) for term in site.terms
        ),
    )
