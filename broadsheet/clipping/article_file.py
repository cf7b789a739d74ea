"""A clipped article becomes the text and the name of its file.

Knows nothing of where the file goes. Writes YAML by hand: six shapes of key, every scalar quoted where it must be.
"""

import re

from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.values import Clipped
from broadsheet.reading.scalars import scalar as yaml_scalar
from broadsheet.reading.slugs import slug_or_digest

_PLAIN_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-]\d\d:\d\d))?")


def article_text(clipped: Clipped) -> str:
    """Write front matter and body; a key without a value is left out."""
    source = [
        f"  {key}: {scalar(value)}"
        for key, value in (("name", clipped.source_name), ("url", clipped.source_url))
        if value
    ]
    lines = [
        f"title: {scalar(clipped.title)}",
        *([f"date: {clipped.date}"] if _PLAIN_DATE.fullmatch(clipped.date) else []),
        *([f"id: {scalar(clipped.id)}"] if clipped.id else []),
        *(["draft: true"] if clipped.draft else []),
        *([f"summary: {scalar(clipped.summary)}"] if clipped.summary else []),
        *([f"section: {scalar(clipped.section)}"] if clipped.section else []),
        *_listed("tags", clipped.tags),
        *_listed("authors", clipped.authors),
        *(["source:", *source] if clipped.source_name else []),
        "clipping:",
        f"  file: {scalar(clipped.clipping.file)}",
        f"  sha256: {scalar(clipped.clipping.sha256)}",
    ]
    front = "\n".join(lines)
    return f"---\n{front}\n---\n\n{clipped.body}"


def file_name_of(clipped: Clipped) -> str:
    """Name the file `YYYY-MM-DD-slug.md`; `undated-` without a date.

    A title without a slug gives 8 hex digits of the id's digest.
    """
    day = clipped.date[:10] or "undated"
    return f"{day}-{slug_or_digest(clipped.title, clipped.id)}.md"


def scalar(text: str) -> str:
    """Write a text as YAML on one line, without characters that nobody sees."""
    return yaml_scalar(tidy(text.replace("\n", " ").replace("\r", " ")))


def _listed(key: str, values: tuple[str, ...]) -> list[str]:
    return [f"{key}: [{', '.join(scalar(value) for value in values)}]"] if values else []
