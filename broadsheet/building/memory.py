"""What the last build left behind, so that the next one can tell that there is nothing to do."""

from datetime import datetime

import msgspec
from msgspec import Struct

from broadsheet.building.disk.files import digest_of
from broadsheet.building.disk.scan import Sources
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Held
from broadsheet.model.report import Report


class Memory(Struct, frozen=True):
    """A build that ended well."""

    inputs: str
    """The digest of everything but the clock."""
    now: datetime
    """When it was."""
    next_build_at: datetime | None
    """When the clock alone would make a difference."""
    articles: int
    """As in `Report`."""
    held: tuple[Held, ...]
    """As in `Report`."""
    warnings: tuple[tuple[str, Source, str], ...]
    """Message, source and hint of each."""


def inputs_digest(sources: Sources, config: bytes, options: tuple[str, ...]) -> str:
    """Give the digest of every file, the config and the options, the engine among them."""
    files = "\n".join(f"{each.path}\0{each.digest}" for each in sources.found)
    return digest_of(msgspec.msgpack.encode((options, config, files)))


def remember(inputs: str, now: datetime, report: Report) -> bytes:
    """Encode what the next build will ask for."""
    warnings = tuple((error.message, error.source, error.hint) for error in report.warnings)
    memory = Memory(inputs, now, report.next_build_at, report.articles, report.held, warnings)
    return msgspec.json.encode(memory)  # msgpack would forget the offset of a date


def recall(data: bytes | None, inputs: str, now: datetime) -> Report | None:
    """Give the last build's report where nothing can have changed since; None where there may be something to do.

    Nothing can have changed where the inputs are the same and last `now` <= `now` < `next_build_at`.
    """
    if data is None:
        return None
    try:
        memory = msgspec.json.decode(data, type=Memory)
    except msgspec.DecodeError:  # another version remembered something else
        return None
    later = memory.next_build_at is None or now < memory.next_build_at
    if memory.inputs != inputs or not memory.now <= now or not later:
        return None
    warnings = tuple(BuildError(*warning) for warning in memory.warnings)
    return Report(articles=memory.articles, held=memory.held, next_build_at=memory.next_build_at, warnings=warnings)
