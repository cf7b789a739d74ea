"""Pictures that tests make: each the same at every run."""

import io
import struct
import zlib
from random import Random
from typing import Any

from PIL import Image


def photograph(width: int = 240, height: int = 180, *, seed: int = 1, kind: str = "JPEG", **options: Any) -> bytes:
    """Give a picture of noise, whose bytes are worth making smaller."""
    picture = Image.frombytes("RGB", (width, height), Random(seed).randbytes(width * height * 3))  # noqa: S311  # noise
    return saved(picture, kind, **options)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """Give a picture's file."""
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def taken_at_greenwich() -> Image.Exif:
    """Give metadata of a picture that lies on its side and says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 28.0, 40.0), 3: "W", 4: (0.0, 0.0, 5.0)})
    return exif


def bomb(width: int = 10_000, height: int = 10_000) -> bytes:
    """Give a PNG of a few kilobytes that unpacks to a hundred million pixels (PNG, third edition, section 11.2)."""
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
