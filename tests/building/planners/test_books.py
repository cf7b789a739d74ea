"""What `planners/books.py` and `formats/books.py` promise: an edition is a book, the same at every build."""

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

from broadsheet.building.disk.roots import theme_root
from tests.building.sites import CONFIG, article, built, documents_of, new_site, order_for, published, site_of, write

LINKS = "[b](b.md#x), [c](c.md), [self](#x) ![p](../images/p.svg) [file](../images/p.svg)"
FILES: dict[str, str | bytes] = {
    "content/articles/a.md": article("A", LINKS, date="2026-11-17"),
    "content/articles/b.md": article("B", "## X\n\n![s](/s.svg)", date="2026-11-18", language="ar"),
    "content/articles/c.md": article("C", date="2026-10-01", summary="S"),
    "content/images/p.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "content/static/s.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>',
}
WEEKLY = CONFIG + "editions: {cadence: weekly, at: Friday 17:00}\n"
BOOK = "editions/2026-w47.epub"


def book(root: Path, files: dict[str, str | bytes] = FILES) -> dict[str, str]:
    """Build a site with the real templates, and give the text of every file in its book."""
    order = new_site(root, files, WEEKLY)
    theme = theme_root()
    write(root, {f"templates/{f.relative_to(theme)}": f.read_bytes() for f in theme.rglob("*") if f.is_file()})
    built(order)
    return unzipped((root / "site" / BOOK).read_bytes())


def unzipped(data: bytes) -> dict[str, str]:
    """Give every file of a book by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_edition_with_a_story_has_a_book() -> None:
    """Beside its page; one without has none."""
    texts = {path: text for path, text in FILES.items() if isinstance(text, str)}
    note = "---\ntitle: N\ndate: 2026-11-03\n---\n\nA note.\n"
    paths = documents_of(site_of({**texts, "content/editions/n.md": note}, WEEKLY))
    assert [path for path in paths if path.endswith(".epub")] == [BOOK, "editions/2026-w40.epub"]
    assert "editions/2026-w45/index.html" in paths


def test_links_between_stories_of_an_edition_stay_in_its_book(tmp_path: Path) -> None:
    """Any other leads to the site; a picture that is linked, and not shown, too."""
    made = book(tmp_path)
    told = made["EPUB/chapter-2.xhtml"]
    assert 'href="chapter-1.xhtml#h-x"' in told
    assert 'href="https://example.org/2026/10/c/"' in told
    assert "<a>self</a>" in told
    assert '<a href="https://example.org/images/p.svg"' in told
    assert told.count('<img src="images/') == 1


def test_a_link_within_a_book_leads_to_what_is_there(tmp_path: Path) -> None:
    """To a heading of its chapter or of another's; else to the chapter, or nowhere."""
    links = "[here](#y) [lost](#z) [there](b.md#x) [gone](b.md#z)\n\n## Y"
    told = book(tmp_path, {**FILES, "content/articles/a.md": article("A", links, date="2026-11-17")})
    assert re.findall(r"<a[^>]*>\w+", told["EPUB/chapter-2.xhtml"]) == [
        '<a href="#h-y">here',
        "<a>lost",
        '<a href="chapter-1.xhtml#h-x">there',
        '<a href="chapter-1.xhtml">gone',
        '<a href="https://example.org/2026/11/a/">https',
    ]


def test_a_picture_from_outside_the_book_leaves_its_words(tmp_path: Path) -> None:
    """And, where it is another site's, a link to it: a reading system fetches nothing."""
    text = "![near](/not/there.png) ![far](https://far.example/x.png)"
    order = new_site(tmp_path, {"content/articles/a.md": article("A", text)}, WEEKLY + "images: {remote: allow}\n")
    write(tmp_path, {"templates/epub/book.html": "{{ page.chapter.text | html if page.kind == 'chapter' }}"})
    built(order)
    (made,) = (path for path in published(order) if path.endswith(".epub"))
    assert (
        '<p>near <a href="https://far.example/x.png">far</a></p>'
        in unzipped(published(order)[made])["EPUB/chapter-1.xhtml"]
    )


def test_a_picture_that_could_run_script_leaves_its_words(tmp_path: Path) -> None:
    """It is no part of the book."""
    made = book(tmp_path)
    assert "<p>s</p>" in made["EPUB/chapter-1.xhtml"]
    assert [name for name in made if name.startswith("EPUB/images/")] == [
        name for name in made if name.endswith(".svg") and "cover" not in name
    ]
    assert sum(name.startswith("EPUB/images/") for name in made) == 1


def test_a_book_is_what_epub_asks_for(tmp_path: Path) -> None:
    """`mimetype` first and stored; all XML is well-formed; what is in the spine is there, in order."""
    made = book(tmp_path)
    with ZipFile(tmp_path / "site" / BOOK) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    for name, text in made.items():
        if name.endswith((".xhtml", ".opf", ".xml", ".svg")):
            ET.fromstring(text)  # noqa: S314  # expat, on what we made ourselves
    package = ET.fromstring(made["EPUB/package.opf"])  # noqa: S314  # the same
    ns = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
    items = {item.attrib["id"]: item.attrib["href"] for item in package.iterfind(".//o:item", ns)}
    spine = [items[ref.attrib["idref"]] for ref in package.iterfind(".//o:itemref", ns)]
    assert spine == ["cover.xhtml", "nav.xhtml", "note.xhtml", "chapter-1.xhtml", "chapter-2.xhtml"]
    assert {f"EPUB/{href}" for href in items.values()} <= made.keys()
    assert [each.text for each in package.iterfind(".//dc:language", ns)] == ["en", "ar"]
    assert 'lang="ar" xml:lang="ar" dir="rtl"' in made["EPUB/chapter-1.xhtml"]


def test_a_book_is_made_again_only_when_something_in_it_changes(tmp_path: Path) -> None:
    """An edit of another week's article leaves it; one of its own, or of its picture, does not."""
    book(tmp_path)
    order = order_for(tmp_path)
    before = published(order)[BOOK]
    write(tmp_path, {"content/articles/c.md": article("C", "Changed.", date="2026-10-01", summary="S")})
    report = built(order)
    assert published(order)[BOOK] == before
    assert report.written == len(("the page", *("feeds",) * 3, "its week's book"))
    write(tmp_path, {"content/images/p.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'})
    built(order)
    assert '<path d="M0 0"/>' in "".join(unzipped(published(order)[BOOK]).values())


def test_a_book_keeps_its_identity_when_all_else_changes(tmp_path: Path) -> None:
    """A reading system replaces it where it would keep two."""
    made = book(tmp_path / "a")["EPUB/package.opf"]
    note = "---\ntitle: Retitled\ndate: 2026-11-18\n---\n\nA note.\n"
    changed = {**FILES, "content/editions/n.md": note, "content/articles/a.md": article("Other", date="2026-11-17")}
    again = book(tmp_path / "b", changed)["EPUB/package.opf"]
    mark = made.index("<dc:identifier"), made.index("</dc:identifier>")
    assert made[slice(*mark)] in again
    assert made != again
