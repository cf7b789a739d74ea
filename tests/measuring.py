"""What one command alone costs, whatever ran before it or runs beside it.

A process's own account of its children is of all that it ever had, and a child's largest memory begins with that of
whoever started it: so a small process of its own starts the command and says what it saw.
"""

import json
import subprocess
import sys
from typing import NamedTuple

_WITNESS = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True, encoding="utf-8", check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, done.stdout, done.stderr, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


class Cost(NamedTuple):
    """What a command said and needed."""

    output: str
    """What it printed."""
    seconds: float
    """Processor time, of its workers too."""
    kibibytes: int
    """The most memory that it, or one of its workers, had at any time."""


def cost(*command: str) -> Cost:
    """Run a command, which must succeed, and give what it printed and needed."""
    told = subprocess.run([sys.executable, "-c", _WITNESS, *command], capture_output=True, text=True, check=True)
    code, output, errors, seconds, kibibytes = json.loads(told.stdout)
    assert code == 0, errors
    return Cost(output, seconds, kibibytes)
