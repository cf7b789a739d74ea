"""What a feed is called, in the site's language: the digest's name, and what of it the feed is of.

Knows no format.
"""

from msgspec import structs

from broadsheet.formats.words import Words
from broadsheet.model.feeds import FeedView, Outline


def named(view: FeedView, words: Words) -> FeedView:
    """Give a feed its title and its description; editions that are called by their period are so in words."""
    items = view.items
    if view.of == "editions":
        items = tuple(structs.replace(item, title=words.period(item.title)) for item in items)
    description = view.description or _description(view, words)
    return structs.replace(view, title=feed_title(view, words), description=description, items=items)


def feed_title(feed: FeedView | Outline, words: Words) -> str:
    """Give the title of a feed."""
    of = {
        "": "",
        "term": feed.name,
        "editions": words.gettext("Editions"),
        "corrections": words.ngettext("Correction", "Corrections", 2),
    }[feed.of]
    return f"{feed.title}: {of}" if of else feed.title


def _description(view: FeedView, words: Words) -> str:
    names = {"title": view.title, "name": view.name}
    match view.of:
        case "term":
            return words.gettext("%(name)s in %(title)s") % names
        case "editions":
            return words.gettext("Every edition of %(title)s") % names
        case "corrections":
            return words.gettext("What %(title)s put right") % names
        case _:
            return view.title
