"""The manifest of an output folder: where it lies, what it knows, and which of its files are still as we made them."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from broadsheet.building.disk.files import digest_of, digest_of_file, look
from broadsheet.building.manifest import EMPTY, UNSURE, Entry, Manifest, Stat, decode, ours


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


def manifest_path(private: Path, output: Path) -> Path:
    """Give the place of an output folder's manifest."""
    digest = digest_of(os.fsencode(os.path.realpath(output)))
    return private / "manifests" / f"{digest}.json"


def read_ledgers(path: Path, copy: Callable[[], bytes | None] = lambda: None) -> Ledgers:
    """Read the manifest, or its copy, which is asked for only where the file is lost or damaged."""
    begun = decode(_bytes(next_of(path)))
    data = _bytes(path)
    manifest = decode(data)
    digest = digest_of(data) if begun is None and manifest is not None else ""
    if manifest is None:
        manifest = decode(copy() or b"")
    return Ledgers(manifest or EMPTY, begun or EMPTY, known=manifest is not None, digest=digest)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def next_of(path: Path) -> Path:
    """Give the place of the list of what a publish is about to make."""
    return path.with_name(f"{path.name}.next")


def find_intact(output: Path, manifest: Manifest) -> dict[str, Stat]:
    """Give the outputs that are still what we made, each with its look; one whose look differs is read."""
    intact = {}
    root = os.fspath(output)
    for path, entry in manifest.entries.items():
        file = f"{root}/{path}"
        try:
            found = look(file)
            if found == entry.stat or (not Path(file).is_symlink() and _same(Path(file), found, entry)):
                intact[path] = found
        except (FileNotFoundError, NotADirectoryError):
            continue
    return intact


def _same(file: Path, found: Stat, entry: Entry) -> bool:
    if not file.is_file() or (entry.stat != UNSURE and found.size != entry.stat.size):
        return False
    return digest_of_file(file) == entry.digest
