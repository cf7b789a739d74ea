"""The plan: every output known before the first byte is written, every collision refused."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from msgspec import Struct

from broadsheet.building.planners import PLANNERS
from broadsheet.building.planners.frame import make_masthead, texts_on
from broadsheet.building.planners.images import plan_images
from broadsheet.building.planners.search import bundles_of, plan_search
from broadsheet.model.assets import AssetView, ThemeAsset
from broadsheet.model.errors import BuildError, Source, in_order, raise_all
from broadsheet.model.outputs import Copy, Document, Output
from broadsheet.model.pages import RedirectView
from broadsheet.model.pictures import ImageOutput
from broadsheet.model.search import SearchBundle
from broadsheet.model.site import Asset, Site
from broadsheet.model.urls import claimed_key, file_output, page_output
from broadsheet.reading.links import site_path


class Plan(Struct, frozen=True):
    """Every output of a site."""

    documents: tuple[Document, ...]
    """In the order in which they are published."""
    copies: tuple[Copy, ...]
    """Published before the documents, which show them."""
    warnings: tuple[BuildError, ...]
    """Links that lead to no output."""
    bundles: tuple[SearchBundle, ...] = ()
    """What is indexed for the search page; the files below `/pagefind/` are known when that is done."""
    images: tuple[ImageOutput, ...] = ()
    """What is made of pixels."""


def plan(site: Site, theme_assets: Sequence[ThemeAsset]) -> Plan:
    """Plan every output; raise every collision, naming both sources."""
    masthead = make_masthead(site)
    bundles = tuple(bundles_of(site))
    planned = [document for planner in PLANNERS for document in planner(site, masthead)]
    assets = tuple(map(_asset, theme_assets))
    sheets = (asset for asset in assets if isinstance(asset, Document))
    documents = (*sheets, *plan_search(site, masthead, bundles), *planned)
    copies = (
        *(asset for asset in assets if isinstance(asset, Copy)),
        *(_copy(site, asset) for asset in site.assets),
    )
    images = plan_images(site)
    outputs: tuple[Output, ...] = (*copies, *images, *documents)
    raise_all([*_collisions(outputs), *_in_the_indexs_folder(copies)])
    known = {output.output_path for output in outputs}
    return Plan(documents, copies, in_order(_dead_links(site, known)), bundles, images)


def _asset(asset: ThemeAsset) -> Document | Copy:
    path, claims = f"assets/{asset.published}", Source(asset.path)
    if asset.text is None:
        return Copy(path, asset.path, asset.digest, claims)
    return Document(path, "asset", "", AssetView(asset.text), None, claims)


def _copy(site: Site, asset: Asset) -> Copy:
    path = site_path(asset.path)
    image = site.images.get(path)
    blank = image is not None and image.facts.blank
    return Copy(file_output(path), asset.path, asset.digest, Source(asset.path), blank)


def _collisions(outputs: Iterable[Output]) -> Iterator[BuildError]:
    """Name every output that another one claims too: in the same spelling, in another case or Unicode form.

    A file where another output needs a folder is a collision as well.
    """
    claimed: dict[str, Output] = {}
    for output in outputs:
        key = claimed_key(output.output_path)
        if key in claimed:
            yield _collision(output, claimed[key])
        claimed.setdefault(key, output)
    if _folders(claimed).isdisjoint(claimed):
        return
    for key, output in claimed.items():
        folder = key.rpartition("/")[0]
        while folder:
            if folder in claimed:
                yield _collision(output, claimed[folder])
            folder = folder.rpartition("/")[0]


def _folders(keys: Iterable[str]) -> set[str]:
    """Give every folder around some files."""
    folders: set[str] = set()
    for key in keys:
        folder = key.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _in_the_indexs_folder(copies: Iterable[Copy]) -> Iterator[BuildError]:
    """Name every file that would lie where search indexes do: their names are not known beforehand."""
    for copy in copies:
        if claimed_key(copy.output_path).startswith("pagefind/"):
            hint = "put it into another folder of content/static/"
            yield BuildError("'/pagefind/' is the folder of the search index", copy.claims, hint)


def _collision(output: Output, other: Output) -> BuildError:
    first, second = sorted((output, other), key=_blame)
    place = _path_of(second.output_path)
    if first.output_path == second.output_path:
        message = f"'{place}' is also claimed by {first.claims}"
    else:
        message = (
            f"'{place}' cannot stand beside '{_path_of(first.output_path)}' of {first.claims}{_why(first, second)}"
        )
    return BuildError(message, second.claims, _way_out(first, second))


def _way_out(first: Output, second: Output) -> str:
    if _is_redirect(second):
        return "remove or change the alias"
    if first.claims.path.endswith(".md") and second.claims.path.endswith(".md"):
        return "give one of them another 'slug'"
    return "give one of them another slug or file name"


def _blame(output: Output) -> tuple[bool, bool, Source]:
    """Order the two sides of a collision: a redirect gives way before a page, an editor's file before a template."""
    return output.claims.path.startswith("content/"), _is_redirect(output), output.claims


def _is_redirect(output: Output) -> bool:
    return isinstance(output, Document) and isinstance(output.view, RedirectView)


def _why(first: Output, second: Output) -> str:
    """Say how two paths differ where the eye may not see it."""
    if claimed_key(first.output_path) != claimed_key(second.output_path):
        return ": a file cannot hold others"
    forms = {unicodedata.normalize("NFC", each.output_path) for each in (first, second)}
    return ": they differ only in " + ("Unicode form" if len(forms) == 1 else "case")


def _path_of(output_path: str) -> str:
    return "/" + output_path.removesuffix("index.html")


def _leads(path: str, known: set[str]) -> bool:
    return path[:1] in {"", "#", "?"} or not known.isdisjoint(_outputs_of(path))


def linked_outputs(site: Site) -> set[str]:
    """Give the output paths that a link of a text or of the menu leads to, or would."""
    paths = [path for _, links in texts_on(site) for _, path in links if path]
    return {output for path in (*paths, *(link.url for link in site.config.menu)) for output in _outputs_of(path)}


def _outputs_of(path: str) -> tuple[str, str]:
    bare = unquote(path.partition("#")[0].partition("?")[0])
    return page_output(bare), file_output(bare)


def _dead_links(site: Site, known: set[str]) -> Iterator[BuildError]:
    for content, links in texts_on(site):
        if not links:
            continue
        places = {
            each.href: Source(content.source_path, each.line, each.column) for each in (*content.links, *content.images)
        }
        for href, path in links:
            if path and not _leads(path, known):
                place = places.get(href, Source(content.source_path))
                yield BuildError(
                    f"the link '{href}' leads to nothing on this site", place, "check the path, or link to the .md file"
                )
    for link in site.config.menu:
        if link.url.startswith("/") and not _leads(link.url, known):
            message = f"the menu's link '{link.url}' leads to nothing on this site"
            yield BuildError(message, Source("config.yaml"), "check the path, or write the page")
