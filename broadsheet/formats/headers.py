"""`_headers`, as Netlify and Cloudflare Pages read it.

Knows nothing of plans and templates.
"""

from collections.abc import Iterator, Mapping

from broadsheet.model.content import Body
from broadsheet.model.headers import HeadersView
from broadsheet.model.outputs import Document, Theme


def render_headers(document: Document, _: Theme, __: Mapping[str, Body]) -> bytes:
    """Render `_headers`: a line for each rule's path, below it a line for each header."""
    if not isinstance(document.view, HeadersView):
        raise TypeError(f"{document.output_path} has no headers to tell")
    return "".join(f"{line}\n" for line in _lines(document.view)).encode()


def _lines(view: HeadersView) -> Iterator[str]:
    """Give the lines; `! Name` takes away what the first rule says everywhere.

    Cloudflare would join both values, and a page obeys both of two policies; Netlify takes the later one by itself.
    """
    everywhere = {name for name, _ in view.rules[0].headers}
    for place, rule in enumerate(view.rules):
        yield rule.path
        for name, value in rule.headers:
            if place and name in everywhere:
                yield f"  ! {name}"
            yield f"  {name}: {value}"
