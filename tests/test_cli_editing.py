"""What `check`, `new` and `import` take, print, and end with."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.makers import Told, read, run

HERE = Path(__file__).parent
SEED = HERE / "clipping" / "seed.txt"
MADE_OF_SEED = "2022-03-02-japanese-citizens-line-up-to-join-fight-against-putin-for-ukraine.md"
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
WITHOUT_ID = b"---\ntitle: Hand-written\ndate: 2026-11-21\n---\n\nThe text.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a small site as of one day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    return Path(shutil.copytree(HERE / "broken" / "yesterday", tmp_path / "paper"))


def articles(site: Path) -> list[str]:
    """Name the articles there are."""
    return sorted(file.name for file in (site / "content/articles").iterdir())


def spoil(site: Path) -> None:
    """Make a mistake."""
    text = "---\ntitle: Bad\ndate: 2026-02-30\nid: bad\n---\n"
    (site / "content/articles/bad.md").write_text(text, encoding="utf-8")


def warn(site: Path) -> None:
    """Do what deserves a warning."""
    text = "---\ntitle: Far\ndate: 2026-11-21\nid: far\n---\n\n![far](https://example.net/far.png)\n"
    (site / "content/articles/far.md").write_text(text, encoding="utf-8")


def test_check_names_mistakes_and_builds_nothing(site: Path) -> None:
    """In the words of `build`."""
    assert run("-C", site, "check") == Told(0, "no mistakes\n", "")
    spoil(site)
    told = run("-C", site, "check")
    assert (told.code, told.err) == (1, run("-C", site, "build").err)
    assert not (site / "site").exists()


def test_check_fails_for_a_warning_only_if_strict(site: Path) -> None:
    """Else it is printed."""
    warn(site)
    told = run("-C", site, "check")
    assert (told.code, told.out, "warning:" in told.err) == (0, "no mistakes\n", True)
    assert run("-C", site, "check", "--strict").code == 1


def test_check_gives_json(site: Path) -> None:
    """The object of `build --json`."""
    spoil(site)
    told = run("-C", site, "check", "--json")
    assert (told.code, told.err, list(json.loads(told.out)["errors"][0])) == (
        1,
        "",
        ["path", "line", "column", "message", "hint"],
    )


@pytest.mark.parametrize(
    "text",
    [
        WITHOUT_ID,
        b"\xef\xbb\xbf" + WITHOUT_ID.replace(b"\n", b"\r\n"),
        b"---  \n# a comment\ntitle: 'Quoted'   # odd\ndate:   2026-11-21\n\n---\nno end of line",
        b'---\n"title": Quoted key\ndate: 2026-11-21\n---\n',
    ],
)
def test_mint_adds_the_id_line_and_nothing_else(site: Path, text: bytes) -> None:
    """A byte order mark, Windows line ends and every odd space stay."""
    file = site / "content/articles/hand.md"
    file.write_bytes(text)
    assert run("-C", site, "check").code == 1
    told = run("-C", site, "check", "--mint")
    assert told == Told(0, "content/articles/hand.md: has an id now\nno mistakes\n", "")
    line = re.compile(f"id: {UUID}".encode() + (b"\r\n" if b"\r\n" in text else b"\n"))
    assert len(line.findall(file.read_bytes())) == 1
    assert line.sub(b"", file.read_bytes(), count=1) == text
    assert run("-C", site, "check", "--mint") == Told(0, "no mistakes\n", "")


def test_mint_fills_an_id_that_is_there_and_empty(site: Path) -> None:
    """Rather than write a second."""
    file = site / "content/articles/hand.md"
    file.write_bytes(WITHOUT_ID.replace(b"date:", b"id:\ndate:"))
    assert run("-C", site, "check", "--mint").code == 0
    assert re.fullmatch(rf"---\ntitle: Hand-written\nid: {UUID}\ndate.*", file.read_text(encoding="utf-8"), re.DOTALL)


def test_mint_leaves_pages_and_what_it_cannot_read(site: Path) -> None:
    """Byte for byte."""
    texts = {"pages/about.md": b"---\ntitle: About\n---\n", "articles/bad.md": b"---\ntitle: [\n---\n"}
    (site / "content/pages").mkdir()
    for name, text in texts.items():
        (site / "content" / name).write_bytes(text)
    assert run("-C", site, "check", "--mint").code == 1
    assert {name: (site / "content" / name).read_bytes() for name in texts} == texts


def test_new_begins_a_dated_identified_draft(site: Path) -> None:
    """Its path is all that is printed."""
    told = run("-C", site, "new", "Harbour reopens: after ten years")
    assert told == Told(0, "content/articles/2026-11-22-harbour-reopens-after-ten-years.md\n", "")
    text = (site / told.out.strip()).read_text(encoding="utf-8")
    begun = rf'---\ntitle: "Harbour reopens: after ten years"\ndate: 2026-11-22\nid: {UUID}\ndraft: true\n.*\n---\n\n'
    assert re.fullmatch(begun, text, re.DOTALL)
    assert run("-C", site, "check") == Told(0, "no mistakes\n", "")
    assert "2 articles" in run("-C", site, "build", "--drafts", "--output", "preview").out


def test_new_never_writes_over_a_file(site: Path) -> None:
    """It says so, and the file stays."""
    path = run("-C", site, "new", "Twice").out.strip()
    before = (site / path).read_bytes()
    told = run("-C", site, "new", "twice!")
    assert (told.code, told.out, told.err) == (1, "", f"Error: {path} is there already; nothing was written\n")
    assert (site / path).read_bytes() == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=60).filter(str.strip))
def test_any_title_makes_an_article_that_has_it(site: Path, title: str) -> None:
    """Whatever YAML would make of it; white space is folded."""
    told = run("-C", site, "new", "--", title)
    assert (told.code, told.err) == (0, "")
    file = site / told.out.strip()
    reading = read(file.read_bytes())
    file.unlink()
    assert reading.errors == ()
    assert reading.content is not None
    assert reading.content.title == " ".join(title.split())


@pytest.mark.parametrize("title", ["../../x", "C++", "no", "#1", "@home", "'", "\\", "{{ x }}", "--help", "🎻", "a\nb"])
def test_odd_titles_make_articles_too(site: Path, title: str) -> None:
    """Each within the articles' folder, without a mistake."""
    told = run("-C", site, "new", "--no-edit", "--", title)
    assert (told.code, told.err) == (0, "")
    assert re.fullmatch(r"content/articles/2026-11-22-[a-z0-9-]+\.md\n", told.out)
    assert run("-C", site, "check").code == 0


