"""What an editor names is read by its kind, from files, folders and a real server."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

import pytest

from broadsheet.building.executors import working
from broadsheet.clipping.fetching import Unreachable, fetch, is_public
from broadsheet.clipping.intake import Intake, Taken, clippings, clippings_of_all, kind_of
from broadsheet.clipping.values import Clipped
from broadsheet.model.config import Config
from broadsheet.model.errors import BuildError

FEED = """<rss version="2.0"><channel><title>Tide</title><item>
<title>Low {name}</title><guid>tag:tide,2026:{name}</guid><pubDate>Mon, 02 Mar 2026 09:30:00 GMT</pubDate>
<description>The sea was low at {name}.</description></item></channel></rss>"""
SAID = "".join(f"<p>Paragraph {n} of a page that says a good deal about the sea and its tides.</p>" for n in range(5))
PAGE = f"<html><title>A page</title><body><article><h1>A page of its own</h1>{SAID}</article></body></html>"


class Answers(BaseHTTPRequestHandler):
    """A server of two feeds, a page, redirects and errors."""

    def do_GET(self) -> None:
        """Answer by path."""
        base = f"http://{self.headers['Host']}"
        pages = {
            "/a.xml": ("application/rss+xml", FEED.format(name="a")),
            "/b.xml": ("application/rss+xml", FEED.format(name="b")),
            "/page": ("text/html; charset=utf-8", PAGE),
            "/list.opml": (
                "text/x-opml",
                "".join(f'<opml><outline xmlUrl="{base}/{x}.xml"/>' for x in ("a", "gone", "b")),
            ),
            "/big": ("text/plain", "x" * 2000),
        }
        moves = {"/moved": f"{base}/a.xml", "/ring": f"{base}/ring", "/leak": "file:///etc/hostname"}
        if self.path in moves:
            self.send_response(302)
            self.send_header("Location", moves[self.path])
            self.end_headers()
        elif self.path in pages:
            kind, text = pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(text.encode())
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Serve on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as serving:
        thread = threading.Thread(target=serving.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()
        thread.join()


def take(named: str | Path, kind: str = "", since: str = "") -> list[Taken]:
    """Read what is named."""
    mint = partial(next, map(str, count()))
    config = Config(title="T", description="D", url="https://example.org")
    return list(clippings(str(named), Intake(mint=mint, config=config, kind=kind, since=since)))


def titles(found: list[Taken]) -> list[str]:
    """Give the titles of those that are articles."""
    return [each.title for each in found if isinstance(each, Clipped)]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"Just a text", "text"),
        ("a", b"\xef\xbb\xbf <!DOCTYPE html>", "html"),
        ("a.txt", b"<html lang=en>", "html"),
        ("a.html", b"Hello", "html"),
        ("a", b'<?xml version="1.0"?>\n<!-- x --><rss>', "feed"),
        ("a.xml", '<?xml version="1.0" encoding="utf-16"?><feed>'.encode("utf-16"), "feed"),
        ("a", b'<?xml version="1.0"?><opml>', "opml"),
        ("a.md", b"---\ntitle: x\n---", "post"),
        ("a.md", b"Title: x\n", "post"),
        ("a.md", b"# A text", "text"),
        ("a.txt", b"<3 is a heart", "text"),
    ],
)
def test_a_clipping_says_itself_what_it_is(name: str, data: bytes, kind: str) -> None:
    """By how it begins, else by its name."""
    assert kind_of(name, data) == kind


def test_feeds_pages_and_lists_are_fetched(server: str) -> None:
    """Over redirects; a feed of a list that is gone is named, and the others come."""
    assert titles(take(f"{server}/a.xml")) == titles(take(f"{server}/moved")) == ["Low a"]
    (page,) = take(f"{server}/page")
    assert isinstance(page, Clipped)
    assert (page.title, page.source_url, page.source_name) == ("A page of its own", f"{server}/page", "127.0.0.1")
    found = take(f"{server}/list.opml")
    assert titles(found) == ["Low a", "Low b"]
    assert isinstance(found[1], Unreachable)
    assert str(found[1]).startswith(f"{server}/gone.xml: the server answers 404 Not Found\n  hint: ")


@pytest.mark.parametrize("path", ["/ring", "/leak", "/nothing"])
def test_what_cannot_be_had_is_a_clear_error(server: str, path: str) -> None:
    """A ring of redirects, one to a file, and what is not there."""
    (error,) = take(server + path)
    assert isinstance(error, Unreachable)
    assert error.source.path == server + path


def test_a_machine_that_does_not_answer_is_named() -> None:
    """With what to do."""
    (error,) = take("http://127.0.0.1:1/feed.xml")
    assert isinstance(error, Unreachable)
    assert error.message.startswith("cannot be reached: ")


def test_no_more_is_fetched_than_asked_for(server: str) -> None:
    """A server may send without end."""
    assert len(fetch(f"{server}/big", 2000).data) == 2000
    with pytest.raises(BuildError, match="more than 1,999 bytes"):
        fetch(f"{server}/big", 1999)
    assert not is_public(server)


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    """Each by its kind, in the order of their paths; a bad one is named, what is no clipping left alone."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b" / "c.xml").write_text(FEED.format(name="c"))
    (tmp_path / "b" / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    found = take(tmp_path)
    assert titles(found) == ["A page of its own", "Low c"]
    assert [each.source.path for each in found if isinstance(each, BuildError)] == [str(tmp_path / "b" / "empty.txt")]
    assert titles(take(tmp_path / "b" / "c.xml", since="2026-03-03")) == []


def test_a_folder_of_posts_is_known_by_how_they_begin(tmp_path: Path) -> None:
    """And told apart from one of texts; a post alone is read too."""
    (tmp_path / "2020-01-02-a.md").write_text("---\nlayout: post\ntitle: A\n---\nSee [b](2020-01-03-b.md).")
    (tmp_path / "2020-01-03-b.md").write_text("---\nlayout: post\ntitle: [\n---\n")
    (tmp_path / "README.md").write_text("Read me")
    first, second = take(tmp_path)
    assert isinstance(first, Clipped)
    assert first.body == "See [b]\\(2020-01-03-b.md).\n"
    assert isinstance(second, BuildError)
    assert (second.source.path, second.source.line) == (str(tmp_path / "2020-01-03-b.md"), 4)
    assert titles(take(tmp_path / "2020-01-02-a.md")) == ["A"]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """With what it could hold."""
    (error,) = take(tmp_path)
    assert isinstance(error, BuildError)
    assert error.message == "nothing in this folder can be imported"


def test_what_is_named_comes_in_order_each_with_an_identity_of_its_own(tmp_path: Path) -> None:
    """Files, a folder of files, and a mistake between them."""
    (tmp_path / "folder").mkdir()
    for name in ("one.txt", "folder/two.txt", "folder/three.html", "four.txt"):
        text = PAGE if name.endswith("html") else f"The story {name[:-4]}\n\n{SAID}"
        (tmp_path / name).write_text(text)
    named = [str(tmp_path / name) for name in ("one.txt", "gone.txt", "folder", "four.txt")]
    config = Config(title="T", description="D", url="https://example.org")
    with working(1) as workers:
        found = list(clippings_of_all(named, Intake(mint=partial(next, map(str, count())), config=config), workers))
    assert [type(each) for each in found] == [Clipped, BuildError, Clipped, Clipped, Clipped]
    assert [each.clipping.file for each in found if isinstance(each, Clipped)] == [
        "one.txt",
        "three.html",
        "two.txt",
        "four.txt",
    ]
    assert [each.id for each in found if isinstance(each, Clipped)] == ["0", "1", "2", "3"]
