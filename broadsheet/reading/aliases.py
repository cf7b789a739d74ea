"""Old paths that redirect: which ones a static site can serve. Knows nothing of what they lead to."""

import re
from urllib.parse import unquote

LONGEST = 1000
"""Bytes of a path: file systems allow 4,096, with the folders above the site."""
LONGEST_SEGMENT = 200
"""Bytes: file systems allow 255, and a file being written has a longer name."""


def alias_mistake(alias: str) -> str:
    """Say what is wrong with a path that is to redirect, or nothing."""
    if "?" in alias or "#" in alias:
        return "a static site cannot redirect a query or a fragment: write the path alone"
    if not alias.startswith("/") or alias.startswith("//"):
        return "begin it with one '/': /old/path/"
    path = unquote(alias)
    segments = path.split("/")
    if any(segment in {".", ".."} for segment in segments) or "\\" in path or "//" in path:
        return "write the path without '.', '..', '\\' or an empty segment"
    if any(segment.startswith(".") for segment in segments) or re.search(r"[\x00-\x1f\x7f-\x9f]", path):
        return "a segment cannot begin with a dot or hold control characters"
    return _unwritable(path, segments)


def _unwritable(path: str, segments: list[str]) -> str:
    if "\ufffd" in path:
        return "what is written with '%' is not UTF-8: write the letters themselves"
    if any(len(segment.encode()) > LONGEST_SEGMENT for segment in segments):
        return f"a segment has more than {LONGEST_SEGMENT} bytes"
    return f"the path has more than {LONGEST:,} bytes" if len(path.encode()) > LONGEST else ""
