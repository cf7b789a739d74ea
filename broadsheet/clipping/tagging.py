"""Read tags and section from captions, crumbs and lists that rules took.

Knows nothing of the running text.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from broadsheet.clipping.rules_heads import TAG_LABEL
from broadsheet.clipping.sheet import key_of
from broadsheet.clipping.terms import Split, Vocabulary, guessed_terms, listed_terms, split_terms
from broadsheet.clipping.values import Confidence, Finding, Removed

_MOST = 20
_Found = tuple[Removed, tuple[str, ...], Confidence]
_STEP = re.compile(r"\s*[>»›/|•·,]\s*")


class Tagging(Struct, frozen=True):
    """What the terms of a clipping say."""

    tags: Finding | None
    """Each once, in the order found."""
    section: Finding | None
    """Only one that the site has."""
    notes: tuple[str, ...]
    """Words beside a picture that no term explains."""


def tagging_of(removed: Sequence[Removed], title: str, vocabulary: Vocabulary, sections: Iterable[str]) -> Tagging:
    """Read lists of tags, then crumbs, then the words beside uploads; a section is a crumb that the site has."""
    splits = [
        (gone, split_terms(_beside_upload(gone.text, title), vocabulary))
        for gone in removed
        if gone.rule == "upload-name"
    ]
    listed = [(gone, _listed(gone, vocabulary)) for gone in removed if gone.kind == "tags"]
    crumbs = [(gone, _steps(gone, vocabulary)) for gone in removed if gone.rule == "crumb"]
    section = _section(crumbs, sections)
    sources = [
        *_sure(listed, "certain"),
        *_sure(crumbs, "likely"),
        *_sure(((gone, split.terms) for gone, split in splits), "likely"),
        *_sure(((gone, guessed_terms(split)) for gone, split in splits), "guess"),
    ]
    tags = _tags(sources, section.value[0] if section else "")
    return Tagging(tags, section, tuple(_notes(splits)))


def _beside_upload(text: str, title: str) -> str:
    """Give what stands after a file's name and the repeated title; nothing where the title is not repeated."""
    words = text.split()[1:]
    size = next((n for n in range(1, len(words) + 1) if key_of(" ".join(words[:n])) == title), 0) if title else 0
    return " ".join(words[size:]) if size else ""


def _listed(gone: Removed, vocabulary: Vocabulary) -> tuple[str, ...]:
    label = TAG_LABEL.match(gone.text)
    rest = label["rest"] if label else gone.text
    terms = listed_terms(rest, vocabulary)
    return terms if len(terms) > 1 or re.search(r"[,;|•·#]", rest) else _unseparated(rest, terms, vocabulary)


def _unseparated(rest: str, terms: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    split = split_terms(rest, vocabulary)
    return split.terms if split.terms and not split.unknown else terms


def _steps(gone: Removed, vocabulary: Vocabulary) -> tuple[str, ...]:
    steps = [step for step in _STEP.split(gone.text) if step]
    return tuple(term for step in steps for term in split_terms(step, vocabulary).terms)


def _section(crumbs: Iterable[tuple[Removed, tuple[str, ...]]], sections: Iterable[str]) -> Finding | None:
    known = {section.casefold(): section for section in sections}
    for gone, terms in crumbs:
        named = next((known[term.casefold()] for term in terms if term.casefold() in known), "")
        if named:
            return Finding("section", (named,), gone.line, gone.rule, "likely")
    return None


def _sure(terms: Iterable[tuple[Removed, tuple[str, ...]]], confidence: Confidence) -> list[_Found]:
    return [(gone, named, confidence) for gone, named in terms]


def _tags(sources: Iterable[_Found], section: str) -> Finding | None:
    filled = [(gone, terms, sure) for gone, terms, sure in sources if terms]
    spelled = {term.casefold(): term for _, terms, _ in reversed(filled) for term in terms}
    order = dict.fromkeys(term.casefold() for _, terms, _ in filled for term in terms)
    tags = tuple(spelled[key] for key in order if key != section.casefold())
    if not tags:
        return None
    gone, _, sure = filled[0]
    return Finding("tags", tags[:_MOST], gone.line, gone.rule, sure, inferred=gone.rule == "upload-name")


def _notes(splits: Iterable[tuple[Removed, Split]]) -> Iterable[str]:
    runs = dict.fromkeys((run, run in guessed_terms(split)) for _, split in splits for run in split.unknown)
    for run, taken in runs:
        fate = "kept as a tag, a guess" if taken else "left out"
        yield f"'{run}' stands among section words and is no known term: {fate}"
