"""Templates: what they may print, and the words, file and line of what goes wrong in them."""

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from broadsheet.formats import PAGES, template_digest, template_errors, unused_templates
from broadsheet.formats.templates import render_page
from broadsheet.model.content import Body
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Document, TemplateFile, Theme
from broadsheet.model.pages import PageView, RedirectView
from broadsheet.model.views import FeedLink, Head, Masthead, Text

HEAD = Head("A <title>", "", "https://example.org/a/", "en", "ltr", ())
PAGE = PageView(HEAD, "Tom & <Jerry>", Text("digest"), "", {"when": None, "list": ["a", "b"], "yes": True})
MASTHEAD = Masthead(
    *("The Post", "", "en", "ltr", "/paper/", "https://example.org/paper/", ""), (), (), FeedLink("f", "/feed.xml")
)
BODIES = {"digest": Body(("<p>One & <b>two</b></p>".replace("&", "&amp;"),), ())}


def _theme(text: str, **others: str) -> Theme:
    texts = {"page.html": text, **{f"{name}.html": other for name, other in others.items()}}
    files = tuple(TemplateFile(name, f"templates/{name}", each) for name, each in sorted(texts.items()))
    return Theme(files, (("style.css", "style.css"),), "")


def _document(view: Any = PAGE) -> Document:
    return Document("a/index.html", "page", "page.html", view, MASTHEAD, Source("content/pages/a.md"))


def _rendered(text: str, **others: str) -> str:
    return render_page(_document(), _theme(text, **others), BODIES).decode()


def _fault(text: str, **others: str) -> BuildError:
    with pytest.raises(BuildError) as fault:
        _rendered(text, **others)
    return fault.value


def _errors(text: str, **others: str) -> list[str]:
    return [str(error).partition("\n")[0] for error in template_errors(_theme(text, **others))]


def test_text_is_escaped_and_a_body_is_not() -> None:
    """Whatever the name of the template: a headline is text, a body was sanitised."""
    assert _rendered("{{ page.title }}") == "Tom &amp; &lt;Jerry&gt;"
    assert _rendered('<a title="{{ page.title }}">') == '<a title="Tom &amp; &lt;Jerry&gt;">'
    assert _rendered("{{ page.text | html }}") == "<p>One &amp; <b>two</b></p>"
    assert _rendered("{{ 7 }} {{ 1.5 }}") == "7 1.5"


def test_an_empty_body_is_nothing() -> None:
    """It is not in the store, and needs not be."""
    view = structs.replace(PAGE, text=Text(""))
    assert render_page(_document(view), _theme("[{{ page.text | html }}]"), {}) == b"[]"


