"""The preview of a whole site, as an editor has it: the program serves, a browser looks, files are saved."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parent.parent
LIMIT = 20_000
"""Milliseconds after which something that should happen at once counts as never."""
CONFIG = """title: The Preview
description: Seen while it is written
url: https://example.org/paper
feeds: {namespace: 6f1c3b52-8d0e-4c1e-9a36-0b8a4a2f7c11}
"""
ARTICLE = "---\ntitle: {title}\ndate: 2026-01-02\nid: {id}\n---\n\n{body}\n"


class Previewed(Struct, frozen=True):
    """A site whose preview runs."""

    root: Path
    """The site's folder."""
    url: str
    """Where it is served, with a slash at the end."""

    def write(self, name: str, title: str, body: str) -> None:
        """Save an article as an editor does."""
        text = ARTICLE.format(title=title, id=name, body=body)
        (self.root / "content" / "articles" / f"{name}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Previewed]:
    """Serve one article of a site whose `site/` holds a file of its own."""
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "published.html").write_text("yesterday", encoding="utf-8")
    Previewed(tmp_path, "").write("harbour", "Harbour reopens", "First words.")
    command = [sys.executable, str(ROOT / "build.py"), "-C", str(tmp_path), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = next((line for line in process.stdout if line.startswith("http://")), "")
        assert line, "the preview did not begin"
        yield Previewed(tmp_path, line.split(" ", 1)[0])
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=LIMIT / 1000) == 130


def test_an_open_page_changes_by_itself_when_its_article_is_saved(site: Previewed, page: Page) -> None:
    """One save, one rebuild, one reload; `site/` is never touched."""
    page.goto(f"{site.url}2026/01/harbour-reopens/")
    expect(page.locator("article, main").first).to_contain_text("First words.")
    site.write("harbour", "Harbour reopens", "Second words.")
    expect(page.locator("article, main").first).to_contain_text("Second words.", timeout=LIMIT)
    assert [path.name for path in (site.root / "site").rglob("*")] == ["published.html"]


def test_a_mistake_is_shown_over_the_last_good_page_and_goes_when_mended(site: Previewed, page: Page) -> None:
    """The overlay names file, line and column; the words beneath are those of the last good build."""
    address = f"{site.url}2026/01/harbour-reopens/"
    page.goto(address)
    expect(page.locator("main")).to_contain_text("First words.")
    file = site.root / "content" / "articles" / "harbour.md"
    good = file.read_text("utf-8")
    file.write_text(good.replace("title:", "titel:"), encoding="utf-8")
    mistakes = page.locator("broadsheet-mistakes li")
    expect(mistakes.last).to_contain_text("harbour.md:2:1: unknown key 'titel'", timeout=LIMIT)
    expect(page.locator("main")).to_contain_text("First words.")
    file.write_text(good.replace("First", "Mended"), encoding="utf-8")
    expect(page.locator("main")).to_contain_text("Mended words.", timeout=LIMIT)
    expect(mistakes).to_have_count(0)


def test_a_draft_and_a_held_article_are_shown_and_marked(site: Previewed, page: Page) -> None:
    """A new article without date or id appears on the front page of the preview."""
    page.goto(site.url)
    expect(page.locator("main")).to_contain_text("Harbour reopens")
    articles = site.root / "content" / "articles"
    (articles / "draft.md").write_text("---\ntitle: Not yet\ndraft: true\n---\n\nText.\n", encoding="utf-8")
    expect(page.locator("main")).to_contain_text("Not yet", timeout=LIMIT)
    expect(page.get_by_text("Draft", exact=True).first).to_be_visible()
    shutil.copy(articles / "draft.md", articles / "held.md")
    held = ARTICLE.format(title="In a thousand years", id="held", body="Text.").replace("2026-01-02", "3026-01-02")
    (articles / "held.md").write_text(held, encoding="utf-8")
    expect(page.locator("main")).to_contain_text("In a thousand years", timeout=LIMIT)
    expect(page.get_by_text("Held", exact=True).first).to_be_visible()


def test_the_preview_links_to_itself(site: Previewed, page: Page) -> None:
    """Whatever base URL config has, every link of the preview stays on the preview."""
    page.goto(site.url)
    hrefs = page.eval_on_selector_all("a[href], link[href]", "all => all.map(each => each.href)")
    assert hrefs
    assert [href for href in hrefs if not href.startswith(site.url)] == []
