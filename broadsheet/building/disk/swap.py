"""Files change places: what was staged for what is there. All of it happens, or none."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self


class Swap:
    """Owns what was replaced and pruned until the publish has ended; puts it back where it fails half-way."""

    def __init__(self, output: Path, folder: Path) -> None:
        """Take the output folder, and the staging folder, where the old files wait."""
        self._output, self._folder = output, folder
        self._done: list[tuple[str, str | None]] = []  # a Path costs as much as the rename itself
        self._folders: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Put everything back if anything failed, an interrupt included."""
        if kind is not None:
            for target, kept in reversed(self._done):
                with suppress(OSError):
                    self._put_back(Path(target), Path(kept) if kept else None)
            for folder, staged in reversed(self._folders):
                if not os.path.lexists(staged):
                    os.rename(folder, staged)  # noqa: PTH104  # it was moved as it was

    def put(self, staged: str, name: str) -> None:
        """Put a staged file in its place; raises OSError that names the place."""
        target = f"{self._output}/{name}"
        aside = self._aside()
        kept: str | None = aside
        can_return = True
        try:
            os.link(target, aside, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            kept = None
        except OSError:  # a folder in the way, or a file system without links, where there is no way back
            kept, can_return = None, Path(target).is_dir()
        way_back = [(target, kept)] if can_return else []
        try:
            self._move(staged, target, way_back)
        except OSError as error:
            raise OSError(error.errno, error.strerror, target) from None

    def put_folder(self, staged: str, name: str) -> None:
        """Put a staged folder in its place, where nothing is yet; raises OSError that names the place."""
        target = f"{self._output}/{name}"
        self._folders.append((target, staged))
        try:
            os.rename(staged, target)  # noqa: PTH104  # a Path costs as much as the rename itself
        except OSError as error:
            raise OSError(error.errno, error.strerror, target) from None

    def _move(self, staged: str, target: str, way_back: list[tuple[str, str | None]]) -> None:
        """Move a file to its place; the way back is known first, since Ctrl-C may come between the two."""
        before = len(self._done)
        try:
            self._done += way_back
            os.replace(staged, target)  # noqa: PTH105  # a Path costs as much as the rename itself
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            del self._done[before:]
            self._make_way(Path(target))
            self._done += way_back
            os.replace(staged, target)  # noqa: PTH105  # the same

    def _make_way(self, target: Path) -> None:
        """Make the folders of a file; a file of ours where a folder must be, or the reverse, goes first."""
        for parent in reversed(list(self._parents(target))):
            if parent.is_file():
                self._take(parent)
            parent.mkdir(exist_ok=True)
        if target.is_dir():
            for file in sorted(target.rglob("*"), reverse=True):
                file.rmdir() if file.is_dir() else self._take(file)
            target.rmdir()

    def prune(self, name: str) -> bool:
        """Take a file of ours away, and each folder that is then empty; a link on the way is not followed."""
        target = self._output / name
        if any(parent.is_symlink() for parent in self._parents(target)) or target.is_dir():
            return False
        try:
            self._take(target)
        except (FileNotFoundError, NotADirectoryError):
            return False
        self._drop_empty(target)
        return True

    def _take(self, target: Path) -> None:
        kept = self._aside()
        self._done.append((str(target), kept))
        try:
            os.replace(target, kept)  # noqa: PTH105  # the same
        except (FileNotFoundError, NotADirectoryError):
            self._done.pop()
            raise
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(target)) from None

    def _aside(self) -> str:
        return f"{self._folder}/old{len(self._done):07}"

    def _parents(self, target: Path) -> Iterator[Path]:
        return (each for each in target.parents if each != self._output and each.is_relative_to(self._output))

    def _put_back(self, target: Path, kept: Path | None) -> None:
        if kept is None:
            target.unlink(missing_ok=True)
            self._drop_empty(target)
            return
        if not kept.exists():
            return
        if target.is_dir():
            target.rmdir()
        target.parent.mkdir(parents=True, exist_ok=True)
        kept.replace(target)

    def _drop_empty(self, target: Path) -> None:
        """Remove each folder around a file that is gone, as long as it is empty."""
        for parent in self._parents(target):
            try:
                parent.rmdir()
            except OSError:
                break
