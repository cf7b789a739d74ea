"""The same digest for Hugo and Pelican, as their users would write it.

The same articles, tags, sections, sources and months, twenty articles a page, what pages say to machines, a sitemap,
and RSS for home, tags and sections. Themes are in `hugo/` and `pelican/`; style sheets, scripts and icons are ours.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import article

HERE = Path(__file__).parent
ASSETS = HERE.parent / "templates/assets"


class _Clip(NamedTuple):
    """An article as the corpus has it, taken apart."""

    name: str
    fields: dict[str, str]
    paper: str
    original: str
    body: str


def _clips(size: int) -> Iterator[_Clip]:
    for number in range(size):
        name, text = article(number)
        _, front, body = text.split("---\n", 2)
        fields = dict(line.split(": ", 1) for line in front.strip().split("\n"))
        paper, original = fields["source"].strip("{}").removeprefix("name: ").split(", url: ")
        yield _Clip(name, fields, paper, original.strip("'"), body)


def write_hugo(size: int, folder: Path) -> None:
    """Write the digest as a Hugo site; sections, sources and months are taxonomies: Hugo's own sections are folders."""
    shutil.copytree(HERE / "hugo", folder)
    shutil.copytree(ASSETS, folder / "assets")
    articles = folder / "content" / "articles"
    articles.mkdir()
    for clip in _clips(size):
        kept = [f"{key}: {value}" for key, value in clip.fields.items() if key != "section"]
        terms = {"desks": clip.fields["section"], "papers": clip.paper, "months": f'"{clip.name[:7]}"'}
        head = "\n".join([*kept, *(f"{key}: [{value}]" for key, value in terms.items())])
        (articles / clip.name).write_text(f"---\n{head}\n---\n{clip.body}", encoding="utf-8")


def write_pelican(size: int, folder: Path) -> None:
    """Write the digest as a Pelican site; a section is a category, a source an author.

    It has neither related articles nor previous and next, which take plugins.
    """
    shutil.copytree(HERE / "pelican", folder)
    shutil.copytree(ASSETS, folder / "theme" / "static")
    articles = folder / "content"
    articles.mkdir()
    for clip in _clips(size):
        head = {
            "Title": clip.fields["title"].strip('"'),
            "Date": clip.fields["date"],
            "Category": clip.fields["section"],
            "Tags": clip.fields["tags"].strip("[]"),
            "Author": clip.paper,
            "Original": clip.original,
        }
        lines = "\n".join(f"{key}: {value}" for key, value in head.items())
        (articles / clip.name).write_text(f"{lines}\n{clip.body}", encoding="utf-8")
