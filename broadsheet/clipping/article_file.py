"""A clipped article becomes the text and the name of its file.

Knows nothing of where the file goes. Writes YAML by hand, every scalar quoted where it must be.
"""

import re

from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.values import Clipped
from broadsheet.model.config import Extra
from broadsheet.model.content import Image
from broadsheet.reading.scalars import scalar as yaml_scalar
from broadsheet.reading.slugs import slug_or_digest

_PLAIN_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?")


def article_text(clipped: Clipped) -> str:
    """Write front matter and body; a key without a value is left out."""
    lines = [
        f"title: {scalar(clipped.title)}",
        *_dated("date", clipped.date),
        *_text("id", clipped.id),
        *_dated("updated", clipped.updated),
        *(["draft: true"] if clipped.draft else []),
        *_text("summary", clipped.summary),
        *_text("slug", clipped.slug),
        *_listed("aliases", clipped.aliases),
        *_text("canonical", clipped.canonical),
        *_text("language", clipped.language),
        *_text("section", clipped.section),
        *_listed("tags", clipped.tags),
        *_listed("authors", clipped.authors),
        *_source(clipped),
        *_image(clipped.image),
        "clipping:",
        f"  file: {scalar(clipped.clipping.file)}",
        f"  sha256: {scalar(clipped.clipping.sha256)}",
        *_nested("extra", clipped.extra),
    ]
    front = "\n".join(lines)
    return f"---\n{front}\n---\n\n{clipped.body}"


def _source(clipped: Clipped) -> list[str]:
    if not clipped.source_name:
        return []
    inner = [
        *_text("name", clipped.source_name),
        *_text("url", clipped.source_url),
        *_text("feed", clipped.source_feed),
        *_text("author", clipped.source_author),
        *_dated("published", clipped.source_published),
    ]
    return ["source:", *(f"  {line}" for line in inner)]


def _image(image: Image | None) -> list[str]:
    if image is None:
        return []
    pairs = (("src", image.src), ("alt", image.alt), ("caption", image.caption), ("credit", image.credit))
    return ["image:", *(f"  {line}" for key, value in pairs for line in _text(key, value))]


def file_name_of(clipped: Clipped) -> str:
    """Name the file as its importer wants, else `YYYY-MM-DD-slug.md`; `undated-` without a date.

    A title without a slug gives 8 hex digits of the id's digest.
    """
    if clipped.file_name:
        return clipped.file_name
    day = clipped.date[:10] or "undated"
    return f"{day}-{clipped.slug or slug_or_digest(clipped.title, clipped.id)}.md"


def scalar(text: str) -> str:
    """Write a text as YAML on one line, without characters that nobody sees."""
    return yaml_scalar(tidy(text.replace("\n", " ").replace("\r", " ")))


def _text(key: str, value: str) -> list[str]:
    return [f"{key}: {scalar(value)}"] if value else []


def _dated(key: str, value: str) -> list[str]:
    return [f"{key}: {value}"] if _PLAIN_DATE.fullmatch(value) else []


def _listed(key: str, values: tuple[str, ...]) -> list[str]:
    return [f"{key}: [{', '.join(scalar(value) for value in values)}]"] if values else []


def _nested(key: str, value: Extra) -> list[str]:
    """Write a value of any depth: a map below its key, all else on one line; an empty one is left out."""
    if not value:
        return []
    if isinstance(value, dict):
        inner = [line for name, each in value.items() for line in _nested(name, each)]
        return [f"{scalar(key)}:", *(f"  {line}" for line in inner)] if inner else []
    return [f"{scalar(key)}: {_flow(value)}"]


def _flow(value: Extra) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{scalar(name)}: {_flow(each)}' for name, each in value.items())}}}"
    return f"[{', '.join(map(_flow, value))}]" if isinstance(value, (list, tuple)) else scalar(str(value))
