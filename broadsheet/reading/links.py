"""Links between files: what a body writes is resolved to a path of the site, and checked."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from urllib.parse import quote, unquote

from msgspec import Struct

from broadsheet.model.content import Reference, Written
from broadsheet.model.errors import BuildError, Source
from broadsheet.reading.fragments import leads
from broadsheet.reading.spelling import nearest

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ACTIVE = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".xml", ".xsl", ".js", ".mjs", ".swf")
_ACTIVE_HINT = "if it is yours and should be served as it is, move it to content/static/"
_LEADING = "check its name, and its folder: a path begins at the file that it stands in, '/images/' at content/images/"
_LINKING = "link to a .md file, a file below content/, or begin a path of the site with '/'"
_REFUSED_HINT = "make it smaller, raise 'images.max_pixels', or move it to content/static/ to have it served as it is"
_STATES = {"draft": "a draft"}
_MANY = 20
"""Ids among which the nearest is looked for, and which a hint may list."""
_SAFE = "/%~!$&'()*+,;=:@-._"


class Targets(Struct, frozen=True):
    """Everything that a link may lead to."""

    pages: Mapping[str, str]
    """The source path of each visible content file, with its path on the site."""
    hidden: Mapping[str, str]
    """The source path of each content file that readers cannot see, with its state."""
    files: Mapping[str, str]
    """The source path of each other file below `content/`, with its path on the site."""
    anchors: Mapping[str, Sequence[str]] = {}
    """The source path of each visible content file, with the ids that a fragment may name there."""
    refused: Mapping[str, str] = {}
    """The source path of each picture that no page may show, with the reason."""


class Resolved(Struct, frozen=True):
    """What became of a file's links."""

    links: tuple[tuple[str, str], ...]
    """Each href that is of this site, with its path there, quoted; empty where readers cannot see it."""
    used: tuple[str, ...]
    """The files that are shown or linked, by source path."""
    errors: tuple[BuildError, ...]
    """Links that lead nowhere."""
    warnings: tuple[BuildError, ...]
    """Links that lead to what readers cannot see, or to a place that is not there."""


def is_absolute(href: str) -> bool:
    r"""Tell whether a URL names its own scheme or host; browsers take `\` for `/` (WHATWG URL, section 4.4)."""
    return href.startswith(("https://", "http://")) or bool(_ABSOLUTE.match(href.strip().replace("\\", "/")))


def site_path(source_path: str) -> str:
    """Give the path on the site of a file that is copied: `static/` is the root, all else lies in `/images/`."""
    _, top, *rest = source_path.split("/")
    if top == "static":
        return "/" + "/".join(rest)
    return "/images/" + "/".join(rest if top == "images" else [top, *rest])


def resolve(written: Written, references: Sequence[Reference], targets: Targets) -> Resolved:
    """Resolve every link and image of one file that is not absolute; those with `/` first stand as they are."""
    links: list[tuple[str, str]] = []
    used: list[str] = []
    errors: list[BuildError] = []
    warnings: list[BuildError] = []
    for reference in references:
        if is_absolute(reference.href):
            continue
        place = Source(written.source_path, reference.line, reference.column)
        bare, suffix = _parted(reference.href)
        target = _target(written.source_path, bare, targets)
        if target in targets.pages:
            ids = targets.anchors.get(target, ())
            warnings += _astray(target, suffix, ids, place)
            if bare or not suffix.startswith("#"):
                links.append((reference.href, quote(targets.pages[target], safe=_SAFE) + _prefixed(suffix)))
        elif target in targets.hidden:
            links.append((reference.href, ""))
            warnings.append(_hidden(target, targets.hidden[target], place))
        elif target in targets.files and _is_active(target):
            errors.append(BuildError(f"'{target}' could run script on this site", place, _ACTIVE_HINT))
        elif target in targets.refused:
            errors.append(BuildError(f"the picture '{target}' {targets.refused[target]}", place, _REFUSED_HINT))
        elif target in targets.files:
            links.append((reference.href, quote(targets.files[target], safe=_SAFE) + suffix))
            used.append(target)
        elif bare.startswith("/") and not bare.startswith("/images/"):
            links.append((reference.href, reference.href))
        else:
            errors.append(_nowhere(bare, target, targets, place))
    return Resolved(tuple(links), tuple(used), tuple(errors), tuple(warnings))


