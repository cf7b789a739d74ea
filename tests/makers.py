"""Small makers that several tests share."""

import io
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from msgspec import Struct

from broadsheet.cli import main


class Told(Struct, frozen=True):
    """What a command said, and how it ended."""

    code: int
    """Its exit code."""
    out: str
    """On standard output."""
    err: str
    """On standard error."""


def run(*args: str | Path) -> Told:
    """Run a command in this process; the folder that it goes to with `-C` is left again."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with chdir(Path.cwd()), redirect_stdout(out), redirect_stderr(err):
        try:
            main([str(arg) for arg in args])
        except SystemExit as left:
            code = left.code
    if not isinstance(code, int):
        raise TypeError(f"exit with {code!r}")
    return Told(code, out.getvalue(), err.getvalue())
