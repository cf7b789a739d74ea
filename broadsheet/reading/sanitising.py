"""HTML of unknown origin becomes HTML that is safe to publish. The one module that knows nh3.

What it lets through is canonical: lower-case tags, attributes in double quotes, every `<` and `>` of text
escaped, every element closed. It knows nothing of ids' prefixes, nor of what a URL leads to.
"""

from functools import cache

import nh3

_TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    }
)
_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "dir"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "th": {"scope", "colspan", "rowspan", "headers", "abbr"},
    "td": {"colspan", "rowspan", "headers"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "details": {"open"},
}
_GONE_WITH_CONTENT = frozenset({"script", "style", "svg", "math", "iframe", "noscript", "template", "object", "select"})

_TRUSTED_TAGS = frozenset({"iframe", "video", "audio", "source", "track", "picture", "script", "style"})
_TRUSTED_EVERYWHERE = frozenset({"style", "role", "hidden", "tabindex"})
_MEDIA = {"src", "controls", "loop", "muted", "autoplay", "preload", "crossorigin"}
_TRUSTED_ATTRIBUTES = {
    "a": {"target", "download", "type"},
    "img": {"srcset", "sizes"},
    "iframe": {"src", "width", "height", "allow", "allowfullscreen", "loading", "referrerpolicy", "sandbox", "name"},
    "video": {*_MEDIA, "poster", "width", "height", "playsinline"},
    "audio": _MEDIA,
    "source": {"src", "srcset", "sizes", "type", "media", "width", "height"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "script": {"src", "type", "async", "defer", "integrity", "crossorigin"},
    "style": {"media"},
}


def sanitise(html: str) -> str:
    """Keep what text needs, and nothing that runs, fetches, submits or styles.

    Links keep http, https, mailto and relative URLs. Of scripts, styles, SVG and MathML the content goes too.
    """
    return _strict().clean(html)


def sanitise_trusted(html: str) -> str:
    """Keep players, frames, scripts and styles too; event handlers and `javascript:` still go."""
    return _trusting().clean(html)


@cache
def _strict() -> nh3.Cleaner:
    return _cleaner(_TAGS, _ATTRIBUTES)


@cache
def _trusting() -> nh3.Cleaner:
    attributes = {tag: names | _TRUSTED_ATTRIBUTES.get(tag, set()) for tag, names in _ATTRIBUTES.items()}
    attributes = {**_TRUSTED_ATTRIBUTES, **attributes, "*": _ATTRIBUTES["*"] | _TRUSTED_EVERYWHERE}
    return _cleaner(_TAGS | _TRUSTED_TAGS, attributes, frozenset({"data-", "aria-"}))


def _cleaner(
    tags: frozenset[str], attributes: dict[str, set[str]], prefixes: frozenset[str] = frozenset()
) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes=attributes,
        clean_content_tags=_GONE_WITH_CONTENT - tags,
        generic_attribute_prefixes=prefixes,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
