"""What web servers are asked to say of the site's files, and `_headers`, where some of them read it."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from broadsheet.model.config import Config, FeedFormat
from broadsheet.model.errors import Source
from broadsheet.model.headers import HeaderRule, HeadersView
from broadsheet.model.outputs import Document
from broadsheet.model.scripts import FIRST_SCRIPT
from broadsheet.model.site import Site
from broadsheet.model.urls import FEED_FILES, base_path, file_output
from broadsheet.model.views import Masthead
from broadsheet.reading.links import site_path

_OWN_HEADERS = "content/static/_headers"
_FEED_TYPES: dict[FeedFormat, str] = {
    # Browsers show a feed with its style sheet only where the type is XML itself.
    "rss": "application/xml; charset=utf-8",
    "atom": "application/xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
_FEED_FOLDERS = ("/", "/:list/", "/:list/:term/")
_FEED_CACHE = "public, max-age=900"
_FOR_EVER = "public, max-age=31536000, immutable"
_OWN_ASSETS = "content/static/assets/"
"""Files of a site's own there have no digest in their names, so that none of the folder may be believed unasked."""


def plan_headers(site: Site, _: Masthead) -> Iterator[Document]:
    """Plan `/_headers`, unless the site has its own `content/static/_headers`."""
    if not any(asset.path == _OWN_HEADERS for asset in site.assets):
        view = HeadersView(tuple(header_rules(site)))
        yield Document(file_output("/_headers"), "headers", "", view, None, Source("config.yaml"))


def header_rules(site: Site) -> Iterator[HeaderRule]:
    """Give the headers of every address, those of all addresses first."""
    config = site.config
    home = base_path(config)
    yield HeaderRule(
        f"{home}/*",
        (
            ("Content-Security-Policy", content_security_policy(config)),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            # A page's name tells no version: a copy is good only once the server has said so.
            ("Cache-Control", "no-cache"),
        ),
    )
    if not any(asset.path.startswith(_OWN_ASSETS) for asset in site.assets):
        yield HeaderRule(f"{home}/assets/*", (("Cache-Control", _FOR_EVER),))
    yield from _of_pictures(site, home)
    if config.search:
        policy = content_security_policy(config, "'wasm-unsafe-eval'")
        yield HeaderRule(f"{home}/search/*", (("Content-Security-Policy", policy),))
    if config.api:
        yield HeaderRule(f"{home}/api/*", (("Access-Control-Allow-Origin", "*"),))
    if config.offline:
        yield HeaderRule(f"{home}/manifest.webmanifest", (("Content-Type", "application/manifest+json"),))
    for name in config.feeds.formats:
        for folder in _FEED_FOLDERS:
            headers = (("Content-Type", _FEED_TYPES[name]), ("Cache-Control", _FEED_CACHE))
            yield HeaderRule(f"{home}{folder}{FEED_FILES[name]}", headers)


def _of_pictures(site: Site, home: str) -> Iterator[HeaderRule]:
    """Let browsers keep what is made of pixels, whose names tell their bytes, where no file of the site's own lies."""
    made = {"sized": any(image.made for image in site.images.values()), "share": bool(site.share_cards)}
    for folder, there in made.items():
        if there and not any(site_path(asset.path).startswith(f"/images/{folder}/") for asset in site.assets):
            yield HeaderRule(f"{home}/images/{folder}/*", (("Cache-Control", _FOR_EVER),))


def content_security_policy(config: Config, *scripts: str) -> str:
    """Give the policy of the site's pages (W3C CSP 3); `scripts` are further sources of script."""
    images = ("https:",) if config.images.remote == "allow" else ()
    ground = f"'sha256-{b64encode(sha256(FIRST_SCRIPT.encode()).digest()).decode()}'"
    directives = {
        "default-src": ("'none'",),
        "script-src": ("'self'", ground, *scripts),
        "style-src": ("'self'",),
        "font-src": ("'self'",),
        "img-src": ("'self'", *images),
        "media-src": ("'self'", "https:"),
        "connect-src": ("'self'",),
        "manifest-src": ("'self'",),
        "worker-src": ("'self'",),
        "base-uri": ("'none'",),
        "form-action": ("'self'",),
        "frame-ancestors": ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
