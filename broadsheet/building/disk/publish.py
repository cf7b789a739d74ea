"""Publishing: what was staged replaces what is there, what no longer belongs is pruned, the manifest comes last.

Before the first replace, `<manifest>.next` names all that is about to be made. A build that is killed leaves it:
the next one prunes by both lists and writes again what differs. A build that fails half-way puts everything back.
"""

import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from broadsheet.building.disk.files import digest_of, digest_of_file, look, settled, stamp, write_whole
from broadsheet.building.disk.staging import Staged
from broadsheet.building.disk.swap import Swap
from broadsheet.building.manifest import EMPTY, UNSURE, Entry, Manifest, Stat, decode, encode, ours


class Ledgers(Struct, frozen=True):
    """What is known of an output folder before a build."""

    manifest: Manifest
    """Of the last publish that ended."""
    begun: Manifest
    """Of one that was begun and did not end; empty if there is none."""
    known: bool
    """Whether a manifest was found at all, here or in the store."""
    digest: str
    """Of the manifest's bytes; empty where a publish did not end, or only the store's copy is left."""

    @property
    def ours(self) -> set[str]:
        """Give every path that we made, or may have."""
        return ours((self.manifest, self.begun))


class Published(Struct, frozen=True):
    """What a publish did."""

    manifest: Manifest
    """As it is now."""
    written: int
    """Files made or changed."""
    removed: int
    """Files pruned."""
    digest: str
    """Of the manifest's bytes."""


def manifest_path(private: Path, output: Path) -> Path:
    """Give the place of an output folder's manifest."""
    digest = digest_of(os.fsencode(os.path.realpath(output)))
    return private / "manifests" / f"{digest}.json"


def read_ledgers(path: Path, copy: bytes | None) -> Ledgers:
    """Read the manifest, or its copy from the store where the file is lost or damaged."""
    begun = _decoded(_next(path))
    own = _bytes(path)
    for data in (own, copy):
        manifest = decode(data) if data is not None else None
        if data is not None and manifest is not None:
            digest = digest_of(data) if begun is None and data is own else ""
            return Ledgers(manifest, begun or EMPTY, known=True, digest=digest)
    return Ledgers(EMPTY, begun or EMPTY, known=begun is not None, digest="")


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _decoded(path: Path) -> Manifest | None:
    data = _bytes(path)
    return None if data is None else decode(data)


def _next(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")


def find_intact(output: Path, manifest: Manifest) -> dict[str, Stat]:
    """Give the outputs that are still what we made, each with its look; one whose look differs is read."""
    intact = {}
    root = os.fspath(output)
    for path, entry in manifest.entries.items():
        file = f"{root}/{path}"
        with suppress(FileNotFoundError, NotADirectoryError):
            stat = look(file)
            if stat == entry.stat or (not Path(file).is_symlink() and _same(Path(file), stat, entry)):
                intact[path] = stat
    return intact


def _same(file: Path, stat: Stat, entry: Entry) -> bool:
    if not file.is_file() or (entry.stat != UNSURE and stat.size != entry.stat.size):
        return False
    return digest_of_file(file) == entry.digest


def strangers(output: Path, known: Iterable[str]) -> list[str]:
    """Give the files in an output folder that nobody knows, by path."""
    names = set(known)
    found = []
    for folder, _, files in os.walk(output):
        for file in files:
            path = Path(folder, file).relative_to(output).as_posix()
            if path not in names and path != ".gitignore":
                found.append(path)
    return sorted(found)


class Place(Struct, frozen=True):
    """Where a build publishes, and from where."""

    output: Path
    """The output folder."""
    manifest: Path
    """Its manifest."""
    folder: Path
    """The staging folder."""


def publish(
    place: Place,
    ledgers: Ledgers,
    staged: Sequence[Staged],
    *,
    fingerprints: Mapping[str, str],
    intact: Mapping[str, Stat],
    left: Callable[[int], None] = lambda _: None,
) -> Published:
    """Publish what was staged, in its order; `fingerprints` names every planned output.

    An intact file with the same bytes is left as it is, date and all. After every 200 files `left` is told how many
    are left.
    """
    old = ledgers.manifest.entries
    changed = [each for each in staged if each.output_path not in intact or old[each.output_path].digest != each.digest]
    obsolete = sorted(ledgers.ours - fingerprints.keys())
    digests = {name: entry.digest for name, entry in old.items()} | {each.output_path: each.digest for each in staged}
    removed = 0
    if changed or obsolete:
        _refuse_in_the_way(place.output, changed, ledgers)
        about = {
            name: Entry(fingerprints.get(name, ""), digests.get(name, ""), UNSURE)
            for name in (*fingerprints, *obsolete)
        }
        write_whole(_next(place.manifest), encode(Manifest(about)))
        with Swap(place.output, place.folder) as swap:
            for number, each in enumerate(changed):
                swap.put(place.folder / each.name, each.output_path)
                if not number % 200:
                    left(len(changed) - number)
            removed = sum(swap.prune(name) for name in obsolete)
    looks = dict(intact) | {each.output_path: look(place.output / each.output_path) for each in changed}
    path = place.manifest
    path.parent.mkdir(parents=True, exist_ok=True)
    now = stamp(path.parent)
    manifest = Manifest(
        {name: Entry(fingerprints[name], digests[name], settled(looks[name], now)) for name in fingerprints}
    )
    encoded = encode(manifest)
    if digest_of(encoded) != ledgers.digest:
        write_whole(_next(path), encoded)
        _next(path).replace(path)
    return Published(manifest, len(changed), removed, digest_of(encoded))


def _refuse_in_the_way(output: Path, changed: Iterable[Staged], ledgers: Ledgers) -> None:
    """Refuse to write through a link or over what is not ours, before anything is written."""
    own, folders = ledgers.ours, {output}
    for each in changed:
        target = output / each.output_path
        for parent in reversed(target.parents):
            if parent not in folders and parent.is_relative_to(output):
                _refuse_folder(parent, own, output)
                folders.add(parent)
        if target.is_symlink():
            raise FileExistsError(errno.EEXIST, "a link is in the way; move it", str(target))
        if target.is_dir():
            _refuse_tree(target, own, output)
        elif ledgers.known and each.output_path not in own and target.exists() and not _holds(target, each.digest):
            raise FileExistsError(errno.EEXIST, "a file that is not ours is in the way; move it", str(target))


def _holds(target: Path, digest: str) -> bool:
    return target.is_file() and digest_of_file(target) == digest


def _refuse_folder(parent: Path, own: set[str], output: Path) -> None:
    foreign = parent.relative_to(output).as_posix() not in own
    if parent.is_symlink() or (foreign and parent.exists() and not parent.is_dir()):
        raise FileExistsError(errno.EEXIST, "a link or file that is not ours is in the way; move it", str(parent))


def _refuse_tree(target: Path, own: set[str], output: Path) -> None:
    for file in target.rglob("*"):
        if (file.is_symlink() or not file.is_dir()) and file.relative_to(output).as_posix() not in own:
            raise FileExistsError(
                errno.EEXIST, "a folder with files that are not ours is in the way; move it", str(target)
            )
