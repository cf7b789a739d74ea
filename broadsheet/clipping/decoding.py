"""The bytes of a clipping become its numbered lines.

Knows nothing of what the lines say.
"""

import re
from pathlib import PurePosixPath

from broadsheet.model.errors import BuildError, Source

LARGEST = 1048576
"""Bytes of a clipping."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_ODD_SPACES = re.compile("[\t\x0b\x0c\x85\u2028\u2029]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def lines_of_bytes(raw: bytes, file_name: str) -> tuple[str, ...]:
    r"""Decode UTF-8, with or without its mark, and split it at LF, CRLF or CR.

    Lines have no space at their ends. Control characters and overrides of direction are gone, other
    spaces than U+0020 and U+00A0 are spaces. Raises BuildError for what is empty, binary, over 1 MiB or not UTF-8.
    """
    _refuse_size(raw, file_name)
    text = _decoded(raw, file_name)
    return tuple(tidy(line) for line in re.split("\r\n|\r|\n", text))


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


def _decoded(raw: bytes, file_name: str) -> str:
    if raw.startswith(_UTF16_MARKS):
        raise BuildError("the clipping is UTF-16, not UTF-8", Source(file_name, 1, 1), "save it as UTF-8")
    if b"\x00" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\x00")) + 1
        message = "the clipping is binary: it has a NUL"
        raise BuildError(message, Source(file_name, line), "clip plain text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(error, raw.removeprefix(b"\xef\xbb\xbf"), file_name) from None


def _not_utf8(error: UnicodeDecodeError, raw: bytes, file_name: str) -> BuildError:
    before = raw[: error.start].decode()
    lines = re.split("\r\n|\r|\n", before)
    place = Source(file_name, len(lines), len(lines[-1]) + 1)
    return BuildError(f"the clipping is not UTF-8: byte 0x{raw[error.start]:02x}", place, "save it as UTF-8")
