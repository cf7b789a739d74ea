"""Every file of a site is looked at; text is read only where the store does not know the look."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct, structs

from broadsheet.building.disk.files import Found, digest_of, digest_of_file, look, names_digest, read
from broadsheet.building.disk.roots import BUILT_IN, Roots
from broadsheet.building.manifest import ABSENT, Stat
from broadsheet.formats import name_assets
from broadsheet.model.assets import ThemeAsset
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.ledger import LEDGER
from broadsheet.model.outputs import TemplateFile, Theme
from broadsheet.model.site import Asset

CONTENT_KINDS = ("articles", "editions", "pages")
UNREAD = ""
"""The digest of a content file that nobody has read yet: whoever parses it tells it."""
_NEVER = frozenset({".DS_Store", "Thumbs.db", ".gitkeep", ".gitignore", ".git", "__pycache__"})
_COPIED_HIDDEN = "static"
_UNFIT = re.compile(r"[\\\x00-\x1f\x7f]").search


class Known(Struct, frozen=True, array_like=True):
    """What the store knows of a file."""

    stat: Stat
    """When it was last read."""
    digest: str
    """Of its bytes then."""


class Sources(Struct, frozen=True):
    """Every file of a site."""

    content: tuple[Found, ...]
    """Articles, editions and pages, by path; the new ones are not read."""
    files: tuple[Asset, ...]
    """Every other file of `content/`, by path."""
    theme: Theme
    """Every template."""
    theme_assets: tuple[ThemeAsset, ...]
    """The theme's files that are no templates, by name."""
    found: tuple[Found, ...]
    """Every file there is, by path."""
    folders: tuple[Found, ...]
    """Every folder that was looked through, with the digest of its names; one that is not there has none."""
    errors: tuple[BuildError, ...]
    """Files that may not be where they are."""


def scan(roots: Roots, known: Mapping[str, Known]) -> Sources:
    """Look at every file of content and theme; a site's own template comes before the built-in one of its name."""
    errors: list[BuildError] = []
    folders: list[Found] = []
    content_paths = sorted(_walk(roots.site / "content", "content", errors, folders))
    templates = _templates(roots, errors, folders)
    found = {path: _found(roots, path, known, errors) for path in (*content_paths, *sorted(templates.values()))}
    there = {path: each for path, each in found.items() if each is not None}
    errors += _misplaced(there)
    content = tuple(each for path, each in there.items() if _is_content(path))
    files = [path for path in there if path.startswith("content/") and path.count("/") > 1 and not _is_content(path)]
    theme_assets, theme = _theme_of(templates, there, roots, errors)
    return Sources(
        content=content,
        files=tuple(Asset(path, there[path].digest) for path in files),
        theme=theme,
        theme_assets=theme_assets,
        found=tuple(there.values()),
        folders=tuple(folders),
        errors=tuple(errors),
    )


def with_digests(sources: Sources, read: Mapping[str, str]) -> Sources:
    """Give every file with the digests of the new ones, as they were read since."""

    def told(every: tuple[Found, ...]) -> tuple[Found, ...]:
        return tuple(
            Found(each.path, each.stat, read[each.path]) if each.digest == UNREAD and each.path in read else each
            for each in every
        )

    return structs.replace(sources, content=told(sources.content), found=told(sources.found)) if read else sources


def scan_theme(roots: Roots) -> Theme:
    """Read the theme alone, as `scan` does; what is wrong with it is not said."""
    wrong: list[BuildError] = []
    templates = _templates(roots, wrong, [])
    there = {path: each for path in templates.values() if (each := _found(roots, path, {}, wrong)) is not None}
    return _theme_of(templates, there, roots, wrong)[1]


def _is_content(path: str) -> bool:
    parts = path.split("/")
    return len(parts) > 2 and parts[1] in CONTENT_KINDS and path.endswith(".md")  # noqa: PLR2004  # content/KIND/FILE


def _walk(folder: Path, path: str, errors: list[BuildError], folders: list[Found]) -> Iterator[str]:
    """Give the files below a folder; links are followed only to files within the same tree."""
    try:
        stat = look(folder)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        folders.append(Found(path, stat, names_digest(path, (entry.name for entry in entries))))
    except FileNotFoundError:
        folders.append(Found(path, ABSENT, ""))
        if folder.is_symlink():  # a disk that is not there today must not empty the site
            errors.append(BuildError("a link that leads to nothing", Source(path), "mend the link, or remove it"))
        return
    for entry in entries:
        inner = f"{path}/{entry.name}"
        if _ignored(entry.name, path) or inner == LEDGER:
            continue
        if mistake := _mistake(entry, folder, path):
            errors.append(BuildError(mistake[0], Source(_readable(inner)), mistake[1]))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), inner, errors, folders)
        else:
            yield inner


def _ignored(name: str, folder: str) -> bool:
    if name in _NEVER or name.endswith(("~", ".swp", ".tmp")) or name.startswith(".#"):
        return True
    return name.startswith(".") and not f"{folder}/".startswith(f"content/{_COPIED_HIDDEN}/")


