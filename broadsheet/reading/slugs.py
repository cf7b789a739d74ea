"""Words become the segments of URLs. The one module that knows python-slugify."""

import re
from hashlib import blake2b

from slugify import slugify

LONGEST = 80
_SPOKEN = (("+", "plus"), ("#", "sharp"))
_PLAIN = re.compile(r"[A-Za-z0-9 \-.:;?!()]*")
"""Characters whose slug is known without the library, as long as the text is short enough."""
_LETTERS = re.compile(r"[a-z0-9]+")


def slug_of(text: str) -> str:
    """Make a slug: lower-case ASCII letters, digits and `-`, at most 80 characters.

    `+` and `#` are spoken, so that C, C++ and C# differ. Text without a letter or digit that can be
    transliterated (emoji) gives an empty slug.
    """
    if len(text) <= LONGEST and _PLAIN.fullmatch(text):
        return "-".join(_LETTERS.findall(text.lower()))
    return slugify(text, max_length=LONGEST, word_boundary=True, replacements=_SPOKEN)


def slug_or_digest(text: str, identity: str) -> str:
    """Make a slug, or where that is empty take the first 8 hex digits of the identity's digest."""
    return slug_of(text) or blake2b(identity.encode(), digest_size=4).hexdigest()


def is_slug(text: str) -> bool:
    """Tell whether a text is a slug as it stands."""
    plain = text.replace("-", "")
    return bool(plain) and len(text) <= LONGEST and plain.isascii() and plain.isalnum() and plain == plain.lower()
