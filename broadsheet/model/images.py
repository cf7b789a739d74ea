"""What a page tells of a picture: to browsers before it has loaded, and to machines."""

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


class ImageSource(Struct, frozen=True, cache_hash=True):
    """One format of a picture, for a `source` element."""

    type: str
    """Its media type."""
    srcset: str
    """Each size with its width in pixels (HTML, section 4.8.4.2.1)."""


class Sized(Struct, frozen=True, cache_hash=True):
    """What a page knows of a picture before it has loaded."""

    width: int
    """In pixels; 0 where nothing is said of it."""
    height: int
    """In pixels; 0 where nothing is said of it."""
    tone: str = ""
    """The classes of its dominant colour; empty where one could see through it."""
    sources: tuple[ImageSource, ...] = ()
    """Its other formats and sizes, the one to be preferred first; none of drawings, moving and very small pictures."""
    instead: str = ""
    """The URL that feeds and letters show in the place of the original; empty means the original."""
