"""Other generators' posts become articles: their keys, links and template tags."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from broadsheet.clipping.posts import clip_posts
from broadsheet.clipping.posts_site import Generator, OldSite, old_site
from broadsheet.clipping.posts_survey import Known, Post
from broadsheet.clipping.values import Clipped
from broadsheet.model.content import Image
from broadsheet.model.errors import BuildError

PELICAN = """Title: The harbour: a history
Date: 2019-04-17 10:20
Modified: 2019-05-01
Category: Coast
Tags: open source, tides
Authors: Ann Lee; Bo Chan
Slug: harbour
Summary: It was *deep*.
Number: 12

It was deep. See [the other]({filename}old.md) and [nothing](gone.md).
"""
JEKYLL = """---
layout: post
title: ! 'Issue #99'
author: jsq
categories: [news, coast]
tags: swift tides
redirect_from:
  - /99.html
---

Before. <!--excerpt-->

{% include sponsor_box.html kind="*wide*" %}

## A head {% anchor %}

{% highlight swift %}
let a = b*c*d // [x](y)
{% endhighlight %}

See [two]({% post_url 2017-12-07-issue-98 %}), [three](/2017/12/07/issue-98.html#top) and
[four]({{ "/issue-98/" | url }}).
"""
ELEVENTY = """---
title: Plain &amp; simple
date: 2024-12-05
excerpt: >
  A folded
  summary.
published: false
cover: {src: a.png, sizes: [1, 2]}
---
Text with {{ site.name }}.
"""
HUGO_TOML = """+++
title = "A Hugo post"
date = 2020-02-03T04:05:06+01:00
lastmod = 2020-02-04
draft = false
weight = 3
tags = ["one", "two"]
aliases = ["/old/one/", "https://example.org/older/"]
[params]
  mood = true
+++
See [it]({{< ref "second.md" >}}) and {{< figure src="a_b.png" >}}.
"""
ZOLA = """+++
title = "A Zola post"
path = "notes/first"
[taxonomies]
tags = ["sea"]
authors = ["Ann Lee"]
[extra]
mood = "dry"
+++
See [it](@/2021-01-03-second.md).
"""
NOTHING = Known()
SECOND = "---\ntitle: Second\ndate: 2017-12-07\n---\nText.\n"


def clip(
    generator: Generator, files: Mapping[str, str], known: Known = NOTHING, base: str = ""
) -> list[Clipped | BuildError]:
    """Clip a folder that is given as texts."""
    posts = [Post(path, lambda text=text: text.encode()) for path, text in files.items()]  # type: ignore[misc]
    return list(clip_posts(posts, OldSite(generator, base), lambda: "minted", known))


def one(generator: Generator, path: str, text: str, others: Mapping[str, str] | None = None) -> Clipped:
    """Clip one post beside others."""
    clipped = clip(generator, {path: text, **(others or {})})[0]
    assert isinstance(clipped, Clipped)
    return clipped


def test_pelican_lines_are_read() -> None:
    """Each known key is ours, the unknown one is kept, links between posts lead to their new files."""
    clipped = one("pelican", "2019/harbour.md", PELICAN, {"2019/old.md": "Title: Old\nDate: 2018-01-02\n\nText."})
    assert (clipped.title, clipped.date, clipped.updated) == (
        "The harbour: a history",
        "2019-04-17T10:20",
        "2019-05-01",
    )
    assert (clipped.section, clipped.tags, clipped.authors) == (
        "Coast",
        ("open source", "tides"),
        ("Ann Lee", "Bo Chan"),
    )
    assert (clipped.slug, clipped.summary, clipped.extra) == ("harbour", "It was deep.", {"Number": "12"})
    assert (clipped.file_name, clipped.draft) == ("2019-04-17-harbour.md", False)
    assert clipped.body == "It was deep. See [the other](2018-01-02-old.md) and [nothing]\\(gone.md).\n"
    assert "links that lead nowhere here, left as text: gone.md (line 11)" in clipped.report.notes


def test_jekyll_dates_its_posts_in_their_names() -> None:
    """The day, the slug and the old address come from there; a `!` before a title is no mistake."""
    clipped = one("jekyll", "_posts/2017-12-21-issue-99.md", JEKYLL, {"_posts/2017-12-07-issue-98.md": SECOND})
    assert (clipped.title, clipped.date, clipped.slug) == ("Issue #99", "2017-12-21", "issue-99")
    assert (clipped.section, clipped.tags, clipped.authors) == ("news", ("swift", "tides", "coast"), ("jsq",))
    assert (clipped.aliases, clipped.extra) == (("/99.html",), {"layout": "post"})


def test_template_tags_are_literal_and_told() -> None:
    """Markdown does nothing with them; a block of highlighted code is a block of code."""
    clipped = one("jekyll", "_posts/2017-12-21-issue-99.md", JEKYLL, {"_posts/2017-12-07-issue-98.md": SECOND})
    assert '\\{% include sponsor_box.html kind="\\*wide\\*" %}' in clipped.body
    assert "## A head \\{% anchor %}\n" in clipped.body
    assert "```swift\nlet a = b*c*d // [x](y)\n```\n" in clipped.body
    note = next(note for note in clipped.report.notes if note.startswith("template tags"))
    assert '{% include sponsor_box.html kind="*wide*" %} (line 13)' in note
    assert "{% highlight swift %} (line 17)" in note


def test_every_way_to_link_a_post_leads_to_its_file() -> None:
    """By its file's name, its old address, and through a filter."""
    clipped = one("jekyll", "_posts/2017-12-21-issue-99.md", JEKYLL, {"_posts/2017-12-07-issue-98.md": SECOND})
    file = "2017-12-07-issue-98.md"
    assert f"See [two]({file}), [three]({file}#top) and\n[four]({file})." in clipped.body


def test_eleventy_posts_keep_what_no_key_says() -> None:
    """Folded texts are one line, entities letters, `published: false` a draft, a map stays a map."""
    clipped = one("eleventy", "2024-12-5-plain.md", ELEVENTY)
    assert (clipped.title, clipped.summary, clipped.draft) == ("Plain & simple", "A folded summary.", True)
    assert clipped.extra == {"cover": {"src": "a.png", "sizes": ["1", "2"]}}
    assert clipped.body == "Text with \\{{ site.name }}.\n"


def test_hugo_toml_is_read() -> None:
    """With its instants, aliases, references and shortcodes."""
    clipped = one("hugo", "posts/first.md", HUGO_TOML, {"posts/second.md": SECOND})
    assert (clipped.date, clipped.updated) == ("2020-02-03T04:05:06+01:00", "2020-02-04")
    assert (clipped.tags, clipped.aliases) == (("one", "two"), ("/old/one/", "/older/"))
    assert clipped.extra == {"weight": "3", "params": {"mood": "true"}}
    assert clipped.body == 'See [it](2017-12-07-second.md) and \\{{< figure src="a_b.png" >}}.\n'


def test_zola_dates_its_posts_in_their_paths() -> None:
    """And links them from the root; its own tables are lifted."""
    clipped = one("zola", "2021-01-02-first.md", ZOLA, {"2021-01-03-second.md": "+++\ntitle = 'Second'\n+++\nText"})
    assert (clipped.date, clipped.tags, clipped.authors) == ("2021-01-02", ("sea",), ("Ann Lee",))
    assert (clipped.aliases, clipped.extra) == (("/notes/first",), {"mood": "dry"})
    assert clipped.body == "See [it](2021-01-03-second.md).\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: a\ndate: 2021-02-30\n---\n", 3, "'2021-02-30' is not a date"),
        ("---\ntitle: 'a\n---\n", 2, "cannot read this as YAML"),
        ("---\ntitle: a\n", 1, "the front matter is not closed"),
        ("+++\ntitle = 'a'\ndate = \n+++\n", 3, "cannot read this as TOML"),
        ("No front matter.", 1, "there is no front matter"),
        ("---\ntitle: a\n---\nb\x01", 4, "control character U+0001"),
    ],
)
def test_a_post_that_cannot_be_read_is_named_with_its_line(text: str, line: int, words: str) -> None:
    """And the others still come."""
    bad, good = clip("hugo", {"bad.md": text, "good.md": SECOND})
    assert isinstance(bad, BuildError)
    assert (bad.source.path, bad.source.line) == ("bad.md", line)
    assert words in bad.message
    assert isinstance(good, Clipped)


