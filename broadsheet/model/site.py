"""The whole digest as one value: what is visible at one instant, in order, linked and checked.

Knows nothing of outputs: `building/planners/` turns it into documents.
"""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.config import Config
from broadsheet.model.content import Article, Edition, Page
from broadsheet.model.errors import BuildError
from broadsheet.model.pictures import ImageOutput, LocalImage
from broadsheet.model.report import Held
from broadsheet.model.views import Card


class ContentFile(Struct, frozen=True):
    """A content file, to be parsed."""

    path: str
    """Relative to the site's root."""
    data: bytes
    """As read."""


class Asset(Struct, frozen=True):
    """A file that may be copied as it is."""

    path: str
    """As `disk` names the file: `content/images/x.png`, `templates/assets/style.css`."""
    digest: str
    """Of its bytes."""


class Term(Struct, frozen=True):
    """A word that gathers articles."""

    taxonomy: str
    """`tags`, `sections`, `sources`, `authors` or `stories`."""
    name: str
    """As shown."""
    slug: str
    """As in its URL."""
    articles: tuple[int, ...]
    """Places in `Site.articles`, newest first."""
    description: str = ""
    """From config."""
    was: tuple[str, ...] = ()
    """Slugs of old names, which redirect here."""


class Placed(Struct, frozen=True):
    """An article in its place: with its path, its terms and its card."""

    article: Article
    """As written."""
    path: str
    """Below the base URL."""
    date: datetime
    """In the site's zone."""
    card: Card
    """As lists show it."""
    links: tuple[tuple[str, str], ...]
    """Each href and src that is of this site, with its path there, quoted; empty where readers cannot see it."""


class Issue(Struct, frozen=True):
    """An edition in its place."""

    edition: Edition
    """As written."""
    path: str
    """Below the base URL."""
    date: datetime
    """In the site's zone; where it closes at midnight, the minute before, which is of the day that it names."""
    number: int
    """From 1, oldest first."""
    stories: tuple[int, ...]
    """Places in `Site.articles`, in the order shown."""
    state: str
    """`draft` or `held` in a preview, else empty."""
    links: tuple[tuple[str, str], ...]
    """As in `Placed`."""


class Standing(Struct, frozen=True):
    """A page in its place."""

    page: Page
    """As written."""
    path: str
    """Below the base URL."""
    links: tuple[tuple[str, str], ...]
    """As in `Placed`."""
    state: str
    """`draft` in a preview, else empty."""


class Expired(Struct, frozen=True):
    """An article whose time is over, where it was."""

    article: Article
    """As written."""
    path: str
    """Below the base URL."""
    date: datetime
    """When it was published, in the site's zone."""
    expired: datetime
    """When it went, in the site's zone."""


class Site(Struct, frozen=True):
    """Everything that is visible at one instant."""

    config: Config
    """The settings."""
    articles: tuple[Placed, ...]
    """Newest first, ties by id."""
    issues: tuple[Issue, ...]
    """Newest first, ties by id."""
    pages: tuple[Standing, ...]
    """By path."""
    terms: tuple[Term, ...]
    """By taxonomy, then in the order of its index."""
    assets: tuple[Asset, ...]
    """Files of `content/` that are copied, by path."""
    expired: tuple[Expired, ...]
    """Articles whose time is over, newest first."""
    held: tuple[Held, ...]
    """Articles that wait for their date, soonest first."""
    news: tuple[int, ...]
    """Places of the articles of the last two days, newest first."""
    next_build_at: datetime | None
    """The least instant after now at which this value could differ; none if never."""
    warnings: tuple[BuildError, ...]
    """What is unusual, in order."""
    drafts: int = 0
    """How many content files are marked as drafts, and not shown."""
    images: dict[str, LocalImage] = {}
    """Pictures below `content/`, by their path on the site, unquoted."""
    share_cards: dict[str, ImageOutput] = {}
    """What is drawn for articles where they are shared, by source path."""
