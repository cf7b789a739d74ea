"""What `formats/letters.py` promises: a letter that mail programs show, the same bytes at every build."""

import re
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
from msgspec import structs

from broadsheet.building.disk.roots import theme_root
from broadsheet.building.order import Order
from broadsheet.building.pipeline import check
from broadsheet.formats.letters import LARGEST
from broadsheet.formats.plain import plain_text
from tests.building.sites import CONFIG, article, built, new_site, order_for, write
from tests.photographs import photograph

MAIL = "mail: {from: 'The Post <post@example.org>', reply_to: r@example.org, unsubscribe: 'https://example.org/u'}\n"
WEEKLY = CONFIG + "editions: {cadence: weekly, at: Friday 17:00}\n" + MAIL
NOTE = "---\ntitle: The note\ndate: 2026-11-18\n---\n\nA [story](../articles/a.md), ![a map](../images/m.png).[^1]\n"
NOTE += "\n[^1]: So.\n"


def site(root: Path, files: dict[str, str | bytes] | None = None, config: str = WEEKLY) -> Order:
    """Write a site with the real templates."""
    texts = {"content/articles/a.md": article("Äpfel & <b>", date="2026-11-17"), "content/editions/n.md": NOTE}
    order = new_site(root, {"content/images/m.png": b"png", **texts, **(files or {})}, config)
    theme = theme_root()
    write(root, {f"templates/{f.relative_to(theme)}": f.read_bytes() for f in theme.rglob("*") if f.is_file()})
    return order_for(root, ledger="kept", output=order.output)


def letters(root: Path) -> dict[str, bytes]:
    """Give every letter's files by name."""
    return {file.name: file.read_bytes() for file in sorted((root / ".broadsheet/mail").glob("*"))}


def test_every_edition_has_a_letter_that_is_never_part_of_the_site(tmp_path: Path) -> None:
    """In three forms; none where nobody is said to send it."""
    order = site(tmp_path)
    built(order)
    assert list(letters(tmp_path)) == ["2026-w47.eml", "2026-w47.html", "2026-w47.txt"]
    assert not [file for file in order.output.rglob("*") if file.suffix in {".eml", ".txt"} and "w47" in file.name]
    write(tmp_path, {"config.yaml": WEEKLY.replace(MAIL, "")})
    built(order)
    assert letters(tmp_path) == {}


def test_a_message_has_the_headers_that_mail_programs_ask_for(tmp_path: Path) -> None:
    """UTF-8 in quoted-printable, a plain text before the HTML, an identity and a date that stay."""
    built(site(tmp_path))
    message = message_from_bytes(letters(tmp_path)["2026-w47.eml"], policy=SMTP)
    assert not message.defects
    assert (message["From"], message["Reply-To"]) == ("The Post <post@example.org>", "r@example.org")
    assert message["Subject"] == "The Test Post: The note"
    assert message["Date"] == "Fri, 20 Nov 2026 17:00:00 +0000"
    assert re.fullmatch(r"<[0-9a-f-]{36}@example\.org>", message["Message-ID"])
    assert message["List-Unsubscribe"] == "<https://example.org/u>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.get_content_type() == "multipart/alternative"
    parts = [part for part in message.walk() if not part.is_multipart()]
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert {part["Content-Transfer-Encoding"] for part in parts} == {"quoted-printable"}
    assert {part.get_content_charset() for part in parts} == {"utf-8"}
    assert all(len(line) <= 998 for line in letters(tmp_path)["2026-w47.eml"].split(b"\r\n"))
    plain, html = (part.get_payload(decode=True) for part in parts)
    assert [b.replace(b"\r\n", b"\n") for b in (plain, html) if isinstance(b, bytes)] == [
        letters(tmp_path)["2026-w47.txt"],
        letters(tmp_path)["2026-w47.html"],
    ]


def test_every_url_of_a_letter_is_absolute_and_every_image_has_its_words(tmp_path: Path) -> None:
    """No page is around it that could complete them."""
    built(site(tmp_path))
    html = letters(tmp_path)["2026-w47.html"].decode()
    urls = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert urls
    assert [url for url in urls if not url.startswith(("https://", "mailto:"))] == []
    assert 'src="https://example.org/images/m.png" alt="a map"' in html
    assert "prefers-color-scheme: dark" in html
    assert "Äpfel &amp; &lt;b&gt;" in html


def test_a_letter_is_the_same_at_every_build_and_is_not_made_again(tmp_path: Path) -> None:
    """A lost one is."""
    order = site(tmp_path / "a")
    built(order)
    first = letters(tmp_path / "a")
    built(site(tmp_path / "b"))
    assert letters(tmp_path / "b") == first
    file = tmp_path / "a/.broadsheet/mail/2026-w47.html"
    made = file.stat().st_mtime_ns
    write(tmp_path / "a", {"content/articles/new.md": article("New", date="2026-11-21")})
    built(order)
    assert file.stat().st_mtime_ns == made
    file.unlink()
    built(order)
    assert letters(tmp_path / "a")["2026-w47.html"] == first["2026-w47.html"]


def test_a_letter_that_fails_a_strict_build_is_not_written(tmp_path: Path) -> None:
    """Nor is any other: the letters of the last good build stay."""
    pictures: dict[str, str | bytes] = {f"content/images/{name}.png": photograph(kind="PNG") for name in "mo"}
    order = structs.replace(site(tmp_path, pictures), strict=True)
    for unused in ("dump.html", "foot.html"):
        (tmp_path / "templates" / unused).unlink()
    built(order)
    before = letters(tmp_path)
    write(tmp_path, {"content/editions/n.md": NOTE + "\n![](../images/o.png)\n"})
    with pytest.raises(ExceptionGroup) as caught:
        built(order)
    (fault,) = caught.value.exceptions
    assert "the picture o.png has no words in its place" in str(fault)
    assert letters(tmp_path) == before


