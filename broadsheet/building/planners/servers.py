"""Settings for web servers that do not read `_headers`: headers, redirects, and what is gone.

They go to `.broadsheet/servers/`, never to the site: see `building/beside.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from broadsheet.building.planners.headers import header_rules
from broadsheet.model.errors import Source
from broadsheet.model.notices import ExpiredView
from broadsheet.model.outputs import Document
from broadsheet.model.pages import RedirectView
from broadsheet.model.servers import Answer, ServersView
from broadsheet.model.site import Site
from broadsheet.model.urls import base_path

FORMATS: Mapping[str, str] = {"nginx.conf": "nginx", "Caddyfile": "caddy"}
"""The formats by file name."""
_FOR_NOW = frozenset({"latest.html"})
"""Templates of what leads elsewhere next week."""


def plan_servers(site: Site, documents: Iterable[Document]) -> Iterator[Document]:
    """Plan a file for each server; of the site's documents those are asked that lead elsewhere or say what is gone."""
    home = unquote(base_path(site.config))
    answers = sorted(_answers(home, documents), key=lambda answer: answer.path)
    view = ServersView(home, tuple(header_rules(site)), tuple(answers))
    for name, format_ in FORMATS.items():
        yield Document(name, format_, "", view, None, Source("config.yaml"))


def _answers(home: str, documents: Iterable[Document]) -> Iterator[Answer]:
    for each in documents:
        path = f"{home}/{each.output_path.removesuffix('index.html')}"
        if isinstance(each.view, RedirectView):
            yield Answer(path, 302 if each.template in _FOR_NOW else 301, each.view.url)
        elif isinstance(each.view, ExpiredView):
            yield Answer(path, 410)
