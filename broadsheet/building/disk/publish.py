"""Publishing: what was staged replaces what is there, what no longer belongs is pruned, the manifest comes last.

Before the first replace, `<manifest>.next` names all that is about to be made or pruned. A build that is killed leaves
it: the next one prunes by both lists and writes again what differs. A build that fails half-way puts everything back.
"""

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from broadsheet.building.disk.files import digest_of, digest_of_file, look, settled, stamp, write_whole
from broadsheet.building.disk.manifests import Ledgers, next_of
from broadsheet.building.disk.staging import Staged, tree_in
from broadsheet.building.disk.swap import Swap
from broadsheet.building.manifest import UNSURE, Entry, Manifest, Stat, encode


class Published(Struct, frozen=True):
    """What a publish did."""

    manifest: Manifest
    """As it is now."""
    written: int
    """Files made or changed."""
    removed: int
    """Files pruned."""
    encoded: bytes
    """The manifest's bytes."""
    digest: str
    """Of these bytes."""


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
    fresh = {each.output_path: each.digest for each in staged}
    removed = 0
    looks = dict(intact)
    if changed or obsolete:
        absent = _refuse_in_the_way(place.output, changed, ledgers)
        names = (*(each.output_path for each in changed), *obsolete)
        write_whole(next_of(place.manifest), encode(_about(names, fingerprints, fresh, old)))
        with Swap(place.output, place.folder) as swap:
            looks |= _put(swap, place, _counted(changed, left), absent)
            removed = sum(swap.prune(name) for name in obsolete)
    path = place.manifest
    path.parent.mkdir(parents=True, exist_ok=True)
    now = stamp(path.parent)
    manifest = Manifest(_entries(fingerprints, fresh, old, looks=looks, now=now))
    encoded = encode(manifest)
    digest = digest_of(encoded)
    if digest != ledgers.digest:
        write_whole(next_of(path), encoded)
        next_of(path).replace(path)
    return Published(manifest, len(changed), removed, encoded, digest)


def _about(
    names: Iterable[str], fingerprints: Mapping[str, str], fresh: Mapping[str, str], old: Mapping[str, Entry]
) -> Manifest:
    """Give what is about to be made or pruned."""
    return Manifest({name: Entry(fingerprints.get(name, ""), _digest(name, fresh, old), UNSURE) for name in names})


def _entries(
    fingerprints: Mapping[str, str],
    fresh: Mapping[str, str],
    old: Mapping[str, Entry],
    *,
    looks: Mapping[str, Stat],
    now: int,
) -> dict[str, Entry]:
    """Give every output's entry as it is now; of thousands most are the same value still."""
    entries = {}
    for name, fingerprint in fingerprints.items():
        was, look = old.get(name), looks[name]
        same = was is not None and was.stat is look and was.fingerprint == fingerprint and name not in fresh
        if was is not None and same and look.mtime < now and look.ctime < now:
            entries[name] = was
        else:
            entries[name] = Entry(fingerprint, _digest(name, fresh, old), settled(look, now))
    return entries


def _digest(name: str, fresh: Mapping[str, str], old: Mapping[str, Entry]) -> str:
    """Give the digest of an output's bytes as they are to be; that of one that is pruned may not be known."""
    digest = fresh.get(name)
    return digest if digest is not None else old[name].digest if name in old else ""


def _counted(changed: Sequence[Staged], left: Callable[[int], None]) -> Iterator[Staged]:
    for number, each in enumerate(changed):
        if not number % 200:
            left(len(changed) - number)
        yield each


def _put(swap: Swap, place: Place, changed: Iterable[Staged], absent: Collection[str]) -> dict[str, Stat]:
    """Put what changed in its place, in order, a folder that is not there yet as a whole; give each file's look."""
    tree, output = tree_in(place.folder), os.fspath(place.output)
    moved: set[str] = set()
    looks = {}
    for each in changed:
        folder = next((above for above in folders_of(each.output_path) if above in absent), None)
        if folder is None:
            swap.put(f"{tree}/{each.output_path}", each.output_path)
            looks[each.output_path] = look(f"{output}/{each.output_path}")
            continue
        if folder not in moved:
            swap.put_folder(f"{tree}/{folder}", folder)
            moved.add(folder)
        looks[each.output_path] = each.look
    return looks


def folders_of(output_path: str) -> Iterator[str]:
    """Give the folders around an output, the outermost first."""
    end = output_path.find("/")
    while end >= 0:
        yield output_path[:end]
        end = output_path.find("/", end + 1)


def _refuse_in_the_way(output: Path, changed: Iterable[Staged], ledgers: Ledgers) -> set[str]:
    """Refuse to write through a link or over what is not ours, before anything is written; give the absent folders."""
    own, absent, seen = ledgers.ours, set[str](), set[str]()
    for each in changed:
        for folder in folders_of(each.output_path):
            if folder not in seen and folder not in absent:
                (seen if _is_there(output, folder, own) else absent).add(folder)
            if folder in absent:
                break
        else:
            _refuse_file(output, each, ledgers, own)
    return absent


def _is_there(output: Path, folder: str, own: set[str]) -> bool:
    """Tell whether a folder, or a file of ours in its place, is there; refuse anything else."""
    path = f"{output}/{folder}"
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return False
    except NotADirectoryError:  # a file of ours is where a folder above must be
        return True
    if stat.S_ISLNK(mode) or (not stat.S_ISDIR(mode) and folder not in own):
        raise FileExistsError(errno.EEXIST, "a link or file that is not ours is in the way; move it", path)
    return True


def _refuse_file(output: Path, staged: Staged, ledgers: Ledgers, own: set[str]) -> None:
    target = output / staged.output_path
    try:
        mode = os.lstat(target).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISLNK(mode):
        raise FileExistsError(errno.EEXIST, "a link is in the way; move it", str(target))
    if stat.S_ISDIR(mode):
        _refuse_tree(target, own, output)
    elif ledgers.known and staged.output_path not in own and not _holds(target, staged.digest):
        raise FileExistsError(errno.EEXIST, "a file that is not ours is in the way; move it", str(target))


def _holds(target: Path, digest: str) -> bool:
    return target.is_file() and digest_of_file(target) == digest


def _refuse_tree(target: Path, own: set[str], output: Path) -> None:
    for file in target.rglob("*"):
        if (file.is_symlink() or not file.is_dir()) and file.relative_to(output).as_posix() not in own:
            raise FileExistsError(
                errno.EEXIST, "a folder with files that are not ours is in the way; move it", str(target)
            )
