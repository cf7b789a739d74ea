"""The text-only twin: every article and the list of them all, without pictures, style or script."""

from collections.abc import Iterator

from msgspec import structs

from broadsheet.building.planners.articles import claim, correction_notes, source_note
from broadsheet.building.planners.frame import document, make_head, paged, text_of
from broadsheet.model.errors import Source
from broadsheet.model.offline import LiteListView, LiteView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Placed, Site
from broadsheet.model.urls import url_of
from broadsheet.model.views import Masthead, NamedLink, Text

ROOT = "/lite"


def plan_lite(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan the twin below `/lite/`, where config says `lite: true`."""
    if not site.config.lite:
        return
    for placed in site.articles:
        article = placed.article
        head = make_head(site, placed.path, article.title, language=article.language, canonical=article.canonical)
        view = LiteView(
            head, placed.card, _plain(site, placed), source_note(site, placed), correction_notes(site, article)
        )
        yield document("lite.html", ROOT + placed.path, view, masthead, claim(article))
    entries = [NamedLink(each.card.title, url_of(site.config, ROOT + each.path)) for each in site.articles]
    for path, shown, pager in paged(site.config, f"{ROOT}/", entries):
        list_view = LiteListView(make_head(site, "/"), shown, pager)
        yield document("lite-list.html", path, list_view, masthead, Source("config.yaml"))


def _plain(site: Site, placed: Placed) -> Text:
    """Give a body whose images leave the words that stand for them."""
    images = {image.href for image in placed.article.images}
    links = [(href, path) for href, path in placed.links if href not in images]
    text = text_of(site, placed.article.body, [*links, *((image, "") for image in sorted(images))])
    return structs.replace(text, remote_images=True)  # so that theirs leave words too, not a link
