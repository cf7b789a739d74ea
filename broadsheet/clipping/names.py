"""Tell a person's name when it stands in a byline.

Knows nothing of lines: a name alone proves nothing, its place does.
"""

import re

from broadsheet.clipping.vocabulary import PRESS, SECTIONS, SHELVES, words_in

_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’-]*\.?)"
_PARTICLE = (
    r"(?:de|da|di|do|dos|del|della|der|den|des|du|la|le|van|von|vom|zu|zur|bin|ibn|al|el|ter|ten|y|e|af|av|san|st\.)"
)
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,4}}(?:,?\s(?:Jr|Sr|II|III|IV)\.?)?")
NAME = _NAME.pattern
"""Two to five capitalised words, particles between them."""
_NEVER = words_in(
    """
    a an the this that these those and or but if so in on at of for from with without to into about after
    before during how why what when where who which as by is are was were will can could should our your my
    his her its their we you i it he she they not no yes new all more most some any every each other another
    contrast now then here there today tomorrow yesterday staff team desk editorial board editors admin
    administrator guest contributor contributors correspondent correspondents reporter reporters writer
    writers editor service agencies agency wire bureau department ministry university institute foundation
    committee council association company inc ltd llc corp group government court party monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october november december morning evening night week month year numbers popular demand read share photo
    image video updated published posted related source copyright follow subscribe street avenue road county
    city state states united north south east west eastern western northern southern first last next best
    top big public special report reports world war army police president minister senator governor mayor
    king queen prince princess pope day days one two three four five six seven eight nine ten
    key points point highlights takeaways summary content contents article topics details background timeline
    """
)
_BEFORE = frozenset({"von", "par", "por", "di", "door", "by", "mr", "mrs", "ms", "dr", "sir"})


def is_name(text: str) -> bool:
    """Tell whether a text can be a person's name: two to five capitalised words, none of them a common one."""
    if len(text) > 60 or not _NAME.fullmatch(text):  # noqa: PLR2004 - longer than any name in a byline
        return False
    words = [word.strip(".,'’").casefold() for word in text.split()]
    known = SECTIONS | SHELVES
    if words[0] in _BEFORE:
        return False
    return text.casefold() not in known and not any(word in _NEVER or word in PRESS for word in words)


def names_in(text: str) -> tuple[str, ...]:
    """Read `A`, `A and B` or `A, B and C`; empty where any part is no name."""
    parts = [
        part.strip() for part in re.split(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\|)\s*", text) if part.strip()
    ]
    named = tuple(spelled(part) for part in parts if is_name(part))
    return tuple(dict.fromkeys(named)) if parts and len(named) == len(parts) else ()


def without_handle(text: str) -> str:
    """Drop what a name is called elsewhere: `Ann Lee @annlee`."""
    return re.sub(r"\s+@\w+$", "", text)


def spelled(name: str) -> str:
    """Write a name in capitals as a name; leave others alone."""
    if not name.isupper():
        return name
    return " ".join(_capitalised(word) for word in name.split())


def _capitalised(word: str) -> str:
    if len(word.strip(".")) <= 1 or "." in word[:-1]:
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)
