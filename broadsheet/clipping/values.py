"""What clipping makes: an article to be, and the report of how it was found.

Knows nothing of texts and rules, nor of files: every value here is plain and can be encoded.
"""

from typing import Literal

from msgspec import Struct

from broadsheet.model.content import Clipping

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
