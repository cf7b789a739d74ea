"""Each rule takes its kind of line, and leaves the line of running text that resembles it."""

import pytest

from broadsheet.clipping.rules import RULES
from broadsheet.clipping.ruling import sweep
from broadsheet.clipping.sheet import key_of, paragraphs, sheet_of

TITLE = "Harbour Bridge Opens After Nine Years"
BODY = (
    "The harbour bridge opened on Monday after nine years of work and two changes of plan.",
    "It carries four lanes, two tracks and a path for people on foot, the city said.",
    "The first to cross it was a woman of ninety who had signed the petition for it.",
    "The old ferry will keep running until the autumn, when its licence ends.",
)
HEAD, MIDDLE, TAIL = 0, 2, 4

COMPANY = "Founded in 1948, Harbour Works builds bridges, piers and ferries for customers in 31 countries."

FERRIES = "Most of them are older than the bridges that were to take their place."
PAYS = "Whoever crosses it pays twice, as a study of nine towns has found."
APPEAL = (
    "Our mission has never mattered more. Financial contributions from our readers keep reporting free for all, and "
    "donations support independent journalism."
)
JUNK = [
    ("under-by", HEAD, "Von\nAnn Lee\nJo Park"),
    ("lone-by", HEAD, "By\nAnn Lee"),
    ("signature", TAIL, "Ann Lee"),
    ("upload-name", MIDDLE, f"Screen-Shot-2021-04-05-at-1.02.03-PM {TITLE} Featured Politics"),
    ("upload-name", MIDDLE, "IMG_20210405_101522.jpg"),
    ("upload-name", MIDDLE, f"new-bridge-2021 {TITLE}"),
    ("labelled-caption", MIDDLE, "Photo: The bridge at dawn"),
    ("labelled-caption", MIDDLE, "FILE PHOTO: The bridge in 2019"),
    ("credit-at-end", MIDDLE, "Workers on the bridge in March (Photo by Ann Lee/Getty Images)"),
    ("credit-at-end", MIDDLE, "Workers on the bridge in March. REUTERS/Ann Lee"),
    ("bare-credit", MIDDLE, "AFP via Getty Images"),
    ("picture-control", MIDDLE, "View image in fullscreen"),
    ("share-bar", MIDDLE, "Share on Facebook | Tweet | Email"),
    ("skip-link", HEAD, "Skip to main content"),
    ("reading-aid", HEAD, "5 min read"),
    ("page-label", HEAD, "Article content"),
    ("advertisement", MIDDLE, "Story continues below advertisement"),
    ("share-count", HEAD, "345"),
    ("page-symbol", MIDDLE, "×"),
    ("page-symbol", MIDDLE, "‹ ›"),
    ("repeated-label", MIDDLE, "See our notice\nFollow us on Facebook\nSee our notice"),
    ("share-appeal", TAIL, "What do you think? Tell everyone you know."),
    ("related-label", MIDDLE, "A bridge that nobody wanted Read more"),
    ("loud-label", MIDDLE, "PHOTOS Ten Bridges That Never Opened"),
    ("bracketed-link", MIDDLE, "[The ferry that would not stop running]"),
    ("capitals-link", MIDDLE, "FERRY CAPTAIN SAYS HE WILL NOT RETIRE AFTER ALL THIS"),
    ("columnist-link", MIDDLE, "Jo Park: What a bridge is really for"),
    ("provided-by", HEAD, "News provided by\nHarbour Works"),
    ("release-source", TAIL, "SOURCE Harbour Works, Inc."),
    ("about-company", TAIL, f"About Harbour Works\n{COMPANY}\nSOURCE Harbour Works, Inc."),
    ("under-about", TAIL, f"About Harbour Works\n{COMPANY}\nSOURCE Harbour Works, Inc."),
    ("forward-looking", TAIL, "This press release contains forward-looking statements within the meaning of the law."),
    ("contact-head", TAIL, "Media Contact:"),
    ("under-contact", TAIL, "Media Contact:\nRuth Oberlin"),
    ("disclaimer", TAIL, "The views expressed in this article are the author’s own."),
    ("developing", TAIL, "This is a developing story. Check back for updates."),
    ("page-code", MIDDLE, "Paste your ad code OR"),
    ("picture-opening", MIDDLE, "Image copyright Ann Lee Image caption The bridge at dawn"),
    ("dated-caption", MIDDLE, "The mayor cuts the ribbon as a band plays on Monday, April 5, 2021, in Harbour Town."),
    ("repeated-caption", MIDDLE, "A view of the bridge from the old quay with its lamps lit\n" * 2 + "Gallery"),
    ("bare-person", MIDDLE, "Ann Lee/Star Tribune"),
    ("contact-tail", TAIL, "The writer is on ann@example.org"),
    ("house-voice", TAIL, "We are committed to accuracy in all of our journalism."),
    ("head-scrap", HEAD, "April 5, 2021\nYELLOWKNIFE\nShare"),
    (
        "below-all",
        TAIL,
        "© 2021 The Harbour Times.\nThe news of the old town, of its quays and of its ferries, seven days a week.",
    ),
    ("after-end", TAIL, "Subscribe now\nThe Harbour Gazette of Old Town Quay"),
    ("related-line", MIDDLE, "Also read: Ten bridges that were never built"),
    ("under-related", TAIL, "Related articles\nTen bridges never built"),
    ("related-head", TAIL, "You may also like"),
    ("read-more", MIDDLE, "Read more about bridges »"),
    ("navigation-run", HEAD, "Home\nWeather here\nAbout us\nContact us"),
    ("menu-line", HEAD, "Home | About | Contact | Search"),
    ("newsletter", MIDDLE, "Every morning our newsletter brings the news of the harbour straight to your inbox."),
    ("newsletter-label", MIDDLE, "Sign up now"),
    ("subscription", TAIL, "Already a subscriber? Log in"),
    ("comments", TAIL, "Your email address will not be published."),
    ("cookies", TAIL, "We use cookies to make this site better."),
    ("copyright", TAIL, "© 2021 The Harbour Times. All rights reserved."),
    ("wire-credit", TAIL, "Reporting by Ann Lee; editing by Jo Park"),
    ("contributed", TAIL, "The Associated Press contributed to this report."),
    ("first-published", TAIL, "This article was originally published by The Harbour Times."),
    ("agency-mark", TAIL, "(Agencies)"),
    ("study-reference", TAIL, "DOI: 10.1126/harbour.2021.4"),
    ("support-appeal", MIDDLE, APPEAL),
    ("contact", TAIL, "Follow Ann Lee on Twitter @annlee"),
    ("bare-contact", TAIL, "news@example.org"),
    ("repeated-title", MIDDLE, TITLE.upper()),
    ("tag-list", TAIL, "Tags: Bridges, Transport"),
    ("under-tags", TAIL, "Tags\nBridges"),
    ("source-line", TAIL, "Source: https://news.example.org/2021/04/05/bridge"),
    ("bare-name", HEAD, "Ann Lee\nApril 5, 2021"),
    ("name-and-role", HEAD, "Ann Lee, Transport Correspondent"),
    ("byline-or-date", HEAD, "By Ann Lee | April 5, 2021 | 5:03 pm ET"),
    ("byline-or-date", HEAD, "Updated 3 hours ago"),
    ("crumb", HEAD, "Home > World > Europe"),
    ("publisher-line", HEAD, "The Harbour Times"),
    ("promotion", TAIL, "Ann Lee’s new book is on Amazon. Follow her on Twitter and subscribe to her podcast."),
    ("biography", TAIL, "Ann Lee is a staff writer who covers transport for the Times."),
    ("about-author", TAIL, "About the author"),
    ("end-mark", TAIL, "###"),
    ("posed-caption", MIDDLE, "Ann Lee, left, and the mayor cut the ribbon at the northern end of the bridge."),
    ("biography-above", HEAD, "By Ann Lee\nMs. Lee is an engineer and the author of a book on bridges."),
    ("page-button", TAIL, "Report a problem with this page"),
    ("page-button", HEAD, "Druckansicht"),
    ("page-button", HEAD, "Lire plus tard"),
    ("page-button", HEAD, "ブックマーク"),
    ("page-button", HEAD, "이메일에 공유하기 카카오톡에 공유하기 링크 복사하기"),
    ("page-button", MIDDLE, "Compartilhe no WhatsApp"),
    ("house-notice", TAIL, "Votre e-mail est utilisé par notre société pour recevoir la newsletter."),
    ("house-notice", TAIL, "この記事は有料記事です。会員登録をすると続きをお読みいただけます。"),
    ("related-head", MIDDLE, "Mirá también"),
    ("related-line", MIDDLE, "Leia também: a ponte que ninguém quis"),
    ("after-related", MIDDLE, "Read more from the harbour:\nTen bridges that were never built"),
    ("head-caption", HEAD, "By Ann Lee\nThe bridge as it is seen from the old quay"),
    ("boxed", MIDDLE, "Sign up now\nThe day in the harbour, before breakfast\nSubscribe"),
    ("sign-off", TAIL, "Mit freundlichen Grüßen\nAnn Lee"),
    ("initials", TAIL, "(jet)"),
    ("dated-line", HEAD, "Economy, 5 April 2021, print edition"),
    ("author-again", TAIL, "By Ann Lee | April 5, 2021\nAnn Lee"),
    ("head-run", HEAD, "Aldous\nBrindle\nChoose model"),
    ("reader-comment", TAIL, "2 Comments\nquaysider says:\nIt hums, and I have told the mayor about the humming."),
    ("credit-at-end", MIDDLE, "The bridge as it is seen from the old quay © Harbour Town"),
    ("credit-at-end", MIDDLE, "The bridge as it is seen from the old quay Ann Lee/FX Images"),
    ("skip-link", MIDDLE, "Empfohlener redaktioneller Inhalt"),
    ("advertisement", MIDDLE, "Annonsørinnhold"),
    ("related-head", MIDDLE, "Související témata:"),
    (
        "below-related",
        TAIL,
        f"Mehr zum Thema\nTen ferries\n{FERRIES}\nWho pays for a bridge\n{PAYS}",
    ),
    ("related-label", TAIL, "Previous articleTen ferries that outlived their bridges"),
    ("share-appeal", TAIL, "Klicken, um auf WhatsApp zu teilen (Wird in neuem Fenster geöffnet)"),
    ("tail-headline", TAIL, "Ten ferries that outlived their bridges\nWho pays for a bridge?"),
]
PROSE = [
    "Photographs of the bridge were shown in the hall, and people queued to see them.",
    "Share prices of the builder rose by a tenth after the opening was announced.",
    "Related work on the southern bank will take until the spring of next year.",
    "By Monday evening forty thousand people had crossed it.",
    "Reuters said that the bridge had cost more than any other in the country.",
    "Follow the river for a mile and you come to the place where the ferry lands.",
    "Subscribers to the fund will be paid back within twenty years, the mayor said.",
    "Copyright in the plans belongs to the city, a court had found in March.",
    "“Nobody told us,” said Ann Lee, a columnist, “that it would hum in the wind.”",
    "Tags on each bolt name the worker who turned it and the day on which it was turned.",
    "Comments from neighbours filled three volumes, and each of them was answered.",
    "Ann Lee was the first engineer to be asked, and the last to be believed.",
    "Cookies were handed out at the northern end, coffee at the southern.",
    "On April 5, 2021, the last cable was hung.",
    "Share and share alike was the rule of the crew.",
    "Below, we look at who pays for it.",
    "Many of them tell of it on Instagram and YouTube, and cross it with an app on their phones.",
    "Turn left, the sign said, and the cars turned left.",
]


