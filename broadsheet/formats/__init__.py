"""A planned output becomes bytes: `FORMATS` names the function for each format."""

from collections.abc import Callable, Mapping

from broadsheet.formats.bodies import fill
from broadsheet.formats.sitemaps import render_news, render_robots, render_sitemap, render_sitemap_index
from broadsheet.formats.templates import PAGES, render_page, template_digest, template_errors, unused_templates
from broadsheet.model.content import Body
from broadsheet.model.feeds import FeedView
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.views import Text

Format = Callable[[Document, Theme, Mapping[str, Body]], bytes]


def render_feed(document: Document, _: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a feed as RSS 2.0."""
    from broadsheet.formats.feeds import render_rss  # noqa: PLC0415  # feedgen and lxml cost 120 ms

    if not isinstance(document.view, FeedView):
        raise TypeError(f"{document.output_path} has no feed to render")

    def html_of(text: Text) -> str:
        return fill(bodies[text.body], text)

    return render_rss(document.view, html_of)


FORMATS: Mapping[str, Format] = {
    "page": render_page,
    "rss": render_feed,
    "sitemap": render_sitemap,
    "sitemap-index": render_sitemap_index,
    "news-sitemap": render_news,
    "robots": render_robots,
}

__all__ = ["FORMATS", "PAGES", "render_feed", "template_digest", "template_errors", "unused_templates"]
