"""Choose a page's title among what it says of itself, and take the site's name off it.

Knows nothing of the tree.
"""

import re
from collections.abc import Iterator

from broadsheet.clipping.page_facts import Facts, first, host_name, texts
from broadsheet.clipping.sheet import key_of
from broadsheet.clipping.values import Finding

_LONGEST = 300
_BARS = re.compile(r"\s+(?:[|–—·•»›:/-]|::|>>)\s+|\s*[|»]\s*|(?<=[^\x00-\xff])[-_|](?=[^\x00-\xff])")
_SHORT_NAME = 4
_TOO_COMMON, _MOST_WORDS = 3, 6


def find_title(facts: Facts) -> Finding | None:
    """Choose the heading that the page's other titles agree with, else what they say without the site's name."""
    said = [without_site(text, facts) for text in _said(facts)]
    heading = _heading(facts, said)
    if heading:
        return Finding("title", (heading[:_LONGEST],), 0, "heading", "certain" if heading in said else "likely")
    best = next((text for text in said if text), "")
    return Finding("title", (best[:_LONGEST],), 0, "what the page says of itself", "likely") if best else None


def _said(facts: Facts) -> Iterator[str]:
    """Give what the page calls itself, the best first."""
    for each in facts.linked:
        yield from texts(each.get("headline"))
    yield from (first(facts.meta, name) for name in ("og:title", "twitter:title", "dc.title", "itemprop:headline"))
    yield facts.title
    for each in facts.linked:
        yield from texts(each.get("name"))


def _heading(facts: Facts, said: list[str]) -> str:
    """Give the heading that is the title: one that the page's titles say too, else the only one of its level."""
    keys = [key for text in (*said, facts.title) if (key := key_of(text))]
    fit = [(level, text) for level, text in facts.headings if len(text) > 1 and not _is_site(text, facts)]
    for level in (1, 2, 3):
        agreeing = [text for at, text in fit if at == level and any(_agree(key_of(text), key) for key in keys)]
        if agreeing:
            return max(agreeing, key=lambda text: len(key_of(text)))
    tops = [text for level, text in fit if level == 1]
    return tops[0] if len(tops) == 1 and " " in tops[0] else ""


def _agree(heading: str, title: str) -> bool:
    """Tell whether a heading is a title's main part: it is most of it, or begins it with several words."""
    if not heading or not title:
        return False
    if heading == title:
        return True
    begins = title.startswith(f"{heading} ") and (" " in heading or len(heading) * 2 > len(title))
    within = f" {heading} " in f" {title} " and len(heading) * 2 > len(title)
    return begins or within


def without_site(title: str, facts: Facts) -> str:
    """Take the site's name off a title's end or beginning, and of two parts a last one that is only a short name."""
    parts = _BARS.split(title)
    marks = _BARS.findall(title)
    if len(parts) < 2:  # noqa: PLR2004 - nothing to take off
        return title
    while len(parts) > 1 and _is_site(parts[-1], facts):
        title = title[: title.rindex(parts[-1])].rstrip(" |–—·•»›:/->_")
        parts.pop()
    while len(parts) > 1 and _is_site(parts[0], facts):
        title = title[title.index(parts[0]) + len(parts[0]) :].lstrip(" |–—·•»›:/->_")
        parts.pop(0)
    if len(parts) > 1 and "|" in marks[-1] and len(parts[-1].split()) <= _SHORT_NAME < len(title.split()):
        title = title[: title.rindex(parts[-1])].rstrip(" |–—·•»›:/->_")
    return title


def _is_site(part: str, facts: Facts) -> bool:
    """Tell whether a title's part is the site's name or its host, or says nearly the same."""
    bare, host = _bare(part), _bare(host_name(facts.url)) if facts.url else ""
    names = {_bare(facts.site), host, _bare(re.sub(r"^https?://(?:www\.)?|/.*$", "", facts.url))} - {""}
    if bare in names:
        return True
    long_names = [name for name in names if len(name) > _TOO_COMMON]
    if host in long_names and (host in bare or (len(bare) > _TOO_COMMON and bare in host)):
        return True
    short = len(part.split()) <= _MOST_WORDS
    return bool(bare) and short and any(bare in name or name in bare for name in long_names)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
