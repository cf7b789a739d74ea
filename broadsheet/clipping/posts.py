"""A folder of another generator's posts becomes articles: what links between them need is read first, then each post.

Knows nothing of where articles are written.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import structs

from broadsheet.clipping.posts_body import Mended, mend_body
from broadsheet.clipping.posts_book import Address, Book, find_post, without_tags
from broadsheet.clipping.posts_front import read_front
from broadsheet.clipping.posts_image import headed
from broadsheet.clipping.posts_keys import Keys, read_keys
from broadsheet.clipping.posts_pictures import FindPicture, new_name, no_picture
from broadsheet.clipping.posts_site import OldSite, old_id
from broadsheet.clipping.posts_survey import TERMS, Known, Post, Survey, address_of, named, survey_of
from broadsheet.clipping.twins import host_of
from broadsheet.clipping.values import Clipped, Finding, Report
from broadsheet.model.config import Extra
from broadsheet.model.content import Clipping
from broadsheet.model.errors import BuildError
from broadsheet.reading.links import is_absolute
from broadsheet.reading.slugs import slug_of, slug_or_digest

_Fields = Mapping[str, Finding]


def clip_posts(
    posts: Sequence[Post],
    site: OldSite,
    mint: Callable[[], str],
    known: Known,
    *,
    find_picture: FindPicture = no_picture,
) -> Iterator[Clipped | BuildError]:
    """Give each post as an article, or why it is none, in the order given; each file is read twice and never kept."""
    survey = structs.replace(survey_of(posts, site, known), find_picture=find_picture)
    for post in posts:
        try:
            yield clip_post(post.read(), post.path, mint, survey)
        except BuildError as error:
            yield error


def clip_post(raw: bytes, path: str, mint: Callable[[], str], survey: Survey) -> Clipped:
    """Make an article of one post; raises BuildError where it cannot be read."""
    front = read_front(raw, path)
    keys = read_keys(front, path, survey.site.generator)
    address = survey.addresses.get(path) or address_of(path, keys, survey.site, set())
    notes: list[str] = []
    fields = _fields(keys, path, survey, notes)
    pictures: dict[str, str] = {}
    mended = mend_body(front.body, lambda destination: _destination(destination, path, survey, pictures))
    head = headed(keys.extra, lambda written: _placed(written, path, survey, pictures))
    notes += [*_body_notes(mended, front.body_line), *head.notes, *_extra_note(head.extra)]
    clipped = _clipped(fields, address, Report(path, tuple(fields.values()), (), tuple(notes)))
    return structs.replace(
        clipped,
        id=_value(fields, "id") or old_id(survey.site, address.url) or mint(),
        body=mended.text.rstrip() + "\n",
        body_line=front.body_line,
        pictures=pictures,
        image=head.image,
        extra=head.extra,
        draft=keys.draft or clipped.draft,
        clipping=Clipping(path, sha256(raw).hexdigest()),
    )


def _fields(keys: Keys, path: str, survey: Survey, notes: list[str]) -> dict[str, Finding]:
    """Add what a file's name says to what its keys say, and spell terms as most posts do."""
    fields = {finding.field: finding for finding in keys.findings}
    name, day = named(path)
    if "title" not in fields:
        title = name.replace("-", " ").replace("_", " ").strip().capitalize() or name
        fields = {"title": Finding("title", (title,), 0, "file name", "guess", inferred=True), **fields}
    if "date" not in fields and day:
        fields["date"] = Finding("date", (day,), 0, "file name", "certain")
    for field in TERMS:
        if field in fields:
            fields[field] = _spelled(fields[field], survey, notes)
    return _allowed_section(fields, survey, notes)


def _spelled(finding: Finding, survey: Survey, notes: list[str]) -> Finding:
    words = {
        word: survey.spelled.get((finding.field, slug_or_digest(word, word.casefold())), word) for word in finding.value
    }
    notes += [f"'{word}' is spelled '{known}', as elsewhere" for word, known in words.items() if word != known]
    return structs.replace(finding, value=tuple(dict.fromkeys(words.values())))


