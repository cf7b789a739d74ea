"""Before publishing, one is told what subscribers will get."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.makers import run

NOW = ("--now", "2026-12-01T12:00Z")
KINDS = ("new", "updated", "corrected", "returning", "leaving", "repeated")
CONFIG = """title: T
description: D
url: https://example.org/
feeds: {namespace: f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52, items: 3}
"""


NOTHING = "0 new\n0 updated\n0 corrected\n0 leaving\nother feeds: 0 of 1 change\nnone repeated\n"


def _write(site: Path, day: int, extra: str = "", own: str = "") -> Path:
    file = site / f"content/articles/{day}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    front = f"title: Day {day}\ndate: 2026-11-{day} 10:00\nid: {own or f'day-{day}'}\n{extra}"
    file.write_text(f"---\n{front}---\n\nThe text of day {day}.\n", encoding="utf-8")
    return file


def _told(site: Path) -> dict[str, Any]:
    told = run("-C", site, "diff", "--json", *NOW)
    assert told.code == 0, told.err
    found: dict[str, Any] = json.loads(told.out)
    return found


def _own(site: Path) -> dict[str, Any]:
    """Give what is told of the site's own feed, items by their titles."""
    told = _told(site)
    assert told["path"] == "/"
    return {key: _titles(told[key]) for key in ("first", *KINDS)}


def _others(site: Path) -> dict[str, dict[str, list[str]]]:
    """Give what is told of each other feed, items by their titles; what is empty is left out."""
    return {feed["path"]: {kind: _titles(feed[kind]) for kind in KINDS if feed[kind]} for feed in _told(site)["feeds"]}


def _titles(value: Any) -> Any:
    return [each["title"] for each in value] if isinstance(value, list) else value


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a published site of four articles, three of them in its feed."""
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
    for day in (11, 12, 13, 14):
        _write(tmp_path, day)
    assert run("-C", tmp_path, "build", "--quiet", *NOW).code == 0
    return tmp_path


def _files(site: Path) -> dict[Path, bytes]:
    paths = [path for path in site.rglob("*") if path.is_file() and ".broadsheet" not in path.parts]
    return {path: path.read_bytes() for path in paths}


def test_each_change_is_told_and_nothing_is_written(site: Path) -> None:
    """New, updated, corrected, leaving."""
    _write(site, 15)
    _write(site, 13, "updated: 2026-11-20 10:00\n")
    _write(site, 14, "corrections: [{date: 2026-11-21 10:00, note: It was ten.}]\n")
    before = _files(site)
    told = _own(site)
    assert _files(site) == before
    assert told == {
        "first": False,
        "new": ["Day 15"],
        "updated": ["Day 13"],
        "corrected": ["Day 14"],
        "returning": [],
        "leaving": ["Day 12"],
        "repeated": [],
    }


def test_an_old_item_in_the_place_of_one_that_expired_is_not_repeated(site: Path) -> None:
    """It returns at the end, where no reader's eye is."""
    _write(site, 13, "expires: 2026-11-30 10:00\n")
    told = _own(site)
    assert (told["returning"], told["leaving"], told["new"], told["repeated"]) == (["Day 11"], ["Day 13"], [], [])


def test_nothing_to_tell_of_an_unchanged_site(site: Path) -> None:
    """A title, a slug and a file name are no news either."""
    _write(site, 13, "slug: other\n").rename(site / "content/articles/other.md")
    told = run("-C", site, "diff", "--strict", *NOW)
    assert (told.code, told.out) == (0, NOTHING)


@pytest.mark.parametrize("change", ["namespace", "dated", "window", "reminted"])
def test_an_old_item_that_would_come_up_as_new_is_named(site: Path, change: str) -> None:
    """Another namespace, a date moved up, a wider window, an id made anew: strict fails, and says which."""
    config = site / "config.yaml"
    text = config.read_text(encoding="utf-8")
    if change == "namespace":
        config.write_text(text.replace("f53b2c0e", "f53b2c0f"), encoding="utf-8")
        (site / "content/ids.lock").unlink()
    elif change == "window":
        config.write_text(text.replace("items: 3", "items: 4"), encoding="utf-8")
    elif change == "dated":
        file = _write(site, 11)
        file.write_text(file.read_text(encoding="utf-8").replace("2026-11-11", "2026-11-25"), encoding="utf-8")
    else:
        ledger = site / "content/ids.lock"
        ledger.write_text(re.sub(r"(?m)^.*day-14.*\n", "", ledger.read_text(encoding="utf-8")), encoding="utf-8")
        _write(site, 14, own="another")
    assert run("-C", site, "diff", *NOW).code == 0
    told = run("-C", site, "diff", "--strict", *NOW)
    day = "Day 14" if change in {"namespace", "reminted"} else "Day 11"
    assert (told.code, f"would come up as new again: {day} (" in told.err) == (1, True)
    assert "0 new\n" in told.out


def test_the_first_time_is_said(tmp_path: Path) -> None:
    """Everything is new then."""
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
    _write(tmp_path, 11)
    told = run("-C", tmp_path, "diff", "--strict", *NOW)
    assert (told.code, told.out.splitlines()[:2]) == (
        0,
        ["nothing is published in site/ yet: this is the first time", "1 new"],
    )
    assert not (tmp_path / "site").exists()


def test_a_published_feed_that_is_damaged_is_named(site: Path) -> None:
    """With what to do."""
    (site / "site/atom.xml").write_text("<feed", encoding="utf-8")
    told = run("-C", site, "diff", *NOW)
    assert (told.code, "site/atom.xml" in told.err) == (1, True)
    told = run("-C", site, "diff", "--json", *NOW)
    assert (told.code, len(json.loads(told.out)["errors"])) == (1, 1)


