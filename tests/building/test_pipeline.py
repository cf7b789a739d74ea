"""The straight line as a whole: every mistake in one run, a check that writes nothing, a comparison that finds all."""

import pickle
from pathlib import Path

import pytest
from msgspec import structs

from broadsheet.building.pipeline import check, read_contents
from broadsheet.building.verifying import differences
from broadsheet.model.errors import BuildError
from broadsheet.model.outputs import Theme
from tests.building.sites import CONFIG, article, built, looks, mistakes, new_site, published, write

A, B = "content/articles/a.md", "content/articles/b.md"


def _places(words: tuple[str, ...]) -> list[str]:
    return [word.split(" ")[0] for word in words]


def test_mistakes_of_every_kind_of_file_are_named_in_one_run(tmp_path: Path) -> None:
    """Settings, content, a file that is missing, templates: in the order of their places."""
    files = {
        A: article("A", colour="red"),
        B: article("B", date="2026-02-30"),
        "content/note.md": "x",
        "templates/list.html": "{% if %}",
    }
    order = new_site(tmp_path, files, CONFIG + "colour: red\n")
    places = ["config.yaml:5:1:", f"{A}:5:1:", f"{B}:4:7:", "content/note.md:", "templates/list.html:1:"]
    assert _places(mistakes(order)) == places
    write(tmp_path, {"config.yaml": CONFIG})
    assert _places(mistakes(order)) == places[1:]


def test_a_fault_that_many_pages_meet_is_named_once(tmp_path: Path) -> None:
    """Another template's fault is named beside it."""
    files = {f"content/articles/{n}.md": article(f"N {n}") for n in range(9)}
    faults = {"templates/article.html": "\n{{ page.nope }}", "templates/front.html": "{{ 1 / 0 }}"}
    order = new_site(tmp_path, files | faults)
    assert _places(mistakes(order)) == ["templates/article.html:2:", "templates/front.html:1:"]


def test_a_site_without_settings_says_where_to_look(tmp_path: Path) -> None:
    """Whoever runs it in the wrong folder is told so."""
    order = new_site(tmp_path)
    (tmp_path / "config.yaml").unlink()
    (mistake,) = mistakes(order)
    assert mistake.startswith("config.yaml: there is no config.yaml here\n  hint: ")


def test_a_check_finds_mistakes_and_writes_no_output(tmp_path: Path) -> None:
    """Warnings too."""
    order = new_site(tmp_path, {A: article("A", "[x](/nowhere/)")})
    report = check(order, lambda _stage, _things: None)
    assert [warning.source.path for warning in report.warnings] == [A]
    assert not order.output.exists()
    write(tmp_path, {B: article("B", slug="a")})
    with pytest.raises(ExceptionGroup, match="mistakes"):
        check(order, lambda _stage, _things: None)


def test_a_warning_keeps_a_strict_build_from_publishing(tmp_path: Path) -> None:
    """And a strict build is not taken for one that was not."""
    order = new_site(tmp_path, {A: article("A", "[x](/nowhere/)")})
    strict = structs.replace(order, strict=True)
    assert _places(mistakes(strict)) == [f"{A}:7:5:"]
    assert not any(order.output.glob("*"))
    built(order)
    assert _places(mistakes(strict)) == [f"{A}:7:5:"]


def test_contents_can_be_read_where_some_are_wrong(tmp_path: Path) -> None:
    """What has no mistake is given, and the mistakes are left for a build to name."""
    order = new_site(tmp_path, {A: article("A"), B: "nothing"})
    config, contents = read_contents(order)
    assert config is not None
    assert [content.source_path for content in contents] == [A]


def test_mistakes_are_mended_by_a_build_that_remembers_the_rest(tmp_path: Path) -> None:
    """What was parsed before is kept, though nothing was published."""
    order = new_site(tmp_path, {A: article("A"), B: "nothing"})
    assert mistakes(order)
    write(tmp_path, {B: article("B")})
    assert not mistakes(order)
    assert {"2026/03/a/index.html", "2026/03/b/index.html"} <= published(order).keys()


def test_a_large_file_is_named_and_not_parsed(tmp_path: Path) -> None:
    """With both sizes, and the setting that allows it."""
    order = new_site(tmp_path, {A: article("A", "word " * 1000)}, CONFIG + "limits: {article: 1000}\n")
    (mistake,) = mistakes(order)
    assert mistake.startswith(f"{A}: the file has 5,0")
    assert "more than the 1,000 allowed" in mistake
    assert "limits.article" in mistake


def test_a_comparison_with_a_clean_build_finds_every_difference(tmp_path: Path) -> None:
    """None in a site that was just built; nothing of the site is touched."""
    order = new_site(tmp_path, {A: article("A")})
    built(order)
    assert differences(order) == []
    (order.output / "feed.xml").unlink()
    write(order.output, {"index.html": "altered"})
    before = looks(order.output)
    assert differences(order) == ["feed.xml", "index.html"]
    assert looks(order.output) == before


def test_a_mistake_crosses_from_one_process_to_another(tmp_path: Path) -> None:
    """With its place and its hint."""
    order = new_site(tmp_path, {A: article("A", colour="red")})
    with pytest.raises(ExceptionGroup) as group:
        built(order)
    (error,) = group.value.exceptions
    assert isinstance(error, BuildError)
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert str(copied) == str(error)
    assert copied.source == error.source


def test_templates_that_did_not_change_are_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What they mention is kept; a changed one, and one that nothing uses any more, is noticed."""
    order = new_site(tmp_path, {A: article("A")})
    built(order)
    parsed: list[Theme] = []

    def errors(theme: Theme) -> list[BuildError]:
        parsed.append(theme)
        return []

    monkeypatch.setattr("broadsheet.building.templates.template_errors", errors)
    write(tmp_path, {A: article("B")})
    assert built(order).written > 0
    assert parsed == []
    write(tmp_path, {"templates/lonely.html": "alone"})
    assert [str(each).partition("\n")[0] for each in built(order).warnings] == [
        "templates/lonely.html: no page uses this template"
    ]
    assert len(parsed) == 1
    assert len(built(order).warnings) == 1
