kept: /, /2026/11/second/, /2026/11/first/
