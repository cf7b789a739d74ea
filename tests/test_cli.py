"""What `build` and its relatives take, print, and end with."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.building.disk.lock import locked
from tests.makers import Told, run

HERE = Path(__file__).parent
DOOR = HERE.parent / "build.py"
FIELDS = {
    "outputs",
    "written",
    "unchanged",
    "removed",
    "articles",
    "recorded",
    "drafts",
    "held",
    "next_build_at",
    "warnings",
    "errors",
    "seconds",
}
ARTICLE = "---\ntitle: {title}\ndate: {date}\nid: {id}\n---\n\nThe text.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a small site that was never built."""
    return Path(shutil.copytree(HERE / "broken" / "yesterday", tmp_path / "paper"))


def write(site: Path, name: str, title: str, date: str) -> None:
    """Write an article."""
    text = ARTICLE.format(title=title, date=date, id=name)
    (site / f"content/articles/{name}.md").write_text(text, encoding="utf-8")


def spoil(site: Path) -> None:
    """Make a mistake."""
    write(site, "bad", "Bad", "2026-02-30")


def warn(site: Path) -> None:
    """Do what deserves a warning."""
    page = "---\ntitle: About\n---\n\n![far](https://example.net/far.png)\n"
    (site / "content/pages").mkdir()
    (site / "content/pages/about.md").write_text(page, encoding="utf-8")


def build(site: Path, *options: str) -> Told:
    """Build a site as of one day."""
    return run("-C", site, "build", "--now", "2026-11-22T12:00Z", *options)


def test_a_good_build_ends_with_0_and_says_what_it_did(site: Path) -> None:
    """In one line, and one for the new ids."""
    told = build(site)
    assert (told.code, told.err) == (0, "")
    assert re.match(r"site/: 1 article, \d+ files written, 0 unchanged, 0 removed, in ", told.out)
    assert told.out.count("\n") == 2
    assert (site / "site/2026/11/yesterday/index.html").is_file()


def test_no_command_means_build(site: Path) -> None:
    """Nor do options need it."""
    assert run("-C", site).out.startswith("site/: 1 article, ")
    assert run(f"-C{site}", "--quiet", "--clean") == Told(0, "", "")


def test_a_second_build_has_nothing_to_write(site: Path) -> None:
    """And says so."""
    build(site)
    assert re.search(r" 0 files written, \d\d unchanged, 0 removed", build(site).out)


def test_a_mistake_ends_with_1_and_nothing_is_published(site: Path) -> None:
    """Its words are on standard error."""
    spoil(site)
    told = build(site)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("content/articles/bad.md:3:7: 'date': '2026-02-30' does not exist\n  hint: ")
    assert not (site / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("biuld",), "Did you mean 'build'?"),
        (("build", "--frobnicate"), "No such option '--frobnicate'"),
        (("build", "--jobs", "0"), "--jobs"),
        (("build", "--now", "tomorrow"), "'tomorrow' is not a date; write 2026-11-22"),
        (("build", "--drafts"), "--drafts needs --output DIR: drafts never go to site/"),
        (("build", "--drafts", "--output", "site/"), "--drafts needs --output DIR"),
        (("build", "--output", "."), "--output DIR must be a folder of its own"),
        (("build", "--output", ".."), "--output DIR must be a folder of its own"),
        (("build", "--output", "content/pages"), "--output DIR must be a folder of its own"),
        (("build", "--output", "templates"), "--output DIR must be a folder of its own"),
        (("-C", "nowhere", "build"), "'nowhere' does not exist"),
        (("new",), "Missing argument 'TITLE'"),
        (("new", "  "), "the title is empty"),
        (("new", "bell\a"), "the title holds a control character"),
        (("import",), "Missing argument 'PATHS...'"),
        (("import", "--since", "1/1", "x"), "'1/1' is not a date; write 2026-11-22"),
        (("serve", "--port", "99999"), "--port"),
    ],
)
def test_wrong_usage_ends_with_2_and_touches_nothing(site: Path, arguments: tuple[str, ...], words: str) -> None:
    """The words name what is wrong."""
    before = sorted(site.rglob("*"))
    told = run("-C", site, *arguments)
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert sorted(site.rglob("*")) == before


