"""Tell a person's name when it stands in a byline.

Knows nothing of lines: a name alone proves nothing, its place does.
"""

import re
from itertools import pairwise
from unicodedata import combining, normalize

from broadsheet.clipping.given_names import GIVEN
from broadsheet.clipping.vocabulary import AGENCIES, JOBS, PLACES, PRESS, SECTIONS, SHELVES, words_in
from broadsheet.clipping.wide_names import is_wide_name

_WORD = r"(?:(?:[A-Z]\.){2,3}|[^\W\d_a-zß-öø-ÿ\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][\w'’-]*\.?)"
_PARTICLE = (
    r"(?:de|da|di|do|dos|das|del|dela|della|der|den|des|du|la|le|lo|van|von|vom|zu|zur|bin|ibn|binti|al|el|ter|ten"
    r"|y|e|i|af|av|san|st\.|ul|ur|ni|nic|mac|ap)"
)
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,4}}(?:,?\s(?:Jr|Sr|II|III|IV)\.?)?")
NAME = _NAME.pattern
"""Two to five capitalised words, particles between them."""
_NEVER = words_in(
    """
    a an the this that these those and or but if so in on at of for from with without to into about after
    before during how why what when where who which as by is are was were will can could should our your my
    his her its their we you i it he she they not no yes new all more most some any every each other another
    sharing social contrast now then here there today tomorrow yesterday staff team desk editorial board editors admin
    administrator guest contributor contributors correspondent correspondents reporter reporters writer
    writers editor service agencies agency wire bureau department ministry university institute foundation
    committee council association company inc ltd llc corp group government court party monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october november december morning evening night week month year numbers popular demand read share photo
    image video updated published posted related source copyright follow subscribe street avenue road county
    city state states united north south east west eastern western northern southern first last next best
    top big public special report reports world war army police president minister senator governor mayor
    king queen prince princess pope day days one two three four five six seven eight nine ten
    basketball football baseball hockey soccer tennis golf rugby cricket girls boys men women
    insider advance opinion columnist columnists senior junior health marijuana contributed author authors profile
    transcript audio listen watch comment comments subscribe menu search skip print email facebook twitter reply
    feature features interview podcast episode series chapter part volume breaking live update updates gallery
    alert alerts newsletter newsletters boletín podcast podcasts
    redaktion gastautor webmaster admin autor autorin lesezeit startseite impressum
    mdr ndr wdr swr rbb ard zdf orf srf rtl svt nrk yle epd kna sda imago
    key points point highlights takeaways summary content contents article topics details background timeline
    """
)
_ALSO_GIVEN = words_in("will april may june august guy an")
_ALSO_FAMILY = words_in(
    "will may king day west north best pope prince queen post star sun street mayor page an you chapter"
)
_HONORIFIC = re.compile(
    r"^(?:(?:dr|prof|professor|sir|dame|rev|fr|mr|mrs|ms|lt|col|gen|capt|maj|sgt|hon|rechtsanw[aä]lt(?:in)?|dipl\S*|mag)\.?\s+)+(?=\S+\s)",
    re.IGNORECASE,
)
_JOB = re.compile(JOBS)
_DEGREE = re.compile(r",?\s(?:Ph\.?D|M\.?D|MA|MSc|MBA|JD|DPhil|RN|MPH|Esq)\b\.?")
_AND = re.compile(r"\s*(?:,|;|&|\||\b(?:(?i:and|und)|et|ET|y|e|en|og|och|и|und)\b)\s*")
_GLUED_WORDS = re.compile(r"\b(?:By|Byby|Von|Por|Par)[A-Z\s]|[a-zà-ÿ]{4}[A-Z]|[a-zà-ÿ]{2}[A-Z]{2}")
_BEFORE = frozenset({"von", "par", "por", "di", "door", "by", "mr", "mrs", "ms", "dr", "sir"})


def _fold(text: str) -> str:
    """Take the accents off letters, so that `Joaquin` is `Joaquín`."""
    return text if text.isascii() else "".join(letter for letter in normalize("NFKD", text) if not combining(letter))


_GIVEN = frozenset(map(_fold, GIVEN))


def is_name(text: str) -> bool:
    """Tell whether a text can be a person's name: two to five capitalised words, none of them a common one."""
    if len(text) > 60 or not _NAME.fullmatch(text) or _GLUED_WORDS.search(text):  # noqa: PLR2004 - longer than any name in a byline
        return False
    words = [word.strip(".,'’").casefold() for word in text.split()]
    known = SECTIONS | SHELVES
    if words[0] in _BEFORE or len(set(words)) < len(words) or re.search(r"\d", text):
        return False
    folded = text.casefold()
    if any(_JOB.fullmatch(word) for word in words):
        return False
    return folded not in known and folded not in PLACES and not _has_common_word(text.split())


