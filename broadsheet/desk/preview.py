"""What a preview is: the outcome of a build, and a page with the script that waits for the next one.

Knows nothing of servers, sockets or files.
"""

import re

from msgspec import Struct

BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)
NOTHING_YET = (
    b"<!DOCTYPE html>\n<html lang=en>\n<title>Nothing here yet</title>\n<p>Nothing here yet. This page waits for the"
    b" next build.</p>\n"
)
"""Shown where there is no page, not even the site's own 404."""


class Preview(Struct, frozen=True):
    """What came of one build into the preview's folder."""

    ok: bool
    """Whether the folder now shows what the files say; else it is as it was."""
    messages: tuple[str, ...]
    """Mistakes, or warnings where it is ok, each as an editor reads it."""
    summary: str
    """One line for the terminal; may be empty."""


def internal_error(bug: BaseException) -> Preview:
    """Show a bug of ours as if it were a mistake, so that the preview goes on."""
    name = f"{type(bug).__name__}: {bug}" if str(bug) else type(bug).__name__
    message = f"internal error: {name}\n  hint: this is a bug in Broadsheet, not a mistake in your files"
    return Preview(ok=False, messages=(message,), summary="")


def with_script(page: bytes, script: bytes) -> bytes:
    """Put a script before the last `</body>` of a page, in any case of letters, else at its end."""
    ends = [match.start() for match in BODY_END.finditer(page)] or [len(page)]
    return page[: ends[-1]] + script + page[ends[-1] :]
