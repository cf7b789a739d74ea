"""The settings of a site, typed and with their defaults.

Knows nothing of YAML: `reading/config.py` makes these from text.
"""

from typing import Any, Literal

from msgspec import Struct

Extra = Any
"""Text, a list or a map of these: what front matter holds below `extra`, never typed."""


class Person(Struct, frozen=True):
    """Who publishes the digest."""

    name: str = ""
    """As readers see it."""
    email: str = ""
    """Shown in feeds; empty means none."""


class TagSetting(Struct, frozen=True):
    """What config says of one tag."""

    name: str
    """The spelling that readers see."""
    slug: str = ""
    """Empty means made from the name."""
    description: str = ""
    """Shown at the head of the tag's page."""
    was: tuple[str, ...] = ()
    """Old names, which redirect here."""
    line: int = 0
    """Where config says so."""


class MenuLink(Struct, frozen=True):
    """A link in the navigation that is not a page of the site."""

    title: str
    """The words of the link."""
    url: str
    """http, https, mailto, or a path from the site's root."""


class Permalinks(Struct, frozen=True):
    """The shape of URLs, below the base URL."""

    article: str = "/{year}/{month}/{slug}/"
    """Takes `{year}`, `{month}`, `{day}`, `{slug}`, `{section}`."""
    page: str = "/{slug}/"
    """Takes `{slug}`."""


class Markdown(Struct, frozen=True):
    """How a body becomes HTML. A cached body depends on these and its text alone."""

    engine: Literal["markdown", "pyromark"] = "markdown"
    """Python-Markdown, or the faster pyromark (CommonMark)."""
    raw_html: Literal["sanitise", "escape", "trust"] = "sanitise"
    """What becomes of HTML within Markdown."""
    extensions: tuple[str, ...] = ()
    """Further Python-Markdown extensions, by name."""


FeedFormat = Literal["rss", "atom", "json"]
FEED_FORMATS: tuple[FeedFormat, ...] = ("rss", "atom", "json")
"""RSS 2.0, Atom 1.0 and JSON Feed 1.1, in the order in which they are listed everywhere."""


class Feeds(Struct, frozen=True):
    """What feeds hold."""

    namespace: str = ""
    """A UUID, minted once: items' identities are made within it."""
    items: int = 30
    """The most items in a feed."""
    max_bytes: int = 524288
    """A feed takes no further item once its bodies pass this many bytes."""
    terms: tuple[str, ...] = ("tags", "sections", "stories")
    """The taxonomies whose terms have feeds of their own."""
    hub: str = ""
    """A WebSub hub's URL."""
    formats: tuple[FeedFormat, ...] = FEED_FORMATS
    """Those that are published, in the order of `FEED_FORMATS`; at least one."""
    archives: bool = True
    """Whether archive documents with everything ever published stand behind the site's own RSS and Atom."""


Rhythm = Literal["none", "daily", "weekly", "monthly"]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Cadence(Struct, frozen=True):
    """Editions that come by themselves, from a day on."""

    cadence: Rhythm = "none"
    """How often one closes; `none` leaves editions to files alone."""
    at: str = ""
    """When one closes: `HH:MM`, weekly also `Friday 17:00`; empty means at the end of the day, week or month."""
    since: str = ""
    """The first day whose articles gather so, `YYYY-MM-DD`; empty means always."""


class Editions(Cadence, frozen=True):
    """How articles gather in editions."""

    earlier: tuple[Cadence, ...] = ()
    """Cadences that this one followed, newest first; each ends where the next one begins."""

    @property
    def cadences(self) -> tuple[Cadence, ...]:
        """Give every cadence there is or was, newest first."""
        return (Cadence(self.cadence, self.at, self.since), *self.earlier)

    @property
    def scheduled(self) -> bool:
        """Tell whether editions come by themselves, or ever did."""
        return any(each.cadence != "none" for each in self.cadences)


class Mail(Struct, frozen=True, rename={"sender": "from"}):
    """How an edition goes out by mail."""

    sender: str = ""
    """The From address; the key is `from`."""
    reply_to: str = ""
    """The Reply-To address."""
    unsubscribe: str = ""
    """A mailto or https URL."""


class Images(Struct, frozen=True):
    """What becomes of images."""

    remote: Literal["link", "allow"] = "link"
    """An image of another origin becomes a link, or is kept."""
    sizes: tuple[int, ...] = (480, 960, 1600)
    """Widths in pixels in which local images are made; none leaves them as they are."""
    formats: tuple[str, ...] = ("avif", "webp")
    """Formats in which they are made, the preferred one first; none leaves them as they are."""
    max_pixels: int = 64_000_000
    """Larger images are refused."""


class Limits(Struct, frozen=True):
    """What is too large."""

    article: int = 1048576
    """Bytes of one content file."""


class Config(Struct, frozen=True, kw_only=True):
    """Every setting of a site, defaults filled in."""

    title: str
    """The digest's name."""
    description: str
    """What it is, in a sentence."""
    url: str
    """The base URL, without a slash at its end; a path in it works everywhere."""
    language: str = "en"
    """BCP 47; articles may differ."""
    timezone: str = "UTC"
    """An IANA name: dates without an offset are meant there."""
    author: Person = Person()
    """Who publishes."""
    sections: tuple[str, ...] = ()
    """The sections there are, in the paper's order; empty means any."""
    tags: tuple[TagSetting, ...] = ()
    """What is said of some tags."""
    menu: tuple[MenuLink, ...] = ()
    """Links beside the pages in the navigation."""
    page_size: int = 20
    """Articles on one page of a list."""
    permalinks: Permalinks = Permalinks()
    """The shape of URLs."""
    markdown: Markdown = Markdown()
    """How bodies become HTML."""
    feeds: Feeds = Feeds()
    """What feeds hold."""
    editions: Editions = Editions()
    """How articles gather in editions."""
    mail: Mail = Mail()
    """How editions go out by mail."""
    images: Images = Images()
    """What becomes of images."""
    search: bool = True
    """A search page with its index."""
    share_images: bool = False
    """A picture for each article's shares."""
    lite: bool = False
    """A text-only twin."""
    api: bool = False
    """A JSON file for each article, edition and term."""
    offline: bool = True
    """A service worker that keeps what was read."""
    limits: Limits = Limits()
    """What is too large."""


class Dialect(Struct, frozen=True):
    """The settings that decide how one content file is parsed, and no others."""

    timezone: str
    """See `Config.timezone`."""
    markdown: Markdown
    """See `Config.markdown`."""
    article_limit: int
    """See `Limits.article`."""
    engine: str
    """Our version and those of the libraries: another one may parse otherwise."""
    scheduled: bool = False
    """Whether editions come by cadence: a file for one needs no `id` then."""


def dialect_of(config: Config, engine: str) -> Dialect:
    """Pick the settings that parsing depends on."""
    return Dialect(config.timezone, config.markdown, config.limits.article, engine, config.editions.scheduled)
