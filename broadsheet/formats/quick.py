"""What compiled templates call: text is escaped in one step, and a macro gives again what it gave for equal values.

Knows nothing of what templates show. `compiler.py` writes the code that calls this.
"""

from collections.abc import Callable, Iterator, MutableMapping
from datetime import datetime, timedelta
from types import NoneType, UnionType
from typing import Any, Literal, Self, Union, get_args, get_origin, get_type_hints

from jinja2.environment import Environment, Template, TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # `escape` without its wrapper
from msgspec import Struct

MOST_REMEMBERED = 4096
"""Results of macros that one process keeps: about 4 MB."""
LONG, SAMPLES = 160, 32
"""Characters from which on a macro's text is worth remembering, and the texts by which that is decided."""
MOST_PARTS = 64
"""Parts of pages that show the masthead alone."""
STRAIGHT: set[type] = set()
"""Types of functions of our own that take the context first, and need nothing else of Jinja2."""
_PLAIN = frozenset({str, Markup, int, bool, float, NoneType, type(missing)})
_DATES = (datetime, datetime | None)


class _Dated(Struct, frozen=True):
    """What is known of arguments by their types."""

    lasting: bool
    """Whether they never change, and are equal only where they print the same."""
    fields: tuple[tuple[int, str], ...]
    """The place of each argument that holds a date, and the name of the field."""

    @classmethod
    def of(cls, kinds: tuple[type, ...]) -> Self:
        """Look at types."""
        found = [_dates_of(kind) for kind in kinds]
        fields = ((place, name) for place, names in enumerate(found) for name in names or ())
        return cls(None not in found, tuple(fields))


class Quick:
    """Owns what compiled templates of one environment share: which types have a field, and what macros gave."""

    def __init__(self, printable: Callable[[Any], Any]) -> None:
        """Take the function that refuses what cannot be printed."""
        self._printable = printable
        self._structs = list(_below(Struct))
        self._dated: dict[tuple[type, ...], _Dated] = {}
        self.remembered: dict[tuple[Any, ...], Markup] = {}
        self.within = False
        self._modules: dict[str, TemplateModule] = {}
        self._templates: dict[str, Template] = {}
        self._parts: dict[tuple[Any, ...], str] = {}

    def holders(self, field: str) -> frozenset[type]:
        """Give the types of value that have a field of this name."""
        return frozenset(kind for kind in self._structs if field in kind.__struct_fields__)

    def printed(self, value: Any) -> str:
        """Give a value's text, escaped."""
        kind = type(value)
        if kind is str:
            return _escape_inner(value)
        return value if kind is Markup else escape(self._printable(value))

    def template(self, environment: Environment, name: str, parent: str) -> Template:
        """Give a template that is included; names mean the same everywhere."""
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = environment.get_template(name, parent)
        return found

    def module(self, environment: Environment, name: str, parent: str) -> TemplateModule:
        """Give a template's macros; every template has the same globals, so that they are the same for all pages."""
        found = self._modules.get(name)
        if found is None:
            found = self._modules[name] = environment.get_template(name, parent)._get_default_module()  # noqa: SLF001
        return found

    def included(self, template: Template, context: Context) -> str:
        """Give a part of the page that shows the masthead alone."""
        key = (template.name, context.resolve("masthead"))
        text = self._parts.get(key)
        if text is None:
            if len(self._parts) >= MOST_PARTS:
                self._parts.clear()
            text = self._parts[key] = "".join(template.root_render_func(context))
        return text

    def remember(self, macro: "QuickMacro", args: tuple[Any, ...]) -> Markup:
        """Give what a macro gives for some values; what it calls itself is not remembered apart."""
        kinds = tuple(map(type, args))
        dated = self._dated.get(kinds)
        if dated is None:
            dated = self._dated[kinds] = _Dated.of(kinds)
        if not dated.lasting:
            return macro.fresh(args)
        key = (macro, kinds, args, *[_offset(getattr(args[place], name)) for place, name in dated.fields])
        text = self.remembered.get(key)
        if text is None:
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            self.within = True
            try:
                text = self.remembered[key] = macro.fresh(args)
            finally:
                self.within = False
            macro.learn(text)
        return text


