"""A picture's file without the place where it was taken: as many bytes, the same pixels, all else that it says.

Knows how metadata are laid out (Exif 2.32, section 4.6; XMP as text), not how a picture is unpacked.
"""

import re
import struct
import zlib

_GPS = 0x8825
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""Bytes of a value of each type (TIFF 6.0, section 2)."""
_ENTRY = 12
_XMP = re.compile(
    rb"""exif:GPS\w+\s*=\s*(?:"[^"]*"|'[^']*')|<exif:GPS(?P<name>\w+)[^<>]*>.*?</exif:GPS(?P=name)>""", re.DOTALL
)
_ITEM = re.compile(rb"\0\0\0(?:\0|\x06Exif\0\0)(?=II\*\0|MM\0\*)")
"""What stands before the Exif block of an AVIF file (ISO/IEC 23008-12, annex A): Pillow gives that written anew."""
_PNG = b"\x89PNG\r\n\x1a\n"


def blanked(data: bytes, exif: bytes) -> bytes | None:
    """Blank out the place; `exif` is the file's own Exif block. None where that does not stand in the file as it is."""
    made = bytearray(_XMP.sub(lambda found: b" " * len(found[0]), data))
    tiff = exif.removeprefix(b"Exif\0\0")
    item = _ITEM.search(data) if data[4:8] == b"ftyp" else None
    start = item.end() if item else data.find(tiff)
    if start < 0:
        return None
    try:
        if tiff:
            block = data[start:] if item else tiff
            made[start : start + len(block)] = _without_gps(block)
        if data.startswith(_PNG):
            _seal_chunks(made)
    except struct.error:
        return None
    return bytes(made)


def _without_gps(tiff: bytes) -> bytes:
    """Empty the folder of GPS tags, and what they point to; raises struct.error where the block is damaged."""
    order, made = "<" if tiff.startswith(b"II") else ">", bytearray(tiff)
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    for tag, _, _, folder in _entries(tiff, first, order):
        if tag == _GPS:
            for _, kind, count, place in _entries(tiff, folder, order):
                size = _SIZES.get(kind, 1) * count
                if size > 4:  # noqa: PLR2004  # fewer stand in the entry itself
                    _blank(made, place, size)
            (count,) = struct.unpack_from(f"{order}H", tiff, folder)
            _blank(made, folder, 2 + _ENTRY * count)
    return bytes(made)


def _entries(tiff: bytes, folder: int, order: str) -> list[tuple[int, int, int, int]]:
    (count,) = struct.unpack_from(f"{order}H", tiff, folder)
    return [struct.unpack_from(f"{order}HHII", tiff, folder + 2 + _ENTRY * number) for number in range(count)]


def _blank(made: bytearray, start: int, size: int) -> None:
    end = min(start + size, len(made))
    made[start:end] = bytes(max(0, end - start))


def _seal_chunks(png: bytearray) -> None:
    """Write each chunk's checksum anew (PNG, third edition, section 5.5)."""
    start = len(_PNG)
    while start < len(png):
        (length,) = struct.unpack_from(">I", png, start)
        end = start + 8 + length
        struct.pack_into(">I", png, end, zlib.crc32(png[start + 4 : end]))
        start = end + 4
