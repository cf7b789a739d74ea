"""A saved page becomes an article: what it says of itself wins over guesses."""

import pytest

from broadsheet.clipping.page_blocks import Block
from broadsheet.clipping.page_facts import facts_of
from broadsheet.clipping.page_junk import sweep_blocks
from broadsheet.clipping.page_tree import load
from broadsheet.clipping.pages import clip_page
from broadsheet.clipping.posts_survey import Known
from broadsheet.clipping.terms import vocabulary_of
from broadsheet.model.errors import BuildError

PROSE = [
    "The harbour of the old town reopened on Monday after ten years of dredging, and the first ferry came in at noon.",
    "Engineers had expected the work to take four years, but sand the river brings each spring filled the channel.",
    "The town will pay for the upkeep with a small fee on each ticket, which the council agreed to in a long session.",
    "Fishermen on the western quay said that they had waited for this day, and that the water was deep enough at last.",
]
LINKED = """{"@context": "https://schema.org", "@graph": [
  {"@type": "NewsArticle", "headline": "Harbour reopens after ten years",
  "datePublished": "2026-03-02T09:30:00+01:00", "author": [{"@type": "Person", "name": "Ann Lee"},
  {"@type": "Person", "name": "Bo Chan"}], "keywords": ["ferries", "Harbours"], "articleSection": "Coast",
  "publisher": {"@type": "Organization", "name": "The Harbour Times"}}]}"""


def page(body: str = "", head: str = "", title: str = "Harbour reopens after ten years | The Harbour Times") -> bytes:
    """Write a page with a menu, an article of four paragraphs and a foot."""
    prose = "\n".join(f"<p>{text}</p>" for text in PROSE)
    return f"""<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour reopens after ten years</h1>{prose}{body}</article>
<footer><p>© 2026 The Harbour Times. All rights reserved.</p></footer></body></html>""".encode()


def test_json_ld_wins_over_what_stands_on_the_page() -> None:
    """Title, date with its offset, authors, tags in the site's spelling, section and publisher."""
    head = f'<script type="application/ld+json">{LINKED}</script><meta name="author" content="Somebody Else">'
    known = Known(("harbours",), ("Coast",))
    clipped = clip_page(page("<time>1 May 2020</time>", head), "a.html", "id", known, url="https://example.org/harbour")
    assert (clipped.title, clipped.date) == ("Harbour reopens after ten years", "2026-03-02T09:30+01:00")
    assert (clipped.authors, clipped.tags) == (("Ann Lee", "Bo Chan"), ("harbours", "ferries"))
    assert (clipped.section, clipped.source_name) == ("Coast", "The Harbour Times")
    assert (clipped.source_url, clipped.draft, clipped.language) == ("https://example.org/harbour", False, "")


def test_meta_tags_say_what_json_ld_does_not() -> None:
    """OpenGraph's title, site, address and date; a byline's words are not part of a name."""
    head = """<meta property="og:title" content="Harbour reopens after ten years">
    <meta property="og:site_name" content="The Tide"><meta property="article:published_time" content="2026-03-02">
    <link rel="canonical" href="https://example.org/h">"""
    clipped = clip_page(page('<p class="byline">By Ann Lee and Bo Chan, Reporters</p>', head), "a.html", "id")
    assert (clipped.title, clipped.date, clipped.source_name) == (
        "Harbour reopens after ten years",
        "2026-03-02",
        "The Tide",
    )
    assert (clipped.authors, clipped.source_url) == (("Ann Lee", "Bo Chan"), "https://example.org/h")


def test_the_body_is_all_of_the_article_and_nothing_beside_it() -> None:
    """Four paragraphs; no menu, no foot, and not the title again."""
    clipped = clip_page(page(), "a.html", "id")
    assert clipped.body == "\n\n".join(PROSE) + "\n"


