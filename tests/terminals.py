"""A command in a real pseudo-terminal, as whoever types it sees it."""

import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

HERE = Path(__file__).parents[1]
AT_ONCE = """
import os, sys
sys.path[0] = os.getcwd()
from broadsheet import cli, progress
progress.PATIENCE = 0
cli.main()
"""
"""The program, whose bar does not wait for a second."""
HALF_WAY = """
import os, sys, time
sys.path[0] = os.getcwd()
left = [40]
def wait(event, about):
    if event == "os.rename" and "/site/" in str(about[1]):
        left[0] -= 1
        if not left[0]:
            open(sys.argv[1], "w").close()
            time.sleep(60)
sys.addaudithook(wait)
from broadsheet import cli
cli.main(sys.argv[2:])
"""
"""The program, which waits in the middle of a publish once it has made the file that is named first."""


_OWN_TERMINAL = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.close(os.open(os.ttyname(0), os.O_RDWR))
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


class Seen(Struct, frozen=True):
    """What was seen, and how it ended."""

    code: int
    """The exit code."""
    text: str
    """Everything that was printed, with the terminal's own codes."""
    seconds: float
    """From Ctrl-C to the end."""


def seen(arguments: list[str], interrupt: Callable[[], bool] | None = None, times: int = 1) -> Seen:
    """Run Python in a terminal of its own; press Ctrl-C once something has happened, as often as told."""
    main, side = pty.openpty()
    command = [sys.executable, "-c", _OWN_TERMINAL, *arguments]
    with subprocess.Popen(command, stdin=side, stdout=side, stderr=side, cwd=HERE, start_new_session=True) as ran:
        os.close(side)
        os.set_blocking(main, False)
        text, pressed = b"", 0.0
        while (code := ran.poll()) is None:
            text += _read(main)
            if interrupt is not None and not pressed and interrupt():
                pressed = time.monotonic()
                for _ in range(times):
                    os.write(main, b"\x03")
        ended = time.monotonic()
    text += _read(main)
    os.close(main)
    return Seen(code, text.decode(), ended - pressed)


def _read(main: int) -> bytes:
    time.sleep(0.001)
    try:
        return os.read(main, 65536)
    except (BlockingIOError, OSError):
        return b""