def _removed(at: int, text: str) -> dict[str, str]:
    lines = [TITLE, *BODY[:at], *text.split("\n"), *BODY[at:]]
    sheet = sheet_of(paragraphs(lines), key_of(TITLE))
    return {gone.text: gone.rule for gone in sweep(sheet, RULES).removed}


@pytest.mark.parametrize(("rule", "at", "text"), JUNK)
def test_a_rule_takes_its_kind_of_line(rule: str, at: int, text: str) -> None:
    """The line goes, the report names the rule, and no other line goes with it."""
    removed = _removed(at, text)
    assert rule in removed.values()
    assert set(removed) == set(text.split("\n"))


def test_words_above_the_title_go() -> None:
    """A kicker is no part of the article, nor is a trail of crumbs that ends with the title."""
    lines = ["Ideas", f"HomeCity{TITLE}", TITLE, *BODY]
    removed = sweep(sheet_of(paragraphs(lines), key_of(TITLE)), RULES).removed
    assert [(gone.rule, gone.line) for gone in removed] == [("above-title", 1), ("above-title", 2)]


def test_the_last_paragraph_below_related_headlines_stays() -> None:
    """It is the article's own, though a headline stands right above it."""
    lines = [TITLE, *BODY, "Mehr zum Thema", "Ten ferries", "Who pays for a bridge", FERRIES]
    removed = sweep(sheet_of(paragraphs(lines), key_of(TITLE)), RULES).removed
    assert FERRIES not in {gone.text for gone in removed}


