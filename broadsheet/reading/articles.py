"""A content file's text becomes an article, an edition or a page, with its body; every mistake in it is named.

Knows one file at a time: what concerns several is `reading/library.py`'s.
"""

import re
from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import Any, cast
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from msgspec import Struct, msgpack, structs

from broadsheet.model.config import Dialect, Markdown
from broadsheet.model.content import Article, Body, Content, Edition, Page, Priority, Reference
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.site import ContentFile
from broadsheet.reading.article_keys import (
    read_also,
    read_audio,
    read_clipping,
    read_corrections,
    read_image,
    read_origin,
)
from broadsheet.reading.dates import zone_named
from broadsheet.reading.fields import Fields
from broadsheet.reading.front_matter import Split, split
from broadsheet.reading.markup import Marked, find_bracket_run, parse_body
from broadsheet.reading.sentences import summarise
from broadsheet.reading.slugs import is_slug, slug_of, slug_or_digest


class Reading(Struct, frozen=True):
    """What one content file gives: either its content and body, or mistakes."""

    content: Content | None
    """None where there was a mistake."""
    body: Body | None
    """None where there was a mistake."""
    errors: tuple[BuildError, ...]
    """Every mistake."""


def parse(file: ContentFile, dialect: Dialect) -> Reading:
    """Parse a content file; its folder below `content/` says what it is."""
    try:
        parts = split(file, dialect.article_limit)
    except BuildError as error:
        return Reading(None, None, (error,))
    errors: list[BuildError] = []
    fields = Fields(parts.front, file.path, errors)
    markdown = _markdown(fields, dialect)
    marked = _marked(parts, file.path, markdown, errors)
    shared = _shared(fields, marked, parts, file.path) | {"body": body_digest(parts.text, markdown, dialect.engine)}
    content = _KINDS[kind_of(file.path)](fields, shared, zone_named(dialect.timezone))
    fields.close()
    if errors:
        return Reading(None, None, tuple(errors))
    return Reading(structs.replace(content, places=fields.places), marked.body, ())


def kind_of(path: str) -> str:
    """Give `articles`, `editions` or `pages`, the folder that a content file lies in."""
    return path.split("/")[1]


def body_digest(text: str, markdown: Markdown, engine: str) -> str:
    """Give the key under which a body is kept: it depends on its text, these settings and the engine alone."""
    settings = msgpack.encode((engine, markdown))
    return blake2b(settings + text.encode(), digest_size=16).hexdigest() if text.strip() else ""


def _markdown(fields: Fields, dialect: Dialect) -> Markdown:
    """Never trust a clipping's HTML, whatever the site trusts."""
    if dialect.markdown.raw_html == "trust" and fields.has("clipping"):
        return structs.replace(dialect.markdown, raw_html="sanitise")
    return dialect.markdown


def _marked(parts: Split, path: str, markdown: Markdown, errors: list[BuildError]) -> Marked:
    if run := find_bracket_run(parts.text):
        source = Source(path, run[0] + parts.lines_above, run[1])
        errors.append(
            BuildError("more than 200 unclosed '[' in a row", source, "close them, or write '\\[' for a bracket")
        )
        return parse_body("", markdown)
    return parse_body(parts.text, markdown)


def _shared(fields: Fields, marked: Marked, parts: Split, path: str) -> dict[str, Any]:
    title = fields.required("title", "The headline")
    summary = fields.text("summary")
    return {
        "source_path": path,
        "title": title,
        "slug": _slug(fields, title, path),
        "summary": summary or summarise(marked.prose),
        "summary_given": bool(summary),
        "aliases": _aliases(fields),
        "canonical": fields.url("canonical"),
        "draft": fields.boolean("draft", default=False),
        "language": fields.language("language"),
        "extra": fields.extra("extra"),
        "links": _references(marked.hrefs, parts),
        "images": _references(marked.srcs, parts),
        "words": marked.words,
    }


def _slug(fields: Fields, title: str, path: str) -> str:
    slug = fields.text("slug")
    if slug and not is_slug(slug):
        better = slug_of(slug)
        hint = f"write 'slug: {better}'" if better else "use lower-case letters, digits and '-', at most 80"
        fields.fault(f"'{slug}' is not a slug", fields.place("slug"), hint)
    return slug or slug_or_digest(title, fields.text("id") or path)


