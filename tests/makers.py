"""Small makers that several tests share."""

import io
from collections.abc import Iterable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from broadsheet.cli import main
from broadsheet.model.config import Config, Dialect, Markdown
from broadsheet.model.content import Article, Content, Edition, Page
from broadsheet.model.errors import BuildError, in_order, raise_all
from broadsheet.model.site import Asset, ContentFile, Site
from broadsheet.reading.articles import Reading, parse
from broadsheet.reading.config import parse_config
from broadsheet.reading.library import assemble


class Told(Struct, frozen=True):
    """What a command said, and how it ended."""

    code: int
    """Its exit code."""
    out: str
    """On standard output."""
    err: str
    """On standard error."""


def run(*args: str | Path) -> Told:
    """Run a command in this process; the folder that it goes to with `-C` is left again."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with chdir(Path.cwd()), redirect_stdout(out), redirect_stderr(err):
        try:
            main([str(arg) for arg in args])
        except SystemExit as left:
            code = left.code
    if not isinstance(code, int):
        raise TypeError(f"exit with {code!r}")
    return Told(code, out.getvalue(), err.getvalue())


FRONT = "title: Today\ndate: 2026-11-21\nid: today\n"
"""Three lines of front matter that every article may begin with: what follows them is on line 5."""
DIALECT = Dialect("Europe/London", Markdown(), 1048576, "engine")


def read(text: str | bytes, path: str = "content/articles/x.md", dialect: Dialect = DIALECT) -> Reading:
    """Parse a content file."""
    return parse(ContentFile(path, text if isinstance(text, bytes) else text.encode()), dialect)


def mistakes(text: str | bytes, path: str = "content/articles/x.md", dialect: Dialect = DIALECT) -> list[str]:
    """Parse a content file and give its mistakes in order, each in its three parts."""
    return [told(error) for error in in_order(read(text, path, dialect).errors)]


def told(error: BuildError) -> str:
    """Write a mistake as `line:column message | hint`, its file left out."""
    return f"{error.source.line}:{error.source.column} {error.message} | {error.hint}"


def faults(keys: str, body: str = "Body.") -> list[str]:
    """Give the mistakes of an article with some keys, which begin on line 5, and a body."""
    return mistakes(f"---\n{FRONT}{keys}\n---\n{body}\n")


def content_of(keys: str, body: str = "Body.", path: str = "content/articles/x.md") -> Content:
    """Parse a content file without a mistake."""
    reading = read(f"---\n{keys}\n---\n{body}\n", path)
    assert reading.content is not None, [str(error) for error in reading.errors]
    return reading.content


def article_of(keys: str = "", body: str = "Body.", path: str = "content/articles/x.md") -> Article:
    """Parse an article; keys that are given stand in place of its usual ones."""
    given = {line.partition(":")[0] for line in keys.splitlines()}
    front = [line for line in FRONT.splitlines() if line.partition(":")[0] not in given]
    article = content_of("\n".join([*front, keys]), body, path)
    assert isinstance(article, Article)
    return article


def edition_of(keys: str = "", body: str = "", path: str = "content/editions/e.md") -> Edition:
    """Parse an edition; keys that are given stand in place of its usual ones."""
    given = {line.partition(":")[0] for line in keys.splitlines()}
    front = [line for line in FRONT.splitlines() if line.partition(":")[0] not in given]
    edition = content_of("\n".join([*front, keys]), body, path)
    assert isinstance(edition, Edition)
    return edition


def page_of(keys: str, body: str = "Body.", path: str = "content/pages/p.md") -> Page:
    """Parse a page."""
    page = content_of(keys, body, path)
    assert isinstance(page, Page)
    return page


LEAST = """title: T
description: D
url: https://example.org
feeds: {namespace: f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52}
"""
"""The settings that must be given: what follows them is on line 5."""


def config_of(text: str) -> Config:
    """Parse settings without a mistake, and forget their lines."""
    config, _ = parse_config(text.encode(), "config.yaml")
    return structs.replace(config, tags=tuple(structs.replace(tag, line=0) for tag in config.tags))


def settings_mistakes(text: str) -> list[str]:
    """Parse settings and give their mistakes in order."""
    try:
        parse_config(text.encode(), "config.yaml")
    except BuildError as error:
        return [told(error)]
    except ExceptionGroup as group:
        return [told(error) for error in group.exceptions if isinstance(error, BuildError)]
    return []


def assembled(config: Config, contents: Iterable[Content], files: Sequence[Asset], **options: Any) -> Site:
    """Assemble a site; raise its mistakes together, as a build does."""
    site, found = assemble(config, contents, files, **options)
    raise_all(found)
    return site
