"""What was edited since the last build, where it is words alone, and the documents that show it.

Knows how to tell that it is so: an article's text, headline and summary are words, and the address that is made of
its headline; another tag, another date or another link to this site is more, and the whole line has to be gone.
"""

from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct, structs

from broadsheet.building.disk.files import Found, look, settled
from broadsheet.building.disk.publish import folders_of
from broadsheet.building.memory import Since, digest_then
from broadsheet.building.order import Order, is_for_readers
from broadsheet.building.parsing import decode_content, key_of
from broadsheet.building.retelling import Retold, all_retold, bodies_of, is_retitled, retold_article, traces
from broadsheet.building.shown import Showing
from broadsheet.building.store import Store
from broadsheet.building.work import ParseChunk, parse_chunk
from broadsheet.model.config import Config, Dialect, dialect_of
from broadsheet.model.content import Article, Content, Edition
from broadsheet.model.ledger import LEDGER
from broadsheet.model.outputs import Document
from broadsheet.model.pages import ArticleView, EditionView, PageView
from broadsheet.model.urls import claimed_key
from broadsheet.reading.cards import minutes_of
from broadsheet.reading.ledger import retold
from broadsheet.reading.links import is_absolute

_WORDS = ("body", "text", "words", "links", "images", "anchors", "digest")
_ARTICLES_WORDS = (*_WORDS, "title", "summary", "slug")
_OWN_PAGES = (ArticleView, EditionView, PageView)


class Alone(Struct, frozen=True):
    """How an edited file is read without the rest of the site."""

    dialect: Dialect
    """How content is parsed."""
    permalink: str
    """Config's, of articles; empty where a headline may not be another: where it is drawn, which takes fonts."""


def edited_alone(config: Config, engine: str) -> bytes:
    """Give what is remembered for the next edit, as msgpack; empty where an index is made of all texts."""
    alone = Alone(dialect_of(config, engine), "" if config.share_images else config.permalinks.article)
    return b"" if config.search else msgspec.msgpack.encode(alone)


class Left(Struct, frozen=True):
    """An output folder, as the last build left it."""

    folder: str
    """Its name in the store."""
    outputs: Collection[str]
    """Everything in it, by output path."""


class Edit(Struct, frozen=True):
    """A file whose words were edited."""

    found: Found
    """As it lies there."""
    old: Content
    """As it was."""
    new: Content
    """As it is."""
    body: bytes
    """Its new body, encoded."""


class Edits(Struct, frozen=True):
    """All that is to be done."""

    dialect: Dialect
    """How they were parsed."""
    edits: tuple[Edit, ...]
    """Each file."""
    documents: tuple[Document, ...]
    """What shows them."""
    moved: dict[str, str]
    """The new output paths of pages that are elsewhere now, by the old ones."""
    ledger: bytes | None
    """The ledger's new bytes; none where they stay."""


def read_edits(since: Since, order: Order, store: Store, known: Left) -> Edits | None:
    """Read what was edited; None where it is more than words."""
    alone = msgspec.msgpack.decode(since.memory.alone, type=Alone)
    read = (_read_edit(path, alone.dialect, order, since, store) for path in since.changed)
    edits = [edit for edit in read if edit is not None]
    if len(edits) < len(since.changed):
        return None
    showing, ledger = Showing(store, known.folder), _ledger(edits, order)
    retold = _retold(edits, showing, alone.permalink)
    if ledger is None or retold is None or not _is_free(retold, known, store):
        return None  # the ledger is not plain, or another page would have to tell it
    documents = _documents(edits, retold, showing)
    if documents is None or not _at_hand(edits, documents, store):
        return None
    moved = dict(each.moved for each in retold if each.moved)
    return Edits(alone.dialect, tuple(edits), tuple(documents), moved, ledger or None)


def _retold(edits: Iterable[Edit], showing: Showing, permalink: str) -> list[Retold] | None:
    """Give the articles that lists tell otherwise; None where more than lists would."""
    told = []
    for edit in edits:
        if is_retitled(edit.old, edit.new):
            own = showing.found_by([edit.old.body]) if permalink and edit.old.body else []
            article = retold_article(own, edit.old, edit.new, permalink)
            if article is None:
                return None
            told.append(article)
    return told


