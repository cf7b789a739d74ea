"""The preview in a real browser: `serve` runs as a program of its own, and this file is that program too.

Its build is a small one: every text under `content/` becomes a page that says how many builds there have been.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import broadsheet
from broadsheet.desk.preview import Preview
from broadsheet.desk.serve import serve

WRONG = "content/a.md:4:1: unknown key 'tgas'\n  hint: did you mean 'tags'?"
PAGE = "<!DOCTYPE html>\n<html lang=en><head></head><body><p id=text>{}</p><p id=count>build {}</p></body></html>"
LIMIT = 20
"""Seconds after which something that should happen at once counts as never."""


class Answer(NamedTuple):
    """What came back for a request."""

    status: int
    headers: HTTPMessage
    body: bytes


class Running(NamedTuple):
    """A preview that runs."""

    root: Path
    host: str
    process: subprocess.Popen[str]

    def write(self, name: str, text: str) -> None:
        """Save a content file as an editor does."""
        (self.root / "content" / name).write_text(text, encoding="utf-8")

    def url(self, name: str) -> str:
        """Give the address of a text's page."""
        return f"http://{self.host}/{name}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path exactly as written."""
        connection = HTTPConnection(self.host, timeout=LIMIT)
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        connection.request(method, path, headers={"Host": self.host} | named)
        response = connection.getresponse()
        body = b"" if response.status == 101 else response.read()
        connection.close()
        return Answer(response.status, response.headers, body)


def build_small(root: Path, counter: Iterator[int]) -> Preview:
    """Make a page of every text, or do what a text asks for."""
    number = next(counter)
    texts = {path.stem: path.read_text("utf-8") for path in sorted((root / "content").glob("*.md"))}
    words = " ".join(texts.values())
    if "forever" in words:
        print("building", flush=True)
        Event().wait()
    if "crash" in words:
        raise ZeroDivisionError("all of it")
    if "wrong" in words:
        return Preview(ok=False, messages=(WRONG,), summary="")
    for name, text in {**texts, "all": words}.items():
        folder = root / "preview" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(PAGE.format(escape(text), number), encoding="utf-8")
    return Preview(ok=True, messages=(), summary=f"built {number}")


@contextmanager
def running(root: Path) -> Iterator[Running]:
    """Start this file as a program; wait until it serves."""
    paths = os.pathsep.join([str(Path(broadsheet.__file__).parents[1]), *sys.path])
    command = [sys.executable, "-P", __file__, str(root), "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
    ) as process:
        try:
            assert process.stdout is not None
            line = next((line for line in process.stdout if line.startswith("http://")), "")
            assert line, process.stderr.read() if process.stderr else ""
            yield Running(root, line.removeprefix("http://").split("/", 1)[0], process)
        finally:
            process.kill()


