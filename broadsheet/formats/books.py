"""An edition becomes an EPUB 3.3 (W3C): a zip of XHTML pages, a contents, a cover and pictures.

Nothing in it is of the machine or the clock. Files are stored, not compressed, because compressed bytes differ from
one zlib to another.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC
from functools import partial
from html import escape
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from msgspec import structs

from broadsheet.formats.covers import Cover, draw_cover
from broadsheet.formats.templates import render_page
from broadsheet.formats.words import Words, words_of
from broadsheet.formats.xhtml import fit, to_xhtml
from broadsheet.model.books import BookPage, BookView
from broadsheet.model.content import Body
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.views import Masthead

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = {
    "css": "text/css",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "xhtml": "application/xhtml+xml",
}
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_ACTIVE = re.compile(rb"<script|<foreignObject|<image|<!ENTITY|\son\w+\s*=|href\s*=\s*[\"'](?!#)", re.IGNORECASE)
_SHOWN = re.compile(r'<img src="([^"]+)" alt="([^"]*)"[^>]*>')
_LINKED = re.compile(r'href="images/([^"]+)"')
_ID = re.compile(r' id="([^"]*)"')
_PLACE = re.compile(r' href="([^"#:]*)#([^"]*)"')

Page = Callable[[BookPage], str]
Files = dict[str, str | bytes]
"""By name, in the order in which they stand in the package."""


def render_book(document: Document, theme: Theme, bodies: Mapping[str, Body], plates: Mapping[str, bytes]) -> bytes:
    """Render an edition as EPUB; `plates` are its pictures' bytes by name.

    A picture that is none of them, or that a reading system could not show safely, such as an SVG with script, leaves
    its words.
    """
    view, masthead = document.view, document.masthead
    if not isinstance(view, BookView) or masthead is None:
        raise TypeError(f"{document.output_path} has no book to render")
    words = words_of(theme, masthead.language)
    shown = {name: data for name, data in plates.items() if not (name.endswith(".svg") and _ACTIVE.search(data))}
    pictures = {f"images/{name}" for name in shown}
    absent = {plate.name: plate.permalink for plate in view.plates}

    def page(made: BookPage) -> str:
        html = render_page(structs.replace(document, view=made), theme, bodies).decode()
        html = _LINKED.sub(lambda found: f'href="{escape(absent.get(found[1], ""))}"', html)
        return _SHOWN.sub(lambda found: found[0] if found[1] in pictures else found[2], html)

    files = _led(_pages(view, masthead, words, page))
    files |= {f"images/{name}": shown[name] for name in sorted(shown)}
    files["package.opf"] = _package(view, masthead, words, files)
    return _zipped(files)


def _pages(view: BookView, masthead: Masthead, words: Words, page: Page) -> Files:
    title = words.period(view.card.title)
    own = (view.language, view.direction)
    image = f'<img src="cover.svg" alt="{escape(masthead.title)}: {escape(title)}"/>'
    files: Files = {
        "style.css": page(BookPage("style", view)),
        "cover.svg": _cover(view, masthead, words),
        "cover.xhtml": _xhtml(title, own, f'<section class="cover" epub:type="cover">{image}</section>'),
        "nav.xhtml": _contents(view, masthead, words),
        "note.xhtml": _xhtml(title, own, to_xhtml(page(BookPage("note", view)))),
    }
    for number, chapter in enumerate(view.chapters, 1):
        body = to_xhtml(page(BookPage("chapter", view, chapter)))
        spoken = (chapter.card.language, chapter.card.direction)
        files[f"chapter-{number}.xhtml"] = _xhtml(chapter.card.title, spoken, body)
    return files


def _led(files: Files) -> Files:
    """Let no link within the book lead to a place that is not there: it leads to the chapter, or keeps its words."""
    ids = {name: set(_ID.findall(text)) for name, text in files.items() if isinstance(text, str)}

    def written(name: str, link: re.Match[str]) -> str:
        there = ids.get(link[1] or name)
        if there is None or link[2] in there or unquote(link[2]) in there:
            return link[0]
        return f' href="{link[1]}"' if link[1] else ""

    return {
        name: _PLACE.sub(partial(written, name), text) if isinstance(text, str) and name.endswith(".xhtml") else text
        for name, text in files.items()
    }


def _cover(view: BookView, masthead: Masthead, words: Words) -> str:
    number = words.gettext("No. %(number)d") % {"number": view.card.number}
    dateline = f"{number} · {words.date(view.card.date, 'long')}"
    headlines = tuple(chapter.card.title for chapter in view.chapters)
    title = words.period(view.card.title)
    return draw_cover(Cover(masthead.title, dateline, title, headlines, view.language, view.direction))


def _xhtml(title: str, spoken: tuple[str, str], body: str) -> str:
    language, direction = escape(spoken[0]), spoken[1]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{language}" xml:lang="{language}" dir="{direction}">\n'
        f"<head>\n<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def _contents(view: BookView, masthead: Masthead, words: Words) -> str:
    entries = [("note.xhtml", words.period(view.card.title), view.language, view.direction)]
    entries += [
        (f"chapter-{number}.xhtml", each.card.title, each.card.language, each.card.direction)
        for number, each in enumerate(view.chapters, 1)
    ]
    lines = (
        f'<li><a href="{name}" lang="{spoken}" xml:lang="{spoken}" dir="{direction}">{escape(title)}</a></li>'
        for name, title, spoken, direction in entries
    )
    word = escape(words.gettext("Contents"))
    nav = f'<nav epub:type="toc" id="toc">\n<h1>{word}</h1>\n<ol>\n' + "\n".join(lines) + "\n</ol>\n</nav>"
    return _xhtml(words.gettext("Contents"), (masthead.language, masthead.direction), nav)


def _package(view: BookView, masthead: Masthead, words: Words, files: Files) -> str:
    direction = ' page-progression-direction="rtl"' if view.direction == "rtl" else ""
    spine = [name for name in files if name.endswith(".xhtml")]
    manifest = (
        f'<item id="{_id(name)}" href="{name}" media-type="{_TYPES[name.rpartition(".")[2]]}"{_properties(name)}/>'
        for name in files
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f' xml:lang="{escape(view.language)}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        + "\n".join(_metadata(view, masthead, words))
        + "\n</metadata>\n<manifest>\n"
        + "\n".join(manifest)
        + f"\n</manifest>\n<spine{direction}>\n"
        + "\n".join(f'<itemref idref="{_id(name)}"/>' for name in spine)
        + "\n</spine>\n</package>\n"
    )


def _metadata(view: BookView, masthead: Masthead, words: Words) -> Iterator[str]:
    modified = view.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    languages = dict.fromkeys([view.language, *(each.card.language for each in view.chapters)])
    yield f'<dc:identifier id="id">{escape(view.id)}</dc:identifier>'
    yield f"<dc:title>{escape(masthead.title)}: {escape(words.period(view.card.title))}</dc:title>"
    yield from (f"<dc:language>{escape(language)}</dc:language>" for language in languages)
    yield f"<dc:creator>{escape(masthead.author or masthead.title)}</dc:creator>"
    yield f"<dc:publisher>{escape(masthead.title)}</dc:publisher>"
    yield f"<dc:date>{view.card.date.isoformat()}</dc:date>"
    yield f"<dc:source>{escape(view.permalink)}</dc:source>"
    yield from [f"<dc:description>{escape(view.card.summary)}</dc:description>"] if view.card.summary else []
    yield f'<meta property="dcterms:modified">{modified}</meta>'
    yield '<meta property="schema:accessMode">textual</meta>'
    yield '<meta property="schema:accessMode">visual</meta>'
    yield '<meta property="schema:accessModeSufficient">textual</meta>'
    yield '<meta property="schema:accessibilityFeature">alternativeText</meta>'
    yield '<meta property="schema:accessibilityFeature">tableOfContents</meta>'
    yield '<meta property="schema:accessibilityHazard">none</meta>'


def _id(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", f"f-{name}")


def _properties(name: str) -> str:
    return {"nav.xhtml": ' properties="nav"', "cover.svg": ' properties="cover-image"'}.get(name, "")


def _zipped(files: Files) -> bytes:
    """Zip with fixed dates and modes; `mimetype` comes first (EPUB Open Container Format 3.3, section 4.3)."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        named: Files = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER}
        named |= {f"EPUB/{name}": data for name, data in files.items()}
        for name, data in named.items():
            entry = ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, fit(data) if isinstance(data, str) else data)
    return made.getvalue()
