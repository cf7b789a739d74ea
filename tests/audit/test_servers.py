"""nginx and Caddy, from Debian, with the settings that a build makes for them."""

import re
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec import Struct

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from tests.audit.web_servers import CADDY, NGINX, serving
from tests.building.sites import CONFIG, NOW, article, built, write
from tests.photographs import photograph
from tests.test_headers import Rules, latest, rules_of

ALIASES = ("/old/two", "/é ü/", "/x.html", "/star*/", "/$x/", "/a{b}/")


class Server(Struct, frozen=True):
    """A running server with a site."""

    port: int
    """On 127.0.0.1."""
    home: str
    """The base path."""
    site: Path
    """The output folder."""
    rules: Rules
    """What the published `_headers` says."""

    def get(self, path: str) -> tuple[HTTPResponse, str]:
        """Ask for an address below the base path, quoted, and follow nothing."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", self.home + path)
            answer = connection.getresponse()
            return answer, answer.read().decode(errors="replace")
        finally:
            connection.close()


def publish(root: Path, home: str) -> Order:
    """Build a site that has every kind of address, and give its order."""
    files: dict[str, str | bytes] = {
        "config.yaml": CONFIG.replace("example.org", f"example.org{home}") + "tags: {Sea: {was: [Water]}}\n",
        "content/images/x.jpg": photograph(),
        "content/articles/a.md": article("A", "![x](../images/x.jpg)", aliases=list(ALIASES), tags="[Sea]"),
        "content/articles/gone.md": article("Was here", expires="2026-04-01"),
        "content/editions/e.md": article("E", date="2026-04-02", slug="e"),
    }
    write(root, files)
    roots = Roots(root, theme_root())
    order = Order(roots=roots, output=root / "site", private=roots.private, now=NOW, search=True, ledger="kept")
    built(order)
    return order


@pytest.fixture(scope="module", params=["nginx", "caddy", "nginx below a path", "caddy below a path"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a site at the root of a host, and below a path."""
    home = "/a/paper" if "path" in request.param else ""
    folder = tmp_path_factory.mktemp("server")
    order = publish(folder / "digest", home)
    if home:
        (folder / "host/a").mkdir(parents=True)
        (folder / "host/a/paper").symlink_to(order.output)
    rules = rules_of((order.output / "_headers").read_text())
    program = NGINX if request.param.startswith("nginx") else CADDY
    root = folder / "host" if home else order.output
    with serving(program, root, order.private / "servers", folder) as port:
        yield Server(port, home, order.output, rules)


def address_of(server: Server, file: Path) -> str:
    """Give the address of a published file, quoted."""
    return "/" + quote(file.relative_to(server.site).as_posix().removesuffix("index.html"))


def test_every_file_comes_with_the_headers_of_its_address(server: Server) -> None:
    """Those that `_headers` asks of other hosts, and no second value of any."""
    for file in sorted(path for path in server.site.rglob("*") if path.is_file()):
        path = address_of(server, file)
        answer, _ = server.get(path)
        if answer.status in {301, 302, 410}:
            continue
        assert answer.status == 200, path
        for name, value in latest(server.rules, server.home + path).items():
            assert answer.headers.get_all(name) == [value], (path, name)


def test_files_have_the_types_that_browsers_ask_for(server: Server) -> None:
    """With `nosniff`, a style or a script of another type is refused."""
    for pattern, kind in {"*.css": "text/css", "*.js": "(text|application)/javascript", "*.html": "text/html"}.items():
        for file in server.site.rglob(pattern):
            answer, _ = server.get(address_of(server, file))
            if answer.status == 200:
                assert re.match(kind, answer.headers["Content-Type"]), file


@pytest.mark.parametrize("old", ["/old/two/", "/%C3%A9%20%C3%BC/", "/x.html", "/star*/", "/tags/water/"])
def test_an_old_address_leads_on_for_good(server: Server, old: str) -> None:
    """Where the page that lies there leads."""
    answer, _ = server.get(old)
    to = "/tags/sea/" if "water" in old else "/2026/03/a/"
    assert (answer.status, answer.headers["Location"]) == (301, server.home + to)


@pytest.mark.parametrize("old", ["/%24x/", "/a%7Bb%7D/"])
def test_an_odd_old_address_leads_on_by_its_page(server: Server, old: str) -> None:
    """In neither language does it mean itself."""
    answer, text = server.get(old)
    assert answer.status == 200
    assert f"url={server.home}/2026/03/a/" in text


def test_the_latest_edition_leads_on_for_now(server: Server) -> None:
    """A browser that kept it would stay with last week's."""
    answer, _ = server.get("/latest/")
    assert (answer.status, answer.headers["Location"]) == (302, f"{server.home}/editions/e/")


def test_what_has_expired_is_gone(server: Server) -> None:
    """Status 410 with the notice, which search engines obey."""
    answer, text = server.get("/2026/03/was-here/")
    assert answer.status == 410
    assert "<h1>Was here</h1>" in text
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "default-src" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/nowhere/", "/nowhere", "/assets/none.css", "/2026/03/none.html", "/assets/"])
def test_what_was_never_there_is_not_found(server: Server, path: str) -> None:
    """With the site's own page, which nobody keeps for a year."""
    answer, text = server.get(path)
    assert answer.status == 404
    assert text == (server.site / "404.html").read_text()
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]


def test_a_folder_without_its_slash_leads_to_the_page(server: Server) -> None:
    """On the same host, whatever stands before the server."""
    answer, _ = server.get("/tags/sea")
    assert answer.status in {301, 308}
    assert answer.headers["Location"] == f"{server.home}/tags/sea/"


def test_an_unchanged_page_is_not_sent_again(server: Server) -> None:
    """What `no-cache` is about."""
    first, _ = server.get("/tags/")
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", f"{server.home}/tags/", headers={"If-None-Match": first.headers["ETag"]})
    assert connection.getresponse().status == 304
    connection.close()


def test_text_is_compressed(server: Server) -> None:
    """Pages, styles and feeds."""
    style = next((server.site / "assets").glob("style.*.css"))
    for path in ("/", f"/assets/{style.name}", "/atom.xml"):
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", server.home + path, headers={"Accept-Encoding": "gzip"})
        assert connection.getresponse().headers["Content-Encoding"] == "gzip", path
        connection.close()