@contextmanager
def serving(root: Path, text: str) -> Iterator[Running]:
    """Serve one article."""
    (root / "content").mkdir()
    (root / "content" / "a.md").write_text(text, encoding="utf-8")
    with running(root) as site:
        yield site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Running]:
    """Serve one good article, to be edited."""
    with serving(tmp_path, "first words") as site:
        yield site


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Serve one good article that nobody edits."""
    with serving(tmp_path_factory.mktemp("still"), "first words") as site:
        yield site


def shows(page: Page, selector: str, text: str) -> None:
    """Wait until the page shows a text."""
    expect(page.locator(selector)).to_contain_text(text, timeout=LIMIT * 1000)


def test_an_edit_shows_in_the_open_page_by_itself(site: Running, page: Page) -> None:
    """Nobody reloads by hand."""
    page.goto(site.url("a"))
    shows(page, "#text", "first words")
    site.write("a.md", "second words")
    shows(page, "#text", "second words")


def test_a_burst_of_files_is_one_build_and_one_reload(site: Running, page: Page) -> None:
    """A later edit is build 3, and only then does the page load again."""
    page.goto(site.url("all"))
    shows(page, "#count", "build 1")
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    site.process.send_signal(signal.SIGSTOP)  # so that the files come at once, however slow the machine
    for number in range(30):
        site.write(f"b{number}.md", f"text {number}")
    site.process.send_signal(signal.SIGCONT)
    shows(page, "#count", "build 2")
    shows(page, "#text", "text 29")
    site.write("a.md", "the end")
    shows(page, "#text", "the end")
    shows(page, "#count", "build 3")
    page.wait_for_load_state()
    assert len(loads) == 2


def test_two_saves_in_a_row_both_reload(site: Running, page: Page) -> None:
    """By itself livereload drops a reload within three seconds of the last."""
    page.goto(site.url("a"))
    for words in ("second", "third", "fourth"):
        site.write("a.md", words)
        shows(page, "#text", words)


def test_a_file_moved_in_with_an_old_date_is_noticed(site: Running, page: Page) -> None:
    """By itself livereload compares dates, and never sees it."""
    page.goto(site.url("all"))
    old = site.root / "old.md"
    old.write_text("from the attic", encoding="utf-8")
    os.utime(old, (1, 1))
    old.rename(site.root / "content" / "old.md")
    shows(page, "#text", "from the attic")


def test_the_content_folder_may_go_and_come_again(site: Running, page: Page) -> None:
    """A version control system does that."""
    page.goto(site.url("all"))
    shows(page, "#text", "first words")
    shutil.rmtree(site.root / "content")
    expect(page.locator("#text")).to_be_empty(timeout=LIMIT * 1000)
    (site.root / "content").mkdir()
    site.write("a.md", "back")
    shows(page, "#text", "back")


def test_a_replaced_config_is_noticed_each_time(site: Running, page: Page) -> None:
    """Editors save by renaming a new file onto the old."""
    page.goto(site.url("a"))
    for number in (2, 3, 4):
        (site.root / "draft.yaml").write_text(str(number), encoding="utf-8")
        (site.root / "draft.yaml").replace(site.root / "config.yaml")
        shows(page, "#count", f"build {number}")


def test_a_mistake_is_drawn_over_the_last_good_page_until_mended(site: Running, page: Page) -> None:
    """With file, line and hint."""
    page.goto(site.url("a"))
    site.write("a.md", "wrong")
    shows(page, "broadsheet-mistakes b", "content/a.md:4:1")
    shows(page, "broadsheet-mistakes", "hint: did you mean 'tags'?")
    shows(page, "#text", "first words")
    site.write("a.md", "mended")
    shows(page, "#text", "mended")
    expect(page.locator("broadsheet-mistakes")).to_have_count(0)


def test_a_page_opened_after_a_failed_build_shows_the_mistake(site: Running, page: Page, chromium: Browser) -> None:
    """Not only the pages that were open when it failed."""
    page.goto(site.url("a"))
    site.write("a.md", "wrong")
    shows(page, "broadsheet-mistakes", "unknown key")
    fresh = chromium.new_page()
    fresh.goto(site.url("a"))
    shows(fresh, "broadsheet-mistakes", "unknown key")
    fresh.close()


def test_a_first_build_that_fails_shows_its_mistake_and_then_the_page(tmp_path: Path, page: Page) -> None:
    """There is no last good page yet."""
    with serving(tmp_path, "wrong") as site:
        page.goto(site.url("a"))
        shows(page, "broadsheet-mistakes", "content/a.md:4:1")
        site.write("a.md", "mended")
        shows(page, "#text", "mended")


def test_a_bug_of_ours_is_shown_and_the_preview_goes_on(site: Running, page: Page) -> None:
    """With its type and message."""
    page.goto(site.url("a"))
    site.write("a.md", "crash")
    shows(page, "broadsheet-mistakes", "internal error: ZeroDivisionError: all of it")
    site.write("a.md", "mended")
    shows(page, "#text", "mended")


def test_an_edit_while_the_page_is_loading_is_not_missed(site: Running, page: Page) -> None:
    """The page says which build it shows when its socket opens."""

    def edit_first(route: Route) -> None:
        site.write("a.md", "in between")
        assert any(b"in between" in site.ask("/a/").body for _ in range(10_000))
        route.continue_()

    page.route("**/livereload.js*", edit_first, times=1)
    page.goto(site.url("a"))
    shows(page, "#text", "in between")


@pytest.mark.parametrize("html", ["<p id=text>bare</p>", "<BODY><p id=text>bare</p></BODY></HTML>"])
def test_a_page_without_head_reloads_too(site: Running, page: Page, html: str) -> None:
    """Nor does it matter how its tags are written."""
    (site.root / "preview" / "bare.html").write_text(html, encoding="utf-8")
    page.goto(f"http://{site.host}/bare.html")
    shows(page, "#text", "bare")
    (site.root / "preview" / "bare.html").write_text("<p id=text>new", encoding="utf-8")
    site.write("a.md", "second")
    shows(page, "#text", "new")


def test_only_pages_get_the_script(still: Running) -> None:
    """Its length is counted; a feed stays as it is."""
    (still.root / "preview" / "feed.xml").write_bytes(b"<rss></rss>")
    answer = still.ask("/a/")
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert answer.body.index(b"livereload.js") < answer.body.index(b"</body>")
    assert still.ask("/a/", "HEAD").headers["Content-Length"] == answer.headers["Content-Length"]
    assert still.ask("/feed.xml").body == b"<rss></rss>"
    assert still.ask("/feed.xml", Range="bytes=1-3").body == b"rss"


def test_an_address_that_leads_nowhere_is_the_sites_own_404_page(still: Running) -> None:
    """With its status, and with the script."""
    (still.root / "preview" / "404.html").write_text("<p>Lost</p>", encoding="utf-8")
    for path in ("/nowhere/", "/nowhere.png", "/a/index.html/", "/%00", "/" + "x" * 3000):
        answer = still.ask(path)
        assert (answer.status, b"Lost" in answer.body) == (404, True), path
        assert b"livereload.js" in answer.body


def test_a_folder_without_its_slash_redirects(still: Running) -> None:
    """So that relative links mean the same as on the published still."""
    answer = still.ask("/a")
    assert (answer.status, answer.headers["Location"]) == (301, "/a/")


def test_nothing_is_kept_by_the_browser(still: Running) -> None:
    """The next request may see the next build."""
    for path in ("/a/", "/a", "/nowhere", "/livereload.js"):
        headers = still.ask(path).headers
        assert (headers["Cache-Control"], headers["ETag"], headers["Last-Modified"]) == ("no-store", None, None), path


@pytest.mark.parametrize("path", ["/a/", "/feed.xml", "/livereload.js", "/livereload"])
def test_another_host_name_is_refused(still: Running, path: str) -> None:
    """A name of someone else's may lead to 127.0.0.1 too (DNS rebinding)."""
    port = still.host.split(":")[1]
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1:1", ""):
        assert still.ask(path, Host=host).status in {400, 421}, host


