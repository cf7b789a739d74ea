"""A saved page becomes an article with a report of how.

The straight line for HTML: what the page says of itself, then its article's blocks, then the same rules as for plain
text. Knows nothing of files, clocks and chance.
"""

import re
from collections.abc import Sequence
from hashlib import sha256

from msgspec import structs

from broadsheet.clipping.decoding import base_name, tidy
from broadsheet.clipping.escaping import escaped
from broadsheet.clipping.fields import authors_of, without_dateline
from broadsheet.clipping.page_blocks import Block, blocks_of, joined
from broadsheet.clipping.page_dates import find_date, writes_day_first
from broadsheet.clipping.page_facts import Facts, facts_of, texts
from broadsheet.clipping.page_head import head_of
from broadsheet.clipping.page_junk import said_body, sweep_blocks
from broadsheet.clipping.page_people import find_authors
from broadsheet.clipping.page_signed import signature_of
from broadsheet.clipping.page_title import find_title
from broadsheet.clipping.page_tree import Extracted, extract, load
from broadsheet.clipping.posts_survey import Known
from broadsheet.clipping.summaries import summary_of
from broadsheet.clipping.terms import vocabulary_of
from broadsheet.clipping.twins import host_of
from broadsheet.clipping.values import Clipped, Finding, Report
from broadsheet.model.content import Clipping
from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.web_urls import url_mistake

LARGEST = 1 << 23
"""Bytes of a page."""
NOTHING = Known()
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE)
_TAGS = ("article:tag", "parsely-tags", "news_keywords", "keywords")
_MOST_TAGS, _LONGEST_TAG = 8, 40
_SAID_ENOUGH = 400


def clip_page(raw: bytes, file_name: str, minted_id: str, known: Known = NOTHING, *, url: str = "") -> Clipped:
    """Make an article of a page's bytes; the address is the one that it was fetched from, if it was.

    Raises BuildError, its source being the clipping's file name, for what holds no article.
    """
    name = base_name(file_name) or "page.html"
    if len(raw) > LARGEST:
        raise BuildError(
            f"the page has {len(raw):,} bytes; at most {LARGEST:,} are read", Source(name), "save its text"
        )
    tree = load(raw, name)
    facts = facts_of(tree, url)
    title = find_title(facts)
    found = extract(load(raw, name), facts.url)
    blocks = _blocks(found, facts)
    if title is None or not any(block.kind in {"text", "quote", "item"} for block in blocks):
        raise BuildError("nothing in this page reads as an article", Source(name), "clip the article's own text")
    kept, removed = sweep_blocks(blocks, title.value[0], facts, vocabulary_of(known.tags))
    shown = tuple(block for block in kept if block.kind != "image")
    if not shown:
        raise BuildError("everything in this page is junk", Source(name), "clip the article's own text")
    head = head_of(tree, title.value[0], day_first=writes_day_first(facts))
    findings = (
        title,
        find_date(facts, tree, head, found.date if found else ""),
        _summary(shown, title.value[0]),
        *_terms(facts, known),
        find_authors(
            facts, tree, head, authors_of(removed) or signature_of(blocks), guess=found.author if found else ""
        ),
        *_source(facts),
    )
    report = Report(name, tuple(each for each in findings if each), removed, tuple(_image_notes(kept)))
    clipped = _clipped(report, minted_id, Clipping(name, sha256(raw).hexdigest()))
    illustrated = joined(tuple(map(_as_image, kept))) if len(kept) > len(shown) else ""
    return structs.replace(clipped, body=joined(shown), illustrated=illustrated, language=_language(facts, known))


def _blocks(found: Extracted | None, facts: Facts) -> tuple[Block, ...]:
    """Take the article that was found in the page, or the one that the page says, where that is twice as long."""
    blocks = blocks_of(found.body, facts.url) if found else ()
    said = said_body(facts)
    here = sum(len(block.text) for block in blocks)
    if len(said) < max(_SAID_ENOUGH, 2 * here) or "<" in said:
        return blocks
    paragraphs = [tidy(" ".join(text.split())) for text in re.split(r"\n+", said)]
    return tuple(Block("text", text, escaped(text)) for text in paragraphs if text)


