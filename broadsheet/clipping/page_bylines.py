"""The texts in which a page's marks name who wrote it: bylines, authors' links, what stands after `by`.

A tree is lxml's. Knows nothing of which of them are people.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from broadsheet.clipping.dates import dates_in
from broadsheet.clipping.page_facts import Facts, Tree, first, is_beside, of_class, text_of
from broadsheet.clipping.page_head import Head
from broadsheet.clipping.page_lines import Mark

_BYLINES = (
    "//*[contains(concat(' ', @rel, ' '), ' author ')]",
    "//*[contains(@itemprop, 'author')]",
    "//*[contains(concat(' ', @class, ' '), ' author ') or contains(concat(' ', @class, ' '), ' byline ')]",
    of_class("byline", "author-name", "author__name", "authorName", "author_name", "vcard"),
    of_class("author", "autor", "auteur"),
)
_NOT_HERE = re.compile(
    r"comment|(?<!no-)(?<!has-)(?<!with-)sidebar|widget(?!\s+Blog\b)|related|(?<!post-)(?<!entry-)(?<!article-)footer|teaser"
    r"|recommend|popular|nav|bio\b|\bmenu",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:^|[\s(|•·–—/-])(?:(?:by|von|par|por|door|av|af|di|da|przez|автор|autor(?:in|en|es|a|e)?|auteure?s?|authors?|autore)"
    r"\s*[:：]?|(?:text|texte?|words|redaktion|editor|writer|reporter)\s*[:：])\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:by|von|par|por|autor(?:in|en|es|a)?|auteur(?:e|s)?|authors?|autore|written\s+by|text|texte)\s*:?",
    re.IGNORECASE,
)
_OF_PICTURE = re.compile(
    r"\b(?:photos?|fotos?|bild(?:er)?|image|picture|illustration|grafik)\s+(?:by|von|par|por|di)\s*$", re.IGNORECASE
)
_BY_LINE = re.compile(r"(?-i:By|Von|Par|Por|BY|VON)\s*:?\s+(?=\S)")
_AND = re.compile(r"\s*(?:,|;|&|/|\+|and|und|et|y|e|og|och|en|,\s*and)\s*", re.IGNORECASE)
_THEIR_PLACE = re.compile(
    r"/(?:authors?|autor(?:en|es|in|a)?|auteurs?|autore|autori|writers?|reporters?|journalists?|staff"
    r"|profiles?|profil|members?|users?|by|contributors?|contributor|redakteure?|redaktion|redactie|mitarbeiter|columnists?"
    r"|journalistes?|periodistas?|kolumnisten|signature|firmas?|user-uebersicht)/[^/?#]+"
    r"|[?&](?:author|autor|uid|u|user)=[\w.-]+$",
    re.IGNORECASE,
)
_SHARES = re.compile(r"facebook|twitter|share|pinterest|whatsapp|linkedin|reddit|mailto:|telegram", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:author|autor|auteur|byline|writer|contributor|verfasser|journalist|fn)", re.IGNORECASE)
_THEIR_POSTS = re.compile(
    r"^(?:(?:zeige\s+)?alle\s+(?:beiträge|artikel)|beiträge|artikel|(?:view\s+|see\s+)?all\s+(?:posts|articles|stories)|posts"
    r"|(?:voir\s+)?tous\s+les\s+articles|articles|(?:ver\s+)?todas\s+las\s+entradas|entradas|alles)"
    r"\s+(?:von|by|de|par|por)\s*:?\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"(?:written|posted|published|geschrieben|verfasst|veröffentlicht|écrit|publié|escrito|publicado|scritto|author|autor"
    r"|auteur|geschreven|skrevet|skriven|napisane|написано)\b",
    re.IGNORECASE,
)
_BY_ONE = re.compile(
    r"(?:^|[\s|·•,])(?:by|von|par|por|door|av|af|(?:redaktion|autor(?:in)?|author|text)\s*:)\s+"
    r"(?P<name>[^\W_][\w.’'-]*(?:\s(?-i:[^\W\d_a-zß-ÿ])[\w.’'-]*){0,2})"
    r"(?=\s+(?:on|am|le|el|um|at|in|im|auf|ein|\d)|\s*[|·•,(–-]|\s*$)",
    re.IGNORECASE,
)
_LONGEST_BYLINE, _LONGEST_BEFORE, _STEPS = 160, 60, 2
_SAID = ("class", "itemprop", "rel")
_NOT_HERE_POSTS = re.compile(r"comment|sidebar|related|teaser|recommend|popular", re.IGNORECASE)


def near_bylines(head: Head) -> Iterator[list[str]]:
    """Give what names somebody about the headline: an author's own element, words after `by`, links to people."""
    here = [mark for mark in head.marks if not is_beside(mark.element, _NOT_HERE, head.above)]
    if not head.lines:
        yield _after_by([mark for mark in here if _WRITTEN_BY.match(mark.before)])
        return
    theirs = [mark for mark in here if _is_theirs(mark)]
    yield [mark.text for mark in _of_one_place([mark for mark in theirs if mark.element.tag == "a"])]
    yield _after_by(here)
    yield [mark.text for mark in _of_one_place(theirs)]
    yield [below.text for line, below in pairwise(head.lines) if _is_label(line.text, below.text)][:1]
    yield [match["name"] for line in head.lines if (match := _dated_byline(line.text))][:1]
    yield [mark.text for mark in _of_one_place([mark for mark in here if _leads_to_one(mark)])]


