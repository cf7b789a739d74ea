"""Tell a publisher's name, and a desk of its staff, by their words.

Knows nothing of lines.
"""

import re

from broadsheet.clipping.names import is_name
from broadsheet.clipping.vocabulary import AGENCIES, PRESS, words_in

_HOUSES = words_in(
    "bbc cnn nbc cbs abc npr pbs fox msnbc politico axios reuters ap afp bloomberg dpa efe ansa tass xinhua kyodo upi "
    "ians pti radio daily spiegel"
)
_SERVICES = ("News Service", "Wire Service", "News Agency", "News Bureau", "News Network")
_CHANNELS = words_in("BBC ABC CBS NBC FOX SKY AP CTV CBC ITV PBS DAILY")


def is_staff(text: str) -> bool:
    """Tell whether a text names a desk or staff, and nobody."""
    return (
        re.fullmatch(
            r"(?:our |the |[\w.]+ ){0,3}(?:staff|desk|team|admin|editorial board|editors?|staff reporters?"
            r"|(?:web |online |news |mail )+(?:desk|reporter|team|staff)|correspondents?|reporters?|bureau"
            r"|newsroom|agencies)",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def is_publisher(text: str) -> bool:
    """Tell whether a text is a publisher's name: an agency, or at most five capitalised words, one of the press."""
    words = text.split()
    if text.casefold() in AGENCIES or re.fullmatch(
        r"(?:www\.)?[\w-]+(?:\.[\w-]+)?\.(?:com|org|net|co\.uk|com\.au|in|ng|de|fr|eu|ca|info)", text, re.IGNORECASE
    ):
        return True
    if text.isupper() and text.endswith(" NEWS") and words[0] not in _CHANNELS:
        return False  # COMMODITIES NEWS is a shelf
    if (
        not 0 < len(words) <= 5  # noqa: PLR2004 - longer is a sentence
        or is_name(text)
        or not all(word[:1].isupper() or word in {"of", "the", "&", "and", "for"} for word in words)
    ):
        return False
    return text.endswith(_SERVICES) or words[0].casefold() in _HOUSES or words[-1].casefold() in PRESS
