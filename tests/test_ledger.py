"""The ledger as editors meet it: written last, by the site's own builds alone."""

import re
import shutil
from pathlib import Path

import pytest

from tests.makers import Told, run

YESTERDAY = Path(__file__).with_name("broken") / "yesterday"
NEW = "---\ntitle: New\ndate: 2026-11-21\nid: new\n---\n\nThe text.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a site of one article that was never built."""
    return Path(shutil.copytree(YESTERDAY, tmp_path / "paper"))


def build(site: Path, *options: str | Path) -> Told:
    """Build as of one day."""
    return run("-C", site, "build", "--now", "2026-11-22T12:00Z", *options)


def ids(site: Path) -> list[str]:
    """Give the first word of each line of the ledger; none where there is no ledger."""
    ledger = site / "content/ids.lock"
    lines = ledger.read_text(encoding="utf-8").splitlines() if ledger.exists() else []
    return [line.split()[0] for line in lines if not line.startswith("#")]


def test_a_first_build_writes_the_ledger_and_says_so(site: Path) -> None:
    """The next one has nothing to do, and says nothing."""
    assert "content/ids.lock: 1 new id; commit it with the content" in build(site).out
    assert ids(site) == ["yesterday"]
    before = (site / "content/ids.lock").stat()
    told = build(site)
    assert "0 files written" in told.out
    assert "ids.lock" not in told.out
    assert (site / "content/ids.lock").stat() == before


def test_another_namespace_is_a_mistake_once_something_was_published(site: Path) -> None:
    """Every id in every feed hangs on it; a new digest begins without the ledger."""
    build(site)
    config = site / "config.yaml"
    old = re.search(r"namespace: ([\w-]+)", config.read_text(encoding="utf-8"))
    assert old is not None
    new = "00000000-0000-4000-8000-00000000000a"
    config.write_text(config.read_text(encoding="utf-8").replace(old[1], new), encoding="utf-8")
    told = build(site)
    assert told.code == 1
    assert re.match(rf"config\.yaml:\d+:\d+: the namespace was '{old[1]}'; with another, readers' feeds show", told.err)
    assert f"hint: write 'namespace: {old[1]}' again; or to begin a new digest, delete content/ids.lock" in told.err
    (site / "content/ids.lock").unlink()
    assert (build(site).code, new in (site / "content/ids.lock").read_text(encoding="utf-8")) == (0, True)


@pytest.mark.parametrize("options", [("--output", "elsewhere"), ("--output", "elsewhere", "--drafts"), ("--verify",)])
def test_no_other_build_writes_it(site: Path, options: tuple[str, ...]) -> None:
    """Nor does a check."""
    assert build(site, *options).code == 0
    assert run("-C", site, "check").code == 0
    assert ids(site) == []


def test_locked_fails_where_the_ledger_would_change(site: Path) -> None:
    """Nothing is published; once the ledger is committed it passes."""
    assert (build(site, "--locked").code, (site / "site/index.html").exists()) == (1, False)
    build(site)
    assert build(site, "--locked").code == 0
    (site / "content/articles/new.md").write_text(NEW, encoding="utf-8")
    told = build(site, "--locked")
    assert (told.code, "the ledger would change: 1 new" in told.err) == (1, True)
    assert ids(site) == ["yesterday"]


def test_a_deleted_article_is_buried_by_a_command(site: Path) -> None:
    """After which the build goes on without it."""
    (site / "content/articles/new.md").write_text(NEW, encoding="utf-8")
    build(site)
    (site / "content/articles/new.md").unlink()
    assert build(site).code == 1
    assert "content/articles/new.md: is recorded as deleted" in run("-C", site, "check", "--bury").out
    assert (build(site).code, ids(site)) == (0, ["-", "yesterday"])
    assert not (site / "site/2026/11/new/index.html").exists()


def test_a_silent_edit_is_a_warning_of_check_alone(site: Path) -> None:
    """A build publishes it, and then it is what readers know."""
    build(site)
    article = site / "content/articles/yesterday.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nAnd more.\n", encoding="utf-8")
    assert "yesterday.md: warning: the text changed after it was published" in run("-C", site, "check").err
    assert (build(site, "--strict").code, run("-C", site, "check").err) == (0, "")


def test_a_failed_build_leaves_the_ledger_as_it_was(site: Path) -> None:
    """It is written after everything is published."""
    build(site)
    (site / "content/articles/new.md").write_text(NEW.replace("title", "titel"), encoding="utf-8")
    assert (build(site).code, ids(site)) == (1, ["yesterday"])
