"""The documents cannot lie: what they show works, and what there is they name."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from broadsheet.cli import commands
from broadsheet.model.errors import BuildError
from broadsheet.printing import errors_of
from broadsheet.reading.config import parse_config
from tests.makers import read, run
from tests.photographs import photograph

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
BOTH = GUIDE + (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(---\n.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
SETTINGS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
WHOLE = "title: X\ndescription: Y\nurl: https://example.org\n"
NAMESPACE = "feeds:\n  namespace: 5d2c1c1e-0d0a-4a7e-9b0c-1f2e3d4c5b6a\n"


def words_of() -> Iterator[str]:
    """Give every command and every option as it is typed."""
    for name, command in commands.commands.items():
        yield name
        options = [each for each in command.params if isinstance(each, click.Option)]
        yield from (option for each in options for option in each.opts if option.startswith("--"))
    yield "-C"


def known_after(error: BuildError) -> list[str]:
    """Give the keys that a mistake's hint lists."""
    return error.hint.removeprefix("known: ").split(", ")


def keys_of(kind: str, front: str = "") -> list[str]:
    """Give every key that a content file knows, or a map within it, from the answer to an unknown one."""
    text = f"---\n{front or 'xyzzyxyzzy: 1'}\n---\n"
    errors = read(text, f"content/{kind}/x.md").errors
    return next(known_after(error) for error in errors if "unknown key" in error.message)


def settings_of(front: str) -> list[str]:
    """Give every key that the settings know, or a map within them."""
    with pytest.raises((ExceptionGroup, BuildError)) as caught:
        parse_config((WHOLE + front).encode(), "config.yaml")
    return next(known_after(error) for error in errors_of(caught.value) if "unknown key" in error.message)


def named(key: str) -> bool:
    """Tell whether the guide names a key: as `key`, or with its colon in an example."""
    return bool(re.search(rf"`(?:\w+\.)?{key}`|^[ -]*{key}:", GUIDE, re.MULTILINE))


@pytest.mark.parametrize("word", sorted(set(words_of())))
def test_every_command_and_option_is_documented(word: str) -> None:
    """In the guide or on the first page, within backticks or in a block."""
    assert re.search(rf"[` \[]{re.escape(word)}(?![\w-])", BOTH)


@pytest.mark.parametrize("kind", ["articles", "editions", "pages"])
def test_every_key_of_front_matter_is_documented(kind: str) -> None:
    """Each in the guide."""
    keys = keys_of(kind)
    assert "title" in keys
    assert [key for key in keys if not named(key)] == []


@pytest.mark.parametrize(
    "front",
    [
        "source:\n  xyzzyxyzzy: 1",
        "also:\n  - xyzzyxyzzy: 1",
        "corrections:\n  - xyzzyxyzzy: 1",
        "image:\n  xyzzyxyzzy: 1",
        "audio:\n  xyzzyxyzzy: 1",
    ],
)
def test_every_key_within_a_key_is_documented(front: str) -> None:
    """But for `clipping`, which nobody types."""
    assert [key for key in keys_of("articles", front) if not named(key)] == []


@pytest.mark.parametrize(
    "front",
    [
        "xyzzyxyzzy: 1\n",
        "tags:\n  Ships:\n    xyzzyxyzzy: 1\n",
        "menu:\n  - xyzzyxyzzy: 1\n",
        *(
            f"{key}:\n  xyzzyxyzzy: 1\n"
            for key in ("author", "permalinks", "markdown", "feeds", "editions", "mail", "images", "limits")
        ),
    ],
)
def test_every_setting_is_documented(front: str) -> None:
    """Each in the guide."""
    assert [key for key in settings_of(front) if not named(key)] == []


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_without_a_mistake(text: str) -> None:
    """Its first comment names its file."""
    found = re.search(r"^# (content/\w+/\S+\.md)$", text, re.MULTILINE)
    assert found
    assert read(text, found[1]).errors == ()


@pytest.mark.parametrize("text", SETTINGS)
def test_every_example_of_settings_is_without_a_mistake(text: str) -> None:
    """Nor a warning; a part of the settings is completed first."""
    whole = text if "title:" in text else WHOLE + text
    whole = whole if "namespace:" in whole else whole + NAMESPACE
    _, warnings = parse_config(whole.encode(), "config.yaml")
    assert warnings == ()


def test_there_are_examples() -> None:
    """Else the two tests above would be silent."""
    assert len(EXAMPLES) >= 3
    assert SETTINGS


def told() -> str:
    """Give everything that the broken sites are told, and two warnings."""
    broken = (Path(__file__).parent / "broken").glob("*/expected.txt")
    return "\n".join(file.read_text(encoding="utf-8") for file in broken)


def test_every_message_of_the_guide_is_one_that_editors_read(tmp_path: Path) -> None:
    """Word for word, but for what it says `...` of."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "config.yaml").write_text(WHOLE + NAMESPACE, encoding="utf-8")
    head = "---\ntitle: {0}\ndate: 2026-11-20\nid: {0}\ndraft: {1}\n---\n\n"
    body = "[soon](soon.md) ![far](https://example.net/far.png)\n"
    (tmp_path / "content/articles/now.md").write_text(head.format("now", "no") + body, encoding="utf-8")
    (tmp_path / "content/articles/soon.md").write_text(head.format("soon", "yes"), encoding="utf-8")
    (tmp_path / "content/images").mkdir()
    (tmp_path / "content/images/home.jpg").write_bytes(photograph(comment=b"GPSLatitude 51"))
    (tmp_path / "content/images/none.jpg").write_bytes(b"none")
    everything = told() + run("-C", tmp_path, "build", "--now", "2026-11-22").err
    table = GUIDE.partition("| Message | What happened |")[2].partition("\n\n")[0]
    messages = [message for row in table.splitlines()[2:] for message in re.findall(r"`([^`]+)`", row.split("|")[1])]
    patterns = [re.escape(message).replace(r"\.\.\.", ".+") for message in messages]
    assert len(patterns) > 15
    assert [pattern for pattern in patterns if not re.search(pattern, everything)] == []


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_the_help_of_every_command_has_an_example(name: str) -> None:
    """That begins as it is typed, and stands on a line of its own."""
    told = run(name, "--help")
    assert told.code == 0
    assert any(line.startswith(f"    python build.py {name}".rstrip()) for line in told.out.splitlines()) or (
        name == "build" and "    python build.py\n" in told.out
    )


def test_every_option_has_a_help() -> None:
    """Of one sentence at least."""
    options = [each for command in commands.commands.values() for each in command.params]
    assert [each.name for each in options if isinstance(each, click.Option) and not each.help] == []
