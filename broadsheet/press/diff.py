"""What subscribers will get, against what was published last: each feed is compared with itself, item by item.

Knows no terminal and no disk.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from broadsheet.building.coming import Coming, ComingFeed
from broadsheet.building.planners.corrections import PATH as CORRECTIONS
from broadsheet.building.planners.edition_feed import PATH as EDITIONS
from broadsheet.building.planners.feed_frame import identity
from broadsheet.model.urls import FEED_FILES
from broadsheet.press.published import Item, read_items

_CUT_ANEW = "its stories were published in an edition that is gone; 'editions.earlier' keeps those"


class Change(Struct, frozen=True):
    """An item that subscribers will see differently."""

    title: str
    """Plain text."""
    id: str
    """As readers know it."""
    why: str = ""
    """In a few words; empty where there is nothing to say."""


class Difference(Struct, frozen=True, kw_only=True):
    """What publishing would do to one feed; each in the order of the feed."""

    path: str
    """Of the page that it is of; `/` is the site's own."""
    first: bool
    """Whether it was never published."""
    new: tuple[Change, ...]
    """Items that were never published."""
    updated: tuple[Change, ...]
    """Items that were there, and say that they changed, but for corrections."""
    corrected: tuple[Change, ...]
    """Items with a correction since."""
    returning: tuple[Change, ...]
    """Old items that come in: in the place of those which are gone, or into the feed of another term."""
    leaving: tuple[Change, ...]
    """Items that will not be there any more."""
    repeated: tuple[Change, ...]
    """Old items that would come up as new."""


class Differences(Struct, frozen=True, kw_only=True):
    """What publishing would do to all feeds."""

    own: Difference
    """The site's own feed."""
    others: tuple[Difference, ...]
    """Those of terms, of editions and of corrections that would differ in an item, in the order of the plan."""
    compared: int
    """How many of those there are."""
    gone: tuple[str, ...]
    """Feeds that were published and are none any more: the paths of their pages."""

    @property
    def repeated(self) -> bool:
        """Tell whether an old item would come up as new in any feed."""
        return any(each.repeated for each in (self.own, *self.others))


def compare(coming: Coming, folder: str) -> Differences:
    """Compare every feed with what was published last; `folder` is the output's name, for mistakes."""
    own, *others = (_difference(feed, coming, folder) for feed in coming.feeds)
    telling = tuple(each for each in others if _tells(each))
    return Differences(own=own, others=telling, compared=coming.compared, gone=coming.gone)


def _tells(found: Difference) -> bool:
    return any((found.new, found.updated, found.corrected, found.returning, found.leaving, found.repeated))


def _difference(feed: ComingFeed, coming: Coming, folder: str) -> Difference:
    path = f"{folder}{feed.path}{FEED_FILES[coming.format]}"
    old = read_items(feed.published, coming.format, path) if feed.published is not None else ()
    new = read_items(feed.data, coming.format, path)
    before, after = {item.id: item for item in old}, {item.id for item in new}
    own = feed.path in {EDITIONS, CORRECTIONS}
    here = coming.members[feed.path if own else "/"]
    gone = [item for item in old if item.id not in here]
    twins = _Twins(gone, coming)
    known = twins.known if feed.published is not None else {}
    entering = [item for item in new if item.id not in before]
    old_ones = {item.id for item in entering if item.id in known and not twins.of(item)}
    returning = old_ones if not own and feed.path != "/" else _returning(new, before.keys(), old_ones, len(gone))
    cut_anew = _cut_anew(old, gone, coming) if feed.path == EDITIONS else frozenset()
    again = [
        (item, _again(item, twins, known) or (_CUT_ANEW if item.id in cut_anew else ""))
        for item in entering
        if item.id not in returning
    ]
    corrections = dict(_corrected(before, feed))
    changed = [item for item in new if item.id in before and item.updated != before[item.id].updated]
    return Difference(
        path=feed.path,
        first=feed.published is None,
        new=tuple(Change(item.title, item.id) for item, why in again if not why),
        updated=tuple(_updated(item, before) for item in changed if item.id not in corrections),
        corrected=tuple(Change(item.title, item.id, corrections[item.id]) for item in new if item.id in corrections),
        returning=tuple(Change(item.title, item.id) for item in entering if item.id in returning),
        leaving=tuple(
            Change(item.title, item.id, _why_leaving(item, here, coming.members[feed.path]))
            for item in old
            if item.id not in after
        ),
        repeated=tuple(Change(item.title, item.id, why) for item, why in again if why),
    )


def _why_leaving(item: Item, here: Collection[str], members: Collection[str]) -> str:
    if item.id not in here:
        return "gone from the site"
    return "older than the newest" if item.id in members else "not of this feed any more"


def _updated(item: Item, before: Mapping[str, Item]) -> Change:
    was = before[item.id]
    if item.published != was.published:
        return Change(item.title, item.id, "its date was changed")
    return Change(item.title, item.id, "updated" if item.updated > was.updated else "its last change was taken back")


def _corrected(before: Mapping[str, Item], feed: ComingFeed) -> Iterator[tuple[str, str]]:
    """Give the newest note of each item that was corrected since it was published last."""
    for item in feed.view.items:
        was = before.get(item.id)
        if was and item.corrections and item.corrections[0].date > was.updated:
            yield item.id, item.corrections[0].note


def _returning(new: tuple[Item, ...], before: Collection[str], known: Collection[str], gone: int) -> set[str]:
    """Give the old items at the feed's end that are there because as many others are gone: nobody is told of them."""
    found: set[str] = set()
    for item in reversed(new):
        if item.id in before:
            break
        if item.id in known:
            found.add(item.id)
    return found if len(found) <= gone else set()


def _cut_anew(old: Iterable[Item], gone: Collection[Item], coming: Coming) -> frozenset[str]:
    """Give the editions that hold nothing new and are no newer than the last, where published ones are gone.

    Another cadence does that to everything that was published.
    """
    if not gone:
        return frozenset()
    site, last = coming.site, max(item.updated for item in old)
    told = {each.id for each in coming.known}
    return frozenset(
        identity(site.config, issue.edition.id or issue.edition.source_path)
        for issue in site.issues
        if issue.date <= last and all(site.articles[place].article.id in told for place in issue.stories)
    )


class _Twins:
    """Knows a gone item under a new id: by its page, its source, its title and date, or its text."""

    def __init__(self, gone: Iterable[Item], coming: Coming) -> None:
        config = coming.site.config
        self.known = {identity(config, each.id): each.path for each in coming.known}
        self._marks: dict[tuple[str, ...], str] = {}
        for item in gone:
            self._marks |= dict.fromkeys(_marks(item), item.id)
        here = coming.members["/"] | coming.members[EDITIONS]
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