@pytest.mark.parametrize("big", ["stories", "note"])
def test_a_letter_stays_below_what_gmail_shows(tmp_path: Path, big: str) -> None:
    """What does not fit is on the website, and the letter says so; the link to unsubscribe stays.

    The warning names the edition's file, or the letter where there is none.
    """
    many = {
        f"content/articles/{n}.md": article(f"Story {n}", summary="w " * 300, date="2026-11-17") for n in range(120)
    }
    long = {"content/editions/n.md": NOTE + "Word after word. " * 8000}
    order = site(tmp_path, dict(many if big == "stories" else long))
    if big == "stories":
        (tmp_path / "content/editions/n.md").unlink()
    warnings = built(order).warnings
    html = letters(tmp_path)["2026-w47.html"]
    assert LARGEST // 2 < len(html) <= LARGEST or big == "note"
    assert len(html) <= LARGEST
    assert b"Read the rest on the website" in html
    assert b"https://example.org/u" in html
    total = 121 if big == "stories" else 1
    named = ".broadsheet/mail/2026-w47.html" if big == "stories" else "content/editions/n.md"
    (told,) = [each.message for each in warnings if each.source.path == named]
    assert re.fullmatch(rf"letter 2026-w47: the letter is longer than .*: \d+ of {total} stories are left out", told)


def test_what_breaks_in_mail_is_named_at_its_line_by_builds_and_checks_alike(tmp_path: Path) -> None:
    """`--strict` publishes nothing then."""
    note = NOTE + "\n![](../images/o.png)\n"
    order = site(tmp_path, {"content/editions/n.md": note, "content/images/o.png": b"png"})
    with pytest.raises(ExceptionGroup):
        built(structs.replace(order, strict=True))
    assert not (order.output / "index.html").exists()
    for told in (check(order, lambda *_: None), built(order), built(structs.replace(order, clean=True))):
        (warning,) = [each for each in told.warnings if each.message.startswith("letter 2026-w47: the picture")]
        assert str(warning).splitlines()[0] == (
            "content/editions/n.md:10:5: letter 2026-w47: the picture o.png has no words in its place"
        )
    write(tmp_path, {"content/editions/n.md": NOTE})
    assert not [each for each in built(order).warnings if each.message.startswith("letter")]


def test_plain_text_keeps_what_html_says() -> None:
    """Lists, quotes, tables and links; no line is longer than 72 characters but for URLs."""
    html = '<p>One <a href="https://e.org/">two</a> three.</p><ol><li>a</li><li><p>b</p></li></ol><ul><li>c</li></ul>'
    html += "<pre><code>x\n  y</code></pre><table><tr><td>1</td><td>2</td></tr></table><hr><h2>Head</h2>"
    assert plain_text(html).split("\n\n") == [
        *("One two <https://e.org/> three.", "1. a", "2. b", "- c", "x\n  y", "1 2", "* * *", "Head"),
    ]
    assert max(map(len, plain_text(f"<p>{'word ' * 99}</p>").split("\n"))) <= 72


SVG = (
    "---\ntitle: The note\ndate: 2026-11-18\nimage: {src: ../images/h.SVG, alt: a}\n---\n\nA ![map](../images/m.svg).\n"
)
DRAWN: dict[str, str | bytes] = {
    "content/editions/n.md": SVG,
    "content/images/h.SVG": b"<svg/>",
    "content/images/m.svg": b"<svg/>",
}


def test_what_mail_programs_do_not_show_is_named_in_warm_and_clean_builds_alike(tmp_path: Path) -> None:
    """With the line to mend; `check` names it too, since nothing is rendered for it."""
    order = site(tmp_path, DRAWN)
    told = [str(warning) for warning in built(order).warnings if "SVG" in str(warning)]
    words = "is SVG, which Outlook on Windows and other mail programs do not show\n  hint: give it as PNG or JPEG"
    assert told == [
        f"content/editions/n.md:4:9: the image ../images/h.SVG {words}",
        f"content/editions/n.md:7:10: the image ../images/m.svg {words}",
    ]
    write(tmp_path, {"content/articles/a.md": article("Äpfel & <b>", "Another body.", date="2026-11-17")})
    for report in (
        built(order),
        built(order),
        built(structs.replace(order, clean=True)),
        check(order, lambda *_: None),
    ):
        assert [str(warning) for warning in report.warnings if "SVG" in str(warning)] == told


def test_letters_that_nobody_can_leave_are_named_at_their_line(tmp_path: Path) -> None:
    """And nothing of mail is named where no letter is sent."""
    order = site(tmp_path, DRAWN, WEEKLY.replace(MAIL, "mail:\n  from: post@example.org\n"))
    line = WEEKLY.replace(MAIL, "").count("\n") + 2
    (told,) = [str(warning) for warning in built(order).warnings if warning.source.path == "config.yaml"]
    assert told == (
        f"config.yaml:{line}:3: letters have no List-Unsubscribe: mail services may take them for spam\n"
        "  hint: add below 'mail:' an https: or mailto: URL, for example unsubscribe: mailto:leave@example.org"
    )
    write(tmp_path, {"config.yaml": WEEKLY.replace(MAIL, "")})
    assert not [str(warning) for warning in built(order).warnings if "SVG" in str(warning) or "List-" in str(warning)]
