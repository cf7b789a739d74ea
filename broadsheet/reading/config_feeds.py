"""What config says of feeds: `feeds`."""

from broadsheet.model.config import FEED_FORMATS, FeedFormat, Feeds
from broadsheet.model.urls import TAXONOMIES
from broadsheet.reading.fields import Fields
from broadsheet.reading.spelling import nearest

_UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"


def read_feeds(fields: Fields) -> Feeds:
    """Read how feeds are made; a mistake where the namespace is missing."""
    inner = fields.map("feeds") or fields.empty("feeds")
    feeds = Feeds(
        _namespace(inner),
        inner.number("items", default=30, least=1),
        inner.number("max_bytes", default=524288, least=1),
        _terms(inner),
        inner.url("hub"),
        _formats(inner),
        inner.boolean("archives", default=True),
    )
    inner.close()
    return feeds


def _namespace(inner: Fields) -> str:
    namespace = inner.matched("namespace", _UUID, "a UUID such as f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52")
    if not inner.has("namespace"):
        inner.fault(
            "'feeds.namespace' is missing: items' identities are made within it",
            inner.place("namespace"),
            "mint one with: python -c 'import uuid; print(uuid.uuid4())', and never change it",
        )
    return namespace.lower()


def _terms(inner: Fields) -> tuple[str, ...]:
    terms = inner.words("terms") if inner.has("terms") else Feeds().terms
    inner.node("terms")
    for term in terms:
        if term not in TAXONOMIES:
            inner.fault(f"'feeds.terms': unknown taxonomy '{term}'", inner.place("terms"), nearest(term, TAXONOMIES))
    return terms


def _formats(inner: Fields) -> tuple[FeedFormat, ...]:
    """Read the formats, in our order whatever theirs; there is no site without a feed."""
    if not inner.has("formats"):
        inner.node("formats")
        return FEED_FORMATS
    words = inner.words("formats")
    for word in words:
        if word not in FEED_FORMATS:
            hint = nearest(word, FEED_FORMATS)
            inner.fault(f"'feeds.formats': unknown format '{word}'", inner.place("formats"), hint)
    if not words:
        inner.fault("'feeds.formats' names none", inner.place("formats"), "write one or more, such as [rss, atom]")
    return tuple(each for each in FEED_FORMATS if each in words)