def by_lines(head: Head) -> list[str]:
    """Give the short lines about the headline that begin with `by`."""
    return [line.text for line in head.lines if _BY_LINE.match(line.text) and len(line.text) <= _LONGEST_BEFORE]


def _is_label(text: str, below: str) -> bool:
    """Tell whether a line calls the next one its author; a player's settings have a `Text` of their own."""
    return _LABEL.fullmatch(text) is not None and (" " in below or not text.casefold().startswith("text"))


def _dated_byline(text: str) -> re.Match[str] | None:
    return _BY_ONE.search(text) if len(text) <= _LONGEST_BYLINE and dates_in(text) else None


def _is_theirs(mark: Mark) -> bool:
    if len(mark.text) > _LONGEST_BYLINE:
        return False
    within = takewhile(_is_short, islice(mark.element.iterancestors(), _STEPS))
    return any(_THEIRS.search(" ".join(each.get(name) or "" for name in _SAID)) for each in (mark.element, *within))


def _is_short(element: Tree) -> bool:
    return len(text_of(element)) <= _LONGEST_BYLINE


def _leads_to_one(mark: Mark) -> bool:
    to = mark.element.get("href") or ""
    return _THEIR_PLACE.search(to) is not None and _SHARES.search(to) is None


def _of_one_place(marks: Sequence[Mark]) -> list[Mark]:
    """Give the first, and those that follow it in its line with a comma or an `and` between."""
    if not marks:
        return []
    found = [marks[0]]
    for mark in marks[1:]:
        last = found[-1]
        line = f"{last.before} {last.text} {last.after}".split()
        if f"{mark.before} {mark.text} {mark.after}".split() != line or len(mark.before) <= len(last.before):
            continue
        between = mark.before[len(f"{last.before} {last.text}".strip()) :]
        if not _AND.fullmatch(between):
            break
        found.append(mark)
    return found


def _after_by(marks: Sequence[Mark]) -> list[str]:
    for n, mark in enumerate(marks):
        if len(mark.before) <= _LONGEST_BEFORE and _BY.search(mark.before) and not _OF_PICTURE.search(mark.before):
            return [each.text for each in _of_one_place(marks[n:])]
    return []


def bylines(tree: Tree) -> Iterator[list[str]]:
    """Give the page's bylines wherever they stand: for each way to mark them the first, and those beside it."""
    for path in _BYLINES:
        yield _bylines(tree, path)


def _bylines(tree: Tree, path: str) -> list[str]:
    found: list[str] = []
    parent = None
    for element in tree.xpath(path):
        if is_beside(element, _NOT_HERE):
            continue
        text = text_of(element) or element.get("content") or ""
        if not text or len(text) > _LONGEST_BYLINE:
            continue
        if found and element.getparent() is not parent:
            break
        parent = element.getparent()
        found.append(text)
    return found


def labelled(facts: Facts) -> list[str]:
    """Give what a card for sharing shows under a label such as `Written by`."""
    pairs = ((first(facts.meta, f"twitter:label{n}"), first(facts.meta, f"twitter:data{n}")) for n in (1, 2))
    return [said for label, said in pairs if _WRITTEN_BY.match(label) and said]


def posts_of(tree: Tree, within: Sequence[Tree] = ()) -> list[str]:
    """Give whose other posts the page leads to, by its first such link: `View all posts by Ann Lee`."""
    for link in tree.iter("a"):
        for said in (link.get("title") or "", text_of(link) if len(link) < 3 else ""):  # noqa: PLR2004 - words, no teaser
            if (match := _THEIR_POSTS.match(said)) and not is_beside(link, _NOT_HERE_POSTS, within):
                return [match["name"]]
    return []
