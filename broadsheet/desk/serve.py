"""Shows the preview in a browser: builds when a file changes, then reloads every open page or shows what is wrong.

livereload is the transport: its sockets wait in the browser's pages, and the end of a build is told to them. It watches
nothing. Knows nothing of how a build is made nor of `site/`. The only module that imports livereload and tornado.
"""

import asyncio
import errno
import json
import logging
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from importlib.resources import files
from multiprocessing.pool import ThreadPool
from pathlib import Path
from threading import Event
from typing import Any, NoReturn

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler, StaticFileHandler
from tornado.websocket import WebSocketClosedError

from broadsheet.desk.preview import NOTHING_YET, Preview, internal_error, with_script
from broadsheet.desk.watch import changes

ADDRESS = "127.0.0.1"
HTTP_PORT = 80
"""Browsers leave this one out of Host and Origin."""
RELOAD = {"command": "reload", "path": "*", "liveCSS": False, "liveImg": False}


Build = Callable[[], Preview]
Rebuild = Callable[[], Awaitable[None]]
Say = Callable[[str], None]


class Display:
    """Owns what browsers are told: the number of the last good build, and the mistakes made since."""

    def __init__(self) -> None:
        """Begin before the first build."""
        self.number = 1  # livereload.js takes 0 for none
        self.mistakes: tuple[str, ...] = ()

    def show(self, preview: Preview) -> None:
        """Tell every open page of a finished build: reload it, or draw the mistakes over it."""
        self.number += preview.ok
        self.mistakes = () if preview.ok else preview.messages
        for waiter in tuple(LiveReloadHandler.waiters):
            waiter.tell(RELOAD if preview.ok else self.alert())

    def alert(self) -> dict[str, Any]:
        """Give the mistakes as a message of livereload's protocol, version 7."""
        return {"command": "alert", "message": "\n\n".join(self.mistakes), "mistakes": self.mistakes}


class Guarded(RequestHandler):
    """Answers only a browser that asked for this preview by its own name, from its own pages (DNS rebinding)."""

    def set_default_headers(self) -> None:
        """Let nothing be kept, for the next request may see the next build; let no other site show a part of it."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        """Refuse another Host with 421, another Origin with 403."""
        hosts = self.settings["hosts"]
        if self.request.headers.get("Host", "").lower() not in hosts:
            raise HTTPError(421)
        origin = self.request.headers.get("Origin")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in hosts}:
            raise HTTPError(403)

    def compute_etag(self) -> None:
        """Give none: nothing is kept, so nothing is compared."""


class Waiter(Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """A page's socket. livereload keeps those that wait."""

    build = ""

    def on_message(self, message: str) -> None:
        """Greet; once the socket waits, tell it what it missed while its page was loading."""
        super().on_message(message)
        words = json.loads(message)
        if words["command"] == "hello":
            self.build = str(words.get("snipver"))
        elif words["command"] == "info":
            self._catch_up(self.settings["display"])

    def _catch_up(self, display: Display) -> None:
        if self.build != str(display.number):
            self.tell(RELOAD)
        elif display.mistakes:
            self.tell(display.alert())

    def tell(self, message: dict[str, Any]) -> None:
        """Send a message; a page that has gone is no mistake."""
        try:
            sent = self.write_message(message)
        except WebSocketClosedError:
            return
        sent.add_done_callback(lambda done: done.cancelled() or done.exception())


