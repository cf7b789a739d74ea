"""A planned output: everything that is needed to make one file of the site.

Knows nothing of how it is rendered or written.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct, structs

from broadsheet.model.api import ApiArticleView, ApiEditionView, ApiIndexView, ApiTermView
from broadsheet.model.assets import AssetView
from broadsheet.model.books import BookView
from broadsheet.model.errors import Source
from broadsheet.model.feeds import FeedView, OpmlView
from broadsheet.model.headers import HeadersView
from broadsheet.model.letters import LetterView
from broadsheet.model.lists import ArchiveView, EditionsView, ListView, TermsView
from broadsheet.model.notices import CorrectionsView, ExpiredView, FeedsView
from broadsheet.model.offline import LiteListView, LiteView, ManifestView, WorkerView
from broadsheet.model.pages import ArticleView, EditionView, FrontView, NotFoundView, PageView, RedirectView
from broadsheet.model.pictures import ImageOutput
from broadsheet.model.search import SearchView
from broadsheet.model.servers import ServersView
from broadsheet.model.sitemaps import NewsView, RobotsView, SitemapIndexView, SitemapView
from broadsheet.model.views import Card, Masthead, Text

View = (
    ArticleView
    | FrontView
    | ListView
    | TermsView
    | ArchiveView
    | EditionView
    | EditionsView
    | PageView
    | NotFoundView
    | RedirectView
    | FeedView
    | OpmlView
    | CorrectionsView
    | ExpiredView
    | FeedsView
    | SitemapView
    | WorkerView
    | ManifestView
    | LiteView
    | LiteListView
    | SitemapIndexView
    | NewsView
    | RobotsView
    | BookView
    | LetterView
    | SearchView
    | HeadersView
    | ServersView
    | ApiArticleView
    | ApiEditionView
    | ApiTermView
    | ApiIndexView
    | AssetView
)
"""What a document shows, each kind of it."""


class Basis(Struct, frozen=True):
    """All that a view is made of, where that is sooner told than the view is made."""

    frame: View
    """What of it needs no article."""
    cards: tuple[Card, ...]
    """Of the articles that it shows, in order."""
    facts: tuple[str, ...]
    """The rest: digests of articles, and what the settings say of them."""


class Grounds(Struct, frozen=True, array_like=True):
    """A basis, told by digests."""

    frame: str
    """Of the frame."""
    cards: tuple[str, ...]
    """Of each card."""
    facts: tuple[str, ...]
    """As they are."""


class Document(Struct, frozen=True):
    """An output that is rendered from values."""

    output_path: str
    """Relative to the output folder, with `/`: `2026/11/x/index.html`."""
    format: str
    """The name of the function in `formats.FORMATS` that renders it."""
    template: str
    """The template's name; empty where the format needs none."""
    view: View
    """Everything that it shows."""
    masthead: Masthead | None
    """What all pages show; none where the format shows none of it."""
    claims: Source
    """Who asks for this output, as a collision names it."""
    basis: Basis | Grounds | None = None
    """What the view is made of, where the fingerprint is of that."""
    rest: Callable[[], View] | None = None
    """Makes the view where it is not made yet; until then `view` is the frame of the basis."""


def whole(document: Document) -> Document:
    """Give a document with its view made."""
    return document if document.rest is None else structs.replace(document, view=document.rest(), rest=None)


class Copy(Struct, frozen=True):
    """An output that is a file's bytes."""

    output_path: str
    """Relative to the output folder, with `/`."""
    source_path: str
    """As `disk` names the file: `content/images/x.png`, `templates/assets/style.css`."""
    digest: str
    """Of its bytes."""
    claims: Source
    """The file, as a collision names it."""
    blank: bool = False
    """Whether it is a picture whose place is blanked out."""

    @property
    def fingerprint(self) -> str:
        """Give what the output is made of."""
        return f"{self.digest} blank" if self.blank else self.digest


Output = Document | Copy | ImageOutput


class TemplateFile(Struct, frozen=True, cache_hash=True):
    """A template's text."""

    name: str
    """As templates name one another: `partials/card.html`."""
    path: str
    """As an error names it."""
    text: str
    """Jinja2."""


class Theme(Struct, frozen=True, cache_hash=True):
    """Every template there is, a site's own before the built-in of the same name."""

    files: tuple[TemplateFile, ...]
    """By name."""
    assets: tuple[tuple[str, str], ...]
    """Each file in `assets/`, in order: its name and its end of a URL, as `style.css` and `style.3f2a9c01b7.css`."""
    digest: str
    """Of all names, paths and texts; of assets the names alone."""
    words: tuple[TemplateFile, ...] = ()
    """Catalogues of the theme's words, by name: `words/es.po`."""


def texts_of(document: Document) -> Iterator[Text]:
    """Give every body that a document shows, in order."""
    view = document.view
    if isinstance(view, FeedView):
        parts = (part for item in view.items for part in (item.text, *item.digest))
        yield from (part for part in parts if isinstance(part, Text) and part.body)
    elif isinstance(view, BookView):
        yield from (text for text in (view.note, *(chapter.text for chapter in view.chapters)) if text.body)
    elif isinstance(view, LetterView):
        yield from [view.note] if view.note.body else []
    elif (text := getattr(view, "text", None)) and text.body:
        yield text
