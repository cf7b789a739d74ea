"""All feeds of a site in one file that feed readers import (OPML 2.0, opml.org)."""

from collections.abc import Mapping
from html import escape

from broadsheet.formats.feed_items import clean
from broadsheet.formats.feed_names import feed_title
from broadsheet.formats.words import Words, words_of
from broadsheet.model.content import Body
from broadsheet.model.feeds import OpmlView, Outline
from broadsheet.model.outputs import Document, Theme


def render_opml(document: Document, theme: Theme, _bodies: Mapping[str, Body]) -> bytes:
    """Render the list of feeds: UTF-8, one feed on a line."""
    view = document.view
    if not isinstance(view, OpmlView):
        raise TypeError(f"{document.output_path} is no list of feeds")
    head = f"  <head>\n    <title>{_fit(view.title)}</title>\n  </head>\n"
    words = words_of(theme, view.language)
    body = "".join(_outline(each, words) for each in view.outlines)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}  <body>\n{body}  </body>\n</opml>\n'
    return text.encode()


def _outline(each: Outline, words: Words) -> str:
    title = _fit(feed_title(each, words))
    places = f'xmlUrl="{_fit(each.feed)}" htmlUrl="{_fit(each.page)}"'
    return f'    <outline type="rss" text="{title}" title="{title}" {places}/>\n'


def _fit(text: str) -> str:
    return escape(clean(text))
