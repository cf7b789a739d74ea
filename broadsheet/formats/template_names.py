"""A theme is checked before anything is rendered: its syntax, and the names that its templates mention.

Knows no document: what a template is given is seen when it is rendered.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from jinja2 import Environment, TemplateSyntaxError
from jinja2 import nodes as jinja_nodes
from jinja2.meta import find_referenced_templates

from broadsheet.formats.templates import THEMES, environment_of
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import TemplateFile, Theme
from broadsheet.reading.spelling import nearest

PAGES = (
    *("front.html", "article.html", "list.html", "story.html", "terms.html", "archive.html", "edition.html"),
    *("editions.html", "page.html", "404.html", "redirect.html", "latest.html", "epub/book.html", "mail/letter.html"),
    *("feeds.html", "corrections.html", "expired.html"),
    *("lite.html", "lite-list.html", "sw.js", "manifest.webmanifest", "search.html"),
)
"""The templates that documents name; all others are reached from these."""
_KNOWN: dict[Theme, dict[str, tuple[str, ...]]] = {}


def template_digest(theme: Theme, name: str) -> str:
    """Give the digest of a template's text and that of every name that it can reach, absent ones too."""
    return _digests(theme)[name]


def template_errors(theme: Theme) -> list[BuildError]:
    """Name every mistake of syntax, every computed name and every name that is not there."""
    environment = environment_of(theme)
    known = {file.name for file in theme.files}
    errors = []
    for file in theme.files:
        try:
            tree = environment.parse(file.text, file.name, file.path)
        except TemplateSyntaxError as fault:
            errors.append(BuildError(f"template: {fault.message}", Source(file.path, fault.lineno), _remedy(fault)))
            continue
        errors += _references(tree, file, known)
        errors += _unknown_words(tree, file, environment)
    return errors


def _remedy(fault: TemplateSyntaxError) -> str:
    """Hint at the end that a block lacks, which Jinja2 names last."""
    unclosed = re.search(r"innermost block that needs to be closed is '(\w+)'", fault.message or "")
    if unclosed:
        return f"write '{{% end{unclosed[1]} %}}' where its '{{% {unclosed[1]} ... %}}' ends"
    return "see the Jinja2 template documentation for this tag"


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


@lru_cache(maxsize=THEMES)
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


@lru_cache(maxsize=THEMES)
def _reached(theme: Theme) -> dict[str, tuple[str, ...]]:
    if theme in _KNOWN:
        return _KNOWN[theme]
    environment = environment_of(theme)
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
