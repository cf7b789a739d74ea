"""How alike two texts are, from a short signature of each: MinHash of word shingles, a byte for each of 128 bins.

One permutation with densification (Shrivastava and Li, 2014), of which the lowest byte is kept (b-bit MinHash, Li and
König, 2010). The same on every machine. Of many signatures only those are compared that share a band: two bytes at one
place. Knows nothing of articles.
"""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from html import unescape

BINS = 128
"""Bytes of a signature."""
ALIKE = 0.3
"""From here on, two texts are told to be alike."""
VERSION = 1
"""Of the way a signature is made."""
_WORDS, _LETTERS = 3, 4
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()\s]*\)|\]:\s*\S+")
_EMPTY = 1 << 64


def signature_of(text: str) -> bytes:
    """Give a text's signature, HTML or Markdown; empty where it has fewer than three words or four letters."""
    bins = [_EMPTY] * BINS
    for shingle in _shingles(unescape(_MARKUP.sub(" ", text))):
        value = int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big")
        place, rest = value % BINS, value // BINS
        bins[place] = min(bins[place], rest)
    return bytes(value & 0xFF for value in _dense(bins)) if min(bins) != _EMPTY else b""


def likeness(one: bytes, other: bytes) -> float:
    """Estimate the share of shingles that two texts have in common, from 0 to 1 (Jaccard), within some 0.05."""
    if not one or not other:
        return 0.0
    same = (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(BINS, "big").count(0)
    return max(0.0, (same / BINS - 1 / 256) / (1 - 1 / 256))


class Bands:
    """Signatures by number, in columns of two bytes, so that one finds its likes without looking at the others.

    Of two texts that share as little as ALIKE of their shingles 998 in 1,000 meet in a band, of strangers one in 1,000.
    """

    def __init__(self, signatures: Iterable[bytes] = ()) -> None:
        """Take signatures, the first being number 0; an empty one is like none."""
        kept = [signature or bytes(BINS) for signature in signatures]
        self._signatures = bytearray(b"".join(kept))
        self._columns = [bytearray(2 * len(kept)) for _ in range(BINS // 2)]
        for place, column in enumerate(self._columns):
            column[::2] = self._signatures[2 * place :: BINS]
            column[1::2] = self._signatures[2 * place + 1 :: BINS]

    def add(self, signature: bytes) -> None:
        """Keep one more, with the next number."""
        signature = signature or bytes(BINS)
        self._signatures += signature
        for place, column in enumerate(self._columns):
            column.extend(signature[2 * place : 2 * place + 2])

    def find(self, signature: bytes) -> dict[int, float]:
        """Give the numbers of those that are alike, with the share of shingles that both have."""
        met: set[int] = set()
        for place, column in enumerate(self._columns if signature else ()):
            pair = signature[2 * place : 2 * place + 2]
            at = column.find(pair)
            while at >= 0:
                met |= {at // 2} if at % 2 == 0 else set()
                at = column.find(pair, at + 1)
        shares = {number: likeness(signature, self._at(number)) for number in sorted(met)}
        return {number: share for number, share in shares.items() if share >= ALIKE}

    def _at(self, number: int) -> bytes:
        found = bytes(self._signatures[BINS * number : BINS * (number + 1)])
        return found if any(found) else b""


def _shingles(text: str) -> set[str]:
    """Cut a text in runs of three words, or of four letters where most are of a script without spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = _WORD.findall(folded)
    letters = "".join(words)
    if len(_UNSPACED.findall(letters)) * 2 > len(letters):
        return {letters[start : start + _LETTERS] for start in range(len(letters) - _LETTERS + 1)}
    return {" ".join(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1)}


def _dense(bins: list[int]) -> list[int]:
    """Fill an empty bin from the next one that is filled, told apart by how far that is."""
    filled = list(bins)
    for place, value in enumerate(bins):
        step = 0
        while value == _EMPTY:
            step += 1
            value = bins[(place + step) % BINS]  # noqa: PLW2901  # the walk to the next filled bin
        filled[place] = value + step * 0x9E3779B97F4A7C15
    return filled
