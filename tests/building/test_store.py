"""The store: what it keeps it gives back, and what is damaged it never believes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import msgpack

from broadsheet.building.disk.files import Found
from broadsheet.building.disk.scan import Known
from broadsheet.building.manifest import Stat
from broadsheet.building.packs import DamagedStore
from broadsheet.building.store import Store, opened, set_aside
from broadsheet.model.content import Article
from tests.building.sites import article, built, new_site, published, write

COUNT = 12
ARTICLES = {
    f"k{n}": Article(source_path=f"content/articles/{n}.md", title=f"Title {n}", slug="s", body=f"b{n}")
    for n in range(COUNT)
}
BODIES = {f"b{n}": f"<p>{n}{'x' * 400 * n}</p>".encode() for n in range(COUNT)}
KEYS = {kept.source_path: key for key, kept in ARTICLES.items()}
FOUND = [Found(path, Stat(n, 10**18 + n, 10**18, n), f"{n:032x}") for n, path in enumerate(KEYS)]
KNOWN = {each.path: Known(each.stat, each.digest) for each in FOUND}


def _fill(store: Store) -> None:
    for key, kept in ARTICLES.items():
        store.keep_parsed(key, kept, BODIES[kept.body])
    store.keep_files(FOUND)
    store.keep("note", b"kept" * 500)
    store.commit()


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    with opened(path) as store:
        _fill(store)
    return path


def test_what_is_kept_is_given_back(path: Path) -> None:
    """Files, articles, bodies and named values."""
    with opened(path) as store:
        assert store.known() == KNOWN
        assert store.parsed(KEYS) == {kept.source_path: kept for kept in ARTICLES.values()}
        assert store.bodies(BODIES) == BODIES
        assert store.kept("note") == b"kept" * 500
        assert store.kept("other") is None


def test_what_was_parsed_of_another_text_is_not_given(path: Path) -> None:
    """The key is that of the text, of the settings and of the engine."""
    with opened(path) as store:
        assert store.parsed({"content/articles/1.md": "other", "content/articles/99.md": "k1"}) == {}


def test_what_was_not_committed_is_gone(path: Path) -> None:
    """A build is one transaction."""
    with opened(path) as store:
        store.keep("note", b"new")
    with opened(path) as store:
        assert store.kept("note") == b"kept" * 500


def test_a_file_that_is_gone_is_forgotten_with_its_body(path: Path) -> None:
    """The others stay."""
    with opened(path) as store:
        store.keep_files(FOUND[1:])
        store.commit()
    with opened(path) as store:
        assert "content/articles/0.md" not in store.known()
        assert len(store.parsed(KEYS)) == COUNT - 1
        assert store.bodies(["b1"]) == {"b1": BODIES["b1"]}
        with pytest.raises(DamagedStore):
            store.bodies(["b0"])


def _believed(path: Path) -> bool:
    """Read everything; whatever is given must be what was kept. Tell whether the store was believed."""
    try:
        with opened(path) as store:
            known = store.known()
            assert all(KNOWN[name] == known[name] for name in known.keys() & KNOWN.keys())
            assert all(ARTICLES[KEYS[name]] == kept for name, kept in store.parsed(KEYS).items())
            assert store.bodies(BODIES) == BODIES
            assert store.kept("note") in {b"kept" * 500, None}
            store.keep("note", b"x")
            store.commit()
    except DamagedStore:
        return False
    return True


def _whole() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        with opened(path) as store:
            _fill(store)
        return path.read_bytes()


WHOLE = _whole()


@given(place=st.integers(0, len(WHOLE) - 1) | st.integers(0, 120), change=st.integers(1, 255))
@example(place=18, change=2)
@example(place=19, change=3)
@settings(deadline=None, max_examples=250)
def test_a_changed_byte_never_gives_a_wrong_value(place: int, change: int) -> None:
    """It is noticed, or it was in a place that says nothing; and it is never the machine's fault."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        path.write_bytes(WHOLE[:place] + bytes([WHOLE[place] ^ change]) + WHOLE[place + 1 :])
        _believed(path)


