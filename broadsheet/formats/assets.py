"""The theme's files get names that tell their bytes, so that a browser may keep them for a year and never be wrong.

A style sheet is minified, and names other files as they are published; so does a script, which loses its lines of
comment. Knows no file system.
"""

import posixpath
import re
from collections.abc import Mapping
from functools import partial
from hashlib import blake2b
from urllib.parse import quote, unquote

from rcssmin import cssmin

from broadsheet.model.assets import AssetView, ThemeAsset
from broadsheet.model.content import Body
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import Document, TemplateFile, Theme
from broadsheet.model.site import Asset
from broadsheet.reading.spelling import nearest

DIGITS = 10
"""Hex digits of the digest in a name."""
_IN_CSS = re.compile(
    r"""/\*.*?\*/|@import\s+(["'])(?P<imported>[^"'\n]+)\1|url\(\s*(["']?)(?P<url>[^"'()\s]+)\3\s*\)""",
    re.DOTALL | re.IGNORECASE,
)
_IN_JS = re.compile(r"""(["'])(?P<url>\.{1,2}/[^"'\\\n]+)\1""")
_IDLE_LINE = re.compile(r"^[ \t]*(?://(?![!#]).*)?\n|^[ \t]+", re.MULTILINE)
"""A line of comment or of nothing, or what a line is set in by; `//!` is a licence, `//#` is for browsers."""
_RUNS_ON = re.compile(r"`|\\\r?\n")
"""What lets a text run over several lines, whose beginnings then belong to it."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)


def name_assets(
    assets: Mapping[str, Asset], texts: Mapping[str, TemplateFile]
) -> tuple[tuple[ThemeAsset, ...], tuple[BuildError, ...]]:
    """Name the files of a theme, in the order of `assets`, and every mistake in its style sheets.

    `texts` are its style sheets and scripts by name. One that names others is published after them,
    so two that name each other are a mistake.
    """
    naming = _Naming(assets, texts)
    return tuple(map(naming.publish, assets)), tuple(naming.errors)


def render_asset(document: Document, _: Theme, __: Mapping[str, Body]) -> bytes:
    """Give a style sheet or a script as it is served."""
    if not isinstance(document.view, AssetView):
        raise TypeError(f"{document.output_path} is no asset")
    return document.view.served.encode()


class _Naming:
    """Owns what is published already; a file is published after those that it names."""

    def __init__(self, assets: Mapping[str, Asset], texts: Mapping[str, TemplateFile]) -> None:
        self._assets, self._texts = assets, texts
        self._begun: set[str] = set()
        self._published: dict[str, ThemeAsset] = {}
        self.errors: list[BuildError] = []

    def publish(self, name: str) -> ThemeAsset:
        """Publish a file and all that it names, once."""
        if name not in self._published:
            self._begun.add(name)
            asset = self._assets[name]
            text = self._text(name)
            digest = asset.digest if text is None else blake2b(text.encode(), digest_size=16).hexdigest()
            stem, suffix = posixpath.splitext(name)
            self._published[name] = ThemeAsset(name, f"{stem}.{digest[:DIGITS]}{suffix}", asset.path, digest, text)
        return self._published[name]

    def _text(self, name: str) -> str | None:
        file = self._texts.get(name)
        if file is None:
            return None
        if name.endswith(".css"):
            return str(cssmin(_IN_CSS.sub(partial(self._named, file), file.text), keep_bang_comments=True))
        text = _without_comments(_IN_JS.sub(partial(self._named, file), file.text))
        return None if text == file.text else text

    def _named(self, file: TemplateFile, found: re.Match[str]) -> str:
        """Put a published name in the place of a file's own, where a style sheet or a script names one."""
        url = next(filter(None, found.groupdict().values()), "")
        if not url or _ELSEWHERE.match(url):
            return found[0]
        path = re.split(r"[?#]", url, maxsplit=1)[0]
        name = posixpath.normpath(posixpath.join(posixpath.dirname(file.name), unquote(path)))
        if name.startswith("../") or (file.name.endswith(".js") and name not in self._assets):
            return found[0]
        if mistake := self._mistake(name):
            self.errors.append(BuildError(mistake[0], _place(file, found.start()), mistake[1]))
            return found[0]
        published = posixpath.basename(self.publish(name).published)
        return found[0].replace(path, path[: len(path) - len(posixpath.basename(path))] + quote(published))

    def _mistake(self, name: str) -> tuple[str, str] | None:
        if name not in self._assets:
            return f"no file 'assets/{name}'", nearest(name, sorted(self._assets))
        if name in self._begun and name not in self._published:
            return f"this file and 'assets/{name}' name each other", "let one of them do without the other"
        return None


def _without_comments(script: str) -> str:
    """Leave out lines of comment and what lines are set in by, where no text may run over lines (ECMA-262, 12.9.4)."""
    return script if _RUNS_ON.search(script) else _IDLE_LINE.sub("", script)


def _place(file: TemplateFile, start: int) -> Source:
    line_start = file.text.rfind("\n", 0, start) + 1
    return Source(file.path, file.text.count("\n", 0, start) + 1, start - line_start + 1)
