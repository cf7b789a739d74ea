"""Content is parsed where the store does not know it, and kept there."""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from broadsheet.building.disk.files import digest_of, settled
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.scan import Found, Known, Sources
from broadsheet.building.executors import Workers
from broadsheet.building.store import Store
from broadsheet.building.work import ParseChunk, ParsedFile, parse_chunk
from broadsheet.model.config import Dialect
from broadsheet.model.content import Content
from broadsheet.model.errors import BuildError, Source


class Parsed(Struct, frozen=True):
    """All content."""

    contents: tuple[Content, ...]
    """Of every file without a mistake."""
    doubtful: tuple[Content, ...]
    """What could be read of files with mistakes, to be checked and no more."""
    unreadable: tuple[str, ...]
    """The source paths of files that gave nothing."""
    errors: tuple[BuildError, ...]
    """Every mistake in them."""


def parse_all(sources: Sources, roots: Roots, dialect: Dialect, store: Store, workers: Workers) -> Parsed:  # noqa: PLR0917  # the five things that parsing takes
    """Parse every content file that the store does not hold as it is now."""
    keys = {each.path: _key(each.path, each.digest, dialect) for each in sources.content}
    sizes = {each.path: each.stat.size for each in sources.content}
    contents = store.parsed(keys)
    too_large = {path for path, size in sizes.items() if size > dialect.article_limit}
    errors = [_too_large(path, sizes[path], dialect) for path in sorted(too_large)]
    changed = [path for path in keys if path not in contents and path not in too_large]
    doubtful: dict[str, Content] = {}
    for file in _parse_changed(changed, roots, dialect, workers):
        errors += file.reading.errors
        if file.reading.content is not None and file.reading.body is None:
            doubtful[file.path] = file.reading.content
        elif file.reading.content is not None and file.reading.body is not None:
            contents[file.path] = file.reading.content
            store.keep_parsed(_key(file.path, file.digest, dialect), file.reading.content, file.reading.body)
    unreadable = tuple(path for path in keys if path not in contents and path not in doubtful)
    return Parsed(tuple(contents.values()), tuple(doubtful.values()), unreadable, tuple(errors))


def _parse_changed(paths: list[str], roots: Roots, dialect: Dialect, workers: Workers) -> Iterable[ParsedFile]:
    chunks = [ParseChunk(tuple(chunk), roots, dialect) for chunk in workers.chunks(paths)]
    for parsed in workers.map(parse_chunk, chunks, len(paths)):
        yield from parsed


def _key(path: str, digest: str, dialect: Dialect) -> str:
    return digest_of(msgspec.msgpack.encode((path, digest, dialect)))


def _too_large(path: str, size: int, dialect: Dialect) -> BuildError:
    message = f"the file has {size:,} bytes, more than the {dialect.article_limit:,} allowed"
    return BuildError(message, Source(path), "split it, or raise 'limits.article' in config.yaml")


def keep_looks(store: Store, found: Iterable[Found], known: Mapping[str, Known], stamp: int) -> None:
    """Keep the look of every file; one that may still change within the clock's tick is read again next time."""
    store.keep_files([Found(each.path, settled(each.stat, stamp), each.digest) for each in found], known)