def test_markup_becomes_markdown() -> None:
    """Headings below the title, emphasis, links, lists, quotations, code and tables."""
    body = f"""<h2>What was done</h2>
    <p>The <b>first</b> ferry, see <a href="/ferry?a=1&amp;b=2">the <i>boat</i></a>, came in at noon.</p>
    <ul><li>Sand was moved away from here</li><li>Walls were mended where they broke</li></ul>
    <blockquote><p>{PROSE[3]}</p></blockquote><pre>depth = 7 * tides[0]\nreturn depth</pre>
    <table><tr><th>Year</th><th>Depth</th></tr><tr><td>2016</td><td>3</td></tr></table><p>{PROSE[0][::-1]}</p>"""
    text = clip_page(page(body), "a.html", "id", url="https://example.org/news/h").body
    assert "\n## What was done\n" in text
    assert "The **first** ferry, see [the *boat*](https://example.org/ferry?a=1&b=2), came in at noon.\n" in text
    assert "\n- Sand was moved away from here\n- Walls were mended where they broke\n" in text
    assert f"\n> {PROSE[3]}\n" in text
    assert "```\ndepth = 7 * tides[0]\nreturn depth\n```" in text
    assert "| Year | Depth |\n| --- | --- |\n| 2016 | 3 |" in text


def test_nothing_of_a_page_can_act() -> None:
    """Scripts and event handlers are gone, a `javascript:` link is its words, Markdown's marks are text."""
    body = """<script>alert(1)</script>
    <p onclick="alert(2)">The <a href="javascript:alert(3)">mayor</a> said that 2 * 3 * 4 [is](x)
    &lt;script&gt;alert(4)&lt;/script&gt; and nobody in the room could say why that was so
    \u202egnorw\u202c at all.</p>"""
    clipped = clip_page(page(body), "a.html", "id")
    assert "alert(1)" not in clipped.body
    assert "alert(2)" not in clipped.body
    assert "javascript" not in clipped.body
    assert "<script" not in clipped.body
    assert "\u202e" not in clipped.body
    assert "The mayor said that 2 * 3 * 4 [is\\](x)" in clipped.body


def test_images_are_listed_and_not_shown() -> None:
    """Each with its alternative text; the body with them waits for who asks for them."""
    body = f'<figure><img src="/a.jpg" alt="The quay at noon" width="800" height="600"></figure><p>{PROSE[1][::-1]}</p>'
    clipped = clip_page(page(body), "a.html", "id", url="https://example.org/h")
    assert "a.jpg" not in clipped.body
    assert "an image, not fetched: https://example.org/a.jpg (The quay at noon)" in clipped.report.notes
    assert "\n![The quay at noon](https://example.org/a.jpg)\n" in clipped.illustrated


def test_links_to_more_of_the_site_are_junk() -> None:
    """A paragraph that is only a link to it, and a list of such links at the end; each is told."""
    facts = facts_of(load(page(), "a.html"), "https://example.org/h")
    prose = Block("text", PROSE[0], PROSE[0])
    alone = Block("text", "READ MORE HERE", "[READ MORE HERE](https://example.org/other)")
    items = [Block("item", f"Story {n}", f"- [Story {n}](https://www.example.org/{n})") for n in range(3)]
    far = [Block("item", f"Tool {n}", f"- [Tool {n}](https://example.com/{n})") for n in range(3)]
    kept, gone = sweep_blocks([prose, alone, *items], "T", facts, vocabulary_of(()))
    assert kept == (prose,)
    assert [each.rule for each in gone] == ["link-alone", *["own-links-at-end"] * 3]
    assert sweep_blocks([prose, *far], "T", facts, vocabulary_of(()))[0] == (prose, *far)


@pytest.mark.parametrize(
    ("marked", "stays"),
    [
        ('<figure><img src="/a.png"><figcaption>{}</figcaption></figure>', False),
        ('<div><img src="/a.png"><p class="wp-caption-text">{}</p></div>', False),
        ("<figure><blockquote><p>So it is.</p></blockquote><figcaption>{}</figcaption></figure>", True),
        ('<p class="caption">{}</p>', True),
    ],
)
def test_what_a_page_marks_as_a_pictures_caption_is_one(marked: str, *, stays: bool) -> None:
    """Below a quotation, or with no picture near, it is text."""
    words = "The old quay as it is seen from the western side"
    blocks = [Block("text", text, text) for text in (*PROSE, words, PROSE[0][::-1])]
    facts = facts_of(load(page(marked.replace("{}", words)), "a.html"))
    kept, removed = sweep_blocks(blocks, "T", facts, vocabulary_of(()))
    assert (blocks[4] in kept) is stays
    assert [gone.rule for gone in removed] == ([] if stays else ["below-a-picture"])


def test_what_says_the_same_as_a_picture_shows_is_its_caption() -> None:
    """To those who cannot see it."""
    words = "The old quay as it is seen from the western side"
    picture = Block("image", words, "https://example.org/a.png")
    blocks = [picture, Block("text", words, words), *(Block("text", text, text) for text in PROSE)]
    kept, _ = sweep_blocks(blocks, "T", facts_of(load(page(), "a.html")), vocabulary_of(()))
    assert kept == (picture, *blocks[2:])


