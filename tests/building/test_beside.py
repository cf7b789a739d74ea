"""What `building/beside.py` promises: what lies beside the site keeps pace with it, and is never public."""

from pathlib import Path

from msgspec import structs

from tests.building.sites import article, built, new_site, tree, write

MOVED = {"content/articles/a.md": article("A", aliases="[/old/a]")}


def test_settings_for_servers_follow_what_is_edited(tmp_path: Path) -> None:
    """And what a build that changes none of it leaves is what a clean build makes."""
    order = structs.replace(new_site(tmp_path, {"content/articles/a.md": article("A")}), ledger="kept")
    folder = tmp_path / ".broadsheet/servers"
    built(order)
    before = tree(folder)
    assert sorted(before) == ["Caddyfile", "nginx.conf"]
    write(tmp_path, MOVED)
    built(order)
    after = tree(folder)
    assert all(b'"/old/a/"' in after[name] and b"/old/a/" not in before[name] for name in after)
    write(tmp_path, {"content/articles/b.md": article("B")})
    built(order)
    assert tree(folder) == after
    (folder / "nginx.conf").unlink()
    built(order)
    assert tree(folder) == after
    assert not {"Caddyfile", "nginx.conf"} & tree(order.output).keys()


def test_only_the_sites_own_build_makes_them(tmp_path: Path) -> None:
    """A preview is no site of theirs."""
    built(new_site(tmp_path, MOVED))
    assert not (tmp_path / ".broadsheet/servers").exists()
