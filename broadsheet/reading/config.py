"""`config.yaml` becomes a Config; every mistake in it is named."""

import re
from typing import Any, Literal, cast

from msgspec import to_builtins

from broadsheet.model.config import (
    Config,
    Images,
    Limits,
    Mail,
    Markdown,
    Person,
)
from broadsheet.model.errors import BuildError, raise_all
from broadsheet.model.site import ContentFile
from broadsheet.reading.config_editions import read_editions
from broadsheet.reading.config_feeds import read_feeds
from broadsheet.reading.config_terms import read_sections, read_tags
from broadsheet.reading.config_urls import read_base_url, read_menu, read_permalinks
from broadsheet.reading.dates import DateError, nearest_zone, zone_named
from broadsheet.reading.fields import Fields
from broadsheet.reading.front_matter import decode
from broadsheet.reading.yaml_tree import parse_yaml, write_yaml

_ADDRESS = r"[^@<>]*<[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+"
_AS_ADDRESS = "write it as news@example.org, or as The Post <news@example.org>"


def parse_config(data: bytes, path: str) -> tuple[Config, tuple[BuildError, ...]]:
    """Parse the settings and give them with warnings; raise every mistake together."""
    errors: list[BuildError] = []
    fields = Fields(parse_yaml(decode(ContentFile(path, data)), path), path, errors)
    config = _config(fields)
    fields.close()
    raise_all(errors)
    return config, (*_trusting(config, fields), *_without_a_way_out(config, fields))


def _trusting(config: Config, fields: Fields) -> list[BuildError]:
    if config.markdown.raw_html != "trust":
        return []
    message = "'markdown.raw_html' is 'trust': scripts in content run in readers' browsers"
    hint = "write 'raw_html: sanitise' unless every file comes from hands that you trust"
    return [BuildError(message, fields.place("markdown.raw_html"), hint)]


def _without_a_way_out(config: Config, fields: Fields) -> list[BuildError]:
    if not config.mail.sender or config.mail.unsubscribe:
        return []
    message = "letters have no List-Unsubscribe: mail services may take them for spam"
    hint = "add below 'mail:' an https: or mailto: URL, for example unsubscribe: mailto:leave@example.org"
    return [BuildError(message, fields.place("mail.from"), hint)]


def _config(fields: Fields) -> Config:
    return Config(
        title=fields.required("title", "The Daily Clipping"),
        description=fields.required("description", "What matters, clipped daily"),
        url=read_base_url(fields),
        language=fields.language("language", "en"),
        timezone=_zone(fields),
        author=_author(fields),
        sections=read_sections(fields),
        tags=read_tags(fields),
        menu=read_menu(fields),
        page_size=fields.number("page_size", default=20, least=1),
        permalinks=read_permalinks(fields),
        markdown=_markdown(fields),
        feeds=read_feeds(fields),
        editions=read_editions(fields),
        mail=_mail(fields),
        images=_images(fields),
        search=fields.boolean("search", default=True),
        share_images=fields.boolean("share_images", default=False),
        lite=fields.boolean("lite", default=False),
        api=fields.boolean("api", default=False),
        offline=fields.boolean("offline", default=True),
        limits=_limits(fields),
    )


def _zone(fields: Fields) -> str:
    name = fields.text("timezone") or "UTC"
    try:
        zone_named(name)
    except DateError as error:
        fields.fault(f"'timezone': {error.message}", fields.place("timezone"), nearest_zone(name) or error.hint)
    return name


def _author(fields: Fields) -> Person:
    inner = fields.map("author", "name")
    if inner is None:
        return Person()
    person = Person(inner.text("name"), inner.matched("email", r"[^@\s<>]+@[^@\s<>]+", "write it as name@example.org"))
    inner.close()
    return person


def _markdown(fields: Fields) -> Markdown:
    inner = fields.map("markdown")
    if inner is None:
        return Markdown()
    engine = inner.choice("engine", ("markdown", "pyromark"), "markdown")
    raw_html = inner.choice("raw_html", ("sanitise", "escape", "trust"), "sanitise")
    extensions = _extensions(inner, engine)
    inner.close()
    return Markdown(
        cast("Literal['markdown', 'pyromark']", engine),
        cast("Literal['sanitise', 'escape', 'trust']", raw_html),
        extensions,
    )


def _extensions(inner: Fields, engine: str) -> tuple[str, ...]:
    written = inner.texts("extensions")
    if written and engine == "pyromark":
        inner.fault("'markdown.extensions' are Python-Markdown's", inner.place("extensions"), "use 'engine: markdown'")
    elif written:
        from broadsheet.reading.python_markdown import unknown_extensions  # noqa: PLC0415  # 9 ms that few sites need cost

        unknown = unknown_extensions(name for name, _ in written)
        for name, source in written:
            if name in unknown:
                hint = "write one that comes with Python-Markdown, such as smarty, or install its package"
                inner.fault(f"no Markdown extension '{name}' can be loaded", source, hint)
    return tuple(dict.fromkeys(name for name, _ in written))


def _mail(fields: Fields) -> Mail:
    inner = fields.map("mail", "from")
    if inner is None:
        return Mail()
    sender, reply_to = (inner.matched(key, _ADDRESS, _AS_ADDRESS) for key in ("from", "reply_to"))
    mail = Mail(sender, reply_to, inner.url("unsubscribe", ("https", "mailto")))
    inner.close()
    return mail


def _images(fields: Fields) -> Images:
    inner = fields.map("images")
    if inner is None:
        return Images()
    remote = cast("Literal['link', 'allow']", inner.choice("remote", ("link", "allow"), "link"))
    default = Images()
    sizes = inner.words("sizes") if inner.has("sizes") else tuple(map(str, default.sizes))
    inner.node("sizes")
    for size in sizes:
        if not re.fullmatch(r"[1-9]\d{1,4}", size):
            inner.fault(f"'images.sizes': '{size}' is not a width in pixels", inner.place("sizes"), "sizes: [480, 960]")
    formats = inner.words("formats") if inner.has("formats") else default.formats
    inner.node("formats")
    for each in formats:
        if each not in default.formats:
            hint = "formats: [avif, webp]"
            inner.fault(f"'images.formats': '{each}' is no format that is made", inner.place("formats"), hint)
    images = Images(
        remote,
        tuple(int(size) for size in sizes if size.isdecimal()),
        formats,
        inner.number("max_pixels", default=default.max_pixels, least=1),
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
    plain = _marked_absent(to_builtins(config))
    plain["tags"] = {
        tag.pop("name"): {key: value for key, value in tag.items() if key != "line"} for tag in plain["tags"]
    }
    return write_yaml(plain)


def _marked_absent(plain: Any) -> Any:
    """Write what is not given as `~`: an empty text in quotes would be a value, and for most keys a wrong one."""
    if isinstance(plain, dict):
        return {key: _marked_absent(value) for key, value in plain.items()}
    if isinstance(plain, (list, tuple)):
        return [_marked_absent(value) for value in plain]
    return None if plain == "" else plain