def test_a_headline_that_stands_below_its_article_again_takes_no_subheadings_with_it() -> None:
    """What stands above a title is crumbs in a text; a page says what a heading is."""
    body = f"<h2>What comes next</h2><p>{PROSE[0]} {PROSE[1]}</p><p>Harbour reopens after ten years</p>"
    assert "## What comes next" in clip_page(page(body), "a.html", "id").body


def test_the_lead_stays_that_json_ld_leaves_out() -> None:
    """Only below the first paragraph that it has are others taken."""
    lead = (
        "Ten years were long enough for all of the town, and on Monday it came down to the quay to see the first ferry."
    )
    other = "Win a trip for two along the whole of our coast."
    said = f"""<script type="application/ld+json">{{"@type": "Article", "articleBody": "{" ".join(PROSE)}"}}</script>"""
    blocks = tuple(Block("text", text, text) for text in (lead, " ".join(PROSE), other))
    facts = facts_of(load(page(head=said), "a.html"))
    kept, removed = sweep_blocks(blocks, "Harbour reopens", facts, vocabulary_of(()))
    assert kept == blocks[:2]
    assert [gone.rule for gone in removed] == ["outside-articleBody"]


@pytest.mark.parametrize(
    "raw", [b"<html><body></body></html>", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", b"<html>"]
)
def test_a_page_without_an_article_is_refused(raw: bytes) -> None:
    """With its name."""
    with pytest.raises(BuildError) as caught:
        clip_page(raw, "empty.html", "id")
    assert caught.value.source.path == "empty.html"


def test_a_page_without_a_date_is_a_draft() -> None:
    """No date is made up."""
    clipped = clip_page(page(), "a.html", "id")
    assert (clipped.date, clipped.draft) == ("", True)


def test_the_language_is_said_where_it_is_another() -> None:
    """As a tag."""
    assert clip_page(page().replace(b'lang="en"', b'lang="pt_BR"'), "a.html", "id").language == "pt-BR"


def test_the_papers_own_day_wins_over_the_instant_in_utc() -> None:
    """An address says the day on which it was printed."""
    head = '<meta property="article:published_time" content="2026-03-03T02:25:54Z">'
    clipped = clip_page(page("", head), "a.html", "id", url="https://example.org/2026/03/02/harbour/")
    assert clipped.date == "2026-03-02"


def test_what_stands_beside_the_heading_is_read_as_in_a_plain_text() -> None:
    """A byline and a date without any mark win over the site's owner, whom a meta tag names."""
    head = '<meta name="author" content="Harbour Web Works">'
    beside = b"</h1><div>Coast</div><div>By Ann Lee</div><div>Monday, March 2, 2026, print edition</div>"
    clipped = clip_page(page("", head).replace(b"</h1>", beside), "a.html", "id")
    assert (clipped.authors, clipped.date) == (("Ann Lee",), "2026-03-02")


def test_references_to_letters_in_json_ld_are_letters() -> None:
    """Some pages write JSON as if it were HTML; and what is named like the page's host is no author."""
    head = f'<script type="application/ld+json">{LINKED.replace("Bo Chan", "Bo Ch&aacute;n")}</script>'
    assert clip_page(page("", head), "a.html", "id").authors == ("Ann Lee", "Bo Chán")
    head = f'<script type="application/ld+json">{LINKED.replace("Ann Lee", "Example Staff House")}</script>'
    assert clip_page(page("", head), "a.html", "id", url="https://example.org/h").authors == ("Bo Chan",)


@pytest.mark.parametrize(
    "byline",
    [
        "By Ann Lee Senior Politics Editor",
        "Ann Lee | 2 March 2026",
        "Ann Lee March 2",
        "Ann Lee 5 minute read",
        "By Ann Lee in Coasts",
        "Ann Lee Staff Writer",
    ],
)
def test_a_name_is_taken_from_what_else_its_byline_says(byline: str) -> None:
    """A profession, a day, a section, and how long it takes to read are no part of a name."""
    clipped = clip_page(page().replace(b"</h1>", f'</h1><div class="byline">{byline}</div>'.encode()), "a.html", "id")
    assert clipped.authors == ("Ann Lee",)
