"""How far a build is: a live bar on a terminal, a line for each long stage elsewhere, and the seconds of each stage.

Knows no command.
"""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:  # 50 ms, and only for what takes long
    from rich.progress import Progress as Bar

PATIENCE = 1.0
"""Seconds without a word."""
MANY = 100
"""Things from which on a long stage is worth a line where there is no terminal."""


class Progress:
    """Owns the bar on standard error; takes the time of each stage."""

    def __init__(self, *, quiet: bool) -> None:
        """Begin; `quiet` shows nothing."""
        self.seconds: dict[str, float] = {}
        self._stage, self._begun = "", time.perf_counter()
        self._things = self._left = 0
        self._bar: Bar | None = None
        self._timer: Timer | None = None
        self._lines = not quiet and not sys.stderr.isatty()
        if not quiet and not self._lines:
            self._timer = Timer(PATIENCE, self._appear)
            self._timer.daemon = True
            self._timer.start()

    def __call__(self, stage: str, things: int) -> None:
        """Begin a stage that is about some things; without a name, hear how many of them are left."""
        if stage:
            self._end_stage()
        self._left = things
        if stage:
            self._stage, self._begun, self._things = stage, time.perf_counter(), things
            if self._bar is not None:
                self._bar.add_task(stage, total=things or None, count=self._count())
        elif self._bar is not None:
            self._bar.update(self._bar.task_ids[-1], completed=self._things - things, count=self._count())

    def _count(self) -> str:
        return f"{self._things - self._left:,} of {self._things:,}" if self._things else ""

    def _appear(self) -> None:
        from rich.console import Console  # noqa: PLC0415  # 50 ms, and only for what takes long
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415  # the same
        from rich.progress import Progress as Bar  # noqa: PLC0415  # the same

        words, count = TextColumn("{task.description:>8}"), TextColumn("{task.fields[count]:>16}")
        bar = Bar(
            words,
            BarColumn(),
            count,
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            refresh_per_second=5,
        )
        done = self._things - self._left
        bar.add_task(self._stage or "begin", total=self._things or None, completed=done, count=self._count())
        bar.start()
        self._bar = bar

    def _end_stage(self) -> None:
        if not self._stage:
            return
        spent = time.perf_counter() - self._begun
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + spent
        self._left = 0
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[-1], total=self._things, completed=self._things, count=self._count())
        elif self._lines and self._things >= MANY and spent >= PATIENCE:
            print(f"{self._stage}: {self._things:,} files in {spent:.1f} s", file=sys.stderr)
        self._stage = ""

    def stop(self) -> None:
        """End the last stage, and take away what is shown."""
        self._end_stage()
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


@contextmanager
def interrupted_once() -> Iterator[None]:
    """Take the first Ctrl-C, and no other: what it interrupts is putting everything back."""
    before = signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupt(_: int, __: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt
