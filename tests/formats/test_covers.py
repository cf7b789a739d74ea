"""What `formats/covers.py` promises: an SVG that holds its words, however long and in whatever script."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.formats.covers import HEIGHT, WIDTH, Cover, draw_cover
from broadsheet.formats.xhtml import fit

COVER = Cover("The Paper", "No. 2 · Friday", "Four endings", ("One", "Two"), "en", "ltr")


def lines(cover: Cover) -> list[tuple[int, float, str]]:
    """Give each line's place from the top, its size and its words."""
    drawn = ET.fromstring(draw_cover(cover))  # noqa: S314  # expat, on what we made ourselves
    texts = drawn.iter("{http://www.w3.org/2000/svg}text")
    return [(int(each.attrib["y"]), float(each.attrib["font-size"]), each.text or "") for each in texts]


LONG = (
    "A title of a good many words that needs more than one line and then some more of them " * 3,
    "港は夜のうちに動いたので、地図はすべて描き直さなければならなかったという長い題名。" * 3,
    "الميناء الذي تحرّك " * 12,
)


@pytest.mark.parametrize("title", ["Short", "&<>\"'", *LONG])
def test_words_stay_on_the_cover(title: str) -> None:
    """Within its width by estimate, within its height, below one another."""
    made = lines(structs.replace(COVER, title=title, headlines=(title, title, title)))
    assert all(0 < y < HEIGHT - 100 for y, _, _ in made)
    assert [y for y, _, _ in made] == sorted(y for y, _, _ in made)
    wide = [sum(1.0 if character > "\u2e80" else 0.52 for character in words) * size for _, size, words in made]
    assert max(wide) <= WIDTH


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_title_makes_a_drawing(title: str) -> None:
    """XML reads it once what XML forbids is out."""
    ET.fromstring(fit(draw_cover(structs.replace(COVER, title=title))))  # noqa: S314  # as above
