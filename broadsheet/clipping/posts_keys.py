"""Another generator's keys become ours; what no key of ours says is left over.

Knows nothing of bodies and files.
"""

import re
from collections.abc import Callable, Iterable
from html import unescape
from urllib.parse import urlsplit

from msgspec import Struct

from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.posts_dates import read_date
from broadsheet.clipping.posts_front import Front
from broadsheet.clipping.values import Finding
from broadsheet.model.config import Extra
from broadsheet.model.errors import BuildError
from broadsheet.reading.aliases import alias_mistake
from broadsheet.reading.slugs import slug_of
from broadsheet.reading.web_urls import url_mistake

NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("date", "published", "pubdate", "publishdate", "published_at", "created"),
    "id": ("guid", "uuid", "id"),
    "updated": ("updated", "modified", "lastmod", "last_modified_at", "last_updated", "updated_at"),
    "summary": ("summary", "excerpt", "description"),
    "slug": ("slug",),
    "aliases": ("aliases", "redirect_from", "redirects", "old_urls"),
    "permalink": ("permalink", "url", "path", "save_as"),
    "canonical": ("canonical", "canonical_url", "canonicalurl"),
    "language": ("language", "lang", "locale"),
    "section": ("section", "category", "categories"),
    "tags": ("tags", "tag", "keywords"),
    "authors": ("authors", "author"),
    "source.url": ("link", "external_url", "external-url", "externalurl", "source_url", "origlink", "link_url"),
}
"""Our key, and what it is called elsewhere, in any case; of several the first that can be read holds."""
_JOINED = frozenset({"aliases", "tags", "authors"})
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_UNPUBLISHED = frozenset({"draft", "hidden", "private"})
_LONGEST_SUMMARY = 600
_SURE_ID = 8
_DATE_HINT = "write 2026-11-22, 2026-11-22 09:30 or 2026-11-22T09:30:00+01:00"


class Keys(Struct, frozen=True):
    """What a post's front matter says."""

    findings: tuple[Finding, ...]
    """In the order of our front matter."""
    draft: bool
    """Whether the post says that it is not published."""
    extra: dict[str, Extra]
    """What no key of ours says, in the post's order."""
    categories: tuple[str, ...] = ()
    """All that the post is filed under: some generators build its address of them."""


def read_keys(front: Front, path: str, generator: str) -> Keys:
    """Map a post's keys to ours; raises BuildError where the title is missing or the date is none."""
    values = _flat(front.values)
    names = {name.casefold(): name for name in reversed(list(values))}
    findings: list[Finding] = []
    used: set[str] = set()
    for field, known in NAMES.items():
        for name in (names[each] for each in known if each in names):
            read = _words if field == "tags" and front.form == "lines" else _READERS[field]
            found = read(values[name])
            if found:
                used.add(name)
                findings.append(Finding(field, found, front.lines.get(name, 0), f"{generator}, {name}", "certain"))
            if found and field not in _JOINED:
                break
    _refuse_date(front, path, values, names, findings)
    draft, said = _draft(values, names)
    left = {name: value for name, value in values.items() if name not in used | said and _is_filled(value)}
    categories = next((finding.value for finding in findings if finding.field == "section"), ())
    return Keys(_folded(findings), draft, left, categories)


def _flat(values: dict[str, Extra]) -> dict[str, Extra]:
    """Lift Zola's `[taxonomies]` and `[extra]` to the other keys, which win."""
    inner = [values[name] for name in ("taxonomies", "extra") if isinstance(values.get(name), dict)]
    rest = {name: value for name, value in values.items() if value not in inner}
    return {name: value for each in (*inner, rest) for name, value in each.items()}


def _refuse_date(  # noqa: PLR0917  # the post, and what was read of it
    front: Front, path: str, values: dict[str, Extra], names: dict[str, str], findings: list[Finding]
) -> None:
    written = str(values[names["date"]]) if "date" in names else ""
    if written and not any(finding.field == "date" for finding in findings):
        raise BuildError(f"'{written}' is not a date", front.place(names["date"], path), _DATE_HINT)


def _draft(values: dict[str, Extra], names: dict[str, str]) -> tuple[bool, set[str]]:
    """Tell whether a post is a draft, and which keys say whether it is."""
    said: set[str] = set()
    draft = False
    for key, unpublished in (("draft", _TRUE), ("published", _FALSE), ("status", _UNPUBLISHED)):
        word = str(values.get(names.get(key, ""), "")).casefold()
        if word in unpublished or word in _TRUE | _FALSE | {"published"}:
            said.add(names[key])
            draft = draft or word in unpublished
    return draft, said


