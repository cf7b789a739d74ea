"""What a reader's device keeps without being asked."""

from broadsheet.model.offline import WorkerView
from tests.building.sites import article, documents_of, site_of


def test_a_device_keeps_the_latest_edition_and_what_leads_to_it() -> None:
    """A reader who bookmarked `/latest/` finds the edition without a connection."""
    note = article("Note", date="2026-04-01", slug="one")
    files = {"content/articles/a.md": article("A"), "content/editions/one.md": note}
    view = documents_of(site_of(files))["sw.js"].view
    assert isinstance(view, WorkerView)
    assert view.kept == ("/", "/latest/", "/editions/one/", "/2026/03/a/")
