"""Imports on the command line: stories that are here already, bad input, and taking an import back."""

import base64
import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.makers import run
from tests.test_cli_editing import site

__all__ = ["site"]

STORY = "The harbour reopens\n\nBy Ann Lee\n2 March 2026\n\n" + "\n\n".join(
    f"Paragraph {n} says that the harbour of the old town, closed for {n + 3} years, is open to every boat again."
    for n in range(6)
)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGE = """<html><head><title>The harbour opens again</title><meta property="og:site_name" content="The Tide">
<meta property="article:published_time" content="2026-03-03"><link rel="canonical" href="https://example.org/tide"></head>
<body><article><h1>The harbour opens again</h1>{}</article></body></html>"""


@pytest.fixture
def here(site: Path) -> Path:
    """Give a site with one clipped story, and a page that tells the same."""
    (site / "story.txt").write_text(STORY)
    assert run("-C", site, "import", "story.txt").code == 0
    told = "".join(f"<p>{text}</p>" for text in STORY.split("\n\n")[2:])
    (site / "page.html").write_text(PAGE.format(told))
    return site


def articles(site: Path) -> dict[str, bytes]:
    """Give every article's text."""
    return {path.name: path.read_bytes() for path in (site / "content" / "articles").iterdir()}


def test_the_same_story_elsewhere_is_told(here: Path) -> None:
    """With the article, and how alike they are."""
    told = run("-C", here, "import", "--json", "page.html")
    (each,) = json.loads(told.out)
    assert each["alike"][0]["path"] == "content/articles/2026-03-02-the-harbour-reopens.md"
    assert each["alike"][0]["likeness"] > 0.8
    assert "is much the same text" in told.err


def test_with_link_the_story_that_is_here_names_the_other(here: Path) -> None:
    """No second article is written; the site still has no mistake; and it can be taken back."""
    before = articles(here)
    told = run("-C", here, "import", "--link", "--json", "page.html")
    assert told.code == 0
    text = (here / "content/articles/2026-03-02-the-harbour-reopens.md").read_text()
    assert 'also:\n  - name: The Tide\n    url: "https://example.org/tide"\n    date: 2026-03-03\n' in text
    assert articles(here).keys() == before.keys()
    assert run("-C", here, "check").code == 0
    (here / "report.json").write_text(told.out)
    assert run("-C", here, "import", "--undo", "report.json").code == 0
    assert articles(here) == before


def test_an_import_can_be_taken_back(here: Path) -> None:
    """But not what somebody has edited since."""
    before = articles(here)
    (here / "a.txt").write_text(STORY.replace("harbour", "airport"))
    (here / "b.txt").write_text(STORY.replace("harbour", "station"))
    (here / "report.json").write_text(run("-C", here, "import", "--json", "a.txt", "b.txt").out)
    edited = here / "content/articles/2026-03-02-the-station-reopens.md"
    edited.write_text(edited.read_text() + "More.\n")
    told = run("-C", here, "import", "--undo", "report.json")
    assert (told.code, told.out) == (1, "taken back: content/articles/2026-03-02-the-airport-reopens.md\n")
    assert "it was edited since, so it stays" in told.err
    assert articles(here).keys() == {*before, edited.name}


def test_a_dry_run_can_not_be_taken_back(here: Path) -> None:
    """It wrote nothing; and what is no report is named."""
    (here / "a.txt").write_text(STORY.replace("harbour", "airport"))
    (here / "report.json").write_text(run("-C", here, "import", "--json", "--dry-run", "a.txt").out)
    assert run("-C", here, "import", "--undo", "report.json").out == "that import wrote nothing\n"
    told = run("-C", here, "import", "--undo", "story.txt")
    assert (told.code, told.err.split("\n")[0]) == (1, "story.txt: this is no report of an import")


