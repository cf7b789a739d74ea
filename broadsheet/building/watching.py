"""Everything that a build depends on and everything that it makes, by name: what the next one looks at."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.building.disk.files import Found, digest_of_file, look, settled, stamp
from broadsheet.building.disk.manifests import manifest_path, next_of
from broadsheet.building.disk.roots import BUILT_IN, Roots
from broadsheet.building.freshness import engine_found
from broadsheet.building.manifest import ABSENT, Manifest
from broadsheet.building.memory import Watched
from broadsheet.building.order import Order

if TYPE_CHECKING:  # an edited text is rendered without planning the site
    from broadsheet.building.preparing import Given


def watch(order: Order, given: "Given", ledger: Found, made: Mapping[Path, Manifest]) -> Watched:
    """Name everything; `made` has the manifest of each output folder. A look that may not be settled is UNSURE."""
    sources = given.sources
    content = {each.path for each in sources.content}
    folders, code = engine_found(given.config.markdown.extensions if given.config else ())
    files = (each for each in sources.found if each.path not in content)
    own = (*(_placed(each, order.roots) for each in (*files, given.config_file, ledger)), *code)

    def at_rest(every: Iterable[Found]) -> tuple[Found, ...]:
        return tuple(Found(each.path, settled(each.stat, given.stamp), each.digest) for each in every)

    return Watched(
        folders=at_rest([*(_placed(each, order.roots) for each in sources.folders), *folders]),
        contents=at_rest(sources.content),
        others=(*at_rest(own), *_manifests(order, made)),
        outputs=tuple(each for folder, manifest in made.items() for each in outputs_of(order, folder, manifest)),
    )


def _placed(found: Found, roots: Roots) -> Found:
    """Name a file of the built-in theme by its place; all others lie below the site's root."""
    if f"{found.path}/".startswith(BUILT_IN):
        return Found(f"{roots.theme}/{found.path.removeprefix(BUILT_IN[:-1])}", found.stat, found.digest)
    return found


def _manifests(order: Order, made: Mapping[Path, Manifest]) -> Iterator[Found]:
    """Name each manifest, and the list that is there only where a publish did not end."""
    for folder in made:
        yield from manifest_of(order, folder)
        yield Found(str(next_of(manifest_path(order.private, folder))), ABSENT, "")


def manifest_of(order: Order, folder: Path) -> Iterator[Found]:
    """Name an output folder's manifest, if it has one."""
    path = manifest_path(order.private, folder)
    if path.exists():
        yield Found(str(path), settled(look(path), stamp(order.private)), digest_of_file(path))


def outputs_of(order: Order, folder: Path, manifest: Manifest) -> Iterator[Found]:
    """Name the files that were made in an output folder."""
    base = base_of(order, folder)
    for path, entry in manifest.entries.items():
        yield Found(base + path, entry.stat, entry.digest)


def base_of(order: Order, folder: Path) -> str:
    """Give what stands before an output path where its file is named."""
    below = folder.is_relative_to(order.roots.site)
    return f"{folder.relative_to(order.roots.site) if below else folder}/"
