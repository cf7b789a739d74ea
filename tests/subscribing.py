"""A site on a server, as its subscribers meet it, and every change that must not bring an item up again."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.building.sites import NAMESPACE, article, built, new_site, write

BODY = "Words of the text.\n\n## A heading\n\n[b](b.md) and ![x](../images/x.png)"
FIELDS = {"tags": "[Space, Sea]", "section": "World", "corrections": "[{date: 2026-03-05, note: It was ten.}]"}
FEEDS = ("feed.xml", "atom.xml", "tags/space/feed.xml", "editions/feed.xml", "corrections/feed.xml")
"""Where readers have subscribed; they go on asking there, whatever becomes of the site."""
Files = dict[str, str | None]
"""What a change writes, by path; None where it deletes."""


def _config(url: str = "https://example.org", more: str = "") -> str:
    heads = f"title: The Test Post\ndescription: What is tested\nurl: {url}\n"
    return f"{heads}feeds: {{namespace: {NAMESPACE}}}\neditions: {{cadence: weekly}}\n{more}"


def _changed(title: str = "A", body: str = BODY, **fields: str) -> str:
    return article(title, body, **{"id": "id-a", **FIELDS, **fields})


FILES: dict[str, str] = {
    "config.yaml": _config(),
    "content/articles/a.md": _changed(),
    "content/articles/b.md": article("B", "Other words.", tags="[Space]", date="2026-03-04"),
    "content/articles/c.md": article("C", "The last.", date="2026-11-20"),
    "content/images/x.png": "png",
}
CHANGES: dict[str, Files] = {
    "title": {"content/articles/a.md": _changed("Another title")},
    "slug": {"content/articles/a.md": _changed(slug="elsewhere")},
    "date": {"content/articles/a.md": _changed(date="2026-03-03 12:00")},
    "text": {"content/articles/a.md": _changed(body="Not one word is left.")},
    "terms": {"content/articles/a.md": _changed(tags="[Sea, Space]", section="Science")},
    "file name": {"content/articles/a.md": None, "content/articles/deep/renamed.md": _changed(body="Words.")},
    "domain": {"config.yaml": _config("https://other.example")},
    "base path": {"config.yaml": _config("https://example.org/a/paper")},
    "permalinks": {"config.yaml": _config(more='permalinks: {article: "/{slug}.html"}\n')},
    "engine": {"config.yaml": _config(more="markdown: {engine: pyromark}\n")},
    "a tag's name": {"config.yaml": _config(more="tags: {Cosmos: {was: [Space]}}\n")},
}
CHANGES["all of it"] = {
    "content/articles/a.md": None,
    "content/articles/deep/renamed.md": _changed("Another title", "Words.", slug="elsewhere", date="2026-03-03"),
    "config.yaml": _config(
        "https://other.example/a/paper",
        'permalinks: {article: "/{slug}.html"}\nmarkdown: {engine: pyromark}\ntags: {Cosmos: {was: [Space]}}\n',
    ),
}


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that http.server gives it
        """Say nothing."""

    def send_header(self, keyword: str, value: str) -> None:
        """Tell no date: two builds within a second would have the same, and no reader would ask again."""
        if keyword != "Last-Modified":
            super().send_header(keyword, value)


class Publisher:
    """Owns a small site and a server on 127.0.0.1 that publishes it."""

    def __init__(self, root: Path) -> None:
        """Write and build the site."""
        self._root, self._order = root, new_site(root, FILES)
        built(self._order)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(root / "site")))
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.feeds = tuple(f"http://127.0.0.1:{self._server.server_address[1]}/{path}" for path in FEEDS)

    def publish(self, files: Files) -> None:
        """Change files, and build."""
        for path in (path for path, text in files.items() if text is None):
            (self._root / path).unlink()
        write(self._root, {path: text for path, text in files.items() if text is not None})
        built(self._order)

    def close(self) -> None:
        """Take the server away."""
        self._server.shutdown()
        self._server.server_close()
