"""What `reading/cards.py` promises: a card is an article as a list shows it."""

from datetime import UTC, datetime

import pytest

from broadsheet.model.config import Config, Images
from broadsheet.model.content import Article, Correction, Image, Origin
from broadsheet.model.views import Card, Credit, NamedLink, Picture
from broadsheet.reading.cards import Position, direction_of, make_card, minutes_of, picture_of
from broadsheet.reading.terms import gather

CONFIG = Config(title="T", description="D", url="https://example.org/paper", language="en")
DATE = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("FA", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("ur-PK", "rtl"),
        ("zh-Hant", "ltr"),
        ("pa-Arab-PK", "rtl"),
        ("sr-Cyrl", "ltr"),
        ("de-1996", "ltr"),
    ],
)
def test_a_language_has_a_direction(language: str, direction: str) -> None:
    """That of its script, if it names one."""
    assert direction_of(language) == direction


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (230, 1), (231, 2), (2300, 10), (2301, 11)])
def test_reading_takes_a_minute_at_least(words: int, minutes: int) -> None:
    """230 words each, rounded up."""
    assert minutes_of(words) == minutes


def test_a_card_has_what_a_list_shows() -> None:
    """URLs with the base path, permalinks with the base URL; terms as shown, each once."""
    article = Article(
        source_path="content/articles/x.md",
        title="A headline",
        slug="x",
        summary="In short.",
        date=DATE,
        words=500,
        tags=("b", "A", "B"),
        section="World",
        authors=("Ann",),
        story="Voyager",
        priority="lead",
        source=Origin("The Source", "https://source.example/a"),
        image=Image("/images/a b.png", "A thing"),
        corrections=(Correction(DATE, "One."),),
        language="ar",
    )
    terms, _ = gather(CONFIG, [article])
    position = Position("/2026/é/", DATE, "held", (("/images/a b.png", "/images/a%20b.png"),))
    assert make_card(CONFIG, terms, article, position) == Card(
        title="A headline",
        url="/paper/2026/%C3%A9/",
        permalink="https://example.org/paper/2026/%C3%A9/",
        date=DATE,
        summary="In short.",
        minutes=3,
        language="ar",
        direction="rtl",
        priority="lead",
        section=NamedLink("World", "/paper/sections/world/"),
        tags=(NamedLink("B", "/paper/tags/b/"), NamedLink("A", "/paper/tags/a/")),
        authors=(NamedLink("Ann", "/paper/authors/ann/"),),
        story=NamedLink("Voyager", "/paper/stories/voyager/"),
        source=Credit("The Source", "/paper/sources/the-source/", "https://source.example/a"),
        picture=Picture("/paper/images/a%20b.png", "A thing"),
        corrected=True,
        state="held",
    )


def test_a_bare_article_has_a_bare_card() -> None:
    """In the site's language."""
    article = Article(source_path="content/articles/x.md", title="T", slug="x", date=DATE)
    terms, _ = gather(CONFIG, [article])
    card = make_card(CONFIG, terms, article, Position("/x/", DATE, "", ()))
    assert (card.section, card.tags, card.story, card.source, card.picture, card.corrected) == (
        None,
        (),
        None,
        None,
        None,
        False,
    )
    assert (card.language, card.direction, card.minutes) == ("en", "ltr", 1)


def test_an_image_of_another_origin_is_remote_unless_allowed() -> None:
    """The page then shows a link."""
    image = Image("https://cdn.example/a.png", "A")
    allowing = Config(title="T", description="D", url="https://example.org", images=Images(remote="allow"))
    assert picture_of(CONFIG, image, {}) == Picture("https://cdn.example/a.png", "A", remote=True)
    assert picture_of(allowing, image, {}) == Picture("https://cdn.example/a.png", "A", remote=False)
    assert picture_of(CONFIG, None, {}) is None
