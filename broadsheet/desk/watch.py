"""Notices that files changed, and says so in batches: one save is one batch, however many files it touched.

Knows nothing of what the files are nor of what happens then. The only module that imports watchfiles.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles._rust_notify import RustNotify  # its public `watch` cannot say when watching has begun

Batch = frozenset[str]

QUIET = 40
"""Milliseconds without a change that end a batch; a change is heard of within as many more."""
LONGEST = 2000
"""Milliseconds after which a batch ends although changes still come."""
ABSENT = 200
"""Milliseconds between two looks for a watched path that is not there."""
POLL = 300
"""Milliseconds between two looks at every file, where the system does not tell of changes."""

IGNORED_FOLDERS = frozenset({".broadsheet", ".git", ".hg", ".svn", ".venv", "__pycache__", "node_modules"})
SCRATCH = re.compile(
    r"""
      \.sw.\Z | ~\Z | \A4913\Z                        # Vim: swap file, backup, and whether the folder can be written
    | \A\.?\#                                         # Emacs: lock and automatic save
    | ___jb_...___\Z | \A\.goutputstream- | \.kate-swp\Z  # JetBrains, GNOME, Kate
    | \A\.DS_Store\Z                                  # Finder
    """,
    re.VERBOSE,
)


def changes(
    paths: tuple[Path, ...], stop: Event, *, ignored: tuple[Path, ...] = (), polling: bool = False
) -> Iterator[Batch]:
    """Give the absolute paths that changed, batch by batch, until `stop` is set.

    The first batch is empty and says that watching has begun. A path may be a file or a folder with all below it; it
    may come, go and be replaced: a batch that tells of it is given once the new one is watched, so that whoever reads
    the files after a batch misses nothing. Editors' scratch files, and what is in `ignored`, are left out.
    """
    targets = tuple(_place(path) for path in paths)
    left_out = tuple(_place(path) for path in ignored)
    batch: Batch | None = frozenset()
    while batch is not None:
        present = [target for target in targets if Path(target).exists()]
        with _watcher(present, polling=polling) as watcher:
            yield batch
            while (batch := _next_batch(watcher, targets, present, stop)) is not None:
                if not batch.isdisjoint(targets):
                    break
                if seen := frozenset(path for path in batch if _matters(path, targets, left_out)):
                    yield seen


def _place(path: Path) -> str:
    """Give the path as the system names it in a change: absolute, links resolved but for the last part."""
    whole = path.absolute()
    return str(whole.parent.resolve() / whole.name)


def _watcher(present: list[str], *, polling: bool) -> RustNotify:
    """Begin to watch, by polling where the system's own watches are used up."""
    try:
        return RustNotify(present, False, polling, POLL, True, True)  # noqa: FBT003 - its signature
    except OSError:
        return RustNotify(present, False, True, POLL, True, True)  # noqa: FBT003 - its signature


def _next_batch(watcher: RustNotify, targets: tuple[str, ...], present: list[str], stop: Event) -> Batch | None:
    """Wait for changes; a watched path that appears is one. None means to stop."""
    absent = [target for target in targets if target not in present or not Path(target).exists()]
    while True:
        raw = watcher.watch(LONGEST, QUIET, ABSENT if absent else 0, stop)
        if raw == "stop" or raw == "signal":  # noqa: PLR1714 - mypy narrows by equality alone
            return None
        changed = set() if raw == "timeout" else {path for _, path in raw}
        if batch := changed.union(target for target in absent if Path(target).exists()):
            return frozenset(batch)


def _matters(path: str, targets: tuple[str, ...], left_out: tuple[str, ...]) -> bool:
    """Tell whether a change could concern a build."""
    if any(Path(path).is_relative_to(place) for place in left_out):
        return False
    below = max((target for target in targets if Path(path).is_relative_to(target)), key=len, default=path)
    folders = Path(path).relative_to(below).parts
    return IGNORED_FOLDERS.isdisjoint(folders) and not SCRATCH.search(Path(path).name)
