"""What editors write, as values: articles, editions and pages.

Knows nothing of files' text (`reading/` parses it), nor of lists and URLs (`model/site.py`).
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from broadsheet.model.config import Extra

Priority = Literal["lead", "normal", "brief"]
SlotKind = Literal["id", "fragment", "link", "image"]


class Origin(Struct, frozen=True, array_like=True):
    """Where an article was first told: the front-matter key `source`."""

    name: str
    """The publisher."""
    url: str = ""
    """The original article, http or https."""
    feed: str = ""
    """The publisher's feed."""
    author: str = ""
    """Who wrote the original."""
    published: datetime | None = None
    """When the original came out."""
    language: str = ""
    """BCP 47, if it differs from ours."""
    license: str = ""
    """The licence of the original, in words or as an SPDX name."""
    archive: str = ""
    """An archived copy of the original."""


class Coverage(Struct, frozen=True, array_like=True):
    """Another publisher's telling of the same news."""

    name: str
    """The publisher."""
    url: str
    """Its article, http or https."""
    date: datetime | None = None
    """When it came out."""


class Correction(Struct, frozen=True, array_like=True):
    """A dated note of what was wrong."""

    date: datetime
    """When it was corrected."""
    note: str
    """What was wrong and what is right, as plain text."""


class Image(Struct, frozen=True, array_like=True):
    """A picture with the words it must have."""

    src: str
    """As written: relative to the file, `/images/...`, or http(s)."""
    alt: str
    """What a reader who cannot see it is told."""
    caption: str = ""
    """Shown beneath."""
    credit: str = ""
    """Who made it."""


class Audio(Struct, frozen=True, array_like=True):
    """A recording, as an enclosure names it (RSS 2.0)."""

    src: str
    """As written: relative to the file, or http(s)."""
    type: str
    """A media type such as `audio/mpeg`."""
    length: int
    """Bytes."""


class Clipping(Struct, frozen=True, array_like=True):
    """What `import` made an article from."""

    file: str
    """The clipping's file name."""
    sha256: str
    """The digest of its bytes, in hex."""


class Slot(Struct, frozen=True, array_like=True):
    """A gap in a body that is filled when a document is rendered."""

    kind: SlotKind
    """What is to be put in: an id's value, a fragment link, a link, or a whole `img` tag."""
    value: str
    """The id, the fragment without `#`, the href, or the src, unescaped, as written."""
    rest: str = ""
    """The tag's other attributes as HTML, each with a space before it."""
    alt: str = ""
    """An image's alternative text, unescaped."""


class Body(Struct, frozen=True, array_like=True):
    """Sanitised HTML with gaps: `parts[0]`, slot 0, `parts[1]`, ..., the last part."""

    parts: tuple[str, ...]
    """HTML, one more than there are slots."""
    slots: tuple[Slot, ...]
    """The gaps, in order."""


class Reference(Struct, frozen=True, array_like=True):
    """A link or image that a body makes, as written, with its place in the file."""

    href: str
    """As written, unescaped."""
    line: int
    """In the file, from 1; 0 where it was not found (a link made by a reference or raw HTML)."""
    column: int
    """From 1; 0 where it was not found."""


class Written(Struct, frozen=True, kw_only=True, array_like=True):
    """What articles, editions and pages share."""

    source_path: str
    """Relative to the site's root: `content/articles/x.md`."""
    title: str
    """The headline, plain text."""
    slug: str
    """Lower-case ASCII: given, or made of the title, or of the id."""
    summary: str = ""
    """Given, or the body's first sentences; plain text."""
    summary_given: bool = False
    """Whether an editor wrote the summary."""
    aliases: tuple[str, ...] = ()
    """Old paths that redirect here, below the base URL."""
    canonical: str = ""
    """The absolute URL that search engines should keep; empty means this page's own."""
    draft: bool = False
    """Not published."""
    language: str = ""
    """BCP 47; empty means the site's."""
    image: Image | None = None
    """The picture at the head."""
    extra: dict[str, Extra] = {}
    """For a site's own templates."""
    body: str = ""
    """The digest under which the store keeps the `Body`."""
    text: str = ""
    """The digest of the body's text as written, by which the ledger knows an edit; empty where there is none."""
    links: tuple[Reference, ...] = ()
    """Every link that the body makes, in order, each href once, but those that lead to a place within it."""
    images: tuple[Reference, ...] = ()
    """Every image that the body shows, in order, each src once."""
    anchors: tuple[str, ...] = ()
    """The ids of the body's headings and of what else has one, but for footnotes, in order."""
    words: int = 0
    """Of the body; a CJK character counts as half a word."""
    places: dict[str, tuple[int, int]] = {}
    """Line and column of each front-matter key, nested ones as `source.url`."""
    digest: str = ""
    """Of all else that the file says, but for the lines in which it stands."""


class Article(Written, frozen=True, kw_only=True, tag="article"):
    """A piece of the digest."""

    id: str = ""
    """Identity; empty only in a draft."""
    date: datetime | None = None
    """When it is published, with its zone; none only in a draft."""
    tags: tuple[str, ...] = ()
    """As written."""
    section: str = ""
    """As written; empty means none."""
    authors: tuple[str, ...] = ()
    """As written."""
    story: str = ""
    """The running story it belongs to, as written."""
    priority: Priority = "normal"
    """Its weight on the front page."""
    source: Origin | None = None
    """Where it was first told."""
    also: tuple[Coverage, ...] = ()
    """Also covered by."""
    updated: datetime | None = None
    """When an editor says that it changed."""
    corrections: tuple[Correction, ...] = ()
    """Oldest first."""
    expires: datetime | None = None
    """The first instant at which it is no longer shown."""
    audio: Audio | None = None
    """A recording."""
    clipping: Clipping | None = None
    """What it was made from."""


class Edition(Written, frozen=True, kw_only=True, tag="edition"):
    """An issue of the digest."""

    id: str = ""
    """Identity; empty only in a draft."""
    date: datetime | None = None
    """When it closes, with its zone; none only in a draft."""
    articles: tuple[str, ...] = ()
    """Ids, in order; empty means all since the last edition."""
    since: datetime | None = None
    """Set where it closes by cadence: it gathers articles from this instant on, and before its date."""


class Page(Written, frozen=True, kw_only=True, tag="page"):
    """A standing page."""

    menu: float | None = None
    """Its place in the navigation; none means it is not there."""


Content = Article | Edition | Page
