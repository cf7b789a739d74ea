"""The picture at the head of another generator's post: which of its keys name it, and what they say of it.

Knows nothing of where pictures lie, and nothing of bodies.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from broadsheet.model.config import Extra
from broadsheet.model.content import Image

_KEYS = (
    "image",
    "cover",
    "featured_image",
    "feature_image",
    "featuredimage",
    "hero_image",
    "header_image",
    "hero",
    "lead_image",
    "banner",
    "banner_image",
    "thumbnail",
    "teaser",
    "thumb",
    "og_image",
    "images",
)
"""What generators and their themes call it, the likeliest first."""
_SRC = ("src", "url", "path", "image", "file", "feature", "relative_url", "source")
_ALT = ("alt", "alt_text", "alttext", "accessibility", "description")
_CAPTION = ("caption", "figcaption")
_CREDIT = ("credit", "credits", "author", "attribution")


class Headed(NamedTuple):
    """A post's keys with the picture at its head, if it has one in its folder."""

    image: Image | None
    """The picture, where the post says what it shows too."""
    extra: dict[str, Extra]
    """The keys that are left; a picture of which nothing is said stays here, by its new address."""
    notes: tuple[str, ...] = ()
    """What an editor should know of it."""


def headed(extra: dict[str, Extra], place: Callable[[str], str]) -> Headed:
    """Take the picture at a post's head from its left-over keys.

    `place` notes a picture of the folder and gives its new address; empty for what is none.
    """
    names = {name.casefold().replace("-", "_"): name for name in reversed(list(extra))}
    for known in (each for each in _KEYS if each in names):
        key = names[known]
        value, inner = _source(extra[key])
        address = place(value) if value else ""
        if address:
            said = _said(known, inner, {known: extra[name] for known, name in names.items()})
            return _headed(extra, key, address, (said, {names[each] for each in said.used}))
    return Headed(None, extra)


class _Said(NamedTuple):
    """What a post says of its picture."""

    alt: str
    caption: str
    credit: str
    used: frozenset[str]


def _source(value: Extra) -> tuple[str, Mapping[str, Extra]]:
    """Give the address that a key holds, and the other keys of its map."""
    if isinstance(value, (list, tuple)):
        return _source(value[0]) if value else ("", {})
    if isinstance(value, dict):
        inner = {name.casefold().replace("-", "_"): each for name, each in value.items()}
        return next((str(inner[name]) for name in _SRC if isinstance(inner.get(name), str)), ""), inner
    return value.strip(), {}


def _said(known: str, inner: Mapping[str, Extra], outer: Mapping[str, Extra]) -> _Said:
    used: set[str] = set()

    def first(words: tuple[str, ...]) -> str:
        for name, value in _named(known, words, inner, outer):
            if isinstance(value, str) and value.strip():
                used.update({name} & outer.keys())
                return value.strip()
        return ""

    return _Said(first(_ALT), first(_CAPTION), first(_CREDIT), frozenset(used))


def _named(
    known: str, words: tuple[str, ...], inner: Mapping[str, Extra], outer: Mapping[str, Extra]
) -> Iterator[tuple[str, Extra]]:
    """Give what a map says under some words, else what keys such as `image_alt` do."""
    yield from (("", inner[word]) for word in words if word in inner)
    for name in (f"{prefix}_{word}" for word in words for prefix in (known, "image")):
        if name in outer:
            yield name, outer[name]


def _headed(extra: dict[str, Extra], key: str, address: str, said: tuple[_Said, set[str]]) -> Headed:
    told, used = said
    if not told.alt:
        note = f"the picture of '{key}' is at {address}; say what it shows, as image.alt, to have it at the head"
        return Headed(None, {**extra, key: _readdressed(extra[key], address)}, (note,))
    left = {name: value for name, value in extra.items() if name not in used | {key}}
    return Headed(Image(address, told.alt, told.caption, told.credit), left)


def _readdressed(value: Extra, address: str) -> Extra:
    """Put a picture's new address where the old one stood."""
    if isinstance(value, dict):
        name = next(name for name in value if name.casefold().replace("-", "_") in _SRC)
        return {**value, name: address}
    return address if isinstance(value, str) else [_readdressed(value[0], address), *value[1:]]
