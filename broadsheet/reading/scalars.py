"""A text is written as one YAML scalar that every reader takes for that text."""

import re

_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ .'’()/&+-](?=\S))*[.)]?")
_OTHER_TYPES = re.compile(r"null|true|false|yes|no|on|off|y|n|[-+.\d_exob:]+", re.IGNORECASE)


def scalar(text: str) -> str:
    """Write a text as YAML 1.1 on one line: plain where that is safe, else in double quotes."""
    line = " ".join(text.split())
    if _PLAIN.fullmatch(line) and not _OTHER_TYPES.fullmatch(line):
        return line
    inner = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'