def test_localhost_is_its_own_name(still: Running) -> None:
    """As is the address."""
    assert still.ask("/a/", Host=still.host.replace("127.0.0.1", "localhost")).status == 200


@pytest.mark.parametrize(
    ("origin", "status"), [("", 101), ("http://evil.example", 403), ("null", 403), ("http://127.0.0.1:1", 403)]
)
def test_a_socket_of_another_origin_is_refused(still: Running, origin: str, status: int) -> None:
    """By itself livereload answers every page of the web."""
    answer = still.ask(
        "/livereload",
        Origin=origin or f"http://{still.host}",
        Upgrade="websocket",
        Connection="Upgrade",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
    )
    assert answer.status == status


def test_nothing_outside_the_preview_is_served(still: Running) -> None:
    """Neither by dots nor by a link."""
    (still.root / "secret.txt").write_text("secret", encoding="utf-8")
    (still.root / "preview" / "link.txt").symlink_to(still.root / "secret.txt")
    (still.root / "preview" / "up").symlink_to(still.root)
    whole = still.root / "secret.txt"
    paths = ("/../secret.txt", "/%2e%2e/secret.txt", "/a/..%2f..%2fsecret.txt", f"/{whole}", f"/%2f{whole}")
    for path in (*paths, "/link.txt", "/up/secret.txt", "/..\\secret.txt"):
        answer = still.ask(path)
        assert answer.status in {403, 404}, path
        assert b"secret" not in answer.body, path


def test_a_taken_port_is_named_with_a_way_out(tmp_path: Path) -> None:
    """Before anything is built."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        start = partial(serve, partial(build_small, tmp_path, iter(())), root=tmp_path, preview=tmp_path, watched=())
        with pytest.raises(OSError, match=f"^port {port} is taken; try --port {port + 1}$"):
            start(port=port, say=print)


def test_ctrl_c_stops_an_idle_preview_in_silence(site: Running, page: Page) -> None:
    """Even while a page is open."""
    page.goto(site.url("a"))
    site.process.send_signal(signal.SIGINT)
    _, errors = site.process.communicate(timeout=LIMIT)
    assert (site.process.returncode, errors) == (130, "")


def test_ctrl_c_stops_during_a_build(site: Running) -> None:
    """A build that would never end does not hold it."""
    site.write("a.md", "forever")
    assert site.process.stdout is not None
    assert "building\n" in iter(site.process.stdout.readline, "")
    site.process.send_signal(signal.SIGINT)
    _, errors = site.process.communicate(timeout=LIMIT)
    assert (site.process.returncode, errors) == (130, "")


def program(root: Path, port: int) -> None:
    """Serve a folder with the small build."""
    try:
        serve(
            partial(build_small, root, iter(range(1, 1000))),
            root=root,
            preview=root / "preview",
            watched=(root / "content", root / "config.yaml"),
            port=port,
            say=partial(print, flush=True),
        )
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    program(Path(sys.argv[1]), int(sys.argv[2]))
