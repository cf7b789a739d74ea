"""A picture's file without what it says of itself: place, camera, program, thumbnail. Its pixels stay, byte for byte.

Knows no library: it leaves out parts of the file whole.
"""

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TOLD = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_JPEG_TOLD = frozenset({0xE1, 0xED, 0xFE})
"""APP1 (Exif, XMP), APP13 (IPTC), comments."""
_SCAN, _END = 0xDA, b"\xff\xd9"
_VP8X_TOLD = 0x08 | 0x04
"""The flags of Exif and XMP (RFC 9649, section 2.7.1)."""


def without_metadata(data: bytes) -> bytes:
    """Leave out the metadata of a JPEG, PNG or WebP, but for how it is turned; another or a damaged file stays."""
    try:
        if data.startswith(b"\xff\xd8"):
            return b"\xff\xd8" + b"".join(_jpeg(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            body = b"WEBP" + b"".join(_webp(data))
            return b"RIFF" + struct.pack("<I", len(body)) + body
    except (struct.error, IndexError):
        return data
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Give what is kept of a JPEG; what follows its end, such as a second picture, is not."""
    place = 2
    while data[place + 1] != _SCAN:
        (length,) = struct.unpack_from(">H", data, place + 2)
        segment = data[place : place + 2 + length]
        if data[place + 1] not in _JPEG_TOLD:
            yield segment
        elif turned := _orientation(segment):
            yield _turned(turned)
        place += 2 + length
    end = data.find(_END, place)
    yield data[place : end + 2] if end > 0 else data[place:]


def _orientation(segment: bytes) -> int:
    """Find how a picture is turned in an Exif segment (Exif 2.32, section 4.6.4); 0 where it is not."""
    if segment[4:10] != b"Exif\0\0":
        return 0
    tiff = segment[10:]
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for number in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
        if tag == 0x0112:  # noqa: PLR2004  # the tag of orientation
            return int(value) if 1 < value < 9 else 0  # noqa: PLR2004  # 1 is upright, 8 the last
    return 0


def _turned(orientation: int) -> bytes:
    """Give an Exif segment that tells how a picture is turned, and no more."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff


def _png(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        if data[place + 4 : place + 8] not in _PNG_TOLD:
            yield data[place : place + 12 + length]
        place += 12 + length


def _webp(data: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, place + 4)
        kind, end = data[place : place + 4], place + 8 + length + length % 2
        if kind == b"VP8X":
            yield data[place : place + 8] + bytes([data[place + 8] & ~_VP8X_TOLD & 0xFF]) + data[place + 9 : end]
        elif kind not in {b"EXIF", b"XMP "}:
            yield data[place:end]
        place = end
