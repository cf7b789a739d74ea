"""The manifest: what is written is read again, and one changed byte is enough not to believe it."""

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.building.manifest import UNSURE, Entry, Manifest, Stat, decode, encode, ours

ENTRIES = {
    "index.html": Entry("f1", "d1", Stat(10, 20, 30, 40)),
    '2026/ä \\ "x"/index.html': Entry("f2", "d2", Stat(0, 1, 2, 3)),
}
WHOLE = encode(Manifest(ENTRIES))


def test_what_is_encoded_is_decoded() -> None:
    """In the order of its paths, so that the same manifest is the same bytes."""
    for version in range(3):  # so that it is not remembered as it was encoded
        encode(Manifest({}, version))
    assert decode(WHOLE) == Manifest(ENTRIES)
    assert encode(Manifest(dict(reversed(ENTRIES.items())))) == WHOLE


@given(place=st.integers(0, len(WHOLE) - 1), change=st.integers(1, 255))
def test_a_changed_byte_is_noticed(place: int, change: int) -> None:
    """A path that we did not write would be pruned."""
    assert decode(WHOLE[:place] + bytes([WHOLE[place] ^ change]) + WHOLE[place + 1 :]) is None


@given(st.binary(max_size=200) | st.integers(0, len(WHOLE) - 1).map(lambda length: WHOLE[:length]))
def test_anything_else_is_no_manifest(written: bytes) -> None:
    """Nor is one of another version."""
    assert decode(written) is None
    assert decode(encode(Manifest(ENTRIES, version=99))) is None


def test_ours_are_the_files_of_every_list() -> None:
    """A publish that did not end has a list of its own."""
    begun = Manifest({"new.html": Entry("", "", Stat(0, 0, 0, 0))})
    assert ours((Manifest(ENTRIES), begun)) == {*ENTRIES, "new.html"}


def test_what_was_written_last_is_read_without_being_decoded() -> None:
    """The same value, as long as few others were written since."""
    data = [encode(Manifest({f"{number}.html": Entry("f", "d", UNSURE)})) for number in range(4)]
    assert decode(data[3]) is decode(data[3])
    assert decode(data[0]) is not decode(data[0])
    assert decode(data[0]) == decode(data[0])
