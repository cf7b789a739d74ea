"""Sites that have every kind of page, with what is hard to set: for tests that look at them."""

import re
from collections.abc import Mapping
from pathlib import Path

from broadsheet.building.disk.roots import Roots, theme_root
from broadsheet.building.order import Order
from tests.building.sites import CONFIG, NOW, article, built, write
from tests.photographs import photograph

LONG = " ".join(["The committee of inquiry into the long and complicated history of the headline"] * 3)[:200]
"""A title of two hundred characters."""
BODY = """A paragraph with a [link to elsewhere](https://example.com/), some `code`, and a footnote.[^1]

> A quotation by somebody.

## A heading

| Country | Area in km² | Inhabitants | Capital | Currency | Languages |
|---|--:|--:|---|---|---|
| Switzerland | 41285 | 8900000 | Bern | Franc | German, French, Italian, Romansh |
| Donaudampfschifffahrtsgesellschaftskapitän | 1 | 2 | Wien | Euro | German |

    def longest(words): return max(words, key=len)  # a line that is much longer than the measure of the text

![A picture of noise](../images/noise.jpg)

- https://example.com/averyveryveryverylongpathaveryveryveryverylongpathaveryveryveryverylongpath
- Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft

[^1]: The footnote itself.
"""
SOURCE = "{name: NASA, url: https://n.example/x, author: Jane, published: 2026-01-01, language: de, license: CC BY 4.0}"
PAGES: Mapping[str, str] = {
    "front": "",
    "older pages": "page/2/",
    "long article": "2026/03/long/",
    "article in Arabic": "2026/03/arabic/",
    "article": "2026/03/story-1/",
    "article that has expired": "2026/03/gone/",
    "tag": "tags/space/",
    "tags": "tags/",
    "source": "sources/nasa/",
    "sources": "sources/",
    "author": "authors/ann/",
    "story": "stories/voyager/",
    "month": "2026/03/",
    "year": "2026/",
    "archive": "archive/",
    "edition": "editions/one/",
    "editions": "editions/",
    "page that has moved": "moved.html",
    "page": "about/",
    "corrections": "corrections/",
    "feeds": "feeds/",
    "search": "search/",
    "not found": "404.html",
    "text only": "lite/",
    "article as text only": "lite/2026/03/long/",
}
"""The address of each kind of page on the site that `every_kind` writes: one of each template, and of what differs."""
_ELSEWHERE = ("front", "tags", "year")
KINDS: Mapping[str, str] = {
    **PAGES,
    **{f"{kind}, {tongue}": f"{tongue}/{PAGES[kind]}" for tongue in ("ar", "ja") for kind in _ELSEWHERE},
    **{f"article, {tongue}": f"{tongue}/2026/03/a1/" for tongue in ("ar", "ja")},
}
"""The same, and some pages of the sites in other scripts below it: see `every_tongue`."""
TONGUES: Mapping[str, tuple[str, str]] = {
    "ar": ("الذكاء الاصطناعي يكتب الأخبار", "نص عربي قصير عن الأخبار والصحافة. " * 9),
    "ja": ("新しい紙幣が発行された", "新しい紙幣についての短い記事。三人の肖像が描かれている。" * 9),
}
"""A title and a text in a script that runs the other way, and in one without spaces."""


def every_kind(root: Path) -> Order:
    """Write a site with one page of every kind, and give the order to build it."""
    own = {"section": "World", "story": "Voyager", "authors": "[Ann]", "source": SOURCE}
    arabic = article(*TONGUES["ar"], **own | {"slug": "arabic", "language": "ar", "id": "ar"})
    files: dict[str, str | bytes] = {
        "config.yaml": CONFIG + "page_size: 9\nlite: true\nmenu: [{title: Archive, url: /archive/}]\n",
        "content/images/noise.jpg": photograph(48, 32),
        "content/articles/long.md": _long(**own),
        "content/articles/arabic.md": arabic,
        "content/articles/gone.md": article("Gone", **own, expires="2026-04-01"),
        "content/editions/one.md": article("One", "The editor has a word.", date="2026-04-01", slug="one"),
        "content/pages/about.md": article("About", BODY, id=None, date=None, menu=1),
    }
    for number in range(12):
        keys = own | {"tags": "[Space, Time]", "priority": "brief" if number % 3 == 0 else "normal"}
        picture = {"image": "{src: ../images/noise.jpg, alt: Noise, credit: Nobody}"} if number % 4 == 1 else {}
        text = article(f"Story {number}", BODY, **keys, **picture, date=f"2026-03-{number + 1:02}")
        files[f"content/articles/s{number}.md"] = text
    write(root, files)
    return order(root)


def in_tongue(root: Path, language: str) -> Order:
    """Write a small site whose own language is one of `TONGUES`, below a path of that name, and give the order."""
    title, body = TONGUES[language]
    keys = {"section": title[:6], "tags": f"[{title[-4:]}]", "source": f"{{name: {title[:8]}}}"}
    files = {
        f"content/articles/{number}.md": article(
            f"{title} {number}", body, **keys, id=f"i{number}", slug=f"a{number}", date=f"2026-03-0{number}"
        )
        for number in range(1, 6)
    }
    config = CONFIG.replace("https://example.org", f"https://example.org/{language}") + f"language: {language}\n"
    write(root, {"config.yaml": config, **files})
    return order(root)


def every_tongue(root: Path) -> Path:
    """Build a site that has every kind of page, two in other scripts below it, and give the output folder.

    The page of an address that has moved leads on by itself; so that it can be looked at, there is one that does not.
    """
    site = publish(every_kind(root / "every"))
    for language in TONGUES:
        publish(in_tongue(root / language, language)).rename(site / language)
    leads_on = (site / "latest" / "index.html").read_text("utf-8")
    (site / PAGES["page that has moved"]).write_text(re.sub('<meta http-equiv="refresh"[^>]*>', "", leads_on), "utf-8")
    return site


def order(root: Path) -> Order:
    """Give the order to build a site with the built-in theme and with a search."""
    roots = Roots(root, theme_root())
    return Order(roots=roots, output=root / "site", private=root / ".broadsheet", now=NOW, search=True)


def publish(order: Order) -> Path:
    """Build a site, and give its output folder."""
    built(order)
    return order.output


def _long(**keys: str) -> str:
    tags = ", ".join(f"Tag number {number}" for number in range(40))
    own = {"slug": "long", "tags": f"[{tags}]", "summary": "What an editor wrote of it.", "priority": "lead"}
    return article(
        LONG,
        BODY,
        **keys | own,
        image="{src: ../images/noise.jpg, alt: Noise, caption: A picture of noise, credit: Nobody}",
        also="[{name: ESA, url: https://e.example/x, date: 2026-03-01}]",
        corrections="[{date: 2026-03-24, note: It was otherwise.}]",
        updated="2026-03-25",
        date="2026-03-20",
    )
