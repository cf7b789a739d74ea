"""A mistake, and the place where it was made.

Knows nothing of who finds a mistake nor of who prints it.
"""

from collections.abc import Iterable

from msgspec import Struct


class Source(Struct, frozen=True, order=True):
    """A place in a file that an editor can open."""

    path: str
    """Relative to the site's root, with `/`."""
    line: int = 0
    """Counted from 1; 0 means the file as a whole."""
    column: int = 0
    """Counted from 1 in characters; 0 means the line as a whole."""

    def __str__(self) -> str:
        """Give `path:line:column`, shortened where a number is unknown."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])


class BuildError(Exception):
    """One mistake of an editor's: what is wrong, where, and what to do."""

    def __init__(self, message: str, source: Source, hint: str = "") -> None:
        """Keep every argument in `args`, so that the error pickles."""
        super().__init__(message, source, hint)
        self.message = message
        self.source = source
        self.hint = hint

    def __str__(self) -> str:
        """Give the words an editor reads: one line, and a hint below it if there is one."""
        text = f"{self.source}: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


def in_order(errors: Iterable[BuildError]) -> tuple[BuildError, ...]:
    """Sort errors by source, then by their words, each mistake once."""
    unique = {(error.source, error.message, error.hint): error for error in errors}
    return tuple(unique[key] for key in sorted(unique))


def raise_all(errors: Iterable[BuildError]) -> None:
    """Raise every error together as an `ExceptionGroup`, or nothing where there is none."""
    ordered = in_order(errors)
    if ordered:
        message = "mistakes"
        raise ExceptionGroup(message, ordered)
