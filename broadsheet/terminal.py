"""The terminal: mistakes in colour where there is one, and the exit code of each kind.

Knows no command.
"""

import errno
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from broadsheet.model.errors import BuildError
from broadsheet.printing import count, errors_of

DONE, MISTAKES, MACHINE, BUG, INTERRUPTED = 0, 1, 3, 4, 130
"""Exit codes; 2, wrong usage, is click's own."""
_CODES = {"bold": "1", "red": "31", "yellow": "33", "cyan": "36"}
_KINDER = {
    errno.ENOSPC: "the disk is full; free some space and build again: the site is as it was",
    errno.EROFS: "the file system can only be read; name another folder with --output",
    errno.EACCES: "not allowed; check the permissions of the file and its folder",
    errno.EPERM: "not allowed; check the permissions and attributes of the file and its folder",
    errno.ENOTDIR: "is a file where a folder is needed; move it away",
    errno.EISDIR: "is a folder where a file is needed; move it away",
    errno.ELOOP: "is a link that leads to itself; remove it",
    errno.EMFILE: "too many files are open; raise the limit with ulimit -n",
}
"""Words for what a machine refuses, in place of its own."""


def coloured(stream: TextIO) -> bool:
    """Tell whether a stream shows colour: a terminal, and NO_COLOR (no-color.org) is not set."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def styled(text: str, style: str, stream: TextIO) -> str:
    """Give a text in a style, or plain where the stream shows none."""
    return f"\033[{_CODES[style]}m{text}\033[0m" if text and coloured(stream) else text


def complain(text: str) -> None:
    """Print a line about what went wrong."""
    print(styled(text, "red", sys.stderr), file=sys.stderr)


def show(error: BuildError, *, warning: bool = False) -> None:
    """Print a mistake or a warning: its place, its words, and its hint on the next line."""
    place = styled(str(error.source), "bold", sys.stderr)
    kind = styled(" warning:", "yellow", sys.stderr) if warning else ""
    print(f"{place}:{kind} {error.message}", file=sys.stderr)
    if error.hint:
        print(styled(f"  hint: {error.hint}", "cyan", sys.stderr), file=sys.stderr)


def show_mistakes(error: BaseException) -> int:
    """Print every mistake of a group, and give the exit code."""
    errors = errors_of(error)
    if not errors:
        return show_bug()
    for each in errors:
        show(each)
    complain(count(len(errors), "mistake"))
    return MISTAKES


def show_machine(error: BaseException) -> int:
    """Print what the machine refused, and give the exit code."""
    words = (
        _KINDER.get(getattr(error, "errno", None) or 0, "")
        or getattr(error, "strerror", None)
        or str(error)
        or type(error).__name__
    )
    file = getattr(error, "filename", None)
    complain(f"{file}: {words}" if file else words)
    return MACHINE


def show_bug() -> int:
    """Print what a bug of ours is in a line, keep its details in a file, and give the exit code."""
    complain("this is a bug in Broadsheet, not a mistake in your files:")
    complain(traceback.format_exc(limit=0, chain=False).strip().splitlines()[-1])
    with suppress(OSError):
        report = Path(".broadsheet/bug.txt")
        report.parent.mkdir(exist_ok=True)
        report.write_text(traceback.format_exc(), encoding="utf-8")
        print(f"  hint: the details are in {report}; please report them", file=sys.stderr)
    return BUG
