"""Texts that are much the same are found, others never, in any script."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.clipping.likeness import ALIKE, BINS, Bands, likeness, signature_of

LETTERS = {"latin": "abcdefghijklmnopqrstuvwxyz", "japanese": "あいうえおかきくけこ海港船水年月日人大小東京新聞記者"}


def article(dice: random.Random, script: str, words: int = 300) -> list[str]:
    """Invent an article of words, spaced or not by its script."""
    return ["".join(dice.choices(LETTERS[script], k=dice.randint(2, 8))) for _ in range(words)]


def written(words: list[str], script: str) -> str:
    """Join words as the script does."""
    return (" " if script == "latin" else "").join(words)


def edited(dice: random.Random, words: list[str], share: float, script: str) -> list[str]:
    """Change a share of the words, one by one, and drop the last twentieth."""
    kept = words[: len(words) - len(words) // 20]
    return [article(dice, script, 1)[0] if dice.random() < share else word for word in kept]


@pytest.mark.parametrize("script", list(LETTERS))
def test_an_edited_copy_is_alike_and_another_text_is_not(script: str) -> None:
    """One word in twenty changed, sixty times: all are found; of 1,770 pairs of others, none."""
    dice = random.Random(7)  # noqa: S311  # the same texts in every run
    texts = [article(dice, script) for _ in range(60)]
    signed = [signature_of(written(words, script)) for words in texts]
    copies = [signature_of(written(edited(dice, words, 0.05, script), script)) for words in texts]
    assert all(likeness(one, other) >= ALIKE for one, other in zip(signed, copies, strict=True))
    assert not any(likeness(one, other) >= ALIKE for one, other in combinations(signed, 2))
    bands = Bands(signed[:30])
    for each in signed[30:]:
        bands.add(each)
    assert [list(bands.find(copy)) for copy in copies] == [[number] for number in range(60)]


@given(st.text())
def test_a_text_is_like_itself(text: str) -> None:
    """However short; where there is nothing to compare, nothing is alike."""
    signature = signature_of(text)
    assert len(signature) in {0, BINS}
    assert likeness(signature, signature) == (1.0 if signature else 0.0)


def test_markup_and_case_make_no_difference() -> None:
    """HTML, Markdown and plain text of one article have one signature."""
    plain = "The harbour of the old town reopened on Monday after ten years, a boat came & went."
    html = (
        "<p>The <b>harbour</b> of the <a href='https://example.org/x'>old town</a> reopened on Monday</p> <p>after ten"
    )
    html += " years, a boat came &amp; went.</p>"
    markdown = "The **harbour** of the [OLD town](https://example.org/x) reopened on Monday"
    markdown += "\n\nafter ten years, a boat came &amp; went."
    assert signature_of(plain) == signature_of(html) == signature_of(markdown)


def test_a_signature_is_the_same_on_every_machine() -> None:
    """It is kept in the store."""
    assert signature_of("one two three four five")[:8].hex() == signature_of("One two, three four; five!")[:8].hex()
    assert signature_of("one two three").hex() == signature_of("one two three").hex()