def test_a_post_without_a_date_is_a_draft() -> None:
    """And one without a title is called like its file."""
    clipped = one("hugo", "a-quiet-day.md", "---\nmood: dry\n---\nText")
    assert (clipped.title, clipped.date, clipped.draft) == ("A quiet day", "", True)


def test_words_that_would_share_a_page_are_spelled_alike() -> None:
    """As most posts spell them, or as the site does."""
    tags = ["user-centered design", "user-centered design", "User centered design"]
    files = {
        f"{day}.md": f"---\ntitle: T\ndate: 2020-01-0{day}\ntags: ['{tag}']\n---\n" for day, tag in enumerate(tags, 1)
    }
    assert {each.tags for each in clip("hugo", files) if isinstance(each, Clipped)} == {("user-centered design",)}
    known = Known(("User-Centered Design",))
    assert {each.tags for each in clip("hugo", files, known) if isinstance(each, Clipped)} == {
        ("User-Centered Design",)
    }


def test_a_category_that_is_no_section_is_a_tag() -> None:
    """Where the site lists its sections."""
    files = {"a.md": "---\ntitle: T\ncategory: coast\n---\n", "b.md": "---\ntitle: U\ncategory: lakes\n---\n"}
    first, second = clip("hugo", files, Known((), ("Coast",)))
    assert isinstance(first, Clipped)
    assert isinstance(second, Clipped)
    assert (first.section, first.tags, second.section, second.tags) == ("Coast", (), "", ("lakes",))


