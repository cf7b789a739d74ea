"""Which words are names of languages, as HTML, feeds and e-books take them."""

import re

LANGUAGE = (
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[A-WYZa-wyz0-9](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?"
)
"""A well-formed tag (BCP 47; RFC 5646, section 2.1) whose language has two or three letters: `de`, `zh-Hant-TW`."""


def is_language(text: str) -> bool:
    """Tell whether a text is a language's tag."""
    return re.fullmatch(LANGUAGE, text) is not None
