"""Front page, archive and terms: what is listed where, and how lists are cut in pages."""

import pytest

from broadsheet.model.lists import ArchiveView, ListView, TermsView
from broadsheet.model.pages import FrontView
from tests.building.sites import CONFIG, article, documents_of, site_of


def _articles(count: int, **fields: str) -> dict[str, str]:
    return {
        f"content/articles/{n:02}.md": article(f"N {n}", date=f"2026-03-01 {n // 60:02}:{n % 60:02}", **fields)
        for n in range(count)
    }


def _front(view: object) -> FrontView:
    assert isinstance(view, FrontView)
    return view


def _list(view: object) -> ListView:
    assert isinstance(view, ListView)
    return view


def _shown(view: FrontView) -> list[str]:
    bands = [card for band in view.bands for card in (band.first, *band.others)]
    return [card.title for card in (*([view.lead] if view.lead else []), *view.seconds, *view.briefs, *bands)]


@pytest.mark.parametrize("count", [0, 1, 3, 5, 19, 20, 21, 40, 41])
def test_the_front_page_shows_each_of_the_newest_articles_once(count: int) -> None:
    """Whatever their priority and section; the newest are as many as a page holds."""
    files = _articles(count)
    for place, path in enumerate(files):
        kinds = {
            "priority": ("normal", "brief", "lead", "brief")[place % 4],
            "section": ("Page", "World", "Arts")[place % 3],
        }
        files[path] = files[path].replace(
            "---\n\n", "".join(f"{key}: {word}\n" for key, word in kinds.items()) + "---\n\n"
        )
    front = _front(documents_of(site_of(files))["index.html"].view)
    newest = [f"N {n}" for n in reversed(range(count))][:20]
    assert sorted(_shown(front)) == sorted(newest)


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_a_list_is_cut_in_pages_of_twenty(count: int, pages: int) -> None:
    """Each article stands on one page, newest first, and each page knows its neighbours."""
    documents = documents_of(site_of(_articles(count, tags="[War]")))
    paths = ["", *(f"page/{number}/" for number in range(2, pages + 1))]
    for base in ("tags/war/", "2026/03/") if count else ():
        found = [path for path in documents if path.startswith(base) and _is_page(path.removeprefix(base))]
        assert sorted(found) == sorted(f"{base}{path}index.html" for path in paths)
        views = [_list(documents[f"{base}{path}index.html"].view) for path in paths]
        titles = [card.title for view in views for card in view.cards]
        assert titles == [f"N {n}" for n in reversed(range(count))]
        assert [view.pager.newer for view in views] == ["", *(f"/{base}{path}" for path in paths[:-1])]
        assert [view.pager.older for view in views] == [*(f"/{base}{path}" for path in paths[1:]), ""]
        assert {(view.pager.total, view.count) for view in views} == {(pages, count)}
    assert [path for path in documents if path.startswith("page/")] == [
        f"page/{n}/index.html" for n in range(2, pages + 1)
    ]


def _is_page(path: str) -> bool:
    return path == "index.html" or path.startswith("page/")


def test_the_front_page_is_led_by_the_newest_lead() -> None:
    """Else by the newest that is no brief; of briefs alone, by none."""
    files = _articles(4)
    path = "content/articles/01.md"
    led = files | {path: article("N 1", date="2026-03-01 00:01", priority="lead")}
    assert _lead(led) == "N 1"
    assert _lead(files) == "N 3"
    assert _lead(_articles(3, priority="brief")) == ""


def _lead(files: dict[str, str]) -> str:
    lead = _front(documents_of(site_of(files))["index.html"].view).lead
    return lead.title if lead else ""


def test_bands_follow_the_order_of_the_papers_sections() -> None:
    """Articles without a section come last."""
    sections = ("Arts", "World", "", "Arts", "World", "", "", "", "", "", "")
    files = {
        f"content/articles/{n}.md": article(f"N {n}", section=word or None, date=f"2026-03-{n + 1:02}")
        for n, word in enumerate(sections)
    }
    front = _front(documents_of(site_of(files, CONFIG + "sections: [World, Arts]\n"))["index.html"].view)
    assert [band.section.name if band.section else "" for band in front.bands] == ["World", "Arts", ""]


def test_the_archive_counts_every_article_once() -> None:
    """By year and month in the site's zone, newest first."""
    dates = ("2025-12-31T23:30:00Z", "2026-01-01T10:00:00Z", "2026-03-01", "2026-03-31")
    files = {f"content/articles/{n}.md": article(f"N {n}", date=date) for n, date in enumerate(dates)}
    view = documents_of(site_of(files, CONFIG + "timezone: Pacific/Auckland\n"))["archive/index.html"].view
    assert isinstance(view, ArchiveView)
    found = [(year.number, year.count, [(month.number, month.count) for month in year.months]) for year in view.years]
    assert found == [(2026, 4, [(3, 2), (1, 2)])]


def test_a_month_and_a_year_lead_to_those_before_and_after_that_have_an_article() -> None:
    """The newest and the oldest lead one way."""
    dates = ("2024-05-01", "2025-12-31", "2026-01-01", "2026-03-31")
    documents = documents_of(
        site_of({f"content/articles/{n}.md": article(f"N {n}", date=date) for n, date in enumerate(dates)})
    )
    found = {}
    for path in ("2026/03", "2026/01", "2024/05", "2026", "2025", "archive"):
        view = documents[f"{path}/index.html"].view
        assert isinstance(view, ListView | ArchiveView)
        found[path] = [(link.name, link.url) if link else None for link in (view.newer, view.older)]
    assert found == {
        "2026/03": [None, ("2026-01", "/2026/01/")],
        "2026/01": [("2026-03", "/2026/03/"), ("2025-12", "/2025/12/")],
        "2024/05": [("2025-12", "/2025/12/"), None],
        "2026": [None, ("2025", "/2025/")],
        "2025": [("2026", "/2026/"), ("2024", "/2024/")],
        "archive": [None, None],
    }


def test_each_taxonomy_has_an_index_with_counts() -> None:
    """By name, whatever the spelling of each article; an empty one is there too."""
    files = {
        "content/articles/a.md": article("A", tags="[war, Peace]"),
        "content/articles/b.md": article("B", tags="[War]"),
        "content/articles/c.md": article("C", tags="[War]"),
    }
    documents = documents_of(site_of(files))
    view = documents["tags/index.html"].view
    assert isinstance(view, TermsView)
    entries = [(letter.letter, entry.name, entry.count) for letter in view.letters for entry in letter.entries]
    assert entries == [("P", "Peace", 1), ("W", "War", 3)]
    assert "authors/index.html" in documents
