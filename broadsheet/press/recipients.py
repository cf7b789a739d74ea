"""The list of who gets a letter, and the record of who got it.

The record lies beside the list, not in `.broadsheet/`, which may be deleted: it is what keeps a second run from
sending a letter twice.
"""

import errno
import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from email.utils import parseaddr
from pathlib import Path

from broadsheet.model.errors import BuildError, Source, raise_all

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
TRIED, SENT, REFUSED, PUT_OFF = "?", "+", "-", "~"
"""The marks of the record: begun, taken by the server, refused by it for good, refused for now."""


def read_recipients(path: Path) -> tuple[str, ...]:
    """Read addresses, one a line, bare or as `Name <address>`, each once in order; raise every bad one together.

    Empty lines and those that begin with `#` are left out.
    """
    errors: list[BuildError] = []
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_bytes().decode("utf-8-sig", "replace").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        address = parseaddr(text)[1]
        if (
            not _ADDRESS.fullmatch(address)
            or ".." in address
            or (address != text and not text.endswith(f"<{address}>"))
        ):
            hint = "write one on a line, as name@example.org; begin a remark with '#'"
            errors.append(BuildError(f"'{text}' is no address", Source(str(path), number), hint))
        found.setdefault(address.casefold(), address)
    raise_all(errors)
    return tuple(found.values())


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a list; raises BlockingIOError where another run sends to it: everybody would get two letters."""
    with path.open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = "another run is sending to this list; wait for it to end"
            raise BlockingIOError(errno.EAGAIN, message, str(path)) from None
        yield


class Record:
    """Owns the file that says who got an edition; each line is on the disk before the next letter leaves."""

    def __init__(self, path: Path) -> None:
        """Read what was recorded; a last line that was cut off counts as begun."""
        self.path = path
        text = path.read_text("utf-8") if path.exists() else ""
        lines = text.splitlines()
        self._end = "\n" if text and not text.endswith("\n") else ""
        marks = {line[2:].casefold(): line[0] for line in lines if line[1:2] == " "}
        self.marks = {address: mark for address, mark in marks.items() if mark != PUT_OFF}

    def of(self, mark: str, addresses: Iterable[str]) -> list[str]:
        """Give those that have a mark."""
        return [each for each in addresses if self.marks.get(each.casefold()) == mark]

    def put(self, mark: str, address: str) -> None:
        """Write a mark, and wait until it is on the disk; one that is put off is as if it had none."""
        self.marks[address.casefold()] = mark
        if mark == PUT_OFF:
            del self.marks[address.casefold()]
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(f"{self._end}{mark} {address}\n")
            stream.flush()
            os.fsync(stream.fileno())
        self._end = ""
