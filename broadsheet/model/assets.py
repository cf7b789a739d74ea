"""The theme's files as they are published: under names that tell their bytes.

Knows nothing of how a name is made.
"""

from msgspec import Struct


class ThemeAsset(Struct, frozen=True):
    """A file of the theme's `assets/`."""

    name: str
    """As templates ask for it: `style.css`, `fonts/newsreader.woff2`."""
    published: str
    """As it lies below `/assets/`: `style.3f2a9c01b7.css`."""
    path: str
    """The file, as `disk` names it: `templates/assets/style.css`."""
    digest: str
    """Of its bytes as published."""
    text: str | None = None
    """What is published in place of the file's own bytes; none where they are copied."""


class AssetView(Struct, frozen=True, tag=True):
    """A style sheet or a script, with the other files that it names under their published names."""

    served: str
    """As it is served."""