def _aliases(fields: Fields) -> tuple[str, ...]:
    aliases = []
    for alias, source in fields.texts("aliases"):
        if mistake := _alias_mistake(alias):
            fields.fault(f"'{alias}' is not a path that can redirect here", source, mistake)
        aliases.append(alias)
    return tuple(dict.fromkeys(aliases))


def _alias_mistake(alias: str) -> str:
    if "?" in alias or "#" in alias:
        return "a static site cannot redirect a query or a fragment: write the path alone"
    if not alias.startswith("/") or alias.startswith("//"):
        return "begin it with one '/': /old/path/"
    segments = unquote(alias).split("/")
    if any(segment in {".", ".."} for segment in segments) or "\\" in unquote(alias) or "//" in alias:
        return "write the path without '.', '..', '\\' or an empty segment"
    if any(segment.startswith(".") or re.search(r"[\x00-\x1f\x7f]", segment) for segment in segments):
        return "a segment cannot begin with a dot or hold control characters"
    if any(len(segment.encode()) > 200 for segment in segments):  # noqa: PLR2004  # file systems allow 255 bytes
        return "a segment has more than 200 bytes"
    return ""


def _references(hrefs: tuple[str, ...], parts: Split) -> tuple[Reference, ...]:
    return tuple(_reference(href, parts) for href in hrefs)


def _reference(href: str, parts: Split) -> Reference:
    """Find where a body makes a link: its first place after a bracket, else anywhere."""
    for before in ("](", "](<", "]: ", ""):
        found = parts.text.find(before + href)
        if found >= 0:
            position = found + len(before)
            line = parts.text.count("\n", 0, position) + 1 + parts.lines_above
            return Reference(href, line, position - parts.text.rfind("\n", 0, position))
    return Reference(href, 0, 0)


def _id(fields: Fields, *, draft: bool) -> str:
    identity = fields.text("id")
    if identity and " " in identity:
        fields.fault("'id' holds a space", fields.place("id"), "write it without spaces")
    if not identity and not draft:
        fields.fault(
            "'id' is missing: readers' feeds know an article by it", fields.source, "run 'build.py check --mint'"
        )
    return identity


def _date(fields: Fields, zone: ZoneInfo, *, draft: bool) -> datetime | None:
    date = fields.moment("date", zone)
    if not draft and not fields.has("date"):
        fields.fault("'date' is missing", fields.source, "add 'date: YYYY-MM-DD', or 'draft: true'")
    return date


def _article(fields: Fields, shared: dict[str, Any], zone: ZoneInfo) -> Article:
    draft = shared["draft"]
    date = _date(fields, zone, draft=draft)
    return Article(
        **shared,
        id=_id(fields, draft=draft),
        date=date,
        tags=fields.words("tags"),
        section=fields.text("section"),
        authors=fields.words("authors"),
        story=fields.text("story"),
        priority=cast("Priority", fields.choice("priority", ("lead", "normal", "brief"), "normal")),
        source=read_origin(fields, zone),
        also=read_also(fields, zone),
        updated=fields.moment("updated", zone),
        corrections=read_corrections(fields, zone),
        expires=_expires(fields, zone, date),
        image=read_image(fields),
        audio=read_audio(fields),
        clipping=read_clipping(fields),
    )


def _expires(fields: Fields, zone: ZoneInfo, date: datetime | None) -> datetime | None:
    expires = fields.moment("expires", zone, at_end=True)
    if expires and date and expires <= date:
        fields.fault("'expires' is not after 'date'", fields.place("expires"), "the article would never be shown")
    return expires


def _edition(fields: Fields, shared: dict[str, Any], zone: ZoneInfo) -> Edition:
    draft = shared["draft"]
    return Edition(
        **shared,
        id=_id(fields, draft=draft),
        date=_date(fields, zone, draft=draft),
        articles=fields.words("articles"),
        image=read_image(fields),
    )


def _page(fields: Fields, shared: dict[str, Any], _: ZoneInfo) -> Page:
    return Page(**shared, menu=fields.decimal("menu"))


_KINDS: dict[str, Callable[[Fields, dict[str, Any], ZoneInfo], Content]] = {
    "articles": _article,
    "editions": _edition,
    "pages": _page,
}