def test_two_posts_of_a_month_never_share_an_address() -> None:
    """The second gets a number, and links still find each by its path."""
    text = "---\ntitle: T\ndate: 2020-01-01\nslug: same\n---\n[one](/a/x) [two](/b/x)\n"
    first, second = clip("hugo", {"a/x.md": text, "b/x.md": text})
    assert isinstance(first, Clipped)
    assert isinstance(second, Clipped)
    assert (first.file_name, second.file_name) == ("2020-01-01-same.md", "2020-01-01-same-2.md")
    assert first.body == "[one](2020-01-01-same.md) [two](2020-01-01-same-2.md)\n"


def test_an_old_address_that_is_taken_is_no_alias() -> None:
    """It would be the article's own, or another's."""
    text = "---\ntitle: T\ndate: 2020-01-01\nslug: {}\naliases: [/2020/01/A/, /2020/01/b, /c]\n---\n"
    first, second = clip("hugo", {"a.md": text.format("a"), "b.md": text.format("b")})
    assert isinstance(first, Clipped)
    assert isinstance(second, Clipped)
    assert (first.aliases, second.aliases) == (("/c",), ())


def test_subscribers_do_not_get_posts_of_the_old_feed_again() -> None:
    """Where the old settings are there, an article keeps the identity that the old feed gave it."""
    settings = {
        "_config.yml": (b"url: https://old.example\nbaseurl: /blog\n", "https://old.example/blog/2017/12/07/x"),
        "hugo.toml": (b'baseURL = "https://old.example/"\n', "https://old.example/posts/x/"),
        "config.toml": (b'base_url = "https://old.example"\n', "https://old.example/posts/x/"),
    }
    for name, (raw, identity) in settings.items():
        site = old_site(name, raw)
        assert site is not None
        path = "_posts/2017-12-07-x.md" if site.generator == "jekyll" else "posts/x.md"
        (clipped,) = clip_posts([Post(path, SECOND.encode)], site, lambda: "minted", Known())
        assert isinstance(clipped, Clipped)
        assert clipped.id == identity
        assert clipped.aliases != ()


@pytest.mark.parametrize(
    ("pattern", "path", "slug", "address"),
    [
        ("/:year/:month/:slug/", "posts/x.md", "slug: one", "/2020/02/one/"),
        ("/:year/:month/:slug", "posts/x.md", "", "/2020/02/a-quiet-day/"),
        ("/:year/:month/:day/:title.html", "posts/x.md", "slug: one", "/2020/02/03/a-quiet-day.html"),
        ("/:sections/:slugorfilename/", "content/posts/a/x/index.md", "", "/posts/a/x/"),
        ("/:filename/", "content/posts/x.md", "slug: one", "/x/"),
        ("/:slug/", "notes/x.md", "", "/notes/x/"),
    ],
)
def test_hugo_says_by_folder_where_posts_were(pattern: str, path: str, slug: str, address: str) -> None:
    """By the names that it has for parts of an address; so they keep the identity that its feed gave them."""
    for table in ("permalinks", "permalinks.page"):
        site = old_site("hugo.toml", f'baseURL = "https://old.example/b/"\n[{table}]\nposts = "{pattern}"\n'.encode())
        assert site is not None
        post = Post(path, f"---\ntitle: A quiet day\ndate: 2020-02-03\n{slug}\n---\nText\n".encode)
        (clipped,) = clip_posts([post], site, lambda: "minted", Known())
        assert isinstance(clipped, Clipped)
        assert clipped.id == f"https://old.example/b{address}"


