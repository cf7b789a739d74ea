"""`build.py send` from end to end: what a build wrote goes to a list, through a real SMTP server, once."""

import email
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.press.recipients import Record, alone
from tests.building.sites import CONFIG, article
from tests.makers import Told, run
from tests.press.test_sending import PEOPLE, Office, open_office

MAIL = "mail: {from: The Post <post@example.org>, unsubscribe: https://example.org/u}\neditions: {cadence: weekly}\n"
NAME = "2026-w10"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with an edition and its letter."""
    root = tmp_path_factory.mktemp("paper")
    (root / "content/articles").mkdir(parents=True)
    (root / "config.yaml").write_text(CONFIG + MAIL + "search: false\n", encoding="utf-8")
    (root / "content/articles/a.md").write_text(article("Ünder ]]> & 漢字"), encoding="utf-8")
    assert run("-C", root, "build", "--quiet", "--now", "2026-04-01").code == 0
    return root


class Desk:
    """Sends the edition to a list of its own."""

    def __init__(self, root: Path, folder: Path, office: Office, url: str) -> None:
        """Write the list."""
        self._root, self.office, self._url = root, office, url
        self.list = folder / "readers.txt"
        self.list.write_text("# readers\n" + "".join(f"{each}\n" for each in PEOPLE), encoding="utf-8")
        self.record = folder / f"readers.txt.{NAME}.sent"

    def send(self, *options: str, name: str = NAME) -> Told:
        """Run the command."""
        return run("-C", self._root, "send", name, "--smtp", self._url, "--to", self.list, *options)


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk with a server that takes all."""
    with open_office() as (office, server):
        yield Desk(built, tmp_path, office, f"smtp://{server.host}:{server.port}")


def test_nothing_leaves_without_yes(desk: Desk) -> None:
    """It says to how many it would go, and records nothing."""
    told = desk.send()
    assert (told.code, told.err) == (0, "")
    assert told.out == f"{NAME}: would go to 5 of 5 addresses; nothing was sent. Add --yes to send it.\n"
    assert (desk.office.taken, desk.record.exists()) == ([], False)


def test_a_run_that_was_cut_off_is_resumed_and_nobody_gets_it_twice(desk: Desk) -> None:
    """Whoever may have got it is named; the third run has nothing to do."""
    desk.office.cut_after = {PEOPLE[2]}
    cut = desk.send("--yes")
    assert (cut.code, "run the command again" in cut.err) == (3, True)
    resumed = desk.send("--yes", "--json")
    assert json.loads(resumed.out)["sent"] == list(PEOPLE[3:])
    assert json.loads(resumed.out)["doubtful"] == [PEOPLE[2]]
    assert desk.send("--yes").out == f"{NAME}: sent to 0, 5 had it already\n"
    assert desk.office.taken == list(PEOPLE)


def test_what_arrives_is_the_letter_that_was_built(desk: Desk) -> None:
    """As HTML and as text, with the words that were written, to one reader."""
    assert desk.send("--yes").code == 0
    letter = email.message_from_bytes(desk.office.texts[0])
    assert (letter["To"], letter.get_content_type()) == (PEOPLE[0], "multipart/alternative")
    parts = [part.get_payload(decode=True) for part in letter.walk() if not part.is_multipart()]
    words = [part.decode() for part in parts if isinstance(part, bytes)]
    assert ["漢字" in part for part in words] == [True, True]
    assert len({email.message_from_bytes(text)["Message-ID"] for text in desk.office.texts}) == 1


def test_two_runs_at_once_do_not_send_to_the_same_list(desk: Desk) -> None:
    """Each would find nobody who has it; a run that only looks may look."""
    with alone(desk.list):
        told = desk.send("--yes")
        assert (told.code, told.out) == (3, "")
        assert told.err == f"{desk.list}: another run is sending to this list; wait for it to end\n"
        assert desk.send().code == 0
    assert desk.office.taken == []
    assert desk.send("--yes").code == 0


def test_a_record_whose_last_line_was_cut_off_keeps_the_next_one_whole(tmp_path: Path) -> None:
    """Else both would be unreadable, and the second reader would get it again."""
    (tmp_path / "sent").write_text("? a@example.org\n+ a@exa", encoding="utf-8")
    Record(tmp_path / "sent").put("?", "b@example.org")
    again = Record(tmp_path / "sent")
    assert again.marks["a@example.org"] == again.marks["b@example.org"] == "?"


def test_an_edition_that_is_not_there_is_wrong_usage(desk: Desk) -> None:
    """The newest are named."""
    told = desk.send(name="2026-w99")
    assert (told.code, f"there are: {NAME}" in told.err) == (2, True)