def test_a_file_where_the_site_must_be_ends_with_3(site: Path) -> None:
    """It is named, and left alone."""
    (site / "site").write_text("mine", encoding="utf-8")
    told = build(site)
    assert (told.code, told.out) == (3, "")
    assert told.err == f"{site / 'site'}: is a file where a folder is needed; move it away\n"
    assert (site / "site").read_text(encoding="utf-8") == "mine"


def test_a_build_that_another_keeps_out_ends_with_3(site: Path) -> None:
    """The other is named by its process."""
    with locked(site / ".broadsheet"):
        told = build(site)
    assert (told.code, told.out) == (3, "")
    holder = f"another build of this site is running (process {os.getpid()}); wait for it to end"
    assert told.err == f"{site / '.broadsheet/lock'}: {holder}\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_ends_with_3(site: Path, unbuffered: str) -> None:
    """Here the one that the report goes to, whether Python writes at once or at the end."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        left = subprocess.run(
            [sys.executable, str(DOOR), "-C", str(site), "build"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            text=True,
            check=False,
        )
    assert (left.returncode, left.stderr) == (
        3,
        "the disk is full; free some space and build again: the site is as it was\n",
    )


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_report_that_nobody_reads_ends_with_3(site: Path, unbuffered: str) -> None:
    """As where it goes to `head`; nothing is said of it."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        left = subprocess.run(
            [sys.executable, str(DOOR), "-C", str(site), "build"],
            stdout=writing,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    assert (left.returncode, left.stderr) == (3, "")


def test_json_is_one_object(site: Path) -> None:
    """With the seconds of every stage, and nothing beside it."""
    write(site, "later", "Later", "2026-12-01")
    told = build(site, "--json")
    report = json.loads(told.out)
    assert (told.code, told.err, set(report)) == (0, "", FIELDS)
    assert report["outputs"] == report["written"] > 1
    assert (report["unchanged"], report["removed"]) == (0, 0)
    assert (report["articles"], report["errors"], report["warnings"]) == (1, [], [])
    assert report["held"] == [{"path": "content/articles/later.md", "time": "2026-12-01T00:00:00Z"}]
    assert report["next_build_at"] == "2026-12-01T00:00:00Z"
    assert list(report["seconds"]) == ["scan", "parse", "plan", "render", "index", "publish"]


def test_json_holds_mistakes_too(site: Path) -> None:
    """And standard error is silent, so that a program reads one thing."""
    spoil(site)
    told = build(site, "--json")
    report = json.loads(told.out)
    assert (told.code, told.err, set(report)) == (1, "", FIELDS)
    assert report["errors"] == [
        {
            "path": "content/articles/bad.md",
            "line": 3,
            "column": 7,
            "message": "'date': '2026-02-30' does not exist",
            "hint": "that month ends on 2026-02-28",
        }
    ]


def test_quiet_says_nothing_but_warnings(site: Path) -> None:
    """On standard error; a comparison that found nothing is no news either."""
    assert build(site, "--quiet", "--verify") == Told(0, "", "")
    warn(site)
    told = build(site, "-q")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith(
        "content/pages/about.md:5:8: warning: the image https://example.net/far.png is of another origin"
    )


def test_a_warning_is_told_at_every_build(site: Path) -> None:
    """Also where there is nothing to do."""
    warn(site)
    assert build(site).err == build(site).err != ""


def test_strict_publishes_nothing_where_there_is_a_warning(site: Path) -> None:
    """It is then a mistake."""
    assert build(site, "--strict").code == 0
    warn(site)
    told = build(site, "--strict")
    assert (told.code, told.out) == (1, "")
    assert told.err.endswith("1 mistake\n")
    assert not (site / "site/about").exists()


def test_no_command_is_described_by_half_a_sentence(site: Path) -> None:
    """On a terminal of eighty columns."""
    listed = run("-C", site, "--help").out.partition("Commands:\n")[2].splitlines()
    assert len(listed) >= 8
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


