"""What goes wrong while a template is rendered becomes a mistake with the template's file and line.

Knows no environment: Jinja2 tells a run-time fault's place in the traceback's frames alone.
"""

import re
import sys
from types import TracebackType

from jinja2 import TemplateNotFound
from jinja2.exceptions import TemplateError, UndefinedError

from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Document, Theme
from broadsheet.reading.spelling import nearest

_VALUE = re.compile(r"'?(broadsheet\.model\.\w+)\.(\w+) object'?")
_ASKING = {
    "'None'": "it is not always there: ask with '{% if %}' first; ",
    "'dict ": "it is not always there: ask with 'is defined' first; ",
}
_PRINTING = "print one of its fields, or use '{% for %}', '{% if %}' or the filters 'date', 'iso' and 'html'"
FAULTS = (
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
"""What a template can bring about."""


def translated(fault: BaseException, theme: Theme, document: Document) -> BaseException:
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
