"""A folder on a server of this machine, for a browser to visit; and a port that is nobody else's."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Silent(SimpleHTTPRequestHandler):
    """A plain web server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that http.server gives it
        """Say nothing."""


@contextmanager
def kept_port() -> Iterator[int]:
    """Give a free port to a server that must be told one, and let nobody else have it meanwhile.

    It is bound and nobody listens there, which leaves it to a server that asks for SO_REUSEADDR, as servers do
    (socket(7)); the kernel gives it to no one who asks for any port.
    """
    with socket.socket() as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


@contextmanager
def served(folder: Path, handler: type[Silent] = Silent) -> Iterator[str]:
    """Serve a folder, and give its address, with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
