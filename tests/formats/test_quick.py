"""Templates compiled our way give the same bytes, and the same faults, as those compiled by Jinja2 itself."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import Struct, structs

from broadsheet.building.plan import plan
from broadsheet.formats import quick, templates
from broadsheet.formats.quick import MOST_REMEMBERED, Quick, _dates_of
from broadsheet.formats.templates import render_page
from broadsheet.model.content import Body
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.lists import ListView
from broadsheet.model.outputs import Document, TemplateFile, Theme, texts_of
from broadsheet.model.pages import ArticleView
from broadsheet.model.views import Card, FeedLink, Masthead, NamedLink
from tests.building.sites import article, site_of


class Sample(Struct, frozen=True):
    """A view with a field of each kind."""

    name: str
    """Text."""
    kind: str
    """Text too."""
    count: int
    """A number."""
    index: NamedLink | None
    """A value."""
    cards: tuple[Card, ...]
    """Values."""


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINK = NamedLink("Wörld & <co>", "/sections/world/")
CARD = Card("Tom & <Jerry>", "/a/", "https://e.org/a/", NOON, "'S'", 2, "en", "ltr", section=LINK, tags=(LINK, LINK))
MASTHEAD = Masthead("P", "", "en", "ltr", "/", "https://e.org/", "", (LINK,), (), FeedLink("f", "/feed.xml"))
CARDS = (CARD, structs.replace(CARD, title="Other", section=None), CARD)
VIEW = Sample("N", "tags", 3, LINK, CARDS)
MACROS = """\
{% macro word(link, level="h2", picture="") %}<{{ level }}>{{ link.name }}{{ picture }}</{{ level }}>{% endmacro %}
{% macro story(card, masthead) %}
{{ word(card.section, picture=card.title) if card.section }}{{ card.date | iso }}
{% endmacro %}
{% macro around(name) %}({{ name }}{{ caller() if caller is defined else "" }}){% endmacro %}
{% macro all() %}{{ varargs | join("-") }}{{ kwargs.x }}{% endmacro %}
"""
PIECES = (
    "{{ page.name }} {{ page.index.name }} {{ page.cards[0].title }} {{ page['kind'] }}",
    "{% for card in page.cards %}{{ loop.index }}{{ story(card, masthead) }}{{ story(card, masthead) }}{% endfor %}",
    "{{ word(page.index) }}{{ word(page.index, 'h3') }}{{ word(link=page.index, picture=word(page.index)) }}",
    "{{ word(page.index, picture='<i>') }}{{ word(page.index, picture='<i>' | safe) }}",
    "{{ word(page.index, 1) }}{{ word(page.index, 1.0) }}{{ word(page.index, '1') }}",
    "{% call around('x') %}{{ page.name }}{% endcall %}{{ around('<y>') }}",
    "{{ all(1, 2, x='<') }}{{ all(*[1, 2], x=3) }}{{ word(**{'link': page.index}) }}",
    "{% autoescape false %}{{ page.cards[0].title }}{{ word(page.index) }}{% endautoescape %}",
    "{% set title = page.cards[1].title %}{% include 'part.html' %}{{ title }}",
    "{% include 'foot.html' %}{% for each in page.cards %}{% include 'foot.html' %}{% endfor %}",
    "{% macro own() %}{{ page.name }}{% include 'part.html' %}{% endmacro %}{{ own() }}{{ own() }}",
    "{% set kept %}<b>{{ page.name }}</b>{% endset %}{{ kept }}{{ asset('style.css') }}",
    "{{ 'y' if page.nothing is defined else 'n' }}{{ ngettext('%(num)s x', '%(num)s xs', page.count) }}",
    "{{ {'name': 1}.name }}{{ {'title': page.name}['title'] }}{{ page.cards | map(attribute='title') | join(', ') }}",
    "{% filter upper %}{{ page.name }}<{% endfilter %}{{ page.name ~ page.index.name ~ '<' }}",
    "{% block main %}{{ page.name }}{{ word(page.index) }}{% endblock %}{{ self.main() }}",
    "{% from 'bound.html' import seen with context %}{{ seen() }}{{ seen() }}",
)
FAULTS = (
    "\n\n{{ page.nothing }}",
    "\n{{ page.cards[0].date }}",
    "{{ word() }}",
    "{{ word(page.index, 'h2', '', 'more') }}",
    "{{ word(page.index, nothing=1) }}",
    "\n{{ word(page.cards) }}",
    "{{ nobody(1) }}",
    "{{ page._private }}",
    "{{ asset('nothing.css') }}",
    "{{ page.name() }}",
    "{% for card in page.cards %}\n{{ card.section.name }}{% endfor %}",
)


def _theme(text: str) -> Theme:
    imports = "{% from 'macros.html' import word, story, around, all %}"
    texts = {
        "list.html": imports + text,
        "macros.html": MACROS,
        "part.html": "[{{ page.name }}{{ title | default('') }}]",
        "foot.html": "{% for each in masthead.sections %}{{ each.name }}{{ asset('style.css') }}{% endfor %}",
        "bound.html": "{% macro seen() %}{{ page.name }}{{ asset('style.css') }}{% endmacro %}",
    }
    files = tuple(TemplateFile(name, f"templates/{name}", each) for name, each in sorted(texts.items()))
    return Theme(files, (("style.css", "style.css"),), "")


def _document(view: Any = VIEW, masthead: Masthead = MASTHEAD) -> Document:
    return Document("a/index.html", "page", "list.html", view, masthead, Source("a.md"))


def _told(document: Document, theme: Theme) -> str:
    """Render a document, or give the words of its fault."""
    bodies = {text.body: Body((f"<p>{text.body}</p>",), ()) for text in texts_of(document)}
    try:
        return render_page(document, theme, bodies).decode()
    except BuildError as fault:
        return f"fault: {fault}"


def _forget() -> None:
    """Forget every environment and every template's code."""
    for kept in (templates._COMPILED, templates._NEWLY):  # noqa: SLF001
        kept.clear()
    templates.environment_of.cache_clear()