def test_a_guid_of_its_own_is_kept() -> None:
    """Whatever the settings say."""
    clipped = one("hugo", "a.md", "---\ntitle: T\nguid: tag:old.example,2014:9\n---\n")
    assert clipped.id == "tag:old.example,2014:9"


def test_code_and_comments_stay_as_they_are() -> None:
    """A tag in them is told, and written as it was."""
    code = "A `{{ x }}` b.\n\n```\n{% raw %}[a](b)\n```\n\n    {{ y }} [a](b)\n\n"
    body = f"{code}- item\n\n    {{{{ z }}}} [a](b)\n\n<!-- [a](b) -->\n"
    clipped = one("hugo", "a.md", f"---\ntitle: T\n---\n{body}")
    assert clipped.body == body.replace("    {{ z }} [a](b)", "    \\{{ z }} [a]\\(b)")


def test_html_is_mended_too() -> None:
    """A link is led to its post or dropped, a picture that is not there is text."""
    body = '<p><a href="{{ "/second/" | url }}">a</a> <a href="gone">b</a> <img src="x.png" alt="c"></p>'
    clipped = one("eleventy", "a.md", f"---\ntitle: T\n---\n{body}", {"second.md": SECOND})
    assert clipped.body == ('<p><a href="2017-12-07-second.md">a</a> <a >b</a> &lt;img src="x.png" alt="c"></p>\n')


@pytest.mark.parametrize(
    ("keys", "image"),
    [
        (
            "image: /a/sun.png\nimage_alt: The sun\nimage_caption: At noon",
            Image("/images/a-sun.png", "The sun", "At noon"),
        ),
        ("cover: {src: sun.png, alt: The sun, credit: Ann Lee}", Image("/images/sun.png", "The sun", "", "Ann Lee")),
        ("images: [{Url: sun.png, alt-text: The sun}]", Image("/images/sun.png", "The sun")),
        ("hero-image: sun.png\nhero-image-accessibility: The sun", Image("/images/sun.png", "The sun")),
    ],
)
def test_a_picture_that_front_matter_names_is_at_the_head(keys: str, image: Image) -> None:
    """With what the post says of it, under whichever keys."""
    clipped = pictured(f"---\ntitle: T\n{keys}\n---\nText.\n")
    assert (clipped.image, clipped.extra) == (image, {})
    assert list(clipped.pictures.values()) == ["old/sun.png"]


def test_a_picture_of_which_nothing_is_said_is_copied_and_told() -> None:
    """It stays among the other keys by its new address; one that is not there stays as it was."""
    clipped = pictured("---\ntitle: T\nimage: sun.png\nthumbnail: gone.png\n---\nText.\n")
    assert (clipped.image, clipped.extra) == (None, {"image": "/images/sun.png", "thumbnail": "gone.png"})
    assert "image.alt" in clipped.report.notes[0]
    clipped = pictured("---\ntitle: T\ncover: {relative: sun.png, image: sun.png}\n---\nText.\n")
    assert clipped.extra == {"cover": {"relative": "sun.png", "image": "/images/sun.png"}}
    assert pictured("---\ntitle: T\nimage: gone.png\n---\nText.\n").extra == {"image": "gone.png"}


def pictured(text: str) -> Clipped:
    """Clip a post of a folder that has a picture of the sun."""
    site = OldSite("hugo", "")
    found = clip_posts(
        [Post("a.md", text.encode)],
        site,
        lambda: "minted",
        NOTHING,
        find_picture=lambda written, _: Path("old/sun.png") if written.endswith("sun.png") else None,
    )
    clipped = next(found)
    assert isinstance(clipped, Clipped)
    return clipped
