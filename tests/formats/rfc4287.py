"""The rules of RFC 4287 that a program can check, written down from its text."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
_ONE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
_AT_MOST_ONE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
}
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def faults_of(rendered: bytes) -> list[str]:
    """Give every rule that a feed document breaks, with the section that states it."""
    root = etree.fromstring(rendered)
    if root.tag != f"{ATOM}feed":
        return ["2: the document element is no feed"]
    entries = root.findall(f"{ATOM}entry")
    faults = [*_of_container(root, "feed"), *_of_texts(root)]
    for entry in entries:
        faults += [*_of_container(entry, "entry"), *_of_entry(entry), *_of_texts(entry)]
    ids = [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries]
    if len(set(ids)) != len(ids):
        faults.append("4.1.1: two entries have one id and one updated")
    if root.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        faults.append("4.1.1: neither the feed nor every entry has an author")
    return faults


def _of_container(element: Any, kind: str) -> Iterator[str]:
    for name in _ONE[kind]:
        if len(element.findall(ATOM + name)) != 1:
            yield f"4.1: {kind} needs exactly one {name}"
    for name in _AT_MOST_ONE[kind]:
        if len(element.findall(ATOM + name)) > 1:
            yield f"4.1: {kind} has more than one {name}"
    identity = element.findtext(f"{ATOM}id") or ""
    if not _IRI.fullmatch(identity):
        yield f"4.2.6: {identity!r} is no absolute IRI"
    for date in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
        if not _DATE.fullmatch(date.text or "") or datetime.fromisoformat(date.text).tzinfo is None:
            yield f"3.3: {date.text!r} is no date"
    yield from _of_links(element, kind)


def _of_links(element: Any, kind: str) -> Iterator[str]:
    links = element.findall(f"{ATOM}link")
    alternate = [link for link in links if link.get("rel", "alternate") == "alternate"]
    if len({(link.get("type"), link.get("hreflang")) for link in alternate}) != len(alternate):
        yield f"4.1: {kind} has two alternate links of one type and language"
    for link in links:
        if not _IRI.fullmatch(link.get("href", "")):
            yield f"4.2.7.1: {link.get('href')!r} is no IRI"
        if link.get("type") is not None and not _MEDIA_TYPE.fullmatch(link.get("type")):
            yield f"4.2.7.3: {link.get('type')!r} is no media type"


def _of_entry(entry: Any) -> Iterator[str]:
    alternate = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    if entry.find(f"{ATOM}content") is None and not alternate:
        yield "4.1.2: an entry without content needs an alternate link"
    if any(not category.get("term") for category in entry.findall(f"{ATOM}category")):
        yield "4.2.2.1: a category without a term"
    published, updated = (entry.findtext(ATOM + name) for name in ("published", "updated"))
    if published and updated and datetime.fromisoformat(published) > datetime.fromisoformat(updated):
        yield "4.2.15: updated before it was published"


def _of_texts(element: Any) -> Iterator[str]:
    for text in (each for name in ("title", "subtitle", "summary", "rights") for each in element.findall(ATOM + name)):
        if text.get("type", "text") not in {"text", "html", "xhtml"}:
            yield f"3.1.1: {text.get('type')!r} is no type of a text"
        if text.get("type", "text") != "xhtml" and len(text):
            yield "3.1.1.1: a text holds elements"
    for content in element.findall(f"{ATOM}content"):
        if content.get("type", "text") in {"text", "html"} and len(content):
            yield "4.1.3.3: content holds elements"
    for person in element.findall(f"{ATOM}author"):
        if len(person.findall(f"{ATOM}name")) != 1 or not (person.findtext(f"{ATOM}name") or "").strip():
            yield "3.2.1: a person needs exactly one name"
