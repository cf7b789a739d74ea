"""A pasted text becomes an article: the seed, bad input, and any text at all."""

import hashlib
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.clipping.article_file import article_text
from broadsheet.clipping.decoding import tidy
from broadsheet.clipping.reports import lines_of
from broadsheet.clipping.text import clip_text
from broadsheet.clipping.values import Clipped
from broadsheet.model.errors import BuildError

SEED = Path(__file__).with_name("seed.txt").read_bytes()
BODY = (
    "The harbour bridge opened on Monday after nine years of work and two changes of plan.",
    "It carries four lanes, two tracks and a path for people on foot, the city said.",
    "The first to cross it was a woman of ninety who had signed the petition for it.",
)


def clip(*lines: str) -> Clipped:
    """Clip lines with empty ones between them."""
    return clip_text("\n\n".join(lines).encode(), "x.txt", "an-id")


def test_the_seed_gives_its_fields() -> None:
    """Title, date, authors, tags, id and clipping are what an editor would write."""
    seed = clip_text(SEED, "seed.txt", "minted")
    assert seed.title == "Japanese Citizens Line Up To Join Fight Against Putin For Ukraine"
    assert (seed.date, seed.date_precision, seed.date_inferred, seed.draft) == ("2022-03-02", "day", True, False)
    assert seed.authors == ("Gloria Christie",)
    assert seed.tags == ("Foreign Policy", "Military", "Politics")
    assert (seed.id, seed.section, seed.source_name) == ("minted", "", "")
    assert (seed.clipping.file, seed.clipping.sha256) == ("seed.txt", hashlib.sha256(SEED).hexdigest())


def test_the_seed_loses_four_lines_and_keeps_every_other_word_for_word() -> None:
    """Three captions and the promotion go; six quoted paragraphs are block quotes; the rest is untouched."""
    seed = clip_text(SEED, "seed.txt", "minted")
    assert [(gone.kind, gone.line) for gone in seed.report.removed] == [
        ("caption", 28),
        ("caption", 38),
        ("caption", 52),
        ("promotion", 56),
    ]
    removed = {gone.text for gone in seed.report.removed}
    lines = [line for line in SEED.decode().split("\n")[1:] if line and line not in removed]
    blocks = seed.body.strip().split("\n\n")
    quotes = [block for block in blocks if block.startswith("> ")]
    assert len(quotes) == 6
    assert [block for block in blocks if block not in quotes] == [line for line in lines if not line.startswith("‘")]
    assert [quote[2:] for quote in quotes] == [line[1:-1] for line in lines if line.startswith("‘")]


def test_the_seed_has_a_summary_of_its_own_sentences() -> None:
    """Each sentence stands in the text, and together they have at most 300 characters."""
    summary = clip_text(SEED, "seed.txt", "minted").summary
    assert 0 < len(summary) <= 300
    assert all(sentence.rstrip(".") in SEED.decode() for sentence in summary.split(". "))


def test_the_report_names_each_field_and_each_removed_line() -> None:
    """People read lines, machines the plain value."""
    report = clip_text(SEED, "seed.txt", "minted").report
    text = "\n".join(lines_of(report))
    assert "date: 2022-03-02 (line 28, upload-stamp, inferred: likely)" in text
    assert "removed: 4 lines (3 caption, 1 promotion)" in text
    assert msgspec.json.decode(msgspec.json.encode(report))["removed"][3]["line"] == 56


def test_the_site_spells_its_own_terms() -> None:
    """A term that the site knows is split off and written as the site writes it."""
    caption = "Screen-Shot-2021-04-05-at-1.02.03-PM Harbour Bridge Opens At Last Featured big rivers POLITICS Quux"
    raw = "\n\n".join(["Harbour Bridge Opens At Last", *BODY, caption]).encode()
    clipped = clip_text(raw, "x.txt", "id", ["Big Rivers"])
    assert clipped.tags == ("Big Rivers", "Politics", "Quux")
    assert any("Quux" in note for note in clipped.report.notes)


def test_a_crumb_is_a_section_only_where_the_site_has_it() -> None:
    """Other crumbs are tags, since an unknown section is an error."""
    raw = "\n\n".join(["World", "Harbour Bridge Opens At Last", *BODY]).encode()
    assert clip_text(raw, "x.txt", "id").tags == ("World",)
    assert clip_text(raw, "x.txt", "id", sections=["World"]).section == "World"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published March 2, 2022", "2022-03-02"),
        ("2 March 2022", "2022-03-02"),
        ("Wednesday, 02.03.2022", "2022-03-02"),
        ("2022-03-02T17:03:00Z", "2022-03-02T17:03:00Z"),
        ("Updated March 9, 2022 | Published March 2, 2022", "2022-03-02"),
        ("25/12/2021", "2021-12-25"),
        ("2022年3月2日", "2022-03-02"),
        ("February 30, 2022", ""),
        ("March 2", ""),
    ],
)
def test_a_stated_date_is_read_and_none_is_made_up(line: str, date: str) -> None:
    """Without a year, or where there is no such day, there is no date and the article is a draft."""
    clipped = clip("Harbour Bridge Opens At Last", line, *BODY)
    assert clipped.date == date
    assert clipped.draft is (not date)


