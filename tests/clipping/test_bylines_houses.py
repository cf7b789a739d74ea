"""Who wrote a text is read beside where they work, and where a page glues the two."""

import pytest

from broadsheet.clipping.metadata import metadata_of
from broadsheet.clipping.text import clip_text

TITLE = "Harbour bridge opens after nine years"
DECK = "It carries four lanes and a path for people on foot"
BODY = [
    "The harbour bridge opened on Monday after nine years of work and two changes of plan.",
    "The first to cross it was a woman of ninety who had signed the petition for it.",
    "The old ferry will keep running until the autumn, when its licence ends.",
]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Article Written By Rosa Linden", ("Rosa Linden",)),
        ("By Rosa LindenThe Harbour Post", ("Rosa Linden",)),
        ("by Rosa Linden on 12 April 2021, 7:03 PM | Permanent Link | 0 Comments", ("Rosa Linden",)),
        ("Por Rosa Linden, H1 SB — Porto Alto", ("Rosa Linden",)),
        ("By Rosa Linden, Wharf Talk Diva Of The Year", ("Rosa Linden",)),
        ("By Rosa Linden, Zhihao Xu and Jo Park", ("Rosa Linden", "Zhihao Xu", "Jo Park")),
        ("Keeper’s Funeral | Published: 5 hours ago | Written by Rosa Linden", ("Rosa Linden",)),
        ("Harbour Evening UK | By Rosa Linden", ("Rosa Linden",)),
        ("By Rosa Linden May 25, 2021 10:46 a.m. Church Life, Marriage and Family", ("Rosa Linden",)),
    ],
)
def test_a_byline_names_people_alone(line: str, names: tuple[str, ...]) -> None:
    """A house, a button, a place or a rubric beside the author is no second author."""
    read = metadata_of(line)
    assert read is not None
    assert read.names == names


@pytest.mark.parametrize(
    "line", ["Life on the Water – By Rosa Linden", "Veröffentlicht von SeglerBlog", "Von Bank zu Bank"]
)
def test_a_line_that_names_nobody_has_no_names(line: str) -> None:
    """A headline that ends with its author is one; a site's name is nobody's; a name has no word twice."""
    read = metadata_of(line)
    assert read is None or read.names == ()


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Rosalía Nieves | El Sol de San Juan del Río"], ("Rosalía Nieves",)),
        (["Ann Lee, Michael Collins, Nicholas Wu | HARBOUR TODAY"], ("Ann Lee", "Michael Collins", "Nicholas Wu")),
        (["Vidya Pinandhita - detikHealth"], ("Vidya Pinandhita",)),
        (["By", "Charles Walton for SurgeZirc UK"], ("Charles Walton",)),
        (["By", "Charles WaltonLive and breaking news reporter"], ("Charles Walton",)),
        (["07. April 2021 - 10:38 Uhr | Rosa Linden"], ("Rosa Linden",)),
        (["Rosa Linden.", "Harbour Pictures"], ()),
    ],
)
def test_a_name_with_a_house_between_title_and_text_is_a_byline(lines: list[str], names: tuple[str, ...]) -> None:
    """Whatever stands between the two; with a full stop it is a caption."""
    clipped = clip_text("\n\n".join([TITLE, DECK, *lines, *BODY]).encode(), "x.txt", "id")
    assert clipped.authors == names
    assert clipped.title == TITLE
