"""A content file's text becomes an article, an edition or a page, with its body; every mistake in it is named.

Knows one file at a time: what concerns several is `reading/library.py`'s.
"""

from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import Any, cast
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from msgspec import Struct, msgpack, structs

from broadsheet.model.config import Dialect, Markdown
from broadsheet.model.content import Article, Body, Content, Edition, Page, Priority, Reference
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.site import ContentFile
from broadsheet.reading.aliases import alias_mistake
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
from broadsheet.reading.ledger import text_digest
from broadsheet.reading.markup import Marked, find_bracket_run, parse_body
from broadsheet.reading.places import find_references
from broadsheet.reading.sentences import summarise
from broadsheet.reading.slugs import is_slug, slug_of, slug_or_digest
from broadsheet.reading.yaml_tree import Scalar


class Reading(Struct, frozen=True):
    """What one content file gives: either its content and body, or mistakes."""

    content: Content | None
    """None where nothing could be read; beside mistakes it is what could be, to be checked and no more."""
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
    shared = _shared(fields, marked, file.path) | {
        "links": find_references(marked.hrefs, parts, absolute=False),
        "images": find_references(marked.srcs, parts, absolute=bool(marked.srcs)),
        "body": body_digest(parts.text, markdown, dialect.engine),
        "text": text_digest(parts.text),
    }
    errors += _empty_links(shared["links"], file.path)
    content = _KINDS[kind_of(file.path)](fields, shared, dialect)
    fields.close(_ELSEWHERE)
    content = structs.replace(content, places=fields.places, digest=content_digest(content))
    return Reading(content, None, tuple(errors)) if errors else Reading(content, marked.body, ())


def kind_of(path: str) -> str:
    """Give `articles`, `editions` or `pages`, the folder that a content file lies in."""
    return path.split("/")[1]


def body_digest(text: str, markdown: Markdown, engine: str) -> str:
    """Give the key under which a body is kept: it depends on its text, these settings and the engine alone."""
    settings = msgpack.encode((engine, markdown))
    return blake2b(settings + text.encode(), digest_size=16).hexdigest() if text.strip() else ""


def content_digest(content: Content) -> str:
    """Tell everything that a file says in a word, and nothing of the lines that it stands in; nor is this itself told.

    Links and images are the body's, which is told; what they have besides is their lines.
    """
    said = structs.replace(content, places={}, links=(), images=(), digest="")
    return blake2b(msgpack.encode(said), digest_size=16).hexdigest()


def _markdown(fields: Fields, dialect: Dialect) -> Markdown:
    """Never trust a clipping's HTML, whatever the site trusts."""
    if dialect.markdown.raw_html == "trust" and fields.has("clipping"):
        return structs.replace(dialect.markdown, raw_html="sanitise")
    return dialect.markdown


def _marked(parts: Split, path: str, markdown: Markdown, errors: list[BuildError]) -> Marked:
    if run := find_bracket_run(parts.text):
        errors.append(_unclosed(parts, *run, path))
        return parse_body("", markdown)
    try:
        return parse_body(parts.text, markdown)
    except RecursionError:
        place = Source(path, parts.lines_above + 1)
        errors.append(BuildError("lists or quotes are nested too deep", place, "flatten the deepest of them"))
        return parse_body("", markdown)


def _unclosed(parts: Split, line: int, column: int, path: str) -> BuildError:
    source = Source(path, line + parts.lines_above, column)
    if parts.text.split("\n")[line - 1][column - 1] == "[":
        return BuildError("more than 200 unclosed '[' in a row", source, "close them, or write '\\[' for a bracket")
    hint = "close them with ')', or write '\\]' for a bracket"
    return BuildError("more than 200 unclosed '](' in a row", source, hint)


def _empty_links(links: tuple[Reference, ...], path: str) -> list[BuildError]:
    hint = "write where it leads between '(' and ')', or take the brackets away"
    return [
        BuildError("the link is empty", Source(path, link.line, link.column), hint) for link in links if not link.href
    ]


def _shared(fields: Fields, marked: Marked, path: str) -> dict[str, Any]:
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
        "words": marked.words,
        "anchors": marked.anchors,
    }


def _slug(fields: Fields, title: str, path: str) -> str:
    slug = fields.text("slug")
    if slug and not is_slug(slug):
        better = slug_of(slug)
        hint = f"write 'slug: {better}'" if better else "use lower-case letters, digits and '-', at most 80"
        fields.fault(f"'{slug}' is not a slug", fields.place("slug"), hint)
    identity = "" if kind_of(path) == "pages" else fields.text("id")
    return slug or slug_or_digest(title, identity or path)


