"""Which articles are related: those that share rare tags, the rarer the closer.

The work for one article is bounded: it looks at the neighbours in time within its rarest tags, never at every pair.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from broadsheet.model.site import Site, Term

MOST = 4
TERMS_LOOKED_AT = 4
NEIGHBOURS = 12


def relate(site: Site) -> list[tuple[int, ...]]:
    """Give for each article the places of at most four others, the closest first, ties the newest first.

    Those of its own story are left out: the timeline shows them.
    """
    of_article: list[list[Term]] = [[] for _ in site.articles]
    for term in site.terms:
        if term.taxonomy == "tags" and len(term.articles) > 1:
            for place in term.articles:
                of_article[place].append(term)
    return [_closest(site, place, terms) for place, terms in enumerate(of_article)]


def _closest(site: Site, place: int, terms: Sequence[Term]) -> tuple[int, ...]:
    rarest = sorted(terms, key=lambda term: (len(term.articles), term.slug))[:TERMS_LOOKED_AT]
    story = site.articles[place].card.story
    scores: dict[int, float] = defaultdict(float)
    for term in rarest:
        at = bisect_left(term.articles, place)
        for other in term.articles[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]:
            if other != place and (story is None or site.articles[other].card.story != story):
                scores[other] += 1 / len(term.articles)
    return tuple(sorted(scores, key=lambda other: (-scores[other], other))[:MOST])
