"""What a feed is called, in the words of the theme."""

from pathlib import Path

import pytest
from msgspec import structs

from broadsheet.formats.feed_names import named
from broadsheet.formats.words import words_of
from broadsheet.model.feeds import FeedOf
from broadsheet.model.outputs import TemplateFile, Theme
from tests.formats.items import FEED, ITEM

WORDS = Path(__file__).parents[2] / "templates" / "words"
CATALOGUES = tuple(
    TemplateFile(f"words/{po.name}", po.name, po.read_text("utf-8")) for po in sorted(WORDS.glob("*.po"))
)
THEME = Theme((), (), "", CATALOGUES)


@pytest.mark.parametrize(
    ("language", "of", "title", "description"),
    [
        ("de", "", "The Paper", "The Paper"),
        ("de", "term", "The Paper: Regen", "Regen in The Paper"),
        ("de", "editions", "The Paper: Ausgaben", "Alle Ausgaben von The Paper"),
        ("es", "corrections", "The Paper: Correcciones", "Lo que The Paper ha rectificado"),
        ("en", "corrections", "The Paper: Corrections", "What The Paper put right"),
    ],
)
def test_a_feed_is_called_in_the_sites_language(language: str, of: FeedOf, title: str, description: str) -> None:
    """Title and description both; what config says of a term stands as it is."""
    words = words_of(THEME, language)
    view = structs.replace(FEED, language=language, of=of, name="Regen" if of == "term" else "", description="")
    made = named(view, words)
    assert (made.title, made.description) == (title, description)
    assert named(structs.replace(view, description="As config has it."), words).description == "As config has it."


def test_an_edition_that_is_called_by_its_period_is_so_in_words() -> None:
    """As on its page and in its letter."""
    view = structs.replace(FEED, of="editions", items=(structs.replace(ITEM, title="2026-W47"), ITEM))
    assert [item.title for item in named(view, words_of(THEME, "de")).items] == ["Woche 47, 2026", ITEM.title]
