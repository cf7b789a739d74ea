"""Words: the theme speaks the site's language, whatever the machine's, and each shipped catalogue is whole."""

import re
import sys
from datetime import UTC, datetime
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel import localedata
from babel.dates import format_date
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.formats.words import Words, words_of
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.outputs import TemplateFile, Theme

TEMPLATES = Path(__file__).parents[2] / "templates"
FORMATS = Path(__file__).parents[2] / "broadsheet" / "formats"
CATALOGUES = sorted(TEMPLATES.glob("words/*.po"))
DAY = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
_PLACE = re.compile(r"%\(\w+\)[sd]|%%")
_COUNT = re.compile(r'ngettext\("[^"]*%\(num\)\w[^"]*", "[^"]*", ([^)]*)\)')


def _theme(*files: TemplateFile) -> Theme:
    return Theme((), (), "", files)


def _shipped() -> Theme:
    return _theme(*(TemplateFile(f"words/{po.name}", f"built-in/words/{po.name}", po.read_text()) for po in CATALOGUES))


def _written() -> set[Any]:
    """Give every message of the templates and of the formats: its English, or both forms of it."""
    found = list(extract_from_dir(TEMPLATES, [("**.html", "jinja2")], {"**.html": {"silent": "false"}}))
    found += list(extract_from_dir(FORMATS, [("**.py", "python")]))
    return {message for _, _, message, _, _ in found}


def _messages(po: Path) -> list[Message]:
    return [message for message in read_po(BytesIO(po.read_bytes()), abort_invalid=True) if message.id]


def _forms(message: Message) -> list[str]:
    return [str(each) for each in ((message.string,) if isinstance(message.string, str) else message.string or ())]


def test_four_languages_beside_english_are_shipped() -> None:
    """Two that are written otherwise than English is, and one from right to left."""
    assert {po.stem for po in CATALOGUES} >= {"ar", "de", "es", "ja"}


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)
def test_a_shipped_catalogue_has_every_word_of_the_theme_and_no_other(po: Path) -> None:
    """A word that is missing would stay English; one that is left over misleads whoever translates."""
    messages = _messages(po)
    assert {message.id if isinstance(message.id, str) else tuple(message.id) for message in messages} == _written()
    for message in messages:
        assert all(_forms(message)), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)
def test_a_translation_has_the_places_of_its_english(po: Path) -> None:
    """A place too many is a fault on every page; a number may be left out where the word says it."""
    for message in _messages(po):
        english = set(_PLACE.findall(str(message.id)))
        spoken = {"%(num)s"} if isinstance(message.id, tuple) else set()
        for form in _forms(message):
            assert english - spoken <= set(_PLACE.findall(form)) <= english, message.id


def test_every_count_of_the_theme_is_written_as_the_language_writes_numbers() -> None:
    """`1.234 Artikel`: a count goes through the filter `number`."""
    counts = [count for file in TEMPLATES.rglob("*.html") for count in _COUNT.findall(file.read_text("utf-8"))]
    assert len(counts) >= 5
    assert [count for count in counts if not count.endswith(" | number")] == []


@pytest.mark.parametrize(
    ("language", "long", "usual", "month"),
    [
        ("en", "Monday, March 2, 2026", "March 2, 2026", "March 2026"),
        ("en-GB", "Monday, 2 March 2026", "2 March 2026", "March 2026"),
        ("es", "lunes, 2 de marzo de 2026", "2 de marzo de 2026", "marzo de 2026"),
        ("de-AT", "Montag, 2. März 2026", "2. März 2026", "März 2026"),
        ("ja", "2026年3月2日月曜日", "2026年3月2日", "2026年3月"),
        ("ar", "الاثنين، 2 مارس 2026", "2 مارس 2026", "مارس 2026"),
        ("tlh", "Monday, March 2, 2026", "March 2, 2026", "March 2026"),
    ],
)
def test_a_date_is_written_as_the_language_does(language: str, long: str, usual: str, month: str) -> None:
    """By CLDR; a language that it does not know has English dates."""
    words = words_of(_theme(), language)
    assert [words.date(DAY, "long"), words.date(DAY), words.date(DAY, "month")] == [long, usual, month]


def test_a_style_of_dates_that_is_not_there_is_named() -> None:
    """With those that are."""
    with pytest.raises(ValueError, match="no style 'longest' of dates; there are 'long', 'short' and 'month'"):
        words_of(_theme(), "en").date(DAY, "longest")


