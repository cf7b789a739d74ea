"""A body's Markdown becomes sanitised HTML with gaps, and what the rest of the site must know of it.

Depends on the text and `markdown.*` alone: it knows no URL of the site, no size of an image, no other file.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise

from msgspec import Struct

from broadsheet.model import config
from broadsheet.model.content import Body, Slot
from broadsheet.reading.brackets import find_bracket_run
from broadsheet.reading.engines import to_html
from broadsheet.reading.footnotes import gather
from broadsheet.reading.fragments import anchors, leads
from broadsheet.reading.sanitising import sanitise, sanitise_trusted
from broadsheet.reading.slugs import slug_of
from broadsheet.reading.tags import Tag, count_words, paragraphs, plain, tags_of, words_of

__all__ = ["Marked", "find_bracket_run", "parse_body"]

Piece = str | Slot
PROSE = 1000
"""Characters of prose that are enough for a summary."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_REMOTE = re.compile(r"(?:(?P<scheme>https?):[/\\]*|[/\\]{2,})(?P<rest>[^/\\].*)", re.IGNORECASE | re.DOTALL)
_KEPT_SCHEMES = ("http:", "https:", "mailto:")
_TENDED, _TENDED_ENDS = frozenset({"img", "table"}), frozenset({"table"})
"""What is written anew even without attributes, and the ends of it."""
_CLASS = re.compile(r"[a-z0-9_-]{1,40}|language-[\w+#.-]{1,40}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_TABLE_OPENS = '<div class="table" tabindex="0" role="region" aria-label="Table">'


class Marked(Struct, frozen=True):
    """What a body's Markdown gives."""

    body: Body
    """Sanitised HTML with gaps."""
    hrefs: tuple[str, ...]
    """Every link's href but those that lead to a place in the body itself, as written, each once, in order."""
    srcs: tuple[str, ...]
    """Every image's src, as written, each once, in order."""
    prose: str
    """The plain text of its first top-level paragraphs, a line each, up to the one that makes it 1,000 characters."""
    words: int
    """Of the whole text; a Chinese or Japanese character counts as half a word."""
    anchors: tuple[str, ...]
    """Every id that a link from elsewhere may name, in order."""


def parse_body(text: str, markdown: config.Markdown) -> Marked:
    """Turn a body's Markdown into HTML that is safe to publish; `find_bracket_run` must have passed it."""
    html = _clean_html(text, markdown)
    tags = tags_of(html)
    body = _cut(_pieces(html, tags))
    ids = dict.fromkeys(slot.value for slot in body.slots if slot.kind == "id")
    return Marked(
        body,
        tuple(dict.fromkeys(_hrefs(body, ids))),
        tuple(dict.fromkeys(slot.value for slot in body.slots if slot.kind == "image")),
        _prose(html, tags),
        count_words(words_of(html)),
        anchors(ids),
    )


def _hrefs(body: Body, ids: Mapping[str, None]) -> Iterator[str]:
    for slot in body.slots:
        if slot.kind == "link":
            yield slot.value
        elif slot.kind == "fragment" and not leads(slot.value, ids):
            yield f"#{slot.value}"


def _prose(html: str, tags: tuple[Tag, ...]) -> str:
    found: list[str] = []
    for paragraph in map(plain, paragraphs(html, tags)):
        if paragraph:
            found.append(paragraph)
        if sum(map(len, found)) >= PROSE:
            break
    return "\n".join(found)


def _clean_html(text: str, markdown: config.Markdown) -> str:
    if not text.strip():
        return ""
    clean = sanitise_trusted if markdown.raw_html == "trust" else sanitise
    html = clean(to_html(text, markdown))
    return gather(html) if markdown.engine == "pyromark" else html


def _cut(pieces: Iterator[Piece]) -> Body:
    """Part pieces at the slots among them."""
    parts: list[str] = []
    slots: list[Slot] = []
    pending: list[str] = []
    for piece in pieces:
        if isinstance(piece, Slot):
            parts.append("".join(pending))
            slots.append(piece)
            pending = []
        else:
            pending.append(piece)
    return Body((*parts, "".join(pending)), tuple(slots))


def _pieces(html: str, tags: tuple[Tag, ...]) -> Iterator[Piece]:
    """Walk over the tags, giving the text between them as it stands."""
    ids = _ids(html, tags)
    shift = int(any(tag.name == "h1" for tag in tags))
    shifted = _HEADINGS if shift else frozenset[str]()
    tended, ends = _TENDED | shifted, _TENDED_ENDS | shifted
    position = tables = 0
    for tag in tags:
        if not (tag.name in ends if tag.closing else tag.attributes or tag.name in tended or tag.start in ids):
            continue
        yield html[position : tag.start]
        position = tag.end
        opens = tag.name == "table" and not tag.closing
        closes = tag.name == "table" and tag.closing
        if opens and not tables:
            yield _TABLE_OPENS
        yield from _written(tag, shift, ids.get(tag.start, ""))
        tables += opens - closes
        if closes and not tables:
            yield "</div>"
    yield html[position:]


def _written(tag: Tag, shift: int, identifier: str) -> Iterator[Piece]:
    name = _shifted(tag.name, shift)
    if tag.closing:
        yield f"</{name}>"
    elif name == "img":
        yield from _image(tag, identifier)
    else:
        yield f"<{name}"
        if identifier:
            yield from (' id="', Slot("id", identifier), '"')
        yield from _link(tag) if name == "a" else (_rest(tag),)
        yield ">"


def _shifted(name: str, shift: int) -> str:
    """Lower a heading by a rank, at most to h6: the page's own is the only h1."""
    return f"h{min(int(name[1]) + shift, 6)}" if shift and name in _HEADINGS else name


def _image(tag: Tag, identifier: str) -> Iterator[Piece]:
    """Leave a gap for an image; one whose src was unsafe leaves its words."""
    alt = tag.attributes.get("alt", "")
    src = _safe_url(tag.attributes.get("src", ""))
    if identifier:
        yield from ('<span id="', Slot("id", identifier), '"></span>')
    yield Slot("image", src, _rest(tag), alt) if src else escape(alt)


def _link(tag: Tag) -> Iterator[Piece]:
    href = _safe_url(tag.attributes["href"]) if "href" in tag.attributes else None
    if href is None:
        yield _rest(tag)
    elif href.startswith("#"):
        yield from (' href="', Slot("fragment", href[1:]), '"', _rest(tag))
    else:
        yield Slot("link", href, _rest(tag))


def _safe_url(url: str) -> str | None:
    r"""Give a URL as browsers take it (WHATWG URL, section 4.4); none where its scheme may run script.

    They skip control characters, take `\` for `/`, and need no slashes after `https:`: a feed reader may not.
    """
    url = _CONTROLS.sub("", url).strip()
    if remote := _REMOTE.match(url):
        return f"{(remote['scheme'] or 'https').lower()}://{remote['rest']}"
    scheme = _SCHEME.match(url)
    return None if scheme and scheme[0].lower() not in _KEPT_SCHEMES else url


def _rest(tag: Tag) -> str:
    """Give the attributes that have no gap, each with a space before it."""
    kept = {name: value for name, value in tag.attributes.items() if name not in {"id", "href", "class"}}
    if tag.name == "img":
        kept = {name: value for name, value in kept.items() if name not in {"src", "alt", "loading", "decoding"}}
    classes = [token for token in tag.attributes.get("class", "").split() if _CLASS.fullmatch(token)]
    if classes:
        kept = {"class": " ".join(classes), **kept}
    return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())


def _ids(html: str, tags: tuple[Tag, ...]) -> Mapping[int, str]:
    """Give the id of each tag that has one or is a heading, by its start; none twice.

    What an author wrote comes first, so that headings' own ids give way.
    """
    chosen: dict[int, str] = {}
    taken: dict[str, int] = {}
    for tag in tags:
        written = tag.attributes.get("id", "") if tag.attributes else ""
        if written and not re.search(r"\s", written):
            chosen[tag.start] = _unique(written, taken)
    headings = [tag for tag in tags if tag.name in _HEADINGS]
    for tag, following in pairwise(headings):
        if not tag.closing and tag.start not in chosen:
            text = plain(html[tag.end : following.start])
            chosen[tag.start] = _unique(slug_of(text) or "section", taken)
    return chosen


def _unique(identifier: str, taken: dict[str, int]) -> str:
    """Add -2, -3 to an id that is taken; `taken` counts how often each was asked for."""
    candidate = identifier
    while candidate in taken:
        taken[identifier] += 1
        candidate = f"{identifier}-{taken[identifier]}"
    taken[candidate] = 1
    return candidate
