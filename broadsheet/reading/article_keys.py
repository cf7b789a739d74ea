"""The keys of an article that hold more than a word: its source, coverage, corrections, image, audio, clipping."""

import re
from zoneinfo import ZoneInfo

from broadsheet.model.content import Audio, Clipping, Correction, Coverage, Image, Origin
from broadsheet.reading.fields import Fields
from broadsheet.reading.web_urls import url_mistake

_MEDIA_TYPE = r"audio/[a-z0-9.+-]+"


def read_origin(fields: Fields, zone: ZoneInfo) -> Origin | None:
    """Read `source`, where the article was first told."""
    inner = fields.map("source", "name")
    if inner is None:
        return None
    origin = Origin(
        name=inner.required("name", "The Guardian"),
        url=inner.url("url"),
        feed=inner.url("feed"),
        author=inner.text("author"),
        published=inner.moment("published", zone),
        language=inner.language("language"),
        license=inner.text("license"),
        archive=inner.url("archive"),
    )
    inner.close()
    return origin


def read_also(fields: Fields, zone: ZoneInfo) -> tuple[Coverage, ...]:
    """Read `also`, in the order written."""
    coverage = []
    for inner in fields.maps("also"):
        name = inner.required("name", "The Guardian")
        inner.required("url", "https://example.org/story")
        coverage.append(Coverage(name, inner.url("url"), inner.moment("date", zone)))
        inner.close()
    return tuple(coverage)


def read_corrections(fields: Fields, zone: ZoneInfo) -> tuple[Correction, ...]:
    """Read `corrections`, oldest first."""
    corrections = []
    for inner in fields.maps("corrections"):
        inner.required("date", "2026-11-22")
        date = inner.moment("date", zone)
        note = inner.required("note", "An earlier version gave the wrong year.")
        inner.close()
        if date is not None:
            corrections.append(Correction(date, note))
    return tuple(sorted(corrections, key=lambda correction: (correction.date, correction.note)))


def read_image(fields: Fields) -> Image | None:
    """Read `image`; its alternative text is required."""
    inner = fields.map("image", "src")
    if inner is None:
        return None
    inner.required("src", "/images/harbour.jpg")
    image = Image(
        src=_media(inner),
        alt=inner.required("alt", "what a reader who cannot see it is told"),
        caption=inner.text("caption"),
        credit=inner.text("credit"),
    )
    inner.close()
    return image


def read_audio(fields: Fields) -> Audio | None:
    """Read `audio`, as an enclosure needs it (RSS 2.0)."""
    inner = fields.map("audio", "src")
    if inner is None:
        return None
    inner.required("src", "https://example.org/talk.mp3")
    inner.required("type", "audio/mpeg")
    inner.required("length", "1234567")
    media_type = inner.matched("type", _MEDIA_TYPE, "a media type such as audio/mpeg")
    audio = Audio(_media(inner), media_type, inner.number("length", default=1234567))
    inner.close()
    return audio


def _media(inner: Fields) -> str:
    """Read a `src`: an http(s) URL, or a path that is checked against the files there are."""
    src = inner.text("src")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|.*\\", src) and (mistake := url_mistake(src)):
        inner.fault(f"'{src}' is not a URL that may stand here", inner.place("src"), mistake)
    return src


def read_clipping(fields: Fields) -> Clipping | None:
    """Read `clipping`."""
    inner = fields.map("clipping")
    if inner is None:
        return None
    clipping = Clipping(
        inner.required("file", "story.txt"),
        inner.matched("sha256", r"[0-9a-f]{64}", "64 hex digits, as 'import' wrote them"),
    )
    inner.close()
    return clipping
