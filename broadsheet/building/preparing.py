"""The first half of the line: everything is read, parsed, assembled and planned, and every mistake is named."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from msgspec import Struct, structs

from broadsheet.building.disk.files import Found, digest_of, look_or_absent, read, stamp
from broadsheet.building.disk.roots import Roots
from broadsheet.building.disk.scan import Sources, scan
from broadsheet.building.drawings import check_drawings
from broadsheet.building.executors import Workers
from broadsheet.building.freshness import engine_with
from broadsheet.building.lettering import look_at_fonts
from broadsheet.building.looking import CARD_MAKERS, craft, look_at_images
from broadsheet.building.order import Order, Tell
from broadsheet.building.parsing import Parsed, keep_looks, parse_all
from broadsheet.building.plan import Plan, plan
from broadsheet.building.planners.frame import make_masthead
from broadsheet.building.planners.mail import plan_letters
from broadsheet.building.planners.share import plan_share_cards
from broadsheet.building.store import Store
from broadsheet.building.templates import read_templates
from broadsheet.model.config import Config, Editions, dialect_of
from broadsheet.model.errors import BuildError, Source, in_order, raise_all
from broadsheet.model.ledger import LEDGER, Entry, Ledger
from broadsheet.model.outputs import Document
from broadsheet.model.site import Site
from broadsheet.reading.config import parse_config
from broadsheet.reading.ledger import (
    Changing,
    parse_ledger,
    reconcile,
    renamed,
    silent_edits,
    withdrawn,
    written_ledger,
)
from broadsheet.reading.library import Aside, assemble

CONFIG = "config.yaml"
_STAND_IN = Config(title="", description="", url="https://example.org", editions=Editions(cadence="weekly"))
"""Content is checked by these settings where config's own are wrong, so that one run names every mistake.

With a cadence, since nobody knows whether there is one: an edition without an id is no mistake then.
"""


class Given(Struct, frozen=True):
    """Everything that a build begins with."""

    config: Config | None
    """The settings; none where they have mistakes."""
    sources: Sources
    """Every file."""
    engine: str
    """Our code, the libraries' and the extensions'."""
    ledger: Ledger
    """What was ever published."""
    config_file: Found
    """The settings' own file, as it was before it was read."""
    ledger_file: Found
    """The ledger's, the same."""
    stamp: int
    """The file system's time before the first look."""
    errors: tuple[BuildError, ...]
    """Mistakes so far."""
    warnings: tuple[BuildError, ...]
    """What is unusual so far."""


class Planned(Struct, frozen=True):
    """A site that can be built."""

    site: Site
    """Everything that is visible."""
    plan: Plan
    """Every output."""
    warnings: tuple[BuildError, ...]
    """What is unusual."""
    ledger: tuple[Entry, ...]
    """The ledger as it is to be once this is published."""
    letters: tuple[Document, ...]
    """Those of the editions, which lie beside the site."""
    sources: Sources
    """Every file, as it was read."""


def no_config() -> BuildError:
    """Say that this folder is no site."""
    return BuildError("there is no config.yaml here", Source(CONFIG), "go to the site's folder, or name it with -C")


def read_config(order: Order) -> tuple[Config, tuple[BuildError, ...], bytes]:
    """Read the settings, with warnings and the text's bytes; raise every mistake in them."""
    path = order.roots.site / CONFIG
    if not path.is_file():
        raise no_config()
    data, _ = read(path, CONFIG)
    config, warnings = parse_config(data, CONFIG)
    config = structs.replace(config, search=config.search and order.search, url=order.base_url or config.url)
    return config, warnings, data


def read_all(order: Order, tell: Tell, store: Store) -> Given:
    """Look at every file, read the settings and the templates; keep every mistake."""
    tell("scan", 0)
    errors: list[BuildError] = []
    config: Config | None = None
    warnings: tuple[BuildError, ...] = ()
    text = b""
    settings = look_or_absent(order.roots.file(CONFIG))
    with gathering(errors):
        config, warnings, text = read_config(order)
    now, known = stamp(order.private), store.known()
    sources = scan(order.roots, known)
    before = look_or_absent(order.roots.file(LEDGER))
    ledger, unreadable = read_ledger(order.roots)
    code = engine_with(config.markdown.extensions if config else ())
    faults, unused = read_templates(sources.theme, code, store)
    warnings = (*warnings, *unused)
    again = renamed(ledger, config.feeds.namespace, text, CONFIG) if config else ()
    errors += [*sources.errors, *faults, *unreadable, *again]
    return Given(
        config=config,
        sources=sources,
        engine=code,
        ledger=ledger,
        config_file=Found(CONFIG, settings, digest_of(text)),
        ledger_file=Found(LEDGER, before, ledger.digest),
        stamp=now,
        errors=tuple(errors),
        warnings=warnings,
    )


