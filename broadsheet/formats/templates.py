"""Jinja2 templates become pages. The one module that knows Jinja2.

Knows no file: a Theme holds every template's text.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import datetime
from functools import lru_cache, partial
from hashlib import blake2b
from types import TracebackType
from typing import Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
    pass_eval_context,
)
from jinja2 import nodes as jinja_nodes
from jinja2.exceptions import TemplateError, UndefinedError
from jinja2.filters import do_join, make_attrgetter
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context, Undefined
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, soft_str

from broadsheet.formats.bodies import fill
from broadsheet.formats.compiler import Compiled, make_quick
from broadsheet.formats.phrases import Phrases, Plurals
from broadsheet.formats.quick import STRAIGHT
from broadsheet.formats.structured import structured
from broadsheet.formats.words import words_of
from broadsheet.model.content import Body
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Document, TemplateFile, Theme
from broadsheet.model.scripts import GROUND_SCRIPT
from broadsheet.model.views import Masthead, Text
from broadsheet.reading.fields import nearest

_ENGLISH = "en"
_VALUE = re.compile(r"'?(broadsheet\.model\.\w+)\.(\w+) object'?")
PAGES = (
    *("front.html", "article.html", "list.html", "story.html", "terms.html", "archive.html", "edition.html"),
    *("editions.html", "page.html", "404.html", "redirect.html", "latest.html", "epub/book.html", "mail/letter.html"),
    *("feeds.html", "corrections.html", "expired.html"),
    *("lite.html", "lite-list.html", "sw.js", "manifest.webmanifest", "search.html"),
)
"""The templates that documents name; all others are reached from these."""
_KNOWN: dict[Theme, dict[str, tuple[str, ...]]] = {}
Code = dict[str, dict[str, bytes]]
"""What templates compiled to, for one Python: by language, then by name and text."""
_COMPILED: dict[Theme, Code] = {}
_NEWLY: dict[Theme, Code] = {}
_THEMES = 4
"""As many as one process remembers."""
_NOT_REPRODUCIBLE = ("random", "pprint")
_OF_A_DATE = frozenset({"year", "month", "day", "hour", "minute", "second", "weekday", "isoweekday", "isoformat"})
_KINDS = {
    tuple: "a list",
    list: "a list",
    dict: "a map",
    set: "a set",
    bool: "true or false",
    datetime: "a date",
    type(None): "nothing at all",
    Text: "a body",
}
_ASKING = {
    "'None'": "it is not always there: ask with '{% if %}' first; ",
    "'dict ": "it is not always there: ask with 'is defined' first; ",
}
_PRINTING = "print one of its fields, or use '{% for %}', '{% if %}' or the filters 'date', 'iso' and 'html'"
_FAULTS = (
    TemplateError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    NameError,
    AssertionError,
    RecursionError,
)


def render_page(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a document with its template, as UTF-8; a fault is a BuildError with the template's file and line."""
    environment = _environment(theme, document.masthead.language if document.masthead else _ENGLISH)
    try:
        template = environment.get_template(document.template)
        text = template.render(page=document.view, masthead=document.masthead, bodies=bodies)
    except _FAULTS as fault:
        raise _translated(fault, theme, document) from fault
    return text.encode()


def template_digest(theme: Theme, name: str) -> str:
    """Give the digest of a template's text and that of every name that it can reach, absent ones too."""
    return _digests(theme)[name]


def template_errors(theme: Theme) -> list[BuildError]:
    """Name every mistake of syntax, every computed name and every name that is not there."""
    environment = _environment(theme)
    known = {file.name for file in theme.files}
    errors = []
    for file in theme.files:
        try:
            tree = environment.parse(file.text, file.name, file.path)
        except TemplateSyntaxError as fault:
            hint = "see the Jinja2 template documentation for this tag"
            errors.append(BuildError(f"template: {fault.message}", Source(file.path, fault.lineno), hint))
            continue
        errors += _references(tree, file, known)
        errors += _unknown_words(tree, file, environment)
    return errors


