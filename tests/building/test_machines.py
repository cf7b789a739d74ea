"""What machines are told of a site: JSON-LD on every page, sitemaps, robots."""

import json
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from msgspec import ValidationError
from PIL import Image

from broadsheet.building.planners.sitemaps import MOST, _entries, _sitemaps
from broadsheet.formats import FORMATS
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.sitemaps import SitemapEntry
from tests.building.browsing import elements
from tests.building.everything import everything
from tests.building.sites import NOW, article, built, documents_of, published, site_of
from tests.formats.schema_org import NewsArticle, graph_of
from tests.formats.sitemap_rules import mistakes

EVIL = "</script><script>alert(1)</script> <!-- ]]> & \u2028 \\u003c"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the site that has everything, below a base path."""
    order = everything(tmp_path_factory.mktemp("site"), "https://example.org/paper")
    built(order)
    return published(order)


def blocks(page: bytes) -> list[str]:
    """Give the text of each block of JSON-LD in a page, as a browser finds it."""
    scripts = [element for element in elements(page) if element.tag == "script"]
    return [script.text for script in scripts if script.get("type") == "application/ld+json"]


def article_block(page: bytes) -> NewsArticle:
    """Give what a page says of its article."""
    return next(node for node in graph_of(blocks(page)[0]).graph if isinstance(node, NewsArticle))


def texts(site: dict[str, bytes], path: str, name: str) -> list[str | None]:
    """Give the text of every element of a name in a sitemap."""
    return [element.text for element in etree.fromstring(site[path]).iter(name)]


def rendered(document: Document) -> bytes:
    """Render a document that needs neither theme nor body."""
    return FORMATS[document.format](document, Theme((), (), ""), {})


def test_every_page_that_is_kept_says_what_it_is_in_the_vocabularys_own_terms(site: dict[str, bytes]) -> None:
    """Each page has one block, and each block is valid; the page of no address and redirects have none."""
    kinds = set()
    for path, page in site.items():
        if path.endswith(".html") and b"http-equiv" not in page and path != "404.html":
            found = blocks(page)
            assert len(found) == 1, path
            kinds |= {type(node).__name__ for node in graph_of(found[0]).graph}
    assert kinds == {
        *("WebSite", "Organization", "ItemList", "NewsArticle"),
        *("BreadcrumbList", "CollectionPage", "PublicationIssue"),
    }
    assert blocks(site["404.html"]) == []


def test_no_word_of_content_can_end_a_block(tmp_path: Path) -> None:
    """A title that closes the element, or opens a comment, is a title and nothing else."""
    order = everything(tmp_path, "https://example.org")
    title = json.dumps(EVIL)
    text = f"---\ntitle: {title}\nid: evil\ndate: 2026-11-20\nslug: evil\nsummary: {title}\n---\nBody.\n"
    (tmp_path / "content/articles/evil.md").write_text(text, encoding="utf-8")
    built(order)
    page = published(order)["2026/11/evil/index.html"]
    raw = page[page.index(b"ld+json") :].partition(b"</script>")[0]
    assert not re.search(rb"[<&]", raw)
    assert article_block(page).headline == " ".join(EVIL.split())


def test_an_article_names_its_source_its_corrections_and_its_last_change(site: dict[str, bytes]) -> None:
    """`isBasedOn` is who told it first, `citation` who told it too; a correction moves `dateModified`."""
    said = article_block(site["2026/03/full/index.html"])
    assert said.isBasedOn is not None
    assert (said.isBasedOn.url, said.isBasedOn.publisher.name) == ("https://n.example/x", "NASA")
    assert [each.url for each in said.citation] == ["https://e.example/x"]
    assert said.url.startswith("https://example.org/paper/")


def test_a_correction_is_told_and_moves_the_last_change(tmp_path: Path) -> None:
    """Its note stands as text, its date as the article's last change."""
    order = everything(tmp_path, "https://example.org")
    keys = "corrections: [{date: 2026-11-21, note: It was Tuesday.}]"
    text = f"---\ntitle: T\nid: t\ndate: 2026-11-20\n{keys}\n---\nBody.\n"
    (tmp_path / "content/articles/wrong.md").write_text(text, encoding="utf-8")
    built(order)
    said = article_block(published(order)["2026/11/t/index.html"])
    assert [(each.text, each.datePublished) for each in said.correction] == [("It was Tuesday.", said.dateModified)]
    assert said.dateModified > said.datePublished


def test_the_sitemap_names_every_page_once_and_nothing_else(site: dict[str, bytes]) -> None:
    """No redirect, no later page of a list, no page of no address; every name leads to a file."""
    named = [str(text) for text in texts(site, "sitemap.xml", f"{SITEMAP}loc")]
    paths = [text.removeprefix("https://example.org/paper/") + "index.html" for text in named]
    assert len(paths) == len(set(paths))
    assert all(path in site for path in paths)
    pages = {path for path, page in site.items() if path.endswith("index.html") and b"http-equiv" not in page}
    left = {path for path in pages - set(paths) if not re.search(r"/page/|^page/|^\d{4}/(\d\d/)?index", path)}
    assert left <= {"search/index.html"}


