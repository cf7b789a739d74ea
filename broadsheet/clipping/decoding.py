"""The bytes of a clipping become its numbered lines.

Knows nothing of what the lines say.
"""

import re
from pathlib import PurePosixPath

from msgspec import Struct

from broadsheet.model.errors import BuildError, Source

LARGEST = 1048576
"""Bytes of a clipping."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_ODD_SPACES = re.compile("[\t\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_ENCODINGS = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("koi8_r", "mac_roman", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Decoded(Struct, frozen=True):
    """The lines of a clipping, and how its bytes were read."""

    lines: tuple[str, ...]
    """Without spaces at their ends; the first is line 1."""
    encoding: str
    """As Python names it; `utf-8` unless the bytes say otherwise."""
    set_in: tuple[str, ...] = ()
    """The same lines with the spaces and tabs that they begin with."""


def lines_of_bytes(raw: bytes, file_name: str) -> Decoded:
    r"""Decode a text, whatever its encoding, and split it at LF, CRLF or CR.

    A byte order mark decides, else UTF-8 where the bytes are that, else what charset-normalizer finds likeliest, cp1252
    before its look-alikes. Control characters and overrides of direction are gone, other spaces than U+0020 and U+00A0
    are spaces. Raises BuildError for what is empty, binary or over 1 MiB.
    """
    _refuse_size(raw, file_name)
    text, encoding = _decoded(raw, file_name)
    lines = re.split("\r\n|\r|\n", text)
    set_in = (re.match("[ \t]*", line)[0] + tidy(line) for line in lines)  # type: ignore[index]
    return Decoded(tuple(map(tidy, lines)), encoding, tuple(set_in))


def tidy(line: str) -> str:
    """Take out what no reader can see, and the spaces at both ends."""
    return _INVISIBLE.sub("", _ODD_SPACES.sub(" ", line)).strip()


def base_name(file_name: str) -> str:
    """Give a file's own name without its folders, fit for one line of text."""
    return tidy(PurePosixPath(file_name.replace("\\", "/").replace("\n", " ").replace("\r", " ")).name)


def _refuse_size(raw: bytes, file_name: str) -> None:
    if len(raw) > LARGEST:
        message = f"the clipping has {len(raw):,} bytes; at most {LARGEST:,} are read"
        raise BuildError(message, Source(file_name), "clip one article to a file")
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        raise BuildError("the clipping is empty", Source(file_name), "paste the article's text into it")


def _decoded(raw: bytes, file_name: str) -> tuple[str, str]:
    if raw.startswith(_UTF16_MARKS):
        return _utf16(raw, file_name), "utf-16"
    if b"\x00" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\x00")) + 1
        message = "the clipping is binary: it has a NUL"
        raise BuildError(message, Source(file_name, line), "clip plain text")
    try:
        return raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _likeliest(raw, file_name)


def _utf16(raw: bytes, file_name: str) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError:
        raise BuildError("the clipping is UTF-16 and cut short", Source(file_name), "save it again as UTF-8") from None


def _likeliest(raw: bytes, file_name: str) -> tuple[str, str]:
    if len(_CONTROLS.findall(raw)) * 50 > len(raw):
        raise BuildError(
            "the clipping is binary: it is full of control characters", Source(file_name), "clip plain text"
        )
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 50 ms that a UTF-8 clipping need not pay

    found = from_bytes(raw, cp_isolation=_ENCODINGS)
    best = found.best()
    western = next((match for match in found if match.encoding == "cp1252"), None)
    if best and western and western.chaos <= best.chaos and western.coherence >= best.coherence:
        best = western
    if best and best.encoding != "cp1252" and raw.decode("cp1252", "replace") == str(best):
        return str(best), "cp1252"  # its letters are those of several encodings
    if best and (best.coherence or len(_HIGH.findall(raw)) * 5 > len(raw)):
        return str(best), best.encoding
    return raw.decode("cp1252", "replace"), "cp1252"  # too short to tell