def unused_templates(theme: Theme) -> list[BuildError]:
    """Name every template of a site's own that nothing renders or includes; a theme with mistakes names none."""
    direct = _reached(theme)
    used = {reached for name in PAGES for reached in _closure(name, direct)}
    own = [file for file in theme.files if file.path.startswith("templates/") and file.name not in used]
    known = sorted(used & {*PAGES, *direct})
    return [BuildError("no page uses this template", Source(file.path), nearest(file.name, known)) for file in own]


def _references(tree: jinja_nodes.Template, file: TemplateFile, known: set[str]) -> Iterator[BuildError]:
    kinds = (jinja_nodes.Include, jinja_nodes.Extends, jinja_nodes.Import, jinja_nodes.FromImport)
    nodes: Iterator[Any] = tree.find_all(kinds)
    for node in nodes:
        place = Source(file.path, node.lineno)
        name = node.template.value if isinstance(node.template, jinja_nodes.Const) else None
        if not isinstance(name, str):
            yield BuildError("a computed template name", place, "write the name as a quoted string")
        elif name not in known and not getattr(node, "ignore_missing", False):
            yield BuildError(f"no template '{name}'", place, nearest(name, sorted(known)))


def _unknown_words(tree: jinja_nodes.Template, file: TemplateFile, environment: Environment) -> Iterator[BuildError]:
    kinds: tuple[tuple[Any, str, Mapping[str, Any]], ...] = (
        (jinja_nodes.Filter, "filter", environment.filters),
        (jinja_nodes.Test, "test", environment.tests),
    )
    for kind, word, known in kinds:
        for node in tree.find_all(kind):
            if node.name not in known:
                close = nearest(node.name, sorted(known))
                hint = close if close.startswith("did") else f"Jinja2's documentation lists every {word}"
                yield BuildError(f"no {word} '{node.name}'", Source(file.path, node.lineno), hint)


@lru_cache(maxsize=_THEMES)
def _digests(theme: Theme) -> dict[str, str]:
    texts = {file.name: file for file in theme.files}
    direct = _reached(theme)
    shared = "\0".join([*map("\0".join, theme.assets), *(f"{file.path}\0{file.text}" for file in theme.words)]).encode()
    digests = {}
    for name in texts:
        digest = blake2b(shared, digest_size=16)
        for reached in _closure(name, direct):
            file = texts.get(reached)
            digest.update(f"\0{reached}\0{file.path}\0{file.text}".encode() if file else f"\0{reached}\0-".encode())
        digests[name] = digest.hexdigest()
    return digests


def mentions(theme: Theme) -> dict[str, tuple[str, ...]]:
    """Give for each template the names that it mentions, to be kept for the next process."""
    return _reached(theme)


def know_mentions(theme: Theme, known: Mapping[str, tuple[str, ...]]) -> None:
    """Take what `mentions` gave of the same theme, so that its templates need not be parsed to learn it."""
    _KNOWN.clear()
    _KNOWN[theme] = dict(known)


def know_compiled(theme: Theme, code: Code) -> None:
    """Take what `compiled` gave of the same theme, engine and Python, so that it need not be compiled again."""
    for each in list(_COMPILED)[: -_THEMES + 1]:
        _COMPILED.pop(each), _NEWLY.pop(each, None)
    for language, codes in code.items():
        _COMPILED.setdefault(theme, {}).setdefault(language, {}).update(codes)


def compiled(theme: Theme) -> Code:
    """Give all that is known of what a theme's templates compile to."""
    return {language: dict(codes) for language, codes in _COMPILED.get(theme, {}).items() if codes}


def newly_compiled(theme: Theme) -> Code:
    """Give what this process compiled of a theme since it was last asked."""
    made = {language: dict(codes) for language, codes in _NEWLY.get(theme, {}).items() if codes}
    for codes in _NEWLY.get(theme, {}).values():
        codes.clear()
    return made


