"""An article's card: what a list shows of it."""

import math
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from broadsheet.model.config import Config
from broadsheet.model.content import Article, Image
from broadsheet.model.pictures import LocalImage
from broadsheet.model.site import Term
from broadsheet.model.urls import base_path, permalink_of, term_path, url_of
from broadsheet.model.views import Card, Credit, NamedLink, Picture
from broadsheet.reading.images import image_at
from broadsheet.reading.links import is_absolute
from broadsheet.reading.terms import Terms

WORDS_A_MINUTE = 230
NO_IMAGES: Mapping[str, LocalImage] = {}
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_SCRIPTS = frozenset({"arab", "hebr", "thaa", "nkoo", "syrc", "adlm", "rohg"})


@lru_cache(maxsize=256)
def direction_of(language: str) -> str:
    """Give `rtl` or `ltr`: by the script subtag if there is one, else by the language (BCP 47)."""
    first, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]  # noqa: PLR2004  # RFC 5646, section 2.2.3
    if scripts:
        return "rtl" if scripts[0] in _SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def minutes_of(words: int) -> int:
    """Give the reading time in minutes, at least 1."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def link_to(config: Config, term: Term) -> NamedLink:
    """Give the link to a term's page."""
    return NamedLink(term.name, url_of(config, term_path(term.taxonomy, term.slug)))


def _link(config: Config, terms: Terms, taxonomy: str, word: str) -> NamedLink:
    """Give the link to the term that a word means, made once."""
    link = terms.links.get((taxonomy, word))
    if link is None:
        link = terms.links[taxonomy, word] = link_to(config, terms.find(taxonomy, word))
    return link


def picture_of(
    config: Config, image: Image | None, links: Mapping[str, str], images: Mapping[str, LocalImage] = NO_IMAGES
) -> Picture | None:
    """Give an image as a page shows it; one of another origin is remote unless config allows those.

    Without `images` nothing is said of its size: where a page is mailed or read by a feed's reader.
    """
    if image is None:
        return None
    if is_absolute(image.src):
        remote = config.images.remote != "allow"
        return Picture(image.src, image.alt, image.caption, image.credit, remote)
    path = links.get(image.src, "")
    local = image_at(images, path)
    url = base_path(config) + path
    return Picture(url, image.alt, image.caption, image.credit, sized=local.sized if local else None)


class Position(Struct, frozen=True):
    """Where an article stands."""

    path: str
    """Below the base URL."""
    date: datetime
    """In the site's zone."""
    state: str
    """`draft` or `held` in a preview, else empty."""
    links: tuple[tuple[str, str], ...]
    """Each href and src of this site, with its path there."""
    images: Mapping[str, LocalImage] = NO_IMAGES
    """Pictures by their path on the site."""


def make_card(config: Config, terms: Terms, article: Article, position: Position) -> Card:
    """Make an article's card."""
    language = article.language or config.language
    source = article.source
    return Card(
        title=article.title,
        url=url_of(config, position.path),
        permalink=permalink_of(config, position.path),
        date=position.date,
        summary=article.summary,
        minutes=minutes_of(article.words),
        language=language,
        direction=direction_of(language),
        priority=article.priority,
        section=_link(config, terms, "sections", article.section) if article.section else None,
        tags=tuple(dict.fromkeys(_link(config, terms, "tags", word) for word in article.tags)),
        authors=tuple(dict.fromkeys(_link(config, terms, "authors", word) for word in article.authors)),
        story=_link(config, terms, "stories", article.story) if article.story else None,
        source=Credit(source.name, _link(config, terms, "sources", source.name).url, source.url) if source else None,
        picture=picture_of(config, article.image, dict(position.links), position.images),
        corrected=bool(article.corrections),
        state=position.state,
    )
