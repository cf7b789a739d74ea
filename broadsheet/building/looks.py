"""Many files are looked at, and those that look otherwise than before are read.

A column has four numbers of 64 bits for each file, as `numbers_of` gives them. Knows nothing of what the files are.
"""

import os
from array import array
from collections.abc import Sequence

from broadsheet.building.halving import in_two
from broadsheet.building.manifest import Stat

FIELDS = 4
_UNSIGNED = (1 << 64) - 1
_NOTHING = (_UNSIGNED,) * FIELDS
_WORTH_A_COPY = 4000
"""Files from which on two processes look at them: a copy costs as much as a thousand looks."""
_AT_ONCE = 256


def numbers_of(stat: Stat) -> tuple[int, int, int, int]:
    """Give the numbers of a look: size, mtime, ctime, inode."""
    return (stat.size & _UNSIGNED, stat.mtime & _UNSIGNED, stat.ctime & _UNSIGNED, stat.inode & _UNSIGNED)


def column_of(numbers: bytes) -> "array[int]":
    """Give a column from its bytes."""
    column = array("Q")
    column.frombytes(numbers)
    return column


def look_at(paths: Sequence[str], base: str, jobs: int) -> "array[int]":
    """Look at every file; `base` stands before a path that does not begin with `/`.

    What cannot be looked at is as if it were not there.
    """

    def looked(some: Sequence[str]) -> bytes:
        return _looked(some, base)

    middle = len(paths) // 2
    halves = paths[:middle], paths[middle:]
    return column_of(in_two(looked, *halves, jobs=jobs if len(paths) >= _WORTH_A_COPY else 1))


def _looked(paths: Sequence[str], base: str) -> bytes:
    numbers = array("Q")
    add, stat = numbers.extend, os.stat
    for path in paths:
        try:
            found = stat(path if path[0] == "/" else base + path)
        except OSError:
            add(_NOTHING)
        else:
            add((found.st_size, found.st_mtime_ns & _UNSIGNED, found.st_ctime_ns & _UNSIGNED, found.st_ino))
    return numbers.tobytes()


def different(before: "array[int]", now: "array[int]") -> list[int]:
    """Give the places of the files whose numbers differ in two columns of equal length, in order."""
    if before == now:
        return []
    old, new, step = memoryview(before), memoryview(now), _AT_ONCE * FIELDS
    return [
        place // FIELDS
        for start in range(0, len(now), step)
        if old[start : start + step] != new[start : start + step]  # of many a few differ
        for place in range(start, min(start + step, len(now)), FIELDS)
        if old[place : place + FIELDS] != new[place : place + FIELDS]
    ]
