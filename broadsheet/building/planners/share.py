"""The picture that stands for a page where it is shared: its own, else one that is drawn of its words."""

import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import blake2b

import msgspec

from broadsheet.model.config import Config
from broadsheet.model.content import Image
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.images import ShareImage
from broadsheet.model.pictures import Font, ImageOutput, ShareCard
from broadsheet.model.site import Placed, Site
from broadsheet.reading.images import image_at

WIDTH, HEIGHT = 1200, 630
"""Pixels of what is drawn: 1.91 to 1, as every place that shows shared pages cuts it."""
LEAST = 600
"""A picture narrower than this is shown small where it is shared, or not at all."""
_SHOWN = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_HINT = "put a font that has its letters, and joins none, into templates/assets/fonts/; it is published with the theme"
Links = Sequence[tuple[str, str]]


def own_share_image(site: Site, image: Image | None, links: Links) -> ShareImage | None:
    """Give a page's own picture, if places where pages are shared would show it large."""
    path = dict(links).get(image.src, "") if image else ""
    local = image_at(site.images, path)
    if image is None or local is None or local.sized is None or local.sized.width < LEAST:
        return None
    if not path.partition("?")[0].lower().endswith(_SHOWN):
        return None
    return ShareImage(site.config.url + path, image.alt, local.sized.width, local.sized.height)


def share_image(site: Site, placed: Placed) -> ShareImage | None:
    """Give the picture that stands for an article."""
    own = own_share_image(site, placed.article.image, placed.links)
    card = site.share_cards.get(placed.article.source_path)
    if own or card is None or not isinstance(card.task, ShareCard):
        return own
    alt = f"{card.task.masthead}: {card.task.title}" if card.task.title else card.task.masthead
    return ShareImage(f"{site.config.url}/{card.output_path}", alt, WIDTH, HEIGHT)


def plan_share_cards(
    site: Site, fonts: Sequence[Font], craft: str
) -> tuple[dict[str, ImageOutput], tuple[BuildError, ...]]:
    """Plan what is drawn for each article without such a picture, by source path; warn of those without letters.

    Where no font has the letters of a headline the card shows the masthead alone, one for all of them; where none has
    those of the masthead either, there is no card.
    """
    if not site.config.share_images:
        return {}, ()
    bare = _bare(site.config, fonts)
    cards: dict[str, ImageOutput] = {}
    wanting: list[Placed] = []
    for placed in site.articles:
        if own_share_image(site, placed.article.image, placed.links):
            continue
        card = _card(site.config, placed, fonts)
        wanting += [] if card else [placed]
        if made := card or bare:
            cards[placed.article.source_path] = _output(made, placed, craft)
    return cards, _warned(wanting, bare)


def _warned(wanting: Sequence[Placed], bare: ShareCard | None) -> tuple[BuildError, ...]:
    if not wanting:
        return ()
    first = wanting[0].article
    if len(wanting) == 1:
        shown = "the share image shows the masthead alone" if bare else "there is no share image"
        message = f"{shown}: no font can set the headline"
    else:
        shown = "share images show the masthead alone" if bare else "share images are left out"
        message = f"{len(wanting)} {shown}: no font can set their headlines, this one among them"
    return (BuildError(message, Source(first.source_path, *first.places.get("title", (0, 0))), _HINT),)


def _bare(config: Config, fonts: Sequence[Font]) -> ShareCard | None:
    for font in fonts:
        if masthead := settable(config.title, font.letters):
            return ShareCard(masthead, "", "", font.path, font.digest)
    return None


def _card(config: Config, placed: Placed, fonts: Sequence[Font]) -> ShareCard | None:
    """Set an article's words in the first font that has their letters."""
    for font in fonts:
        masthead, title = (settable(text, font.letters) for text in (config.title, placed.card.title))
        if masthead and title:
            source = settable(placed.card.source.name, font.letters) if placed.card.source else ""
            return ShareCard(masthead, title, source, font.path, font.digest)
    return None


def settable(text: str, letters: frozenset[str]) -> str:
    """Give a text as a font with some letters can set it, or nothing where it cannot.

    Symbols that it lacks, such as emoji, are left out. Scripts that run to the left, join letters or stack marks are
    not set at all: what shapes them is not on every machine, and a build is the same on each.
    """
    kept = []
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        if kind == "Cf":  # a soft hyphen is for lines that are broken there
            continue
        if letter.isspace() or letter in letters:
            kept.append(letter)
        elif kind[0] in "SC" or "\ufe00" <= letter <= "\ufe0f":
            continue
        else:
            return ""
        if kind[0] == "M" or unicodedata.bidirectional(letter) in {"R", "AL"}:
            return ""
    return " ".join("".join(kept).split())


def _output(card: ShareCard, placed: Placed, craft: str) -> ImageOutput:
    facts: Mapping[str, object] = {name: getattr(card, name) for name in card.__struct_fields__ if name != "font_path"}
    made_of = blake2b(msgspec.json.encode((craft, facts)), digest_size=16).hexdigest()
    return ImageOutput(f"images/share/{made_of[:20]}.png", made_of, card, Source(placed.article.source_path))
