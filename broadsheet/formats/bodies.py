"""A body's gaps are filled with the values of one document.

Knows neither where a body comes from nor which document it fills.
"""

import re
from html import escape
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from broadsheet.model.content import Body, Slot
from broadsheet.model.images import Sized
from broadsheet.model.views import Text

_REMOTE = re.compile(r"https?:|//", re.IGNORECASE)
_EXTERNAL = ' rel="external noopener"'
_SIZES = "(min-width: 40rem) 36rem, 100vw"
"""How wide a picture within a text is (HTML, the attribute `sizes`)."""


def fill(body: Body, text: Text) -> Markup:
    """Put ids, links and images into a body.

    A link whose value is empty in `text.links` keeps its words alone. A remote image within a link leaves its
    words, since links cannot nest.
    """
    links, images = dict(text.links), dict(text.images)
    ids = {slot.value for slot in body.slots if slot.kind == "id"}
    filled = [body.parts[0]]
    linked = False
    for slot, part in zip(body.slots, body.parts[1:], strict=True):
        linked = linked or slot.kind in {"link", "fragment"}
        match slot.kind:
            case "id":
                filled.append(escape(_anchor(slot.value, text.prefix)))
            case "fragment":
                filled.append(escape(text.page_url + "#" + _target(slot.value, ids, text.prefix)))
            case "link":
                filled.append(_link(slot, links))
            case "image":
                remote = is_remote(slot.value) and not text.remote_images
                filled.append(_words(slot, linked=linked) if remote else _image(slot, links, images.get(slot.value)))
        filled.append(part)
        linked = linked and "</a>" not in part
    return Markup("".join(filled))  # noqa: S704 - parts are sanitised, and every value is escaped


def is_remote(url: str) -> bool:
    r"""Tell whether a URL names a host of its own; browsers take `\` for `/` (WHATWG URL)."""
    return bool(_REMOTE.match(url.strip().replace("\\", "/")))


def _anchor(identifier: str, prefix: str) -> str:
    """Keep ids of bodies apart from those of the theme, and footnotes apart from headings."""
    if identifier.startswith("fn:"):
        return f"fn-{prefix}{identifier[3:].replace(':', '-')}"
    return f"h-{prefix}{identifier}"


def _target(fragment: str, ids: set[str], prefix: str) -> str:
    """Give a fragment within the body its prefix; another one, such as `top`, stands as written."""
    known = next((name for name in (fragment, unquote(fragment)) if name in ids), "")
    return _anchor(known, prefix) if known else fragment


def _link(slot: Slot, links: dict[str, str]) -> str:
    url = links.get(slot.value, slot.value)
    if not url:
        return slot.rest
    return f' href="{escape(url)}"{_EXTERNAL if is_remote(slot.value) else ""}{slot.rest}'


def _image(slot: Slot, links: dict[str, str], sized: Sized | None) -> str:
    url = (sized.instead if sized else "") or links.get(slot.value, slot.value)
    if not url:
        return escape(slot.alt)
    rest = _with_size(slot.rest, sized) if sized else slot.rest
    image = f'<img src="{escape(url)}" alt="{escape(slot.alt)}"{rest} loading="lazy" decoding="async">'
    sources = "".join(
        f'<source type="{each.type}" srcset="{escape(each.srcset)}" sizes="{_SIZES}">'
        for each in (sized.sources if sized else ())
    )
    return f"<picture>{sources}{image}</picture>" if sources else image


def _with_size(rest: str, sized: Sized) -> str:
    """Add to an image's attributes its size, unless an editor gave one, and the classes of its tone."""
    if sized.width and not re.search(r" (?:width|height)=", rest):
        rest += f' width="{sized.width}" height="{sized.height}"'
    if not sized.tone:
        return rest
    return (
        rest.replace(' class="', f' class="{sized.tone} ', 1) if ' class="' in rest else f'{rest} class="{sized.tone}"'
    )


def _words(slot: Slot, *, linked: bool) -> str:
    """Show a remote image as a link that says what it shows, or where it is."""
    words = escape(slot.alt.strip() or _host(slot.value))
    return words if linked else f'<a href="{escape(slot.value)}"{_EXTERNAL}>{words}</a>'


def _host(url: str) -> str:
    try:
        return urlsplit(url.replace("\\", "/")).hostname or url
    except ValueError:  # brackets that hold no IPv6 address
        return url
