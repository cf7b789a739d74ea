"""Which articles are related: those that share rare tags, the rarer the closer.

The work for one article is bounded: it looks at the neighbours in time within its rarest tags, never at every pair.
"""

from collections.abc import Sequence
from itertools import islice

from broadsheet.model.site import Site
from broadsheet.model.views import NamedLink

MOST = 4
TERMS_LOOKED_AT = 4
NEIGHBOURS = 12


def relate(site: Site) -> list[tuple[int, ...]]:
    """Give for each article the places of at most four others, the closest first, ties the newest first.

    Those of its own story are left out: the timeline shows them.
    """
    windows: list[list[tuple[int, ...]]] = [[] for _ in site.articles]
    weights: list[list[float]] = [[] for _ in site.articles]
    tags = [term for term in site.terms if term.taxonomy == "tags" and len(term.articles) > 1]
    for term in sorted(tags, key=lambda term: (len(term.articles), term.slug)):
        for at, place in enumerate(term.articles):
            if len(windows[place]) < TERMS_LOOKED_AT:
                windows[place].append(term.articles[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1])
                weights[place].append(1 / len(term.articles))
    stories = [placed.card.story for placed in site.articles]
    return [_closest(place, windows[place], weights[place], stories) for place in range(len(site.articles))]


def _closest(
    place: int, windows: Sequence[tuple[int, ...]], weights: Sequence[float], stories: Sequence[NamedLink | None]
) -> tuple[int, ...]:
    """Give the closest of those in an article's windows: each is the sum of the weights of those that it is in.

    Of those in one window alone, only the newest can be among the closest.
    """
    story = stories[place]

    def is_meant(other: int) -> bool:
        return other != place and (story is None or stories[other] != story)

    if len(windows) == 1:
        return tuple(islice(filter(is_meant, windows[0]), MOST))
    candidates: set[int] = set()
    seen: set[int] = set()
    for window in windows:
        candidates.update(filter(is_meant, seen.intersection(window)))
        seen.update(window)
        candidates.update(islice(filter(is_meant, window), MOST))
    scores = dict.fromkeys(candidates, 0.0)
    for window, weight in zip(windows, weights, strict=True):
        for other in window:
            if other in scores:
                scores[other] += weight
    return tuple(sorted(scores, key=lambda other: (-scores[other], other))[:MOST])
