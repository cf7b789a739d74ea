"""The site's headers, redirects and errors in the languages of nginx and Caddy, for a site's own settings to include.

Both say the same. What an alias is called is an editor's text: one that could mean something else in either language
is left out, and the page that lies there leads on by itself as it does on any host.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from broadsheet.model.content import Body
from broadsheet.model.headers import HeaderRule
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.servers import Answer, ServersView

_PLAIN = re.compile(r"""[^\x00-\x1f\x7f"'`\\{}$]+""").fullmatch
"""What means itself between double quotes in both languages."""
_COMPRESSED = (
    *("text/css", "text/plain", "text/xml", "application/javascript", "text/javascript", "application/json"),
    *("application/manifest+json", "application/xml", "image/svg+xml"),
)
"""Types of text, beside HTML."""
_CADDY_TYPES = tuple(f"header Content-Type {kind}*" for kind in ("text/html", "application/feed+json", *_COMPRESSED))
_FILES = (
    *("index index.html;", "charset utf-8;", "absolute_redirect off;", "gzip on;", "gzip_vary on;"),
    f"gzip_types {' '.join(_COMPRESSED)};",
)
Lines = Iterable[str]
Headers = tuple[tuple[str, str], ...]


def render_nginx(document: Document, _: Theme, __: Mapping[str, Body]) -> bytes:
    """Render what nginx includes in a `server` block."""
    view = _view(document)
    everywhere, *rules = view.rules
    files = (*_FILES, *_added(everywhere.headers))
    missing = f"{view.home}/404.html"
    errors = (f"error_page 403 =404 {missing};", f"error_page 404 {missing};", "error_page 410 @broadsheet_gone;")
    inner = (
        *(line for where, headers in _places(rules).items() for line in _nginx_place(where, headers, everywhere)),
        *(f"location = {_nginx_answer(answer)}" for answer in _sayable(view)),
    )
    return _text(
        *_about(
            view, "Include it in a server block, beside listen, server_name and root; reload nginx when it changes."
        ),
        *_block(f"location {view.home}/", [*files, *errors, *inner]),
        *_block("location @broadsheet_gone", files),
    )


def render_caddy(document: Document, _: Theme, __: Mapping[str, Body]) -> bytes:
    """Render what Caddy imports into a site block."""
    view = _view(document)
    everywhere, *rules = view.rules
    route = f"route {view.home}/*" if view.home else "route"
    first = tuple(_set("", everywhere.headers))
    inner = (
        *first,
        *(line for number, place in enumerate(_places(rules).items(), 1) for line in _caddy_place(number, *place)),
        *_caddy_answers(tuple(_sayable(view))),
        "file_server",
    )
    # What a missing file's address would be told, of a year in the cache say, is not for the page in its place.
    missing = "@broadsheet_missing vars {http.error.status_code} 404"
    wrong = (*first, missing, f"rewrite @broadsheet_missing {view.home}/404.html", "file_server")
    return _text(
        *_about(view, "Import it in a site block, beside root; reload Caddy when it changes."),
        *_block("encode", ["zstd", "gzip", *_block("match", _CADDY_TYPES)]),
        *_block(route, inner),
        *_block("handle_errors", _block(route, wrong)),
    )


def _view(document: Document) -> ServersView:
    if not isinstance(document.view, ServersView):
        raise TypeError(f"{document.output_path} has nothing to tell a server")
    return document.view


def _about(view: ServersView, how: str) -> Iterator[str]:
    yield "# The headers, redirects and errors of the site, made anew by each build."
    yield f"# {how}"
    where = f"the folder whose {view.home}/ is the site" if view.home else "the site's folder"
    yield f"# root is {where}."


def _block(head: str, lines: Lines) -> Iterator[str]:
    yield f"{head} {{"
    yield from (f"\t{line}" for line in lines)
    yield "}"


def _text(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _sayable(view: ServersView) -> Iterator[Answer]:
    """Give the answers whose address means itself; `$` is a variable in what nginx answers."""
    for answer in view.answers:
        if _PLAIN(answer.path):
            yield Answer(answer.path, answer.status, answer.to.replace("$", "%24"))


def _places(rules: Iterable[HeaderRule]) -> dict[str, Headers]:
    """Give the headers of each place: a regular expression, which PCRE and RE2 read alike, for all that share them."""
    paths: dict[Headers, list[str]] = {}
    for rule in rules:
        paths.setdefault(rule.headers, []).append(_expression(rule.path))
    return {"|".join(expressions): headers for headers, expressions in paths.items()}


def _expression(path: str) -> str:
    return "^" + re.sub(r":[a-z]+", "[^/]+", re.escape(unquote(path)).replace(r"\*", ".*")) + "$"


def _added(headers: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in headers:
        if name == "Content-Type":
            yield "types { }"
            yield f'default_type "{value}";'
            yield "gzip_types *;"
        else:
            yield f'add_header {name} "{value}" always;'


def _nginx_place(where: str, headers: Headers, everywhere: HeaderRule) -> Iterator[str]:
    """Give a location: one with headers of its own inherits none."""
    own = dict(everywhere.headers) | dict(headers)
    yield from _block(f"location ~ {where}", _added(own.items()))


def _nginx_answer(answer: Answer) -> str:
    to = f' "{answer.to}"' if answer.to else ""
    return f'"{answer.path}" {{ return {answer.status}{to}; }}'


def _set(matcher: str, headers: Headers) -> Iterator[str]:
    for name, value in headers:
        yield f'header {matcher}{name} "{value}"'


def _caddy_place(number: int, where: str, headers: Headers) -> Iterator[str]:
    name = f"@broadsheet_{number}"
    yield f"{name} path_regexp {where}"
    yield from _set(f"{name} ", headers)


def _caddy_answers(answers: tuple[Answer, ...]) -> Iterator[str]:
    """Look an address up among all that have an answer, then give it."""
    if not answers:
        return
    pairs = (f'"{answer.path}" {answer.status} "{answer.to}"' for answer in answers)
    yield from _block("map {path} {broadsheet_status} {broadsheet_to}", [*pairs, 'default 0 ""'])
    yield "@broadsheet_moved vars {broadsheet_status} 301 302"
    yield "redir @broadsheet_moved {broadsheet_to} {broadsheet_status}"
    yield "@broadsheet_gone vars {broadsheet_status} 410"
    yield "error @broadsheet_gone 410"
