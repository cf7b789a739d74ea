"""Each edition's letter, as HTML, as plain text, and as a message that any mail program opens.

They go to `.broadsheet/mail/`, never to the site: see `building/beside.py`.
"""

from collections.abc import Iterator
from email.utils import parseaddr
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from msgspec import structs

from broadsheet.building.planners.editions import claim, edition_card
from broadsheet.building.planners.feed_frame import identity
from broadsheet.building.planners.frame import feed_text, modest_size
from broadsheet.model.letters import LetterView
from broadsheet.model.outputs import Document
from broadsheet.model.site import Issue, Site
from broadsheet.model.urls import absolute_of, permalink_of
from broadsheet.model.views import Masthead, Picture, Text
from broadsheet.reading.cards import direction_of, picture_of

FORMATS = {"html": "letter", "txt": "letter-text", "eml": "letter-message"}
"""The file names' ends, and the formats that make them."""
ROOM = 552
"""How wide a letter's pictures may be, in pixels: its sheet without the margins."""


def plan_letters(site: Site, masthead: Masthead) -> Iterator[Document]:
    """Plan three files for every edition that readers can see, where config says who sends them."""
    for issue in site.issues if site.config.mail.sender else ():
        if not issue.state:
            view = _view(site, issue)
            for end, name in FORMATS.items():
                output = f"{issue.edition.slug}.{end}"
                yield Document(output, name, "mail/letter.html", view, masthead, claim(issue.edition))


def _view(site: Site, issue: Issue) -> LetterView:
    config, edition, permalink = site.config, issue.edition, permalink_of(site.config, issue.path)
    language = edition.language or config.language
    own = identity(config, edition.id or edition.source_path)
    host = parseaddr(config.mail.sender)[1].rpartition("@")[2] or urlsplit(config.url).hostname
    return LetterView(
        card=edition_card(site, issue),
        permalink=permalink,
        language=language,
        direction=direction_of(language),
        note=structs.replace(_note(site, issue, permalink), prefix=f"{edition.slug}-"),
        picture=_picture(site, issue),
        stories=tuple(site.articles[place].card for place in issue.stories),
        sender=config.mail.sender,
        reply_to=config.mail.reply_to,
        unsubscribe=config.mail.unsubscribe,
        message_id=f"{uuid5(NAMESPACE_URL, own)}@{host}",
    )


def _note(site: Site, issue: Issue, permalink: str) -> Text:
    return feed_text(site, issue.edition.body, issue.links, permalink, room=ROOM)


def _picture(site: Site, issue: Issue) -> Picture | None:
    image, links = issue.edition.image, dict(issue.links)
    picture = picture_of(site.config, image, links)
    if picture is None or image is None:
        return None
    sized = modest_size(site, links.get(image.src, ""), ROOM)
    return structs.replace(picture, url=absolute_of(site.config, picture.url), sized=sized)