def test_a_date_that_could_be_two_is_a_guess() -> None:
    """Day and month could be exchanged, so an editor must look."""
    clipped = clip("Harbour Bridge Opens At Last", "03/02/2022", *BODY)
    assert clipped.draft
    assert "guess" in "\n".join(lines_of(clipped.report))


@pytest.mark.parametrize(
    "line", ["By the numbers", "By Monday Morning", "By Reuters Staff", "Foreign Policy", "City Hall"]
)
def test_no_byline_is_made_up(line: str) -> None:
    """What is no person's name is no author."""
    assert clip("Harbour Bridge Opens At Last", line, *BODY).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        *("By Ann Lee", "BY ANN LEE", "Written by Ann Lee", "Ann Lee, Staff Writer", "By: Ann Lee | News"),
        *("ByAnn Lee May 3, 2021", "By Ann LeeStaff Writer", "Par Ann Lee(Bruxelles, bureau européen)"),
    ],
)
def test_a_byline_is_read(line: str) -> None:
    """The name is written as a name."""
    assert clip("Harbour Bridge Opens At Last", line, *BODY).authors == ("Ann Lee",)


def test_initials_in_one_word_are_a_name() -> None:
    """As some writers sign."""
    assert clip("Harbour Bridge Opens At Last", "By T.C. Lee May 3, 2021", *BODY).authors == ("T.C. Lee",)


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    """Lines so full that the next word did not fit are one paragraph."""
    wrapped = (
        "Harbour Bridge Opens At Last\n\nThe harbour bridge opened on Monday after nine years of work\n"
        "and two changes of plan. It carries four lanes, two tracks\nand a path for people on foot.\n\n"
        "The old ferry will keep running until the autumn, when its\nlicence ends.\n"
    )
    assert clip_text(wrapped.encode(), "x.txt", "id").body.count("\n\n") == 1
    assert clip_text("\n".join(["A Bridge Opens", *BODY]).encode(), "x.txt", "id").body.count("\n\n") == 2


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_change_nothing(ending: str, mark: bytes) -> None:
    """The same text gives the same body."""
    raw = mark + ending.join(["A Bridge Opens", "", *BODY]).encode()
    assert clip_text(raw, "x.txt", "id").body == "\n\n".join(BODY) + "\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-16", "The mayor’s plan"),
        ("cp1252", "The mayor’s “plan” cost £5 – she said it’s café time, and nothing else happened in the town."),
        ("latin-1", "El alcalde dijo que la construcción de la estación costará cinco millones y que empezará mañana."),
        ("cp1251", "Атомный ледокол провёл судно с животными бродячего цирка через льды Северного морского пути."),
        ("shift_jis", "日本の鉄道会社は、来年の春から新しい列車を走らせると発表した。"),
    ],
)
def test_a_text_is_read_in_its_own_encoding_and_the_report_says_which(encoding: str, text: str) -> None:
    """No letter is lost, and an editor is told what was taken for it."""
    raw = f"A Bridge Opens\n\n{text}\n\n{text}".encode(encoding)
    clipped = clip_text(raw, "x.txt", "id")
    assert clipped.body.startswith(text)
    assert any("read as " in note for note in clipped.report.notes)


def test_a_german_text_in_latin_1_is_not_told_to_be_another() -> None:
    """Whose letters are the same."""
    raw = "\n\n".join(["Brücke geöffnet", *["Die Brücke über den Hafen ist am Montag geöffnet worden."] * 3]).encode(
        "latin-1"
    )
    assert clip_text(raw, "x.txt", "id").report.notes == ("read as cp1252: look whether its letters are right",)


def test_a_pasted_mail_gives_subject_date_and_sender() -> None:
    """Its head is no part of the article."""
    head = (
        "From: The Harbour Brief <hello@harbour.example>",
        "To: editor@example.com",
        "Subject: Fwd: A Bridge Opens",
        "Date: Mon, 14 Feb 2022 07:30:00 +0000",
    )
    clipped = clip_text("\n".join([*head, "", *BODY]).encode(), "x.txt", "id")
    assert (clipped.title, clipped.date) == ("A Bridge Opens", "2022-02-14T07:30+00:00")
    assert (clipped.source_name, clipped.authors, clipped.draft) == ("The Harbour Brief", (), False)
    assert clipped.body == "\n\n".join(BODY) + "\n"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published 09:41, 19 August 2020 | Updated: 11:03, 19 August 2020", "2020-08-19T09:41"),
        ("Updated 10:14 PM ET, Thu January 27, 2022", "2022-01-27T22:14-05:00"),
        ("July 27, 2022 10:14 PM ET", "2022-07-27T22:14-04:00"),
        ("Dec 16, 2020, 19:42 IST", "2020-12-16T19:42+05:30"),
        ("Wed 6 Oct 2021 05.00 BST", "2021-10-06T05:00+01:00"),
        ("9:00 AM PST•March 3, 2021", "2021-03-03T09:00-08:00"),
        ("12.02.2021, 17.44 Uhr", "2021-02-12T17:44"),
        ("2021年4月9日 18時05分", "2021-04-09T18:05"),
        ("11/07/19 02:26 PM EST", "2019-11-07T14:26-05:00"),
        ("March 2, 2022 3 min read", "2022-03-02"),
    ],
)
def test_the_time_of_day_is_kept_with_its_zone(line: str, date: str) -> None:
    """As the text says it: without a zone the site's own holds."""
    clipped = clip("Harbour Bridge Opens At Last", line, *BODY)
    assert clipped.date == date
    assert f"date: {date}\n" in article_text(clipped)


