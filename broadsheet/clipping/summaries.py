"""Choose one or two of an article's own sentences as its summary.

Knows nothing of junk: it is given the running text alone.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from msgspec import Struct

from broadsheet.clipping.vocabulary import words_in
from broadsheet.reading.sentences import sentences_of

LONGEST = 300
_SHORTEST = 40
_CANDIDATES = 12
_WORD = re.compile(r"[^\W\d_]{3,}")
_LEANS = re.compile(
    r"^[\"“‘'(]?(?:he|she|it|they|his|her|their|its|this|that|these|those|but|and|or|so|yet|however|meanwhile|moreover|furthermore|then|also|still|instead|"
    r"in\s+addition|as\s+a\s+result|for\s+example|for\s+instance|on\s+the\s+other\s+hand|nevertheless|there|here|such|another|both|i|we|you|by\s+contrast)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:said|says|told|tells|added|adds|wrote|writes|according\s+to|stated|warned|announced|asked|argued|called|calls|claimed|described|insisted|explained|tweeted|"
    r"noted|replied|testified|declared|known\s+as|so-called|sagte|dit|dijo)\b",
    re.IGNORECASE,
)
# where a sentence was cut at an abbreviation: "Rs.", then "1,612 a week"
_CUT = re.compile(r"^[\da-z]|\b[A-Z][a-z]{1,2}\.$")
_COMMON = words_in(
    """
    the and for that with from was were has have had are not but this they their his her its who
    which will would been said after more than when into also about over out one two new
    """
)


class _Scored(Struct, frozen=True):
    """A sentence and its worth."""

    place: int
    text: str
    score: float


def summary_of(texts: Sequence[str], title: str) -> str:
    """Choose by position and centrality, at most 300 characters, in the text's order; empty where no sentence fits.

    Never a cut sentence, nor a quotation without its speaker, nor one that leads to what follows.
    """
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    weights = _weights(sentences, title)
    scored = [
        _Scored(place, text, _score(text, place, weights))
        for place, text in enumerate(sentences[:_CANDIDATES])
        if _can_stand(text)
    ]
    if not scored:
        return ""
    first = max(scored, key=lambda item: (item.score, -item.place))
    second = max(
        (item for item in scored if _can_follow(first, item)), key=lambda item: (item.score, -item.place), default=None
    )
    chosen = sorted([first, second] if second else [first], key=lambda item: item.place)
    return " ".join(item.text for item in chosen)


def _weights(sentences: Sequence[str], title: str) -> dict[str, float]:
    counts = Counter(word for sentence in sentences for word in set(_words(sentence)))
    heading = set(_words(title))
    return {word: log(1 + count) * (1.5 if word in heading else 1) for word, count in counts.items()}


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _COMMON]


def _score(text: str, place: int, weights: dict[str, float]) -> float:
    words = set(_words(text))
    centrality = sum(weights.get(word, 0) for word in words) / (len(words) + 4)
    return centrality + 2.5 / (1 + place) - (1 if _LEANS.match(text) else 0)


def _can_stand(text: str) -> bool:
    if _CUT.search(text):
        return False
    ends = re.search(r"[.!?…。！？][\"'”’»)\]]*$", text) is not None
    return len(text) + 2 * _wide(text) >= _SHORTEST and len(text) <= LONGEST and ends and not _is_loose_quotation(text)


def _wide(text: str) -> int:
    return sum(letter >= "\u3040" for letter in text)


def _is_loose_quotation(text: str) -> bool:
    """Tell whether a sentence quotes at length and names no speaker, or opens a mark that it does not close."""
    if text.count("“") != text.count("”") or text.count('"') % 2 or (text.startswith("‘") and "’" not in text):
        return True
    quoted = "".join(re.findall(r"“[^”]*”|\"[^\"]*\"|‘[^’]{20,}’", text))
    outside = re.sub(r"“[^”]*”|\"[^\"]*\"|‘[^’]{20,}’", " ", text)
    return len(quoted) > len(text) / 3 and _SPEAKER.search(outside) is None


def _can_follow(first: _Scored, other: _Scored) -> bool:
    near = abs(other.place - first.place) <= 3  # noqa: PLR2004 - two sentences that were not far apart
    fits = len(first.text) + 1 + len(other.text) <= LONGEST
    leans = _LEANS.match(other.text) is not None and other.place != first.place + 1
    return other.place != first.place and near and fits and not leans
