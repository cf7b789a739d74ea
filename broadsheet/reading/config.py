"""`config.yaml` becomes a Config; every mistake in it is named."""

import re
from typing import Literal, cast
from urllib.parse import urlsplit

from msgspec import structs, to_builtins

from broadsheet.model.config import (
    Config,
    Editions,
    Feeds,
    Images,
    Limits,
    Mail,
    Markdown,
    MenuLink,
    Permalinks,
    Person,
    TagSetting,
)
from broadsheet.model.errors import BuildError, raise_all
from broadsheet.model.site import ContentFile
from broadsheet.model.urls import TAXONOMIES
from broadsheet.reading.dates import DateError, zone_named
from broadsheet.reading.fields import Fields, nearest, url_mistake
from broadsheet.reading.front_matter import decode
from broadsheet.reading.slugs import is_slug
from broadsheet.reading.yaml_tree import parse_yaml, write_yaml

_UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_FIELDS = {
    "article": ("year", "month", "day", "slug", "section"),
    "page": ("slug",),
}
_LATER = {
    "editions": "editions come from files in content/editions/",
    "mail": "no letter is made",
    "share_images": "no share image is made",
    "lite": "no text-only twin is made",
    "api": "no JSON files are made",
    "search": "no search page is made either way",
    "offline": "no service worker is made either way",
    "feeds.hub": "no hub is told",
    "images.sizes": "images are copied as they are",
    "images.formats": "images are copied as they are",
    "images.max_pixels": "images are copied as they are",
}
"""Keys that are read and checked, and have no effect in this version."""


def parse_config(data: bytes, path: str) -> tuple[Config, tuple[BuildError, ...]]:
    """Parse the settings and give them with warnings; raise every mistake together."""
    errors: list[BuildError] = []
    fields = Fields(parse_yaml(decode(ContentFile(path, data)), path), path, errors)
    config = _config(fields)
    fields.close()
    raise_all(errors)
    return config, tuple(_no_effect(fields))


def _no_effect(fields: Fields) -> list[BuildError]:
    return [
        BuildError(f"'{key}' has no effect in this version", fields.place(key), what)
        for key, what in _LATER.items()
        if key in fields.places
    ]


def _config(fields: Fields) -> Config:
    return Config(
        title=fields.required("title", "The Daily Clipping"),
        description=fields.required("description", "What matters, clipped daily"),
        url=_base_url(fields),
        language=fields.language("language", "en"),
        timezone=_zone(fields),
        author=_author(fields),
        sections=fields.words("sections"),
        tags=_tags(fields),
        menu=_menu(fields),
        page_size=fields.number("page_size", default=20, least=1),
        permalinks=_permalinks(fields),
        markdown=_markdown(fields),
        feeds=_feeds(fields),
        editions=_editions(fields),
        mail=_mail(fields),
        images=_images(fields),
        search=fields.boolean("search", default=True),
        share_images=fields.boolean("share_images", default=False),
        lite=fields.boolean("lite", default=False),
        api=fields.boolean("api", default=False),
        offline=fields.boolean("offline", default=True),
        limits=_limits(fields),
    )


def _base_url(fields: Fields) -> str:
    fields.required("url", "https://example.org")
    url = fields.url("url")
    parts = urlsplit(url)
    if parts.query or parts.fragment:
        fields.fault("'url' holds a query or a fragment", fields.place("url"), "end it at the path")
    return url.rstrip("/")


def _zone(fields: Fields) -> str:
    name = fields.text("timezone") or "UTC"
    try:
        zone_named(name)
    except DateError as error:
        fields.fault(f"'timezone': {error.message}", fields.place("timezone"), error.hint)
    return name


def _author(fields: Fields) -> Person:
    inner = fields.map("author")
    if inner is None:
        return Person()
    person = Person(inner.text("name"), inner.matched("email", r"[^@\s<>]+@[^@\s<>]+", "write it as name@example.org"))
    inner.close()
    return person


def _tags(fields: Fields) -> tuple[TagSetting, ...]:
    tags = []
    for name, inner in fields.named_maps("tags"):
        slug = inner.text("slug")
        if slug and not is_slug(slug):
            inner.fault(f"'{slug}' is not a slug", inner.place("slug"), "use lower-case letters, digits and '-'")
        line = fields.places[f"tags.{name}"][0] if f"tags.{name}" in fields.places else inner.source.line
        tags.append(TagSetting(name, slug, inner.text("description"), inner.words("was"), line))
        inner.close()
    return tuple(tags)


def _menu(fields: Fields) -> tuple[MenuLink, ...]:
    links = []
    for inner in fields.maps("menu"):
        title, url = inner.required("title", "Contact"), inner.required("url", "https://example.org/")
        if (
            url
            and not re.fullmatch(r"/([^/\\\s].*)?", url)
            and (mistake := url_mistake(url, ("http", "https", "mailto")))
        ):
            inner.fault(f"'{url}' is not a URL that may stand here", inner.place("url"), mistake)
        links.append(MenuLink(title, url))
        inner.close()
    return tuple(links)


