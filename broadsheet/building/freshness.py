"""Which outputs are stale: a fingerprint is of an output's values, its template's closure and the engine."""

import platform
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import distribution, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from broadsheet import __version__
from broadsheet.building.disk.files import Found, digest_of_file, look, names_digest, names_in
from broadsheet.building.manifest import Manifest
from broadsheet.building.plan import Plan
from broadsheet.formats import template_digest, words_digest
from broadsheet.model.feeds import FeedItem
from broadsheet.model.outputs import Copy, Document, Theme
from broadsheet.model.views import Card, Masthead

_LIBRARIES = (
    *("jinja2", "markupsafe", "markdown", "pyromark", "nh3", "feedgen", "lxml", "pyyaml", "tzdata", "msgspec"),
    *("python-slugify", "text-unidecode", "babel", "rcssmin", "pillow"),
)
_ENCODE = msgspec.json.Encoder().encode  # msgpack would forget the offset of a date, which readers see
_SHARED = frozenset({Card, FeedItem})
_PACKAGE = Path(__file__).parent.parent


class Stale(Struct, frozen=True):
    """What has to be made again."""

    documents: tuple[Document, ...]
    """To be rendered, in the order of the plan."""
    copies: tuple[Copy, ...]
    """To be copied."""
    fingerprints: dict[str, str]
    """Of every planned output, by output path."""


@cache
def engine() -> str:
    """Give what our own code and the libraries that reach bytes amount to.

    In a checkout, that is the digest of `broadsheet/` too: an edited line of ours makes every output stale.
    """
    return blake2b("\n".join(engine_facts()).encode(), digest_size=16).hexdigest()


@cache
def engine_facts() -> tuple[str, ...]:
    """Give what the engine is made of, each a name and its version or digest."""
    facts = [f"broadsheet {__version__}", f"python {'.'.join(platform.python_version_tuple()[:2])}"]
    facts += [f"{name} {distribution(name).version}" for name in _LIBRARIES]
    return (*facts, *(f"{Path(each.path).relative_to(_PACKAGE)} {each.digest}" for each in _code()))


@cache
def _code() -> tuple[Found, ...]:
    """Find our own code, which belongs to the engine in a checkout only: what is installed has a version."""
    in_checkout = (_PACKAGE.parent / "pyproject.toml").is_file()
    return tuple(map(_found, sorted(_PACKAGE.rglob("*.py")))) if in_checkout else ()


@cache
def _folders() -> tuple[Found, ...]:
    """Find the folders whose names tell another engine: a library's version is in one, a new file of ours in others."""
    libraries = {Path(str(distribution(name).locate_file(""))) for name in _LIBRARIES}
    folders = sorted(libraries | {Path(each.path).parent for each in _code()})
    return tuple(Found(str(each), look(each), names_digest(str(each), names_in(each))) for each in folders)


def _found(path: Path) -> Found:
    return Found(str(path), look(path), digest_of_file(path))


def engine_found(extensions: tuple[str, ...]) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Give the folders and the files that the engine was read from, as they were then."""
    files = sorted({file for name in extensions for file in _code_of(name)})
    return _folders(), (*_code(), *map(_found, files))


@cache
def engine_with(extensions: tuple[str, ...]) -> str:
    """Give the engine together with the code of Markdown extensions that config names."""
    files = sorted({file for name in extensions for file in _code_of(name)})
    facts = [engine(), *(f"{file.name} {digest_of_file(file)}" for file in files)]
    return blake2b("\n".join(facts).encode(), digest_size=16).hexdigest() if files else engine()


def _code_of(extension: str) -> list[Path]:
    """Find the files of an extension: by its entry point, else as a module, its class left out."""
    points = entry_points(group="markdown.extensions", name=extension)
    module = next((point.module for point in points), extension.partition(":")[0])
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return []
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()] if spec else []
    own = [Path(spec.origin)] if spec and spec.origin and not folders else []
    return [*own, *(file for folder in folders for file in folder.rglob("*.py"))]


def find_stale(plan: Plan, theme: Theme, manifest: Manifest, intact: Collection[str]) -> Stale:
    """Find every output that the manifest does not know with this fingerprint, or whose file is not intact."""
    fingerprints = _fingerprints(plan.documents, theme) | {copy.output_path: copy.digest for copy in plan.copies}

    def fresh(path: str) -> bool:
        entry = manifest.entries.get(path)
        return entry is not None and entry.fingerprint == fingerprints[path] and path in intact

    return Stale(
        documents=tuple(document for document in plan.documents if not fresh(document.output_path)),
        copies=tuple(copy for copy in plan.copies if not fresh(copy.output_path)),
        fingerprints=fingerprints,
    )


def _fingerprints(documents: Iterable[Document], theme: Theme) -> dict[str, str]:
    views = _Digests()
    shared: dict[tuple[str, str, int], bytes] = {}
    mastheads: Mapping[int, Masthead | None] = {id(document.masthead): document.masthead for document in documents}
    fingerprints = {}
    for document in documents:
        key = (document.format, document.template, id(document.masthead))
        if key not in shared:
            template = template_digest(theme, document.template) if document.template else words_digest(theme)
            facts = (engine(), document.format, document.template, template, mastheads[id(document.masthead)])
            shared[key] = _ENCODE(facts)
        digest = blake2b(shared[key], digest_size=16)
        digest.update(views.of(document.view))
        fingerprints[document.output_path] = digest.hexdigest()
    return fingerprints


class _Digests:
    """Owns the digests of values that many documents show, each made once; the values must outlive it."""

    def __init__(self) -> None:
        self._made: dict[int, str] = {}

    def of(self, view: Struct) -> bytes:
        """Give what a view amounts to: all its values, those that others show too by their digest."""
        made = self._made.get(id(view))
        if made is None:
            values = (type(view).__name__, *map(self._told, structs.astuple(view)))
            made = self._made[id(view)] = blake2b(_ENCODE(values), digest_size=16).hexdigest()
        return made.encode()

    def _told(self, value: Any) -> Any:
        if type(value) in _SHARED:
            return self._one(value)
        if type(value) is tuple and value and type(value[0]) in _SHARED:
            return [self._one(each) for each in value]
        return value

    def _one(self, value: Struct) -> str:
        made = self._made.get(id(value))
        if made is None:
            made = self._made[id(value)] = blake2b(_ENCODE(value), digest_size=16).hexdigest()
        return made
