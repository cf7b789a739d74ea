"""The Makefile's words where a machine lacks something."""

import os
import subprocess
import sys
from pathlib import Path

MAKEFILE = Path(__file__).parent.parent / "Makefile"


def make(folder: Path, target: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a target of a copy of the Makefile in an empty folder."""
    (folder / "Makefile").write_bytes(MAKEFILE.read_bytes())
    named = [f"{name}={value}" for name, value in variables.items()]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", target, *named]
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)


def stub(folder: Path, name: str, script: str) -> str:
    """Put a small program in a folder."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def test_a_python_without_venv_is_told_the_package(tmp_path: Path) -> None:
    """Debian ships venv apart from Python: the message names what to install."""
    python = stub(tmp_path, "python", f'case "$2" in *venv*) exit 1;; *) exec {sys.executable} "$@";; esac')
    done = make(tmp_path, ".venv/pyvenv.cfg", PYTHON=python)
    assert done.returncode == 2
    assert "apt install python3-venv" in done.stderr


def test_an_old_python_is_told_the_version(tmp_path: Path) -> None:
    """The message says what is needed and how to name another Python."""
    done = make(tmp_path, ".venv/pyvenv.cfg", PYTHON=stub(tmp_path, "python", "exit 1"))
    assert done.returncode == 2
    assert "needs Python 3.11 or newer" in done.stderr


def test_a_machine_without_chromium_is_told_the_command(tmp_path: Path) -> None:
    """Who is not root gets the command to run; the tests never go on without a browser."""
    programs = tmp_path / "bin"
    programs.mkdir()
    stub(programs, "id", "echo 1000")
    (programs / "sh").symlink_to("/bin/sh")
    (tmp_path / "Makefile").write_bytes(MAKEFILE.read_bytes())
    make_program = next(
        path for path in map(Path, ("/usr/bin/make", "/bin/make", "/usr/local/bin/make")) if path.exists()
    )
    done = subprocess.run(
        [make_program, "chromium"],
        cwd=tmp_path,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "sudo apt install chromium" in done.stderr
