"""What a reader's device keeps: the service worker, and the manifest that lets the site be installed."""

from collections.abc import Iterator

from broadsheet.model.errors import Source
from broadsheet.model.offline import ManifestView, WorkerView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Site
from broadsheet.model.urls import file_output, url_of
from broadsheet.model.views import Masthead

MOST = 30
"""Stories that a device keeps unread."""


def plan_offline(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan `/sw.js` and, unless config says `offline: false`, `/manifest.webmanifest`.

    Without `offline` the worker takes itself away: one that was published once asks for its successor for ever.
    """
    claims = Source("config.yaml")
    kept = _kept(site) if site.config.offline else ()
    yield Document(file_output("/sw.js"), "page", "sw.js", WorkerView(kept), masthead, claims)
    if site.config.offline:
        name = "manifest.webmanifest"
        yield Document(file_output(f"/{name}"), "page", name, ManifestView(), masthead, claims)


def _kept(site: Site) -> tuple[str, ...]:
    """Give the front page, the newest edition, what leads to it, and its stories; without one, the newest articles."""
    issue = next((each for each in site.issues if not each.state), None)
    edition = tuple(url_of(site.config, path) for path in ("/latest/", issue.path)) if issue else ()
    places = issue.stories if issue else range(len(site.articles))
    stories = (site.articles[place].card.url for place in places[:MOST])
    return (url_of(site.config, "/"), *edition, *stories)