def _as_image(block: Block) -> Block:
    """Write a picture's address as Markdown shows it."""
    if block.kind != "image":
        return block
    return Block("image", block.text, f"![{escaped(block.text).replace('[', '').replace(']', '')}]({block.markdown})")


def _image_notes(kept: Sequence[Block]) -> list[str]:
    images = dict.fromkeys((block.markdown, block.text) for block in kept if block.kind == "image")
    return [f"an image, not fetched: {src}{f' ({alt})' if alt else ''}" for src, alt in images]


def _summary(shown: Sequence[Block], title: str) -> Finding | None:
    prose = [without_dateline(block.text) for block in shown if block.kind == "text"]
    text = summary_of(prose, title)
    return Finding("summary", (text,), 0, "own-sentences", "likely") if text else None


def _terms(facts: Facts, known: Known) -> tuple[Finding, ...]:
    """Take the site's own section where the page names it, and at most eight tags."""
    said = [text for each in facts.linked for text in texts(each.get("articleSection"))]
    said += facts.meta.get("article:section", ())
    sections = {name.casefold(): name for name in known.sections}
    section = next((sections[text.casefold()] for text in said if text.casefold() in sections), "")
    found = [Finding("section", (section,), 0, "what the page says of itself", "likely")] if section else []
    tags = _tags(facts, known, section)
    return (*found, *([Finding("tags", tags, 0, "what the page says of itself", "likely")] if tags else []))


def _tags(facts: Facts, known: Known, section: str) -> tuple[str, ...]:
    """Give the page's tags, those that the site has already first."""
    lists = [tuple(text for each in facts.linked for text in texts(each.get("keywords")))]
    lists += [facts.meta.get(name, ()) for name in _TAGS]
    said = next((found for found in lists if found), ())
    words = [word for text in said for each in re.split(r"[,;]", text) if (word := each.strip()) and ":" not in word]
    spelled = {tag.casefold(): tag for tag in known.tags}
    tags = {word.casefold(): spelled.get(word.casefold(), word) for word in words if len(word) <= _LONGEST_TAG}
    ordered = sorted(tags.values(), key=lambda tag: tag.casefold() not in spelled)
    return tuple(tag for tag in ordered if tag.casefold() != section.casefold())[:_MOST_TAGS]


def _source(facts: Facts) -> tuple[Finding, ...]:
    url = "" if url_mistake(facts.url) else facts.url
    name = re.sub(r"^https?://(?:www\.)?|/+$", "", facts.site) or host_of(url)
    named = [Finding("source.name", (name,), 0, "what the page says of itself", "certain")] if name else []
    return (
        *named,
        *([Finding("source.url", (url,), 0, "what the page says of itself", "certain")] if url and name else []),
    )


def _language(facts: Facts, known: Known) -> str:
    """Give the page's language where it is another than the site's."""
    tag = facts.language.replace("_", "-")
    primary = tag.split("-")[0].lower()
    return tag if _LANGUAGE.fullmatch(tag) and primary != known.language.split("-")[0].lower() else ""


def _clipped(report: Report, minted_id: str, clipping: Clipping) -> Clipped:
    fields = {finding.field: finding for finding in report.findings}
    date = fields.get("date")
    doubts = {fields["title"].confidence, date.confidence if date else "guess"}
    one = {field: finding.value[0] for field, finding in fields.items()}
    return Clipped(
        id=minted_id,
        title=one["title"],
        date=one.get("date", ""),
        date_precision="" if date is None else "minute" if "T" in date.value[0] else "day",
        date_inferred=date is not None and date.inferred,
        authors=fields["authors"].value if "authors" in fields else (),
        tags=fields["tags"].value if "tags" in fields else (),
        section=one.get("section", ""),
        source_name=one.get("source.name", ""),
        source_url=one.get("source.url", ""),
        summary=one.get("summary", ""),
        body="",
        clipping=clipping,
        draft="guess" in doubts,
        report=report,
    )
