"""Prose is cut into sentences, and the first of them make a summary where an editor wrote none."""

import re
from collections.abc import Iterator
from itertools import chain

LONGEST = 200
_END = re.compile(
    r"(?<=[.!?…؟۔।॥])(?:[\"'”’)\]]|\s?»)*\s+(?=[\"'“‘«(\[¡¿]*[^\Wa-z_])"
    r"|(?<=[。！？])(?:[」』”’）]+(?![とのがをは、])|(?![」』”’）]))"
)
_BREAK = re.compile("\\s|(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff0f\U00020000-\U0003ffff])")
"""Where a sentence may be cut: at a space, and after a Chinese or Japanese character."""
_WIDE_ENDS = "。！？」』）"
"""After these a sentence follows without a space."""
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘«])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Mt|Sr|Jr|Gen|Col|Maj|Capt|Adm|Lt|Sgt|Rep|Sen|Gov|No|Nos|vs|etc|approx|e\.g|i\.e|cf|"
    r"Inc|Ltd|Co|Corp|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|a\.m|p\.m)\.$"
)


def sentences_of(prose: str) -> Iterator[str]:
    """Cut prose at its sentences' ends; a full stop after an abbreviation or initial is none.

    Lines are paragraphs: a sentence never runs over their ends.
    """
    for paragraph in prose.split("\n"):
        start = 0
        for end in chain((match.end() for match in _END.finditer(paragraph)), (len(paragraph),)):
            sentence = paragraph[start:end].strip()
            if sentence and (end == len(paragraph) or not _ABBREVIATION.search(sentence)):
                start = end
                yield sentence


def summarise(prose: str) -> str:
    """Give the first sentences, at most 200 characters; a longer first one is cut after a word, with an ellipsis."""
    summary = ""
    for sentence in sentences_of(prose):
        longer = f"{summary}{'' if summary[-1:] in _WIDE_ENDS else ' '}{sentence}"
        if len(longer) > LONGEST:
            return summary or _cut(sentence)
        summary = longer
    return summary


def _cut(sentence: str) -> str:
    """Cut a sentence that is too long; a single word that is too long is cut within."""
    breaks = [found.start() for found in _BREAK.finditer(sentence, 1, LONGEST) if found.start() < LONGEST]
    return sentence[: max(breaks, default=LONGEST - 1)].rstrip(" ,;:-–—、，") + "…"
