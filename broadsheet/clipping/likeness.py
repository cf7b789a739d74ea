"""How alike two texts are, from a short signature of each: MinHash of word shingles, a byte for each of 128 bins.

One permutation with densification (Shrivastava and Li, 2014), of which the lowest byte is kept (b-bit MinHash, Li and
König, 2010). The same on every machine. Two signatures are compared as numbers in half a microsecond, so that ten
thousand need no bands. Knows nothing of articles.
"""

import re
import unicodedata
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
