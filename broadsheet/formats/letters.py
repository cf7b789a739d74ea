"""An edition's letter as HTML, plain text, and a message (RFC 5322, 2045, 2369, 8058), by css-inline.

Rules come from the theme's `mail/style.css`; nothing is fetched. A letter is kept below what Gmail cuts off.
"""

from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import blake2b

from css_inline import CSSInliner
from msgspec import structs

from broadsheet.formats.bodies import fill
from broadsheet.formats.plain import plain_text, wrapped
from broadsheet.formats.templates import render_page
from broadsheet.formats.words import Words, words_of
from broadsheet.model.content import Body
from broadsheet.model.letters import LetterView
from broadsheet.model.outputs import Document, Theme
from broadsheet.model.views import Card, Masthead, Text

LARGEST = 100 * 1024
"""Bytes of HTML: Gmail cuts a message at 102 KB and hides the rest, the link to unsubscribe with it."""
_INLINER = CSSInliner(load_remote_stylesheets=False)


def render_letter(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a letter as HTML of at most `LARGEST` bytes: stories from the end give way, then the note."""
    view, _ = _parts(document)
    html = _inlined(document, theme, bodies)
    while len(html) > LARGEST and view.stories:
        keep = min(len(view.stories) - 1, len(view.stories) * LARGEST // len(html))
        left_out = view.left_out + len(view.stories) - keep
        view = structs.replace(view, stories=view.stories[:keep], left_out=left_out)
        html = _inlined(structs.replace(document, view=view), theme, bodies)
    if len(html) > LARGEST:
        view = structs.replace(view, note=Text(""), left_out=max(1, view.left_out))
        html = _inlined(structs.replace(document, view=view), theme, bodies)
    return html


def render_text(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a letter as plain text in lines of at most 72 characters, but for URLs."""
    view, masthead = _parts(document)
    return ("\n\n".join(_told(view, masthead, words_of(theme, masthead.language), bodies)) + "\n").encode()


def render_message(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    """Render a letter as a message to nobody yet: `send` puts in to whom."""
    view, masthead = _parts(document)
    words = words_of(theme, masthead.language)
    message = EmailMessage(SMTP)
    message["From"] = view.sender
    if view.reply_to:
        message["Reply-To"] = view.reply_to
    message["Subject"] = f"{masthead.title}: {words.period(view.card.title)}"
    message["Date"] = format_datetime(view.card.date)
    message["Message-ID"] = f"<{view.message_id}>"
    if view.unsubscribe:
        message["List-Unsubscribe"] = f"<{view.unsubscribe}>"
        if view.unsubscribe.startswith("https:"):
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(render_text(document, theme, bodies).decode(), cte="quoted-printable")
    html = render_letter(document, theme, bodies).decode()
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = view.language
    message.set_boundary(f"=_{blake2b(view.message_id.encode(), digest_size=16).hexdigest()}")
    return message.as_bytes()


def _parts(document: Document) -> tuple[LetterView, Masthead]:
    if not isinstance(document.view, LetterView) or document.masthead is None:
        raise TypeError(f"{document.output_path} has no letter to render")
    return document.view, document.masthead


def _inlined(document: Document, theme: Theme, bodies: Mapping[str, Body]) -> bytes:
    return _INLINER.inline(render_page(document, theme, bodies).decode()).encode() + b"\n"


def _told(view: LetterView, masthead: Masthead, words: Words, bodies: Mapping[str, Body]) -> Iterator[str]:
    title = words.period(view.card.title)
    number = words.gettext("No. %(number)d") % {"number": view.card.number}
    yield f"{masthead.title}\n{number} · {words.date(view.card.date, 'long')}"
    yield f"{title}\n{'=' * min(72, len(title))}"
    if view.note.body:
        yield plain_text(fill(bodies[view.note.body], view.note))
    elif view.card.summary:
        yield wrapped(view.card.summary)
    for number_of, card in enumerate(view.stories, 1):
        yield _story(number_of, card, words)
    yield "-- "
    yield f"{words.gettext('Read this in a browser')}:\n{view.permalink}"
    if view.unsubscribe:
        yield f"{words.gettext('Unsubscribe')}:\n{view.unsubscribe}"


def _story(number: int, card: Card, words: Words) -> str:
    via = words.gettext("via %(source)s") % {"source": card.source.name} if card.source else ""
    lines = (wrapped(f"{number}. {card.title}"), via, wrapped(card.summary), card.permalink)
    return "\n".join(line for line in lines if line)