def test_subheadings_lists_and_quotations_get_their_marks() -> None:
    """What heads, lists or quotes says so in Markdown."""
    lines = [
        *BODY,
        "A second look",
        *BODY,
        "• One lane",
        "• Two tracks",
        "She said:",
        "“It hums in the wind now.”",
        BODY[0],
    ]
    blocks = clip("A Bridge Opens", *lines).body.strip().split("\n\n")
    assert "## A second look" in blocks
    assert "- One lane\n- Two tracks" in blocks
    assert "> It hums in the wind now." in blocks


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b"Title\n\nabc\x00", "x.txt:3: the clipping is binary"),
        (b"Title\n\n" + bytes(range(1, 32)) + b"\xff", "full of control characters"),
        ("Title".encode("utf-16")[:-1], "UTF-16 and cut short"),
        (b"a" * 1048577, "1,048,577 bytes"),
        (b"Share\n\nTweet\n\nAdvertisement\n", "nothing in the clipping reads as an article"),
        (b"A Bridge Opens\n\nAdvertisement\n", "a title and no text"),
    ],
)
def test_what_cannot_be_clipped_is_named(raw: bytes, words: str) -> None:
    """One error says what is wrong and where."""
    with pytest.raises(BuildError) as caught:
        clip_text(raw, "folder/x.txt", "id")
    assert words in str(caught.value)
    assert caught.value.hint


def test_a_title_of_two_thousand_characters_is_cut_and_the_text_kept() -> None:
    """A paragraph is no title: its first words stand in, as a guess."""
    clipped = clip("word " * 400, *BODY)
    assert len(clipped.title) <= 121
    assert clipped.draft
    assert clipped.body.startswith("word word")


_PIECES = st.sampled_from(
    ["By Ann Lee", "March 2, 2022", "Tags: A, B", "Share", "IMG_1.jpg", "‘He was here today.’", *BODY]
)


def test_a_program_is_kept_line_by_line() -> None:
    """Lines set in that read as code stand between fences, their own indentation kept and no mark escaped."""
    lines = ("The bridge opens", BODY[0], "    def opened(bridge):", "        return bridge['lanes'] * 2", BODY[1])
    body = clip_text("\n".join(lines).encode(), "x.txt", "id").body
    assert "```\ndef opened(bridge):\n    return bridge['lanes'] * 2\n```" in body


def test_a_paragraph_that_is_set_in_is_no_program() -> None:
    """Four spaces before a sentence mean nothing."""
    body = clip_text("\n".join(("The bridge opens", *(f"    {line}" for line in BODY))).encode(), "x.txt", "id").body
    assert body == "\n\n".join(BODY) + "\n"


def test_a_poem_keeps_its_breaks() -> None:
    """Short lines that stand together, where paragraphs stand apart, are one paragraph of verse."""
    poem = "One goat, that would not look at me\nTwo sisters and their chair\nA man who paid in radishes"
    body = clip_text("\n\n".join(("A list in a coat", BODY[0], poem, BODY[1])).encode(), "x.txt", "id").body
    assert poem.replace("\n", "  \n") in body


def test_a_list_that_lost_its_marks_gets_them_back() -> None:
    """Below a colon, and above all text, lines that are no sentences are items."""
    needs = clip("What you need", BODY[0], "Bring these:", "two eggs", "a cup of flour", BODY[1]).body
    assert "Bring these:\n\n- two eggs\n- a cup of flour\n\n" in needs
    points = clip(
        "The bridge opens", "The bridge took nine years to build", "It cost more than was planned", *BODY
    ).body
    assert points.startswith("- The bridge took nine years to build\n- It cost")


_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=60)), max_size=8).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_any_text_is_an_error_or_an_article_that_reads_back(text: str) -> None:
    """The front matter is YAML of scalars; every line is in the report, the title or the body, in order."""
    try:
        clipped = clip_text(text.encode(), "x.txt", "id")
    except BuildError:
        return
    _, front, _ = article_text(clipped).split("---\n", 2)
    assert yaml.load(front, yaml.CBaseLoader)["title"] == " ".join(clipped.title.split())  # noqa: S506 - scalars only
    numbers = {gone.line for gone in clipped.report.removed} | {clipped.report.findings[0].line}
    lines = [
        tidy(line) for line in text.encode().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    kept = "".join(letter for n, line in enumerate(lines, 1) if n not in numbers for letter in line if letter.isalnum())
    shown = iter("".join(letter for letter in clipped.body if letter.isalnum()))
    assert all(letter in shown for letter in kept)
