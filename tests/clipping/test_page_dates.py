"""When a saved page came out: what it says to machines, else what stands about its headline."""

import pytest

from broadsheet.clipping.page_dates import find_date, writes_day_first
from broadsheet.clipping.page_facts import facts_of
from broadsheet.clipping.page_head import head_of
from broadsheet.clipping.page_tree import load

TITLE = "Harbour reopens after ten years"
PROSE = (
    "The harbour of the old town reopened on Monday after ten years of dredging, and the first ferry came in at noon."
)


def date(
    beside: str = "", head: str = "", *, after: str = "", page: tuple[str, str] = ("en", ""), guess: str = ""
) -> str:
    """Give the date of a page in a language at an address, with something beside its headline, in its head or below."""
    html = f"""<html lang="{page[0]}"><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>
    {beside}<p>{PROSE}</p><p>{PROSE}</p></article>{after}"""
    tree = load(html.encode(), "page.html")
    facts = facts_of(tree, page[1])
    found = find_date(facts, tree, head_of(tree, TITLE, day_first=writes_day_first(facts)), guess)
    return found.value[0] if found else ""


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Erschienen am: 2.3.2026</p>",
        "<dl><dt>Veröffentlicht am</dt><dd>02.03.2026</dd></dl>",
        "<p>Publié le 2 mars 2026</p>",
        "<p>Home | Coast | 2 March 2026</p>",
        "<p>Original research 2 March 2026</p>",
        '<p><time itemprop="dateModified">2026-03-09</time> <time datetime="2026-03-02">2 days ago</time></p>',
    ],
)
def test_a_day_about_the_headline_is_found_however_it_is_said(beside: str) -> None:
    """Under a label of several languages, among crumbs, or in an element of its own; the day of a change is none."""
    assert date(beside) == "2026-03-02"


def test_a_label_is_believed_wherever_it_stands_and_a_guess_after_it() -> None:
    """At the page's foot too."""
    assert date(after="<footer><p>Erschienen am: 02.03.2026</p></footer>", guess="2026-03-01") == "2026-03-02"
    assert date(guess="2026-03-01") == "2026-03-01"


def test_the_text_may_begin_with_its_day() -> None:
    """Before a dash or full stop; a day within a sentence is none."""
    assert date(f"<p>2 March 2026 – {PROSE}</p>") == "2026-03-02"
    assert date(f"<p>(2 March 2026) {PROSE} The 3 March 2026 is a day, too.</p>") == "2026-03-02"
    assert not date(f"<p>On 2 March 2026 they said that {PROSE}</p>")


def test_a_tag_that_many_sites_fill_with_the_last_change_loses_to_what_is_shown() -> None:
    """And is believed where nothing is shown."""
    changed = '<meta name="date" content="2026-03-09">'
    assert date("<p>Published 2 March 2026</p>", changed) == "2026-03-02"
    assert date("", changed) == "2026-03-09"


@pytest.mark.parametrize(
    ("lang", "url", "day"),
    [
        ("de", "", "2026-03-02"),
        ("en-GB", "", "2026-03-02"),
        ("en", "https://example.co.uk/x", "2026-03-02"),
        ("fr", "", "2026-03-02"),
    ],
)
def test_day_and_month_are_read_as_the_pages_language_writes_them(lang: str, url: str, day: str) -> None:
    """Only American English puts the month first."""
    assert date("<p>By Ann Lee | 02/03/2026</p>", page=(lang, url)) == day
    assert date("<p>By Ann Lee | 02/03/2026</p>", page=("en-US", ""))[:10] in {"", "2026-02-03"}


def test_an_instant_in_utc_is_shown_by_the_papers_own_clock() -> None:
    """Its day is the paper's, which the page prints; one that the page prints as it is stays."""
    head = '<meta property="article:published_time" content="2026-03-03T03:37:37Z">'
    assert date("<p>March 2, 2026, 11:37 pm</p>", head) == "2026-03-02T23:37"
    assert date('<p>March 3, 2026</p><div class="date">4 March 2026</div>', head) == "2026-03-03T03:37:37Z"


def test_of_what_machines_are_told_the_day_holds_that_is_shown_too() -> None:
    """The JSON-LD may be another article's; where nothing is shown, it holds."""
    head = """<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-12-06"}</script>
    <meta property="article:published_time" content="2026-03-02">"""
    assert date("<p>2 March 2026</p>", head) == "2026-03-02"
    assert date("", head) == "2025-12-06"


def test_a_time_about_the_headline_holds_before_one_elsewhere_and_its_words_before_its_mark() -> None:
    """A teaser's may be marked as published; a mark that says another day than its words is of a change."""
    teaser = f"<p>{PROSE}</p>" * 9 + '<div><time datetime="2026-09-22" pubdate>22 September 2026</time></div>'
    assert date('<p><time datetime="2026-03-02">2 March 2026</time></p>', after=teaser) == "2026-03-02"
    assert date(after=teaser) == "2026-09-22"
    assert date('<p><time datetime="2026-03-09T10:18:46Z">Published 2 March 2026</time></p>') == "2026-03-02"
