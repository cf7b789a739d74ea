"""Split words that stand without separators into terms, and read lists of tags.

Knows nothing of where the words were found.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from broadsheet.clipping.vocabulary import SECTIONS, SHELVES, words_in

_LONGEST_RUN = 3
_SMALL = words_in("and of the in on for & to")
_UPPER = words_in("us uk usa u.s. u.k. tv ai nato lgbtq lgbtq+ eu un")
_LONGEST_TERM = 60


class Vocabulary(Struct, frozen=True):
    """The terms that words are split into."""

    spelled: dict[str, str]
    """Folded term to the site's spelling; empty where the clipping's own holds."""
    longest: int
    """Words in the longest term."""


class Split(Struct, frozen=True):
    """Words as terms."""

    terms: tuple[str, ...]
    """Known ones, in order, each once, shelf words left out."""
    unknown: tuple[str, ...]
    """Runs of words that no known term explains."""


def vocabulary_of(known: Iterable[str]) -> Vocabulary:
    """Join the site's own terms to those that many papers share."""
    spelled = dict.fromkeys(SECTIONS | SHELVES, "") | {
        _fold(term): " ".join(term.split()) for term in known if term.strip()
    }
    return Vocabulary(spelled, max(len(term.split()) for term in spelled))


def split_terms(text: str, vocabulary: Vocabulary) -> Split:
    """Split words into terms, the longest that fits first; what fits none is gathered in runs."""
    words = text.split()
    terms: list[str] = []
    runs: list[list[str]] = [[]]
    at = 0
    while at < len(words):
        size = _longest_match(words, at, vocabulary)
        if size:
            terms.append(_written(" ".join(words[at : at + size]), vocabulary))
            runs.append([])
        else:
            runs[-1].append(words[at].strip(" ,;|>"))
        at += size or 1
    return Split(_without_shelves(terms), tuple(" ".join(run) for run in runs if any(run)))


def listed_terms(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Read terms between commas, semicolons, bars or dots, or hashtags; shelf words and sentences are left out."""
    pieces = re.findall(r"#(\w+)", text) if text.startswith("#") else re.split(r"\s*[,;|•·]\s*", text)
    cleaned = [" ".join(piece.strip(" .#").split()) for piece in pieces]
    return _without_shelves(
        _written(piece, vocabulary)
        for piece in cleaned
        if 0 < len(piece) <= _LONGEST_TERM and len(piece.split()) <= 5  # noqa: PLR2004 - longer is a sentence
    )


def guessed_terms(split: Split) -> tuple[str, ...]:
    """Take each run of one to three capitalised words that nothing explains for a term of its own."""
    return tuple(
        run for run in split.unknown if len(run.split()) <= _LONGEST_RUN and all(w[:1].isupper() for w in run.split())
    )


def is_all_terms(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is made of known terms and nothing else."""
    return bool(text.strip()) and not split_terms(re.sub(r"[>»›/|•·,]", " ", text), vocabulary).unknown


def _longest_match(words: list[str], at: int, vocabulary: Vocabulary) -> int:
    for size in range(min(vocabulary.longest, len(words) - at), 0, -1):
        if _fold(" ".join(words[at : at + size])) in vocabulary.spelled:
            return size
    return 0


def _written(text: str, vocabulary: Vocabulary) -> str:
    text = text.strip(" ,;|>")
    known = vocabulary.spelled.get(_fold(text))
    if known or not (text.islower() or (text.isupper() and len(text) > 3)):  # noqa: PLR2004 - US, NATO's like
        return known or text
    return " ".join(_capital(word) for word in text.lower().split())


def _capital(word: str) -> str:
    return word.upper() if word in _UPPER else word if word in _SMALL else word[:1].upper() + word[1:]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" ,;|>")


def _without_shelves(terms: Iterable[str]) -> tuple[str, ...]:
    by_key = {_fold(term): term for term in terms}
    return tuple(term for key, term in by_key.items() if key and key not in SHELVES)