def _code_of(theme: Theme, language: str) -> Compiled:
    known, made = (each.setdefault(theme, {}).setdefault(language, {}) for each in (_COMPILED, _NEWLY))
    return Compiled(known, made)


@lru_cache(maxsize=_THEMES)
def _reached(theme: Theme) -> dict[str, tuple[str, ...]]:
    if theme in _KNOWN:
        return _KNOWN[theme]
    environment = _environment(theme)
    return {file.name: _direct(environment, file) for file in theme.files}


def _direct(environment: Environment, file: TemplateFile) -> tuple[str, ...]:
    tree = environment.parse(file.text, file.name, file.path)
    return tuple(sorted({name for name in find_referenced_templates(tree) if name}))


def _closure(name: str, direct: Mapping[str, tuple[str, ...]]) -> list[str]:
    reached, waiting = {name: None}, [name]
    while waiting:
        for other in direct.get(waiting.pop(), ()):
            if other not in reached:
                reached[other] = None
                waiting.append(other)
    return sorted(reached)


@lru_cache(maxsize=_THEMES)
def _environment(theme: Theme, language: str = _ENGLISH) -> Environment:
    """Make Jinja2's environment for one theme, whose words are in one language."""
    files = {file.name: file for file in theme.files}

    def load(name: str) -> tuple[str, str, None] | None:
        return (files[name].text, files[name].path, None) if name in files else None

    environment = _Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(load),
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_code_of(theme, language),
        extensions=["jinja2.ext.i18n"],
    )
    for name in _NOT_REPRODUCIBLE:
        del environment.filters[name]
    del environment.globals["lipsum"]
    environment.filters |= {"html": _html, "iso": _iso, "join": _join, "string": _string}
    words = words_of(theme, language)
    worded = (words.date, words.month, words.number, words.percent, words.period)
    environment.filters |= {each.__name__: each for each in worded}
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # Jinja2's extension adds it
    speaking = Phrases(words.gettext)
    environment.globals |= {"_": speaking, "gettext": speaking, "ngettext": Plurals(words.ngettext)}
    environment.translate = words.gettext
    environment.filters["structured"] = partial(structured, translate=words.gettext)
    environment.globals["ground_script"] = Markup(GROUND_SCRIPT)  # noqa: S704  # our own constant
    environment.globals["asset"] = _Asset(dict(theme.assets))
    make_quick(environment, _printable)
    return environment


class _Environment(Environment):
    """Jinja2 without a way to the clock, the machine's zone or an object's address, that speaks one language."""

    translate: Callable[[str], str] = str

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja_nodes.Template:
        """Parse a template with its plain words translated, so that rendering asks no catalogue for them."""
        tree: jinja_nodes.Template = _Translating().visit(super()._parse(source, name, filename), self.translate)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give a date's parts, and nothing that it could ask the machine; nothing private of anything."""
        if (attribute.startswith("_") and attribute != "__struct_fields__") or (
            isinstance(obj, datetime) and attribute not in _OF_A_DATE
        ):
            raise AttributeError(f"'{attribute}' is not for templates")
        return super().getattr(obj, attribute)

    def make_globals(self, own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give the globals themselves: no template has any of its own."""
        return super().make_globals(own) if own else self.globals

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Give an item, or an attribute under the same rule."""
        if isinstance(argument, str) and not isinstance(obj, (dict, list, tuple, str)):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)


class _Translating(NodeTransformer):
    """Puts the translation in the place of `_("words")` where no value is put into the words."""

    def visit_Call(self, node: jinja_nodes.Call, translate: Callable[[str], str]) -> jinja_nodes.Node:  # noqa: N802  # Jinja2's name
        """Translate a call of `_` with one text and nothing else; leave any other as it is."""
        self.generic_visit(node, translate)
        plain = isinstance(node.node, jinja_nodes.Name) and node.node.name == "_" and not node.kwargs
        if plain and len(node.args) == 1 and isinstance(text := node.args[0], jinja_nodes.Const):
            return jinja_nodes.Const(translate(text.value) % {}, lineno=node.lineno)
        return node