def _has_common_word(words: list[str]) -> bool:
    """Tell whether a word is a common one, and not an initial, nor one that people are called after all."""
    first = words[0].strip(".,'’").casefold()
    return any(
        (word in _NEVER or word in PRESS)
        and not re.fullmatch(r"[A-Z]\.", spoken)
        and not _is_a_name(word, place, first)
        for place, spoken in enumerate(words)
        for word in [spoken.strip(".,'’").casefold()]
    )


def _is_a_name(word: str, place: int, first: str) -> bool:
    return word in _ALSO_GIVEN if place == 0 else word in _ALSO_FAMILY and is_given_first(first)


def is_single_name(text: str) -> bool:
    """Tell whether one capitalised word can be what a writer calls herself."""
    folded = text.casefold()
    known = SECTIONS | SHELVES | PRESS | AGENCIES.keys() | _NEVER
    return re.fullmatch(r"[^\W\d_a-z][^\W\d_]{2,15}", text) is not None and folded not in known


def names_in(text: str) -> tuple[str, ...]:
    """Read `A`, `A and B` or `A, B and C`; empty where any part is no name."""
    parts = [part.strip() for part in _AND.split(_DEGREE.sub("", text)) if part.strip()]
    parts = [name for part in parts for name in _run_together(_HONORIFIC.sub("", part))]
    known = any(is_name(part) and is_given(part) for part in parts)
    named = tuple(
        spelled(part) for part in parts if is_name(part) or is_wide_name(part) or (known and _is_beside_name(part))
    )
    return tuple(dict.fromkeys(named)) if parts and len(named) == len(parts) else ()


def is_given(text: str) -> bool:
    """Tell whether a name begins with one that many people are given, or an initial, and is no longer than names."""
    words = text.split()
    if is_wide_name(text):
        return True
    given = is_given_first(words[0]) or re.fullmatch(r"(?:[A-Z]\.)+", words[0]) is not None
    plain = [word for word in words if word[0].isupper() and len(word.strip(".")) > 1]
    return given and (len(plain) <= 3 or is_given_first(plain[1]))  # noqa: PLR2004 - a second name, a family name


def is_given_first(word: str) -> bool:
    """Tell whether a word, or the first part of one with a hyphen, is a name that people are given; accents aside."""
    key = _fold(word.casefold())
    return key in _GIVEN or key.partition("-")[0] in _GIVEN


def _is_beside_name(text: str) -> bool:
    """Tell whether what stands in a list of names is one of two words, though the family name be a common word."""
    first, _, last = text.casefold().partition(" ")
    return re.fullmatch(rf"{_WORD}\s{_WORD}", text) is not None and first not in _NEVER | PRESS and last in _ALSO_FAMILY


def _run_together(text: str) -> tuple[str, ...]:
    """Part `Ann Lee Jo Park`, which a page prints in two lines, before every given name that follows a family name."""
    words = text.split()
    if len(words) < 4 or not is_given_first(words[0]):  # noqa: PLR2004 - two names
        return (text,)
    starts = [0]
    for place in range(2, len(words) - 1):
        apart = place - starts[-1] >= 2 and not is_given_first(words[place - 1])  # noqa: PLR2004 - a whole name
        if apart and is_given_first(words[place]) and words[place - 1][0].isupper():
            starts.append(place)
    return tuple(" ".join(words[here:there]) for here, there in pairwise([*starts, len(words)]))


def without_handle(text: str) -> str:
    """Drop what a name is called elsewhere: `Ann Lee @annlee`."""
    return re.sub(r"\s*@\w+$", "", text)


def spelled(name: str) -> str:
    """Write a name in capitals as a name, and one whose family name is in capitals; leave others alone."""
    words = name.split()
    loud = [word for word in words if word.isupper() and len(word.strip(".")) > 2]  # noqa: PLR2004 - initials, `JD`
    if name.isupper() or (loud and loud[-1] == words[-1] and loud[-1] not in {"III", "USA"} and not words[0].isupper()):
        return " ".join(_capitalised(word) for word in words)
    return name


def _capitalised(word: str) -> str:
    if len(word.strip(".")) <= 1 or "." in word[:-1]:
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def split_name(text: str) -> tuple[str, str]:
    """Part `ANN LEE Associated Press` or `Ann Lee for The Times` after the name; two empty texts where none begins it.

    The name ends where capitals do, at a small word, else after two words, three where the second is an initial.
    """
    words = text.split()
    if words and words[-1].casefold() in AGENCIES and is_name(" ".join(words[:-1])):
        return " ".join(words[:-1]), words[-1]
    sizes = [size for size in range(min(5, len(words) - 1), 1, -1) if is_name(" ".join(words[:size]))]
    ends = [
        size
        for size in sizes
        if words[size].islower() or (" ".join(words[:size]).isupper() and not words[size].isupper())
    ]
    usual = 3 if len(words) > 1 and len(words[1].strip(".")) == 1 else 2
    size = next(iter(ends), usual if usual in sizes else next(iter(sizes), 0))
    return " ".join(words[:size]), " ".join(words[size:])
