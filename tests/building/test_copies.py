"""A manifest's copy in the store, from which a lost manifest is healed."""

from pathlib import Path

from broadsheet.building.copies import copy_of, keep_changed
from broadsheet.building.disk.manifests import manifest_path, read_ledgers
from broadsheet.building.manifest import EMPTY, UNSURE, Entry, Manifest, decode
from broadsheet.building.order import Order
from broadsheet.building.store import opened
from tests.building.sites import CONFIG, article, built, new_site, published, write

A = "content/articles/a.md"


def _lost(order: Order) -> Manifest | None:
    """Lose the manifest, and give what it said."""
    file = manifest_path(order.private, order.output)
    manifest = decode(file.read_bytes())
    file.unlink()
    return manifest


def test_a_lost_manifest_is_the_same_after_edited_texts(tmp_path: Path) -> None:
    """One that moves its page, one that does not, and a new article between: the copy knows what each of them made."""
    order = new_site(tmp_path, {A: article("One", "First.")}, CONFIG + "search: false\n")
    for title, text in (("Uno", "Second."), ("Uno", "Third.")):
        built(order)
        write(tmp_path, {A: article(title, text, id="id-one")})
        assert built(order).written
        before, expected = _lost(order), published_bytes(order)
        with opened(order.private / "store.sqlite") as store:
            copy = copy_of(store, manifest_path(order.private, order.output).stem)
            ledgers = read_ledgers(manifest_path(order.private, order.output), copy)
        assert before == ledgers.manifest
        assert ledgers.known
        assert not ledgers.digest
        assert not built(order).written
        assert published(order) == expected
        write(tmp_path, {f"content/articles/{text[0].lower()}.md": article(text[:-1])})
    assert built(order).written


def published_bytes(order: Order) -> dict[str, bytes]:
    """Read every file in the output folder."""
    files = (file for file in order.output.rglob("*") if file.is_file())
    return {file.relative_to(order.output).as_posix(): file.read_bytes() for file in files}


def test_what_a_whole_build_made_forgets_what_edits_had_changed(tmp_path: Path) -> None:
    """An entry that an earlier edit kept beside the copy is older than the copy."""
    order = new_site(tmp_path, {A: article("One", "First.")}, CONFIG + "search: false\n")
    built(order)
    name = manifest_path(order.private, order.output).stem
    with opened(order.private / "store.sqlite") as store:
        keep_changed(store, name, Manifest({"index.html": Entry("old", "old", UNSURE)}))
        store.commit()
    write(tmp_path, {A: article("One", "First.", tags="[Sea]")})
    built(order)
    with opened(order.private / "store.sqlite") as store:
        copy = decode(copy_of(store, name)() or b"") or EMPTY
    assert copy == decode(manifest_path(order.private, order.output).read_bytes())
