"""Documents as they were planned, with what they show of edited articles in the place of what they showed.

Knows which kinds of document tell a headline, a summary or a reading time, and that any other kind needs a plan.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from re import Match
from re import compile as pattern
from typing import Any, get_args

from msgspec import Struct, structs

from broadsheet.building.freshness import digest_of_value, encode_shown
from broadsheet.model.content import Article, Content
from broadsheet.model.feeds import FeedItem, FeedView
from broadsheet.model.lists import ListView
from broadsheet.model.notices import ExpiredView
from broadsheet.model.offline import WorkerView
from broadsheet.model.outputs import Document, Grounds, View, texts_of
from broadsheet.model.pages import ArticleView, FrontView, NotFoundView
from broadsheet.model.sitemaps import NewsItem, NewsView, SitemapEntry, SitemapView
from broadsheet.model.urls import article_path, page_output
from broadsheet.model.views import Card, NamedLink, Text
from broadsheet.reading.cards import minutes_of

Pair = tuple[Content, Content]
"""A file as it was, and as it is."""
_RETOLD = (ArticleView, ListView, FrontView, NotFoundView, ExpiredView, FeedView, NewsView)
"""The kinds of view that show a card, or an article's headline, and no more of it than can be put in its place."""
_SITEMAP = "sitemap"
_DIGEST = pattern(r"\b[0-9a-f]{32}\b")


class Retold(Struct, frozen=True):
    """An article that lists tell otherwise."""

    old: Card
    """As they did."""
    new: Card
    """As they are to."""
    standfirst: str
    """What its own page says of it; empty where no editor wrote it."""
    moved: tuple[str, str] | None = None
    """The output path of its page, and the new one where that is another."""


def tokens_of(document: Document, digests: Iterable[str] = ()) -> tuple[str, ...]:
    """Give what a document is found by: its bodies, the cards that it shows, the URLs and permalinks of headlines.

    `digests` are those of the cards that its basis tells; bodies and cards are told by theirs. Sitemaps have one token.
    """
    view = document.view
    tokens = [*(text.body for text in texts_of(document)), *digests]
    if isinstance(view, NewsView):
        tokens += [item.permalink for item in view.items]
    elif isinstance(view, ArticleView):
        tokens += [link.url for link in (view.newer, view.older) if link is not None]
    elif isinstance(view, WorkerView):
        tokens += view.kept
    elif isinstance(view, SitemapView):
        tokens.append(_SITEMAP)
    return tuple(dict.fromkeys(tokens))


def cards_of(value: Any) -> Iterator[Card]:
    """Give every card that a view shows, in order."""
    if isinstance(value, Card):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from cards_of(each)
    elif isinstance(value, Struct):
        for name in _holding(type(value)):
            yield from cards_of(getattr(value, name))


@cache
def _holding(kind: type[Struct]) -> tuple[str, ...]:
    """Give the names of the fields in which a struct holds cards, itself or deeper."""
    return tuple(field.name for field in structs.fields(kind) if _holds(field.type))


