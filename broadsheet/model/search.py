"""What a search finds: the articles of a bundle, and the page that asks."""

from datetime import datetime

from msgspec import Struct

from broadsheet.model.views import Head


class SearchRecord(Struct, frozen=True):
    """An article as the index knows it."""

    path: str
    """Below the base URL."""
    title: str
    """The headline."""
    language: str
    """BCP 47."""
    date: datetime
    """In the site's zone."""
    body: str
    """The digest of its text; may be empty."""
    section: str
    """As shown; may be empty."""
    source: str
    """The publisher; may be empty."""
    tags: tuple[str, ...]
    """As shown."""


class SearchBundle(Struct, frozen=True):
    """Articles that are indexed together, and again only when one of them changes."""

    name: str
    """The folder below `/pagefind/`: `2025`, or `2026-11`."""
    year: int
    """Of all its articles."""
    language: str
    """Of the index: the site's, by whose rules words are cut and stemmed."""
    records: tuple[SearchRecord, ...]
    """Newest first."""
    first: bool = False
    """Whether it is the one that a search begins with, and brings the program along."""


class BundleLink(Struct, frozen=True):
    """A bundle as the search page names it."""

    url: str
    """Site-absolute, with a slash at the end."""
    year: int
    """Of all its articles."""
    digest: str
    """Of its articles: a browser keeps what it has until this changes."""


class SearchView(Struct, frozen=True, tag=True):
    """The search page: `search.html`."""

    head: Head
    """For browsers and machines."""
    bundles: tuple[BundleLink, ...]
    """The first is the one to begin with; none where there is no article."""
    program: str
    """The URL of the search program; empty where there is no article."""
    archive: str
    """The archive's URL."""