def test_sitemaps_hold_what_their_protocol_allows(site: dict[str, bytes]) -> None:
    """And a place that is no absolute address, a date in words or one address too many would be named."""
    sitemap = site["sitemap.xml"]
    assert (mistakes(sitemap), mistakes(site["news-sitemap.xml"])) == ([], [])
    assert mistakes(sitemap.replace(b"<loc>https://example.org", b"<loc>", 1))
    assert mistakes(re.sub(rb"<lastmod>[^<]*", b"<lastmod>yesterday", sitemap, count=1))
    assert mistakes(sitemap.replace(b"</urlset>", b"<url/></urlset>"))


def test_an_article_that_names_another_address_as_its_own_is_in_no_sitemap() -> None:
    """Search engines are sent to the canonical address alone."""
    files = {
        "content/articles/a.md": article("A", canonical="https://other.example/a"),
        "content/articles/b.md": article("B"),
    }
    named = [entry.permalink for entry in _entries(site_of(files))]
    assert "https://example.org/2026/03/b/" in named
    assert "https://example.org/2026/03/a/" not in named


def test_more_than_fifty_thousand_addresses_make_an_index() -> None:
    """Each part is full but the last; a new article changes the last part alone."""
    config, most = site_of({}).config, 50
    assert 1000 * most == MOST
    entries = [SitemapEntry(f"https://example.org/{number}/", NOW) for number in range(most + 1)]
    outputs = {document.output_path: document for document in _sitemaps(config, entries, most)}
    assert sorted(outputs) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert [mistakes(rendered(output)) for output in outputs.values()] == [[], [], []]
    index = etree.fromstring(rendered(outputs["sitemap.xml"]))
    assert [each.text for each in index.iter(f"{SITEMAP}loc")] == [
        "https://example.org/sitemap-1.xml",
        "https://example.org/sitemap-2.xml",
    ]
    assert len(etree.fromstring(rendered(outputs["sitemap-1.xml"]))) == most
    assert [document.output_path for document in _sitemaps(config, entries[:most], most)] == ["sitemap.xml"]


def test_an_installed_site_has_icons_of_the_sizes_that_it_names(site: dict[str, bytes]) -> None:
    """One of them fills its square to the edge, for devices that cut it to a shape of their own."""
    icons = json.loads(site["manifest.webmanifest"])["icons"]
    pictures = [icon for icon in icons if icon["type"] == "image/png"]
    for icon in pictures:
        picture = Image.open(BytesIO(site[icon["src"].removeprefix("/paper/")])).convert("RGBA")
        assert icon["sizes"] == f"{picture.width}x{picture.height}"
        assert picture.getpixel((0, 0)) == (25, 23, 19, 255)
    assert {(icon["sizes"], icon.get("purpose")) for icon in pictures} == {
        ("192x192", None),
        ("512x512", None),
        ("512x512", "maskable"),
    }


def test_an_article_is_news_for_two_days() -> None:
    """It leaves the news sitemap at the instant that the next build is due."""
    files = {"content/articles/a.md": article("A & <B>", date="2026-11-20T13:00:00Z", language="zh-Hant")}
    site = site_of(files)
    left = datetime(2026, 11, 22, 13, tzinfo=UTC)
    assert site.next_build_at == left
    news = etree.fromstring(rendered(documents_of(site)["news-sitemap.xml"]))
    assert [each.text for each in news.iter(f"{NEWS}title")] == ["A & <B>"]
    assert [each.text for each in news.iter(f"{NEWS}language")] == ["zh-tw"]
    later = site_of(files, now=left)
    assert later.news == ()
    assert site_of(files, now=left - timedelta(seconds=1)).news == (0,)
    empty = etree.fromstring(rendered(documents_of(later)["news-sitemap.xml"]))
    assert [each.text for each in empty.iter(f"{SITEMAP}loc")] == ["https://example.org/"]


def test_a_sites_own_robots_stand_in_place_of_ours() -> None:
    """An editor who wrote the file meant it."""
    ours = rendered(documents_of(site_of({}))["robots.txt"]).decode()
    assert "Sitemap: https://example.org/sitemap.xml\n" in ours
    assert "robots.txt" not in documents_of(site_of({"content/static/robots.txt": "Disallow: /"}))


def test_a_block_that_says_what_no_vocabulary_knows_is_refused() -> None:
    """The schema can fail: an unknown key, a type that no page is, an empty list."""
    for text in (
        '{"@context":"https://schema.org","@graph":[{"@type":"Person","name":"A"}]}',
        '{"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"A","age":3}]}',
        '{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[]}]}',
    ):
        with pytest.raises(ValidationError, match=r"Invalid|unknown|Expected"):
            graph_of(text)
