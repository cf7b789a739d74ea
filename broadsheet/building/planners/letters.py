"""A taxonomy's index: its terms by first letter, tags by size, sources by year."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import log

from broadsheet.building.planners.frame import term_url
from broadsheet.model.lists import Letter, Share, TermEntry
from broadsheet.model.site import Site, Term

SIZES = 5
SIGNS = "#"


def group_terms(site: Site, taxonomy: str, terms: Sequence[Term]) -> tuple[Letter, ...]:
    """Group the terms of one taxonomy by first letter, signs first; sections keep the paper's order, in one group."""
    if not terms:
        return ()
    years = Counter(placed.date.year for placed in site.articles) if taxonomy == "sources" else Counter()
    most = max(len(term.articles) for term in terms) if taxonomy == "tags" else 0
    entries = [(first_letter(term.name), _entry(site, term, most, years)) for term in terms]
    if taxonomy == "sections":
        return (Letter(1, "", tuple(entry for _, entry in entries)),)
    entries.sort(key=lambda pair: pair[0])
    groups = groupby(entries, key=lambda pair: pair[0])
    return tuple(
        Letter(number, letter, tuple(entry for _, entry in group)) for number, (letter, group) in enumerate(groups, 1)
    )


def first_letter(name: str) -> str:
    """Give the capital under which an index lists a name: `É` is `E`, a figure or a sign is `#`."""
    first = next((character for character in unicodedata.normalize("NFKD", name) if character.isalnum()), "")
    return first.upper()[:1] if first.isalpha() else SIGNS


def _entry(site: Site, term: Term, most: int, years: Counter[int]) -> TermEntry:
    count = len(term.articles)
    shares = tuple(_shares(site, term, years)) if years else ()
    return TermEntry(term.name, term_url(site.config, term), count, term.description, size_of(count, most), shares)


def size_of(count: int, most: int) -> int:
    """Give a tag's size, 1 to 5, by the logarithm of its count: a few large tags leave the others apart."""
    return 1 + round((SIZES - 1) * log(count) / log(most)) if most > 1 else 1


def _shares(site: Site, term: Term, years: Counter[int]) -> Iterator[Share]:
    own = Counter(site.articles[place].date.year for place in term.articles)
    return (Share(year, own[year], own[year] / years[year]) for year in sorted(own, reverse=True))
