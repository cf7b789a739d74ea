"""What is known of a picture, and what a page shows of it to machines."""

from msgspec import Struct


class ShareImage(Struct, frozen=True):
    """The picture that stands for a page where somebody shares it (Open Graph, `og:image`)."""

    permalink: str
    """Absolute."""
    alt: str
    """What it shows, in words."""
    width: int = 0
    """In pixels; 0 where it is not known."""
    height: int = 0
    """In pixels; 0 where it is not known."""