def _edition(site: Path, own: str, slug: str) -> None:
    file = site / "content/editions/week.md"
    file.parent.mkdir(exist_ok=True)
    front = f"title: The week\ndate: 2026-11-20 10:00\nid: {own}\nslug: {slug}\narticles: [day-14]\n"
    file.write_text(f"---\n{front}---\n", encoding="utf-8")


def test_every_other_feed_is_compared_with_itself(site: Path) -> None:
    """A term's, of which one item leaves and one joins; corrections'; editions', which is new."""
    for day in (12, 13):
        _write(site, day, "tags: [Rain]\n")
    assert run("-C", site, "build", "--quiet", *NOW).code == 0
    _write(site, 12)
    _write(site, 14, "tags: [Rain]\ncorrections: [{date: 2026-11-21 10:00, note: It was ten.}]\n")
    _edition(site, "week", "week")
    assert _others(site) == {
        "/tags/rain/": {"returning": ["Day 14"], "leaving": ["Day 12"]},
        "/corrections/": {"new": ["Day 14"]},
        "/editions/": {"new": ["The week"]},
    }
    lines = run("-C", site, "diff", "--strict", *NOW).out.splitlines()
    assert lines[-4:-1] == [
        "  /editions/: a feed that is new, 1 new",
        "  /corrections/: 1 new",
        "  /tags/rain/: 1 returning, 1 leaving",
    ]


def test_a_feed_that_ends_is_named(site: Path) -> None:
    """Its subscribers would hear nothing any more, and nobody would tell them."""
    _write(site, 13, "tags: [Rain]\n")
    assert run("-C", site, "build", "--quiet", *NOW).code == 0
    _write(site, 13)
    assert _told(site)["gone"] == ["/tags/rain/"]
    assert "  /tags/rain/: gone; who subscribes to it gets nothing any more\n" in run("-C", site, "diff", *NOW).out


def test_an_edition_under_another_id_would_come_up_again(site: Path) -> None:
    """The site's own feed shows nothing of it, and strict fails all the same."""
    _edition(site, "week", "week")
    assert run("-C", site, "build", "--quiet", *NOW).code == 0
    ledger = site / "content/ids.lock"
    ledger.write_text(re.sub(r"(?m)^week .*\n", "", ledger.read_text(encoding="utf-8")), encoding="utf-8")
    _edition(site, "another", "week")
    told = run("-C", site, "diff", "--strict", *NOW)
    assert (told.code, "would come up as new again in /editions/: The week (" in told.err) == (1, True)


@pytest.mark.parametrize("name", ["rss", "json"])
def test_a_site_without_atom_is_compared_by_what_it_has(site: Path, name: str) -> None:
    """Each format tells ids and changes."""
    config = site / "config.yaml"
    config.write_text(config.read_text("utf-8").replace("items: 3", f"items: 3, formats: [{name}]"), "utf-8")
    assert run("-C", site, "build", "--quiet", *NOW).code == 0
    _write(site, 15)
    _write(site, 13, "updated: 2026-11-20 10:00\n")
    told = _own(site)
    assert (told["new"], told["updated"], told["leaving"]) == (["Day 15"], ["Day 13"], ["Day 12"])


@pytest.mark.parametrize("name", ["atom", "rss", "json"])
def test_a_headline_is_told_as_it_was_written(site: Path, name: str) -> None:
    """Not as the feed writes it for programs that take headlines for HTML."""
    config = site / "config.yaml"
    config.write_text(config.read_text("utf-8").replace("items: 3", f"items: 3, formats: [{name}]"), "utf-8")
    file = _write(site, 15)
    file.write_text(file.read_text("utf-8").replace("Day 15", "'R&D: 1 < 2, <b> and &amp;'"), "utf-8")
    assert _own(site)["new"] == ["R&D: 1 < 2, <b> and &amp;"]


def test_what_was_dated_anew_is_told_apart_from_what_was_updated(site: Path) -> None:
    """Whether it was moved up or back."""
    _write(site, 13, "updated: 2026-11-20 10:00\n")
    for day, other in ((12, "12 09:00"), (14, "14 11:00")):
        file = _write(site, day)
        file.write_text(file.read_text("utf-8").replace(f"{day} 10:00", other), "utf-8")
    told = {each["title"]: each["why"] for each in _told(site)["updated"]}
    assert told == {"Day 12": "its date was changed", "Day 13": "updated", "Day 14": "its date was changed"}


def test_another_cadence_would_bring_all_its_stories_again(site: Path) -> None:
    """Each day that is in the feed, of the week that was an edition; not what no edition had."""
    config = site / "config.yaml"
    before = config.read_text("utf-8")
    config.write_text(f"{before}editions: {{cadence: weekly}}\n", "utf-8")
    assert run("-C", site, "build", "--quiet", *NOW).code == 0
    _write(site, 30)
    config.write_text(f"{before}editions: {{cadence: daily}}\n", "utf-8")
    others = _others(site)["/editions/"]
    assert (others["new"], len(others["repeated"])) == (["November 30, 2026"], 2)
    told = run("-C", site, "diff", "--strict", *NOW)
    assert (told.code, "'editions.earlier' keeps those" in told.err) == (1, True)
    kept = "editions: {cadence: daily, since: 2026-11-23, earlier: [{cadence: weekly}]}\n"
    config.write_text(before + kept, "utf-8")
    assert run("-C", site, "diff", "--strict", *NOW).code == 0
