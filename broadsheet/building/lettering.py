"""The theme's fonts are asked which letters they have, each letter once: pictures of text must show no boxes."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from broadsheet.building.disk.roots import Roots
from broadsheet.building.looking import craft, read_asset
from broadsheet.building.store import Store
from broadsheet.model.assets import ThemeAsset
from broadsheet.model.pictures import Font
from broadsheet.model.site import Site

_KEPT = "letters"
_KINDS = (".woff2", ".woff", ".ttf", ".otf")
_FIRST = "fonts/newsreader.woff2"


class _Known(Struct, frozen=True):
    """What is known of a font."""

    asked: str
    """Letters, in order."""
    has: str
    """Those of them that it has, in order."""


def look_at_fonts(site: Site, assets: Iterable[ThemeAsset], roots: Roots, store: Store) -> tuple[Font, ...]:
    """Give the theme's upright fonts, its own first, then by name; none where the site wants no share images."""
    if not site.config.share_images:
        return ()
    letters = _letters(site)
    known = _recalled(store)
    now = {asset.digest: _asked(asset, letters, known.get(asset.digest), roots) for asset in _fonts(assets)}
    if now != known:
        store.keep(_KEPT, msgspec.msgpack.encode((_by(), now)))
    return tuple(Font(asset.path, asset.digest, frozenset(now[asset.digest].has)) for asset in _fonts(assets))


def _fonts(assets: Iterable[ThemeAsset]) -> list[ThemeAsset]:
    found = [each for each in assets if each.name.startswith("fonts/") and each.name.lower().endswith(_KINDS)]
    upright = (each for each in found if "italic" not in each.name.lower())
    return sorted(upright, key=lambda each: (each.name != _FIRST, each.name))


def _letters(site: Site) -> set[str]:
    letters = {*site.config.title, "…"}
    for placed in site.articles:
        letters.update(placed.card.title)
        letters.update(placed.card.source.name if placed.card.source else "")
    return letters


def _by() -> str:
    return craft("formats/raster.py")


def _recalled(store: Store) -> dict[str, _Known]:
    by, known = store.recall(_KEPT, tuple[str, dict[str, _Known]]) or ("", {})
    return known if by == _by() else {}


def _asked(asset: ThemeAsset, letters: set[str], known: _Known | None, roots: Roots) -> _Known:
    asked = known or _Known("", "")
    new = letters.difference(asked.asked)
    if not new:
        return asked
    from broadsheet.formats.raster import letters_of  # noqa: PLC0415  # Pillow takes 60 ms, and few builds ask anew

    has = letters_of(read_asset(asset.path, asset.digest, roots), new)
    return _Known("".join(sorted({*asked.asked, *new})), "".join(sorted({*asked.has, *has})))
