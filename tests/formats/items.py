"""A feed and an item for the tests of every format, and a feed in which every place holds the same text."""

import unicodedata
from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st
from msgspec.structs import replace

from broadsheet.formats.words import words_of
from broadsheet.model.feeds import (
    DeletedItem,
    Enclosure,
    FeedAddresses,
    FeedChain,
    FeedItem,
    FeedPicture,
    FeedView,
)
from broadsheet.model.outputs import Theme
from broadsheet.model.urls import FEED_FILES
from broadsheet.model.views import CorrectionNote, SourceNote, Text

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
DAY = datetime(2022, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
SOURCE = SourceNote(
    name="The <Times> & Co",
    url="https://times.example/a?x=1&y=2",
    author="",
    published=None,
    language="",
    license="",
    archive="",
    page="/sources/times/",
)
ITEM = FeedItem(
    id="urn:uuid:5f1e0c3a-3b0e-5d0c-9a51-0d3c7e7a0001",
    title="A headline",
    permalink="https://paper.example/2022/03/a-headline/",
    date=DAY,
    updated=DAY,
    summary="What happened.",
    text=Text(body="digest"),
)
FEED = FeedView(
    id="urn:uuid:5f1e0c3a-3b0e-5d0c-9a51-0d3c7e7a0000",
    title="The Paper",
    description="A digest of the news.",
    permalink="https://paper.example/tags/war/",
    addresses=FeedAddresses(*(f"https://paper.example/tags/war/{name}" for name in FEED_FILES.values())),
    language="en",
    author="",
    email="",
    updated=DAY,
    items=(ITEM,),
    max_bytes=524288,
)
PICTURE = FeedPicture(
    "https://paper.example/images/a.png", "image/png", "A <map>", "The & map", "Drawing: Ann", remote=False
)
ENCLOSURE = Enclosure("https://paper.example/a.mp3?x=1&y=2", "audio/mpeg", 4815)
ENGLISH = words_of(Theme((), (), ""), "en-GB")
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
WORDS = (
    "Zürich façade, naïve",
    "日本語の見出し",
    "خبر عاجل من القاهرة",
    "👩‍👩‍👧 and 🏳️‍🌈",
    "a ]]> b",
    "AT&amp;T is not AT&T",
    "the <b> and </b> tags",
    "1 < 2 & 3 > 2",
    "“quotes” \"and\" 'more'",
)


def body(text: Text) -> str:
    """Fill a body: its digest in a paragraph, or no text at all."""
    return f"<p>{text.body}</p>"


def fit(text: str) -> str:
    """Leave out what a feed cannot carry, said in another way than the code says it."""
    kept = (
        char
        for char in text
        if char in "\t\n" or (unicodedata.category(char) not in {"Cc", "Cs"} and char not in "\ufffe\uffff")
    )
    return "".join(kept)


def hostile(text: str) -> FeedView:
    """Give a feed that has the same text in every place."""
    item = FeedItem(
        id=f"urn:{text}",
        title=text,
        permalink=f"https://paper.example/{text}",
        date=DAY,
        updated=DAY,
        summary=text,
        text=Text(body="x"),
        digest=(text, Text(body="y")),
        authors=(text,),
        categories=(text,),
        source=replace(SOURCE, name=text, url=text),
        source_feed=text,
        language=text,
        direction=text,
        corrections=(CorrectionNote(date=DAY, note=text),),
        picture=FeedPicture(text, text, text, text, text, remote=False),
        enclosure=Enclosure(text, text, 1),
    )
    fields = ("title", "description", "language", "author", "email", "hub", "stylesheet")
    places = FeedAddresses(text, text, text)
    chain = FeedChain(archived=True, current=places, older=places, newer=places)
    gone = (DeletedItem(text, DAY),)
    made = replace(FEED, items=(item, ITEM), addresses=places, chain=chain, deleted=gone)
    return replace(made, **dict.fromkeys(fields, text))
