"""Attributes that HTML does not allow where an author wrote them go; addresses are written as the standard has them.

Follows the WHATWG's HTML and URL standards, as far as what `reading/sanitising.py` lets through can break them. Knows
nothing of where an element stands but the name of what is around it.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

from broadsheet.reading.languages import LANGUAGE

_DATE = r"\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_ZONED = r"[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)"
_COUNT = r"[1-9]\d{0,2}"
_ANY = r"(?s:.*)"
_GLOBAL = {"id": r"\S+", "class": _ANY, "title": _ANY, "lang": LANGUAGE, "dir": "ltr|rtl|auto"}
_OWN = {
    "a": {"href": _ANY, "hreflang": LANGUAGE},
    "img": {"src": _ANY, "alt": _ANY, "width": r"\d{1,6}", "height": r"\d{1,6}"},
    "ol": {"start": r"-?\d{1,9}", "reversed": "(reversed)?", "type": "[1aAiI]"},
    "th": {"scope": "row|col|rowgroup|colgroup", "colspan": _COUNT, "rowspan": _COUNT},
    "td": {"colspan": _COUNT, "rowspan": _COUNT},
    "col": {"span": _COUNT},
    "colgroup": {"span": _COUNT},
    "time": {"datetime": f"{_DATE}({_ZONED})?"},
    "del": {"datetime": f"{_DATE}({_ZONED})?"},
    "ins": {"datetime": f"{_DATE}({_ZONED})?"},
    "details": {"open": "(open)?"},
}
"""What each attribute may say; a book can do without the rest that a sanitiser lets through, such as `headers`."""
_NUMBERED = {"value": r"-?\d{1,9}"}
_LABEL = r"[^\s\x00-,./:-@\[-^`{-\x9f]+"
_HOST = rf"(?:[^@\s/?#\\]*@)?(?:\[[0-9A-Fa-f:.]+\]|{_LABEL}(?:\.{_LABEL})*\.?)(?::\d{{0,4}})?"
_WEB = re.compile(rf"(https?://)({_HOST})([/\\?#].*)?", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")
_SAFE = "!$&'()*+,;=:@/?~%"


def allowed(tag: str, around: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """Give the attributes of an element that HTML allows it, in order; `around` is the name of what it stands in."""
    own = _NUMBERED if (tag, around) == ("li", "ol") else _OWN.get(tag, {})
    rules = _GLOBAL | own
    kept = {name: text for name, text in attributes.items() if name in rules and re.fullmatch(rules[name], text)}
    if tag != "a" or "href" not in kept:
        kept.pop("hreflang", "")
        return kept
    href = legal(kept["href"])
    return kept | {"href": href} if href else {name: text for name, text in kept.items() if not name.startswith("href")}


def legal(address: str) -> str:
    r"""Write an address with the characters that a URL may have; empty where its host or scheme can be none.

    It leads where browsers go from what was written: they take `\` for `/` before a query.
    """
    if web := _WEB.fullmatch(address):
        return web[1] + web[2] + _rest(web[3] or "")
    if address.lower().startswith("mailto:"):
        return "mailto:" + quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", address[7:]), safe=_SAFE)
    return "" if _SCHEME.match(address) else _rest(address)


def _rest(path: str) -> str:
    """Write what comes after the host: a path, a query and a fragment, each as far as it is there."""
    before, mark, fragment = path.partition("#")
    place, asks, query = before.partition("?")
    written = place.replace("\\", "/") + asks + query
    return _quoted(written) + mark + _quoted(fragment)


def _quoted(text: str) -> str:
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=_SAFE)
