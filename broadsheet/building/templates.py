"""Templates are parsed where the store does not know them: a build that renders one page need not read fifty."""

import msgspec
from msgspec import Struct

from broadsheet.building.store import Store
from broadsheet.formats import know_mentions, mentions, template_errors, unused_templates
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Theme

_NAME = "templates"


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
    kept = _recall(store)
    if kept is not None and (kept.theme, kept.engine) == (theme.digest, engine):
        know_mentions(theme, kept.mentions)
        return [], [BuildError(*warning) for warning in kept.unused]
    if faults := template_errors(theme):
        return faults, []
    warnings = unused_templates(theme)
    unused = tuple((each.message, each.source, each.hint) for each in warnings)
    store.keep(_NAME, msgspec.msgpack.encode(_Kept(theme.digest, engine, mentions(theme), unused)))
    return [], warnings


def _recall(store: Store) -> _Kept | None:
    data = store.kept(_NAME)
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=_Kept)
    except msgspec.DecodeError:  # another version kept something else
        return None