def _is_free(retold: Iterable[Retold], known: Left, store: Store) -> bool:
    """Tell whether the new addresses are nobody's, and neither they nor the old ones are linked to from a text."""
    moves = [each.moved for each in retold if each.moved]
    if not moves:
        return True
    linked = store.recall(f"linked {known.folder}", set[str])
    if linked is None or not linked.isdisjoint(path for move in moves for path in move):
        return False
    new, claimed = [claimed_key(path) for _, path in moves], set(map(claimed_key, known.outputs))
    around = {folder for key in new for folder in folders_of(key)}
    within = any(key.startswith(f"{path}/") for path in new for key in claimed)
    return len(set(new)) == len(new) and claimed.isdisjoint((*new, *around)) and not within


def _documents(edits: Sequence[Edit], retold: Sequence[Retold], showing: Showing) -> list[Document] | None:
    """Give what shows the edited files otherwise than before; None where that needs a plan."""
    bodies = (edit.old.body for edit in edits if edit.old.body)
    found = showing.found_by((*bodies, *(token for each in retold for token in traces(each))))
    return all_retold(found, [(each.old, each.new) for each in edits], retold)


def _at_hand(edits: Iterable[Edit], documents: Iterable[Document], store: Store) -> bool:
    """Tell whether an edited text is on no page but its own file's, and every other text that is shown is in the store.

    A hidden article may have the words of a published one; a build elsewhere lets go of what it does not show.
    """
    changed = [edit for edit in edits if edit.old.body != edit.new.body]
    if len({edit.old.body for edit in changed}) < len(changed):
        return False  # one text is that of two articles
    new = {(edit.found.path, edit.new.body) for edit in changed}
    bodies = {body for _, body in new}
    own = {(each.claims.path, each.view.text.body) for each in documents if isinstance(each.view, _OWN_PAGES)}
    return {page for page in own if page[1] in bodies} <= new and store.has_bodies(bodies_of(documents) - bodies)


def _read_edit(path: str, dialect: Dialect, order: Order, since: Since, store: Store) -> Edit | None:  # noqa: PLR0917  # what one file is read with
    """Read one file; None where it has a mistake, or more than its text was edited."""
    file = order.roots.file(path)
    if not file.is_file() or file.stat().st_size > dialect.article_limit:
        return None
    before = look(file)
    (parsed,) = parse_chunk(ParseChunk((path,), order.roots, dialect))
    old = store.parsed_of(path)
    if parsed.errors or not parsed.body or old is None or old.key != key_of(dialect, digest_then(since.memory, path)):
        return None
    new = decode_content(parsed.content)
    warned = any(warning.source.path == path or f"'{path}'" in warning.message for warning in since.report.warnings)
    if warned or not is_edited_words(old.content, new) or (isinstance(new, Edition) and is_for_readers(order)):
        return None
    return Edit(Found(path, settled(before, since.stamp), parsed.digest), old.content, new, parsed.body)


def is_edited_words(old: Content, new: Content) -> bool:
    """Tell whether two readings of a file differ in nothing but words, which no plan depends on.

    Links that leave the site may be others; where links and images stand in the file may be another place. A heading
    may come, but none go that another file may link to. Of an article the headline and the summary are words too.
    """
    words = _ARTICLES_WORDS if isinstance(new, Article) else _WORDS
    same = structs.replace(new, **{name: getattr(old, name) for name in words})
    return (
        same == old
        and bool(old.body) == bool(new.body)
        and (isinstance(new, Article) or minutes_of(new.words) == minutes_of(old.words))
        and _own_links(new) == _own_links(old)
        and set(old.anchors) <= set(new.anchors)
        and [each.href for each in new.images] == [each.href for each in old.images]
    )


def _own_links(content: Content) -> list[str]:
    return [each.href for each in content.links if not is_absolute(each.href)]


def _ledger(edits: Iterable[Edit], order: Order) -> bytes | None:
    """Give the ledger's new bytes, none of them where it stays as it is; None where it may not be written so."""
    file = order.roots.site / LEDGER
    if order.ledger == "read" or not file.is_file():
        return b""
    before = data = file.read_bytes()
    for edit in edits:
        told = retold(data, edit.new)
        if told is None:
            return None
        data = told
    if data == before:
        return b""
    return data if order.ledger == "kept" else None