def _holds(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind is Card or bool(_holding(kind))
    return any(map(_holds, get_args(kind)))


def is_retitled(old: Content, new: Content) -> bool:
    """Tell whether lists show an article otherwise."""
    return isinstance(new, Article) and _told(old) != _told(new)


def _told(content: Content) -> tuple[str, str, int, str]:
    return content.title, content.summary, minutes_of(content.words), content.slug


def retold_article(own: Iterable[Document], old: Content, new: Content, permalink: str) -> Retold | None:
    """Give how lists tell an article; None where its page is not there, or other pages tell more of it.

    An old address and a list of corrections tell its headline too. `permalink` is config's.
    """
    page = next((each for each in own if each.claims.path == old.source_path), None)
    if page is None or not isinstance(page.view, ArticleView) or page.view.corrections or new.aliases:
        return None
    card, (title, summary, minutes, _) = page.view.card, _told(new)
    section = card.section.url.rstrip("/").rpartition("/")[2] if card.section else "articles"
    before, after = (article_path(permalink, card.date, slug=each.slug, section=section) for each in (old, new))
    if page_output(before) != page.output_path or not card.url.endswith(before):
        return None
    url, link = card.url.removesuffix(before) + after, card.permalink.removesuffix(before) + after
    told = structs.replace(card, title=title, summary=summary, minutes=minutes, url=url, permalink=link)
    moved = (page.output_path, page_output(after)) if before != after else None
    return Retold(card, told, summary if new.summary_given else "", moved)


def traces(retold: Retold) -> tuple[str, ...]:
    """Give the tokens by which what shows an article is found."""
    old = retold.old
    return (digest_of_value(old), old.url, old.permalink, *((_SITEMAP,) if retold.moved else ()))


def all_retold(documents: Iterable[Document], edits: Sequence[Pair], retold: Sequence[Retold]) -> list[Document] | None:
    """Give those of some documents that show edited articles otherwise, as they are to be; None where one needs a plan.

    All at once: where two articles exchange their texts, one after the other would put back what was there.
    """
    put = _Put(edits, retold)
    changed = [(before, after) for before in documents if (after := put.document(before)) != before]
    shown = {each.old for each in retold}
    if any(not isinstance(each.view, _RETOLD) and shown.intersection(cards_of(each.view)) for each, _ in changed):
        return None
    return [after for _, after in changed]


class _Put:
    """Owns what is put in the place of what."""

    def __init__(self, edits: Sequence[Pair], retold: Sequence[Retold]) -> None:
        self._bodies = {old.body: new.body for old, new in edits if old.body != new.body}
        self._digests = {old.digest: new.digest for old, new in edits} | self._bodies
        self._cards = {each.old: each.new for each in retold}
        self._standfirsts = {each.old: each.standfirst for each in retold}
        self._links = {NamedLink(each.old.title, each.old.url): each.new for each in retold}
        self._news = {each.old.permalink: each.new for each in retold}
        self._urls = {each.old.url: each.new.url for each in retold if each.moved}
        self._permalinks = {each.old.permalink: each.new.permalink for each in retold if each.moved}
        self._outputs = dict(each.moved for each in retold if each.moved)
        self._kinds: dict[type, Callable[[Any], Any]] = {
            Text: self._text,
            Card: self._card,
            NamedLink: self._link,
            FeedItem: self._item,
            NewsItem: self._new,
            SitemapEntry: self._entry,
            WorkerView: self._worker,
        }
        self._cards_told = {digest_of_value(each.old): digest_of_value(each.new) for each in retold}

    def document(self, document: Document) -> Document:
        """Put everything into a document."""
        view = self._value(document.view)
        if isinstance(view, ArticleView) and isinstance(document.view, ArticleView):
            view = self._page(document.view, view)
        grounds = document.basis
        if isinstance(grounds, Grounds):
            grounds = self._grounds(grounds, self._items(document.view, view))
        output = self._outputs.get(document.output_path, document.output_path)
        return structs.replace(document, output_path=output, view=view, basis=grounds)

    def _page(self, old: ArticleView, page: ArticleView) -> ArticleView:
        card, canonical = self._cards.get(old.card), old.head.canonical
        if card is None:
            return page
        canonical = self._permalinks.get(canonical, canonical)
        head = structs.replace(page.head, title=card.title, description=card.summary, canonical=canonical)
        return structs.replace(page, head=head, standfirst=self._standfirsts[old.card])

    def _value(self, value: Any) -> Any:
        put = self._kinds.get(type(value))
        if put is not None:
            return put(value)
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        return self._fields(value) if isinstance(value, Struct) else value

    def _fields(self, value: Struct) -> Any:
        return structs.replace(value, **{name: self._value(getattr(value, name)) for name in value.__struct_fields__})

    def _text(self, text: Text) -> Text:
        page = self._permalinks.get(text.page_url, text.page_url)
        return structs.replace(text, body=self._bodies.get(text.body, text.body), page_url=page)

    def _card(self, card: Card) -> Card:
        return self._cards.get(card, card)

    def _link(self, link: NamedLink) -> NamedLink:
        card = self._links.get(link)
        return link if card is None else NamedLink(card.title, card.url)

    def _item(self, item: FeedItem) -> FeedItem:
        card = self._news.get(item.permalink)
        if card is not None:
            item = structs.replace(item, title=card.title, summary=card.summary, permalink=card.permalink)
        made: FeedItem = self._fields(item)
        return made

    def _new(self, item: NewsItem) -> NewsItem:
        card = self._news.get(item.permalink)
        return item if card is None else structs.replace(item, title=card.title, permalink=card.permalink)

    def _entry(self, entry: SitemapEntry) -> SitemapEntry:
        moved = self._permalinks.get(entry.permalink)
        return entry if moved is None else structs.replace(entry, permalink=moved)

    def _worker(self, view: WorkerView) -> WorkerView:
        return WorkerView(tuple(self._urls.get(url, url) for url in view.kept))

    def _items(self, old: View, new: View) -> Mapping[str, str]:
        """Give what a basis tells of items that it tells whole."""
        if not (isinstance(old, FeedView) and isinstance(new, FeedView)):
            return {}
        pairs = zip(old.items, new.items, strict=True)
        return {encode_shown(was).decode(): encode_shown(item).decode() for was, item in pairs if was != item}

    def _grounds(self, grounds: Grounds, items: Mapping[str, str]) -> Grounds:
        cards = tuple(self._cards_told.get(each, each) for each in grounds.cards)
        facts = tuple(items.get(fact) or _DIGEST.sub(self._digest, fact) for fact in grounds.facts)
        return structs.replace(grounds, cards=cards, facts=facts)

    def _digest(self, found: Match[str]) -> str:
        return self._digests.get(found[0], found[0])


def bodies_of(documents: Iterable[Document]) -> AbstractSet[str]:
    """Give the digests of all bodies that some documents show."""
    return {text.body for document in documents for text in texts_of(document)}
