"""How long a preview takes from a saved file to the browser being told: our server and Hugo's both speak livereload."""

import asyncio
import json
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tornado.websocket import WebSocketClientConnection, websocket_connect

HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
TIMES = 3
PATIENCE = 300
"""Seconds for a first build, and for an answer."""
SETTLE = 3
"""Seconds between being told and the next save, so that no server is still at work."""


def told_after(command: Sequence[str], folder: Path, port: int, save: Callable[[int], None]) -> list[float]:
    """Give the seconds from each of three saves to the message that asks the browser to reload."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            return asyncio.run(_all(port, save))
        finally:
            server.terminate()


async def _all(port: int, save: Callable[[int], None]) -> list[float]:
    reloads: list[float] = []

    def heard(message: str | bytes | None) -> None:
        if message is not None and json.loads(message).get("command") == "reload":
            reloads.append(time.perf_counter())

    socket = await _connected(f"ws://127.0.0.1:{port}/livereload", heard)
    await socket.write_message(json.dumps(HELLO))
    await socket.write_message(json.dumps({"command": "info", "url": f"http://127.0.0.1:{port}/"}))
    found = []
    for number in range(TIMES):
        await asyncio.sleep(SETTLE)
        reloads.clear()
        begun = time.perf_counter()
        save(number)
        while not reloads:
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError("the server did not tell of the save")
            await asyncio.sleep(0.002)
        found.append(reloads[0] - begun)
    return found


async def _connected(url: str, heard: Callable[[str | bytes | None], None]) -> WebSocketClientConnection:
    begun = time.perf_counter()
    while True:
        try:
            return await websocket_connect(url, connect_timeout=PATIENCE, on_message_callback=heard)
        except OSError:
            if time.perf_counter() - begun > PATIENCE:
                raise
            await asyncio.sleep(0.5)
