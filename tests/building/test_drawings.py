"""A drawing is looked into once, by builds and by checks."""

from pathlib import Path

import pytest

from broadsheet.model.errors import BuildError
from broadsheet.reading.drawings import drawing_errors
from tests.makers import run

GOOD = b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'
BAD = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>\n'
CONFIG = """\
title: The Test Post
description: What is tested
url: https://example.org
feeds: {namespace: f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52}
"""
NOW = ("--now", "2026-11-22T12:00Z")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Give a site of one article and one good drawing."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/images").mkdir()
    (tmp_path / "content/static").mkdir()
    (tmp_path / "config.yaml").write_text(CONFIG)
    (tmp_path / "content/articles/a.md").write_text("---\ntitle: A\ndate: 2026-11-21\nid: a\n---\n\nText.\n")
    (tmp_path / "content/images/map.svg").write_bytes(GOOD)
    return tmp_path


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list of the drawings that are looked into, as it grows."""
    paths: list[str] = []

    def noted(path: str, data: bytes) -> list[BuildError]:
        paths.append(path)
        return drawing_errors(path, data)

    monkeypatch.setattr("broadsheet.building.drawings.drawing_errors", noted)
    return paths


def test_a_drawing_that_stays_is_not_looked_into_again(paper: Path, looked: list[str]) -> None:
    """Another article costs it nothing; its own new bytes do."""
    assert run("-C", paper, "build", *NOW).code == 0
    (paper / "content/articles/b.md").write_text("---\ntitle: B\ndate: 2026-11-20\nid: b\n---\n\nText.\n")
    assert run("-C", paper, "build", *NOW).code == 0
    assert looked == ["content/images/map.svg"]
    (paper / "content/images/map.svg").write_bytes(GOOD + b"\n")
    assert run("-C", paper, "build", *NOW).code == 0
    assert looked == ["content/images/map.svg"] * 2


def test_a_bad_drawing_stays_a_mistake_until_it_is_mended(paper: Path) -> None:
    """In every check and build, however warm; what was published stays."""
    drawing, published = paper / "content/images/map.svg", paper / "site/images/map.svg"
    assert run("-C", paper, "build", *NOW).code == 0
    drawing.write_bytes(BAD)
    for command in ("build", "check", "build", "check"):
        told = run("-C", paper, command, *(NOW if command == "build" else ()))
        assert told.code == 1
        assert "content/images/map.svg:1:1: the drawing holds 'onload' at <svg>, which runs script" in told.err
    assert published.read_bytes() == GOOD
    drawing.write_bytes(GOOD + b"\n")
    assert run("-C", paper, "build", *NOW).code == 0
    assert published.read_bytes() == GOOD + b"\n"


def test_what_is_not_published_or_is_the_editors_own_is_not_looked_into(paper: Path) -> None:
    """`content/static/` may hold script, and a file beside an article that nothing shows goes nowhere."""
    (paper / "content/static/app.svg").write_bytes(BAD)
    (paper / "content/articles/draft.svg").write_bytes(BAD)
    assert run("-C", paper, "build", *NOW).code == 0
    assert (paper / "site/app.svg").read_bytes() == BAD
