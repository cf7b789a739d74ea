"""A search index is put in one order: Pagefind writes the values of its filters in the order of a hash table.

Its files are gzip over a signature and CBOR (RFC 8949). Only the order of two lists is changed, and the names that
follow from it; whoever reads the index asks for files by those names and for values by theirs.
"""

import gzip
from collections.abc import Iterator, Mapping
from hashlib import blake2b

_SIGNATURE = b"pagefind_dcd"
_ARRAY, _MAP, _TAG, _SIMPLE = 4, 5, 6, 7
_TEXTS = (2, 3)
_FILTERS = 3
"""The place of the list of filters in an index's head."""


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the same index with its filters in one order; `files` are those of one bundle, by path."""
    ordered = {path: data for path, data in files.items() if not path.endswith((".pf_filter", ".pf_meta", ".json"))}
    names: dict[bytes, bytes] = {}
    for path, data in sorted(files.items()):
        if path.endswith(".pf_filter"):
            chunk = _sorted_within(_plain(data), 1)
            names |= _named(ordered, path, chunk)
    for path, data in sorted(files.items()):
        if path.endswith(".pf_meta"):
            head = _sorted_within(_replaced(_plain(data), names), _FILTERS)
            names |= _named(ordered, path, head)
    entries = {path: _replaced(data, names) for path, data in files.items() if path.endswith(".json")}
    return ordered | entries


def _plain(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(_SIGNATURE)


def _named(ordered: dict[str, bytes], path: str, plain: bytes) -> dict[bytes, bytes]:
    """Keep a file under a name made of its content, as long as the old one; give the old name with the new."""
    before, _, ending = path.rpartition(".")
    language, _, old = before.rpartition("_")
    new = blake2b(plain).hexdigest()[: len(old)]
    ordered[f"{language}_{new}.{ending}"] = gzip.compress(_SIGNATURE + plain, mtime=0)
    return {f"_{old}".encode(): f"_{new}".encode()}


def _replaced(data: bytes, names: Mapping[bytes, bytes]) -> bytes:
    for old, new in names.items():
        data = data.replace(old, new)
    return data


def _sorted_within(data: bytes, place: int) -> bytes:
    """Sort the items of the list at a place of the outermost list."""
    start, end = list(_items(data, 0))[place]
    items = list(_items(data, start))
    first = items[0][0] if items else end
    return data[:first] + b"".join(sorted(data[begin:stop] for begin, stop in items)) + data[end:]


def _items(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Give the beginning and the end of each item of the list that begins at a place."""
    kind, count, at = _head(data, at)
    if kind != _ARRAY:
        raise ValueError(f"no list, but a value of kind {kind}, in Pagefind's index")
    for _ in range(count):
        end = _end(data, at)
        yield at, end
        at = end


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Give a value's kind, its number, and where what follows begins."""
    kind, short = data[at] >> 5, data[at] & 31
    if short < 24:  # noqa: PLR2004  # RFC 8949, section 3
        return kind, short, at + 1
    length = 1 << (short - 24)
    return kind, int.from_bytes(data[at + 1 : at + 1 + length]), at + 1 + length


def _end(data: bytes, at: int) -> int:
    kind, number, at = _head(data, at)
    if kind in _TEXTS:
        return at + number
    inner = {_ARRAY: number, _MAP: 2 * number, _TAG: 1}.get(kind, 0)
    for _ in range(inner):
        at = _end(data, at)
    return at
