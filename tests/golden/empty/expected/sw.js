kept: /