@given(length=st.integers(1, len(WHOLE) - 1))
@settings(deadline=None, max_examples=60)
def test_a_cut_store_never_gives_a_wrong_value(length: int) -> None:
    """However much of it is left; of half of it nothing is believed."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        path.write_bytes(WHOLE[:length])
        assert not _believed(path) or length > len(WHOLE) // 2


def test_a_file_of_something_else_is_not_believed(tmp_path: Path) -> None:
    """Neither text, nor another program's database, nor a store of another version."""
    text, other, newer = (tmp_path / name for name in ("text", "other", "newer"))
    text.write_text("not a database at all, but long enough to be taken for one" * 9, encoding="utf-8")
    for file, words in ((other, "CREATE TABLE files (path TEXT)"), (newer, "PRAGMA user_version = 99")):
        connection = sqlite3.connect(file)
        connection.execute(words)
        connection.close()
    for file in (text, other, newer):
        with pytest.raises(DamagedStore), opened(file):
            pass


def test_a_store_of_another_version_is_made_again_in_silence(tmp_path: Path) -> None:
    """An upgrade damages nothing."""
    order = new_site(tmp_path, {"content/articles/a.md": article("A")})
    built(order)
    before = published(order)
    (order.private / "store.sqlite").unlink()
    with closing(sqlite3.connect(order.private / "store.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 3")
    write(tmp_path, {"content/articles/b.md": article("B")})
    assert not built(order).warnings
    assert not [*order.private.glob("*.damaged")]
    (tmp_path / "content/articles/b.md").unlink()
    built(order)
    assert published(order) == before


def test_an_empty_file_is_a_new_store(tmp_path: Path) -> None:
    """As is none."""
    path = tmp_path / "store.sqlite"
    path.touch()
    with opened(path) as store:
        assert store.known() == {}


def test_a_store_that_is_set_aside_makes_room_for_a_new_one(path: Path) -> None:
    """With its journals, which would be taken for the new one's."""
    journal = path.with_name("store.sqlite-journal")
    journal.write_bytes(b"x")
    aside = set_aside(path)
    assert aside.name == "store.damaged"
    assert not journal.exists()
    with opened(path) as store:
        assert store.known() == {}


def test_a_damaged_store_is_made_again_with_a_warning(tmp_path: Path) -> None:
    """The build goes on, and its bytes are the same."""
    order = new_site(tmp_path, {"content/articles/a.md": article("A")})
    built(order)
    before = published(order)
    write(tmp_path, {".broadsheet/store.sqlite": "garbage", "content/articles/b.md": article("B")})
    (warning,) = built(order).warnings
    assert str(warning).startswith("store.sqlite: the store was damaged")
    assert "store.damaged" in warning.hint
    assert not built(order).warnings  # nothing is to be done, and it was said
    (tmp_path / "content/articles/b.md").unlink()
    assert not built(order).warnings
    assert published(order) == before


def test_two_connections_do_not_write_at_once(path: Path) -> None:
    """The lock keeps builds apart; where it cannot, the second one is told so, and nothing is called damaged."""
    with opened(path):
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        with pytest.raises(OSError, match="the store: database is locked"):
            Store(connection)
        connection.close()


def test_values_with_other_fields_count_as_none(path: Path) -> None:
    """Another version wrote them: they are parsed again, and nothing is called damaged."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE packs SET shape = 'other' WHERE kind = 'parsed'")
    connection.close()
    with opened(path) as store:
        assert store.parsed(KEYS) == {}
        assert store.known() == KNOWN
        store.keep_parsed("k1", ARTICLES["k1"], BODIES["b1"])
        store.keep_files(FOUND)
        store.commit()
    with opened(path) as store:
        assert store.parsed(KEYS) == {"content/articles/1.md": ARTICLES["k1"]}


def test_what_another_version_kept_in_another_shape_is_none(tmp_path: Path) -> None:
    """It is made anew, by whoever asks."""
    with opened(tmp_path / "store.sqlite") as store:
        store.keep("seen", msgpack.encode({"a": 1}))
        assert store.recall("seen", dict[str, int]) == {"a": 1}
        assert store.recall("seen", list[str]) is None
        assert store.recall("unseen", list[str]) is None