def _aliases(fields: Fields) -> tuple[str, ...]:
    aliases = []
    for alias, source in fields.texts("aliases"):
        if mistake := alias_mistake(alias):
            fields.fault(f"'{alias}' is not a path that can redirect here", source, mistake)
        aliases.append(alias)
    return tuple(dict.fromkeys(aliases))


def _id(fields: Fields, shared: dict[str, Any], *, needed: bool) -> str:
    identity = fields.text("id")
    if identity and " " in identity:
        fields.fault("'id' holds a space", fields.place("id"), "write it without spaces")
    if not identity and needed:
        fields.errors.append(id_missing(shared["source_path"], shared["title"], fields.source))
    return identity


def id_missing(source_path: str, title: str, place: Source) -> BuildError:
    """Say that an article or an edition has no identity, with the line to paste."""
    kind = kind_of(source_path).removesuffix("s")
    fresh = uuid5(NAMESPACE_URL, f"{source_path} {title}")
    hint = f"add 'id: {fresh}', or run 'build.py check --mint'"
    return BuildError(f"'id' is missing: readers' feeds know an {kind} by it", place, hint)


def _date(fields: Fields, zone: ZoneInfo, *, draft: bool) -> datetime | None:
    date = fields.moment("date", zone)
    if not draft and not fields.has("date"):
        fields.fault("'date' is missing", fields.source, "add 'date: YYYY-MM-DD', or 'draft: true'")
    return date


def _article(fields: Fields, shared: dict[str, Any], dialect: Dialect) -> Article:
    draft, zone = shared["draft"], zone_named(dialect.timezone)
    date = _date(fields, zone, draft=draft)
    return Article(
        **shared,
        id=_id(fields, shared, needed=not draft),
        date=date,
        tags=_tags(fields),
        section=fields.text("section"),
        authors=fields.words("authors"),
        story=fields.text("story"),
        priority=cast("Priority", fields.choice("priority", ("lead", "normal", "brief"), "normal")),
        source=read_origin(fields, zone),
        also=read_also(fields, zone),
        updated=_updated(fields, zone, date),
        corrections=read_corrections(fields, zone),
        expires=_expires(fields, zone, date),
        image=read_image(fields),
        audio=read_audio(fields),
        clipping=read_clipping(fields),
    )


def _tags(fields: Fields) -> tuple[str, ...]:
    """Read `tags`; a comma in a plain text is how other programs part them, and here would be in a tag's name."""
    node = fields.node("tags")
    if isinstance(node, Scalar) and node.plain and "," in node.value:
        parts = [part.strip() for part in node.value.split(",") if part.strip()]
        fields.fault("'tags' is one text with commas", node.source, f"write 'tags: [{', '.join(parts)}]', or quote it")
    return fields.words("tags")


def _updated(fields: Fields, zone: ZoneInfo, date: datetime | None) -> datetime | None:
    updated = fields.moment("updated", zone)
    if updated and date and updated.astimezone(zone).date() < date.astimezone(zone).date():
        fields.fault(
            "'updated' is before 'date'", fields.place("updated"), "it says when the published article changed"
        )
    return updated


def _expires(fields: Fields, zone: ZoneInfo, date: datetime | None) -> datetime | None:
    expires = fields.moment("expires", zone, at_end=True)
    if expires and date and expires <= date:
        fields.fault("'expires' is not after 'date'", fields.place("expires"), "the article would never be shown")
    return expires


def _edition(fields: Fields, shared: dict[str, Any], dialect: Dialect) -> Edition:
    draft = shared["draft"]
    return Edition(
        **shared,
        id=_id(fields, shared, needed=not draft and not dialect.scheduled),
        date=_date(fields, zone_named(dialect.timezone), draft=draft),
        articles=fields.words("articles", placed=True),
        image=read_image(fields),
    )


def _page(fields: Fields, shared: dict[str, Any], _: Dialect) -> Page:
    return Page(**shared, menu=fields.decimal("menu"))


_ELSEWHERE = {
    "articles": "editions",
    "menu": "pages",
    **dict.fromkeys(("date", "id", "image"), "articles and editions"),
    **dict.fromkeys(("tags", "section", "authors", "story", "priority", "source", "also", "updated"), "articles"),
    **dict.fromkeys(("corrections", "expires", "audio", "clipping"), "articles"),
}
"""Keys that some kinds of content have, and which do."""
_KINDS: dict[str, Callable[[Fields, dict[str, Any], Dialect], Content]] = {
    "articles": _article,
    "editions": _edition,
    "pages": _page,
}
