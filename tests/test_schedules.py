"""The guide's examples for builds that start by themselves do what the guide says: its very lines are run."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.makers import run

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
CRON = re.search(r"^\*/5 \* \* \* \* (.*)$", GUIDE, re.MULTILINE)
WORKFLOW: dict[str, Any] = yaml.safe_load(GUIDE.partition("```yml\n")[2].partition("```")[0])
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["site"]["steps"]
CONFIG = """title: T
description: D
url: https://example.org/
feeds: {namespace: f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52}
search: false
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the examples are for GNU date, as servers have it")


def _hold(site: Path, moment: datetime) -> Path:
    """Write an article that appears then."""
    file = site / "content/articles/a.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    (site / "config.yaml").write_text(CONFIG, encoding="utf-8")
    file.write_text(
        f"---\ntitle: Held\ndate: {moment:%Y-%m-%dT%H:%M:%SZ}\nid: held\n---\n\nIt came.\n", encoding="utf-8"
    )
    return site / ".broadsheet/next-build"


def _sh(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_line_for_cron_builds_when_it_is_due_and_not_before(tmp_path: Path) -> None:
    """As cron gives it to the shell: a percent sign is escaped there."""
    assert CRON is not None
    line = CRON[1].replace("\\%", "%").replace("/srv/paper", str(tmp_path))
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    (tmp_path / "build.py").symlink_to(ROOT / "build.py")
    said = _hold(tmp_path, datetime.now(UTC) - timedelta(hours=1))
    page = tmp_path / "site/index.html"
    early = datetime.now(UTC) - timedelta(hours=2)
    assert run("-C", tmp_path, "build", "--now", f"{early:%Y-%m-%dT%H:%MZ}").code == 0
    assert b"Held" not in page.read_bytes()
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path)}
    done = _sh(line, tmp_path, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert b"Held" in page.read_bytes()
    assert datetime.fromisoformat(said.read_text(encoding="utf-8").strip()) > datetime.now(UTC)
    page.unlink()
    _sh(line, tmp_path, **environment)
    assert not page.exists()


@pytest.mark.parametrize(
    ("event", "hours", "due"),
    [("push", 5, "yes"), ("schedule", 5, "no"), ("schedule", -5, "yes"), ("schedule", None, "no")],
)
def test_the_workflow_looks_whether_a_build_is_due(tmp_path: Path, event: str, hours: int | None, due: str) -> None:
    """A push is always built; an empty file means never, and none that nothing was built yet."""
    (look,) = (step["run"] for step in STEPS if step.get("id") == "look")
    file = tmp_path / ".broadsheet/next-build"
    told = {"GITHUB_EVENT_NAME": event, "GITHUB_OUTPUT": str(tmp_path / "out"), "PATH": "/usr/bin:/bin"}
    _sh(look, tmp_path, **told)
    file.parent.mkdir()
    file.write_text(f"{(datetime.now(UTC) + timedelta(hours=hours)).isoformat()}\n" if hours else "", encoding="utf-8")
    assert _sh(look, tmp_path, **told).returncode == 0
    assert (tmp_path / "out").read_text(encoding="utf-8") == f"due=yes\ndue={due}\n"
    after = [step.get("if") for step in STEPS[[step.get("id") for step in STEPS].index("look") + 1 :]]
    assert set(after) == {"steps.look.outputs.due == 'yes'"}


def test_the_workflow_commits_the_ledger_where_it_changed(tmp_path: Path) -> None:
    """And nothing where it did not."""
    (keep,) = (step["run"] for step in STEPS if "ids.lock" in step.get("run", ""))
    _sh("git init -q --bare far && git clone -q far here && mkdir here/content", tmp_path, PATH="/usr/bin:/bin")
    (tmp_path / "here/content/ids.lock").write_text("a\n", encoding="utf-8")
    for _ in range(2):
        done = _sh(keep, tmp_path / "here", PATH="/usr/bin:/bin", HOME=str(tmp_path))
        assert done.returncode == 0, done.stderr
    assert _sh("git log --format=%s", tmp_path / "far", PATH="/usr/bin:/bin").stdout == "Record what was published\n"
