"""What may stand as a URL that leads away from the site (WHATWG URL, and what editors mean)."""

import re
from urllib.parse import SplitResult, urlsplit

_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What has no width, or turns the direction of what follows; joiners belong to words."""


def url_mistake(value: str, schemes: tuple[str, ...] = ("http", "https")) -> str:
    """Say what is wrong with an absolute URL, or nothing."""
    if re.search(r"[\s\x00-\x1f\x7f\\<>\"]", value):
        return "a URL holds no spaces, quotes or backslashes"
    if found := _UNSEEN.search(value):
        return f"delete the character U+{ord(found[0]):04X} in it, which nobody sees"
    try:
        parts = urlsplit(value)
        _ = parts.hostname, parts.port
    except ValueError:
        return "the host or the port cannot be read"
    if parts.scheme not in schemes:
        return f"write it with {' or '.join(f'{scheme}:' for scheme in schemes)}"
    return _address_mistake(parts)


def _address_mistake(parts: SplitResult) -> str:
    if parts.scheme == "mailto":
        return "" if "@" in parts.path else "write the address: mailto:name@example.org"
    if not (parts.hostname or "").strip("."):
        return "the host is missing: https://example.org/..."
    return "leave out the name and the password before '@'" if "@" in parts.netloc else ""
