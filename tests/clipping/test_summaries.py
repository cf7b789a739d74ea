"""A summary is made of the article's own sentences."""

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.clipping.summaries import summary_of
from broadsheet.reading.sentences import sentences_of

LEAD = "The harbour bridge opened on Monday after nine years of work."
NEXT = "The bridge carries four lanes, two tracks and a path for people on foot."
_SENTENCES = st.lists(
    st.sampled_from(
        [
            LEAD,
            NEXT,
            "It is long.",
            "“Nobody told us that it would hum in the wind.”",
            "A " + "very " * 80 + "long one.",
        ]
    )
)


def test_a_summary_begins_where_the_article_does() -> None:
    """Position weighs most."""
    assert summary_of([f"{LEAD} {NEXT}"], "Bridge opens") == f"{LEAD} {NEXT}"


def test_a_quotation_without_its_speaker_is_no_summary() -> None:
    """With its speaker it may be one."""
    assert not summary_of(["“Nobody told us that it would hum in the wind, not once.”"], "")
    assert summary_of(["“Nobody told us that it would hum in the wind,” said the mayor."], "")


def test_a_sentence_too_long_is_left_out_and_never_cut() -> None:
    """At most 300 characters, whole sentences only."""
    assert summary_of(["A " + "very " * 80 + "long one.", LEAD], "") == LEAD
    assert not summary_of(["no end to this line of text that goes on and on"], "")


def test_a_sentence_cut_at_an_abbreviation_is_left_out() -> None:
    """Neither part can stand alone."""
    assert summary_of([f"{LEAD} A kilo sold at the auction for Rs. 1,590, while the volumes of tea rose."], "") == LEAD


@given(st.lists(_SENTENCES.map(" ".join), max_size=6))
def test_every_sentence_of_a_summary_is_the_articles_own(texts: list[str]) -> None:
    """One or two, in order, at most 300 characters."""
    summary = summary_of(texts, "Bridge opens")
    own = [sentence for text in texts for sentence in sentences_of(text)]
    assert len(summary) <= 300
    assert len(list(sentences_of(summary))) <= 2
    assert all(sentence in own for sentence in sentences_of(summary))
