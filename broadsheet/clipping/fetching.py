"""What an address leads to, fetched with care: http and https alone, in bounded time and size.

The one place of `clipping` that talks to other machines.
"""

import ipaddress
import socket
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from msgspec import Struct

from broadsheet import __version__
from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.web_urls import url_mistake

PATIENCE = 20.0
"""Seconds without a byte."""
_HINT = "check the address, and whether a browser shows it"
_ACCEPTED = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"


class Unreachable(BuildError):  # noqa: N818  # it is a state of another machine
    """The machine at an address does not answer, or not with what was asked for."""


class Fetched(Struct, frozen=True):
    """What an address leads to."""

    url: str
    """Where it was in the end, after redirects."""
    kind: str
    """The media type that the server says, in lower case; may be empty."""
    data: bytes
    """All of it."""


class _Redirects(HTTPRedirectHandler):
    """Follows at most five redirects, and only to http and https."""

    max_redirections = 5
    max_repeats = 2

    def redirect_request(self, *args: Any) -> Request | None:
        """Refuse what leads elsewhere: the last argument is the new address."""
        if url_mistake(args[-1]):
            raise URLError(f"it redirects to '{args[-1]}'")
        return super().redirect_request(*args)


def is_url(named: str) -> bool:
    """Tell whether an editor named an address rather than a file."""
    return named.lower().startswith(("http://", "https://"))


def fetch(url: str, limit: int) -> Fetched:
    """Fetch an address; raises Unreachable, its place being the address, or BuildError where there is too much."""
    if mistake := url_mistake(url):
        raise BuildError(f"'{url}' is no address that can be fetched", Source(url), mistake)
    request = Request(url, headers={"User-Agent": f"broadsheet/{__version__}", "Accept": _ACCEPTED})  # noqa: S310 - http and https alone, checked above
    try:
        with _opener().open(request, timeout=PATIENCE) as answer:
            data = answer.read(limit + 1)
            kind = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
            fetched = Fetched(answer.geturl(), kind.lower(), data)
    except HTTPError as error:
        raise Unreachable(f"the server answers {error.code} {error.reason}".strip(), Source(url), _HINT) from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        raise Unreachable(f"cannot be reached: {words}", Source(url), _HINT) from None
    if len(fetched.data) > limit:
        raise BuildError(f"more than {limit:,} bytes", Source(url), "save the part that you need, and import the file")
    return fetched


def _opener() -> OpenerDirector:
    opener = OpenerDirector()
    for each in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor, _Redirects):
        opener.add_handler(each())
    return opener


def is_public(url: str) -> bool:
    """Tell whether an address is of a machine that all the world may ask: not this one, and none of its own network."""
    host = urlsplit(url).hostname or ""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(ipaddress.ip_address(str(each).split("%")[0]).is_global for each in found)
