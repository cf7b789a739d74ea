"""Where the programs are that `make audit-tools` installs from npm: see `node/package.json`."""

from pathlib import Path

MODULES = Path(__file__).with_name("node") / "node_modules"
LIGHTHOUSE = MODULES / ".bin" / "lighthouse"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
