"""What somebody meant who wrote a word that is not known."""

from difflib import get_close_matches


def nearest(word: str, known: tuple[str, ...] | list[str]) -> str:
    """Give the hint that names the nearest known word, whatever its case, or lists them all."""
    spelled = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), spelled, n=1, cutoff=0.6)
    return f"did you mean '{spelled[close[0]]}'?" if close else f"known: {', '.join(known)}"