def test_bad_input_of_every_kind_is_named_and_the_good_comes(site: Path) -> None:
    """A line for each, exit code 1, no partial file, nothing of a script in what is written."""
    files = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 8,
        "huge.txt": b"x",
        "junk.txt": b"Share this\nSubscribe to our newsletter\n",
        "bare.html": b"<html><body></body></html>",
        "feed.xml": b"<rss version='2.0'><channel><title>x</title><item></item></channel></rss>",
        "list.opml": b"<opml></opml>",
        "post.md": b"---\ntitle: [\n---\n",
    }
    for name, data in files.items():
        (site / name).write_bytes(data)
    with (site / "huge.txt").open("ab") as huge:
        huge.truncate(50_000_000)
    (site / "good.txt").write_text(
        f"{'A title of two thousand letters ' * 60}\n\n{STORY}\n\njavascript:alert(1) \u202egnorw"
    )
    told = run("-C", site, "import", *files, "vanished.txt", "good.txt")
    assert told.code == 1
    named = [
        line.split(":")[0] for line in told.err.splitlines() if not line.startswith("  ") and "warning" not in line
    ]
    assert named == [*files, "vanished.txt"]
    assert len(articles(site)) == 2
    assert "\u202e" not in b"".join(articles(site).values()).decode()
    assert run("-C", site, "check").code == 0


def test_an_address_that_does_not_answer_is_the_machines_fault(site: Path) -> None:
    """The exit code says so, unless there are other mistakes."""
    told = run("-C", site, "import", "http://127.0.0.1:1/feed.xml")
    assert (told.code, told.err.startswith("http://127.0.0.1:1/feed.xml: cannot be reached: ")) == (3, True)
    assert run("-C", site, "import", "http://127.0.0.1:1/feed.xml", "missing.txt").code == 1


def test_pictures_are_fetched_where_an_editor_asks(site: Path, tmp_path: Path) -> None:
    """Each is known by its bytes, keeps its alternative text, and can be taken back; what is no picture is named."""
    served = tmp_path / "served"
    served.mkdir()
    (served / "quay.png").write_bytes(PIXEL)
    (served / "evil.png").write_bytes(b"<svg onload='alert(1)'/>")
    pictures = '<p><img src="/quay.png" alt="The quay"></p><p><img src="/evil.png" alt="No"></p>'
    told = "".join(f"<p>{text}</p>" for text in STORY.split("\n\n")[2:])
    (served / "page.html").write_text(PAGE.replace("https://example.org/tide", "").format(told + pictures))
    handler = partial(SimpleHTTPRequestHandler, directory=str(served))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        address = f"http://127.0.0.1:{server.server_address[1]}/page.html"
        plain = run("-C", site, "import", "--stdout", address)
        done = run("-C", site, "import", "--fetch-images", "--json", address)
        server.shutdown()
        thread.join()
    assert "quay.png" not in plain.out
    picture = site / "content/images/2026-03-03-the-harbour-opens-again-1.png"
    assert picture.read_bytes() == (served / "quay.png").read_bytes()
    text = (site / "content/articles/2026-03-03-the-harbour-opens-again.md").read_text()
    assert "\n![The quay](/images/2026-03-03-the-harbour-opens-again-1.png)\n" in text
    assert "evil" not in text
    assert "/evil.png: warning: this is no picture that can be shown" in done.err
    assert run("-C", site, "check").code == 0
    (site / "report.json").write_text(done.out)
    assert run("-C", site, "import", "--undo", "report.json").code == 0
    assert not picture.exists()


HEADED = "image: /assets/sun.png\nimage_alt: The sun\n"


def test_the_pictures_of_an_old_site_come_with_its_posts(site: Path, tmp_path: Path) -> None:
    """From beside the post, the root and front matter, nothing from outside; an import taken back takes them along."""
    old = tmp_path / "old"
    for name in ("_posts/dawn.png", "static/img/dawn.png", "assets/sun.png", "../secret.png"):
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_bytes(PIXEL + name.encode())
    shown = "![One](dawn.png) ![Two](/img/dawn.png) ![Three](../../secret.png)"
    (old / "_posts/2026-03-02-dawn.md").write_text(
        f"---\nlayout: post\ntitle: Dawn\n{HEADED}---\nThe sea at dawn.\n\n{shown}\n"
    )
    told = run("-C", site, "import", "--json", "--from", "jekyll", old)
    assert told.code == 0
    text = (site / "content/articles/2026-03-02-dawn.md").read_text()
    assert "![One](/images/dawn.png) ![Two](/images/img-dawn.png)" in text
    assert 'image:\n  src: "/images/assets-sun.png"\n  alt: The sun\n' in text
    assert {path.name for path in (site / "content/images").iterdir()} >= {"dawn.png", "img-dawn.png", "assets-sun.png"}
    assert "/images/secret" not in text
    assert run("-C", site, "check").code == 0
    (site / "report.json").write_text(told.out)
    assert run("-C", site, "import", "--undo", "report.json").code == 0
    assert not (site / "content/images/img-dawn.png").exists()