def test_import_writes_an_article_and_reports(site: Path) -> None:
    """It names its clipping, and the site builds with it."""
    told = run("-C", site, "import", SEED)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"content/articles/{MADE_OF_SEED}\nseed.txt\n  title: Japanese Citizens ")
    assert "  removed: 4 lines (3 caption, 1 promotion)\n" in told.out
    text = (site / "content/articles" / MADE_OF_SEED).read_text(encoding="utf-8")
    assert f"\n  sha256: {hashlib.sha256(SEED.read_bytes()).hexdigest()}\n" in text
    assert "2 articles" in run("-C", site, "build").out


def test_the_same_clipping_twice_says_so(site: Path) -> None:
    """Under another name as well, within one run or the next."""
    twin = site / "twin.txt"
    twin.write_bytes(SEED.read_bytes())
    words = f"the same clipping is here already: content/articles/{MADE_OF_SEED}\n"
    assert run("-C", site, "import", SEED, twin).out.endswith(f"{words}2 clippings: 1 taken, 1 here already\n")
    before = (site / "content/articles" / MADE_OF_SEED).read_bytes()
    assert run("-C", site, "import", "--keep-names", "twin.txt") == Told(0, words, "")
    assert (site / "content/articles" / MADE_OF_SEED).read_bytes() == before
    assert articles(site) == [MADE_OF_SEED, "yesterday.md"]


def test_stdout_prints_the_article_even_of_a_clipping_that_is_here(site: Path) -> None:
    """Who asks for the text gets it."""
    run("-C", site, "import", SEED)
    told = run("-C", site, "import", "--stdout", SEED)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("---\ntitle: Japanese Citizens")


