"""Templates are parsed and compiled once: a build that renders one page need not read fifty.

What was parsed is in the store. What was compiled is not, since loading it is running it: like Python's own
`__pycache__` it is a file beside, and whoever can write that can write templates.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import msgspec
from msgspec import Struct

from broadsheet.building.disk.files import digest_of
from broadsheet.building.disk.kept import keep, kept
from broadsheet.building.store import Store
from broadsheet.formats import Code, compiled, know_compiled, know_mentions, mentions, template_errors, unused_templates
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Theme

_NAME = "templates"
COMPILED = "compiled"
"""The file of `.broadsheet/` that holds what templates compiled to."""


class _Kept(Struct, frozen=True):
    """What is known of a theme without a mistake."""

    theme: str
    """The digest of its texts."""
    engine: str
    """Of whoever parsed them."""
    mentions: dict[str, tuple[str, ...]]
    """The names that each template mentions."""
    unused: tuple[tuple[str, Source, str], ...]
    """The message, source and hint of each warning."""


def read_templates(theme: Theme, engine: str, store: Store) -> tuple[list[BuildError], list[BuildError]]:
    """Give the mistakes of a theme, and its warnings; a theme with mistakes has none of these."""
    kept = store.recall(_NAME, _Kept)
    if kept is not None and (kept.theme, kept.engine) == (theme.digest, engine):
        know_mentions(theme, kept.mentions)
        return [], [BuildError(*warning) for warning in kept.unused]
    if faults := template_errors(theme):
        return faults, []
    warnings = unused_templates(theme)
    unused = tuple((each.message, each.source, each.hint) for each in warnings)
    store.keep(_NAME, msgspec.msgpack.encode(_Kept(theme.digest, engine, mentions(theme), unused)))
    return [], warnings


class _Compiled(Struct, frozen=True):
    """What templates compiled to."""

    of: str
    """The digest of the theme, of who compiled it, and of Python."""
    code: Code
    """By language."""


@contextmanager
def code_kept(private: Path, theme: Theme, engine: str) -> Iterator[None]:
    """Render with what templates compiled to before, and keep what they compile to meanwhile."""
    path, of = private / COMPILED, digest_of(b" ".join((theme.digest.encode(), engine.encode(), MAGIC_NUMBER)))
    known = _code(path, of)
    know_compiled(theme, known)
    yield
    now = compiled(theme)
    if now != known:
        keep(path, msgspec.msgpack.encode(_Compiled(of, now)))


def _code(path: Path, of: str) -> Code:
    data = kept(path)
    try:
        found = None if data is None else msgspec.msgpack.decode(data, type=_Compiled)
    except msgspec.DecodeError:  # another version kept something else
        return {}
    return found.code if found is not None and found.of == of else {}
