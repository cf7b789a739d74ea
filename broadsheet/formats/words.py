"""The theme's words, dates and numbers in the site's language. The one module that knows Babel.

The templates have them in English; `words/<language>.po` in the theme translates them. English needs no file.
"""

import pickle
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, MutableMapping
from datetime import UTC, datetime
from datetime import date as Day  # noqa: N812  # `date` is the name of the filter
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import TYPE_CHECKING

from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import TemplateFile, Theme

if TYPE_CHECKING:
    from babel import Locale

_WEEK = re.compile(r"([1-9]\d{3})-W([0-5]\d)")
_DAY = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
SMALL = 0.01
"""Of a whole: what is less would mostly be nothing in whole per cent."""
MOST_KEPT = 20_000
"""Dates and numbers of one language that are kept for the next process: some 1 MB."""
_LINE = re.compile(r'\s*(#.*|((msg(ctxt|id|id_plural|str(\[\d+\])?))?\s*"([^"\\]|\\.)*")?\s*)')
_FOLDER = "words/"
_STYLES = {"": "long", "long": "full", "short": "medium"}
_MAKE = "see docs/theming.md; gettext's editors, such as Poedit, write such files"


class Words:
    """What a site's language makes of the theme's words, of dates and of numbers."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        """Take the language of the page and the catalogue of its words."""
        self._language = language
        self.gettext = translations.gettext
        self.ngettext = translations.ngettext
        self._written = lru_cache(maxsize=8192)(self._write)
        self._known: MutableMapping[str, bytes] = {}
        self._newly: MutableMapping[str, bytes] = {}

    def keep(self, known: MutableMapping[str, bytes], newly: MutableMapping[str, bytes]) -> None:
        """Take dates and numbers as they were written before, and where to put what is written from now on.

        Who finds all of his there need not load Babel, which takes longer than to render a page.
        """
        self._known, self._newly = known, newly

    def _once(self, key: str, write: Callable[[], str]) -> str:
        """Give what was written before, or write it."""
        found = self._known.get(key)
        if found is not None:
            return found.decode()
        text = write()
        if len(self._known) < MOST_KEPT:
            self._known[key] = self._newly[key] = text.encode()
        return text

    @cached_property
    def _locale(self) -> "Locale":
        """Give the nearest language that CLDR knows: `de-AT-1996` is written as `de-AT`, an unknown one as English."""
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # 40 ms that only rendering costs

        for name in _nearer(self._language):
            try:
                return _by_itself(Locale.parse(name, sep="-"))
            except (UnknownLocaleError, ValueError):
                continue
        return Locale("en")

    def date(self, instant: datetime, style: str = "") -> str:
        """Write the day of an instant, in its own zone, as the language does: `2 March 2022` in `en-GB`.

        `long` names the weekday too, `short` is the shortest that names the year, `month` leaves out the day.
        """
        return self._written(instant.date(), style)

    def month(self, number: int) -> str:
        """Give the name of a month, 1 to 12, as it stands alone."""
        return self._once(f"month {number}", lambda: str(self._locale.months["stand-alone"]["wide"][number]))

    def number(self, number: float) -> str:
        """Write a number with the language's marks for thousands and decimals."""
        return self._once(f"number {number!r}", lambda: self._decimal(number))

    def _decimal(self, number: float) -> str:
        from babel.numbers import format_decimal  # noqa: PLC0415  # as above

        return format_decimal(number, locale=self._locale, numbering_system="default")

    def percent(self, share: float) -> str:
        """Write a share of 1 in whole per cent; one below a hundredth in tenths, at least one of them."""
        from babel.numbers import format_percent  # noqa: PLC0415  # as above

        whole = share >= SMALL or not share
        exact = share if whole else max(round(share, 3), 0.001)
        return format_percent(exact, locale=self._locale, decimal_quantization=whole, numbering_system="default")

    def period(self, title: str) -> str:
        """Write the title of an edition that is its period's name in ISO 8601 in words; any other stays as it is."""
        week, day = _WEEK.fullmatch(title), _DAY.fullmatch(title)
        if week:
            return self.gettext("Week %(week)d, %(year)d") % {"week": int(week[2]), "year": int(week[1])}
        if day and int(day[3] or 1) <= monthrange(int(day[1]), int(day[2]))[1]:
            written = datetime(int(day[1]), int(day[2]), int(day[3] or 1), tzinfo=UTC)
            return self.date(written, "" if day[3] else "month")
        return title

    def _write(self, day: Day, style: str) -> str:
        return self._once(f"date {day.isoformat()} {style}", lambda: self._dated(day, style))

    def _dated(self, day: Day, style: str) -> str:
        from babel.dates import format_date, format_skeleton  # noqa: PLC0415  # as above

        if style == "month":
            return format_skeleton("yMMMM", day, locale=self._locale)
        if style not in _STYLES:
            raise ValueError(f"no style '{style}' of dates; there are 'long', 'short' and 'month'")
        return format_date(day, _STYLES[style], locale=self._locale)


@lru_cache(maxsize=8)
def words_of(theme: Theme, language: str) -> Words:
    """Give the words of a language (BCP 47), or of the nearest with a catalogue: `pt-BR` takes `pt` before English.

    A catalogue that gettext cannot read is a BuildError with its line.
    """
    files = {file.name.casefold(): file for file in theme.words}
    names = (f"{_FOLDER}{name}.po".casefold() for name in _nearer(language))
    file = next((files[name] for name in names if name in files), None)
    return Words(language, _read(file) if file else NullTranslations())


def _by_itself(locale: "Locale") -> "Locale":
    """Give a locale data of its own: Babel writes what an alias of one language means into what all of them share.

    After Japanese, German months that stand alone would be Japanese ones.
    """
    from babel import localedata  # noqa: PLC0415  # as above

    own = pickle.loads(pickle.dumps(localedata.load(str(locale))))  # noqa: S301  # the library's own values, copied
    setattr(locale, "_Locale__data", localedata.LocaleDataDict(own))  # noqa: B010  # it has no other way in
    return locale


def _nearer(language: str) -> Iterator[str]:
    parts = language.split("-")
    return ("-".join(parts[:length]) for length in range(len(parts), 0, -1))


def _read(file: TemplateFile) -> GNUTranslations:
    """Read a catalogue; what is not translated, or doubtful (`fuzzy`), stays English."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # 50 ms that only other languages cost
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  # the same

    for number, line in enumerate(file.text.splitlines(), 1):
        if not _LINE.fullmatch(line):  # Babel takes a quote that is not closed for the end of the line
            message = "catalogue: a line is a remark, or words in double quotes, with 'msgid' or 'msgstr' before them"
            raise BuildError(message, Source(file.path, number), _MAKE)
    try:
        catalog = read_po(BytesIO(file.text.encode()), abort_invalid=True)
        compiled = BytesIO()
        write_mo(compiled, catalog)
        compiled.seek(0)
        return GNUTranslations(compiled)
    except PoFileError as fault:
        raise BuildError(f"catalogue: {fault}", Source(file.path, fault.lineno + 1), _MAKE) from fault
    except ValueError as fault:
        raise BuildError(f"catalogue: {fault}", Source(file.path), _MAKE) from fault
