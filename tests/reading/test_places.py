"""What `reading/places.py` promises: a link is found where it was written."""

import pytest
from msgspec import structs

from broadsheet.model.config import Dialect, Markdown
from broadsheet.model.content import Reference
from tests.makers import DIALECT, read

PYROMARK = structs.replace(DIALECT, markdown=Markdown(engine="pyromark"))


@pytest.mark.parametrize("dialect", [DIALECT, PYROMARK], ids=["markdown", "pyromark"])
@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("[a](b.md)", (6, 5)),
        ("One\n\ntwo [a](b.md) [c](b.md)", (8, 9)),
        ("🎉 é [a](b.md)", (6, 9)),
        ("![a](b.md)", (6, 6)),
        ("[a](<b.md>)", (6, 6)),
        ("[a](b.md 'Title')", (6, 5)),
        ("[a][x]\n\n[x]: b.md", (8, 6)),
        ("[a](/long/b.md) [c](b.md)", (6, 21)),
        ("b.md, then [a](b.md)", (6, 16)),
        ('<a href="b.md">x</a>', (6, 10)),
        ("<a title=x href=b.md>x</a>", (6, 17)),
    ],
)
def test_a_link_is_found_where_it_is_written(body: str, place: tuple[int, int], dialect: Dialect) -> None:
    """Line and column of its target, counted in the file and in characters."""
    content = read(f"---\ntitle: T\ndate: 2026-01-01\nid: a\n---\n{body}\n", dialect=dialect).content
    assert content
    assert Reference("b.md", *place) in (*content.links, *content.images)


@pytest.mark.parametrize("dialect", [DIALECT, PYROMARK], ids=["markdown", "pyromark"])
@pytest.mark.parametrize("href", ["é.md", "%C3%A9.md", "<a b.md>", "a\\_b.md", "a&amp;b.md", "a(b).md"])
def test_a_link_is_found_however_the_engine_writes_it(href: str, dialect: Dialect) -> None:
    """By pyromark with percent signs; escapes and entities are gone in both."""
    content = read(f"---\ntitle: T\ndate: 2026-01-01\nid: a\n---\nSee [x]({href}).\n", dialect=dialect).content
    assert content
    (link,) = content.links
    assert (link.line, link.column) == (6, 10 if href.startswith("<") else 9)


def test_no_place_is_looked_for_where_every_link_leaves_the_site() -> None:
    """Nobody asks where such a link stands, and looking costs more than the engine."""
    content = read("---\ntitle: T\ndate: 2026-01-01\nid: a\n---\n[a](https://example.org/)\n").content
    assert content
    assert content.links == (Reference("https://example.org/", 0, 0),)