def test_a_teaser_among_paragraphs_goes() -> None:
    """Its date has a time or says how long ago; a day alone heads what follows."""
    lines = [TITLE, *BODY, "Von Ann Lee", "5 April 2021, 23:41", "vor 1 Std.", "April 5, 2021", *reversed(BODY)]
    removed = sweep(sheet_of(paragraphs(lines), key_of(TITLE)), RULES).removed
    assert [(gone.rule, gone.line) for gone in removed] == [("teaser", 6), ("teaser", 7), ("teaser", 8)]


def test_every_rule_has_an_example() -> None:
    """A rule that is added without a line that it takes fails here."""
    names = [rule.name for rule in RULES]
    assert {rule for rule, _, _ in JUNK} | {"above-title", "teaser"} == set(names)
    assert len(set(names)) == len(RULES)


def test_every_rule_says_why() -> None:
    """A rule has a name, a class and one reason."""
    assert all(rule.name and rule.kind and rule.reason for rule in RULES)


@pytest.mark.parametrize("at", [HEAD + 1, MIDDLE, TAIL])
@pytest.mark.parametrize("text", PROSE)
def test_running_text_that_resembles_junk_stays(text: str, at: int) -> None:
    """A sentence that begins like junk is kept wherever it stands."""
    assert _removed(at, text) == {}


def test_words_that_stand_twice_among_paragraphs_stay() -> None:
    """They are the article's own refrain: no junk stands beside them."""
    lines = [TITLE, BODY[0], "One more time", *BODY[1:], "One more time", FERRIES]
    assert sweep(sheet_of(paragraphs(lines), key_of(TITLE)), RULES).removed == ()


def test_comments_begin_below_their_heading() -> None:
    """Where lines below say when somebody wrote, with no year even; the article above stays whole."""
    said = [
        "pat. Posted: Oct.28 at 4:22 pm",
        "Nobody will cross it.",
        "16 days ago",
        "I was there on Monday.",
    ]
    lines = [TITLE, *BODY, *BODY[::-1], "2 Responses to this story", *said]
    gone = {removed.text for removed in sweep(sheet_of(paragraphs(lines), key_of(TITLE)), RULES).removed}
    assert gone == {"2 Responses to this story", *said}


def test_a_line_that_runs_on_from_the_one_above_stays() -> None:
    """A word that would be junk alone is the end of a sentence here."""
    lines = [TITLE, *BODY, "A sentence that was broken by hand, of which one might say", "more"]
    assert sweep(sheet_of(paragraphs(lines), key_of(TITLE)), RULES).removed == ()