def test_a_build_says_how_many_drafts_it_left_out(site: Path) -> None:
    """Also where it has nothing to do; their writer would look for them on the site."""
    told = "1 draft left out; 'build.py serve' shows what is not published\n"
    write(site, "one", "One", "2026-11-21\ndraft: true")
    assert [told in build(site).out for _ in range(2)] == [True, True]
    assert json.loads(build(site, "--json").out)["drafts"] == 1
    write(site, "one", "One", "2026-11-21")
    assert "draft" not in build(site).out


def test_drafts_go_to_a_folder_of_their_own(site: Path) -> None:
    """Held articles too, and site/ is not made."""
    write(site, "draft", "A draft\ndraft: true", "2026-11-01")
    write(site, "later", "Later", "2026-12-01")
    told = build(site, "--drafts", "--output", "preview")
    assert told.out.startswith("preview/: 3 articles, ")
    assert (site / "preview/2026/11/a-draft/index.html").is_file()
    assert (site / "preview/2026/12/later/index.html").is_file()
    assert not (site / "site").exists()


def test_now_comes_before_the_environment_and_that_before_the_clock(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH counts seconds (reproducible-builds.org)."""
    assert "held" not in run("-C", site).out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run("-C", site).out.splitlines()[1:] == [
        "held until 2026-11-20 00:00 UTC: content/articles/yesterday.md",
        "build again at 2026-11-20 00:00 UTC: the site will then differ",
    ]
    assert "held" not in run("-C", site, "--now", "2026-11-20").out


@pytest.mark.parametrize("epoch", ["soon", "-1", "1.5", "99999999999999999999", "253370764800"])
def test_an_impossible_epoch_is_wrong_usage(site: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """No bug of ours."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    told = run("-C", site)
    assert told.code == 2
    assert "SOURCE_DATE_EPOCH must be a number of seconds, before the year 9999" in told.err


def test_verify_finds_a_warm_build_like_a_clean_one(site: Path) -> None:
    """And writes nothing but the site."""
    build(site)
    write(site, "new", "New", "2026-11-21")
    told = build(site, "--verify")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("site/: 2 articles, ")


def test_show_config_prints_what_is_in_force_and_stops(site: Path) -> None:
    """As YAML that says the same again."""
    told = build(site, "--show-config")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("title: The Small Paper\n")
    assert "page_size: 20\n" in told.out
    assert not (site / "site").exists()
    (site / "config.yaml").write_text(told.out, encoding="utf-8")
    assert build(site, "--show-config").out == told.out


def test_timings_name_every_stage(site: Path) -> None:
    """With its share."""
    lines = [line for line in build(site, "--timings").out.splitlines()[2:] if line.endswith("%")]
    assert [line.split()[0] for line in lines] == ["scan", "parse", "plan", "render", "index", "publish"]


def test_timings_name_the_slowest_templates_and_articles(site: Path) -> None:
    """For people and for machines; where nothing was done, none."""
    lines = build(site, "--timings").out.splitlines()
    files, templates = lines.index("slowest files to parse:"), lines.index("slowest templates:")
    written = {path.relative_to(site).as_posix() for path in site.glob("content/*/*.md")}
    assert {line.split()[-1] for line in lines[files + 1 : templates]} == written
    assert any(".html" in line for line in lines[templates:])  # which five, a busy machine decides
    assert "slowest" not in build(site, "--timings").out
    told = json.loads(build(site, "--clean", "--timings", "--json").out)["slowest"]
    assert [each["seconds"] for each in told["render"]] == sorted(each["seconds"] for each in told["render"])[::-1]
    assert "slowest" not in json.loads(build(site, "--clean", "--json").out)


def test_a_bare_python_is_told_to_run_make_site(tmp_path: Path) -> None:
    """Without our packages the door names the way in."""
    bare = {"PATH": os.environ["PATH"]}
    left = subprocess.run(
        [sys.executable, "-S", "-E", str(DOOR)], cwd=tmp_path, env=bare, capture_output=True, text=True, check=False
    )
    assert (left.returncode, left.stdout) == (1, "")
    assert left.stderr == "'click' is not installed here. Run 'make site', then use .venv/bin/python build.py\n"
