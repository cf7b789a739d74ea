"""Which outputs are stale: a fingerprint is of an output's values, its template's closure and the engine."""

import platform
from collections.abc import Collection
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import msgspec
from msgspec import Struct, structs

from broadsheet import __version__
from broadsheet.building.disk.files import Found, digest_of, digest_of_file, look, names_digest, names_in
from broadsheet.building.manifest import Manifest
from broadsheet.formats import template_digest, words_digest
from broadsheet.model.feeds import FeedItem
from broadsheet.model.outputs import Basis, Copy, Document, Grounds, Theme, whole
from broadsheet.model.views import Card

if TYPE_CHECKING:  # an edited text is rendered without planning the site
    from broadsheet.building.plan import Plan

_LIBRARIES = (
    *("jinja2", "markupsafe", "markdown", "pyromark", "nh3", "feedgen", "lxml", "pyyaml", "tzdata", "msgspec"),
    *("python-slugify", "text-unidecode", "babel", "rcssmin", "pillow"),
)
encode_shown = msgspec.json.Encoder().encode
"""Encodes values as documents show them: msgpack would forget the offset of a date, which readers see."""
SHARED = frozenset({Card, FeedItem})
"""What many documents show."""
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
    from importlib.metadata import distribution  # noqa: PLC0415  # 10 ms, and an edited text alone asks for no version

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
    from importlib.metadata import distribution  # noqa: PLC0415  # as above

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
    from importlib.metadata import entry_points  # noqa: PLC0415  # as above

    points = entry_points(group="markdown.extensions", name=extension)
    module = next((point.module for point in points), extension.partition(":")[0])
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return []
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()] if spec else []
    own = [Path(spec.origin)] if spec and spec.origin and not folders else []
    return [*own, *(file for folder in folders for file in folder.rglob("*.py"))]


class Digests:
    """Owns the digests of values that many documents show, each made once; the values must outlive it."""

    def __init__(self, theme: Theme, engine: str) -> None:
        """Take every template, and who renders them."""
        self._theme, self._engine = theme, engine
        self._made: dict[int, str] = {}
        self._frames: dict[tuple[str, str, int], str] = {}

    def fingerprint(self, document: Document) -> str:
        """Give what an output amounts to: its frame and all that it shows, or is made of."""
        basis = document.basis
        shown = self._of(document.view) if basis is None else self._grounds_digest(basis)
        return fingerprint(self.frame(document), shown)

    def frame(self, document: Document) -> str:
        """Give the digest of what a document shares with others: the engine, its template's closure, the masthead."""
        key = (document.format, document.template, id(document.masthead))
        made = self._frames.get(key)
        if made is None:
            theme, name = self._theme, document.template
            template = template_digest(theme, name) if name else words_digest(theme)
            facts = (self._engine, document.format, name, template, document.masthead)
            made = self._frames[key] = digest_of_value(facts)
        return made

    def _of(self, view: Struct) -> str:
        made = self._made.get(id(view))
        if made is None:
            made = self._made[id(view)] = digest_of_value(self.told(view))
        return made

    def _grounds_digest(self, basis: Basis | Grounds) -> str:
        made = self._made.get(id(basis))
        if made is None:
            made = self._made[id(basis)] = digest_of_value(self.grounds(basis))
        return made

    def grounds(self, basis: Basis | Grounds) -> Grounds:
        """Tell a basis by digests."""
        if isinstance(basis, Grounds):
            return basis
        return Grounds(self._of(basis.frame), tuple(map(self.one, basis.cards)), basis.facts)

    def told(self, view: Struct) -> tuple[Any, ...]:
        """Give a view's kind and all its values, those that others show too by their digest."""
        values = list(structs.astuple(view))
        for place in sharing(type(view)):
            value = values[place]
            if type(value) in SHARED:
                values[place] = self.one(value)
            elif type(value) is tuple and value:
                values[place] = [self.one(each) for each in value]
        return (type(view).__name__, *values)

    def one(self, value: Struct) -> str:
        """Give the digest of a value that many documents show."""
        made = self._made.get(id(value))
        if made is None:
            made = self._made[id(value)] = digest_of_value(value)
        return made


@cache
def sharing(kind: type[Struct]) -> tuple[int, ...]:
    """Give the places of a view's fields that hold what many documents show."""
    return tuple(
        place
        for place, field in enumerate(structs.fields(kind))
        if not SHARED.isdisjoint((field.type, *get_args(field.type)))
    )


def digest_of_value(value: Any) -> str:
    """Give the digest of a value as documents show it."""
    return digest_of(encode_shown(value))


def fingerprint(frame: str, view: str) -> str:
    """Give the fingerprint of a document by the digests of its frame and of its view."""
    return digest_of(f"{frame} {view}".encode())


def find_stale(plan: "Plan", digests: Digests, manifest: Manifest, intact: Collection[str]) -> Stale:
    """Find every output that the manifest does not know with this fingerprint, or whose file is not intact."""
    fingerprints = {document.output_path: digests.fingerprint(document) for document in plan.documents}
    fingerprints |= {copy.output_path: copy.fingerprint for copy in plan.copies}

    def fresh(path: str) -> bool:
        entry = manifest.entries.get(path)
        return entry is not None and entry.fingerprint == fingerprints[path] and path in intact

    return Stale(
        documents=tuple(whole(document) for document in plan.documents if not fresh(document.output_path)),
        copies=tuple(copy for copy in plan.copies if not fresh(copy.output_path)),
        fingerprints=fingerprints,
    )
