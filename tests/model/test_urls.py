"""What `model/urls.py` promises: a path, its URL, its permalink and its file belong together."""

import pytest

from broadsheet.model.config import Config
from broadsheet.model.urls import (
    base_path,
    feed_paths,
    file_output,
    page_output,
    page_path,
    permalink_of,
    term_path,
    url_of,
)

ROOT = Config(title="T", description="D", url="https://example.org")
BELOW = Config(title="T", description="D", url="https://example.org/a/paper")


def test_a_base_path_stands_before_every_url() -> None:
    """And in every permalink."""
    assert [base_path(ROOT), base_path(BELOW)] == ["", "/a/paper"]
    assert [url_of(ROOT, "/x/"), url_of(BELOW, "/x/")] == ["/x/", "/a/paper/x/"]
    assert permalink_of(ROOT, "/x/") == "https://example.org/x/"
    assert permalink_of(BELOW, "/") == "https://example.org/a/paper/"


def test_a_url_is_ascii() -> None:
    """What is already quoted stays."""
    assert url_of(ROOT, "/é b/%20?") == "/%C3%A9%20b/%20%3F"
    assert permalink_of(ROOT, "/é/") == "https://example.org/%C3%A9/"


@pytest.mark.parametrize(
    ("path", "output"),
    [
        ("/", "index.html"),
        ("/a/", "a/index.html"),
        ("/a", "a/index.html"),
        ("/a/b.html", "a/b.html"),
        ("/404.html", "404.html"),
    ],
)
def test_a_page_is_served_by_a_file(path: str, output: str) -> None:
    """With or without the last slash."""
    assert page_output(path) == output


def test_paths_are_those_of_the_design() -> None:
    """Page 1 of a list is the list itself."""
    assert term_path("tags", "c") == "/tags/c/"
    assert [page_path("/tags/c/", number) for number in (1, 2)] == ["/tags/c/", "/tags/c/page/2/"]
    feeds = {"rss": "/tags/c/feed.xml", "atom": "/tags/c/atom.xml", "json": "/tags/c/feed.json"}
    assert feed_paths(ROOT, "/tags/c/") == feeds
    assert file_output("/tags/c/feed.xml") == "tags/c/feed.xml"
