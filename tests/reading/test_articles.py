"""What `reading/articles.py` promises: a file's text becomes content, and every mistake in it is named in one run."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from broadsheet.model.config import Dialect, Markdown
from broadsheet.model.content import Article, Audio, Clipping, Correction, Coverage, Image, Origin
from broadsheet.reading.articles import body_digest
from tests.makers import DIALECT, article_of, edition_of, faults, mistakes, page_of, read

CONTENT = Path(__file__).parents[2] / "content"
PYROMARK = structs.replace(DIALECT, markdown=Markdown(engine="pyromark"))
SLUG_HINT = "use lower-case letters, digits and '-', at most 80"


def test_every_key_of_an_article_is_read() -> None:
    """Each into its type."""
    article = article_of(
        """title: A headline
date: 2026-11-21 09:30
id: tag:example.org,2026:1
summary: In short.
slug: short
aliases: [/old/, /older.html]
canonical: https://example.org/a
draft: no
language: no
tags: [no, C++, 1.10, 10:30]
section: World
authors: [Ann, Bo]
story: Voyager
priority: lead
source:
  name: The Source
  url: https://source.example/a
  feed: https://source.example/feed
  author: Cy
  published: 2026-11-20
  language: fr
  license: CC-BY-4.0
  archive: https://archive.example/a
also:
  - {name: Other, url: "https://other.example/", date: 2026-11-19}
  - name: Third
    url: https://third.example/
updated: 2026-11-22
corrections:
  - {date: 2026-11-23, note: Two.}
  - {date: 2026-11-22, note: One.}
