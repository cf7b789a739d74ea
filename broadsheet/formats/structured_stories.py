"""An article and an edition as JSON-LD: `NewsArticle` with its source, coverage and corrections, `PublicationIssue`."""

from broadsheet.formats.nodes import Node, absolute, items_of, without_empty
from broadsheet.model.pages import ArticleView, EditionView
from broadsheet.model.views import CoverageNote, Masthead, NamedLink, SourceNote


def article_node(page: ArticleView, masthead: Masthead) -> Node:
    """Say of an article what its page shows; a correction is its last change, if nothing later is."""
    card, head = page.card, page.head
    changed = max(card.date, page.updated or card.date, *(each.date for each in page.corrections))
    organization = {"@type": "Organization", "name": masthead.author or masthead.title, "url": masthead.permalink}
    return without_empty(
        {
            "@type": "NewsArticle",
            "headline": card.title,
            "url": card.permalink,
            "mainEntityOfPage": head.canonical,
            "description": head.description,
            "datePublished": card.date,
            "dateModified": changed,
            "inLanguage": card.language,
            "articleSection": card.section.name if card.section else "",
            "keywords": [tag.name for tag in card.tags],
            "timeRequired": f"PT{card.minutes}M",
            "author": [_person(author, masthead) for author in card.authors] or organization,
            "publisher": organization,
            "image": _image(page),
            "isBasedOn": _original(page.source),
            "citation": [_coverage(note) for note in page.also],
            "correction": [
                {"@type": "CorrectionComment", "datePublished": each.date, "text": each.note}
                for each in page.corrections
            ],
            "audio": _audio(page, masthead),
        }
    )


def _person(author: NamedLink, masthead: Masthead) -> Node:
    return {"@type": "Person", "name": author.name, "url": absolute(author.url, masthead)}


def _image(page: ArticleView) -> Node | None:
    share, picture = page.head.share, page.card.picture
    if share is None:
        return None
    node = {
        "@type": "ImageObject",
        "url": share.permalink,
        "width": share.width or None,
        "height": share.height or None,
    }
    own = picture is not None and share.permalink.endswith(picture.url)
    node |= {"caption": picture.caption, "creditText": picture.credit} if picture and own else {}
    return without_empty(node)


def _original(source: SourceNote | None) -> Node | None:
    """Name what an article was made from: whoever told it first."""
    if source is None:
        return None
    return without_empty(
        {
            "@type": "CreativeWork",
            "url": source.url,
            "author": {"@type": "Person", "name": source.author} if source.author else None,
            "publisher": {"@type": "Organization", "name": source.name},
            "datePublished": source.published,
            "inLanguage": source.language,
            "license": source.license if source.license.startswith(("http:", "https:")) else "",
            "archivedAt": source.archive,
        }
    )


def _coverage(note: CoverageNote) -> Node:
    return without_empty(
        {
            "@type": "CreativeWork",
            "url": note.url,
            "publisher": {"@type": "Organization", "name": note.name},
            "datePublished": note.date,
        }
    )


def _audio(page: ArticleView, masthead: Masthead) -> Node | None:
    recording = page.recording
    if recording is None:
        return None
    url = absolute(recording.url, masthead)
    return {"@type": "AudioObject", "contentUrl": url, "encodingFormat": recording.type}


def edition_node(page: EditionView, masthead: Masthead) -> Node:
    """Say of an edition what its page shows."""
    return without_empty(
        {
            "@type": "PublicationIssue",
            "name": page.card.title,
            "issueNumber": page.card.number,
            "datePublished": page.card.date,
            "description": page.head.description,
            "url": page.head.canonical,
            "inLanguage": page.head.language,
            "isPartOf": {"@type": "Periodical", "name": masthead.title, "url": masthead.permalink},
            "publisher": {
                "@type": "Organization",
                "name": masthead.author or masthead.title,
                "url": masthead.permalink,
            },
            "mainEntity": items_of(page.stories) or None,
        }
    )
