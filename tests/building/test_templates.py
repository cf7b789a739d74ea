"""What templates compile to is kept beside the store, for the theme, the engine and the Python that made it."""

from pathlib import Path

import pytest

from broadsheet.building.templates import COMPILED, code_kept
from broadsheet.formats import compiled, newly_compiled
from broadsheet.formats.templates import render_page
from broadsheet.model.content import Body
from broadsheet.model.errors import Source
from broadsheet.model.outputs import Document, TemplateFile, Theme
from broadsheet.model.pages import RedirectView


def _theme(text: str) -> Theme:
    return Theme((TemplateFile("redirect.html", "templates/redirect.html", text),), (), f"digest of {text}")


def _rendered(theme: Theme) -> bytes:
    view = RedirectView("A", "/a/", "https://example.org/a/", "en")
    return render_page(Document("x.html", "page", "redirect.html", view, None, Source("x")), theme, dict[str, Body]())


def _afresh(theme: Theme) -> Theme:
    """Give an equal theme that no environment of this process has compiled: with another unused template."""
    return Theme((*theme.files, TemplateFile("z.html", "z.html", "")), (), theme.digest)


def test_what_was_compiled_once_is_not_compiled_again(tmp_path: Path) -> None:
    """By a later process: here, for a theme that only the file knows."""
    theme = _theme("<a href={{ page.url }}>")
    with code_kept(tmp_path, theme, "engine"):
        first = _rendered(theme)
    later = _afresh(theme)
    newly_compiled(later)
    with code_kept(tmp_path, later, "engine"):
        assert compiled(later)["en"]
        assert _rendered(later) == first
    assert newly_compiled(later) == {}


@pytest.mark.parametrize("other", ["theme", "engine"])
def test_the_code_of_another_theme_or_engine_is_not_believed(tmp_path: Path, other: str) -> None:
    """Its texts may be the same, but what it includes or how it is compiled may not."""
    theme = _theme("one of {{ page.url }}")
    with code_kept(tmp_path, theme, "engine"):
        _rendered(theme)
    later = _afresh(theme)
    if other == "theme":
        later = Theme(later.files, (), "another digest")
    with code_kept(tmp_path, later, "engine" if other == "theme" else "another engine"):
        assert compiled(later) == {}


def test_damaged_code_is_compiled_again(tmp_path: Path) -> None:
    """No byte of it is run."""
    theme = _theme("two of {{ page.url }}")
    with code_kept(tmp_path, theme, "engine"):
        first = _rendered(theme)
    data = bytearray((tmp_path / COMPILED).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / COMPILED).write_bytes(data)
    later = _afresh(theme)
    with code_kept(tmp_path, later, "engine"):
        assert compiled(later) == {}
        assert _rendered(later) == first
    with code_kept(tmp_path, _afresh(later), "engine"):
        assert compiled(_afresh(later))["en"]


def test_code_goes_with_its_text(tmp_path: Path) -> None:
    """A template with another text under the same name and the same digest is compiled anew."""
    theme, other = _theme("three"), _theme("four")
    with code_kept(tmp_path, theme, "engine"):
        assert _rendered(theme) == b"three"
    other = Theme(other.files, (), theme.digest)
    with code_kept(tmp_path, other, "engine"):
        assert _rendered(other) == b"four"