class Script(Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload.js with the overlay behind it."""

    def get(self) -> None:
        """Write both as one script."""
        super().get()
        self.write((files("broadsheet.desk") / "overlay.js").read_bytes())


class Page(Guarded, StaticFileHandler):
    """A file of the preview. HTML gets the script as it is served."""

    def parse_url_path(self, url_path: str) -> str:
        """Refuse what no file can be named."""
        if "\0" in url_path:
            raise HTTPError(404)
        return super().parse_url_path(url_path)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Refuse what a link leads to outside the preview; finish an HTML page at once, which tornado allows here."""
        path = super().validate_absolute_path(root, absolute_path)
        if path is None:
            return None
        if self.path.endswith("/") and not Path(absolute_path).is_dir():
            raise HTTPError(404)
        if not Path(path).resolve().is_relative_to(Path(root).resolve()):
            raise HTTPError(403)
        if not path.endswith((".html", ".htm")):
            return path
        self._finish_page(Path(path).read_bytes())
        return None

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Show the site's own 404 page; before the first good build, a page that waits for it."""
        if status_code != 404:  # noqa: PLR2004 - HTTP's own number
            super().write_error(status_code, **kwargs)
            return
        page = Path(self.root) / "404.html"
        self._finish_page(page.read_bytes() if page.is_file() else NOTHING_YET)

    def _finish_page(self, page: bytes) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(with_script(page, self.settings["script"]()))

    def get_content_type(self) -> str:
        """Say that text is UTF-8."""
        kind = super().get_content_type()
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def get_modified_time(self) -> None:
        """Give none: nothing is kept, so nothing is compared."""

    def should_return_304(self) -> bool:
        """Never: see `get_modified_time`."""
        return False


def serve(  # noqa: PLR0913 - what a preview is made of
    build: Build, *, root: Path, preview: Path, watched: tuple[Path, ...], port: int, say: Say, polling: bool = False
) -> None:
    """Build into `preview` and serve it on 127.0.0.1 until Ctrl-C, which is raised as `KeyboardInterrupt`.

    `build` runs in one thread of its own, never twice at once; changes that come meanwhile make one more build. `say`
    is called in the thread that called. Port 0 means a free one. `polling` is for file systems that tell of no changes.
    A taken port is an `OSError`.
    """
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    display = Display()
    with _bind(port) as bound, ThreadPool(1) as worker:
        # The pool's thread does not outlive the program: Ctrl-C need not wait for a build.
        rebuild = partial(_rebuild, partial(_built, worker, build), display, say)
        edits = partial(changes, watched, ignored=(preview, root / "site"), polling=polling)
        port = bound.getsockname()[1]
        server = HTTPServer(_application(display, preview, port))

        def open_up() -> None:
            server.add_socket(bound)
            say(f"http://{ADDRESS}:{port}/ shows the preview; Ctrl-C stops it")

        try:
            asyncio.run(_keep_serving(rebuild, edits, open_up, server))
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None


def _bind(port: int) -> socket.socket:
    """Claim the port; browsers that come before the first build is done wait."""
    try:
        bound = socket.create_server((ADDRESS, port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise OSError(f"port {port} is taken; try --port {port + 1}") from None
    bound.settimeout(0)
    return bound


def _application(display: Display, preview: Path, port: int) -> Application:
    names = (ADDRESS, "localhost")
    hosts = frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == HTTP_PORT else frozenset())

    def script() -> bytes:
        # `snipver` comes back in the socket's greeting: so a page says which build it shows.
        query = f"port={port}&amp;snipver={display.number}&amp;mindelay=500&amp;maxdelay=2000"
        return f'<script src="/livereload.js?{query}"></script>'.encode()

    routes: list[Any] = [
        ("/livereload", Waiter),
        ("/livereload.js", Script),
        ("/(.*)", Page, {"path": str(preview), "default_filename": "index.html"}),
    ]
    return Application(routes, display=display, hosts=hosts, script=script, log_function=lambda _: None)


async def _keep_serving(
    rebuild: Rebuild, edits: Callable[[Event], Iterator[Any]], open_up: Callable[[], None], server: HTTPServer
) -> None:
    """Build after each batch of edits, the first of which says that watching has begun."""
    stop, edited, loop = Event(), asyncio.Event(), asyncio.get_running_loop()
    if serving := asyncio.current_task():
        # Unlike asyncio's own handler, this one wakes the loop whichever thread the signal reaches.
        loop.add_signal_handler(signal.SIGINT, serving.cancel)

    def follow() -> None:
        for _ in edits(stop):
            loop.call_soon_threadsafe(edited.set)

    try:
        await asyncio.gather(asyncio.to_thread(follow), _keep_building(rebuild, edited, open_up))
    finally:
        stop.set()
        server.stop()
        await server.close_all_connections()


async def _keep_building(rebuild: Rebuild, edited: asyncio.Event, open_up: Callable[[], None]) -> NoReturn:
    await _next_build(rebuild, edited)
    open_up()
    while True:
        await _next_build(rebuild, edited)


async def _next_build(rebuild: Rebuild, edited: asyncio.Event) -> None:
    """Wait for an edit; those that come during its build are for the next one."""
    await edited.wait()
    edited.clear()
    await rebuild()


async def _rebuild(built: Callable[[], Awaitable[Preview]], display: Display, say: Say) -> None:
    preview = await built()
    display.show(preview)
    for words in filter(None, (*preview.messages, preview.summary)):
        say(words)


async def _built(worker: ThreadPool, build: Build) -> Preview:
    """Build in the worker's thread; an exception is a bug of ours, and is shown like a mistake."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Preview] = loop.create_future()

    def settle(preview: Preview) -> None:
        loop.call_soon_threadsafe(lambda: None if done.done() else done.set_result(preview))

    worker.apply_async(build, callback=settle, error_callback=lambda bug: settle(internal_error(bug)))
    return await done