def _folded(findings: list[Finding]) -> tuple[Finding, ...]:
    """Join lists that stood under several names, and let a category beyond the first be a tag."""
    by_field: dict[str, Finding] = {}
    for finding in findings:
        before = by_field.get(finding.field, finding)
        values = tuple(dict.fromkeys((*before.value, *finding.value)))
        by_field[finding.field] = Finding(finding.field, values, before.line, before.rule, before.confidence)
    section = by_field.get("section")
    if section and len(section.value) > 1:
        tags = by_field.get("tags", Finding("tags", (), section.line, section.rule, "certain"))
        by_field["section"] = Finding("section", section.value[:1], section.line, section.rule, "certain")
        more = tuple(dict.fromkeys((*tags.value, *section.value[1:])))
        by_field["tags"] = Finding("tags", more, tags.line, tags.rule, "certain")
    return tuple(by_field[field] for field in NAMES if field in by_field)


def _is_filled(value: Extra) -> bool:
    return value not in ("", [], {}, None)


def plain_text(value: str) -> str:
    """Give a text without HTML's tags and references, on one line."""
    return tidy(" ".join(unescape(re.sub(r"<[^<>]*>", "", value)).split()))


def _text(value: Extra) -> tuple[str, ...]:
    text = plain_text(value) if isinstance(value, str) else ""
    return (text,) if text else ()


def _date(value: Extra) -> tuple[str, ...]:
    date = read_date(value) if isinstance(value, str) else ""
    return (date,) if date else ()


def _id(value: Extra) -> tuple[str, ...]:
    text = value.strip() if isinstance(value, str) else ""
    return (text,) if len(text) >= _SURE_ID and not re.search(r"\s", text) else ()


def _summary(value: Extra) -> tuple[str, ...]:
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", value) if isinstance(value, str) else ""
    text = plain_text(re.sub(r"[*`]+|(?<!\w)_+|_+(?!\w)", "", text))
    return (text,) if 0 < len(text) <= _LONGEST_SUMMARY else ()


def _slug(value: Extra) -> tuple[str, ...]:
    slug = slug_of(value.strip("/").rsplit("/", 1)[-1]) if isinstance(value, str) else ""
    return (slug,) if slug else ()


def _aliases(value: Extra) -> tuple[str, ...]:
    return tuple(path for each in _items(value, r"\s*,\s*|\s+") if (path := old_path(each)))


def old_path(written: str) -> str:
    """Give the path of an old address as an alias has it; empty where a static site cannot redirect it."""
    if written.casefold() in _TRUE | _FALSE or re.search(r"[{}:\s]", re.sub(r"^https?:", "", written)):
        return ""
    try:
        path = "/" + urlsplit(written).path.lstrip("/")
    except ValueError:
        return ""
    path = re.sub(r"/index\.html?$", "/", path)
    return "" if path == "/" or alias_mistake(path) else path


def _url(value: Extra) -> tuple[str, ...]:
    text = value.strip() if isinstance(value, str) else ""
    return (text,) if text and not url_mistake(text) else ()


def _language(value: Extra) -> tuple[str, ...]:
    text = value.strip().replace("_", "-") if isinstance(value, str) else ""
    return (text,) if _LANGUAGE.fullmatch(text) else ()


def _words(value: Extra) -> tuple[str, ...]:
    """Read a list, or what stands between commas or semicolons; Jekyll's lists of words between spaces too."""
    return tuple(dict.fromkeys(text for each in _items(value, r"\s*[,;\n]\s*") for text in _text(each)))


def _tags(value: Extra) -> tuple[str, ...]:
    spaced = isinstance(value, str) and not re.search(r"[,;\n]", value)
    return _words(value.split() if spaced else value)


def _items(value: Extra, between: str) -> Iterable[str]:
    if isinstance(value, dict):
        value = [value.get("name", "")]
    if isinstance(value, str):
        value = re.split(between, value.strip().removeprefix("[").removesuffix("]"))
    items = [each.get("name", "") if isinstance(each, dict) else each for each in value]
    return [each.strip(" \"'") for each in items if isinstance(each, str) and each.strip()]


_READERS: dict[str, Callable[[Extra], tuple[str, ...]]] = {
    "title": _text,
    "date": _date,
    "id": _id,
    "updated": _date,
    "summary": _summary,
    "slug": _slug,
    "aliases": _aliases,
    "permalink": lambda value: _aliases(value)[:1],
    "canonical": _url,
    "language": _language,
    "section": _words,
    "tags": _tags,
    "authors": _words,
    "source.url": _url,
}