def _below(kind: type) -> Iterator[Any]:
    each: Any
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _dates_of(kind: Any) -> tuple[str, ...] | None:
    """Give the fields of a type that hold a date; None where its values may change, or hold others with dates.

    Equal values must print the same, and a date is equal to the same instant with another offset.
    """
    if kind in _PLAIN:
        return ()
    if not issubclass(kind, Struct) or not kind.__struct_config__.frozen:
        return None
    hints = get_type_hints(kind)
    if not all(hint in _DATES or _lasts(hint) for hint in hints.values()):
        return None
    return tuple(name for name, hint in hints.items() if hint in _DATES)


def _lasts(hint: Any) -> bool:
    if get_origin(hint) in {tuple, Union, UnionType}:
        return all(each is Ellipsis or _lasts(each) for each in get_args(hint))
    return get_origin(hint) is Literal or (isinstance(hint, type) and _dates_of(hint) == ())


def _offset(date: datetime | None) -> timedelta | None:
    return None if date is None else date.utcoffset()


class QuickMacro(Macro):
    """A macro that gives again what it gave for the same values, where it can see nothing of the page but those."""

    def __init__(self, context: Context, *given: Any) -> None:
        """Take the context in which it was defined, and what Jinja2's own takes."""
        super().__init__(*given)
        special = self.catch_kwargs or self.catch_varargs or self.caller or self.explicit_caller
        self.plain = not special and self._default_autoescape is True
        self.alone = "bodies" not in context
        self._unknown = SAMPLES

    def learn(self, text: str) -> None:
        """Hear of a text that it gave; where all of the first ones are short, none is worth remembering."""
        self._unknown -= 1
        if len(text) >= LONG:
            self._unknown = -1
        if not self._unknown:
            self.alone = False

    def fresh(self, args: tuple[Any, ...]) -> Markup:
        """Give what it gives for all its arguments, as markup."""
        return str.__new__(Markup, self._func(*args))  # what Markup(...) does, in a third of the time

    def taken(self, args: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...] | None:
        """Give all its arguments in order, the absent ones too; None where it cannot take these."""
        rest = self.arguments[len(args) :]
        if len(args) > self._argument_count or any(name not in rest for name in named):
            return None
        return (*args, *(named.get(name, missing) for name in rest))


def called(  # noqa: PLR0917  # compiled templates call it, in the quickest way
    context: Context, function: Any, args: tuple[Any, ...], named: dict[str, Any], own: dict[str, Any]
) -> Any:
    """Call what a template calls; `own` is what Jinja2 hands to functions that see the page."""
    if type(function) is QuickMacro and function.plain and context.eval_ctx.autoescape:
        taken = args if len(args) == len(function.arguments) and not named else function.taken(args, named)
        if taken is not None:
            quick = context.environment.quick  # type: ignore[attr-defined]
            return function.fresh(taken) if quick.within or not function.alone else quick.remember(function, taken)
    if type(function) in STRAIGHT:
        return function(context, *args, **named)
    return context.call(function, *args, **named, **own)


class QuickContext(Context):
    """A context that keeps no list of globals: they are the same for every template."""

    def __init__(  # noqa: PLR0917  # Jinja2's signature
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002  # the same
    ) -> None:
        """Take what Jinja2's own takes."""
        super().__init__(environment, parent, name, blocks)


def inner(template: Template, context: Context, local: dict[str, Any]) -> Context:
    """Give the context of a part of a page: what the page sees, and the names of the place where it is included."""
    seen = context.get_all()
    known = {name: value for name, value in local.items() if value is not missing}
    return QuickContext(context.environment, {**seen, **known} if known else seen, template.name, template.blocks)
