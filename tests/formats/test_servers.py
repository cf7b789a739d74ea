"""What `formats/servers.py` promises: what `_headers` says, for servers that do not read it.

`tests/audit/test_servers.py` asks the servers themselves.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.building.planners.servers import plan_servers
from broadsheet.formats import FORMATS
from broadsheet.model.errors import Source
from broadsheet.model.headers import HeaderRule
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.servers import Answer, ServersView
from tests.building.sites import CONFIG, article, documents_of, site_of
from tests.test_headers import told

SITE = {
    "content/articles/a.md": article("A", aliases="[/old/a, /x.html]", tags="[Sea]"),
    "content/articles/gone.md": article("Gone", expires="2026-04-01"),
    "content/editions/e.md": article("E", date="2026-04-02", slug="e"),
}


def settings(config: str = CONFIG) -> dict[str, str]:
    """Give what a site's servers are told, by file name."""
    site = site_of(SITE, config)
    planned = plan_servers(site, documents_of(site).values())
    return {each.output_path: rendered(each) for each in planned}


def rendered(document: Document) -> str:
    """Render a document."""
    return FORMATS[document.format](document, Theme((), (), ""), {}).decode()


def answering(answer: Answer, server: str) -> str:
    """Give what a server is told of one answer alone."""
    view = ServersView("", (HeaderRule("/*", (("A", "b"),)),), (answer,))
    return rendered(Document("x", server, "", view, None, Source("config.yaml")))


@pytest.mark.parametrize("home", ["", "/paper"])
def test_both_servers_are_told_every_header_that_other_hosts_are(home: str) -> None:
    """Word for word."""
    config = CONFIG.replace("example.org", f"example.org{home}")
    values = {value for _, lines in told(config, **SITE) for name, value in lines if name != "!"}
    for text in settings(config).values():
        assert {value for value in values if f'"{value}"' not in text} == set()


def test_what_has_moved_and_what_is_gone_is_told() -> None:
    """For good, for now, and gone."""
    nginx, caddy = settings().values()
    assert 'location = "/old/a/" { return 301 "/2026/03/a/"; }' in nginx
    assert 'location = "/latest/" { return 302 "/editions/e/"; }' in nginx
    assert 'location = "/2026/03/gone/" { return 410; }' in nginx
    for line in ('"/x.html" 301 "/2026/03/a/"', '"/latest/" 302 "/editions/e/"', '"/2026/03/gone/" 410 ""'):
        assert line in caddy


@pytest.mark.parametrize("server", ["nginx", "caddy"])
@given(path=st.text(st.characters(exclude_categories=["Cs"])))
def test_no_old_address_can_say_anything_else(server: str, path: str) -> None:
    """Whatever an editor calls it: it stands between its quotes, or is left out."""
    nothing = answering(Answer("/a/", 301, "/b/"), server)
    text = answering(Answer(f"/{path}", 301, "/b/"), server)
    if text.count("\n") == nothing.count("\n"):
        assert text == nothing.replace('"/a/"', f'"/{path}"')
        assert not re.search(r"""["'`\\{}$\n\r\x00]""", path)
    else:
        assert path not in {"é ü/", "star*/", "a;b"}
        assert '"/b/"' not in text


@pytest.mark.parametrize("path", ["é ü/", "star*/", "a;b", "日本/"])
def test_an_address_in_any_script_is_told(path: str) -> None:
    """As it is after its percent signs are read."""
    for server in ("nginx", "caddy"):
        assert f'"/{path}"' in answering(Answer(f"/{path}", 301, "/b/"), server)


def test_a_dollar_in_a_target_is_no_variable() -> None:
    """In nginx it would be."""
    assert 'return 301 "/%24x/"' in answering(Answer("/a/", 301, "/$x/"), "nginx")
