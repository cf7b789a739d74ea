"""Where an article will be: a file and an address that no other has.

Knows nothing of what is in it.
"""

from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path

from msgspec import structs

from broadsheet.clipping.article_file import file_name_of
from broadsheet.clipping.values import Clipped
from broadsheet.model.content import Article
from broadsheet.reading.slugs import LONGEST, slug_or_digest


class Places:
    """The months and slugs that are taken; grows as clippings come."""

    def __init__(self, articles: Iterable[Article], zone: tzinfo) -> None:
        """Take the site's articles, and the zone in which it tells months."""
        self._taken = {
            f"{article.date.astimezone(zone):%Y-%m} {article.slug}" if article.date else f" {article.slug}"
            for article in articles
        }

    def settle(self, clipped: Clipped, folder: Path, *, named: bool) -> tuple[Clipped, str]:
        """Give a clipping a slug that is free in its month, and its file's name; where needed with a number from 2.

        A file that an importer or the editor has named keeps its name.
        """
        if clipped.file_name:
            return clipped, clipped.file_name
        first = clipped.slug or slug_or_digest(clipped.title, clipped.id)
        slug, number = first, 1
        while f"{clipped.date[:7]} {slug}" in self._taken or (not named and (folder / _name(clipped, slug)).exists()):
            number += 1
            slug = f"{first[: LONGEST - 1 - len(str(number))].rstrip('-')}-{number}"
        self._taken.add(f"{clipped.date[:7]} {slug}")
        own = f"{Path(clipped.clipping.file).stem}.md" if named else _name(clipped, slug)
        return (clipped if slug == first else structs.replace(clipped, slug=slug)), own


def _name(clipped: Clipped, slug: str) -> str:
    return file_name_of(structs.replace(clipped, slug=slug))
