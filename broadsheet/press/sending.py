"""A letter goes out by SMTP (RFC 5321), to each address at most once, however often it is begun anew.

Knows neither the environment nor the terminal: the password and `tell` are arguments.
"""

import smtplib
import socket
import ssl
from collections.abc import Callable, Iterable
from contextlib import suppress
from email.utils import parseaddr
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from broadsheet.model.errors import BuildError, Source
from broadsheet.press.recipients import PUT_OFF, REFUSED, SENT, TRIED, Record

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_TRIES = 3
_FAILING = 400
"""Replies from here on are failures (RFC 5321, section 4.2.1)."""
SECONDS = 60


class Server(Struct, frozen=True):
    """Where to send through."""

    scheme: str
    """`smtp`, `smtp+starttls` or `smtps`."""
    host: str
    """Its name."""
    port: int
    """Its port."""
    user: str
    """Who we are to it; empty means nobody."""
    password: str
    """Of the user."""


class Outcome(Struct):
    """What became of a run."""

    sent: list[str] = []
    """Taken by the server."""
    refused: dict[str, str] = {}
    """Refused for good, with its words."""
    waiting: dict[str, str] = {}
    """Refused for now, with its words: the next run tries again."""
    lost: str = ""
    """Why the run ended before its end; empty where it did not."""


def read_server(url: str, password: str) -> Server:
    """Read `smtp://`, `smtp+starttls://` or `smtps://`, then `user@host:port`; raises BuildError."""
    place, parts = Source("--smtp"), urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BuildError(f"'{url}' is no SMTP server", place, "write smtp+starttls://user@mail.example.org:587")
    if parts.password is not None:
        hint = "leave it out, and put it into the environment as BROADSHEET_SMTP_PASSWORD"
        raise BuildError("a password in the URL can be read by everybody on this machine", place, hint)
    try:
        port = parts.port or _PORTS[parts.scheme]
    except ValueError:
        raise BuildError(f"'{url}' has no port that there can be", place, "write one up to 65535") from None
    user = unquote(parts.username or "")
    if user and parts.scheme == "smtp" and not _is_local(parts.hostname):
        hint = f"write smtps://{parts.netloc} or smtp+starttls://{parts.netloc}"
        raise BuildError("smtp:// would send the password unencrypted over the network", place, hint)
    if user and not password:
        hint = "put it into the environment: BROADSHEET_SMTP_PASSWORD"
        raise BuildError(f"there is no password for '{user}'", place, hint)
    return Server(parts.scheme, parts.hostname, port, user, password)


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def letter_for(message: bytes, address: str) -> bytes:
    """Address a message."""
    return f"To: {address}\r\n".encode() + message


class Posting(Struct, frozen=True):
    """A letter, to whom, through which server."""

    message: bytes
    """As the build wrote it: it has no To."""
    recipients: tuple[str, ...]
    """Addresses."""
    server: Server
    """Where to send through."""
    record: Record
    """Who got it."""


def send(posting: Posting, outcome: Outcome, tell: Callable[[int], None]) -> None:
    """Send a message to everybody who has no mark in the record; `tell` hears how many are left.

    A mark is on the disk before the letter's text leaves, so that one that was cut off there is never sent again by
    itself. A lost connection is made anew, up to three times for a letter. Raises OSError where the server cannot be
    reached at first.
    """
    record = posting.record
    waiting = [each for each in posting.recipients if each.casefold() not in record.marks]
    client = _connected(posting.server) if waiting else None
    for place, address in enumerate(waiting):
        tell(len(waiting) - place)
        for _ in range(_TRIES):
            try:
                client = client or _connected(posting.server)
                _send_one(client, address, posting, outcome)
                break
            except (smtplib.SMTPServerDisconnected, OSError) as error:
                client, outcome.lost = None, str(error) or type(error).__name__
                if address.casefold() in record.marks:
                    return
        else:
            return
        outcome.lost = ""
    with suppress(smtplib.SMTPException, OSError):
        _ = client and client.quit()


def _send_one(client: smtplib.SMTP, address: str, posting: Posting, outcome: Outcome) -> None:
    sender = parseaddr(_header(posting.message, b"From"))[1]
    for reply, said in _asked(client, sender, address):
        if reply >= _FAILING:
            _refuse(address, f"{reply} {_text(said)}", posting.record, outcome)
            with suppress(smtplib.SMTPException, OSError):
                client.rset()
            return
    posting.record.put(TRIED, address)
    words: bytes | str
    try:
        code, words = client.data(letter_for(posting.message, address))
    except smtplib.SMTPDataError as error:
        code, words = error.smtp_code, error.smtp_error
    if code >= _FAILING:
        _refuse(address, f"{code} {_text(words)}", posting.record, outcome)
        return
    posting.record.put(SENT, address)
    outcome.sent.append(address)


def _asked(client: smtplib.SMTP, sender: str, address: str) -> Iterable[tuple[int, bytes]]:
    yield client.mail(sender)
    yield client.rcpt(address)


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def _refuse(address: str, told: str, record: Record, outcome: Outcome) -> None:
    """Keep what the server said: 5 and two digits is for good (RFC 5321, section 4.2.1)."""
    lasting = told.startswith("5")
    (outcome.refused if lasting else outcome.waiting)[address] = told
    record.put(REFUSED if lasting else PUT_OFF, address)


def _header(message: bytes, name: bytes) -> str:
    lines = message.partition(b"\r\n\r\n")[0].replace(b"\r\n ", b" ").split(b"\r\n")
    return next((line.partition(b":")[2].strip().decode() for line in lines if line.startswith(name + b":")), "")


def _connected(server: Server) -> smtplib.SMTP:
    """Connect, encrypt and log in; raises OSError with what to do, and leaves no connection open then."""
    secure = ssl.create_default_context()
    client: smtplib.SMTP | None = None
    try:
        if server.scheme == "smtps":
            client = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=secure)
        else:
            client = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        if server.scheme == "smtp+starttls":
            client.starttls(context=secure)
        client.ehlo_or_helo_if_needed()
        if server.user:
            client.login(server.user, server.password)
    except (smtplib.SMTPException, OSError) as error:
        if client is not None:
            client.close()
        raise ConnectionError(f"{server.host}:{server.port}: cannot send through it: {_why(error)}") from error
    return client


def _why(error: Exception) -> str:
    """Say what a server or the network meant, in words."""
    if isinstance(error, smtplib.SMTPResponseException):
        told = error.smtp_error
        return f"it answers {error.smtp_code} {told.decode(errors='replace') if isinstance(told, bytes) else told}"
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, ConnectionRefusedError):
        return "nothing answers at that port; 587 is usual for smtp+starttls, 465 for smtps"
    if isinstance(error, TimeoutError):
        return f"it did not answer within {SECONDS} s"
    return str(error)