def test_dates_are_written_for_people_and_for_machines() -> None:
    """In the site's language, and with their offset."""
    date = datetime(2026, 3, 2, 9, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    view = structs.replace(PAGE, extra={"date": date})
    text = '{{ page.extra.date | date }}, {{ page.extra.date | date("long") }}, {{ page.extra.date | iso }}'
    rendered = render_page(_document(view), _theme(text), {}).decode()
    assert rendered == "March 2, 2026, Monday, March 2, 2026, 2026-03-02T09:05:00-03:30"


@pytest.mark.parametrize(
    "printed",
    [
        "page",
        "page.extra",
        "page.extra.list",
        "page.extra.when",
        "page.extra.yes",
        "page.text",
        "page.title.upper",
        "asset",
    ],
)
def test_only_text_numbers_and_markup_can_be_printed(printed: str) -> None:
    """An address or a word of Python's in a page is a mistake in the template."""
    fault = _fault(f"one\n\n{{{{ {printed} }}}}")
    assert fault.source == Source("templates/page.html", 3)
    assert "cannot be printed" in fault.message
    assert fault.hint


@pytest.mark.parametrize("absent", ["[1, 2] | random", "page | pprint"])
def test_filters_that_differ_from_build_to_build_are_not_there(absent: str) -> None:
    """Nor is the function that invents text."""
    (error,) = _errors(f"{{{{ {absent} }}}}")
    assert error.startswith("templates/page.html:1: no filter")
    assert "'lipsum' is undefined" in _fault("{{ lipsum() }}").message


def test_a_field_that_is_not_there_is_named_with_the_nearest() -> None:
    """The file is that of the template, the line that of the tag."""
    fault = _fault("\n{{ page.titel }}")
    assert fault.source == Source("templates/page.html", 2)
    assert "has no attribute 'titel'" in fault.message
    assert "did you mean 'title'" in fault.hint
    inner = _fault('{% include "part.html" %}', part="\n\n\n{{ page.head.langauge }}")
    assert inner.source == Source("templates/part.html", 4)
    assert "did you mean 'language'" in inner.hint


def test_a_name_that_is_not_there_is_a_fault() -> None:
    """Also where it is only asked for: nothing is silently empty."""
    for text in ("{{ nope }}", "{% if nope %}{% endif %}", "{% for x in nope %}{% endfor %}", "{{ nope.deeper }}"):
        fault = _fault(text)
        assert "'nope' is undefined" in fault.message
        assert "'page' and 'masthead'" in fault.hint


@pytest.mark.parametrize(
    "text", ["{{ 1 / 0 }}", "{{ page.title[99] }}", "{{ page.title + 1 }}", "{{ page() }}", "{{ [].x.y }}"]
)
def test_any_fault_at_run_time_has_its_line_and_the_page_that_met_it(text: str) -> None:
    """Jinja2 gives the line in the traceback alone."""
    fault = _fault(f"a\nb\n{text}")
    assert fault.source == Source("templates/page.html", 3)
    assert "a/index.html" in fault.hint


def test_a_fault_in_a_macro_or_a_block_is_in_the_template_that_holds_it() -> None:
    """Not in the one that calls it."""
    fault = _fault('{% from "m.html" import m %}\n{{ m(page) }}', m="\n{% macro m(x) %}\n{{ x.nope }}{% endmacro %}")
    assert fault.source == Source("templates/m.html", 3)
    child = '{% extends "base.html" %}\n{% block b %}\n{{ page.nope }}{% endblock %}'
    assert _fault(child, base="{% block b %}{% endblock %}").source == Source("templates/page.html", 3)


def test_mistakes_of_syntax_are_named_in_every_template() -> None:
    """In one run, without rendering."""
    errors = _errors("{% if %}", b="fine", c="one\n{{ 1 + }}", d="{% endfor %}", e="{{ 'x' | nofilter }}")
    assert [error.split(" ")[0] for error in errors] == [
        "templates/c.html:2:",
        "templates/d.html:1:",
        "templates/e.html:1:",
        "templates/page.html:1:",
    ]


def test_a_block_that_is_not_closed_comes_with_its_end() -> None:
    """Of several the innermost; what else is wrong is looked up."""
    errors = template_errors(_theme("{% for x in page %}{% if x %}", b="{{ 1 + }}"))
    assert [error.hint for error in errors] == [
        "see the Jinja2 template documentation for this tag",
        "write '{% endif %}' where its '{% if ... %}' ends",
    ]


@pytest.mark.parametrize("tag", ["include", "extends", "import", "from"])
def test_a_computed_template_name_is_refused(tag: str) -> None:
    """What a page depends on must be seen without rendering it."""
    rest = {"import": " as x", "from": " import x"}.get(tag, "")
    assert _errors(f"\n{{% {tag} page.title ~ '.html'{rest} %}}") == ["templates/page.html:2: a computed template name"]


def test_a_template_that_is_not_there_is_named_with_the_nearest() -> None:
    """Unless the tag says that it may be missing."""
    (error,) = template_errors(_theme('{% include "prat.html" %}', part=""))
    assert str(error).startswith("templates/page.html:1: no template 'prat.html'")
    assert "part.html" in error.hint
    assert _errors('{% include "nope.html" ignore missing %}') == []
    assert _rendered('[{% include "nope.html" ignore missing %}]') == "[]"


def test_templates_that_include_one_another_end_in_a_fault() -> None:
    """Neither the digest nor the rendering goes on for ever."""
    theme = _theme('{% include "b.html" %}', b='{% include "page.html" %}')
    assert template_digest(theme, "page.html")
    with pytest.raises(BuildError):
        render_page(_document(), theme, BODIES)
    assert _fault('{% extends "page.html" %}').source.path == "templates/page.html"


def test_a_digest_is_that_of_all_that_a_template_can_reach() -> None:
    """At any depth, by any tag; what it cannot reach changes nothing."""
    text = '{% extends "a.html" %}{% from "b.html" import x %}{% include "gone.html" ignore missing %}'
    others = {"a": '{% include "c.html" %}', "b": "b", "c": "c", "unrelated": "u"}
    before = template_digest(_theme(text, **others), "page.html")
    assert template_digest(_theme(text, **others), "page.html") == before
    assert template_digest(_theme(text, **others | {"unrelated": "v"}), "page.html") == before
    for name in ("a", "b", "c", "gone"):
        changed = others | {name: others.get(name, "") + "!"}
        assert template_digest(_theme(text, **changed), "page.html") != before


def test_an_asset_has_its_url_below_the_base_path() -> None:
    """In macros too; one that is not there is a fault."""
    assert _rendered('{{ asset("style.css") }}') == "/paper/assets/style.css"
    macro = '{% macro m() %}{{ asset("style.css") }}{% endmacro %}'
    assert _rendered('{% from "m.html" import m with context %}{{ m() }}', m=macro) == "/paper/assets/style.css"
    assert "no file 'assets/nope.css'" in _fault('{{ asset("nope.css") }}').message


@pytest.mark.parametrize("used", ["page.text | html", 'asset("style.css")'])
def test_a_macro_that_needs_the_page_says_how_it_is_imported(used: str) -> None:
    """Bodies and the base path are the page's."""
    macro = f"{{% macro m(page) %}}{{{{ {used} }}}}{{% endmacro %}}"
    assert _rendered('{% from "m.html" import m with context %}{{ m(page) }}', m=macro)
    fault = _fault('{% from "m.html" import m %}{{ m(page) }}', m=macro)
    assert "must be imported 'with context'" in fault.message
    assert fault.source == Source("templates/m.html", 1)


def test_a_redirect_may_use_assets_too() -> None:
    """Its masthead says where the site is."""
    view = RedirectView("A", "/paper/a/", "https://example.org/paper/a/", "en")
    assert render_page(_document(view), _theme('{{ asset("style.css") }}'), {}) == b"/paper/assets/style.css"


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.extra.date.now() | iso }}",
        "{{ page.extra.date.astimezone() | iso }}",
        "{{ page.extra.date.timestamp() }}",
        "{{ page.extra['date']['now']() | iso }}",
        "{{ page.text | string }}",
        "{{ page.__class__ }}",
    ],
)
def test_a_template_cannot_ask_the_machine(text: str) -> None:
    """Nor the clock, the zone, an address or what is private: the same site would give other bytes."""
    view = structs.replace(PAGE, extra={"date": datetime(2026, 3, 2, tzinfo=UTC)})
    with pytest.raises(BuildError):
        render_page(_document(view), _theme(text), BODIES)


