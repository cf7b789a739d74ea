"""Searching as a reader does, in a real browser, below a base path."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building.sites import CONFIG, article, write
from tests.makers import run
from tests.serving import served

ARTICLES = (
    ("Comets have tails", "A *tail* of ice and <b>dust</b> & gas.", {"date": "2024-03-02", "tags": "[Space, Ice]"}),
    ("Harbour reopens", "Ice broke the pier.", {"date": "2025-03-02", "tags": "[Sea]", "section": "World"}),
    ("Mill turns", "A wheel, no water.", {"date": "2026-04-02", "tags": "[Space]", "source": "{name: NASA}"}),
)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a site of three years below `/paper/`, serve it, and give the address of its search page."""
    root = tmp_path_factory.mktemp("search")
    inner = root / "public" / "paper"
    config = CONFIG.replace("https://example.org", "https://example.org/paper")
    many = [(f"Number {number}", "A numbered thing.", {"date": f"2023-01-{number:02}"}) for number in range(1, 16)]
    files = {
        f"content/articles/{number}.md": article(title, body, **keys)
        for number, (title, body, keys) in enumerate([*ARTICLES, *many])
    }
    write(root, {"config.yaml": config, **files})
    told = run("-C", root, "build", "--output", str(inner), "--now", "2026-11-22T09:00:00Z")
    assert told.code == 0, told.err
    with served(root / "public") as url:
        yield f"{url}paper/search/"


def titles(page: Page, count: int) -> list[str]:
    """Give the titles of so many results: their words come after their number is told."""
    headings = page.locator("#results h2")
    expect(headings).to_have_count(count)
    return headings.all_inner_texts()


def test_words_are_found_in_every_year_and_lead_to_the_article(paper: str, page: Page) -> None:
    """Two bundles answer as one; a result leads below the base path."""
    page.goto(paper)
    page.get_by_label("Words to look for").fill("ice")
    expect(page.locator("#found")).to_have_text("2 articles")
    assert sorted(titles(page, 2)) == ["Comets have tails", "Harbour reopens"]
    assert page.locator("#results mark").first.inner_text().lower() == "ice"
    page.get_by_role("link", name="Comets have tails").click()
    assert page.url.endswith("/paper/2024/03/comets-have-tails/")
    assert page.locator("h1").inner_text() == "Comets have tails"


def test_choices_narrow_what_is_found(paper: str, page: Page) -> None:
    """By tag, section, source and year, each with its count; the address keeps the question."""
    page.goto(paper + "?q=ice")
    expect(page.locator("#found")).to_have_text("2 articles")
    assert page.get_by_label("Tag").locator("option").all_inner_texts() == ["All", "Ice (1)", "Sea (1)", "Space (1)"]
    page.get_by_label("Year").select_option("2025")
    expect(page.locator("#found")).to_have_text("1 article")
    assert titles(page, 1) == ["Harbour reopens"]
    assert page.url.endswith("/search/?q=ice&year=2025")
    page.reload()
    expect(page.locator("#found")).to_have_text("1 article")
    assert page.get_by_label("Year").input_value() == "2025"
    page.goto(paper + "?source=NASA")
    expect(page.locator("#found")).to_have_text("1 article")
    assert titles(page, 1) == ["Mill turns"]


def test_a_search_needs_the_keyboard_alone(paper: str, page: Page) -> None:
    """The field has the focus; more results take it to the first of them."""
    page.goto(paper)
    expect(page.get_by_label("Words to look for")).to_be_focused()
    page.keyboard.type("numbered")
    expect(page.locator("#found")).to_have_text("15 articles")
    expect(page.locator("#results h2")).to_have_count(10)
    page.get_by_role("button", name="More results").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#results li")).to_have_count(15)
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#results li')[10]")


def test_nothing_found_offers_the_archive(paper: str, page: Page) -> None:
    """As does a reader's browser without script."""
    page.goto(paper + "?q=zzzzzz")
    expect(page.locator("#found")).to_have_text("Nothing found.")
    page.get_by_role("link", name="archive lists every article").click()
    assert page.url.endswith("/paper/archive/")


def test_a_page_that_is_not_there_offers_the_search(paper: str, page: Page) -> None:
    """Words typed into it are looked for at once."""
    page.goto(paper.replace("search/", "404.html"))
    page.get_by_label("Words to look for").fill("ice")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("2 articles")
    assert page.url == paper + "?q=ice"


def test_a_reader_without_script_is_led_to_the_archive(paper: str, chromium: Browser) -> None:
    """The form, which would do nothing, is not shown."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(paper)
    assert not page.get_by_label("Words to look for").is_visible()
    page.get_by_role("link", name="archive lists every article").click()
    assert page.url.endswith("/paper/archive/")
    context.close()


def test_text_of_an_article_is_never_markup_on_the_search_page(paper: str, page: Page) -> None:
    """Signs that HTML knows stand as signs."""
    page.goto(paper + "?q=dust")
    expect(page.locator("#results .summary")).to_contain_text("ice and dust & gas")
    assert page.locator("#results b").count() == 0


def test_a_site_searches_no_folder_but_its_own(paper: str, page: Page) -> None:
    """Every request is below the base path."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(paper + "?q=ice")
    expect(page.locator("#found")).to_have_text("2 articles")
    assert [url for url in asked if not url.startswith(paper.removesuffix("search/"))] == []


def test_words_that_were_typed_before_the_script_came_are_looked_for(paper: str, page: Page) -> None:
    """A slow line may bring the page well before it."""
    page.add_init_script("document.addEventListener('DOMContentLoaded', () => { document.forms[0].q.value = 'ice' })")
    page.goto(paper)
    expect(page.locator("#found")).to_have_text("2 articles")
