"""The headers that a host is asked for, as a browser obeys them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from broadsheet.formats import FORMATS
from broadsheet.model.outputs import Theme
from tests.building.sites import CONFIG, documents_of, site_of
from tests.makers import run
from tests.serving import Silent, served
from tests.test_site import NOW, PAGES, ROOT

MORE_PAGES = ("sources/", "corrections/", "feeds/", "page/2/", "sections/world/", "feed.xml", "atom.xml")
Rules = list[tuple[str, list[tuple[str, str]]]]


def rules_of(text: str) -> Rules:
    """Give each path with its lines: a header's name and value, or `!` and the name that it takes away."""
    rules: Rules = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        elif taken := re.fullmatch(r"  ! (\S+)", line):
            rules[-1][1].append(("!", taken[1]))
        else:
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
    return rules


def matches(pattern: str, path: str) -> bool:
    """Tell whether a rule is for an address."""
    expression = re.sub(r":[a-z]+", "[^/]+", re.escape(pattern).replace(r"\*", ".*"))
    return re.fullmatch(expression, path) is not None


def joined(rules: Rules, path: str) -> dict[str, str]:
    """Give an address's headers as Cloudflare Pages sends them: values are joined, but where `!` took one away."""
    sent: dict[str, str] = {}
    for pattern, lines in rules:
        for name, value in lines if matches(pattern, path) else ():
            if name == "!":
                sent.pop(value, None)
            else:
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


def latest(rules: Rules, path: str) -> dict[str, str]:
    """Give an address's headers as Netlify sends them: the later value stands, `!` says nothing."""
    found = [line for pattern, lines in rules if matches(pattern, path) for line in lines]
    return {name: value for name, value in found if name != "!"}


def told(config: str, **files: str) -> Rules:
    """Give the rules of a site."""
    document = documents_of(site_of(files, config=config))["_headers"]
    return rules_of(FORMATS["headers"](document, Theme((), (), ""), {}).decode())


def refusals(page: Page) -> list[tuple[str, str]]:
    """Give a list that grows with each thing that a policy refuses: the page's address and the directive."""
    refused: list[tuple[str, str]] = []
    page.expose_function("refuse", lambda directive: refused.append((page.url, directive)))
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', event => refuse(event.effectiveDirective))"
    )
    return refused


class Obedient(Silent):
    """A web server that says what the published `_headers` asks for."""

    def end_headers(self) -> None:
        """Add the headers of the address."""
        rules = rules_of(Path(self.directory, "_headers").read_text(encoding="utf-8"))
        for name, value in joined(rules, self.path.partition("?")[0]).items():
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the demo, serve it with its headers, and give its address."""
    folder = tmp_path_factory.mktemp("headers")
    for name in ("config.yaml", "content", "templates"):
        (folder / name).symlink_to(ROOT / name)
    answer = run("-C", folder, "build", "--now", NOW)
    assert answer.code == 0, answer.err
    with served(folder / "site", Obedient) as url:
        yield url


def test_no_kind_of_page_needs_what_the_policy_forbids(demo: str, page: Page) -> None:
    """Each is opened, the search is asked, the ground is switched: the browser refuses nothing."""
    refused = refusals(page)
    for path in (*PAGES, *MORE_PAGES):
        page.goto(demo + path)
    page.goto(demo + "search/?q=voyager")
    expect(page.locator("#results h2").first).to_be_visible()
    page.goto(demo)
    page.emulate_media(color_scheme="light")
    page.locator("#ground").click()
    page.goto(demo + "about/")
    expect(page.locator("html")).to_have_attribute("data-ground", "dark")
    page.goto(demo + "latest/")
    page.wait_for_url("**/editions/2026-w47/")
    assert refused == []


def test_an_inline_script_of_anybody_else_does_not_run(demo: str, page: Page) -> None:
    """The browser does obey, and says so."""
    refused = refusals(page)
    page.goto(demo)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "document.documentElement.dataset.ran = 1";
          document.body.append(script);
          document.body.setAttribute("style", "color: red");
        }"""
    )
    page.wait_for_load_state("networkidle")
    assert page.locator("html").get_attribute("data-ran") is None
    assert [directive for _, directive in refused] == ["script-src-elem", "style-src-attr"]


def test_every_host_sends_one_value_of_each_header() -> None:
    """Two policies would both hold: the search would be refused its WebAssembly."""
    rules = told(CONFIG)
    for path in ("/", "/search/", "/feed.xml", "/tags/a/feed.json", "/editions/atom.xml", "/sw.js", "/assets/x.css"):
        assert joined(rules, path) == latest(rules, path)


def test_webassembly_runs_on_the_search_page_alone_below_a_base_path_too() -> None:
    """A site without search allows it nowhere."""
    for home in ("", "/paper"):
        rules = told(CONFIG.replace("example.org", f"example.org{home}"))
        policies = {path: latest(rules, home + path)["Content-Security-Policy"] for path in ("/", "/x/", "/search/")}
        assert [path for path, policy in policies.items() if "wasm-unsafe-eval" in policy] == ["/search/"]
        assert all("unsafe-inline" not in policy and "'unsafe-eval'" not in policy for policy in policies.values())
        assert all(path.startswith(f"{home}/") for path, _ in rules)
    assert "wasm" not in str(told(CONFIG + "search: false\n"))


def test_images_of_other_origins_are_let_in_where_config_allows_them() -> None:
    """And nowhere else."""
    assert "img-src 'self';" in latest(told(CONFIG), "/")["Content-Security-Policy"]
    allowed = told(CONFIG + "images: {remote: allow}\n")
    assert "img-src 'self' https:;" in latest(allowed, "/")["Content-Security-Policy"]


def test_only_feeds_and_names_that_tell_their_bytes_are_kept_unasked() -> None:
    """A name that stays the same while its bytes change may not be believed for long."""
    rules = told(CONFIG)
    assert {latest(rules, path)["Cache-Control"] for path in ("/", "/sw.js", "/search/")} == {"no-cache"}
    assert latest(rules, "/assets/style.0123456789.css")["Cache-Control"] == "public, max-age=31536000, immutable"
    assert joined(rules, "/assets/i/x.0123456789.svg")["Cache-Control"] == "public, max-age=31536000, immutable"
    for path in ("/feed.xml", "/corrections/feed.xml", "/tags/a/feed.xml"):
        assert latest(rules, path)["Cache-Control"] == "public, max-age=900"
    assert latest(rules, "/tags/a/feed.json")["Content-Type"].startswith("application/feed+json")


def test_a_sites_own_files_among_the_assets_are_not_kept_unasked() -> None:
    """Their names tell nothing of their bytes."""
    rules = told(CONFIG, **{"content/static/assets/x.css": ""})
    assert latest(rules, "/assets/x.css")["Cache-Control"] == "no-cache"


def test_a_sites_own_headers_stand_in_place_of_ours() -> None:
    """An editor who wrote the file meant it."""
    assert "_headers" not in documents_of(site_of({"content/static/_headers": "/*\n  X-Mine: 1\n"}))
