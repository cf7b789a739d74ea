"""The same digest for Hugo and Pelican.

The same articles, tags and sections, twenty articles a page, and RSS for home, tags and sections.
"""

from pathlib import Path

from corpus import article

HUGO_CONFIG = """baseURL = "https://example.org/"
title = "The Bench"
languageCode = "en"
disableKinds = ["sitemap", "robotsTXT", "404"]
[taxonomies]
  tag = "tags"
  desk = "desks"
[pagination]
  pagerSize = 20
[permalinks.page]
  articles = "/:year/:month/:slugorfilename/"
[outputs]
  home = ["html", "rss"]
  taxonomy = ["html"]
  term = ["html", "rss"]
  section = ["html"]
[services.rss]
  limit = 30
"""
HUGO_BASE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} | {{ site.Title }}</title><link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" href="/index.xml"></head><body>
<header><a href="/">{{ site.Title }}</a><nav>{{ range site.Taxonomies.desks }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a>{{ end }}</nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><p>{{ site.Title }}</p><a href="/tags/">Tags</a></footer></body></html>
"""
HUGO_CARD = """<article><p>{{ range .Params.desks }}<a href="/desks/{{ . | urlize }}/">{{ . }}</a>{{ end }} via {{ .Params.source.name }}</p>
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Summary | plainify | truncate 200 }}</p>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> {{ .ReadingTime }} min read</p></article>
"""
HUGO_SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Date.Format "2 January 2006" }} {{ .ReadingTime }} min read</p>
<p>First reported by <a href="{{ .Params.source.url }}">{{ .Params.source.name }}</a></p>{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</article>{{ end }}
"""
HUGO_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .RegularPagesRecursive }}{{ if .IsHome }}{{ $pages = site.RegularPages }}{{ end }}
{{ if eq .Kind "term" }}{{ $pages = .Pages }}{{ end }}{{ $paginator := .Paginate $pages }}
{{ range $paginator.Pages }}{{ partial "card.html" . }}{{ end }}
{{ with $paginator.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}{{ with $paginator.Next }}<a href="{{ .URL }}">Older</a>{{ end }}{{ end }}
"""
HUGO_TERMS = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}
"""
HUGO_RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ site.Title }}</description>
{{ $pages := site.RegularPages }}{{ if eq .Kind "term" }}{{ $pages = .Pages }}{{ end }}{{ range first 30 $pages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>
<guid isPermaLink="false">{{ .Params.id }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<description>{{ .Summary | plainify }}</description><content:encoded>{{ .Content | html }}</content:encoded></item>{{ end }}</channel></rss>
"""
PELICAN_CONFIG = """SITENAME = "The Bench"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
DEFAULT_PAGINATION = 20
ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}/index.html"
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
CATEGORY_URL = "desks/{slug}/"
CATEGORY_SAVE_AS = "desks/{slug}/index.html"
PAGINATION_PATTERNS = ((1, "{url}", "{save_as}"), (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"))
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
FEED_ALL_RSS = "feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_FEED_RSS = "desks/{slug}/feed.xml"
TAG_FEED_RSS = "tags/{slug}/feed.xml"
FEED_MAX_ITEMS = 30
RSS_FEED_SUMMARY_ONLY = False
MARKDOWN = {"extensions": ["tables", "footnotes", "attr_list", "fenced_code", "sane_lists"], "output_format": "html5"}
"""


def write_hugo(size: int, folder: Path) -> None:
    """Write the digest as a Hugo site; a section is a taxonomy named `desks`, as Hugo's own sections are folders."""
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    layouts = folder / "layouts"
    (layouts / "partials").mkdir(parents=True)
    (layouts / "_default").mkdir()
    (folder / "hugo.toml").write_text(HUGO_CONFIG, encoding="utf-8")
    (layouts / "partials" / "card.html").write_text(HUGO_CARD, encoding="utf-8")
    for name, text in {
        "baseof.html": HUGO_BASE,
        "single.html": HUGO_SINGLE,
        "list.html": HUGO_LIST,
        "taxonomy.html": HUGO_TERMS,
        "rss.xml": HUGO_RSS,
    }.items():
        (layouts / "_default" / name).write_text(text, encoding="utf-8")
    for number in range(size):
        name, text = article(number)
        lines = text.replace("\nsection: ", "\ndesks: [", 1).split("\n")
        place = next(place for place, line in enumerate(lines) if line.startswith("desks: ["))
        lines[place] += "]"
        (articles / name).write_text("\n".join(lines), encoding="utf-8")


def write_pelican(size: int, folder: Path) -> None:
    """Write the digest as a Pelican site; a section is a category."""
    articles = folder / "content"
    articles.mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(PELICAN_CONFIG, encoding="utf-8")
    for number in range(size):
        name, text = article(number)
        _, front, body = text.split("---\n", 2)
        fields = dict(line.split(": ", 1) for line in front.strip().split("\n"))
        head = [
            f"Title: {fields['title'].strip(chr(34))}",
            f"Date: {fields['date']}",
            f"Category: {fields['section']}",
            f"Tags: {fields['tags'].strip('[]')}",
        ]
        (articles / name).write_text("\n".join(head) + "\n" + body, encoding="utf-8")
