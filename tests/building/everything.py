"""A site with one of everything that content can hold, and with everything that it should not."""

from pathlib import Path

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from tests.building.sites import CONFIG, NOW, article, write

HOSTILE = (
    "<script src=https://evil.example/x.js></script><script>fetch('//evil.example')</script>",
    "<img src=https://evil.example/x.png srcset='//evil.example/y.png 2x' onerror=alert(1)>",
    "![a](https://evil.example/a.png) ![b](//evil.example/b.png)",
    "<iframe src=//evil.example></iframe><object data=//evil.example></object><embed src=//evil.example>",
    "<style>@import '//evil.example/x.css';</style><p style='background:url(//evil.example/x)'>p</p>",
    "<link rel=stylesheet href=//evil.example/x.css><base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<video src=//evil.example/x poster=//evil.example/y></video><audio src=//evil.example/z></audio>",
    "<picture><source srcset=//evil.example/x><img src=//evil.example/y></picture>",
    "<svg><image href=//evil.example/x /><use href=//evil.example/y /><script>1</script></svg>",
    "[x](javascript:alert(1)) <a href='JavaScript:alert(1)' onclick=alert(1)>y</a>",
    "[z](data:text/html,<script>1</script>) <input type=image src=//evil.example>",
    "<form action=//evil.example><button formaction=//evil.example>b</button></form>",
    "<table background=//evil.example><tr><td background=//evil.example>x",
    "</article></main></body><h1 id=content>Out\n\n`<script>`\n\n<!-- <script> --> <![CDATA[ x ]]> ]]>",
)
_NOTES = "\n\nNote[^1] and [^two].\n\n[^1]: One.\n[^two]: Two."
_SETTINGS = "page_size: 3\ntags: {Comet: {was: [Meteor]}}\nmenu: [{title: Tags, url: /tags/}]\n"


def everything(root: Path, base_url: str) -> Order:
    """Write the site, and give the order to build it with the built-in theme."""
    files: dict[str, str | bytes] = {
        "config.yaml": CONFIG.replace("https://example.org", base_url) + _SETTINGS,
        "content/images/x.png": b"png",
        "content/static/favicon.ico": b"ico",
        "content/articles/sound.mp3": b"mp3",
        "content/articles/Größe 1.png": b"",
        "content/articles/full.md": _full(),
        "content/articles/far.md": _far(),
        "content/articles/山.md": article("山火", "火", language="ja", tags="[日本, مرحبا]", priority="lead"),
        "content/editions/one.md": article("One", _links("../articles/"), date="2026-04-01"),
        "content/pages/about.md": article("About", _links("../articles/"), id=None, date=None, menu=1),
    }
    write(root, files | {f"content/articles/h{place}.md": _hostile(place) for place in range(len(HOSTILE))})
    return Order(roots=Roots(root, theme_root()), output=root / "site", private=root / ".broadsheet", now=NOW)


def _links(articles: str) -> str:
    inner = f"[a]({articles}h0.md) [b]({articles}full.md#up) ![e](<{articles}Größe 1.png>)"
    return f"# Up\n\n{inner} [c](/tags/) ![d](../images/x.png) [f](#up) [g](../pages/about.md)"


def _full() -> str:
    return article(
        "Full",
        _links("") + _NOTES,
        image="{src: ../images/x.png, alt: An x, caption: C, credit: D}",
        audio="{src: sound.mp3, type: audio/mpeg, length: 3}",
        source="{name: NASA, url: https://n.example/x, feed: https://n.example/f, archive: https://a.example/x}",
        also="[{name: ESA, url: https://e.example/x, date: 2026-03-01}]",
        tags="[Meteor]",
    )


def _far() -> str:
    return article(
        "Far",
        "",
        image="{src: https://evil.example/x.png, alt: An x}",
        audio="{src: https://evil.example/x.mp3, type: audio/mpeg, length: 3}",
        corrections="[{date: 2026-04-01, note: No}]",
    )


def _hostile(place: int) -> str:
    words = {"tags": "[Comet, C++]", "section": "World", "authors": "[Ann]", "story": "Voyager"}
    return article(f"Hostile {place}", HOSTILE[place], aliases=f"[/old/{place}]", **words)
