"""What subscribers will get, against what was published last: two Atom feeds are compared, item by item.

Reads the published feed as it lies in the output folder; knows no terminal.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from xml.etree import ElementTree as ET

from msgspec import Struct

from broadsheet.building.coming import Coming
from broadsheet.building.planners.feed_frame import identity
from broadsheet.model.errors import BuildError, Source

_ATOM = "{http://www.w3.org/2005/Atom}"


class Item(Struct, frozen=True):
    """What a feed says of an item (RFC 4287, section 4.1.2)."""

    id: str
    """As readers know it."""
    title: str
    """Plain text."""
    link: str
    """Its page."""
    via: str
    """Where it was first told; may be empty."""
    published: str
    """RFC 3339."""
    updated: datetime
    """The time of its last change."""


class Change(Struct, frozen=True):
    """An item that subscribers will see differently."""

    title: str
    """Plain text."""
    id: str
    """As readers know it."""
    why: str = ""
    """In a few words; empty where there is nothing to say."""


class Difference(Struct, frozen=True, kw_only=True):
    """What publishing would do to the site's own feed; each in the order of the feed."""

    first: bool
    """Whether nothing was published yet."""
    new: tuple[Change, ...]
    """Items that were never published."""
    updated: tuple[Change, ...]
    """Items that were there, and say that they changed, but for corrections."""
    corrected: tuple[Change, ...]
    """Items with a correction since."""
    returning: tuple[Change, ...]
    """Old items that take the places of those which are gone from the site."""
    leaving: tuple[Change, ...]
    """Items that will not be there any more."""
    repeated: tuple[Change, ...]
    """Old items that would come up as new."""


def read_items(data: bytes, path: str) -> tuple[Item, ...]:
    """Read the items of an Atom feed of ours, newest first; raise where it is none."""
    try:
        return tuple(_item(entry) for entry in ET.fromstring(data).iter(f"{_ATOM}entry"))  # noqa: S314  # our own output
    except (ET.ParseError, ValueError) as fault:
        hint = "put back the feed that was published last, or build"
        raise BuildError(f"the published feed cannot be read: {fault}", Source(path), hint) from None


def _item(entry: ET.Element) -> Item:
    links = {each.get("rel", "alternate"): each.get("href", "") for each in reversed(entry.findall(f"{_ATOM}link"))}
    own, title, published, updated = (
        entry.findtext(f"{_ATOM}{name}", "") for name in ("id", "title", "published", "updated")
    )
    changed = datetime.fromisoformat(updated)
    if changed.tzinfo is None:
        raise ValueError(f"'{updated}' has no zone")
    return Item(own, title, links.get("alternate", ""), links.get("via", ""), published, changed)


def compare(published: bytes | None, coming: Coming, path: str) -> Difference:
    """Compare the published feed, none where there is none, with the coming one."""
    old = read_items(published, path) if published is not None else ()
    new = read_items(coming.data, path)
    before = {item.id: item for item in old}
    after = {item.id for item in new}
    here = {identity(coming.site.config, each.article.id or each.article.source_path) for each in coming.site.articles}
    gone = [item for item in old if item.id not in here]
    twins = _Twins(gone, coming, here)
    known = twins.known if published is not None else {}
    entering = [item for item in new if item.id not in before]
    renamed = {item.id for item in entering if twins.of(item)}
    returning = _returning(new, before.keys() | renamed, known, len(gone))
    again = [(item, _again(item, twins, known)) for item in entering if item.id not in returning]
    corrections = dict(_corrected(before, coming))
    changed = [item for item in new if item.id in before and item.updated != before[item.id].updated]
    return Difference(
        first=published is None,
        new=tuple(Change(item.title, item.id) for item, why in again if not why),
        updated=tuple(_updated(item, before) for item in changed if item.id not in corrections),
        corrected=tuple(Change(item.title, item.id, corrections[item.id]) for item in new if item.id in corrections),
        returning=tuple(Change(item.title, item.id) for item in entering if item.id in returning),
        leaving=tuple(
            Change(item.title, item.id, "older than the newest" if item.id in here else "gone from the site")
            for item in old
            if item.id not in after
        ),
        repeated=tuple(Change(item.title, item.id, why) for item, why in again if why),
    )


def _updated(item: Item, before: Mapping[str, Item]) -> Change:
    why = "updated" if item.updated > before[item.id].updated else "its date was changed"
    return Change(item.title, item.id, why)


def _corrected(before: Mapping[str, Item], coming: Coming) -> Iterator[tuple[str, str]]:
    """Give the newest note of each item that was corrected since it was published last."""
    for item in coming.view.items:
        was = before.get(item.id)
        if was and item.corrections and item.corrections[0].date > was.updated:
            yield item.id, item.corrections[0].note


def _returning(new: tuple[Item, ...], before: Collection[str], known: Mapping[str, str], gone: int) -> set[str]:
    """Give the old items at the feed's end that are there because as many others are gone: nobody is told of them."""
    found: set[str] = set()
    for item in reversed(new):
        if item.id in before:
            break
        if item.id in known:
            found.add(item.id)
    return found if len(found) <= gone else set()


class _Twins:
    """Knows a gone item under a new id: by its page, its source, its title and date, or its text."""

    def __init__(self, gone: list[Item], coming: Coming, here: set[str]) -> None:
        config = coming.site.config
        self.known = {identity(config, each.id): each.path for each in coming.known}
        self._marks: dict[tuple[str, ...], str] = {}
        for item in gone:
            self._marks |= dict.fromkeys(_marks(item), item.id)
        lost = {each.text: each.id for each in coming.known if identity(config, each.id) not in here}
        entries = {identity(config, each.id): each.text for each in coming.entries}
        self._texts = {own: lost[text] for own, text in entries.items() if text and text in lost}

    def of(self, item: Item) -> str:
        """Give the id under which it was published before; empty where it was not."""
        return next((self._marks[mark] for mark in _marks(item) if mark in self._marks), self._texts.get(item.id, ""))


def _marks(item: Item) -> tuple[tuple[str, ...], ...]:
    via = (("via", item.via),) if item.via else ()
    return (("link", item.link), *via, ("title", item.title, item.published))


def _again(item: Item, twins: _Twins, known: Mapping[str, str]) -> str:
    """Say why an item that enters is an old one; empty where it is new."""
    was = twins.of(item)
    if was:
        return f"published before as {was}"
    return f"published before, and not in the feed now: {known[item.id]}" if item.id in known else ""
