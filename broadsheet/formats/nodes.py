"""What JSON for machines shares: addresses, lists, who publishes, nothing of what is empty. Knows no kind of page."""

from collections.abc import Iterable
from typing import Any

from broadsheet.model.lists import TermEntry
from broadsheet.model.views import Card, EditionCard, Masthead

Node = dict[str, Any]


def without_empty(node: Node) -> Node:
    """Leave out what says nothing."""
    return {key: value for key, value in node.items() if value not in ("", None, [], ())}


def absolute(url: str, masthead: Masthead) -> str:
    """Give the permalink of a site-absolute URL."""
    if url.startswith(masthead.home):
        return masthead.permalink + url.removeprefix(masthead.home)
    return url


def publisher(masthead: Masthead) -> str:
    """Name the publisher's node."""
    return f"{masthead.permalink}#publisher"


def organization(masthead: Masthead) -> Node:
    """Say who publishes the site."""
    name = masthead.author or masthead.title
    return {"@type": "Organization", "@id": publisher(masthead), "name": name, "url": masthead.permalink}


def items_of(cards: Iterable[Card]) -> Node:
    """List articles in the order shown, each by its URL, as a summary page does."""
    places = [
        {"@type": "ListItem", "position": number, "url": card.permalink} for number, card in enumerate(cards, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(places), "itemListElement": places} if places else {}


def links_of(entries: Iterable[TermEntry | EditionCard], masthead: Masthead) -> Node:
    """List terms or editions in the order shown, each by its URL."""
    places = [
        {"@type": "ListItem", "position": number, "url": absolute(entry.url, masthead)}
        for number, entry in enumerate(entries, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(places), "itemListElement": places} if places else {}
