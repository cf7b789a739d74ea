"""Content is parsed where the store does not know it, and kept there."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec
from msgspec import Struct

from broadsheet.building.disk.files import Found, digest_of, settled
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.scan import Sources, with_digests
from broadsheet.building.executors import Workers
from broadsheet.building.store import Store
from broadsheet.building.work import ParseChunk, ParsedFile, parse_chunk
from broadsheet.model.config import Dialect
from broadsheet.model.content import Content
from broadsheet.model.errors import BuildError, Source

_CONTENT: msgspec.msgpack.Decoder[Content] = msgspec.msgpack.Decoder(Content)


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
    sources: Sources
    """Every file, the new ones with the digest of what was parsed."""


def key_of(dialect: Dialect, digest: str) -> str:
    """Give the key of what is parsed of a file's bytes: the same bytes in another dialect are something else."""
    return f"{_told(dialect)} {digest}"


@lru_cache(maxsize=4)
def _told(dialect: Dialect) -> str:
    return digest_of(msgspec.msgpack.encode(dialect))


def decode_content(encoded: bytes) -> Content:
    """Decode what a worker parsed."""
    return _CONTENT.decode(encoded)


def parse_all(sources: Sources, roots: Roots, dialect: Dialect, store: Store, workers: Workers) -> Parsed:  # noqa: PLR0917  # the five things that parsing takes
    """Parse every content file that the store does not hold as it is now."""
    keys = {each.path: key_of(dialect, each.digest) for each in sources.content}
    contents = store.parsed(keys)
    too_large = {each.path: each.stat.size for each in sources.content if each.stat.size > dialect.article_limit}
    errors = [_too_large(path, size, dialect) for path, size in sorted(too_large.items())]
    changed = [path for path in keys if path not in contents and path not in too_large]
    doubtful: dict[str, Content] = {}
    read: dict[str, str] = {}
    for file in _parse_changed(changed, roots, dialect, workers):
        errors += file.errors
        read[file.path] = file.digest
        content = decode_content(file.content) if file.content else None
        if content is not None and file.body is None:
            doubtful[file.path] = content
        elif content is not None and file.body is not None:
            contents[file.path] = content
            store.keep_parsed(key_of(dialect, file.digest), content, file.body)
    unreadable = tuple(path for path in keys if path not in contents and path not in doubtful)
    known = tuple(contents.values()), tuple(doubtful.values()), unreadable
    return Parsed(*known, tuple(errors), with_digests(sources, read))


def _parse_changed(paths: list[str], roots: Roots, dialect: Dialect, workers: Workers) -> Iterable[ParsedFile]:
    clock = workers.stopwatch.clock
    chunks = [ParseChunk(tuple(chunk), roots, dialect, clock) for chunk in workers.chunks(paths)]
    for parsed in workers.map(parse_chunk, chunks, len(paths)):
        workers.stopwatch.add("parse", ((file.path, file.seconds) for file in parsed))
        yield from parsed


def _too_large(path: str, size: int, dialect: Dialect) -> BuildError:
    message = f"the file has {size:,} bytes, more than the {dialect.article_limit:,} allowed"
    return BuildError(message, Source(path), "split it, or raise 'limits.article' in config.yaml")


def keep_looks(store: Store, found: Iterable[Found], stamp: int) -> None:
    """Keep the look of every file; one that may still change within the clock's tick is read again next time."""
    store.keep_files([Found(each.path, settled(each.stat, stamp), each.digest) for each in found])
