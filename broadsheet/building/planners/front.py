"""The front page, and the older pages behind it."""

from collections.abc import Iterator, Sequence

from broadsheet.building.planners.editions import edition_card
from broadsheet.building.planners.frame import document, make_head, paged
from broadsheet.model.errors import Source
from broadsheet.model.lists import ListView, Pager
from broadsheet.model.outputs import Document
from broadsheet.model.pages import Band, FrontView
from broadsheet.model.site import Site
from broadsheet.model.views import Card, Masthead, NamedLink

SECONDS = 3
BESIDE_A_PICTURE = 4


def plan_front(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan the older pages, then the front page, which is the last to be published."""
    first, *older = paged(site.config, "/", [placed.card for placed in site.articles])
    for path, cards, pager in older:
        view = ListView(make_head(site, path), "all", "", "", "", len(site.articles), cards, pager)
        yield document("list.html", path, view, masthead, Source("templates/list.html"))
    yield document("front.html", "/", _front(site, first[1], first[2]), masthead, Source("templates/front.html"))


def _front(site: Site, cards: Sequence[Card], pager: Pager) -> FrontView:
    """Give each of the newest articles its one place."""
    lead = next((card for card in cards if card.priority == "lead"), None)
    lead = lead or next((card for card in cards if card.priority != "brief"), None)
    rest = [card for card in cards if card is not lead]
    briefs = [card for card in rest if card.priority == "brief"]
    stories = [card for card in rest if card.priority != "brief"]
    seconds = BESIDE_A_PICTURE if lead and lead.picture and not lead.picture.remote else SECONDS
    issue = site.issues[0] if site.issues else None
    return FrontView(
        head=make_head(site, "/", description=site.config.description),
        date=next((card.date for card in cards if not card.state), None),
        edition=edition_card(site, issue) if issue else None,
        lead=lead,
        seconds=tuple(stories[:seconds]),
        briefs=tuple(briefs),
        bands=_bands(site, stories[seconds:]),
        pager=pager,
    )


def _bands(site: Site, cards: Sequence[Card]) -> tuple[Band, ...]:
    by_section: dict[NamedLink | None, list[Card]] = {}
    order = [term.name for term in site.terms if term.taxonomy == "sections"]
    for card in cards:
        by_section.setdefault(card.section, []).append(card)
    sections = sorted(by_section, key=lambda section: order.index(section.name) if section else len(order))
    return tuple(Band(section, by_section[section][0], tuple(by_section[section][1:])) for section in sections)