def _string(value: Any) -> str:
    return soft_str(_printable(value))


def _printable(value: Any) -> Any:
    """Refuse to print what is neither text nor a number: addresses and sets differ from build to build."""
    if isinstance(value, (str, int, float, Undefined)) and not isinstance(value, bool):
        return value
    raise TypeError(f"{_KINDS.get(type(value), f'a value of type {type(value).__name__}')} cannot be printed")


@pass_eval_context
def _join(
    evaluation: jinja_nodes.EvalContext, value: Iterable[Any], between: str = "", attribute: str | None = None
) -> Any:
    """Join what may be printed, and nothing else."""
    items = value if attribute is None else map(make_attrgetter(evaluation.environment, attribute), value)
    return do_join(evaluation, map(_printable, items), between)


def _of_page(context: Context, name: str) -> Any:
    if name not in context:
        raise ValueError("a macro that uses 'asset' or 'html' must be imported 'with context'")
    return context[name]


@pass_context
def _html(context: Context, text: Text) -> Markup:
    return Markup(fill(_of_page(context, "bodies")[text.body], text)) if text.body else Markup()  # noqa: S704  # a body is sanitised


def _iso(date: datetime) -> str:
    return date.isoformat(timespec="seconds").replace("+00:00", "Z")


class _Asset:
    """The function `asset`: the URL of one of the theme's files."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known

    @pass_context
    def __call__(self, context: Context, name: str) -> str:
        if name not in self._known:
            raise ValueError(f"no file 'assets/{name}'")
        masthead: Masthead | None = _of_page(context, "masthead")
        return f"{masthead.home if masthead else '/'}assets/{self._known[name]}"

    def __repr__(self) -> str:
        return "asset"


STRAIGHT.update((_Asset, Phrases, Plurals))


def _translated(fault: BaseException, theme: Theme, document: Document) -> BaseException:
    """Give the BuildError of a fault in a template; a fault outside every template is our own and stays as it is."""
    place = _template_place(fault.__traceback__, {file.path for file in theme.files})
    if isinstance(fault, TemplateNotFound):
        return BuildError(f"no template '{fault.name}'", place or Source(f"templates/{document.template}"), "add it")
    if place is None:
        return fault
    return BuildError(f"template: {_words(fault)}", place, _hint(fault, document))


def _words(fault: BaseException) -> str:
    if isinstance(fault, RecursionError):
        return "templates or macros call one another without end"
    text = str(fault) or type(fault).__name__
    return _VALUE.sub(lambda found: f"{'an' if found[2][0] in 'AEIOU' else 'a'} {found[2]}", text)


def _hint(fault: BaseException, document: Document) -> str:
    """Say what to do where the fault's words tell, else where it was met."""
    text = str(fault)
    met = f"met while rendering {document.output_path}"
    if missing := re.search(r"has no attribute '(\w+)'", text):
        owner = _VALUE.search(text)
        fields = getattr(getattr(sys.modules[owner[1]], owner[2]), "__struct_fields__", ()) if owner else ()
        return nearest(missing[1], fields) if fields else _ASKING.get(text[:6], "") + met
    if isinstance(fault, UndefinedError) and "is undefined" in text:
        return "a template gets 'page' and 'masthead'; see docs/ARCHITECTURE.md"
    return _PRINTING if "cannot be printed" in text else met


def _template_place(traceback: TracebackType | None, paths: set[str]) -> Source | None:
    """Find the innermost template frame: Jinja2 gives a run-time fault's line there alone."""
    place = None
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        if path in paths:
            place = Source(path, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
