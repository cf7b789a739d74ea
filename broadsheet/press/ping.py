"""WebSub hubs are told that feeds have changed.

W3C WebSub, section 7, leaves the form to the hub; all of them take this one.
"""

from collections.abc import Iterable
from http.client import HTTPException
from socket import gaierror
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from broadsheet.model.config import Config
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.urls import feed_paths, permalink_of

TIMEOUT = 20
"""Seconds that a hub has to answer."""


def topics(config: Config) -> tuple[str, ...]:
    """Give the addresses of the site's own feed, in every format that it is published in."""
    return tuple(permalink_of(config, path) for path in feed_paths(config, "/").values())


class _Staying(HTTPRedirectHandler):
    """Follows nothing: what is posted would be left behind, and the answer be no hub's."""

    def redirect_request(self, *_: object) -> None:
        """Take the answer for what it is."""


def ping(hub: str, changed: Iterable[str]) -> None:
    """Tell a hub which feeds have changed, all in one request; raises OSError where it cannot be reached or refuses."""
    if urlsplit(hub).scheme not in {"http", "https"}:
        raise BuildError(
            f"'{hub}' is no hub's address", Source("config.yaml"), "write an address that begins with https:"
        )
    fields = [("hub.mode", "publish"), *(("hub.url", each) for each in changed)]
    request = Request(hub, urlencode(fields).encode(), {"User-Agent": "Broadsheet"})  # noqa: S310  # checked above
    try:
        with build_opener(_Staying).open(request, timeout=TIMEOUT):
            return
    except HTTPError as refusal:
        with refusal:
            place = refusal.headers.get("Location", "")
            further = f", and leads to {place}: write that in config.yaml, if it is the hub" if place else ""
            raise OSError(f"the hub {hub} answered {refusal.code} {refusal.reason}{further}") from None
    except (OSError, HTTPException) as fault:
        reason = getattr(fault, "reason", fault)
        why = "there is no such host" if isinstance(reason, gaierror) else reason
        raise OSError(f"the hub {hub} cannot be reached: {why}") from None
