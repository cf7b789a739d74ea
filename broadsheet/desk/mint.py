"""Hand-written articles and editions get the identity that feeds need.

Knows no randomness: whoever asks brings the mint.
"""

import re
from collections.abc import Callable, Iterable

from broadsheet.building.disk.files import read, write_whole
from broadsheet.building.disk.roots import Roots
from broadsheet.model.errors import BuildError
from broadsheet.model.site import ContentFile
from broadsheet.reading.articles import kind_of
from broadsheet.reading.fields import Fields
from broadsheet.reading.front_matter import split

_EMPTY_ID = re.compile(rb"^id[ \t]*:[ \t]*~?[ \t]*(\r?\n)", re.MULTILINE)
_FENCE = re.compile(rb"\A(?:\xef\xbb\xbf)*---[ \t]*(\r?\n)")
_CLOSE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)


def with_id(file: ContentFile, identity: str) -> bytes | None:
    """Give a file's bytes with an id below its opening fence; None where it has one or cannot be read.

    Everything else stays as it was, byte for byte.
    """
    try:
        front = split(file, len(file.data)).front
    except BuildError:
        return None
    if Fields(front, file.path, []).has("id"):
        return None
    fence = _FENCE.match(file.data)
    close = _CLOSE.search(file.data, fence.end()) if fence else None
    if fence is None or close is None:
        return None
    end = close.start()
    if empty := _EMPTY_ID.search(file.data, fence.end(), end):
        return file.data[: empty.start()] + b"id: " + identity.encode() + empty[1] + file.data[empty.end() :]
    return file.data[: fence.end()] + b"id: " + identity.encode() + fence[1] + file.data[fence.end() :]


def mint(paths: Iterable[str], roots: Roots, new_identity: Callable[[], str]) -> list[str]:
    """Write an id into every article and edition that has none; give their source paths."""
    minted = []
    for path in paths:
        if kind_of(path) == "pages":
            continue
        data, _ = read(roots.file(path), path)
        mended = with_id(ContentFile(path, data), new_identity())
        if mended is not None:
            write_whole(roots.file(path), mended)
            minted.append(path)
    return minted
