"""Find a program's lines in a text: set in, and written as no sentence is.

Knows nothing of what a program does.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import dedent

_SET_IN = re.compile(r"(?: {4}| {0,3}\t)")
_CODE = re.compile(
    r"""[{}();=<>|\\$]|::|->|^\s*(?:[$%>#]\s|//|/\*|--?\w|@\w|(?:def|class|import|from|return|if|for|while|else|elif|end|fn|let|const|var|func|
    function|public|private|use|package|select|insert|update|create|echo|cd|sudo|git|pip|npm|curl|make|docker)\b)|\w[._/-]\w""",
    re.IGNORECASE | re.VERBOSE,
)
_PROSE = re.compile(r"(?:[^\W\d_]+,?\s+){7,}[^\W\d_]+[.!?]$")


def code_runs(lines: Sequence[str]) -> tuple[range, ...]:
    """Give the places, from 0, of each run of lines set in by four spaces or a tab of which half read as code.

    An empty line does not end a run. A sentence does not belong to one, so that paragraphs set in stay paragraphs.
    """
    return tuple(run for run in _runs(lines) if _reads_as_code([lines[at] for at in run if lines[at].strip()]))


def dedented(lines: Sequence[str]) -> tuple[str, ...]:
    """Give the lines with what all of them are set in by taken off, tabs as four spaces."""
    return tuple(dedent("\n".join(line.expandtabs(4).rstrip() for line in lines)).split("\n"))


def _runs(lines: Sequence[str]) -> Iterator[range]:
    for inside, group in groupby(range(len(lines)), lambda at: not lines[at].strip() or bool(_SET_IN.match(lines[at]))):
        places = [at for at in group if inside and lines[at].strip()]
        if places:
            yield range(places[0], places[-1] + 1)


def _reads_as_code(lines: Sequence[str]) -> bool:
    return (
        2 * sum(_CODE.search(line) is not None for line in lines) >= len(lines)
        and not any(_PROSE.search(line) for line in lines)
        and any(re.search(r"[{}();=<>$\\|]|::|->|\s--?\w", line) for line in lines)
    )
