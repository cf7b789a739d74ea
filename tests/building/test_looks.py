"""Many files are looked at, in two processes where they are many, and those that differ are found."""

import os
from array import array
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.building.looks import FIELDS, column_of, different, look_at, numbers_of
from broadsheet.building.manifest import UNSURE, Stat


def test_a_look_in_two_processes_is_a_look_in_one(tmp_path: Path) -> None:
    """Each file's numbers stand where its path does, relative or not, there or not."""
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"22")
    paths = [("a", str(tmp_path / "b"), "none")[number % 3] for number in range(6001)]
    found = look_at(paths, f"{tmp_path}/", 2)
    assert found == look_at(paths, f"{tmp_path}/", 1)
    stats = [os.stat(tmp_path / name) for name in "ab"]  # noqa: PTH116  # as the module does
    numbers = [numbers_of(Stat(each.st_size, each.st_mtime_ns, each.st_ctime_ns, each.st_ino)) for each in stats]
    nothing = ((1 << 64) - 1,) * FIELDS
    assert [tuple(found[at : at + FIELDS]) for at in range(0, 4 * FIELDS, FIELDS)] == [*numbers, nothing, numbers[0]]


@settings(max_examples=30)
@given(st.sets(st.integers(0, 599)), st.integers(0, FIELDS - 1))
def test_every_file_that_looks_otherwise_is_found(changed: set[int], field: int) -> None:
    """Whichever of its numbers is another."""
    before = array("Q", range(600 * FIELDS))
    now = array("Q", before)
    for number in changed:
        now[number * FIELDS + field] += 1
    assert different(before, now) == sorted(changed)


def test_a_column_survives_its_bytes() -> None:
    """A look that is not sure, too."""
    column = array("Q", [*numbers_of(UNSURE), *numbers_of(Stat(1, 2, 3, 4))])
    assert column_of(column.tobytes()) == column
