"""What `formats/letter_lint.py` promises: what breaks in mail is named, and nothing else is."""

import pytest

from broadsheet.formats.letter_lint import faults_of

STORY = "https://e.org/a/"
WHOLE = f'<p><a href="{STORY}">A</a> <img src="https://e.org/a.png" alt="A map"> <a href="mailto:a@e.org">m</a></p>'
WHOLE += "<table><tr>" + "<td>1</td>" * 5 + "</tr></table><pre><code>{{ x }}</code></pre>"


def test_a_letter_without_a_fault_has_none() -> None:
    """Braces in code are meant so."""
    assert faults_of(WHOLE, [STORY]) == ()


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ('<img src="https://e.org/x/a.png">', "the picture a.png has no words in its place"),
        ('<img src="https://e.org/a.png" alt=" ">', "the picture a.png has no words in its place"),
        ('<img src="https://e.org/a.webp?1" alt="a">', "the picture a.webp is of a format that Outlook on Windows"),
        ('<img src="https://e.org/a.AVIF" alt="a">', "the picture a.AVIF is of a format that Outlook on Windows"),
        ('<img src="/a.png" alt="a">', "'/a.png' is no whole address"),
        ('<a href="../a/">a</a>', "'../a/' is no whole address"),
        ('<a href="//e.org/">a</a>', "'//e.org/' is no whole address"),
        ("<table><tr>" + "<th>1</th>" * 6 + "</tr></table>", "a table of 6 columns is too wide"),
        (f"<pre><code>short\n{'x' * 73}\n</code></pre>", "a line of code has 73 characters"),
        ("<p>Dear {{ name }},</p>", "'{{' is left over from a template"),
        ("<p>%(count)d stories</p>", "'%(count)d' is left over from a template"),
        ('<iframe src="https://e.org/"></iframe>', "mail programs do not show <iframe>"),
    ],
)
def test_what_mail_programs_show_badly_is_named_once_with_a_hint(html: str, message: str) -> None:
    """However often it stands there."""
    (fault,) = faults_of(WHOLE + html + html, [STORY])
    assert fault.message.startswith(message)
    assert fault.hint


def test_a_letter_that_was_cut_says_how_many_stories_it_lost() -> None:
    """By the addresses that it does not lead to."""
    (fault,) = faults_of(WHOLE, [STORY, "https://e.org/b/", "https://e.org/c/"])
    assert fault.message.endswith("2 of 3 stories are left out")
