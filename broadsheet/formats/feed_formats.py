"""A planned feed becomes bytes: each format gets the bodies filled and the theme's words."""

from collections.abc import Mapping
from functools import partial
from hashlib import blake2b

from msgspec import structs

from broadsheet.formats import json_feed
from broadsheet.formats.bodies import fill
from broadsheet.formats.feed_items import KEPT
from broadsheet.formats.feed_names import named
from broadsheet.formats.words import Words, words_of
from broadsheet.model.content import Body
from broadsheet.model.feeds import FEED_SHEET, FeedView
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.views import Text

_FILLED: dict[Text, str] = {}
"""Bodies that feeds have shown, with their gaps filled: a digest names one body alone, so they are the same in all."""


def render_rss(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a feed as RSS 2.0."""
    from broadsheet.formats import feeds  # noqa: PLC0415  # feedgen and lxml cost 120 ms

    view, words = _feed_of(document, theme)
    return feeds.render_rss(view, partial(_filled, bodies), words)


def render_atom(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a feed as Atom 1.0."""
    from broadsheet.formats import feeds  # noqa: PLC0415  # feedgen and lxml cost 120 ms

    view, words = _feed_of(document, theme)
    return feeds.render_atom(view, partial(_filled, bodies), words)


def render_json_feed(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a feed as JSON Feed 1.1."""
    view, words = _feed_of(document, theme)
    return json_feed.render_json_feed(view, partial(_filled, bodies), words)


def words_digest(theme: Theme) -> str:
    """Give the digest of what a format that is no template sees of the theme: its words, and the sheet of its feeds."""
    text = "\0".join([_sheet(theme), *(f"{file.path}\0{file.text}" for file in theme.words)])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _feed_of(document: Document, theme: Theme) -> tuple[FeedView, Words]:
    if not isinstance(document.view, FeedView):
        raise TypeError(f"{document.output_path} has no feed to render")
    words = words_of(theme, document.view.language)
    view = named(document.view, words)
    folder, found, _ = view.stylesheet.rpartition(FEED_SHEET)
    return (structs.replace(view, stylesheet=folder + _sheet(theme)) if found else view), words


def _sheet(theme: Theme) -> str:
    """Give the end of the URL of the feeds' style sheet; that of one that is not there leads nowhere."""
    return dict(theme.assets).get(FEED_SHEET, FEED_SHEET)


def _filled(bodies: Mapping[str, Body], text: Text) -> str:
    if text not in _FILLED:
        if len(_FILLED) >= KEPT:
            _FILLED.clear()
        _FILLED[text] = fill(bodies[text.body], text)
    return _FILLED[text]
