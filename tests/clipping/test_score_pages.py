"""The scorer for saved pages counts what is right, and which labels a page can bear out."""

from collections import Counter

from tests.clipping.score_pages import counted, people, stands_on, told

PROSE = (
    "The harbour of the old town reopened on Monday after ten years of dredging, and the first ferry came in at noon."
)
PAGE = f"""<html lang="en"><title>Harbour reopens</title><body><article><h1>Harbour reopens</h1>
<p class="byline">By Ann Lee and Bo Chán</p><p>2 March 2026</p><p>{PROSE}</p><p>{PROSE[::-1]}</p></article>""".encode()


def test_a_right_page_is_counted_as_right() -> None:
    """Author, date, title and body."""
    label = {
        "author": ["Dr. Bo Chan", "ANN LEE"],
        "date": "2026-03-02",
        "title": "Harbour Reopens",
        "with": ["ten years"],
    }
    counts = counted("https://example.org/h", label, PAGE)
    assert (
        Counter({"author borne out": 1, "date borne out": 1, "title": 1, "kept": 1, "author": 1, "date": 1}) <= counts
    )
    assert "author borne out: 1 of 1, 1.000, F1 1.000" in list(told(counts))


def test_a_label_that_no_page_can_bear_out_is_told_apart() -> None:
    """A desk, somebody who is not on the page, a day that is none; and what has no label is invented."""
    for author in ("Redaktion", "Somebody Else"):
        counts = counted("https://example.org/h", {"author": author, "date": "2026-29-03"}, PAGE)
        assert (counts["of author"], counts["of author borne out"], counts["author"]) == (1, 0, 0)
        assert (counts["of date"], counts["of date borne out"], counts["date"]) == (1, 0, 0)
    counts = counted("https://example.org/h", {"author": "", "date": ""}, PAGE)
    assert (counts["author invented"], counts["date invented"]) == (1, 1)


def test_names_and_days_are_compared_however_they_are_written() -> None:
    """Without case, accents, titles and order; in figures or in words."""
    assert people("By Bo Chán and Dr Ann Lee, PhD") == people(("Ann Lee", "Bo Chan"))
    assert all(
        stands_on("2026-03-02", page) for page in ("2.3.26", "3/2/2026", "March 2, 2026", "2. März 2026", "20260302")
    )
    assert not stands_on("2026-03-02", "2026-03-12 and 12 March 2026")


def test_what_is_found_is_weighed_against_what_is_not() -> None:
    """Of four days three found, two of them right: precision 2/3, recall 2/3."""
    counts = Counter({"of date": 4, "found date": 3, "date": 2})
    assert "date: 2 of 4, 0.500, F1 0.667" in list(told(counts))


def test_another_reader_is_counted_in_the_same_way() -> None:
    """Trafilatura alone."""
    label = {"author": ["Ann Lee", "Bo Chán"], "title": "Harbour reopens"}
    counts = counted("https://example.org/h", label, PAGE, alone=True)
    assert (counts["of author"], counts["of title"], counts["title"]) == (1, 1, 1)
