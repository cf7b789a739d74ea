"""What every format of a feed tells alike: each item with its whole HTML, and how many of them.

Knows neither XML nor JSON. What it makes of an item is kept, since feeds share items and formats share feeds.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from itertools import takewhile
from zlib import crc32

from broadsheet.formats.words import Words
from broadsheet.model.feeds import FeedItem, FeedPicture, FeedView
from broadsheet.model.views import CorrectionNote, SourceNote, Text

Told = tuple[FeedItem, str]
"""An item with the HTML that it carries."""
Fill = Callable[[Text], str]
"""Fills a body: HTML with absolute URLs. It is not asked for an empty body."""
KEPT = 512
"""So many items' renderings are kept by a process."""
_UNFIT = "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiled where it is needed: that takes 3 ms
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n"))


def told(view: FeedView, fill: Fill, words: Words) -> tuple[Told, ...]:
    """Give a feed's items in order, each with its HTML.

    It ends before the item whose HTML would pass `max_bytes`, in UTF-8; what is within `least` is there all the same,
    and past the limit it has no HTML but its summary.
    """
    items = ((item, _html(item, fill, words)) for item in view.items)
    return tuple(each for each in takewhile(bool, _within(view, items)) if each is not None)


def _within(view: FeedView, items: Iterable[Told]) -> Iterator[Told | None]:
    """Give items until the limit is passed, then what must be there, then None."""
    size = 0
    for number, (item, html) in enumerate(items):
        size += len(html.encode())
        if not number or size <= view.max_bytes:
            yield item, html
        else:
            yield (item, "") if number < view.least else None


def _html(item: FeedItem, fill: Fill, words: Words) -> str:
    """Tell the whole article: what was wrong, the picture, the body, who had it first; empty where there is nothing."""
    texts = [text for text in (item.text, *item.digest) if isinstance(text, str) or text.body]
    return _composed(item, tuple(text if isinstance(text, str) else fill(text) for text in texts), words)


@lru_cache(maxsize=KEPT)
def _composed(item: FeedItem, texts: tuple[str, ...], words: Words) -> str:
    picture = (_picture(item.picture),) if item.picture else ()
    credit = (_credit(item.source, words),) if item.source else ()
    corrections = (_correction(each, words) for each in item.corrections)
    html = clean("\n".join(part for part in (*corrections, *picture, *texts, *credit) if part))
    if not html or (item.direction == "ltr" and not item.language):
        return html
    language = f' lang="{escape(clean(item.language))}"' if item.language else ""
    return f'<div{language} dir="{escape(clean(item.direction))}">\n{html}\n</div>'


def _correction(correction: CorrectionNote, words: Words) -> str:
    label = f"{words.ngettext('Correction', 'Corrections', 1)} · {words.date(correction.date)}"
    return f"<p><strong>{escape(label)}:</strong> {escape(correction.note)}</p>"


def _picture(picture: FeedPicture) -> str:
    if picture.remote:
        shown = f'<a href="{escape(picture.url)}">{escape(picture.alt)}</a>'
    else:
        shown = f'<img src="{escape(picture.url)}" alt="{escape(picture.alt)}">'
    words = escape(" ".join(part for part in (picture.caption, picture.credit) if part))
    return f"<figure>{shown}{f'<figcaption>{words}</figcaption>' if words else ''}</figure>"


def _credit(source: SourceNote, words: Words) -> str:
    credit = escape(words.gettext("First reported by %(source)s") % {"source": source.name})
    link = f' · <a href="{escape(source.url)}">{escape(words.gettext("Read the original"))}</a>' if source.url else ""
    return f"<p>{credit}{link}</p>"


def clean(text: str) -> str:
    """Leave out what XML 1.0 (production Char) forbids, and DEL, CR and the C1 controls, which trouble readers."""
    if text.isascii():
        data = text.encode()
        fit = len(data.translate(None, _CONTROLS)) == len(data)
    else:
        fit = text.replace("\n", " ").isprintable()
    return text if fit else re.sub(_UNFIT, "", text)


def rfc3339(instant: datetime) -> str:
    """Write an instant as RFC 3339 does; an offset with seconds, from before time zones, becomes UTC."""
    offset = instant.utcoffset()
    if offset is None or offset.seconds % 60:
        instant = instant.astimezone(UTC)
    return instant.isoformat(timespec="microseconds" if instant.microsecond else "seconds").replace("+00:00", "Z")


def own_instant(instant: datetime, identity: str) -> datetime:
    """Give an instant that no other item has: editors say the day or the minute, so the microsecond tells items apart.

    It is made of the item's identity alone, so that neither a rebuild nor another item moves it. Readers that sort
    by `updated` keep one order then, and validators ask for it. It is in UTC: Newsboat overlooks the offset of an
    instant with a fraction.
    """
    return instant.astimezone(UTC).replace(microsecond=crc32(identity.encode("utf-8", "replace")) % 1_000_000)
