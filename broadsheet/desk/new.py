"""A new article begins as a dated, identified draft.

Knows no clock and no randomness: date and id come as arguments.
"""

from datetime import datetime

from msgspec import Struct

from broadsheet.building.disk.files import write_new
from broadsheet.building.disk.roots import Roots
from broadsheet.reading.scalars import scalar
from broadsheet.reading.slugs import slug_or_digest


class Begun(Struct, frozen=True):
    """An article file that is not written yet."""

    path: str
    """Its source path."""
    text: str
    """Its front matter and an empty body."""


def begin(title: str, date: datetime, identity: str) -> Begun:
    """Make the text and the place of a new article; `date` is in the site's zone."""
    name = f"{date:%Y-%m-%d}-{slug_or_digest(title, identity)}.md"
    lines = [
        "---",
        f"title: {scalar(title)}",
        f"date: {date:%Y-%m-%d}",
        f"id: {identity}",
        "draft: true",
        "summary:",
        "section:",
        "tags: []",
        "# source:",
        "#   name: The Guardian",
        "#   url: https://www.theguardian.com/...",
        "---",
        "",
        "",
    ]
    return Begun(f"content/articles/{name}", "\n".join(lines))


def write(begun: Begun, roots: Roots) -> None:
    """Write the article; raises FileExistsError where there is one of its name."""
    write_new(roots.file(begun.path), begun.text.encode())
