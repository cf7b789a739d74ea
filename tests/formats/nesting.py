"""HTML as nobody should write it: any element in any other, with attributes that may mean nothing."""

from random import Random

TAGS = (
    *("a", "abbr", "b", "bdo", "blockquote", "br", "caption", "code", "dd", "del", "details", "dfn", "div", "dl", "dt"),
    *("figcaption", "figure", "h2", "h3", "hr", "i", "li", "ol", "p", "pre", "q", "rp", "rt", "ruby", "section"),
    *("span", "summary", "table", "tbody", "td", "th", "time", "tr", "ul"),
)
VALUES = ("", "1", "-3", "x", "en", "zz-", "2026-01-02", "2026-02-31 10:00", "rtl", "50%", "https://a.example/b", "é")
ADDRESSES = (
    *("https://a.b/c d", "https://[::1]/x", "https://ex ample/", "https://a.b:99999/", "mailto:a b@c.example", "#no"),
    *(
        "https://a..b/",
        "https://a.b/%zz[1]|{2}^`",
        "https://a.b/x#y#z",
        "https://a.b/é?q=ü",
        r"https://a.b\c\_d",
        "//a",
    ),
)
NAMES = ("class", "dir", "lang", "title", "datetime", "start", "value", "colspan", "scope", "open", "hreflang")
MODELS = (
    "<ul><li>{}</li><li>{}</li></ul>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<table><caption>{}</caption><thead><tr><th>{}</thead><tbody><tr><td>1</table>",
    "<ruby>{}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>",
    "<figure><figcaption>{}</figcaption>{}</figure>",
    "<details><summary>{}</summary>{}</details>",
)


def nested(chance: Random, depth: int = 0) -> str:
    """Give some HTML on one line."""
    return "".join(_piece(chance, depth + 1) for _ in range(chance.randint(1, 3)))


def _piece(chance: Random, depth: int) -> str:
    kind = chance.random()
    if kind < 0.3 or depth > 6:
        return chance.choice(("word", " ", "&amp;", "&nbsp;"))
    if kind < 0.5:
        return chance.choice(MODELS).format(nested(chance, depth + 1), nested(chance, depth + 1))
    tag = chance.choice(TAGS)
    given = [f'{name}="{chance.choice(VALUES)}"' for name in chance.sample(NAMES, chance.choice((0, 0, 1, 2)))]
    given += [f'href="{chance.choice(ADDRESSES)}"'] if tag == "a" else []
    return f"<{' '.join([tag, *given])}>{nested(chance, depth)}</{tag}>"