def test_words_are_those_of_the_sites_language_and_escaped() -> None:
    """Plain ones, ones that a value is put into, and plurals; a site's own words may stay as they are."""
    po = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Tags"
msgstr "<Schlagwörter>"

msgid "By %(names)s"
msgstr "Von %(names)s & Co"

msgid "%(num)d article"
msgid_plural "%(num)d articles"
msgstr[0] "ein Artikel"
msgstr[1] "%(num)d Artikel"
"""
    text = """{{ _("Tags") }}|{{ _("By %(names)s", names=page.title) }}|{{ _("Own & 100%%") }}|
{%- for count in [1, 2] %}{{ ngettext("%(num)d article", "%(num)d articles", count) }} {% endfor %}"""
    theme = structs.replace(_theme(text), words=(TemplateFile("words/de.po", "templates/words/de.po", po),))
    german = structs.replace(_document(), masthead=structs.replace(MASTHEAD, language="de-CH"))
    assert render_page(german, theme, {}).decode() == (
        "&lt;Schlagwörter&gt;|Von Tom &amp; &lt;Jerry&gt; &amp; Co|Own &amp; 100%|ein Artikel 2 Artikel "
    )
    english = render_page(_document(), theme, {}).decode()
    assert english == "Tags|By Tom &amp; &lt;Jerry&gt;|Own &amp; 100%|1 article 2 articles "
    assert template_digest(theme, "page.html") != template_digest(_theme(text), "page.html")


def test_the_function_asset_has_no_address() -> None:
    """What it is called is all that it says of itself."""
    assert _rendered("{{ asset ~ '' }}") == "asset"


def test_a_template_that_no_page_uses_is_named_with_the_nearest_one() -> None:
    """A misspelt override would be ignored for ever."""
    texts = {"article.html": '{% include "parts/a.html" %}', "parts/a.html": "a", "artcile.html": "b"}
    files = tuple(TemplateFile(name, f"templates/{name}", text) for name, text in sorted(texts.items()))
    (warning,) = unused_templates(Theme(files, (), ""))
    assert str(warning) == "templates/artcile.html: no page uses this template\n  hint: did you mean 'article.html'?"


def test_every_template_that_a_document_names_is_known() -> None:
    """A planner's template that is not in the table would be called unused."""
    planners = Path(__file__).parents[2] / "broadsheet" / "building" / "planners"
    names = re.compile(r'"((?:epub/|mail/)?[\w-]+\.(?:html|js|webmanifest))"')
    named = {name for file in planners.glob("*.py") for name in names.findall(file.read_text("utf-8"))}
    assert named == set(PAGES)
