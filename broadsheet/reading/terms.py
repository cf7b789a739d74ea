"""Words that gather articles (tags, sections, sources, authors, stories) become terms: one spelling, one slug."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import count

from msgspec import Struct

from broadsheet.model.config import Config, TagSetting
from broadsheet.model.content import Article
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.site import Term
from broadsheet.model.urls import TAXONOMIES
from broadsheet.model.views import NamedLink
from broadsheet.reading.scalars import scalar
from broadsheet.reading.slugs import LONGEST, slug_or_digest

CONFIG = "config.yaml"


class Terms(Struct, frozen=True):
    """Every term, and how to find the one that a word means."""

    all: tuple[Term, ...]
    """By taxonomy, then by name; sections in the paper's order."""
    by_key: dict[tuple[str, str], Term]
    """By taxonomy and key."""
    renamed: dict[str, str]
    """The key of each tag's old name, with its present key."""
    links: dict[tuple[str, str], NamedLink]
    """The links to terms that were made so far, by taxonomy and word."""

    def find(self, taxonomy: str, word: str) -> Term:
        """Give the term that a word of an article means."""
        key = key_of(word)
        return self.by_key[taxonomy, self.renamed.get(key, key) if taxonomy == "tags" else key]

    def slug_of(self, taxonomy: str, word: str) -> str:
        """Give the slug of a word's term, whether or not an article that is shown has it."""
        key = key_of(word)
        known = self.by_key.get((taxonomy, key))
        return known.slug if known else slug_or_digest(word, key)


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Give what makes two spellings one term: Unicode's NFKC casefold."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())


def words_of(article: Article, taxonomy: str) -> tuple[str, ...]:
    """Give an article's words in a taxonomy, as written."""
    return {
        "tags": article.tags,
        "sections": (article.section,) if article.section else (),
        "sources": (article.source.name,) if article.source else (),
        "authors": article.authors,
        "stories": (article.story,) if article.story else (),
    }[taxonomy]


def gather(config: Config, articles: Sequence[Article]) -> tuple[Terms, list[BuildError]]:
    """Gather the terms of articles that are in their final order; two terms with one slug are a mistake."""
    renamed = {key_of(old): key_of(tag.name) for tag in config.tags for old in tag.was}
    by_key: dict[tuple[str, str], Term] = {}
    ordered: list[Term] = []
    errors: list[BuildError] = []
    for taxonomy in TAXONOMIES:
        terms = _of_taxonomy(config, articles, taxonomy, renamed if taxonomy == "tags" else {})
        errors += _clashes(config, terms, taxonomy, articles)
        by_key |= {(taxonomy, key): term for key, term in terms.items()}
        ordered += _in_order(config, taxonomy, terms)
    return Terms(tuple(ordered), by_key, renamed, {}), errors


def _of_taxonomy(
    config: Config, articles: Sequence[Article], taxonomy: str, renamed: Mapping[str, str]
) -> dict[str, Term]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    members: dict[str, dict[int, None]] = defaultdict(dict)
    for place, article in enumerate(articles):
        for word in words_of(article, taxonomy):
            key = key_of(word)
            if key not in renamed:
                spellings[key][word] += 1
            members[renamed.get(key, key)][place] = None
    known = _known(config, taxonomy)
    settings = {key: known.get(key) or TagSetting(_commonest(spellings[key])) for key in members}
    return {key: _term(taxonomy, key, tuple(places), settings[key]) for key, places in members.items()}


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings.items(), key=lambda item: (-item[1], item[0]))[0]


def _known(config: Config, taxonomy: str) -> dict[str, TagSetting]:
    if taxonomy == "tags":
        return {key_of(tag.name): tag for tag in config.tags}
    if taxonomy == "sections":
        return {key_of(name): TagSetting(name) for name in config.sections}
    return {}


def _term(taxonomy: str, key: str, articles: tuple[int, ...], setting: TagSetting) -> Term:
    slug = setting.slug or slug_or_digest(setting.name, key)
    old = dict.fromkeys(slug_or_digest(name, key_of(name)) for name in setting.was)
    return Term(
        taxonomy=taxonomy,
        name=setting.name,
        slug=slug,
        articles=articles,
        description=setting.description,
        was=tuple(each for each in old if each != slug),
    )


def _in_order(config: Config, taxonomy: str, terms: Mapping[str, Term]) -> list[Term]:
    if taxonomy == "sections" and config.sections:
        return [terms[key] for key in map(key_of, config.sections) if key in terms]
    return [
        terms[key] for key in sorted(terms, key=lambda key: (_unmarked(terms[key].name), key_of(terms[key].name), key))
    ]


def _unmarked(name: str) -> str:
    """Give a name as indexes sort it (DIN 5007-1): `É` stands with `E`, not behind `Z`."""
    if name.isascii():
        return name.casefold()
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _clashes(
    config: Config, terms: Mapping[str, Term], taxonomy: str, articles: Sequence[Article]
) -> Iterable[BuildError]:
    taken = {term.slug for term in terms.values()}
    known = {tag.name: tag.line for tag in config.tags}
    by_slug: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    for key, term in terms.items():
        by_slug[term.slug].append((key, term))
    for slug, sharing in by_slug.items():
        first, *others = sorted(sharing, key=lambda pair: (pair[1].name, pair[0]))
        for _, term in others:
            message = f"'{term.name}' and '{first[1].name}' in {taxonomy} would share one page, '/{taxonomy}/{slug}/'"
            hint = "spell one of them so that its slug differs, or both alike"
            if taxonomy == "tags":
                hint = _hint(term.name, known.get(term.name, 0), _free(slug, taken))
            yield BuildError(message, _place(articles[term.articles[-1]], taxonomy), hint)


def _free(slug: str, taken: set[str]) -> str:
    """Give the slug with the first number that makes it free, and take it."""
    stem = slug[: LONGEST - 4].rstrip("-")
    free = next(each for number in count(2) if (each := f"{stem}-{number}") not in taken)
    taken.add(free)
    return free


def _hint(name: str, line: int, slug: str) -> str:
    if line:
        return f"in {CONFIG}, line {line}, give '{name}' another slug: 'slug: {slug}'"
    return f"in {CONFIG}, below 'tags:', add '{scalar(name)}: {{slug: {slug}}}'"


def _place(article: Article, taxonomy: str) -> Source:
    key = {"tags": "tags", "sections": "section", "sources": "source.name", "authors": "authors", "stories": "story"}
    return Source(article.source_path, *article.places.get(key[taxonomy], (0, 0)))
