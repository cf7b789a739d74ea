"""Related articles: bounded work gives what looking at every candidate would."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.building.planners.related import MOST, NEIGHBOURS, TERMS_LOOKED_AT, relate
from broadsheet.model.site import Site
from tests.building.sites import article, site_of

TAGS = st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True)
STORIES = st.sampled_from(["", "", "one", "two"])


def _site(tagged: list[tuple[list[str], str]]) -> Site:
    return site_of(
        {
            f"content/articles/{number}.md": article(
                f"N {number}", tags=f"[{', '.join(tags)}]", story=story or None, date=f"2026-03-{number % 28 + 1:02}"
            )
            for number, (tags, story) in enumerate(tagged)
        }
    )


def _every_candidate(site: Site, place: int) -> tuple[int, ...]:
    """Score every article in the windows of the rarest tags, one by one."""
    terms = [term for term in site.terms if term.taxonomy == "tags" and place in term.articles]
    rarest = sorted(terms, key=lambda term: (len(term.articles), term.slug))
    scores: dict[int, float] = defaultdict(float)
    story = site.articles[place].card.story
    for term in [each for each in rarest if len(each.articles) > 1][:TERMS_LOOKED_AT]:
        at = term.articles.index(place)
        for other in term.articles[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]:
            if other != place and (story is None or site.articles[other].card.story != story):
                scores[other] += 1 / len(term.articles)
    return tuple(sorted(scores, key=lambda other: (-scores[other], other))[:MOST])


@given(st.lists(st.tuples(TAGS, STORIES), min_size=2, max_size=45))
@settings(deadline=None, max_examples=40)
def test_leaving_out_who_cannot_be_among_the_closest_changes_nothing(tagged: list[tuple[list[str], str]]) -> None:
    """Whatever the tags, the stories and the ties."""
    site = _site(tagged)
    assert relate(site) == [_every_candidate(site, place) for place in range(len(site.articles))]
