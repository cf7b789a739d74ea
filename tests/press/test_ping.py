"""A hub is told which feeds changed: a real one, on this machine."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from broadsheet.press import ping as pings
from tests.makers import run

CONFIG = """title: T
description: D
url: https://example.org/paper
feeds: {{namespace: f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52, hub: '{hub}'}}
"""


class Hub(HTTPServer):
    """Keeps what it is told, and answers as it is asked to."""

    told: list[tuple[str, str]]
    answer = 204
    silent = False


class _Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        """Keep the fields of the form."""
        assert isinstance(self.server, Hub)
        if self.server.silent:
            self.rfile.read()
            return
        self.server.told = parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(self.server.answer)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def do_GET(self) -> None:
        """Answer whoever only looks."""
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    """Serve a hub."""
    with Hub(("127.0.0.1", 0), _Answering) as server:
        server.told = []
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site once: whichever hub it names, its feeds are there."""
    root = tmp_path_factory.mktemp("paper")
    (root / "config.yaml").write_text(CONFIG.format(hub="https://hub.example/"), encoding="utf-8")
    assert run("-C", root, "build", "--quiet").code == 0
    return root / "site"


@pytest.fixture
def site(tmp_path: Path, built: Path, hub: Hub) -> Path:
    """Give a site that names the hub, and was built."""
    config = CONFIG.format(hub=f"http://127.0.0.1:{hub.server_port}/")
    (tmp_path / "config.yaml").write_text(config, encoding="utf-8")
    shutil.copytree(built, tmp_path / "site")
    return tmp_path


def test_a_hub_is_told_of_the_feed_in_every_format(site: Path, hub: Hub) -> None:
    """In one request, by the addresses under which readers know them."""
    assert run("-C", site, "ping").code == 0
    assert hub.told == [
        ("hub.mode", "publish"),
        ("hub.url", "https://example.org/paper/feed.xml"),
        ("hub.url", "https://example.org/paper/atom.xml"),
        ("hub.url", "https://example.org/paper/feed.json"),
    ]


def test_a_hub_that_refuses_is_the_machines_fault(site: Path, hub: Hub) -> None:
    """Exit code 3, with its answer."""
    hub.answer = 503
    told = run("-C", site, "ping")
    assert (told.code, "answered 503" in told.err) == (3, True)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_hub_that_has_moved_is_not_told_elsewhere(site: Path, hub: Hub, code: int) -> None:
    """What was posted would not arrive, while the page there answers: exit code 3, with where it leads."""
    hub.answer = code
    told = run("-C", site, "ping")
    assert (told.code, f"answered {code}" in told.err, "leads to /elsewhere" in told.err) == (3, True, True)


def test_a_hub_that_says_nothing_is_named(site: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """It took the connection."""
    monkeypatch.setattr(pings, "TIMEOUT", 0.1)
    hub.silent = True
    told = run("-C", site, "ping")
    assert (told.code, told.err) == (3, f"the hub http://127.0.0.1:{hub.server_port}/ cannot be reached: timed out\n")


def test_a_site_of_one_format_is_told_of_too(site: Path, hub: Hub) -> None:
    """Whichever it is."""
    config = site / "config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace(", hub", ", formats: [atom], hub"), encoding="utf-8")
    for name in ("feed.xml", "feed.json"):
        (site / "site" / name).unlink()
    assert run("-C", site, "ping").code == 0
    assert hub.told == [("hub.mode", "publish"), ("hub.url", "https://example.org/paper/atom.xml")]


def test_a_hub_that_is_away_is_named(site: Path, hub: Hub) -> None:
    """Exit code 3 as well."""
    config = (site / "config.yaml").read_text(encoding="utf-8").replace(str(hub.server_port), "9")
    (site / "config.yaml").write_text(config, encoding="utf-8")
    told = run("-C", site, "ping")
    assert (told.code, "cannot be reached" in told.err) == (3, True)


def test_a_hub_that_is_no_host_is_named(site: Path) -> None:
    """In words, not in numbers."""
    config = (site / "config.yaml").read_text(encoding="utf-8").replace("127.0.0.1", "nowhere.invalid")
    (site / "config.yaml").write_text(config, encoding="utf-8")
    told = run("-C", site, "ping")
    assert (told.code, told.err.endswith("cannot be reached: there is no such host\n")) == (3, True)


def test_without_a_hub_there_is_nobody_to_tell(tmp_path: Path) -> None:
    """And the hint says how to name one."""
    (tmp_path / "config.yaml").write_text(CONFIG.format(hub="").replace(", hub: ''", ""), encoding="utf-8")
    told = run("-C", tmp_path, "ping")
    assert (told.code, "feeds: {hub: " in told.err) == (1, True)


def test_before_the_first_build_nothing_is_told(site: Path, hub: Hub) -> None:
    """There is no feed to fetch yet."""
    for name in ("feed.xml", "atom.xml", "feed.json"):
        (site / "site" / name).unlink()
    assert run("-C", site, "ping").code == 1
    assert hub.told == []
