"""Jinja2 templates become pages; what else knows Jinja2 stands beside it and is a part of this.

Knows no file: a Theme holds every template's text.
"""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    pass_context,
    pass_eval_context,
)
from jinja2 import nodes as jinja_nodes
from jinja2.filters import do_join, make_attrgetter
from jinja2.runtime import Context, Undefined
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, soft_str

from broadsheet.formats.bodies import fill
from broadsheet.formats.compiler import Compiled, make_quick
from broadsheet.formats.phrases import Phrases, Plurals
from broadsheet.formats.quick import STRAIGHT
from broadsheet.formats.structured import structured
from broadsheet.formats.template_faults import FAULTS, translated
from broadsheet.formats.words import words_of
from broadsheet.model.content import Body
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.scripts import FIRST_SCRIPT
from broadsheet.model.views import Masthead, Text

_ENGLISH = "en"
Code = dict[str, dict[str, bytes]]
"""What templates compiled to, for one Python, and what dates were written as: by language, then by name."""
_COMPILED: dict[Theme, Code] = {}
_NEWLY: dict[Theme, Code] = {}
THEMES = 4
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


def render_page(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a document with its template, as UTF-8; a fault is a BuildError with the template's file and line."""
    environment = environment_of(theme, document.masthead.language if document.masthead else _ENGLISH)
    try:
        template = environment.get_template(document.template)
        text = template.render(page=document.view, masthead=document.masthead, bodies=bodies)
    except FAULTS as fault:
        raise translated(fault, theme, document) from fault
    return text.encode()


def know_compiled(theme: Theme, code: Code) -> None:
    """Take what `compiled` gave of the same theme, engine and Python, so that it need not be compiled again."""
    for each in list(_COMPILED)[: -THEMES + 1]:
        del _COMPILED[each]
        _NEWLY.pop(each, None)
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


def _code_of(theme: Theme, language: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Give what is known, and where to put what is new."""
    known, made = (each.setdefault(theme, {}).setdefault(language, {}) for each in (_COMPILED, _NEWLY))
    return known, made


@lru_cache(maxsize=THEMES)
def environment_of(theme: Theme, language: str = _ENGLISH) -> Environment:
    """Make Jinja2's environment for one theme, whose words are in one language."""
    files = {file.name: file for file in theme.files}
    code = _code_of(theme, language)

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
        bytecode_cache=Compiled(*code),
        extensions=["jinja2.ext.i18n"],
    )
    for name in _NOT_REPRODUCIBLE:
        del environment.filters[name]
    del environment.globals["lipsum"]
    environment.filters |= {"html": _html, "iso": _iso, "join": _join, "string": _string}
    words = words_of(theme, language)
    words.keep(*code)
    worded = (words.date, words.month, words.number, words.percent, words.period)
    environment.filters |= {each.__name__: each for each in worded}
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # Jinja2's extension adds it
    speaking = Phrases(words.gettext)
    environment.globals |= {"_": speaking, "gettext": speaking, "ngettext": Plurals(words.ngettext)}
    environment.translate = words.gettext
    environment.filters["structured"] = partial(structured, translate=words.gettext)
    environment.globals["first_script"] = Markup(FIRST_SCRIPT)  # noqa: S704  # our own constant
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
