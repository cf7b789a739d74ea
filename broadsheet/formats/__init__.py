"""A planned output becomes bytes: `FORMATS` names the function for each format."""

from collections.abc import Callable, Mapping

from broadsheet.formats.api import render_api
from broadsheet.formats.assets import name_assets, render_asset
from broadsheet.formats.feed_formats import render_atom, render_json_feed, render_rss, words_digest
from broadsheet.formats.headers import render_headers
from broadsheet.formats.opml import render_opml
from broadsheet.formats.servers import render_caddy, render_nginx
from broadsheet.formats.sitemaps import render_news, render_robots, render_sitemap, render_sitemap_index
from broadsheet.formats.template_names import (
    PAGES,
    know_mentions,
    mentions,
    template_digest,
    template_errors,
    unused_templates,
)
from broadsheet.formats.templates import Code, compiled, know_compiled, newly_compiled, render_page
from broadsheet.model.content import Body
from broadsheet.model.outputs import Document, Theme

Format = Callable[[Document, Theme, Mapping[str, Body]], bytes]


def _letter(name: str) -> Format:
    """Give a format of letters, loaded by those who make one."""

    def render(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
        from broadsheet.formats import letters  # noqa: PLC0415  # the email package and css-inline cost 40 ms

        formats: dict[str, Format] = {
            "letter": letters.render_letter,
            "letter-text": letters.render_text,
            "letter-message": letters.render_message,
        }
        return formats[name](document, theme, bodies)

    return render


FORMATS: Mapping[str, Format] = {
    **{name: _letter(name) for name in ("letter", "letter-text", "letter-message")},
    "page": render_page,
    "rss": render_rss,
    "atom": render_atom,
    "json_feed": render_json_feed,
    "opml": render_opml,
    "sitemap": render_sitemap,
    "sitemap-index": render_sitemap_index,
    "news-sitemap": render_news,
    "robots": render_robots,
    "headers": render_headers,
    "nginx": render_nginx,
    "api": render_api,
    "caddy": render_caddy,
    "asset": render_asset,
}


def render_book(document: Document, theme: Theme, bodies: Mapping[str, Body], plates: Mapping[str, bytes]) -> bytes:
    """Render an edition as EPUB; `plates` are its pictures' bytes by name."""
    from broadsheet.formats.books import render_book as render  # noqa: PLC0415  # most builds make no book anew

    return render(document, theme, bodies, plates)


__all__ = [
    "FORMATS",
    "PAGES",
    "Code",
    "compiled",
    "know_compiled",
    "know_mentions",
    "mentions",
    "name_assets",
    "newly_compiled",
    "render_book",
    "template_digest",
    "template_errors",
    "unused_templates",
    "words_digest",
]
