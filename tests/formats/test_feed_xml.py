"""Items written as text are those that feedgen and lxml write, byte for byte."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from broadsheet.formats.feed_xml import atom_entry, rss_item
from broadsheet.model.feeds import FeedItem
from broadsheet.model.views import Text
from tests.formats.feedgen_items import entries
from tests.formats.items import ANYTHING, DAY, ENCLOSURE, ITEM, PICTURE, SOURCE, hostile

MARKED = st.text(st.sampled_from("&<>;/b#x3\"'\t\n é漢"), max_size=12)
ITEMS = st.builds(
    replace,
    st.one_of(st.just(ITEM), ANYTHING.map(lambda text: hostile(text).items[0])),
    title=st.one_of(ANYTHING, MARKED),
    summary=st.one_of(ANYTHING, MARKED),
    updated=st.sampled_from([DAY, DAY + timedelta(days=1)]),
    authors=st.lists(MARKED, max_size=2).map(tuple),
    categories=st.lists(MARKED, max_size=2, unique=True).map(tuple),
    source=st.sampled_from([None, SOURCE, replace(SOURCE, url="")]),
    source_feed=st.sampled_from(["", "https://times.example/rss?a&b"]),
    language=st.sampled_from(["", "ar"]),
    picture=st.sampled_from([None, PICTURE, replace(PICTURE, type="", credit=""), replace(PICTURE, remote=True)]),
    enclosure=st.sampled_from([None, ENCLOSURE, replace(ENCLOSURE, type='x/"y')]),
    text=st.just(Text("x")),
)


@given(ITEMS, st.one_of(st.just(""), MARKED.map("<p>{}".format)))
def test_an_item_is_what_feedgen_would_write(item: FeedItem, html: str) -> None:
    """As RSS and as Atom, whatever stands in it."""
    assert (rss_item(item, html), atom_entry(item, html)) == entries(item, html)