def _permalinks(fields: Fields) -> Permalinks:
    inner = fields.map("permalinks")
    if inner is None:
        return Permalinks()
    shapes = {kind: _shape(inner, kind, known) for kind, known in _FIELDS.items()}
    inner.close()
    return structs.replace(Permalinks(), **{kind: shape for kind, shape in shapes.items() if shape})


def _shape(inner: Fields, kind: str, known: tuple[str, ...]) -> str:
    shape = inner.text(kind)
    hint = f"for example: {kind}: {getattr(Permalinks(), kind)}"
    unknown = [name for name in re.findall(r"\{([^}]*)\}", shape) if name not in known]
    if unknown:
        inner.fault(f"'{{{unknown[0]}}}' is not part of a permalink", inner.place(kind), nearest(unknown[0], known))
    elif shape and ("{slug}" not in shape or not re.fullmatch(r"/(?:[a-z0-9._{}-]+/)*(?:[a-z0-9._{}-]+)?", shape)):
        inner.fault(f"'{shape}' is not a permalink", inner.place(kind), hint)
    elif re.search(r"(^|/)\.", shape):
        inner.fault(f"'{shape}' has a segment that begins with a dot", inner.place(kind), hint)
    else:
        return shape
    return ""


def _markdown(fields: Fields) -> Markdown:
    inner = fields.map("markdown")
    if inner is None:
        return Markdown()
    engine = inner.choice("engine", ("markdown", "pyromark"), "markdown")
    raw_html = inner.choice("raw_html", ("sanitise", "escape", "trust"), "sanitise")
    extensions = inner.words("extensions")
    if extensions and engine == "pyromark":
        inner.fault("'markdown.extensions' are Python-Markdown's", inner.place("extensions"), "use 'engine: markdown'")
    inner.close()
    return Markdown(
        cast("Literal['markdown', 'pyromark']", engine),
        cast("Literal['sanitise', 'escape', 'trust']", raw_html),
        extensions,
    )


def _feeds(fields: Fields) -> Feeds:
    inner = fields.map("feeds") or fields.empty("feeds")
    namespace = inner.matched("namespace", _UUID, "a UUID such as f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52")
    if not inner.has("namespace"):
        inner.fault(
            "'feeds.namespace' is missing: items' identities are made within it",
            inner.place("namespace"),
            "mint one with: python -c 'import uuid; print(uuid.uuid4())', and never change it",
        )
    terms = inner.words("terms") if inner.has("terms") else Feeds().terms
    inner.node("terms")
    for term in terms:
        if term not in TAXONOMIES:
            inner.fault(f"'feeds.terms': unknown taxonomy '{term}'", inner.place("terms"), nearest(term, TAXONOMIES))
    feeds = Feeds(
        namespace.lower(),
        inner.number("items", default=30, least=1),
        inner.number("max_bytes", default=524288, least=1),
        terms,
        inner.url("hub"),
    )
    inner.close()
    return feeds


def _editions(fields: Fields) -> Editions:
    inner = fields.map("editions")
    if inner is None:
        return Editions()
    cadence = inner.choice("cadence", ("none", "daily", "weekly", "monthly"), "none")
    at = inner.matched("at", r"([01]\d|2[0-3]):[0-5]\d", "a time such as 07:00")
    inner.close()
    return Editions(cast("Literal['none', 'daily', 'weekly', 'monthly']", cadence), at)


def _mail(fields: Fields) -> Mail:
    inner = fields.map("mail")
    if inner is None:
        return Mail()
    mail = Mail(inner.text("from"), inner.text("reply_to"), inner.url("unsubscribe", ("https", "mailto")))
    inner.close()
    return mail


def _images(fields: Fields) -> Images:
    inner = fields.map("images")
    if inner is None:
        return Images()
    remote = cast("Literal['link', 'allow']", inner.choice("remote", ("link", "allow"), "link"))
    sizes = inner.words("sizes")
    for size in sizes:
        if not re.fullmatch(r"[1-9]\d{1,4}", size):
            inner.fault(f"'images.sizes': '{size}' is not a width in pixels", inner.place("sizes"), "sizes: [480, 960]")
    formats = inner.words("formats")
    images = Images(
        remote,
        tuple(int(size) for size in sizes if size.isdecimal()),
        formats,
        inner.number("max_pixels", default=0),
    )
    inner.close()
    return images


def _limits(fields: Fields) -> Limits:
    inner = fields.map("limits")
    if inner is None:
        return Limits()
    limits = Limits(inner.number("article", default=1048576, least=1))
    inner.close()
    return limits


def effective(config: Config) -> str:
    """Give every setting in force as YAML, defaults filled in."""
    plain = to_builtins(config)
    plain["tags"] = {
        tag.pop("name"): {key: value for key, value in tag.items() if key != "line"} for tag in plain["tags"]
    }
    return write_yaml(plain)
