"""Two articles of one title neither share a file nor an address."""

from datetime import UTC, datetime
from pathlib import Path

from msgspec import structs

from broadsheet.clipping.places import Places
from broadsheet.clipping.text import clip_text
from broadsheet.model.content import Article

HERE = Article(source_path="a.md", title="T", slug="morning-briefing", date=datetime(2026, 3, 1, tzinfo=UTC))


def test_an_address_of_a_month_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    """By an article that is here, or by a clipping that came before; in another month it is free."""
    clipped = clip_text(b"Morning briefing\n\n2 March 2026\n\nThe ferry is late.", "b.txt", "id")
    places = Places([HERE], UTC)
    settled = [
        places.settle(structs.replace(clipped, date=date), tmp_path, named=False)
        for date in ("2026-03-02", "2026-03-03", "2026-04-02")
    ]
    assert [(each.slug, name) for each, name in settled] == [
        ("morning-briefing-2", "2026-03-02-morning-briefing-2.md"),
        ("morning-briefing-3", "2026-03-03-morning-briefing-3.md"),
        ("", "2026-04-02-morning-briefing.md"),
    ]


def test_a_name_that_somebody_chose_is_kept(tmp_path: Path) -> None:
    """With a slug of its own all the same."""
    clipped = clip_text(b"Morning briefing\n\n2 March 2026\n\nThe ferry is late.", "b.txt", "id")
    settled, name = Places([HERE], UTC).settle(clipped, tmp_path, named=True)
    assert (settled.slug, name) == ("morning-briefing-2", "b.md")