def _mistake(entry: os.DirEntry[str], folder: Path, path: str) -> tuple[str, str] | None:
    if not entry.name.isascii() and _readable(entry.name) != entry.name:
        return "the file name is not UTF-8", "rename the file"
    if _UNFIT(entry.name):
        return "the file name holds a backslash or a control character", "rename the file"
    if not entry.is_symlink():
        if entry.is_file() or entry.is_dir():
            return None
        return "neither a file nor a folder", "move it out of content/"
    tree = folder
    for _ in range(path.count("/")):
        tree = tree.parent
    target = Path(os.path.realpath(entry.path))
    if not target.is_file() or not target.is_relative_to(os.path.realpath(tree)):
        return "a link that leaves its tree, or leads to no file", "put a copy of the file here"
    return None


def _readable(name: str) -> str:
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _templates(roots: Roots, errors: list[BuildError], folders: list[Found]) -> dict[str, str]:
    """Give every template's and asset's name with the path of the file that provides it."""
    own = roots.site / "templates"
    provided: dict[str, str] = {}
    if not (own.is_dir() and os.path.realpath(own) == os.path.realpath(roots.theme)):
        built_in = _walk(roots.theme, BUILT_IN.rstrip("/"), errors, folders)
        provided = {path.removeprefix(BUILT_IN): path for path in built_in}
    for path in _walk(own, "templates", errors, folders):
        provided[path.removeprefix("templates/")] = path
    return provided


def _found(roots: Roots, path: str, known: Mapping[str, Known], errors: list[BuildError]) -> Found | None:
    file = roots.place(path)
    try:
        stat = look(file)
        before = known.get(path)
        if before is None and _is_content(path):
            return Found(path, stat, UNREAD)
        if before is not None and before.stat == stat:
            return Found(path, stat, before.digest)
        return Found(path, stat, digest_of_file(Path(file)))
    except FileNotFoundError:
        errors.append(BuildError("the file vanished while it was read", Source(path), "build again"))
        return None


def _misplaced(there: Mapping[str, Found]) -> Iterator[BuildError]:
    for path in there:
        parts = path.split("/")
        if (
            parts[0] == "content"
            and path.endswith(".md")
            and parts[1] not in (*CONTENT_KINDS, _COPIED_HIDDEN, "images")
        ):
            hint = "move it to content/articles/, content/editions/ or content/pages/"
            yield BuildError("a Markdown file in no folder that is built", Source(path), hint)
        elif parts[0] == "content" and parts[1] in CONTENT_KINDS and _almost_markdown(path):
            hint = f"rename it to '{path.rpartition('/')[2].rpartition('.')[0]}.md'"
            yield BuildError("the file's name does not end in '.md'", Source(path), hint)


def _almost_markdown(path: str) -> bool:
    return not path.endswith(".md") and path.lower().endswith((".md", ".markdown", ".mdown"))


def _read_templates(roots: Roots, texts: Mapping[str, str], errors: list[BuildError]) -> tuple[TemplateFile, ...]:
    files = []
    for name, path in sorted(texts.items()):
        data, _ = read(roots.file(path), path)
        try:
            files.append(TemplateFile(name, path, data.decode("utf-8-sig").replace("\r\n", "\n")))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            errors.append(BuildError("not UTF-8", Source(path, line), "save the file as UTF-8"))
    return tuple(files)


def _theme_of(
    templates: Mapping[str, str], there: Mapping[str, Found], roots: Roots, errors: list[BuildError]
) -> tuple[tuple[ThemeAsset, ...], Theme]:
    """Give the theme's files that are copied, and everything else of it."""
    names = {name: path for name, path in templates.items() if path in there}
    assets = {name.removeprefix("assets/"): path for name, path in names.items() if name.startswith("assets/")}
    texts = {name: path for name, path in names.items() if not name.startswith("assets/")}
    theme_assets, faults = name_assets(
        {name: Asset(path, there[path].digest) for name, path in sorted(assets.items())},
        {file.name: file for file in _read_templates(roots, _worded(assets), errors)},
    )
    errors += faults
    return theme_assets, _theme(texts, theme_assets, there, _read_templates(roots, texts, errors))


def _theme(
    texts: Mapping[str, str],
    assets: Sequence[ThemeAsset],
    there: Mapping[str, Found],
    files: Sequence[TemplateFile],
) -> Theme:
    facts = (f"{name} {path} {there[path].digest}" for name, path in sorted(texts.items()))
    digest = "\n".join([*facts, *(asset.name for asset in assets)])
    words = tuple(file for file in files if _is_catalogue(file.name))
    templates = tuple(file for file in files if not _is_catalogue(file.name))
    published = tuple((asset.name, quote(asset.published)) for asset in assets)
    return Theme(templates, published, digest_of(digest.encode()), words)


def _worded(assets: Mapping[str, str]) -> dict[str, str]:
    """Give the style sheets and scripts, which may name other files."""
    return {name: path for name, path in assets.items() if name.endswith((".css", ".js", ".mjs"))}


def _is_catalogue(name: str) -> bool:
    return name.startswith("words/") and name.endswith(".po")