def parse(order: Order, tell: Tell, given: Given, store: Store, workers: Workers) -> Parsed:  # noqa: PLR0917  # the five things that parsing takes
    """Parse every content file that has changed, and keep what was read."""
    sources = given.sources
    tell("parse", len(sources.content))
    dialect = dialect_of(given.config or _STAND_IN, given.engine)
    parsed = parse_all(sources, order.roots, dialect, store, workers)
    keep_looks(store, parsed.sources.found, given.stamp)
    return parsed


def plan_all(order: Order, tell: Tell, given: Given, store: Store, workers: Workers) -> Planned:  # noqa: PLR0917  # the five things that planning takes
    """Parse, assemble and plan; raise every mistake of every file together."""
    parsed = parse(order, tell, given, store, workers)
    errors = [*given.errors, *parsed.errors]
    sources = given.sources
    if given.config is None:
        raise_all(errors)
        raise AssertionError
    with gathering(errors):
        images, changed = look_at_images(sources.files, order.roots, given.config, store, workers=workers)
        tell("plan", len(parsed.contents))
        site, mistakes = assemble(
            given.config,
            parsed.contents,
            sources.files,
            now=order.now,
            preview=order.preview,
            aside=Aside(parsed.doubtful, parsed.unreadable),
            images=images,
        )
        fonts = look_at_fonts(site, sources.theme_assets, order.roots, store)
        cards, wanting = plan_share_cards(site, fonts, craft(*CARD_MAKERS) if fonts else "")
        site = structs.replace(site, share_cards=cards) if cards else site
        entries, broken = _reconciled(order, given, parsed)
        drawn = check_drawings(site.assets, order.roots, given.engine, store)
        errors += [*mistakes, *broken, *drawn, *changed]
        planned = _planned(site, sources, {error.source for error in mistakes})
        unsaid = _unsaid(order, given, parsed) if order.reviewing else ()
        warnings = in_order([*given.warnings, *site.warnings, *planned.warnings, *wanting, *unsaid])
        raise_all(warnings if order.strict else ())
    raise_all(errors)
    letters = tuple(plan_letters(site, make_masthead(site)))
    return Planned(site, planned, warnings, entries, letters, parsed.sources)


def _unsaid(order: Order, given: Given, parsed: Parsed) -> Iterator[BuildError]:
    """Warn of what happened to published articles while nothing tells readers."""
    yield from silent_edits(given.ledger, parsed.contents, order.now)
    yield from withdrawn(given.ledger, parsed.contents, order.now)


def read_ledger(roots: Roots) -> tuple[Ledger, list[BuildError]]:
    """Read `content/ids.lock`; an empty ledger where there is none yet."""
    path = roots.site / LEDGER
    return parse_ledger(read(path, LEDGER)[0] if path.is_file() else None)


def _reconciled(order: Order, given: Given, parsed: Parsed) -> Changing:
    contents = (*parsed.contents, *parsed.doubtful)
    entries, errors = reconcile(given.ledger, contents, order.now, whole=not parsed.unreadable)
    if order.ledger == "locked" and written_ledger(entries) != written_ledger(given.ledger.entries) and not errors:
        more = len(entries) - len(given.ledger.entries)
        message = (
            f"the ledger would change: {more} new" if more else "the ledger would change: files moved, or texts edited"
        )
        errors = [BuildError(message, Source(LEDGER), "build without --locked, and commit it with the content")]
    return entries, errors


def _planned(site: Site, sources: Sources, named: Collection[Source]) -> Plan:
    """Plan the site; a collision where a mistake is named already is the same one in other words."""
    collisions: list[BuildError] = []
    planned = Plan((), (), ())
    with gathering(collisions):
        planned = plan(site, sources.theme_assets)
    raise_all(error for error in collisions if error.source not in named)
    return planned


@contextmanager
def gathering(errors: list[BuildError]) -> Iterator[None]:
    """Keep the mistakes that are raised, one or many together, and go on."""
    try:
        yield
    except BuildError as error:
        errors.append(error)
    except ExceptionGroup as group:
        known, unknown = group.split(BuildError)
        if unknown is not None or known is None:
            raise
        errors.extend(error for error in known.exceptions if isinstance(error, BuildError))