def test_no_language_changes_the_words_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process may write several: a worker of many sites, a preview whose settings change."""
    expected = {"ja": "3月", "de": "März", "pl": "marzec", "ar": "مارس"}
    for names in (list(expected), list(expected)[::-1]):
        monkeypatch.setattr(localedata, "_cache", {})
        for name in names:
            words_of.cache_clear()
            words = words_of(_theme(), name)
            assert words.date(DAY, "month")
            assert words.month(3) == expected[name], name
            assert format_date(DAY, "LLLL", locale=words._locale) == expected[name], name  # noqa: SLF001  # what `month` asks in some languages


def test_numbers_and_shares_are_written_as_the_language_does() -> None:
    """With its marks for thousands and decimals."""
    assert [words_of(_theme(), name).number(12345.5) for name in ("en", "de", "fr")] == [
        *("12,345.5", "12.345,5", "12\u202f345,5")
    ]
    assert [words_of(_theme(), name).percent(0.124) for name in ("en", "de")] == ["12%", "12\xa0%"]
    assert [words_of(_theme(), "de").percent(share) for share in (0, 0.0001, 0.0049, 0.01, 0.014)] == [
        *("0\xa0%", "0,1\xa0%", "0,5\xa0%", "1\xa0%", "1\xa0%")
    ]
    assert words_of(_theme(), "de").month(3) == "März"


@given(st.integers(0, 10_000))
def test_every_number_of_articles_has_a_form_in_arabic(count: int) -> None:
    """Which has six."""
    written = words_of(_shipped(), "ar").ngettext("%(num)s article", "%(num)s articles", count) % {"num": count}
    assert "article" not in written
    assert str(count) in written or count <= 2


def test_the_nearest_catalogue_holds() -> None:
    """Its own before that of the language at large, in any case; English where there is none."""
    brazil = TemplateFile("words/pt-BR.po", "templates/words/pt-BR.po", 'msgid "Tags"\nmsgstr "Etiquetas"\n')
    portugal = TemplateFile("words/pt.po", "templates/words/pt.po", 'msgid "Tags"\nmsgstr "Marcadores"\n')
    theme = _theme(brazil, portugal)
    said = {name: words_of(theme, name).gettext("Tags") for name in ("pt-BR", "pt-br", "pt-PT", "pt", "en")}
    assert said == {"pt-BR": "Etiquetas", "pt-br": "Etiquetas", "pt-PT": "Marcadores", "pt": "Marcadores", "en": "Tags"}


def test_what_is_not_translated_or_doubtful_stays_english() -> None:
    """Half a catalogue is better than none."""
    text = 'msgid "Tags"\nmsgstr ""\n\n#, fuzzy\nmsgid "Source"\nmsgstr "Wrong"\n'
    words = words_of(_theme(TemplateFile("words/xx.po", "templates/words/xx.po", text)), "xx")
    assert [words.gettext(each) for each in ("Tags", "Source", "Unheard of")] == ["Tags", "Source", "Unheard of"]


def test_a_catalogue_that_cannot_be_read_is_named_with_its_line() -> None:
    """And with what such a file is."""
    text = 'msgid "Tags"\nmsgstr "x"\n\nnonsense here\n'
    with pytest.raises(BuildError, match="catalogue: ") as fault:
        words_of(_theme(TemplateFile("words/xx.po", "templates/words/xx.po", text)), "xx")
    assert fault.value.source == Source("templates/words/xx.po", 4)
    assert "Poedit" in fault.value.hint


@pytest.mark.parametrize("line", ['msgid "Tags', "msgid Tags", "msgstr", 'msgstr "a "quote" in it"', 'msgid "Tags\\"'])
def test_a_quote_that_is_not_closed_is_named(line: str) -> None:
    """The rest of the catalogue would be lost without a word, and the site be English."""
    with pytest.raises(BuildError, match="double quotes") as fault:
        words_of(_theme(TemplateFile("words/xx.po", "templates/words/xx.po", f"# Words\n{line}\n")), "xx")
    assert fault.value.source == Source("templates/words/xx.po", 2)


@pytest.mark.parametrize(
    ("title", "english", "german"),
    [
        ("2026-W47", "Week 47, 2026", "Woche 47, 2026"),
        ("2026-11", "November 2026", "November 2026"),
        ("2026-03-02", "2 March 2026", "2. März 2026"),
        ("2026-02-30", "2026-02-30", "2026-02-30"),
        ("Report 2026-11", "Report 2026-11", "Report 2026-11"),
    ],
)
def test_an_edition_titled_by_its_period_is_named_in_words(title: str, english: str, german: str) -> None:
    """Any other title is the editor's own."""
    assert words_of(_shipped(), "en-GB").period(title) == english
    assert words_of(_shipped(), "de").period(title) == german


def _some(words: Words) -> list[str]:
    styles = ("", "long", "short", "month")
    return [*(words.date(DAY, style) for style in styles), words.month(3), words.number(1234.5), words.number(1234)]


def test_what_was_written_once_is_not_asked_of_the_library_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of dates and numbers in one language; it takes longer to load than a page to render."""
    known: dict[str, bytes] = {}
    newly: dict[str, bytes] = {}
    words, later = Words("de", NullTranslations()), Words("de", NullTranslations())
    words.keep(known, newly)
    written = _some(words)
    assert known == newly
    assert written == _some(Words("de", NullTranslations()))
    later.keep(known, {})
    for name in ("babel", "babel.dates", "babel.numbers"):
        monkeypatch.setitem(sys.modules, name, None)
    assert _some(later) == written
    with pytest.raises(ImportError):
        later.number(7)
