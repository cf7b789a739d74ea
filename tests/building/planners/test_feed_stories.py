"""Feeds of articles are made only where they are stale: what they are told by must tell all that they show."""

from collections.abc import Callable

import pytest

from broadsheet.building.freshness import Digests
from broadsheet.building.plan import plan
from broadsheet.model.feeds import FeedView
from broadsheet.model.outputs import Basis, Document, Theme, whole
from tests.building.sites import CONFIG, article, site_of

A, B, C = (f"content/articles/{name}.md" for name in "abc")
FILES = {
    A: article("One", "First. [b](b.md) ![p](/images/p.png)", tags="[x, y]", section="World", authors="[Ann]"),
    B: article("Two", "Second.", tags="[x]", source="{name: Paper, url: 'https://p.example/2'}"),
    C: article("Three", "Third.", updated="2026-03-03 10:00", image="{src: /images/p.png, alt: a}"),
    "content/images/p.png": "p",
}
SETTINGS = CONFIG.replace("feeds: {", "feeds: {items: 2, terms: [tags, authors, sources], ")
Change = Callable[[dict[str, str], str], tuple[dict[str, str], str]]


def _file(path: str, before: str, after: str) -> Change:
    def changed(files: dict[str, str], config: str) -> tuple[dict[str, str], str]:
        assert before in files[path]
        return files | {path: files[path].replace(before, after)}, config

    return changed


def _key(path: str, line: str) -> Change:
    return _file(path, "---\n\n", f"{line}\n---\n\n")


def _config(line: str, before: str = "") -> Change:
    return lambda files, config: (files, config.replace(before, line) if before else f"{config}{line}\n")


CHANGES = {
    "title": _file(B, '"Two"', '"Zwei"'),
    "body": _file(B, "Second.", "Another."),
    "body with a link": _file(A, "First.", "Another."),
    "link to another article": _file(A, "(b.md)", "(c.md)"),
    "slug of an article that is linked to": _key(B, "slug: elsewhere"),
    "link that becomes one of this site": _file(B, "Second.", "[Second](c.md)."),
    "summary": _key(B, "summary: Told."),
    "date": _file(B, "2026-03-02 10:00", "2026-03-02 11:00"),
    "id": _file(B, "id: id-two", "id: another"),
    "tags": _file(B, "[x]", "[x, y]"),
    "a tag's other spelling": _file(A, "[x, y]", "[X, y]"),
    "authors": _key(B, "authors: [Ann]"),
    "section": _key(B, "section: World"),
    "source": _file(B, "Paper", "Gazette"),
    "its feed": _file(B, "name: Paper", "name: Paper, feed: 'https://p.example/f'"),
    "its author": _file(B, "name: Paper", "name: Paper, author: Bo"),
    "language": _key(B, "language: de"),
    "updated": _file(C, "2026-03-03", "2026-03-04"),
    "correction": _key(B, "corrections: [{date: 2026-03-03, note: Wrong.}]"),
    "picture": _file(C, "alt: a", "alt: another"),
    "recording": _key(B, "audio: {src: 'https://a.example/x.mp3', type: audio/mpeg, length: 5}"),
    "draft": _key(B, "draft: yes"),
    "expires": _key(B, "expires: 2026-03-05"),
    "a new article": lambda files, config: (
        {**files, "content/articles/d.md": article("Four", date="2026-04-01")},
        config,
    ),
    "an article gone": lambda files, config: ({path: text for path, text in files.items() if path != C}, config),
    "namespace": _config("f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e53", "f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52"),
    "address": _config("https://example.net/paper", "https://example.org"),
    "title of the digest": _config("The Other Post", "The Test Post"),
    "language of the digest": _config("language: de"),
    "time zone": _config("timezone: Europe/Berlin"),
    "pictures of other sites": _config("images: {remote: allow}"),
    "publisher": _config("author: {name: Us}"),
    "a tag's name": _config("tags: {X: {slug: x}}"),
    "how many": _config("items: 3", "items: 2"),
    "hub": _config("feeds: {hub: 'https://hub.example/', ", "feeds: {"),
    "bytes": _config("feeds: {max_bytes: 9999, ", "feeds: {"),
}


def _documents(files: dict[str, str], config: str) -> dict[str, Document]:
    documents = plan(site_of(files, config), ()).documents
    return {each.output_path: each for each in documents if isinstance(each.view, FeedView)}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_a_feed_changes_what_it_is_told_by(change: Change) -> None:
    """No feed stays that would be made otherwise, and there is a feed that the change reaches."""
    digests = Digests(Theme((), (), ""), "engine")
    old, new = _documents(FILES, SETTINGS), _documents(*change(FILES, SETTINGS))
    other = {path for path in old.keys() & new.keys() if whole(old[path]).view != whole(new[path]).view}
    stale = {
        path for path in old.keys() & new.keys() if digests.fingerprint(old[path]) != digests.fingerprint(new[path])
    }
    assert other <= stale
    assert other


def test_a_feed_is_not_made_before_it_is_stale() -> None:
    """What is planned of it has no item, and the whole of it has each of them."""
    feeds = [each for each in _documents(FILES, SETTINGS).values() if isinstance(each.basis, Basis)]
    assert len(feeds) > 9
    for each in feeds:
        assert isinstance(each.basis, Basis)
        made = whole(each)
        assert isinstance(each.view, FeedView)
        assert isinstance(made.view, FeedView)
        assert not each.view.items
        assert [item.permalink for item in made.view.items] == [card.permalink for card in each.basis.cards]


def test_an_article_that_only_moved_its_lines_leaves_feeds_as_they_are() -> None:
    """Where a key stands in its file is nothing to readers."""
    digests = Digests(Theme((), (), ""), "engine")
    moved = FILES | {B: FILES[B].replace("---\ntitle", "---\n# a note\ntitle", 1)}
    old, new = (_documents(files, SETTINGS) for files in (FILES, moved))
    assert moved[B] != FILES[B]
    assert [*map(digests.fingerprint, old.values())] == [*map(digests.fingerprint, new.values())]