@pytest.fixture(name="stock")
def _stock(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let Jinja2's own compiler have its way within `stock.context()`."""
    yield monkeypatch
    _forget()


def _both(documents: list[Document], theme: Theme, stock: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """Render documents our way and Jinja2's."""
    _forget()
    ours = [_told(document, theme) for document in documents]
    _forget()
    with stock.context() as patch:
        patch.setattr(templates, "make_quick", lambda *_: None)
        theirs = [_told(document, theme) for document in documents]
        assert not hasattr(templates.environment_of(theme, "en"), "quick")
    _forget()
    return ours, theirs


@pytest.mark.parametrize("text", [*PIECES, *FAULTS])
def test_every_construct_gives_the_bytes_or_the_fault_that_jinja_gives(text: str, stock: pytest.MonkeyPatch) -> None:
    """Twice with equal values and once with others, so that what is remembered is asked for."""
    documents = [_document(), _document(), _document(structs.replace(VIEW, name="<Another>", index=None))]
    ours, theirs = _both(documents, _theme(text), stock)
    assert ours == theirs
    assert ours[0].startswith("fault: ") == (text in FAULTS)


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_any_mixture_of_them_does_too(text: str) -> None:
    """Their names do not get in one another's way."""
    with pytest.MonkeyPatch.context() as stock:
        ours, theirs = _both([_document(), _document()], _theme(text), stock)
    assert ours == theirs


def test_the_built_in_theme_gives_the_bytes_that_jinja_gives(stock: pytest.MonkeyPatch) -> None:
    """On every page of a site of thirty articles, many of which show one another."""
    words = {"section": "World", "authors": "[Ann, Bo]", "source": "{name: NASA, url: 'https://n.example/x'}"}
    files = {
        f"content/articles/{n}.md": article(f"N {n} & <b>", tags=f"[t{n % 3}, 'ü & <']", story=f"s{n % 4}", **words)
        for n in range(30)
    }
    folder = Path(templates.__file__).parents[2] / "templates"
    texts = {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*.*"))
        if file.suffix in {".html", ".js", ".webmanifest"}
    }
    assets = tuple(each.relative_to(folder / "assets").as_posix() for each in (folder / "assets").rglob("*.*"))
    known = tuple((name, name) for name in sorted(assets))
    theme = Theme(tuple(TemplateFile(n, f"templates/{n}", text) for n, text in texts.items()), known, "")
    documents = [each for each in plan(site_of(files), ()).documents if each.format == "page"]
    ours, theirs = _both(documents, theme, stock)
    assert ours == theirs
    assert len(ours) > 50
    assert not [each for each in ours if each.startswith("fault")]


def test_a_macro_is_asked_once_for_equal_values(stock: pytest.MonkeyPatch) -> None:
    """A card stands in many lists; it is written once."""
    asked = []
    fresh = quick.QuickMacro.fresh

    def counted(macro: quick.QuickMacro, args: tuple[Any, ...]) -> Markup:
        asked.append(macro.name)
        return fresh(macro, args)

    stock.setattr(quick.QuickMacro, "fresh", counted)
    theme = _theme("{% for card in page.cards %}{{ story(card, masthead) }}{% endfor %}")
    _told(_document(), theme)
    _told(_document(structs.replace(VIEW, name="M")), theme)
    assert asked.count("story") == 2


def test_the_same_instant_with_another_offset_is_written_anew() -> None:
    """The two cards are equal, and do not print the same."""
    moved = structs.replace(CARD, date=NOON.astimezone(timezone(timedelta(hours=9))))
    assert moved == CARD
    theme = _theme("{{ story(page.cards[0], masthead) }}")
    told = [_told(_document(structs.replace(VIEW, cards=(card,))), theme) for card in (CARD, moved)]
    assert "2026-11-22T12:00:00Z" in told[0]
    assert "2026-11-22T21:00:00+09:00" in told[1]


def test_another_masthead_has_another_foot() -> None:
    """A part that shows the masthead alone is remembered by it."""
    theme = _theme("{% include 'foot.html' %}")
    other = structs.replace(MASTHEAD, sections=(), home="/paper/")
    assert [_told(_document(masthead=each), theme) for each in (MASTHEAD, other, MASTHEAD)] == [
        first := "Wörld &amp; &lt;co&gt;/assets/style.css",
        "",
        first,
    ]


def test_values_that_can_change_are_never_remembered() -> None:
    """Nor are those that hold a date out of sight."""
    assert _dates_of(Card) == ("date",)
    assert _dates_of(NamedLink) == _dates_of(str) == ()
    assert [_dates_of(kind) for kind in (dict, list, datetime, ArticleView, ListView)] == [None] * 5


def test_what_is_remembered_is_bounded() -> None:
    """However many articles there are."""
    theme = _theme("{{ word(page.index) }}")
    for number in range(MOST_REMEMBERED + 10):
        _told(_document(structs.replace(VIEW, index=NamedLink(str(number), "/"))), theme)
    kept: Quick = templates.environment_of(theme, "en").quick  # type: ignore[attr-defined]
    assert 0 < len(kept.remembered) <= MOST_REMEMBERED
