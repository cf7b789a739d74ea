"""What clipping makes: an article to be, and the report of how it was found.

Knows nothing of texts and rules, nor of files: every value here is plain and can be encoded.
"""

from typing import Literal

from msgspec import Struct

from broadsheet.model.config import Extra
from broadsheet.model.content import Clipping, Image

Confidence = Literal["certain", "likely", "guess"]


class Finding(Struct, frozen=True):
    """One field of the article, where it was found and how sure that is."""

    field: str
    """The front-matter key."""
    value: tuple[str, ...]
    """As written; more than one where the key is a list."""
    line: int
    """In the clipping, from 1; 0 where no single line says so."""
    rule: str
    """The name of what found it."""
    confidence: Confidence
    """Below `likely` on title or date the article is a draft."""
    inferred: bool = False
    """Whether the text says it only indirectly, as an upload's file name says a date."""


class Removed(Struct, frozen=True):
    """A line of the clipping that is not in the article."""

    kind: str
    """The class of junk: `caption`, `promotion`, ..."""
    rule: str
    """The name of the rule that took it."""
    line: int
    """In the clipping, from 1."""
    text: str
    """The whole line."""


class Report(Struct, frozen=True):
    """Everything an editor may want to check."""

    file: str
    """The clipping's file name."""
    findings: tuple[Finding, ...]
    """In the order of the front matter; a field that was not found has none."""
    removed: tuple[Removed, ...]
    """In the clipping's order."""
    notes: tuple[str, ...] = ()
    """What an editor should know besides, in words."""


class Clipped(Struct, frozen=True, kw_only=True):
    """An article made of a clipping, before it is a file."""

    id: str
    """Minted by the caller."""
    title: str
    """One line of plain text."""
    date: str = ""
    """As front matter has it; empty where the text gives none."""
    date_precision: Literal["", "day", "minute"] = ""
    """How exactly the text says it."""
    date_inferred: bool = False
    """Whether it was read from something other than a written date."""
    authors: tuple[str, ...] = ()
    """In the order of the byline."""
    tags: tuple[str, ...] = ()
    """In the order found, each once."""
    section: str = ""
    """One of the site's own; empty where none was named."""
    source_name: str = ""
    """The publisher; empty where the text does not say."""
    source_url: str = ""
    """The original, http or https; only with a name."""
    source_feed: str = ""
    """The feed that the clipping is an item of; only with a source's name."""
    source_author: str = ""
    """Who wrote the original, where that is not this article's byline; only with a source's name."""
    source_published: str = ""
    """When the original came out, as front matter has it; only with a source's name."""
    updated: str = ""
    """When it last changed, as front matter has it."""
    slug: str = ""
    """Its part of the address; empty lets the title decide."""
    aliases: tuple[str, ...] = ()
    """Paths that led to it before."""
    canonical: str = ""
    """The address that search engines should keep; empty means its own."""
    language: str = ""
    """BCP 47; empty means the site's."""
    image: Image | None = None
    """The picture at its head."""
    extra: dict[str, Extra] = {}
    """What no key of ours says; texts, lists and maps."""
    illustrated: str = ""
    """The body with its pictures where they stood, by their remote addresses; empty where it has none."""
    pictures: dict[str, str] = {}
    """Names in `content/images/` of pictures that the article shows, each with the file that it is copied from."""
    body_line: int = 0
    """Where the body begins in the clipping, from 1; 0 where its lines are not the clipping's."""
    file_name: str = ""
    """What its file is to be called; empty lets date and title decide."""
    summary: str
    """One or two of the article's own sentences, at most 300 characters; may be empty."""
    body: str
    """Markdown that shows what the clipping said."""
    clipping: Clipping
    """The file it was made from."""
    draft: bool
    """Whether title or date is less than likely."""
    report: Report
    """How each of these was found."""
