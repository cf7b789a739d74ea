"""nginx and Caddy on a port of this machine, each with the settings that a build makes for it."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from tests.serving import kept_port

NGINX_SETTINGS = """\
daemon off;
{user}
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  {temporary}
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {settings}/nginx.conf;
  }}
}}
"""
CADDY_SETTINGS = """\
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  root * {root}
  import {settings}/Caddyfile
}}
"""
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Program(Struct, frozen=True):
    """A web server."""

    settings: str
    """Its own settings, with places for what differs."""
    command: tuple[str, ...]
    """How it is started, with places for the file of its settings and for a folder of its own."""


NGINX = Program(NGINX_SETTINGS, ("nginx", "-c", "{file}", "-p", "{folder}", "-e", "stderr"))
CADDY = Program(CADDY_SETTINGS, ("caddy", "run", "--config", "{file}", "--adapter", "caddyfile"))


@contextmanager
def serving(program: Program, root: Path, settings: Path, folder: Path) -> Iterator[int]:
    """Serve a folder, and give the port; `settings` are those that the build made, `folder` is for what it writes."""
    words = {
        "folder": folder,
        "root": root,
        "settings": settings,
        "user": "user root;" if os.geteuid() == 0 else "",
        "temporary": " ".join(f"{each}_temp_path {folder}/{each};" for each in _TEMPORARY),
    }
    file = folder / "settings"
    command = [word.format(file=file, folder=folder) for word in program.command]
    with kept_port() as port:
        file.write_text(program.settings.format(port=port, **words), encoding="utf-8")
        with _running(command, port, folder):
            yield port


@contextmanager
def _running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    """Run a server until it is done with; it must answer within a minute."""
    own = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, **own})
    try:
        until = time.monotonic() + 60
        while not _answers(port):
            assert process.poll() is None, (folder / "said").read_text()
            assert time.monotonic() < until, (folder / "said").read_text()
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _answers(port: int) -> bool:
    """Tell whether somebody listens."""
    with socket.socket() as tried:
        return not tried.connect_ex(("127.0.0.1", port))