def _is_active(target: str) -> bool:
    """Tell whether a browser runs what a file holds; what lies in `static/` an editor has put there to be served."""
    return not target.startswith("content/static/") and target.lower().endswith(_ACTIVE)


def _parted(href: str) -> tuple[str, str]:
    end = min((position for position in (href.find("?"), href.find("#")) if position >= 0), default=len(href))
    return unquote(href[:end]), href[end:]


def _prefixed(suffix: str) -> str:
    """Bodies' ids carry a prefix: a link to a heading of another file must name it."""
    before, mark, fragment = suffix.partition("#")
    if not fragment:
        return before
    return f"{before}{mark}{'' if leads(fragment, ()) else 'h-'}{fragment}"


def _astray(target: str, suffix: str, ids: Sequence[str], place: Source) -> Iterator[BuildError]:
    """Name a fragment that leads to no place in a text, with the nearest that does."""
    fragment = suffix.partition("#")[2]
    if not leads(fragment, ids):
        hint = nearest(f"#{unquote(fragment)}", [f"#{each}" for each in ids[:_MANY]]) if ids else "it has no headings"
        yield BuildError(f"'{target}' has no place '#{fragment}'", place, hint)


def _target(source_path: str, bare: str, targets: Targets) -> str:
    """Give the source path that a link means; `/images/x` means the file that will be there, `?x` the file itself."""
    if bare.startswith("/"):
        candidates = ("content" + bare, "content/static" + bare, bare.replace("/images/", "content/", 1))
        return next((name for name in candidates if targets.files.get(name) == bare), bare)
    return posixpath.normpath(posixpath.join(posixpath.dirname(source_path), bare)) if bare else source_path


def _hidden(target: str, state: str, place: Source) -> BuildError:
    return BuildError(
        f"the link leads to '{target}', which is {_STATES.get(state, state)}",
        place,
        "readers get the words without the link",
    )


def _nowhere(bare: str, target: str, targets: Targets, place: Source) -> BuildError:
    if re.search(r"[\x00-\x1f\x7f-\x9f]", bare):
        return BuildError("the link holds a control character, written with '%'", place, "delete it")
    if bare.startswith("/images/"):
        target = "content" + bare
    if re.match(r"www\.", bare, re.IGNORECASE):
        return BuildError(
            f"no file '{target}'", place, f"a link to another site begins with its scheme: https://{bare}"
        )
    if not target.startswith("content/"):
        return BuildError(
            f"the link '{bare}' leads out of content/", place, "link to a file below content/, or to a URL"
        )
    if target.endswith(".md"):
        return BuildError(f"no file '{target}'", place, _nearest_file(target, targets, place.path))
    return BuildError(f"no file '{target}'", place, _nearest_other(bare, target, targets, place.path))


def _nearest_other(bare: str, target: str, targets: Targets, source_path: str) -> str:
    """Hint at the nearest file that is no Markdown, or at the article whose ending was left out."""
    known = {_words_of(path): path for path in targets.files}
    close = get_close_matches(_words_of(target), list(known)[:500], n=1, cutoff=0.6)
    if f"{target}.md" in targets.pages or f"{target}.md" in targets.hidden:
        return f"did you mean '{bare}.md'?"
    if close:
        return f"did you mean '{posixpath.relpath(known[close[0]], posixpath.dirname(source_path))}'?"
    return _LEADING if posixpath.splitext(target)[1] else _LINKING


def _words_of(path: str) -> str:
    """Give a file's name without its ending and its day, which make any two names alike."""
    name = posixpath.splitext(posixpath.basename(path))[0]
    return re.sub(r"^\d{4}-\d{2}-\d{2}-", "", name)


def _nearest_file(target: str, targets: Targets, source_path: str) -> str:
    """Hint at a file of that name in any folder, else at the nearest name in the same one, as a link would have it."""
    folder, name = posixpath.split(target)
    known = [path for path in (*targets.pages, *targets.hidden) if path != source_path]
    found = [path for path in known if posixpath.basename(path) == name]
    beside = [path for path in known if posixpath.dirname(path) == folder][:500]
    named = {_words_of(path): path for path in reversed(beside)}
    close = get_close_matches(_words_of(target), named, n=1, cutoff=0.6)
    found = sorted(found) or [named[each] for each in close]
    if not found:
        return "check its name, and its folder: a link begins at the file that it stands in"
    return f"did you mean '{posixpath.relpath(found[0], posixpath.dirname(source_path))}'?"