expires: 2026-12-01
image: {src: ../images/a.png, alt: A thing, caption: C., credit: D}
audio: {src: https://example.org/a.mp3, type: audio/mpeg, length: 123}
clipping: {file: a.txt, sha256: %s}
extra: {mood: [no, 1.10]}"""
        % ("ab" * 32)
    )
    assert structs.replace(article, places={}, digest="", body="", text="", links=(), images=(), words=0) == Article(
        source_path="content/articles/x.md",
        title="A headline",
        slug="short",
        summary="In short.",
        summary_given=True,
        aliases=("/old/", "/older.html"),
        canonical="https://example.org/a",
        language="no",
        image=Image("../images/a.png", "A thing", "C.", "D"),
        extra={"mood": ["no", "1.10"]},
        id="tag:example.org,2026:1",
        date=datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
        tags=("no", "C++", "1.10", "10:30"),
        section="World",
        authors=("Ann", "Bo"),
        story="Voyager",
        priority="lead",
        source=Origin(
            "The Source",
            "https://source.example/a",
            "https://source.example/feed",
            "Cy",
            datetime(2026, 11, 20, tzinfo=UTC),
            "fr",
            "CC-BY-4.0",
            "https://archive.example/a",
        ),
        also=(
            Coverage("Other", "https://other.example/", datetime(2026, 11, 19, tzinfo=UTC)),
            Coverage("Third", "https://third.example/"),
        ),
        updated=datetime(2026, 11, 22, tzinfo=UTC),
        corrections=(
            Correction(datetime(2026, 11, 22, tzinfo=UTC), "One."),
            Correction(datetime(2026, 11, 23, tzinfo=UTC), "Two."),
        ),
        expires=datetime(2026, 12, 2, tzinfo=UTC),
        audio=Audio("https://example.org/a.mp3", "audio/mpeg", 123),
        clipping=Clipping("a.txt", "ab" * 32),
    )


def test_a_title_alone_makes_a_draft() -> None:
    """Neither date nor id is asked of it."""
    reading = read("---\ntitle: Later\ndraft: true\n---\n")
    assert isinstance(reading.content, Article)
    assert reading.content.date is None
    assert reading.content.id == ""
    assert reading.content.draft


def test_an_edition_and_a_page_have_keys_of_their_own() -> None:
    """The folder says which a file is."""
    edition = edition_of("articles: [b, a, b]\nimage: {src: x.png, alt: y}", "Hello.")
    assert (edition.articles, edition.image, edition.id) == (("b", "a"), Image("x.png", "y"), "today")
    page = page_of("title: About\nmenu: 1.5")
    assert (page.menu, page.slug) == (1.5, "about")
    assert page_of("title: About").menu is None


@pytest.mark.parametrize(
    ("path", "keys", "unknown"),
    [
        ("content/editions/x.md", "title: T\ndraft: yes\ntags: [a]", "tags"),
        ("content/pages/x.md", "title: T\ndate: 2026-01-01", "date"),
        ("content/pages/x.md", "title: T\nid: a", "id"),
        ("content/articles/x.md", "title: T\ndraft: yes\nmenu: 1", "menu"),
        ("content/articles/x.md", "title: T\ndraft: yes\narticles: [a]", "articles"),
    ],
)
def test_a_key_of_another_kind_is_unknown(path: str, keys: str, unknown: str) -> None:
    """It would have no effect."""
    line = keys.count("\n") + 2
    (words,) = mistakes(f"---\n{keys}\n---\n", path)
    assert words.startswith(f"{line}:1 unknown key '{unknown}' | ")


def test_all_mistakes_of_a_file_are_named_in_one_run() -> None:
    """In order; front matter and body alike."""
    text = """---
titel: Today
date: 2026-02-30
draft: maybe
source:
  nmae: The Guardian
  url: javascript:alert(1)
tags: [a, [b]]
tags: [c]
---
See [this]().
"""
    missing, *found = mistakes(text)
    assert missing.startswith("2:1 'id' is missing: ")
    assert found == [
        "2:1 unknown key 'titel' | did you mean 'title'?",
        "3:7 'date': '2026-02-30' does not exist | that month ends on 2026-02-28",
        "4:8 'draft': 'maybe' is neither true nor false | write true or false",
        "6:3 'source.name' is missing | add 'name: The Guardian'",
        "6:3 unknown key 'source.nmae' | did you mean 'name'?",
        "7:8 'source.url': 'javascript:alert(1)' is not a URL that may stand here | write it with http: or https:",
        "8:11 'tags' must be a list of texts | write 'tags: [one, two]'",
        "9:1 the key 'tags' stands twice | keep one of the two",
        "11:12 the link is empty | write where it leads between '(' and ')', or take the brackets away",
    ]


def test_a_missing_id_comes_with_the_line_to_paste() -> None:
    """The same at every run, another for every file; editions have one too."""
    text = "---\ntitle: Today\ndate: 2026-11-21\n---\n"
    (words,) = mistakes(text)
    assert mistakes(text) == [words]
    assert mistakes(text, "content/articles/y.md") != [words]
    start, _, hint = words.partition(" | ")
    assert start == "2:1 'id' is missing: readers' feeds know an article by it"
    line = hint.removeprefix("add '").split("'")[0]
    assert hint == f"add '{line}', or run 'build.py check --mint'"
    assert mistakes(text.replace("date", f"{line}\ndate")) == []
    (edition,) = mistakes(text, "content/editions/e.md")
    assert edition.startswith("2:1 'id' is missing: readers' feeds know an edition by it")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("source: Guardian", "5:9 'source' must be a map | write 'source: {name: Guardian}'"),
        ("source: {}", "5:9 'source.name' is missing | add 'name: The Guardian'"),
        (
            "source: 'https://x.example'",
            "5:9 'source' must be a map | write its keys on lines of their own, indented",
        ),
        ("tags: Rain, C++,", "5:7 'tags' is one text with commas | write 'tags: [Rain, C++]', or quote it"),
        ("category: x", "5:1 unknown key 'category' | did you mean 'section'?"),
        ("Excerpt: x", "5:1 unknown key 'Excerpt' | did you mean 'summary'?"),
        ("also: x", "5:7 'also' must be a list of maps | begin each with '- ' below 'also:'"),
        ("also: [{name: A}]", "5:8 'also.url' is missing | add 'url: https://example.org/story'"),
        ("also: [{url: 'https://a.example'}]", "5:8 'also.name' is missing | add 'name: The Guardian'"),
        ("corrections: [{note: x}]", "5:15 'corrections.date' is missing | add 'date: 2026-11-22'"),
        (
            "corrections: [{date: 2026-11-22}]",
            "5:15 'corrections.note' is missing | add 'note: An earlier version gave the wrong year.'",
        ),
        ("image: a.png", "5:8 'image' must be a map | write 'image: {src: a.png}'"),
        ("image: {src: a.png}", "5:8 'image.alt' is missing | add 'alt: what a reader who cannot see it is told'"),
        ("image: {alt: a}", "5:8 'image.src' is missing | add 'src: /images/harbour.jpg'"),
        (
            "image: {src: 'data:x', alt: a}",
            "5:9 'data:x' is not a URL that may stand here | write it with http: or https:",
        ),
        (
            "image: {src: //x.example/a, alt: a}",
            "5:9 '//x.example/a' is not a URL that may stand here | write it with http: or https:",
        ),
        (
            "audio: {src: a.mp3, type: video/mp4, length: 1}",
            "5:27 'audio.type': 'video/mp4' cannot stand here | a media type such as audio/mpeg",
        ),
        (
            "audio: {src: a.mp3, type: audio/mpeg, length: 1 MB}",
            "5:47 'audio.length': '1 MB' is not a whole number of 0 or more | for example: length: 1234567",
        ),
        (
            "clipping: {file: a, sha256: xyz}",
            "5:29 'clipping.sha256': 'xyz' cannot stand here | 64 hex digits, as 'import' wrote them",
        ),
        ("priority: led", "5:11 'priority': 'led' cannot stand here | did you mean 'lead'?"),
        ("priority: LEAD", "5:11 'priority': 'LEAD' cannot stand here | did you mean 'lead'?"),
        ("extra: x", "5:8 'extra' must be a map | write its keys on lines of their own, indented"),
        ("expires: 2026-11-20", "5:1 'expires' is not after 'date' | the article would never be shown"),
        ("slug: ../x", "5:1 '../x' is not a slug | write 'slug: x'"),
        ("slug: Föö Bar", "5:1 'Föö Bar' is not a slug | write 'slug: foo-bar'"),
        ("slug: 🎉", f"5:1 '🎉' is not a slug | {SLUG_HINT}"),
        ("slug: [a]", "5:7 'slug' must be text, not a list or map | write 'slug: ...'"),
        ("updated: soon", None),
        ("canonical: /a", "5:12 'canonical': '/a' is not a URL that may stand here | write it with http: or https:"),
    ],
)
def test_a_wrong_value_is_named_with_a_remedy(keys: str, words: str | None) -> None:
    """At its place, once, and nothing else with it."""
    found = faults(keys)
    assert len(found) == 1
    if words:
        assert found == [words]


def test_an_id_holds_no_space() -> None:
    """Of any kind."""
    for identity in ("a b", '"a\\tb"', "a\u00a0b"):
        text = f"---\ntitle: T\ndate: 2026-01-01\nid: {identity}\n---\n"
        assert mistakes(text) == ["4:1 'id' holds a space | write it without spaces"]


def test_a_slug_is_the_one_given_else_of_the_title_else_of_the_id() -> None:
    """An emoji title gives the digest of the id."""
    assert article_of("slug: a-1\ntitle: B").slug == "a-1"
    assert article_of("title: Crème brûlée & C++").slug == "creme-brulee-cplusplus"
    emoji = article_of("title: 🎉\nid: party").slug
    assert len(emoji) == 8
    assert int(emoji, 16)
    assert article_of("title: 🎉\nid: other").slug != emoji


def test_a_bare_expiry_is_the_end_of_that_day() -> None:
    """In the site's zone; with a time it is that instant."""
    assert article_of("expires: 2026-11-21").expires == datetime(2026, 11, 22, tzinfo=UTC)
    assert article_of("expires: 2027-07-01").expires == datetime(2027, 7, 1, 23, tzinfo=UTC)
    assert article_of("expires: 2026-11-22 12:00").expires == datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_summary_is_given_or_made_of_the_body() -> None:
    """Whether an editor wrote it is known."""
    assert not article_of(body="One. Two.\n\nThree.").summary_given
    assert article_of(body="# Head\n\nOne *fine* day. Two.\n\nThree.").summary == "One fine day. Two. Three."
    assert article_of(body="").summary == ""
    given_one = article_of("summary: Mine.", "One.")
    assert (given_one.summary, given_one.summary_given) == ("Mine.", True)


def test_the_place_of_every_key_is_kept() -> None:
    """Nested ones with a dot: what concerns several files is named there."""
    places = article_of("source:\n  name: X\n  url: https://x.example").places
    assert places["title"] == (2, 1)
    assert places["source"] == (5, 1)
    assert places["source.url"] == (7, 3)


@pytest.mark.parametrize("dialect", [DIALECT, PYROMARK], ids=["markdown", "pyromark"])
@pytest.mark.parametrize("link", ["[x]()", "[x](<>)"])
def test_an_empty_link_is_a_mistake(link: str, dialect: Dialect) -> None:
    """It would lead to the page itself."""
    (words,) = mistakes(f"---\ntitle: T\ndate: 2026-01-01\nid: a\n---\nSee {link}.\n", dialect=dialect)
    place, _, rest = words.partition(" ")
    assert place in {"6:9", "6:10"}
    assert rest == "the link is empty | write where it leads between '(' and ')', or take the brackets away"


def test_unclosed_brackets_without_end_are_refused() -> None:
    """Python-Markdown would take minutes."""
    assert faults("section: A", "ok\n\n" + "[" * 8000) == [
        "9:1 more than 200 unclosed '[' in a row | close them, or write '\\[' for a bracket"
    ]
    assert faults("section: A", "a](" * 300) == [
        "7:2 more than 200 unclosed '](' in a row | close them with ')', or write '\\]' for a bracket"
    ]


def test_a_clippings_html_is_never_trusted() -> None:
    """Whatever the site trusts: an editor's own is."""
    trusting = structs.replace(DIALECT, markdown=Markdown(raw_html="trust"))
    text = "---\ntitle: T\ndate: 2026-01-01\nid: a\n%s---\n<script>alert(1)</script>\n"
    clipped = read(text % f"clipping: {{file: a, sha256: {'ab' * 32}}}\n", dialect=trusting)
    own = read(text % "", dialect=trusting)
    assert own.body
    assert clipped.body
    assert "<script" in own.body.parts[0]
    assert "alert" not in "".join(clipped.body.parts)


def test_a_body_is_kept_under_its_text_and_settings_alone() -> None:
    """Another title, file or zone leaves it; an empty one is none."""
    one, two = article_of("title: A"), article_of("title: B", path="content/articles/y.md")
    assert one.body == two.body != article_of(body="Other.").body
    assert article_of(body="").body == ""
    assert body_digest("x", Markdown(), "e") != body_digest("x", Markdown(), "f")
    assert body_digest("x", Markdown(), "e") != body_digest("x", Markdown(engine="pyromark"), "e")


@pytest.mark.parametrize("src", ["/\\evil.example/x.png", "\\\\evil.example/x", "images\\x.png"])
def test_a_backslash_in_a_picture_is_refused(src: str) -> None:
    """Browsers take it for a slash, and would ask another origin."""
    reading = read(f"---\ntitle: T\ndate: 2026-01-01\nid: a\nimage: {{src: '{src}', alt: A}}\n---\n")
    assert reading.body is None
    assert "is not a URL that may stand here" in str(reading.errors[0])


def test_lists_without_end_are_a_mistake_and_no_crash() -> None:
    """A list within a list, five hundred times over."""
    body = "\n".join("    " * depth + "- x" for depth in range(500))
    reading = read(f"---\ntitle: T\ndate: 2026-01-01\nid: a\n---\n{body}\n")
    assert reading.body is None
    assert "nested too deep" in str(reading.errors[0])
    after = read("---\ntitle: T\ndate: 2026-01-01\nid: a\n---\nWords.\n")
    assert after.body
    assert after.body.parts == ("<p>Words.</p>",)