def _allowed_section(fields: dict[str, Finding], survey: Survey, notes: list[str]) -> dict[str, Finding]:
    """Let a category that config.yaml's sections do not list be a tag."""
    section = fields.get("section")
    allowed = {name.casefold(): name for name in survey.sections}
    if section is None or not allowed:
        return fields
    if (name := section.value[0]).casefold() in allowed:
        return {**fields, "section": structs.replace(section, value=(allowed[name.casefold()],))}
    notes.append(f"'{name}' is no section of config.yaml: it is a tag now")
    tags = fields.get("tags", structs.replace(section, field="tags", value=()))
    rest = {field: finding for field, finding in fields.items() if field != "section"}
    return {**rest, "tags": structs.replace(tags, value=tuple(dict.fromkeys((*tags.value, name))))}


def _clipped(fields: _Fields, address: Address, report: Report) -> Clipped:
    title, url = _value(fields, "title"), _value(fields, "source.url")
    slug = address.slug if address.slug != slug_of(title) else ""
    return Clipped(
        id="",
        title=title,
        date=_value(fields, "date"),
        updated=_value(fields, "updated"),
        summary=_value(fields, "summary"),
        slug=slug,
        aliases=address.urls,
        canonical=_value(fields, "canonical"),
        language=_value(fields, "language"),
        section=_value(fields, "section"),
        tags=_values(fields, "tags"),
        authors=_values(fields, "authors"),
        source_name=host_of(url),
        source_url=url,
        body="",
        draft="date" not in fields or fields["title"].confidence == "guess",
        clipping=Clipping(report.file, ""),
        file_name=address.file,
        report=report,
    )


def _values(fields: _Fields, field: str) -> tuple[str, ...]:
    return fields[field].value if field in fields else ()


def _value(fields: _Fields, field: str) -> str:
    return next(iter(_values(fields, field)), "")


def _destination(written: str, path: str, survey: Survey, pictures: dict[str, str]) -> str | None:
    """Give where a link of a post leads now: to a post's new file, or where it did; None where that is nowhere.

    A picture of the old folder is noted, with where it will lie.
    """
    book, plain = survey.book, without_tags(written).strip()
    if not plain or "{{" in plain or "{%" in plain:
        return None
    if plain.startswith("#"):
        return plain
    found = find_post(plain, path, book)
    if found:
        return found
    return _placed(plain, path, survey, pictures) or _as_it_was(plain, book)


def _placed(written: str, path: str, survey: Survey, pictures: dict[str, str]) -> str:
    """Note a picture of the old folder, and give where it will lie; empty for what is none."""
    picture = survey.find_picture(written, path)
    if picture is None:
        return ""
    name = new_name(picture, written)
    pictures[name] = str(picture)
    return f"/images/{name}"


def _as_it_was(plain: str, book: Book) -> str | None:
    if re.search(r"[\s<>\"]", plain):
        return None
    if plain.startswith("/") and not plain.startswith("//"):
        return f"{book.base}{plain}" if book.base else None if plain.startswith("/images/") else plain
    return plain if is_absolute(plain) else None


def _body_notes(mended: Mended, first: int) -> list[str]:
    return [
        *_named_note("template tags, left as text", mended.tags, first),
        *_named_note("links that lead nowhere here, left as text", mended.lost, first),
    ]


def _named_note(said: str, found: Sequence[tuple[int, str]], first: int) -> list[str]:
    counts = Counter(text for _, text in found)
    lines = {text: line + first - 1 for line, text in reversed(found)}
    named_ones = [f"{text} (line {lines[text]}{f', {n} times' if n > 1 else ''})" for text, n in counts.items()]
    return [f"{said}: {', '.join(named_ones)}"] if found else []


def _extra_note(extra: Mapping[str, Extra]) -> list[str]:
    return [f"kept under 'extra': {', '.join(extra)}"] if extra else []