def test_import_never_writes_over_a_file(site: Path) -> None:
    """A name that is taken gets a number; one that an editor asked for is named, with a way out."""
    there = site / "content/articles" / MADE_OF_SEED
    there.write_bytes(WITHOUT_ID)
    second = there.with_stem(f"{there.stem}-2")
    assert run("-C", site, "import", SEED).code == 0
    assert f"slug: {second.stem[11:]}\n" in second.read_text()
    own = there.with_name(f"{Path(SEED).stem}.md")
    second.rename(own)
    told = run("-C", site, "import", "--keep-names", SEED, "--into", there.parent)
    own.write_bytes(WITHOUT_ID)
    told = run("-C", site, "import", "--keep-names", SEED)
    assert (told.code, told.out) == (1, "")
    assert "is there already, and nothing is written over it\n  hint: rename that one" in told.err
    assert there.read_bytes() == WITHOUT_ID


def test_a_bad_clipping_does_not_keep_the_good_ones_out(site: Path) -> None:
    """Each bad one is named with its file."""
    (site / "empty.txt").write_bytes(b"")
    (site / "binary.txt").write_bytes(b"a\0b")
    told = run("-C", site, "import", "empty.txt", SEED, "binary.txt", "missing.txt", "content")
    assert told.code == 1
    assert [line.split(":")[0] for line in told.err.splitlines()[::2]] == [
        "empty.txt",
        "binary.txt",
        "missing.txt",
        "content",
    ]
    assert articles(site) == [MADE_OF_SEED, "yesterday.md"]


@pytest.mark.parametrize("option", ["--stdout", "--dry-run"])
def test_import_can_write_nothing(site: Path, option: str) -> None:
    """It shows the article, or only the report."""
    told = run("-C", site, "import", option, SEED)
    assert (told.code, told.err, articles(site)) == (0, "", ["yesterday.md"])
    begins = {"--stdout": "---\ntitle: Japanese", "--dry-run": f"would write content/articles/{MADE_OF_SEED}\n"}
    assert told.out.startswith(begins[option])


def test_import_makes_no_site_where_none_is(site: Path) -> None:
    """A folder that was meant is named with `-C`; to look at what would come needs no site."""
    (site / "config.yaml").unlink()
    told = run("-C", site, "import", SEED)
    assert (told.code, told.err.partition("\n")[0]) == (1, "config.yaml: there is no config.yaml here")
    assert articles(site) == ["yesterday.md"]
    assert run("-C", site, "import", "--stdout", SEED).code == 0


def test_editions_get_no_id_while_the_cadence_cannot_be_read(site: Path) -> None:
    """They may need none; nor is a missing one a mistake then."""
    note = site / "content/editions/note.md"
    note.parent.mkdir()
    note.write_text("---\ntitle: Note\ndate: 2026-11-21\n---\n", encoding="utf-8")
    with (site / "config.yaml").open("a", encoding="utf-8") as config:
        config.write("editions: {cadence: Weekly}\n")
    told = run("-C", site, "check", "--mint")
    assert (told.code, told.err.count("1 mistake"), told.err.count("config.yaml")) == (1, 1, 1)
    assert b"id:" not in note.read_bytes()


def test_import_goes_where_it_is_told(site: Path) -> None:
    """Under the clipping's own name if asked."""
    told = run("-C", site, "import", "--into", "desk", "--keep-names", SEED)
    assert (told.code, told.out.splitlines()[0]) == (0, "desk/seed.md")
    assert (site / "desk/seed.md").is_file()


def test_import_reports_as_json(site: Path) -> None:
    """One array, an object for each clipping."""
    told = run("-C", site, "import", "--json", SEED, "missing.txt")
    good, bad = json.loads(told.out)
    assert (told.code, told.err) == (1, "")
    assert (good["path"], good["twin"], good["error"]) == (f"content/articles/{MADE_OF_SEED}", "", None)
    assert {finding["field"] for finding in good["report"]["findings"]} >= {"title", "date"}
    assert (bad["path"], bad["error"]["path"]) == ("", "missing.txt")


def test_import_goes_on_in_a_site_with_mistakes(site: Path) -> None:
    """A clipping does not wait for somebody else's article."""
    spoil(site)
    assert run("-C", site, "import", SEED).code == 0
